import type { FlowProblem, IntentShown } from "@ombud/api";
import { inOwnLanguage, languageName, t } from "../../../i18n/index.ts";
import { Button, Field, MultiCombobox, Select, TextInput } from "../../../ui/index.ts";
import { everyLanguage } from "../languages.ts";
import { type Draft, dropLanguage, MOST, mainLanguage, stepLabel } from "./flow.ts";
import { Problems } from "./step-card.tsx";

interface HeadCardProps {
  draft: Draft;
  lang: string;
  intents: readonly IntentShown[];
  problems: readonly FlowProblem[];
  /** Of a new playbook its name can be chosen. */
  slug: { value: string; set: (slug: string) => void } | null;
  change: (draft: Draft, of?: string) => void;
  onLang: (lang: string) => void;
}

/** What is said of the whole flow. */
export function HeadCard({ draft, lang, intents, problems, slug, change, onLang }: HeadCardProps) {
  const options = intents
    .filter(({ id }) => !/^(smalltalk\.|person\.request$|invest\.advice$)/.test(id))
    .map((it) => ({ value: it.id, label: inOwnLanguage(it.title) ?? it.id, hint: it.id, keywords: it.id }));
  const starts = draft.steps.map((it) => ({ value: it.id, label: stepLabel(draft, it, lang).slice(0, 60) }));
  return (
    <section class="ui-card ui-stack" aria-label={t("playbook-general")}>
      <Problems problems={problems} />
      <Languages draft={draft} lang={lang} change={change} onLang={onLang} />
      <div class="flow-fields-row">
        <Field label={t("playbook-part-titles")} required={lang === mainLanguage(draft)}>
          <TextInput
            value={draft.titles[lang] ?? ""}
            maxLength={MOST.title}
            lang={lang}
            dir="auto"
            placeholder={draft.titles[mainLanguage(draft)] ?? ""}
            onValue={(title) => change({ ...draft, titles: { ...draft.titles, [lang]: title } }, "title")}
          />
        </Field>
        {slug && (
          <Field label={t("playbook-slug")} hint={t("playbook-slug-hint")} required>
            <TextInput
              value={slug.value}
              maxLength={40}
              spellcheck={false}
              onValue={(text) => slug.set(text.toLowerCase().replace(/[^a-z0-9-]+/g, "-"))}
            />
          </Field>
        )}
      </div>
      <Field label={t("playbook-part-intents")} hint={t("playbook-intents-hint")} required>
        <MultiCombobox
          label={t("playbook-part-intents")}
          values={draft.intents}
          options={options}
          onValues={(chosen) => change({ ...draft, intents: chosen })}
        />
      </Field>
      <Field label={t("playbook-part-start")}>
        <Select
          value={draft.start}
          options={[{ value: "", label: t("playbook-next-none") }, ...starts]}
          onValue={(start) => change({ ...draft, start })}
        />
      </Field>
    </section>
  );
}

/** Which language is written in, and which ones there are. */
function Languages({
  draft,
  lang,
  change,
  onLang,
}: Pick<HeadCardProps, "draft" | "lang" | "change" | "onLang">) {
  const own = Object.keys(draft.titles);
  const main = mainLanguage(draft);
  const more = everyLanguage().filter((it) => !own.includes(it.value));
  return (
    <fieldset class="flow-languages" aria-label={t("playbook-languages")}>
      {own.map((tag) => (
        <Button
          key={tag}
          size="sm"
          variant={tag === lang ? "primary" : "secondary"}
          aria-pressed={tag === lang}
          onClick={() => onLang(tag)}
        >
          {languageName(tag)}
        </Button>
      ))}
      <Select
        standalone
        size="sm"
        aria-label={t("playbook-language-add")}
        value=""
        options={[
          { value: "", label: t("playbook-language-add") },
          ...more.map(({ value, label }) => ({ value, label })),
        ]}
        onValue={(tag) => {
          if (!tag) return;
          change({ ...draft, titles: { ...draft.titles, [tag]: "" } });
          onLang(tag);
        }}
      />
      {own.length > 1 && lang !== main && (
        <Button
          size="sm"
          variant="ghost"
          onClick={() => {
            change(dropLanguage(draft, lang));
            onLang(main);
          }}
        >
          {t("playbook-language-remove", { language: languageName(lang) })}
        </Button>
      )}
    </fieldset>
  );
}
