import { useRef, useState } from "preact/hooks";
import { hasText, languageName, t } from "../../../i18n/index.ts";
import { typeName } from "../../../state/case-types.ts";
import { Select } from "../../../ui/index.ts";
import { Drawing } from "./drawing.tsx";
import { type Draft, mainLanguage, type Step, stepLabel, textIn } from "./flow.ts";

const NONE: ReadonlySet<string> = new Set();

/** A flow to be read and not changed: its drawing, and below it each step with what it says and where it leads. */
export function ReadFlow({ draft }: { draft: Draft }) {
  const [lang, setLang] = useState(mainLanguage(draft));
  const [open, setOpen] = useState<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const languages = Object.keys(draft.titles).sort();
  const show = (id: string) => {
    setOpen(id);
    const step = list.current?.querySelector<HTMLElement>(`[data-step="${CSS.escape(id)}"]`);
    step?.scrollIntoView({ block: "nearest" });
    step?.focus({ preventScroll: true });
  };
  return (
    <>
      <p>
        <strong dir="auto">{textIn(draft, draft.titles, lang)}</strong>
      </p>
      {languages.length > 1 && (
        <Select
          size="sm"
          aria-label={t("playbook-language")}
          value={lang}
          options={languages.map((value) => ({ value, label: languageName(value) }))}
          onValue={setLang}
        />
      )}
      <div class="flow-read-drawing">
        <Drawing draft={draft} lang={lang} open={open} wrong={NONE} onOpen={show} />
      </div>
      <ol class="flow-read" ref={list} aria-label={t("playbook-steps")}>
        {draft.steps.map((step) => (
          <li key={step.id} data-step={step.id} tabIndex={-1} class={`flow-kind-${step.kind}`}>
            <ReadStep draft={draft} step={step} lang={lang} />
          </li>
        ))}
      </ol>
    </>
  );
}

interface StepProps {
  draft: Draft;
  step: Step;
  lang: string;
}

function ReadStep({ draft, step, lang }: StepProps) {
  const words = textIn(draft, step.texts, lang);
  const called = (id: string) => {
    const next = draft.steps.find((it) => it.id === id);
    return next ? stepLabel(draft, next, lang) : id;
  };
  return (
    <>
      <p class="ui-muted ui-small">
        {t(`playbook-kind-${step.kind}`)} · <code>{step.id}</code>
      </p>
      {words && (
        <p class="flow-read-words" dir="auto">
          {words}
        </p>
      )}
      <Facts step={step} />
      {(step.options?.length ?? 0) > 0 && (
        <ul>
          {step.options?.map((it, nth) => (
            <li key={nth}>
              <bdi>{textIn(draft, it.labels, lang)}</bdi> → <bdi>{called(it.next)}</bdi>
            </li>
          ))}
        </ul>
      )}
      {step.next && (
        <p>
          {t("playbook-next")} → <bdi>{called(step.next)}</bdi>
        </p>
      )}
      {(step.form?.length ?? 0) > 0 && (
        <>
          <p class="ui-muted ui-small">{t("playbook-part-form")}</p>
          <ol>
            {step.form?.map((field) => (
              <li key={field.id} dir="auto">
                {textIn(draft, field.labels, lang)}
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}

/** What a step has beside its words. */
function Facts({ step }: { step: Step }) {
  const facts = [
    [t("playbook-part-name"), step.name],
    [t("playbook-part-wants"), step.wants && t(`playbook-wants-${step.wants}`)],
    [t("playbook-part-topic"), step.topic],
    [t("playbook-part-role"), step.role && named(`routing-role-${step.role}`, step.role)],
    [t("playbook-part-urgency"), step.urgency && t(`priority-${step.urgency}`)],
    [t("playbook-part-case_type"), step.case_type && typeName(step.case_type)],
  ].filter(([, value]) => value);
  if (facts.length === 0 && !step.freeze) return null;
  return (
    <dl class="flow-read-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
      {step.freeze && (
        <div>
          <dt>{t("playbook-freeze")}</dt>
        </div>
      )}
    </dl>
  );
}

const named = (id: string, otherwise: string) => (hasText(id) ? t(id) : otherwise);
