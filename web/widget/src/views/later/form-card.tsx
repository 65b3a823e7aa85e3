import type { BotField } from "@ombud/api";
import { MAX_ANSWER_CHARS, newId } from "@ombud/api";
import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { secretsIn } from "../../guard/gate.ts";
import { suspicious } from "../../guard/suspect.ts";
import { client, threadOf } from "../../store.ts";
import css from "../../style/urgent.css?inline";
import { Icon } from "../icons.tsx";
import { wear } from "../lazy.tsx";
import { direction } from "./message-lang.ts";
import { readFromTop } from "./read-from.ts";
import { type Say, urgentIn } from "./urgent-texts.ts";

wear(css);

type Answers = Record<string, string>;

/** What was typed and not sent, by talk and message: the card is made anew whenever its message is drawn again. */
const drafts = new Map<string, Answers>();

interface FormProps {
  fields: readonly BotField[];
  conversation: string;
  seq: number;
  /** The language of the message. */
  lang: string;
}

/** What a playbook asks while a person comes, all at once. The answers are sent as a message. */
export default function FormCard({ fields, conversation, seq, lang }: FormProps) {
  const u = urgentIn(lang);
  const { thread } = threadOf(conversation).value;
  const sent = thread.messages.some((one) => one.form === seq);
  const place = useRef<HTMLDivElement>(null);
  // What to do stands above the form.
  useEffect(() => readFromTop(place.current, thread, seq), []);
  const again = useSignal(false);
  return (
    <div ref={place} lang={lang} dir={direction(lang)}>
      {sent && !again.value ? (
        <Sent u={u} again={again} />
      ) : (
        <Form
          u={u}
          fields={fields}
          conversation={conversation}
          seq={seq}
          onSent={() => (again.value = false)}
        />
      )}
    </div>
  );
}

interface FormViewProps extends Omit<FormProps, "lang"> {
  u: Say;
  onSent: () => void;
}

function Sent({ u, again }: { u: Say; again: Signal<boolean> }) {
  return (
    <section class="card urgent-card" aria-label={u("form-title")}>
      <p class="urgent-good">
        <Icon name="check" size={18} /> <span>{u("form-sent")}</span>
      </p>
      <button type="button" class="link-button" onClick={() => (again.value = true)}>
        {u("form-more")}
      </button>
    </section>
  );
}

function Form({ u, fields, conversation, seq, onSent }: FormViewProps) {
  const key = `${conversation}/${seq}`;
  const answers = useSignal<Answers>(drafts.get(key) ?? {});
  const busy = useSignal(false);
  const wrong = useSignal("");
  const set = (field: string, value: string) => {
    answers.value = { ...answers.peek(), [field]: value };
    drafts.set(key, answers.peek());
    wrong.value = "";
  };
  const send = async () => {
    const given = fields
      .map((it) => ({ field: it.id, value: said(it, answers.peek()[it.id] ?? "") }))
      .filter((it) => it.value !== "");
    if (given.length === 0) {
      wrong.value = u("form-empty");
      return;
    }
    const text = given.map((it) => it.value).join("\n");
    if (suspicious(text) && (await secretsIn(text)).length > 0) {
      wrong.value = u("form-secret");
      return;
    }
    await client.http.post(`/widget/conversations/${conversation}/forms`, {
      id: newId(),
      message: seq,
      answers: given,
    });
    drafts.delete(key);
    onSent();
  };
  return (
    <form
      class="card urgent-card"
      aria-label={u("form-title")}
      onSubmit={(event) => {
        event.preventDefault();
        void whileBusy(send, busy, wrong, u("form-failed"));
      }}
    >
      <h2>
        <Icon name="file" size={18} /> {u("form-title")}
      </h2>
      <p class="urgent-lead">{u("form-lead")}</p>
      {fields.map((field) => (
        <FieldView
          key={field.id}
          u={u}
          field={field}
          value={answers.value[field.id] ?? ""}
          onValue={(value) => set(field.id, value)}
        />
      ))}
      <p class="urgent-wrong" role="alert">
        {wrong.value}
      </p>
      <button type="submit" class="button" disabled={busy.value}>
        {u(busy.value ? "form-sending" : "form-send")}
      </button>
    </form>
  );
}

async function whileBusy(
  work: () => Promise<void>,
  busy: Signal<boolean>,
  wrong: Signal<string>,
  failed: string,
): Promise<void> {
  if (busy.peek()) return;
  busy.value = true;
  try {
    await work();
  } catch {
    wrong.value = failed;
  } finally {
    busy.value = false;
  }
}

/** An answer as it is sent: of a time, also where on earth it is meant. */
function said(field: BotField, value: string): string {
  const text = value.trim();
  if (field.kind !== "moment" || text === "") return text;
  const minutes = -new Date(text).getTimezoneOffset();
  const two = (it: number) => String(it).padStart(2, "0");
  const zone = `${minutes < 0 ? "-" : "+"}${two(Math.trunc(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
  return Number.isNaN(minutes) ? text : `${text.replace("T", " ")} (UTC${zone})`;
}

function nowHere(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

interface FieldProps {
  u: Say;
  field: BotField;
  value: string;
  onValue: (value: string) => void;
}

function FieldView(props: FieldProps) {
  const { field } = props;
  const id = useId();
  if (field.kind === "choice") return <Choice {...props} />;
  return (
    <div class="urgent-field">
      <label for={id} dir="auto">
        {field.label}
      </label>
      {field.hint && (
        <p id={`${id}-hint`} class="urgent-hint" dir="auto">
          {field.hint}
        </p>
      )}
      <Box {...props} id={id} />
    </div>
  );
}

function Box({ u, field, value, onValue, id }: FieldProps & { id: string }) {
  const described = field.hint ? { "aria-describedby": `${id}-hint` } : {};
  const shared = {
    id,
    value,
    maxLength: MAX_ANSWER_CHARS,
    ...described,
    onInput: (event: { currentTarget: { value: string } }) => onValue(event.currentTarget.value),
  };
  switch (field.kind) {
    case "lines":
      return <textarea {...shared} rows={3} dir="auto" />;
    case "hashes":
      return (
        <textarea
          {...shared}
          rows={2}
          dir="ltr"
          class="urgent-hashes"
          spellcheck={false}
          autocapitalize="off"
        />
      );
    case "moment":
      return (
        <div class="urgent-moment">
          <input {...shared} type="datetime-local" max={nowHere()} />
          <button type="button" class="button quiet" onClick={() => onValue(nowHere())}>
            {u("form-now")}
          </button>
        </div>
      );
    default:
      return <input {...shared} type="text" dir="auto" autocomplete="off" />;
  }
}

function Choice({ field, value, onValue }: FieldProps) {
  const name = useId();
  return (
    <fieldset class="urgent-field">
      <legend dir="auto">{field.label}</legend>
      {field.hint && (
        <p class="urgent-hint" dir="auto">
          {field.hint}
        </p>
      )}
      {(field.options ?? []).map((option) => (
        <label key={option} class="urgent-choice" dir="auto">
          <input type="radio" name={name} checked={value === option} onChange={() => onValue(option)} />
          <span>{option}</span>
        </label>
      ))}
    </fieldset>
  );
}
