import type { FlowProblem } from "@ombud/api";
import { ChevronDown, ChevronRight, Plus, Trash2, X } from "lucide";
import { t } from "../../../i18n/index.ts";
import {
  Button,
  Combobox,
  type ComboOption,
  Field,
  Icon,
  IconButton,
  Select,
  TextArea,
  TextInput,
} from "../../../ui/index.ts";
import {
  addStep,
  changeOption,
  changeStep,
  type Draft,
  goesOn,
  KINDS,
  type Kind,
  MOST,
  mainLanguage,
  partOf,
  removeStep,
  renameStep,
  type Step,
  stepLabel,
  textIn,
  WANTED,
  withText,
} from "./flow.ts";
import { HandOver } from "./hand-over.tsx";

export interface CardProps {
  draft: Draft;
  step: Step;
  lang: string;
  open: boolean;
  problems: readonly FlowProblem[];
  topics: readonly ComboOption[];
  roles: readonly string[];
  onToggle: () => void;
  /** `of` names what is changed, so that typing is taken back as a whole. */
  change: (draft: Draft, of?: string) => void;
  /** Opens another step's card. */
  onOpen: (id: string) => void;
}

/** One step: what it does, what it says, and where it leads. */
export function StepCard(props: CardProps) {
  const { draft, step, lang, open, problems, onToggle } = props;
  return (
    <section
      class={`flow-card flow-kind-${step.kind}`}
      id={`step-${step.id}`}
      aria-label={stepLabel(draft, step, lang)}
    >
      <button type="button" class="flow-card-head" aria-expanded={open} onClick={onToggle}>
        <Icon of={open ? ChevronDown : ChevronRight} />
        <span class="flow-card-kind">{t(`playbook-kind-${step.kind}`)}</span>
        <span class="ui-grow ui-truncate" dir="auto">
          {stepLabel(draft, step, lang)}
        </span>
        {problems.length > 0 && (
          <span class="flow-card-problems">{t("playbook-problems", { count: problems.length })}</span>
        )}
      </button>
      {open && (
        <div class="flow-card-body">
          <Problems problems={problems} />
          <StepFields {...props} />
        </div>
      )}
    </section>
  );
}

/** What is wrong, in the words of the screen. */
export function Problems({ problems }: { problems: readonly FlowProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <ul class="flow-problems" role="status">
      {problems.map((problem) => (
        <li key={`${problem.field} ${problem.code} ${problem.detail}`}>
          <strong>{t(`playbook-part-${partOf(problem)}`)}</strong>{" "}
          {t(`playbook-problem-${problem.code}`, { words: problem.detail.match(/[“«](.*)[”»]/s)?.[1] ?? "" })}
        </li>
      ))}
    </ul>
  );
}

function StepFields(props: CardProps) {
  const { draft, step, change } = props;
  const kinds = KINDS.map((kind) => ({ value: kind, label: t(`playbook-kind-${kind}`) }));
  return (
    <>
      <div class="flow-fields-row">
        <Field label={t("playbook-part-kind")} hint={t(`playbook-kind-${step.kind}-hint`)}>
          <Select
            value={step.kind}
            options={kinds}
            onValue={(kind: Kind) => change(changeStep(draft, step.id, { kind }))}
          />
        </Field>
        <StepName {...props} />
      </div>
      {step.kind !== "article" && <StepText {...props} />}
      {step.kind === "ask" && <Options {...props} />}
      {step.kind === "input" && <Wanted {...props} />}
      {(step.kind === "ask" || step.kind === "input") && <AnswerName {...props} />}
      {step.kind === "article" && <Article {...props} required />}
      {step.kind === "hand_over" && <HandOver {...props} />}
      {goesOn(step.kind) && (
        <Field label={t(step.kind === "article" ? "playbook-next-no" : "playbook-next")}>
          <Next
            {...props}
            value={step.next ?? ""}
            label={t("playbook-next")}
            onNext={(next, of) => change(changeStep(of, step.id, { next: next || null }))}
          />
        </Field>
      )}
      <div class="flow-card-foot">
        <Button size="sm" variant="ghost" icon={Trash2} onClick={() => change(removeStep(draft, step.id))}>
          {t("playbook-remove-step")}
        </Button>
      </div>
    </>
  );
}

/** The name that the step has in the flow; it is changed when the box is left, for all that leads to it. */
function StepName({ draft, step, change, onOpen }: CardProps) {
  const rename = (to: string) => {
    if (to === step.id || !/^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/.test(to)) return;
    if (draft.steps.some((it) => it.id === to)) return;
    change(renameStep(draft, step.id, to));
    onOpen(to);
  };
  return (
    <Field label={t("playbook-part-id")} hint={t("playbook-id-hint")}>
      <TextInput
        value={step.id}
        onValue={() => {}}
        maxLength={40}
        spellcheck={false}
        onBlur={(event) => {
          const box = event.currentTarget;
          rename(box.value.trim().toLowerCase());
          box.value = step.id;
        }}
      />
    </Field>
  );
}

function StepText({ draft, step, lang, change }: CardProps) {
  const main = mainLanguage(draft);
  const optional = step.kind === "hand_over" || step.kind === "done";
  return (
    <Field
      label={t("playbook-part-texts")}
      hint={optional ? t(`playbook-own-words-${step.kind}`) : undefined}
      required={!optional && lang === main}
    >
      <TextArea
        value={step.texts?.[lang] ?? ""}
        rows={2}
        maxLength={MOST.text}
        lang={lang}
        dir="auto"
        placeholder={lang === main ? "" : textIn(draft, step.texts, main)}
        onValue={(text) =>
          change(changeStep(draft, step.id, { texts: withText(step.texts, lang, text) }), `text ${step.id}`)
        }
      />
    </Field>
  );
}

function Options(props: CardProps) {
  const { draft, step, lang, change } = props;
  const options = step.options ?? [];
  const main = mainLanguage(draft);
  const set = (next: Step["options"]) => change(changeStep(draft, step.id, { options: next ?? [] }));
  return (
    <fieldset class="flow-options">
      <legend>{t("playbook-part-options")}</legend>
      {options.map((option, nth) => (
        <div key={nth} class="flow-option">
          <TextInput
            aria-label={t("playbook-option-label", { number: nth + 1 })}
            value={option.labels?.[lang] ?? ""}
            maxLength={MOST.label}
            lang={lang}
            dir="auto"
            placeholder={
              lang === main ? t("playbook-option-placeholder") : textIn(draft, option.labels, main)
            }
            onValue={(text) =>
              change(
                changeOption(draft, step.id, nth, { labels: withText(option.labels, lang, text) }),
                `option ${step.id} ${nth}`,
              )
            }
          />
          <Next
            {...props}
            ends
            value={option.next ?? ""}
            label={t("playbook-option-next", { number: nth + 1 })}
            onNext={(next, of) => change(changeOption(of, step.id, nth, { next }))}
          />
          <IconButton
            icon={X}
            size="sm"
            variant="ghost"
            label={t("playbook-option-remove", { number: nth + 1 })}
            onClick={() => set(options.filter((_, at) => at !== nth))}
          />
        </div>
      ))}
      {options.length < MOST.options && (
        <Button size="sm" icon={Plus} onClick={() => set([...options, { labels: {}, next: "" }])}>
          {t("playbook-option-add")}
        </Button>
      )}
    </fieldset>
  );
}

interface NextProps extends CardProps {
  value: string;
  label: string;
  /** Whether it may lead to the end. */
  ends?: boolean | undefined;
  /** The draft given has the new step, if one was made. */
  onNext: (next: string, draft: Draft) => void;
}

/** Chooses the step that follows, or makes a new one. */
function Next({ draft, step, lang, value, label, ends, onNext }: NextProps) {
  const others = draft.steps.filter((it) => it.id !== step.id && (ends || it.kind !== "done"));
  const known = value === "" || others.some((it) => it.id === value);
  const short = (it: Step) => `${t(`playbook-kind-${it.kind}`)}: ${stepLabel(draft, it, lang).slice(0, 48)}`;
  const options = [
    { value: "", label: t("playbook-next-none") },
    ...others.map((it) => ({ value: it.id, label: short(it) })),
    ...(known ? [] : [{ value, label: value }]),
    ...KINDS.filter((kind) => ends || kind !== "done").map((kind) => ({
      value: `new:${kind}`,
      label: t("playbook-next-new", { kind: t(`playbook-kind-${kind}`) }),
    })),
  ];
  const choose = (chosen: string) => {
    if (!chosen.startsWith("new:")) return onNext(chosen, draft);
    const added = addStep(draft, chosen.slice(4) as Kind);
    onNext(added.id, added.draft);
  };
  return <Select value={value} options={options} onValue={choose} standalone aria-label={label} />;
}

function Wanted({ draft, step, change }: CardProps) {
  return (
    <Field label={t("playbook-part-wants")} hint={t("playbook-wants-hint")}>
      <Select
        value={step.wants ?? ""}
        options={[
          { value: "", label: t("ui-choose") },
          ...WANTED.map((it) => ({ value: it as string, label: t(`playbook-wants-${it}`) })),
        ]}
        onValue={(wants) =>
          change(changeStep(draft, step.id, { wants: (wants || null) as (typeof WANTED)[number] | null }))
        }
      />
    </Field>
  );
}

function AnswerName({ draft, step, change }: CardProps) {
  return (
    <Field label={t("playbook-part-name")} hint={t("playbook-name-hint")} required={step.kind === "input"}>
      <TextInput
        value={step.name ?? ""}
        maxLength={MOST.name}
        onValue={(name) => change(changeStep(draft, step.id, { name: name || null }), `name ${step.id}`)}
      />
    </Field>
  );
}

/** The article of a step; where a person is brought, what is read meanwhile. */
export function Article({ draft, step, topics, change, required }: CardProps & { required?: boolean }) {
  const own = step.topic ?? null;
  const known = own === null || topics.some((it) => it.value === own);
  const options = known ? topics : [{ value: own, label: own }, ...topics];
  return (
    <Field
      label={t("playbook-part-topic")}
      hint={t(required ? "playbook-topic-hint" : "playbook-topic-meanwhile")}
      required={required ?? false}
    >
      <Combobox
        label={t("playbook-part-topic")}
        value={own}
        options={options}
        onValue={(topic) => change(changeStep(draft, step.id, { topic }))}
        clearable
      />
    </Field>
  );
}
