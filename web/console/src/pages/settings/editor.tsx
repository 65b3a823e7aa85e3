import { ArrowLeft, Trash2 } from "lucide";
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { toastError } from "../../state/errors.ts";
import { http } from "../../state/http.ts";
import { Banner, Button, ConfirmDialog, Drawer, type Form, toast } from "../../ui/index.ts";
import type { Entry, Store } from "./lists.ts";

interface EditorShellProps<T extends Entry, V extends object> {
  /** As in `ListPage`. */
  name: string;
  item: T | null;
  /** What the item is called in titles and questions. */
  called: string;
  store: Store<T>;
  form: Form<V>;
  /** The body to send; the same for a new item and a changed one. */
  body: (values: V) => object;
  onClose: () => void;
  /** Called with the answer instead of closing; for what is shown once. */
  onSaved?: ((item: T, isNew: boolean) => void) | undefined;
  canDelete?: boolean | undefined;
  readOnly?: boolean | undefined;
  size?: "md" | "lg" | "xl" | undefined;
  asPage?: boolean | undefined;
  children: ComponentChildren;
}

type Asking = "discard" | "delete" | null;

/** What the buttons of an editor do. */
function useEditing<T extends Entry, V extends object>(props: EditorShellProps<T, V>) {
  const { item, called, store, form, body, onClose, onSaved, readOnly } = props;
  const [asking, setAsking] = useState<Asking>(null);
  const save = async () => {
    if (readOnly) return;
    let saved: T | undefined;
    const done = await form.submit(async (values) => {
      saved = item
        ? await http.request<T>("PATCH", `${store.path}/${item.id}`, body(values))
        : await http.request<T>("POST", store.path, body(values));
    });
    if (!done || !saved) return;
    store.put(saved);
    toast(t("ui-saved"));
    if (onSaved) onSaved(saved, !item);
    else onClose();
  };
  const remove = async () => {
    if (!item) return;
    try {
      await http.request("DELETE", `${store.path}/${item.id}`);
    } catch (error) {
      toastError(error);
      return;
    }
    store.drop(item.id);
    toast(t("settings-deleted", { name: called }));
    onClose();
  };
  const close = () => (form.dirty && !readOnly ? setAsking("discard") : onClose());
  return { asking, setAsking, save, remove, close };
}

type Editing = ReturnType<typeof useEditing>;

/** The frame around the fields of one item: saving, deleting, and asking before changes are lost. */
export function EditorShell<T extends Entry, V extends object>(props: EditorShellProps<T, V>) {
  const { name, item, called, form } = props;
  const editing = useEditing(props);
  const title = item ? called : t(`settings-${name}-new`);
  const buttons = <Buttons shell={props} editing={editing} />;
  const send = () => void editing.save();
  const content = (
    <>
      {form.problem && <Banner tone="danger">{form.problem}</Banner>}
      {props.children}
    </>
  );
  return (
    <>
      {props.asPage ? (
        <PageShell
          title={title}
          back={t(`settings-${name}`)}
          onBack={editing.close}
          onSubmit={send}
          live={form.dirty}
          buttons={buttons}
        >
          {content}
        </PageShell>
      ) : (
        <Drawer
          title={title}
          size={props.size}
          sticky={form.dirty}
          onClose={editing.close}
          onSubmit={send}
          actions={buttons}
        >
          {content}
        </Drawer>
      )}
      <Questions name={name} called={called} editing={editing} onClose={props.onClose} />
    </>
  );
}

interface ButtonsProps {
  shell: {
    item: Entry | null;
    form: { dirty: boolean; busy: boolean };
    canDelete?: boolean | undefined;
    readOnly?: boolean | undefined;
  };
  editing: Editing;
}

function Buttons({ shell: { item, form, canDelete, readOnly }, editing }: ButtonsProps) {
  return (
    <>
      {item && canDelete !== false && !readOnly && (
        <Button
          variant="ghost"
          icon={Trash2}
          class="settings-delete"
          onClick={() => editing.setAsking("delete")}
        >
          {t("ui-delete")}
        </Button>
      )}
      <Button onClick={editing.close}>{t(readOnly ? "ui-close" : "ui-cancel")}</Button>
      {!readOnly && (
        <Button type="submit" variant="primary" busy={form.busy} disabled={item !== null && !form.dirty}>
          {t("ui-save")}
        </Button>
      )}
    </>
  );
}

interface QuestionsProps {
  name: string;
  called: string;
  editing: Editing;
  onClose: () => void;
}

function Questions({ name, called, editing: { asking, setAsking, remove }, onClose }: QuestionsProps) {
  if (asking === "discard") {
    return (
      <ConfirmDialog
        title={t("ui-discard")}
        text={t("ui-discard-text")}
        action={t("ui-discard-action")}
        danger
        onConfirm={onClose}
        onClose={() => setAsking(null)}
      />
    );
  }
  if (asking === "delete") {
    return (
      <ConfirmDialog
        title={t("settings-delete-title", { name: called })}
        text={t(`settings-${name}-delete-text`)}
        action={t("ui-delete")}
        danger
        onConfirm={remove}
        onClose={() => setAsking(null)}
      />
    );
  }
  return null;
}

interface PageShellProps {
  title: string;
  back: string;
  onBack: () => void;
  onSubmit: () => void;
  /** Something is to be saved: the bar with the buttons stays in sight. */
  live: boolean;
  buttons: ComponentChildren;
  children: ComponentChildren;
}

function PageShell({ title, back, onBack, onSubmit, live, buttons, children }: PageShellProps) {
  const page = useRef<HTMLFormElement>(null);
  // What was just made has its page in the place of the form, whose button was at the end.
  useEffect(() => page.current?.scrollIntoView({ block: "start" }), []);
  return (
    <form
      ref={page}
      class="settings-page"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <header class="settings-page-head">
        <Button variant="ghost" size="sm" icon={ArrowLeft} onClick={onBack}>
          {back}
        </Button>
        <h1>{title}</h1>
      </header>
      {children}
      <footer class={`settings-page-foot ${live ? "settings-page-live" : ""}`}>{buttons}</footer>
    </form>
  );
}
