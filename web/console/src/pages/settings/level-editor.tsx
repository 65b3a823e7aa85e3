import type { BusinessHours, Inbox, Priority, ServiceLevel, Team } from "@ombud/api";
import { t } from "../../i18n/index.ts";
import { CASE_TYPES, typeName } from "../../state/case-types.ts";
import {
  Combobox,
  type Errors,
  Field,
  type Form,
  MultiCombobox,
  RadioGroup,
  TextInput,
  useForm,
} from "../../ui/index.ts";
import { EditorShell } from "./editor.tsx";
import { explainLevel } from "./levels-words.ts";
import type { EditorProps } from "./list-page.tsx";
import { choicesOf, useList } from "./lists.ts";
import { SpanInput } from "./span.tsx";

const priorities: readonly Priority[] = ["low", "normal", "high", "urgent"];

const targets = [
  ["first_reply_seconds", "settings-levels-first"],
  ["next_reply_seconds", "settings-levels-next"],
  ["resolution_seconds", "settings-levels-resolution"],
  ["update_seconds", "settings-levels-update"],
] as const;

function valuesOf(level: ServiceLevel | null) {
  return {
    name: level?.name ?? "",
    priorities: level?.when.priorities ?? ([] as Priority[]),
    inboxes: level?.when.inboxes ?? [],
    teams: level?.when.teams ?? [],
    types: level?.when.types ?? [],
    first_reply_seconds: level ? level.first_reply_seconds : 900,
    next_reply_seconds: level ? level.next_reply_seconds : 3600,
    resolution_seconds: level ? level.resolution_seconds : 86_400,
    update_seconds: level ? level.update_seconds : null,
    business_hours: level?.business_hours ?? null,
    warn_percent: String(level?.warn_percent ?? 75),
  };
}

type Values = ReturnType<typeof valuesOf>;

interface PartProps {
  form: Form<Values>;
}

function check(values: Values): Errors<Values> {
  const spans = targets.map(([name]) => values[name]);
  const percent = Number(values.warn_percent);
  return {
    name: values.name.trim() ? null : t("ui-required"),
    first_reply_seconds: spans.every((span) => span === null) ? t("settings-levels-no-target") : null,
    warn_percent: percent >= 1 && percent <= 99 ? null : t("settings-levels-warn-invalid"),
  };
}

function bodyOf(values: Values, rank: number): object {
  const { name, priorities, inboxes, teams, types, warn_percent, ...rest } = values;
  return {
    ...rest,
    name: name.trim(),
    warn_percent: Number(warn_percent),
    priority_rank: rank,
    when: {
      ...(priorities.length > 0 && { priorities }),
      ...(inboxes.length > 0 && { inboxes }),
      ...(teams.length > 0 && { teams }),
      ...(types.length > 0 && { types }),
    },
  };
}

export function LevelEditor({ item, store, onClose }: EditorProps<ServiceLevel>) {
  const last = Math.max(-1, ...(store.items.value ?? []).map((level) => level.priority_rank));
  const form = useForm(valuesOf(item), check);
  return (
    <EditorShell
      name="levels"
      item={item}
      called={item?.name ?? ""}
      store={store}
      form={form}
      size="lg"
      body={(values) => bodyOf(values, item?.priority_rank ?? last + 1)}
      onClose={onClose}
    >
      <Field label={t("settings-name")} required error={form.error("name")}>
        <TextInput
          value={form.values.name}
          onValue={(name) => form.set("name", name)}
          maxLength={60}
          data-autofocus
        />
      </Field>
      <Targets form={form} />
      <Conditions form={form} />
      <ClockKind form={form} />
      <Words form={form} />
    </EditorShell>
  );
}

function Targets({ form }: PartProps) {
  return (
    <fieldset class="settings-fieldset">
      <legend>{t("settings-levels-targets")}</legend>
      <div class="settings-columns">
        {targets.map(([name, label]) => (
          <SpanInput
            key={name}
            label={t(label)}
            seconds={form.values[name]}
            error={form.error(name)}
            onSeconds={(seconds) => form.set(name, seconds)}
          />
        ))}
      </div>
      <p class="ui-field-hint">{t("settings-levels-empty")}</p>
      <p class="ui-field-hint">{t("settings-levels-update-hint")}</p>
    </fieldset>
  );
}

function Conditions({ form }: PartProps) {
  const inboxes = useList<Inbox>("/inboxes");
  const teams = useList<Team>("/teams");
  const kinds = [
    {
      name: "priorities",
      label: t("settings-levels-priorities"),
      options: priorities.map((priority) => ({ value: priority, label: t(`settings-priority-${priority}`) })),
    },
    { name: "inboxes", label: t("settings-inboxes"), options: choicesOf(inboxes) },
    { name: "teams", label: t("settings-teams"), options: choicesOf(teams) },
    {
      name: "types",
      label: t("settings-levels-types"),
      options: CASE_TYPES.map((type) => ({ value: type as string, label: typeName(type) })),
    },
  ] as const;
  return (
    <fieldset class="settings-fieldset">
      <legend>{t("settings-levels-when")}</legend>
      {kinds.map(({ name, label, options }) => (
        <Field key={name} label={label} error={form.error(name)}>
          <MultiCombobox
            label={label}
            placeholder={t("settings-any")}
            values={form.values[name]}
            options={options}
            onValues={(chosen) => form.update({ [name]: chosen })}
          />
        </Field>
      ))}
    </fieldset>
  );
}

function ClockKind({ form }: PartProps) {
  const hours = useList<BusinessHours>("/business-hours");
  const { business_hours, warn_percent } = form.values;
  const choices = choicesOf(hours);
  return (
    <fieldset class="settings-fieldset">
      <legend>{t("settings-levels-clock")}</legend>
      <RadioGroup
        label={t("settings-levels-clock")}
        value={business_hours === null ? "calendar" : "business"}
        options={[
          {
            value: "calendar",
            label: t("settings-levels-calendar"),
            hint: t("settings-levels-calendar-hint"),
          },
          {
            value: "business",
            label: t("settings-levels-business"),
            hint: t("settings-levels-business-hint"),
            disabled: choices.length === 0,
          },
        ]}
        onValue={(kind) =>
          form.set("business_hours", kind === "calendar" ? null : (choices[0]?.value ?? null))
        }
      />
      {business_hours !== null && (
        <Field label={t("settings-hours")} error={form.error("business_hours")}>
          <Combobox
            label={t("settings-hours")}
            value={business_hours}
            options={choices}
            onValue={(chosen) => form.set("business_hours", chosen)}
          />
        </Field>
      )}
      <Field
        label={t("settings-levels-warn")}
        error={form.error("warn_percent")}
        hint={t("settings-levels-warn-hint")}
      >
        <TextInput
          class="settings-number"
          inputMode="numeric"
          suffix="%"
          value={warn_percent}
          onValue={(value) => form.set("warn_percent", value)}
        />
      </Field>
    </fieldset>
  );
}

/** What the level says, as a sentence that anyone can check. */
function Words({ form: { values } }: PartProps) {
  const inboxes = choicesOf(useList<Inbox>("/inboxes"));
  const teams = choicesOf(useList<Team>("/teams"));
  const hours = choicesOf(useList<BusinessHours>("/business-hours"));
  const names = (choices: readonly { value: string; label: string }[], ids: readonly string[]) =>
    ids.flatMap((id) => choices.find((choice) => choice.value === id)?.label ?? []);
  return (
    <section class="settings-preview" aria-label={t("settings-levels-words")}>
      <h3>{t("settings-levels-words")}</h3>
      <p>
        {explainLevel({
          first: values.first_reply_seconds,
          next: values.next_reply_seconds,
          resolution: values.resolution_seconds,
          update: values.update_seconds,
          priorities: values.priorities.map((priority) => t(`settings-priority-${priority}`)),
          inboxes: names(inboxes, values.inboxes),
          teams: names(teams, values.teams),
          types: values.types.map(typeName),
          hours: values.business_hours ? (names(hours, [values.business_hours])[0] ?? null) : null,
          warn: Number(values.warn_percent) || 0,
        })}
      </p>
    </section>
  );
}
