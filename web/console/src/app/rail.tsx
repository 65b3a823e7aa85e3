import type { Counts } from "@ombud/api";
import {
  AlarmClock,
  AtSign,
  BookOpen,
  CheckCheck,
  CircleUser,
  Clock,
  CornerUpLeft,
  Gauge,
  type IconNode,
  Inbox,
  Layers,
  Search,
  Settings,
  ShieldAlert,
  UserCheck,
  UserRound,
  Users,
} from "lucide";
import type { ComponentChildren } from "preact";
import { t } from "../i18n/index.ts";
import { teamSlug } from "../inbox/query.ts";
import { openAlerts } from "../state/alerts.ts";
import { approvalsForMe } from "../state/approvals.ts";
import { openDialog } from "../state/current.ts";
import { teams } from "../state/directory.ts";
import { counts } from "../state/live.ts";
import { recoveriesWaiting } from "../state/recoveries.ts";
import { anySettings, can, me } from "../state/session.ts";
import { CountBadge, Icon, Kbd } from "../ui/index.ts";
import { keyCaps } from "./keys.ts";
import { OwnMenu } from "./own-menu.tsx";
import { href, place } from "./router.ts";

const VIEW_ICONS: readonly [keyof Counts | "resolved", IconNode][] = [
  ["mine", UserRound],
  ["unassigned", Inbox],
  ["team", Users],
  ["waiting", Clock],
  ["mentions", AtSign],
  ["all", Layers],
  ["snoozed", AlarmClock],
  ["resolved", CheckCheck],
];

interface LinkProps {
  to: string;
  current: boolean;
  label: string;
  icon?: IconNode;
  mark?: ComponentChildren;
  count?: number | undefined;
  strong?: boolean;
}

function RailLink({ to, current, label, icon, mark, count, strong }: LinkProps) {
  return (
    <a class="rail-link" href={href(to)} aria-current={current ? "page" : undefined} title={label}>
      {icon ? <Icon of={icon} size={17} /> : mark}
      <span class="rail-label">{label}</span>
      {count !== undefined && count > 0 && (
        <span class="rail-count">
          <CountBadge count={count} tone={strong ? "accent" : "neutral"} />
        </span>
      )}
    </a>
  );
}

/** The views of cases with how many each holds, the teams, and the other screens. */
export function Rail() {
  const { screen, parts } = place.value;
  const view = screen === "inbox" ? (parts[0] ?? "mine") : "";
  const held = counts.value;
  return (
    <nav class="rail" aria-label={t("rail")}>
      <div class="rail-brand">
        <img src="/console/favicon.svg" alt="" width={26} height={26} />
        <span class="rail-label ui-truncate">{me.value?.workspace.brand || "Ombud"}</span>
      </div>
      <button
        type="button"
        class="rail-search"
        title={t("rail-palette")}
        onClick={() => {
          openDialog.value = { kind: "palette", query: "" };
        }}
      >
        <Icon of={Search} size={15} />
        <span class="rail-label">{t("rail-palette")}</span>
        <span class="rail-label rail-keys">
          <Kbd keys={keyCaps("mod+k")} />
        </span>
      </button>
      <div class="rail-scroll">
        <div class="rail-group">
          {VIEW_ICONS.map(([name, icon]) => (
            <RailLink
              key={name}
              to={`/inbox/${name}`}
              current={view === name}
              label={t(`view-${name}`)}
              icon={icon}
              count={name === "resolved" ? undefined : (held?.[name] as number | undefined)}
              strong={name === "mine" || name === "mentions"}
            />
          ))}
        </div>
        <TeamLinks view={view} held={held} />
      </div>
      <div class="rail-group rail-foot">
        {can("search.messages") && (
          <RailLink to="/search" current={screen === "search"} label={t("rail-search")} icon={Search} />
        )}
        {can("knowledge.view") && (
          <RailLink
            to="/knowledge"
            current={screen === "knowledge"}
            label={t("rail-knowledge")}
            icon={BookOpen}
          />
        )}
        {can("reports.view") && (
          <RailLink
            to="/dashboard"
            current={screen === "dashboard"}
            label={t("rail-dashboard")}
            icon={Gauge}
          />
        )}
        {can("recoveries.manage") && (
          <RailLink
            to="/recoveries"
            current={screen === "recoveries"}
            label={t("rail-recoveries")}
            icon={CornerUpLeft}
            count={recoveriesWaiting.value}
          />
        )}
        <RailLink
          to="/approvals"
          current={screen === "approvals"}
          label={t("rail-approvals")}
          icon={UserCheck}
          count={approvalsForMe.value}
          strong
        />
        {can("security.read") && (
          <RailLink
            to="/settings/alerts"
            current={screen === "settings" && parts[0] === "alerts"}
            label={t("rail-alerts")}
            icon={ShieldAlert}
            count={openAlerts.value.length}
            strong
          />
        )}
        {anySettings() && (
          <RailLink
            to="/settings"
            current={screen === "settings" && !(parts[0] === "alerts" && can("security.read"))}
            label={t("rail-settings")}
            icon={Settings}
          />
        )}
        <RailLink to="/account" current={screen === "account"} label={t("rail-account")} icon={CircleUser} />
      </div>
      <OwnMenu />
    </nav>
  );
}

function TeamLinks({ view, held }: { view: string; held: Counts | null }) {
  const mine = me.value?.teams ?? [];
  const shown = teams.value.filter((team) => mine.includes(team.id) || held?.teams[team.id] !== undefined);
  if (shown.length === 0) return null;
  return (
    <div class="rail-group">
      <h2 class="rail-title">
        <span class="rail-label">{t("rail-teams")}</span>
      </h2>
      {shown.map((team) => (
        <RailLink
          key={team.id}
          to={`/inbox/${teamSlug(team.id)}`}
          current={view === teamSlug(team.id)}
          label={team.name}
          mark={
            <span class="rail-emoji" aria-hidden="true">
              {team.emoji || "•"}
            </span>
          }
          count={held?.teams[team.id]}
        />
      ))}
    </div>
  );
}
