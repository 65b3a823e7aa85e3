import { Plus, X } from "lucide";
import { useRef } from "preact/hooks";
import { directionOf, t } from "../../i18n/index.ts";
import { Button, Field, IconButton, TextArea, TextInput } from "../../ui/index.ts";
import type { Autosave } from "./autosave.ts";
import { BodyEditor } from "./body-editor.tsx";

interface FieldsProps {
  draft: Autosave;
  readOnly: boolean;
}

/** What an article is made of: title, summary, how customers ask for it, and its text. */
export function ArticleFields({ draft, readOnly }: FieldsProps) {
  const content = draft.content.value;
  const { lang } = draft.article.value;
  const written = { lang, dir: directionOf(lang), disabled: readOnly };
  return (
    <div class="kb-fields">
      <Field label={t("knowledge-article-title")} required>
        <TextInput
          {...written}
          class="kb-title"
          value={content.title}
          maxLength={200}
          onValue={(title) => draft.change({ title })}
        />
      </Field>
      <Field label={t("knowledge-summary")} hint={t("knowledge-summary-hint")}>
        <TextArea
          {...written}
          rows={3}
          maxRows={8}
          maxLength={1000}
          value={content.summary}
          onValue={(summary) => draft.change({ summary })}
        />
      </Field>
      <Questions
        lang={lang}
        readOnly={readOnly}
        values={content.questions}
        onValues={(questions) => draft.change({ questions })}
      />
      <div class="ui-field">
        <span class="ui-field-label" aria-hidden="true">
          {t("knowledge-body")}
        </span>
        <BodyEditor
          key={String(readOnly)}
          lang={lang}
          value={content.body}
          revision={draft.revision.value}
          readOnly={readOnly}
          onValue={(body) => draft.change({ body })}
          onSave={() => void draft.flush()}
        />
      </div>
    </div>
  );
}

interface QuestionsProps {
  lang: string;
  readOnly: boolean;
  values: readonly string[];
  onValues: (values: string[]) => void;
}

/** The words in which customers ask for it, one to a line; a list that is pasted makes as many lines. */
function Questions({ lang, readOnly, values, onValues }: QuestionsProps) {
  const box = useRef<HTMLDivElement>(null);
  const focusOn = (at: number) =>
    requestAnimationFrame(() => box.current?.querySelectorAll("input")[at]?.focus());
  const set = (at: number, text: string) => onValues(values.map((old, index) => (index === at ? text : old)));
  const insert = (at: number, lines: readonly string[]) => {
    onValues([...values.slice(0, at), ...lines, ...values.slice(at)]);
    focusOn(at + lines.length - 1);
  };
  const remove = (at: number) => {
    onValues(values.filter((_, index) => index !== at));
    focusOn(Math.max(0, at - 1));
  };
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    if (event.isComposing) return;
    if (event.key === "Enter") insert(at + 1, [""]);
    else if (event.key === "Backspace" && values[at] === "") remove(at);
    else return;
    event.preventDefault();
  };
  return (
    <details class="kb-questions" open={values.length < 4}>
      <summary>{t("knowledge-questions-count", { count: values.length })}</summary>
      <Field label={t("knowledge-questions")} hideLabel group hint={t("knowledge-questions-hint")}>
        <div ref={box} class="kb-question-list">
          {values.map((value, at) => (
            <div class="ui-row" key={at}>
              <input
                class="ui-input"
                aria-label={t("knowledge-question-number", { number: at + 1 })}
                value={value}
                maxLength={300}
                lang={lang}
                dir={directionOf(lang)}
                disabled={readOnly}
                onInput={(event) => set(at, event.currentTarget.value)}
                onKeyDown={(event) => onKeyDown(event, at)}
                onPaste={(event) => {
                  const lines = (event.clipboardData?.getData("text/plain") ?? "")
                    .split(/\r?\n/)
                    .map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, "").trim())
                    .filter(Boolean);
                  if (lines.length < 2) return;
                  event.preventDefault();
                  insert(at + 1, lines);
                }}
              />
              {!readOnly && (
                <IconButton
                  icon={X}
                  size="sm"
                  label={t("ui-remove", { name: value || String(at + 1) })}
                  onClick={() => remove(at)}
                />
              )}
            </div>
          ))}
          {!readOnly && (
            <div>
              <Button size="sm" icon={Plus} onClick={() => insert(values.length, [""])}>
                {t("knowledge-question-add")}
              </Button>
            </div>
          )}
        </div>
      </Field>
    </details>
  );
}
