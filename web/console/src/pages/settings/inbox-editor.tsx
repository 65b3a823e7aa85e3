import type { BusinessHours, Inbox, ServiceLevel, Team } from "@ombud/api";
import { Code2, Palette, ShieldCheck, SlidersHorizontal } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { navigate, place } from "../../app/router.ts";
import { t } from "../../i18n/index.ts";
import { Combobox, Field, RadioGroup, Switch, Tabs, TextInput, useForm } from "../../ui/index.ts";
import { EditorShell } from "./editor.tsx";
import { checkInbox, type InboxPart, inboxBody, inboxValues } from "./inbox-form.ts";
import { Install, Security } from "./inbox-install.tsx";
import { Look } from "./inbox-look.tsx";
import type { EditorProps } from "./list-page.tsx";
import { choicesOf, useList } from "./lists.ts";
import "./inbox.css";

type Part = "look" | "behaviour" | "security" | "install";

/** Which tab holds a field that can be wrong. */
const partOf = { name: "behaviour", look: "look", languages: "look", allowed_origins: "security" } as const;
const fieldsWithParts = Object.keys(partOf) as (keyof typeof partOf)[];

/** What a new one needs, then the snippet that puts it on a site, else how it looks. */
function firstPart(item: Inbox | null): Part {
  if (!item) return "behaviour";
  return place.peek().query.get("part") === "install" ? "install" : "look";
}

export function InboxEditor({ item, store, onClose }: EditorProps<Inbox>) {
  const [part, setPart] = useState<Part>(() => firstPart(item));
  const form = useForm(inboxValues(item), checkInbox);
  const wrong = fieldsWithParts.find((field) => form.error(field));
  useEffect(() => {
    // The tab with the first mistake comes to the front, or nobody would see why nothing was saved.
    if (wrong) setPart(partOf[wrong]);
  }, [wrong]);
  return (
    <EditorShell
      name="inboxes"
      item={item}
      called={item?.name ?? ""}
      store={store}
      form={form}
      asPage
      body={inboxBody}
      onSaved={(saved, isNew) => {
        if (isNew) navigate(`/settings/inboxes/${saved.id}?part=install`, { replace: true });
        else form.reset(inboxValues(saved));
      }}
      onClose={onClose}
    >
      <Tabs
        label={t("settings-inboxes")}
        active={part}
        onActive={(id) => setPart(id as Part)}
        tabs={[
          { id: "look", label: t("settings-inbox-look"), icon: Palette },
          { id: "behaviour", label: t("settings-inbox-behaviour"), icon: SlidersHorizontal },
          { id: "security", label: t("settings-inbox-security"), icon: ShieldCheck },
          ...(item ? [{ id: "install", label: t("settings-inbox-install"), icon: Code2 }] : []),
        ]}
      >
        {part === "look" && <Look form={form} />}
        {part === "behaviour" && <Behaviour form={form} />}
        {part === "security" && <Security form={form} inbox={item} />}
        {part === "install" && item && <Install inbox={item} />}
      </Tabs>
    </EditorShell>
  );
}

function Behaviour({ form }: InboxPart) {
  const { values } = form;
  return (
    <div class="ui-stack settings-narrow">
      <Field
        label={t("settings-name")}
        required
        error={form.error("name")}
        hint={t("settings-inboxes-name-hint")}
      >
        <TextInput value={values.name} onValue={(name) => form.set("name", name)} maxLength={100} />
      </Field>
      <Switch
        label={t("settings-inboxes-enabled")}
        hint={t("settings-inboxes-enabled-hint")}
        checked={values.enabled}
        onValue={(enabled) => form.set("enabled", enabled)}
      />
      <Routing form={form} />
      <Switch
        label={t("settings-inboxes-ask-name")}
        checked={values.ask_name}
        onValue={(on) => form.set("ask_name", on)}
      />
      <Field
        label={t("settings-inboxes-ask-email")}
        hint={t("settings-inboxes-ask-email-hint")}
        group
        error={form.error("ask_email")}
      >
        <RadioGroup
          bar
          label={t("settings-inboxes-ask-email")}
          value={values.ask_email}
          options={(["never", "offline", "always"] as const).map((value) => ({
            value,
            label: t(`settings-inboxes-ask-email-${value}`),
          }))}
          onValue={(value) => form.set("ask_email", value)}
        />
      </Field>
      <Switch
        label={t("settings-inboxes-csat")}
        hint={t("settings-inboxes-csat-hint")}
        checked={values.csat}
        onValue={(on) => form.set("csat", on)}
      />
      <Switch
        label={t("settings-inboxes-bot")}
        hint={t("settings-inboxes-bot-hint")}
        checked={values.bot}
        onValue={(on) => form.set("bot", on)}
      />
    </div>
  );
}

/** Who answers, when, and how soon. */
function Routing({ form }: InboxPart) {
  const teams = useList<Team>("/teams");
  const hours = useList<BusinessHours>("/business-hours");
  const levels = useList<ServiceLevel>("/service-levels");
  const choices = [
    {
      name: "team",
      label: t("settings-team"),
      hint: t("settings-inboxes-team-hint"),
      none: t("settings-inboxes-no-team"),
      options: choicesOf(teams),
    },
    {
      name: "business_hours",
      label: t("settings-hours"),
      hint: t("settings-inboxes-hours-hint"),
      none: t("settings-always"),
      options: choicesOf(hours),
    },
    {
      name: "service_level",
      label: t("settings-level"),
      hint: t("settings-inboxes-level-hint"),
      none: t("settings-inboxes-level-any"),
      options: choicesOf(levels),
    },
  ] as const;
  return (
    <>
      {choices.map(({ name, label, hint, none, options }) => (
        <Field key={name} label={label} hint={hint} error={form.error(name)}>
          <Combobox
            label={label}
            value={form.values[name]}
            options={options}
            clearable
            placeholder={none}
            onValue={(chosen) => form.set(name, chosen)}
          />
        </Field>
      ))}
    </>
  );
}
