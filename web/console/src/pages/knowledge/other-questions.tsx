import type { Topic } from "@ombud/api";
import { useState } from "preact/hooks";
import { directionOf, languageName, t } from "../../i18n/index.ts";
import { Button, Combobox, Dialog, Field, TextArea } from "../../ui/index.ts";
import { everyLanguage } from "../settings/languages.ts";

interface OthersProps {
  topic: Topic;
  readOnly: boolean;
  change: (part: Partial<Topic>) => void;
}

/** How customers ask for the topic in languages that have no article: they get the article in the first language. */
export function OtherQuestions({ topic, readOnly, change }: OthersProps) {
  const [open, setOpen] = useState<string | null>(null);
  const written = new Set(topic.languages.map((line) => line.lang));
  const asked = Object.keys(topic.questions).filter((lang) => (topic.questions[lang]?.length ?? 0) > 0);
  const rest = everyLanguage().filter((one) => !written.has(one.value) && !asked.includes(one.value));
  return (
    <Field label={t("knowledge-other-questions")} group hint={t("knowledge-other-questions-hint")}>
      {asked.length > 0 && (
        <ul class="kb-chips">
          {asked.map((lang) => (
            <li key={lang}>
              <Button size="sm" onClick={() => setOpen(lang)}>
                {t("knowledge-other-questions-in", {
                  language: languageName(lang),
                  count: topic.questions[lang]?.length ?? 0,
                })}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {!readOnly && (
        <Combobox
          key={asked.join()}
          label={t("knowledge-add-language-label")}
          placeholder={t("knowledge-add-language-label")}
          value={null}
          options={rest}
          onValue={setOpen}
        />
      )}
      {open && (
        <QuestionsDialog
          lang={open}
          values={topic.questions[open] ?? []}
          readOnly={readOnly}
          onClose={() => setOpen(null)}
          onValues={(values) => {
            const { [open]: _, ...others } = topic.questions;
            change({ questions: values.length > 0 ? { ...others, [open]: values } : others });
            setOpen(null);
          }}
        />
      )}
    </Field>
  );
}

interface DialogProps {
  lang: string;
  values: readonly string[];
  readOnly: boolean;
  onClose: () => void;
  onValues: (values: string[]) => void;
}

function QuestionsDialog({ lang, values, readOnly, onClose, onValues }: DialogProps) {
  const [text, setText] = useState(values.join("\n"));
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  return (
    <Dialog
      title={t("knowledge-questions-of", { language: languageName(lang) })}
      size="lg"
      sticky={text !== values.join("\n")}
      onClose={onClose}
      onSubmit={() => onValues([...new Set(lines)])}
      actions={
        <>
          <Button onClick={onClose}>{t(readOnly ? "ui-close" : "ui-cancel")}</Button>
          {!readOnly && (
            <Button type="submit" variant="primary">
              {t("ui-save")}
            </Button>
          )}
        </>
      }
    >
      <Field label={t("knowledge-questions")} hint={t("knowledge-questions-lines")}>
        <TextArea
          rows={8}
          maxRows={16}
          value={text}
          onValue={setText}
          lang={lang}
          dir={directionOf(lang)}
          readOnly={readOnly}
          data-autofocus
        />
      </Field>
    </Dialog>
  );
}
