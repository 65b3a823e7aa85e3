import { ArrowDown, ArrowUp, Plus, X } from "lucide";
import { t } from "../../../i18n/index.ts";
import { CASE_TYPES, typeName } from "../../../state/case-types.ts";
import { Button, Checkbox, Field, IconButton, Select, TextInput } from "../../../ui/index.ts";
import {
  changeStep,
  FIELD_KINDS,
  freshQuestion,
  MOST,
  mainLanguage,
  type Question,
  textIn,
  withText,
} from "./flow.ts";
import { Article, type CardProps } from "./step-card.tsx";

const URGENCIES = ["normal", "high", "urgent"] as const;

/** Who comes, how fast, and what the customer sees and is asked until then. */
export function HandOver(props: CardProps) {
  const { draft, step, roles, change } = props;
  return (
    <>
      <div class="flow-fields-row">
        <Field label={t("playbook-part-role")}>
          <Select
            value={step.role ?? ""}
            options={[
              { value: "", label: t("playbook-role-none") },
              ...roles.map((it) => ({ value: it, label: t(`routing-role-${it}`) })),
            ]}
            onValue={(role) => change(changeStep(draft, step.id, { role: role || null }))}
          />
        </Field>
        <Field label={t("playbook-part-urgency")}>
          <Select
            value={step.urgency ?? ""}
            options={[
              { value: "", label: t("playbook-urgency-none") },
              ...URGENCIES.map((it) => ({ value: it as string, label: t(`priority-${it}`) })),
            ]}
            onValue={(urgency) =>
              change(
                changeStep(draft, step.id, {
                  urgency: (urgency || null) as (typeof URGENCIES)[number] | null,
                }),
              )
            }
          />
        </Field>
        <Field label={t("playbook-part-case_type")}>
          <Select
            value={step.case_type ?? ""}
            options={[
              { value: "", label: t("playbook-type-none") },
              ...CASE_TYPES.map((it) => ({ value: it as string, label: typeName(it) })),
            ]}
            onValue={(type) => change(changeStep(draft, step.id, { case_type: type || null }))}
          />
        </Field>
      </div>
      <Article {...props} />
      <Checkbox
        label={t("playbook-freeze")}
        hint={t("playbook-freeze-hint")}
        checked={step.freeze ?? false}
        onValue={(freeze) => change(changeStep(draft, step.id, { freeze }))}
      />
      <Questions {...props} />
    </>
  );
}

function Questions(props: CardProps) {
  const { draft, step, change } = props;
  const form: readonly Question[] = step.form ?? [];
  const set = (next: readonly Question[], of?: string) =>
    change(changeStep(draft, step.id, { form: next as NonNullable<typeof step.form> }), of);
  const move = (from: number, to: number) => {
    const next = [...form];
    next.splice(to, 0, ...next.splice(from, 1));
    set(next);
  };
  return (
    <fieldset class="flow-options">
      <legend>{t("playbook-part-form")}</legend>
      <p class="ui-field-hint">{t("playbook-form-hint")}</p>
      {form.map((field, nth) => (
        <QuestionCard
          key={nth}
          {...props}
          field={field}
          nth={nth}
          last={nth === form.length - 1}
          onMove={(to) => move(nth, to)}
          onRemove={() => set(form.filter((_, at) => at !== nth))}
          onField={(next, of) =>
            set(
              form.map((it, at) => (at === nth ? next : it)),
              of && `${of} ${step.id} ${nth}`,
            )
          }
        />
      ))}
      {form.length < MOST.fields && (
        <Button size="sm" icon={Plus} onClick={() => set([...form, freshQuestion(form)])}>
          {t("playbook-form-add")}
        </Button>
      )}
    </fieldset>
  );
}

interface QuestionProps extends CardProps {
  field: Question;
  nth: number;
  last: boolean;
  onMove: (to: number) => void;
  onRemove: () => void;
  onField: (field: Question, of?: string) => void;
}

function QuestionCard(props: QuestionProps) {
  const { draft, lang, field, nth, last, onMove, onRemove, onField } = props;
  const main = mainLanguage(draft);
  const words = (said: Record<string, string> | undefined) =>
    lang === main ? "" : textIn(draft, said, main);
  return (
    <fieldset class="flow-question" aria-label={t("playbook-form-question", { number: nth + 1 })}>
      <div class="flow-question-head">
        <TextInput
          aria-label={t("playbook-form-label", { number: nth + 1 })}
          value={field.labels?.[lang] ?? ""}
          maxLength={MOST.label}
          lang={lang}
          dir="auto"
          placeholder={words(field.labels) || t("playbook-form-placeholder")}
          onValue={(text) => onField({ ...field, labels: withText(field.labels, lang, text) }, "label")}
        />
        <Select
          standalone
          aria-label={t("playbook-form-kind", { number: nth + 1 })}
          value={field.kind}
          options={FIELD_KINDS.map((it) => ({ value: it, label: t(`playbook-field-${it}`) }))}
          onValue={(kind) =>
            onField({ ...field, kind, options: kind === "choice" ? (field.options ?? [{}, {}]) : [] })
          }
        />
        <IconButton
          icon={ArrowUp}
          size="sm"
          variant="ghost"
          label={t("playbook-form-up", { number: nth + 1 })}
          disabled={nth === 0}
          onClick={() => onMove(nth - 1)}
        />
        <IconButton
          icon={ArrowDown}
          size="sm"
          variant="ghost"
          label={t("playbook-form-down", { number: nth + 1 })}
          disabled={last}
          onClick={() => onMove(nth + 1)}
        />
        <IconButton
          icon={X}
          size="sm"
          variant="ghost"
          label={t("playbook-form-remove", { number: nth + 1 })}
          onClick={onRemove}
        />
      </div>
      <TextInput
        aria-label={t("playbook-form-help", { number: nth + 1 })}
        value={field.hints?.[lang] ?? ""}
        maxLength={MOST.hint}
        lang={lang}
        dir="auto"
        placeholder={words(field.hints) || t("playbook-form-help-placeholder")}
        onValue={(text) => onField({ ...field, hints: withText(field.hints, lang, text) }, "hint")}
      />
      {field.kind === "choice" && <Choices {...props} />}
    </fieldset>
  );
}

/** The answers of a choice. */
function Choices({ draft, lang, field, onField }: QuestionProps) {
  const options = field.options ?? [];
  const main = mainLanguage(draft);
  return (
    <div class="flow-answers">
      {options.map((said, nth) => (
        <div key={nth} class="flow-answer">
          <TextInput
            aria-label={t("playbook-form-answer", { number: nth + 1 })}
            value={said[lang] ?? ""}
            maxLength={MOST.label}
            lang={lang}
            dir="auto"
            placeholder={
              lang === main ? t("playbook-form-answer", { number: nth + 1 }) : textIn(draft, said, main)
            }
            onValue={(text) =>
              onField(
                { ...field, options: options.map((it, at) => (at === nth ? withText(it, lang, text) : it)) },
                `answer ${nth}`,
              )
            }
          />
          <IconButton
            icon={X}
            size="sm"
            variant="ghost"
            label={t("playbook-form-answer-remove", { number: nth + 1 })}
            onClick={() => onField({ ...field, options: options.filter((_, at) => at !== nth) })}
          />
        </div>
      ))}
      {options.length < MOST.answers && (
        <Button
          size="sm"
          variant="ghost"
          icon={Plus}
          onClick={() => onField({ ...field, options: [...options, {}] })}
        >
          {t("playbook-form-answer-add")}
        </Button>
      )}
    </div>
  );
}
