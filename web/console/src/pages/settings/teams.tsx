import type { BusinessHours, Skill, Staff, Team } from "@ombud/api";
import { SmilePlus, UsersRound } from "lucide";
import { t } from "../../i18n/index.ts";
import {
  Badge,
  type Column,
  Combobox,
  Field,
  type Form,
  IconButton,
  MultiCombobox,
  Popover,
  Switch,
  TextInput,
  useForm,
} from "../../ui/index.ts";
import { EditorShell } from "./editor.tsx";
import { type EditorProps, ListPage } from "./list-page.tsx";
import { choicesOf, nameIn, useList } from "./lists.ts";
import { Faces, staffChoices } from "./people.tsx";
import type { SectionPage } from "./sections.ts";

export default function Teams({ id }: SectionPage) {
  const staff = useList<Staff>("/staff");
  const hours = useList<BusinessHours>("/business-hours");
  const columns: Column<Team>[] = [
    {
      id: "name",
      label: t("settings-name"),
      cell: (team) => (
        <span class="ui-row">
          <span class="settings-emoji" aria-hidden="true">
            {team.emoji || "·"}
          </span>
          {team.name}
        </span>
      ),
    },
    {
      id: "members",
      label: t("settings-teams-members"),
      cell: (team) => <Faces ids={team.members} staff={staff.items.value} />,
    },
    {
      id: "hours",
      label: t("settings-hours"),
      wideOnly: true,
      cell: (team) =>
        nameIn(hours, team.business_hours) ?? <span class="ui-muted">{t("settings-always")}</span>,
    },
    {
      id: "assign",
      label: t("settings-teams-auto"),
      cell: (team) =>
        team.auto_assign ? <Badge tone="ok">{t("settings-on")}</Badge> : <Badge>{t("settings-off")}</Badge>,
    },
  ];
  return (
    <ListPage<Team>
      name="teams"
      path="/teams"
      icon={UsersRound}
      id={id}
      columns={columns}
      words={(team) => team.name}
      order={(a, b) => a.name.localeCompare(b.name)}
      editor={TeamEditor}
    />
  );
}

const EMOJI = "💬 💰 🔐 🧾 🏦 🪙 🚨 🌏 🌙 🌞 ⭐ 🎯 🔧 📦 🧭 🐳 🦉 🚀 🔍 📣".split(" ");

const valuesOf = (team: Team | null) => ({
  name: team?.name ?? "",
  emoji: team?.emoji ?? "💬",
  members: team?.members ?? [],
  business_hours: team?.business_hours ?? null,
  auto_assign: team?.auto_assign ?? true,
  skills: team?.skills ?? [],
});

type Values = ReturnType<typeof valuesOf>;

function TeamEditor({ item, store, onClose }: EditorProps<Team>) {
  const form = useForm(valuesOf(item), ({ name }) => ({ name: name.trim() ? null : t("ui-required") }));
  const hours = useList<BusinessHours>("/business-hours");
  const { values } = form;
  return (
    <EditorShell
      name="teams"
      item={item}
      called={item?.name ?? ""}
      store={store}
      form={form}
      body={(body) => ({ ...body, name: body.name.trim() })}
      onClose={onClose}
    >
      <div class="settings-emoji-row">
        <EmojiPicker value={values.emoji} onValue={(emoji) => form.set("emoji", emoji)} />
        <Field label={t("settings-name")} required error={form.error("name")} class="ui-grow">
          <TextInput
            value={values.name}
            onValue={(name) => form.set("name", name)}
            maxLength={60}
            data-autofocus
          />
        </Field>
      </div>
      <Members form={form} />
      <Field
        label={t("settings-hours")}
        hint={t("settings-teams-hours-hint")}
        error={form.error("business_hours")}
      >
        <Combobox
          label={t("settings-hours")}
          value={values.business_hours}
          options={choicesOf(hours)}
          clearable
          placeholder={t("settings-always")}
          onValue={(value) => form.set("business_hours", value)}
        />
      </Field>
    </EditorShell>
  );
}

/** Who is in the team, and how its work finds them. */
function Members({ form }: { form: Form<Values> }) {
  const staff = useList<Staff>("/staff").items.value;
  const skills = useList<Skill>("/skills");
  const { values } = form;
  return (
    <>
      <Field label={t("settings-teams-members")} error={form.error("members")}>
        <MultiCombobox
          label={t("settings-teams-members")}
          values={values.members}
          options={staffChoices(staff, values.members)}
          onValues={(members) => form.set("members", members)}
        />
      </Field>
      <Switch
        label={t("settings-teams-auto")}
        hint={t("settings-teams-auto-hint")}
        checked={values.auto_assign}
        onValue={(auto_assign) => form.set("auto_assign", auto_assign)}
      />
      <Field
        label={t("settings-teams-skills")}
        hint={t("settings-teams-skills-hint")}
        error={form.error("skills")}
      >
        <MultiCombobox
          label={t("settings-teams-skills")}
          values={values.skills}
          options={choicesOf(skills)}
          onValues={(chosen) => form.set("skills", chosen)}
        />
      </Field>
    </>
  );
}

function EmojiPicker({ value, onValue }: { value: string; onValue: (emoji: string) => void }) {
  return (
    <Popover
      label={t("settings-teams-emoji")}
      trigger={(props) => (
        <button {...props} type="button" class="settings-emoji-button" aria-label={t("settings-teams-emoji")}>
          {value || "·"}
        </button>
      )}
    >
      {(close) => (
        <div class="settings-emoji-grid">
          {EMOJI.map((emoji) => (
            <button
              key={emoji}
              type="button"
              aria-label={emoji}
              aria-pressed={emoji === value}
              onClick={() => {
                onValue(emoji);
                close();
              }}
            >
              {emoji}
            </button>
          ))}
          <IconButton
            icon={SmilePlus}
            size="sm"
            label={t("settings-teams-emoji-none")}
            onClick={() => {
              onValue("");
              close();
            }}
          />
        </div>
      )}
    </Popover>
  );
}
