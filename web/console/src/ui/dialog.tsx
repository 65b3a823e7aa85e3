import { X } from "lucide";
import { type ComponentChildren, createPortal, type RefObject } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { Button, IconButton } from "./button.tsx";
import { Field, TextInput } from "./field.tsx";

interface DialogProps {
  title: string;
  onClose: () => void;
  description?: ComponentChildren;
  /** Buttons at the bottom; the last is the main one. */
  actions?: ComponentChildren;
  size?: "sm" | "md" | "lg" | "xl" | undefined;
  /** A panel at the end of the screen instead of a box in the middle. */
  drawer?: boolean | undefined;
  /** Makes the whole a form: Enter sends it. */
  onSubmit?: (() => void) | undefined;
  /** A press beside the dialog does not close it; for forms whose loss would hurt. */
  sticky?: boolean | undefined;
  children?: ComponentChildren;
}

/** Where the focus is, also within an element that has a tree of its own, as the editor of text has. */
function focused(): Element | null {
  let found = document.activeElement;
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  return found;
}

/** Opens the element as a modal while it is there, and gives the focus back afterwards. */
function useModal(element: RefObject<HTMLDialogElement | null>): void {
  useEffect(() => {
    const dialog = element.current;
    const before = focused();
    dialog?.showModal?.();
    dialog?.querySelector<HTMLElement>("[data-autofocus]")?.focus();
    return () => {
      dialog?.close?.();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
}

/** A modal built on `<dialog>`: the browser keeps the focus inside. */
export function Dialog(props: DialogProps) {
  const { onClose, size = "md", drawer, sticky } = props;
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  const pressedOutside = useRef(false);
  useModal(element);
  // At the end of the page, so that a form inside is never within another form.
  return createPortal(
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the keyboard's way, handled by onCancel
    <dialog
      ref={element}
      class={`ui-dialog ui-dialog-${size} ${drawer ? "ui-drawer" : ""}`}
      aria-labelledby={id}
      aria-describedby={props.description ? `${id}-text` : undefined}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // Both press and release must be on the backdrop: dragging a selection out of the box must not close it.
      onPointerDown={(event) => {
        pressedOutside.current = event.target === element.current;
      }}
      onClick={(event) => {
        if (!sticky && pressedOutside.current && event.target === element.current) onClose();
      }}
    >
      <Box {...props} id={id} />
    </dialog>,
    document.body,
  );
}

function Box({ id, title, onClose, description, actions, onSubmit, children }: DialogProps & { id: string }) {
  const body = (
    <>
      <header class="ui-dialog-head">
        <h2 id={id}>{title}</h2>
        <IconButton icon={X} label={t("ui-close")} size="sm" tooltip={false} onClick={onClose} />
      </header>
      <div class="ui-dialog-body" tabIndex={children ? undefined : 0}>
        {description && (
          <p class="ui-dialog-text" id={`${id}-text`}>
            {description}
          </p>
        )}
        {children}
      </div>
      {actions && <footer class="ui-dialog-foot">{actions}</footer>}
    </>
  );
  if (!onSubmit) return <div class="ui-dialog-box">{body}</div>;
  return (
    <form
      class="ui-dialog-box"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {body}
    </form>
  );
}

export function Drawer(props: Omit<DialogProps, "drawer">) {
  return <Dialog {...props} drawer />;
}

interface ConfirmProps {
  title: string;
  text: ComponentChildren;
  /** The verb on the button: "Delete", "Sign out". */
  action: string;
  danger?: boolean | undefined;
  /** Must be typed before the button works; for what cannot be undone. */
  typed?: string | undefined;
  onConfirm: () => Promise<unknown> | unknown;
  onClose: () => void;
}

/** Asks before something is done; shows that it is being done, and stays open when it fails. */
export function ConfirmDialog({ title, text, action, danger, typed, onConfirm, onClose }: ConfirmProps) {
  const [busy, setBusy] = useState(false);
  const [word, setWord] = useState("");
  const ready = typed === undefined || word.trim() === typed;
  const submit = async () => {
    if (!ready || busy) return;
    setBusy(true);
    try {
      await onConfirm();
      onClose();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={title}
      description={text}
      size="sm"
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose} data-autofocus={typed === undefined ? true : undefined}>
            {t("ui-cancel")}
          </Button>
          <Button type="submit" variant={danger ? "danger" : "primary"} busy={busy} disabled={!ready}>
            {action}
          </Button>
        </>
      }
    >
      {typed !== undefined && (
        <Field label={t("ui-type-to-confirm", { word: typed })}>
          <TextInput value={word} onValue={setWord} autocomplete="off" data-autofocus />
        </Field>
      )}
    </Dialog>
  );
}
