import { ApiError, type OwnFreeze } from "@ombud/api";
import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { client, threadOf } from "../../store.ts";
import css from "../../style/urgent.css?inline";
import { Icon } from "../icons.tsx";
import { wear } from "../lazy.tsx";
import { direction } from "./message-lang.ts";
import { readFromTop } from "./read-from.ts";
import { type Say, urgentIn } from "./urgent-texts.ts";

// Loaded with the card: it is seldom wanted, and each name of a part costs everybody.
export { FreezeLinks } from "./freeze-links.tsx";

wear(css);

type State = NonNullable<OwnFreeze["state"]>;

/** So long after it a freeze that stands may have been ended elsewhere: then it can be asked for once more. */
const RECENT_MS = 10 * 60_000;

interface CardProps {
  conversation: string;
  seq: number | null;
  /** The language of the message. */
  lang: string;
}

/** The button that freezes the account, for who is signed in; for others the way by a code that they kept. */
export default function FreezeCard({ conversation, seq, lang }: CardProps) {
  const u = urgentIn(lang);
  const own = useSignal<OwnFreeze | null>(null);
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    client.http.get("/widget/freeze").then(
      (it) => {
        own.value = it;
      },
      () => undefined, // What to do stands in the text below; a button that cannot work would only cost time.
    );
  }, []);
  const { by, state, since } = own.value ?? { by: "nothing", state: null, since: null };
  useEffect(() => readFromTop(place.current, threadOf(conversation).peek().thread, seq), [by]);
  const done = (next: State) => {
    own.value = { by, state: next, since: new Date().toISOString() };
  };
  if (by === "nothing") return null;
  const over = state === "done" || state === "waiting";
  const old = over && Date.now() - Date.parse(since ?? "") > RECENT_MS;
  return (
    <section
      ref={place}
      class="card urgent-card urgent-freeze"
      lang={lang}
      dir={direction(lang)}
      aria-label={u("freeze-title")}
    >
      <h2>
        <Icon name="shield" size={18} /> {u(over ? "freeze-frozen" : "freeze-title")}
      </h2>
      <p role="status" class={over ? "urgent-good" : "urgent-wrong"}>
        {state && u(`freeze-${state}`)}
      </p>
      {over && since && <Meaning u={u} since={since} lang={lang} done={state === "done"} />}
      {by === "button" && (!over || old) && (
        <Press u={u} conversation={conversation} again={over} onDone={done} />
      )}
      {!over && by === "token" && <ByCode u={u} onDone={done} />}
    </section>
  );
}

interface MeaningProps {
  u: Say;
  since: string;
  lang: string;
  done: boolean;
}

/** Since when it is frozen, what that means, and how it ends: whoever comes back later must not have to ask. */
function Meaning({ u, since, lang, done }: MeaningProps) {
  const when = new Intl.DateTimeFormat(lang, { dateStyle: "medium", timeStyle: "short" }).format(
    new Date(since),
  );
  return (
    <>
      <p>
        <time dateTime={since}>{u(done ? "freeze-since" : "freeze-asked", { when })}</time>
      </p>
      <p>{u("freeze-means")}</p>
      <p>{u("freeze-ends")}</p>
    </>
  );
}

interface PressProps {
  u: Say;
  conversation: string;
  /** It is frozen, as far as is known here. */
  again: boolean;
  onDone: (state: State) => void;
}

function Press({ u, conversation, again, onDone }: PressProps) {
  const step = useSignal<"ask" | "sure" | "working">("ask");
  const freeze = () => {
    step.value = "working";
    client.http
      .post(`/widget/conversations/${conversation}/freeze`)
      .then((it) => onDone(it.state ?? "waiting"))
      .catch(() => onDone("failed"))
      .finally(() => {
        step.value = "ask";
      });
  };
  if (step.value === "ask") {
    return (
      <>
        <p>{u(again ? "freeze-again-text" : "freeze-text")}</p>
        <button
          type="button"
          class={again ? "button quiet" : "button danger"}
          onClick={() => {
            step.value = "sure";
          }}
        >
          {u(again ? "freeze-again" : "freeze-press")}
        </button>
      </>
    );
  }
  return (
    <>
      <p>{u("freeze-sure")}</p>
      <div class="actions">
        <button
          type="button"
          class="button quiet"
          disabled={step.value === "working"}
          onClick={() => {
            step.value = "ask";
          }}
        >
          {u("freeze-no")}
        </button>
        <button
          type="button"
          class="button danger"
          disabled={step.value === "working"}
          // The one that was pressed is gone: who uses a keyboard goes on here.
          ref={(it) => it?.focus()}
          onClick={freeze}
        >
          {u(step.value === "working" ? "freeze-working" : "freeze-yes")}
        </button>
      </div>
    </>
  );
}

function ByCode({ u, onDone }: { u: Say; onDone: (state: State) => void }) {
  const id = useId();
  const code = useSignal("");
  const busy = useSignal(false);
  const wrong = useSignal(false);
  const freeze = () => {
    const token = code.peek().trim().split("token=").at(-1) ?? "";
    if (busy.peek() || token === "") return;
    busy.value = true;
    wrong.value = false;
    client.http
      .post("/freeze", { token })
      .then((it) => onDone(it.state))
      .catch((error) => {
        if (error instanceof ApiError && error.status === 401) wrong.value = true;
        else onDone("failed");
      })
      .finally(() => {
        busy.value = false;
      });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        freeze();
      }}
    >
      <p>{u("freeze-token")}</p>
      <div class="urgent-field">
        <label for={id}>{u("freeze-code")}</label>
        <input
          id={id}
          type="text"
          dir="ltr"
          autocomplete="off"
          spellcheck={false}
          maxLength={300}
          value={code.value}
          onInput={(event) => {
            code.value = event.currentTarget.value;
          }}
        />
      </div>
      <p class="urgent-wrong" role="alert">
        {wrong.value && u("freeze-code-wrong")}
      </p>
      <button type="submit" class="button danger" disabled={busy.value}>
        {u(busy.value ? "freeze-working" : "freeze-press")}
      </button>
    </form>
  );
}
