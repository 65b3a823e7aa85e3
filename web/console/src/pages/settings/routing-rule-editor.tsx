import type {
  BusinessHours,
  Inbox,
  RoutingRule,
  RuleOutcome,
  RuleWhen,
  Skill,
  Staff,
  Tag,
  Team,
} from "@ombud/api";
import { useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { CASE_TYPES, typeName } from "../../state/case-types.ts";
import {
  Banner,
  Button,
  Checkbox,
  Combobox,
  Dialog,
  Field,
  MultiCombobox,
  problemText,
  Select,
  TextInput,
} from "../../ui/index.ts";
import { everyLanguage } from "./languages.ts";
import { choicesOf, useList } from "./lists.ts";
import { OverflowFields } from "./routing-overflow.tsx";
import { type RoutingStore, saidOf } from "./routing-store.ts";
import { RuleHoursFields, RuleTimeFields } from "./routing-times.tsx";

interface Props {
  rule: RoutingRule;
  at: number | "new";
  store: RoutingStore;
  titles: ReadonlyMap<string, string>;
  onClose: () => void;
}

/** Words without those that are empty, as between two commas. */
const tidied = (when: RuleWhen): RuleWhen => ({
  ...when,
  words: when.words.map((it) => it.trim()).filter(Boolean),
});

/** One rule: which cases it is for, and what becomes of them. */
export function RuleEditor({ rule, at, store, titles, onClose }: Props) {
  const [draft, setDraft] = useState<RoutingRule>(rule);
  const [fallback, setFallback] = useState(store.shown?.routing.fallback ?? null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const teams = useList<Team>("/teams");
  const routing = store.shown?.routing;
  const missing = draft.name.trim() ? null : t("ui-required");
  const when = (part: Partial<RuleWhen>) => setDraft({ ...draft, when: { ...draft.when, ...part } });
  const outcome = (part: Partial<RuleOutcome>) =>
    setDraft({ ...draft, outcome: { ...draft.outcome, ...part } });
  const save = async () => {
    setTried(true);
    if (!routing || missing || !fallback) return;
    setBusy(true);
    setProblem(null);
    const next = { ...draft, name: draft.name.trim(), when: tidied(draft.when) };
    const rules = routing.rules ?? [];
    const all = at === "new" ? [...rules, next] : rules.map((one, index) => (index === at ? next : one));
    try {
      const said = saidOf(at === "new" ? "added" : "changed", next.name);
      await store.save({ ...routing, fallback, rules: all }, said);
      onClose();
    } catch (error) {
      setProblem(problemText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      size="lg"
      sticky
      title={at === "new" ? t("routing-rule-new") : t("routing-rule-edit", { name: rule.name })}
      onClose={onClose}
      onSubmit={() => void save()}
      actions={
        <>
          <Button onClick={onClose}>{t("ui-cancel")}</Button>
          <Button type="submit" variant="primary" busy={busy}>
            {t("ui-save")}
          </Button>
        </>
      }
    >
      {problem && <Banner tone="danger">{problem}</Banner>}
      <Field label={t("settings-name")} required error={tried ? (missing ?? undefined) : undefined}>
        <TextInput
          value={draft.name}
          maxLength={80}
          data-autofocus
          onValue={(name) => setDraft({ ...draft, name })}
        />
      </Field>
      <WhenFields when={draft.when} change={when} titles={titles} />
      <OutcomeFields outcome={draft.outcome} change={outcome} />
      {!routing?.fallback && (
        <Field
          label={t("routing-fallback")}
          required
          hint={t("routing-fallback-hint")}
          error={tried && !fallback ? t("ui-required") : undefined}
        >
          <Select
            value={fallback ?? ""}
            options={[{ value: "", label: t("routing-no-fallback") }, ...choicesOf(teams)]}
            onValue={(team) => setFallback(team || null)}
          />
        </Field>
      )}
    </Dialog>
  );
}

const TIERS = ["standard", "premium", "vip"] as const;
const PROOFS = ["email_code", "signed_token", "passkey", "wallet"] as const;
const PRIORITIES = ["low", "normal", "high", "urgent"] as const;

interface WhenProps {
  when: RuleWhen;
  change: (part: Partial<RuleWhen>) => void;
  titles: ReadonlyMap<string, string>;
}

function WhenFields({ when, change, titles }: WhenProps) {
  const inboxes = useList<Inbox>("/inboxes");
  const hours = useList<BusinessHours>("/business-hours");
  const intents = [...titles].map(([value, label]) => ({ value, label, keywords: value, hint: value }));
  const lists = [
    { name: "intents", options: intents },
    { name: "languages", options: everyLanguage(when.languages) },
    { name: "tiers", options: TIERS.map((value) => ({ value, label: t(`tier-${value}`) })) },
    { name: "inboxes", options: choicesOf(inboxes) },
    { name: "types", options: CASE_TYPES.map((value) => ({ value, label: typeName(value) })) },
  ] as const;
  return (
    <fieldset class="settings-fieldset">
      <legend>{t("routing-when")}</legend>
      <p class="ui-field-hint">{t("routing-when-hint")}</p>
      <div class="settings-columns">
        {lists.map(({ name, options }) => (
          <Field key={name} label={t(`routing-when-${name}`)}>
            <MultiCombobox
              label={t(`routing-when-${name}`)}
              placeholder={t("settings-any")}
              values={when[name] ?? []}
              options={options}
              onValues={(chosen) => change({ [name]: chosen })}
            />
          </Field>
        ))}
        <Field label={t("routing-when-words")} hint={t("routing-words-hint")}>
          <TextInput
            value={(when.words ?? []).join(", ")}
            onValue={(text) => change({ words: text ? text.split(/,\s?/) : [] })}
          />
        </Field>
        <Field label={t("routing-when-urgency")}>
          <Select
            value={when.urgency ?? ""}
            options={[
              { value: "", label: t("settings-any") },
              ...(["high", "urgent"] as const).map((value) => ({
                value,
                label: t("routing-at-least", { value: t(`priority-${value}`) }),
              })),
            ]}
            onValue={(urgency) => change({ urgency: (urgency || null) as RuleWhen["urgency"] })}
          />
        </Field>
        <Field label={t("routing-when-proof")}>
          <Select
            value={when.proof ?? ""}
            options={[
              { value: "", label: t("settings-any") },
              ...PROOFS.map((value) => ({
                value,
                label: t("routing-at-least", { value: t(`proof-${value}`) }),
              })),
            ]}
            onValue={(proof) => change({ proof: (proof || null) as RuleWhen["proof"] })}
          />
        </Field>
      </div>
      <RuleHoursFields
        value={when.hours ?? null}
        calendars={choicesOf(hours)}
        onValue={(next) => change({ hours: next })}
      />
      <RuleTimeFields value={when.time ?? null} onValue={(next) => change({ time: next })} />
    </fieldset>
  );
}

interface OutcomeProps {
  outcome: RuleOutcome;
  change: (part: Partial<RuleOutcome>) => void;
}

function OutcomeFields({ outcome, change }: OutcomeProps) {
  const teams = useList<Team>("/teams");
  const skills = useList<Skill>("/skills");
  const tags = useList<Tag>("/tags");
  const staff = (useList<Staff>("/staff").items.value ?? []).filter((one) => one.state === "active");
  return (
    <fieldset class="settings-fieldset">
      <legend>{t("routing-then")}</legend>
      <div class="settings-columns">
        <Field label={t("routing-team")}>
          <Select
            value={outcome.team ?? ""}
            options={[{ value: "", label: t("routing-then-as-is") }, ...choicesOf(teams)]}
            onValue={(team) => change({ team: team || null })}
          />
        </Field>
        <Field label={t("routing-then-person")} hint={t("routing-then-person-hint")}>
          <Combobox
            clearable
            label={t("routing-then-person")}
            placeholder={t("routing-then-nobody")}
            value={outcome.person ?? null}
            options={staff.map(({ id, name }) => ({ value: id, label: name }))}
            onValue={(person) => change({ person })}
          />
        </Field>
        <Field label={t("routing-priority")}>
          <Select
            value={outcome.priority ?? ""}
            options={[
              { value: "", label: t("routing-then-as-is") },
              ...PRIORITIES.map((value) => ({ value, label: t(`priority-${value}`) })),
            ]}
            onValue={(priority) => change({ priority: (priority || null) as RuleOutcome["priority"] })}
          />
        </Field>
        <Field label={t("routing-tags")}>
          <MultiCombobox
            label={t("routing-tags")}
            values={outcome.tags ?? []}
            options={choicesOf(tags)}
            onValues={(chosen) => change({ tags: chosen })}
          />
        </Field>
        <Field label={t("routing-skills")} hint={t("routing-skills-hint")}>
          <MultiCombobox
            label={t("routing-skills")}
            values={outcome.skills ?? []}
            options={choicesOf(skills)}
            onValues={(chosen) => change({ skills: chosen })}
          />
        </Field>
      </div>
      <Checkbox
        checked={outcome.language ?? false}
        label={t("routing-speaks")}
        hint={t("routing-speaks-hint")}
        onValue={(language) => change({ language })}
      />
      <OverflowFields
        label={t("routing-overflow")}
        value={outcome.overflow ?? null}
        onValue={(overflow) => change({ overflow })}
      />
    </fieldset>
  );
}
