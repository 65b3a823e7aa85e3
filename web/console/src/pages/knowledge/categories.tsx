import type { Category } from "@ombud/api";
import { FolderOpen, Pencil, Plus, Trash2 } from "lucide";
import { useState } from "preact/hooks";
import { href } from "../../app/router.ts";
import { directionOf, languageName, ownLanguageName, t } from "../../i18n/index.ts";
import { toastError } from "../../state/errors.ts";
import { can } from "../../state/session.ts";
import {
  Banner,
  Button,
  ConfirmDialog,
  Drawer,
  EmptyState,
  type Errors,
  Field,
  IconButton,
  TextInput,
  toast,
  useForm,
} from "../../ui/index.ts";
import { Sortable } from "../../ui/sortable.tsx";
import { isSlug, slugOf } from "./markdown.ts";
import {
  categories,
  changeCategory,
  createCategory,
  deleteCategory,
  loadFrame,
  orderCategories,
  settings,
} from "./server.ts";
import { categoryName } from "./words.ts";

/** What topics are sorted into: names in each language, their order, and what is empty can go. */
export function Categories() {
  const [editing, setEditing] = useState<Category | "new" | null>(null);
  const [removing, setRemoving] = useState<Category | null>(null);
  const all = categories.value ?? [];
  const languages = settings.value?.languages ?? [];
  const may = can("knowledge.write");
  const order = async (next: Category[]) => {
    categories.value = next;
    try {
      await orderCategories(next.map((one) => one.id));
    } catch (error) {
      toastError(error);
      await loadFrame().catch(() => undefined);
    }
  };
  const add = may && (
    <Button variant="primary" icon={Plus} onClick={() => setEditing("new")}>
      {t("knowledge-category-new")}
    </Button>
  );
  return (
    <div class="ui-stack kb-centre">
      <div class="ui-row ui-spread">
        <p class="ui-muted ui-grow">{t("knowledge-categories-text")}</p>
        {all.length > 0 && add}
      </div>
      {all.length === 0 ? (
        <EmptyState icon={FolderOpen} title={t("knowledge-categories-none")} action={add} />
      ) : (
        <Sortable
          items={all}
          idOf={(one) => one.id}
          nameOf={(one) => categoryName(one, languages)}
          disabled={!may}
          onOrder={(next) => void order(next)}
        >
          {(one) => <Row category={one} may={may} onEdit={setEditing} onRemove={setRemoving} />}
        </Sortable>
      )}
      {editing && (
        <CategoryEditor category={editing === "new" ? null : editing} onClose={() => setEditing(null)} />
      )}
      {removing && <RemoveCategory category={removing} onClose={() => setRemoving(null)} />}
    </div>
  );
}

interface RowProps {
  category: Category;
  may: boolean;
  onEdit: (category: Category) => void;
  onRemove: (category: Category) => void;
}

function Row({ category, may, onEdit, onRemove }: RowProps) {
  const languages = settings.value?.languages ?? [];
  const name = categoryName(category, languages);
  const missing = languages.filter((lang) => !category.titles[lang]);
  return (
    <div class="ui-row">
      <div class="ui-grow">
        <span class="ui-truncate ui-block" dir="auto">
          {name}
        </span>
        <span class="ui-small ui-muted">
          <a href={href(`/knowledge?category=${category.id}`)}>
            {t("knowledge-topic-count", { count: category.topics })}
          </a>
          {missing.length > 0 &&
            ` · ${t("knowledge-name-missing", { languages: missing.map(ownLanguageName).join(", ") })}`}
        </span>
      </div>
      {may && (
        <>
          <IconButton
            size="sm"
            icon={Pencil}
            label={t("knowledge-category-edit", { name })}
            onClick={() => onEdit(category)}
          />
          <IconButton
            size="sm"
            icon={Trash2}
            label={t(category.topics > 0 ? "knowledge-category-full" : "knowledge-category-delete", { name })}
            disabled={category.topics > 0}
            onClick={() => onRemove(category)}
          />
        </>
      )}
    </div>
  );
}

function RemoveCategory({ category, onClose }: { category: Category; onClose: () => void }) {
  const name = categoryName(category, settings.value?.languages ?? []);
  return (
    <ConfirmDialog
      title={t("knowledge-category-delete", { name })}
      text={t("knowledge-category-delete-text")}
      action={t("ui-delete")}
      danger
      onClose={onClose}
      onConfirm={async () => {
        try {
          await deleteCategory(category.id);
        } catch (error) {
          toastError(error);
          return;
        }
        categories.value = categories.peek()?.filter((one) => one.id !== category.id) ?? null;
      }}
    />
  );
}

/** A category as the form has it. */
type CategoryForm = Required<Record<"slug" | "icon", string>> & Pick<Category, "titles">;

const checkCategory = (values: CategoryForm): Errors<CategoryForm> => ({
  titles: Object.values(values.titles).some((title) => title.trim()) ? null : t("knowledge-category-unnamed"),
  slug: isSlug(values.slug) ? null : t("knowledge-slug-wrong"),
});

function CategoryEditor({ category, onClose }: { category: Category | null; onClose: () => void }) {
  const languages = settings.value?.languages ?? [];
  const form = useForm<CategoryForm>(
    { slug: category?.slug ?? "", titles: category?.titles ?? {}, icon: category?.icon ?? "" },
    checkCategory,
    "knowledge",
  );
  const [ownSlug, setOwnSlug] = useState(category !== null);
  const { values } = form;
  const name = (lang: string, title: string) => {
    const titles = { ...values.titles, [lang]: title };
    const first = languages.map((tag) => slugOf(titles[tag] ?? "")).find(Boolean) ?? "";
    form.update({ titles, ...(ownSlug ? {} : { slug: first }) });
  };
  const send = async () => {
    const done = await form.submit(async ({ titles, ...rest }) => {
      const filled = Object.entries(titles).filter(([, title]) => title.trim() !== "");
      const body = {
        ...rest,
        titles: Object.fromEntries(filled.map(([lang, title]) => [lang, title.trim()])),
      };
      const kept = category ? await changeCategory(category.id, body) : await createCategory(body);
      const before = categories.peek() ?? [];
      categories.value = category
        ? before.map((one) => (one.id === kept.id ? kept : one))
        : [...before, kept];
    });
    if (!done) return;
    toast(t("ui-saved"));
    onClose();
  };
  return (
    <Drawer
      title={category ? categoryName(category, languages) : t("knowledge-category-new")}
      sticky={form.dirty}
      onClose={onClose}
      onSubmit={() => void send()}
      actions={
        <>
          <Button onClick={onClose}>{t("ui-cancel")}</Button>
          <Button type="submit" variant="primary" busy={form.busy} disabled={!form.dirty}>
            {t("ui-save")}
          </Button>
        </>
      }
    >
      <div class="ui-stack">
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        {form.error("titles") && <Banner tone="danger">{form.error("titles")}</Banner>}
        {languages.map((lang, at) => (
          <Field key={lang} label={t("knowledge-name-in", { language: languageName(lang) })}>
            <TextInput
              value={values.titles[lang] ?? ""}
              onValue={(title) => name(lang, title)}
              maxLength={100}
              lang={lang}
              dir={directionOf(lang)}
              data-autofocus={at === 0 ? true : undefined}
            />
          </Field>
        ))}
        <Field
          label={t("knowledge-slug")}
          required
          hint={t("knowledge-category-slug-hint")}
          error={form.error("slug")}
        >
          <TextInput
            value={values.slug}
            onValue={(slug) => {
              setOwnSlug(slug !== "");
              form.set("slug", slug.toLowerCase().trim());
            }}
            maxLength={80}
            spellcheck={false}
          />
        </Field>
      </div>
    </Drawer>
  );
}
