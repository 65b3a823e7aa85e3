import type { BusinessHours, Skill, Staff, Team } from "@ombud/api";
import { SmilePlus, UsersRound } from "lucide";
import { t } from "../../i18n/index.ts";
import {
  Badge,
  type Column,
  Combobox,
  Field,
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

function TeamEditor({ item, store, onClose }: EditorProps<Team>) {
  const staff = useList<Staff>("/staff");
  const skills = useList<Skill>("/skills");
  const hours = useList<BusinessHours>("/business-hours");
  const form = useForm(
    {
      name: item?.name ?? "",
      emoji: item?.emoji ?? "💬",
      members: item?.members ?? [],
      business_hours: item?.business_hours ?? null,
      auto_assign: item?.auto_assign ?? true,
      skills: item?.skills ?? [],
    },
    (values) => ({ name: values.name.trim() ? null : t("ui-required") }),
  );
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
      <Field label={t("settings-teams-members")} error={form.error("members")}>
        <MultiCombobox
          label={t("settings-teams-members")}
          values={values.members}
          options={staffChoices(staff.items.value, values.members)}
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
