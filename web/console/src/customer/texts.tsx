import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { TextArea } from "../ui/index.ts";

interface EditableProps {
  label: string;
  value: string;
  /** What stands there while nobody edits. */
  shown: string;
  type?: "text" | "email";
  strong?: boolean;
  /** It is masked: a box that is left empty changes nothing. */
  keepEmpty?: boolean;
  /** Null: the reader may not change it. */
  onSave: ((value: string) => Promise<boolean>) | null;
}

/** A text that becomes a box when pressed; Enter or leaving it saves, Escape does not. */
export function EditableText({
  label,
  value,
  shown,
  type = "text",
  strong,
  keepEmpty,
  onSave,
}: EditableProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const box = useRef<HTMLInputElement>(null);
  const editing = draft !== null;
  useEffect(() => {
    if (editing) box.current?.select();
  }, [editing]);
  const save = () => {
    if (draft === null) return;
    setDraft(null);
    const emptied = keepEmpty && draft.trim() === "";
    if (!emptied && draft.trim() !== value) void onSave?.(draft.trim());
  };
  if (!onSave) return <span class={`ui-truncate ${strong ? "editable-strong" : ""}`}>{shown}</span>;
  if (!editing) {
    return (
      <button
        type="button"
        class={`editable ui-truncate ${strong ? "editable-strong" : ""}`}
        title={t("edit-of", { name: label })}
        aria-label={`${label}: ${shown}`}
        onClick={() => setDraft(value)}
      >
        {shown}
      </button>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <input
        ref={box}
        class="ui-input editable-box"
        type="text"
        inputMode={type}
        aria-label={label}
        value={draft}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          setDraft(null);
        }}
      />
    </form>
  );
}

const SAVE_MS = 1000;

/** What colleagues should know about a customer; saved by itself. */
export function NoteBox({
  note,
  onSave,
}: {
  note: string;
  onSave: ((note: string) => Promise<boolean>) | null;
}) {
  const [text, setText] = useState(note);
  const [state, setState] = useState<"idle" | "saved">("idle");
  const saved = useRef(note);
  useEffect(() => {
    // Somebody else changed it, and nothing is being written here.
    if (text === saved.current) setText(note);
    saved.current = note;
  }, [note]);
  useEffect(() => {
    if (text === saved.current || !onSave) return;
    const timer = setTimeout(() => {
      saved.current = text;
      void onSave(text).then((done) => setState(done ? "saved" : "idle"));
    }, SAVE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div class="note-box">
      <TextArea
        aria-label={t("panel-note")}
        placeholder={t("panel-note-hint")}
        rows={2}
        readOnly={onSave === null}
        value={text}
        onValue={(next) => {
          setText(next);
          setState("idle");
        }}
      />
      <span class="note-saved" aria-live="polite">
        {state === "saved" && t("ui-saved")}
      </span>
    </div>
  );
}
