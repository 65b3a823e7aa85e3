import type { Topic } from "@ombud/api";
import { useState } from "preact/hooks";
import { navigate } from "../../app/router.ts";
import { languageName, t } from "../../i18n/index.ts";
import {
  Banner,
  Button,
  Combobox,
  Dialog,
  type Errors,
  Field,
  Select,
  Switch,
  TextInput,
  useForm,
} from "../../ui/index.ts";
import { categoryOptions } from "./filter-bar.tsx";
import { isSlug, slugOf } from "./markdown.ts";
import { categories, createCategory, createTopic, settings } from "./server.ts";
import { topicPath } from "./topic-table.tsx";

interface Values {
  title: string;
  slug: string;
  lang: string;
  category: string | null;
  /** The name of a category that is made first, where there is none yet. */
  called: string;
  internal: boolean;
}

const anyCategory = () => (categories.peek()?.length ?? 0) > 0;

const check = (values: Values): Errors<Values> => ({
  title: values.title.trim() ? null : t("ui-required"),
  category: values.category || !anyCategory() ? null : t("ui-required"),
  called: values.called.trim() || anyCategory() ? null : t("ui-required"),
  slug: values.slug === "" || isSlug(values.slug) ? null : t("knowledge-slug-wrong"),
});

/** Makes the first category, so that the first topic has one. */
async function firstCategory(title: string, lang: string): Promise<string> {
  const made = await createCategory({
    titles: { [lang]: title },
    slug: slugOf(title) || "general",
    icon: "",
  });
  categories.value = [...(categories.peek() ?? []), made];
  return made.id;
}

/** What a topic begins with, and what begins it, where that is not a topic like any other. */
export interface Beginning {
  heading: string;
  title: string;
  lang: string | undefined;
  create: (begun: { title: string; lang: string; category: string }) => Promise<Topic>;
}

/** Begins a topic with its first article. */
export function NewTopic({ onClose, from }: { onClose: () => void; from?: Beginning }) {
  const languages = settings.value?.languages ?? [];
  const form = useForm<Values>(
    {
      title: from?.title ?? "",
      slug: "",
      lang: from?.lang ?? languages[0] ?? "en",
      category: categories.peek()?.[0]?.id ?? null,
      called: "",
      internal: false,
    },
    check,
    "knowledge",
  );
  const [ownSlug, setOwnSlug] = useState(false);
  const { values } = form;
  const send = async () => {
    let path = "";
    const done = await form.submit(async ({ slug, called, category: chosen, ...rest }) => {
      const category = chosen ?? (await firstCategory(called.trim(), rest.lang));
      const title = rest.title.trim();
      const made = from
        ? await from.create({ title, lang: rest.lang, category })
        : await createTopic({ ...rest, category, title, ...(slug && { slug }) });
      path = topicPath(made.id, rest.lang);
    });
    if (!done) return;
    onClose();
    navigate(path);
  };
  return (
    <Dialog
      title={from?.heading ?? t("knowledge-new")}
      sticky={form.dirty}
      onClose={onClose}
      onSubmit={() => void send()}
      actions={
        <>
          <Button onClick={onClose}>{t("ui-cancel")}</Button>
          <Button type="submit" variant="primary" busy={form.busy}>
            {t("knowledge-begin")}
          </Button>
        </>
      }
    >
      <div class="ui-stack">
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        <Field
          label={t("knowledge-article-title")}
          required
          error={form.error("title")}
          hint={t("knowledge-title-hint")}
        >
          <TextInput
            value={values.title}
            onValue={(title) => form.update({ title, ...(ownSlug ? {} : { slug: slugOf(title) }) })}
            maxLength={200}
            dir="auto"
            data-autofocus
          />
        </Field>
        <div class="kb-columns">
          <Field label={t("knowledge-language")} error={form.error("lang")}>
            <Select
              value={values.lang}
              options={languages.map((tag) => ({ value: tag, label: languageName(tag) }))}
              onValue={(lang) => form.set("lang", lang)}
            />
          </Field>
          {anyCategory() ? (
            <Field label={t("knowledge-category")} required error={form.error("category")}>
              <Combobox
                label={t("knowledge-category")}
                value={values.category}
                options={categoryOptions()}
                onValue={(category) => form.set("category", category)}
              />
            </Field>
          ) : (
            <Field label={t("knowledge-first-category")} required error={form.error("called")}>
              <TextInput
                value={values.called}
                onValue={(called) => form.set("called", called)}
                maxLength={100}
              />
            </Field>
          )}
        </div>
        {!from && (
          <>
            <Field label={t("knowledge-slug")} hint={t("knowledge-slug-hint")} error={form.error("slug")}>
              <TextInput
                value={values.slug}
                onValue={(slug) => {
                  setOwnSlug(slug !== "");
                  form.set("slug", slug.toLowerCase().trim());
                }}
                maxLength={80}
                spellcheck={false}
                autocapitalize="off"
              />
            </Field>
            <Switch
              label={t("knowledge-internal-only")}
              hint={t("knowledge-internal-hint")}
              checked={values.internal}
              onValue={(internal) => form.set("internal", internal)}
            />
          </>
        )}
      </div>
    </Dialog>
  );
}
