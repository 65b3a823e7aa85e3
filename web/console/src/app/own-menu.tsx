import type { Presence, Theme } from "@ombud/api";
import { CircleUser, Keyboard, Languages, LogOut, Monitor, Moon, Sun } from "lucide";
import { language, languages, ownLanguageName, t } from "../i18n/index.ts";
import { openDialog } from "../state/current.ts";
import { attempt } from "../state/errors.ts";
import { choosePresence } from "../state/presence.ts";
import { chooseLanguage, chooseTheme, me, signOut } from "../state/session.ts";
import { Avatar, Menu, type MenuItem, theme } from "../ui/index.ts";
import { navigate } from "./router.ts";

const PRESENCES: readonly Presence[] = ["online", "away", "offline"];
const THEMES: readonly [Theme, typeof Sun][] = [
  ["system", Monitor],
  ["light", Sun],
  ["dark", Moon],
];

function items(presence: Presence): MenuItem[] {
  return [
    ...PRESENCES.map((one) => ({
      label: t(`presence-${one}`),
      hint: t(`presence-${one}-hint`),
      checked: one === presence,
      onSelect: () => attempt(choosePresence(one)),
    })),
    ...THEMES.map(([one, icon], index) => ({
      label: t(`theme-${one}`),
      icon,
      checked: one === theme.value,
      divider: index === 0,
      onSelect: () => attempt(chooseTheme(one)),
    })),
    ...languages.map((tag, index) => ({
      label: ownLanguageName(tag),
      icon: Languages,
      checked: tag === language.value,
      divider: index === 0,
      onSelect: () => attempt(chooseLanguage(tag)),
    })),
    {
      label: t("command-help"),
      icon: Keyboard,
      divider: true,
      onSelect: () => {
        openDialog.value = { kind: "help" };
      },
    },
    { label: t("rail-account"), icon: CircleUser, onSelect: () => navigate("/account") },
    { label: t("command-sign-out"), icon: LogOut, onSelect: () => attempt(signOut()) },
  ];
}

/** Who I am, whether I take work, and how the console looks to me. */
export function OwnMenu() {
  const staff = me.value?.staff;
  if (!staff) return null;
  return (
    <div class="rail-own">
      <Menu
        label={t("own-menu")}
        placement="top-start"
        items={items(staff.presence)}
        trigger={(props) => (
          <button
            type="button"
            class="rail-own-button"
            {...props}
            aria-label={t("own-menu-of", { name: staff.name, presence: t(`presence-${staff.presence}`) })}
          >
            <Avatar name={staff.name} size={30} presence={staff.presence} />
            <span class="rail-label rail-own-text">
              <span class="ui-truncate rail-own-name">{staff.name}</span>
              <span class="ui-truncate rail-own-presence">{t(`presence-${staff.presence}`)}</span>
            </span>
          </button>
        )}
      />
    </div>
  );
}
