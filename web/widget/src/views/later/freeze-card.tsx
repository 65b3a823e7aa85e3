import { ApiError, type OwnFreeze } from "@ombud/api";
import { useSignal } from "@preact/signals";
import { useEffect, useId } from "preact/hooks";
import { client } from "../../store.ts";
import css from "../../style/urgent.css?inline";
import { Icon } from "../icons.tsx";
import { wear } from "../lazy.tsx";
import { u } from "./urgent-texts.ts";

// Loaded with the card: it is seldom wanted, and each name of a part costs everybody.
export { FreezeLinks } from "./freeze-links.tsx";

wear(css);

type State = NonNullable<OwnFreeze["state"]>;

/** The button that freezes the account, for who is signed in; for others the way by a code that they kept. */
export default function FreezeCard({ conversation }: { conversation: string }) {
  const own = useSignal<OwnFreeze | null>(null);
  useEffect(() => {
    client.http.get("/widget/freeze").then(
      (it) => {
        own.value = it;
      },
      () => undefined, // What to do stands in the text above; a button that cannot work would only cost time.
    );
  }, []);
  const { by, state } = own.value ?? { by: "nothing", state: null };
  const done = (next: State) => {
    own.value = { by, state: next };
  };
  if (by === "nothing") return null;
  const over = state === "done" || state === "waiting";
  return (
    <section class="card urgent-card urgent-freeze" aria-label={u("freeze-title")}>
      <h2>
        <Icon name="shield" size={18} /> {u("freeze-title")}
      </h2>
      <p role="status" class={over ? "urgent-good" : "urgent-wrong"}>
        {state && u(`freeze-${state}`)}
      </p>
      {!over && by === "button" && <Press conversation={conversation} onDone={done} />}
      {!over && by === "token" && <ByCode onDone={done} />}
    </section>
  );
}

interface PressProps {
  conversation: string;
  onDone: (state: State) => void;
}

function Press({ conversation, onDone }: PressProps) {
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
        <p>{u("freeze-text")}</p>
        <button
          type="button"
          class="button danger"
          onClick={() => {
            step.value = "sure";
          }}
        >
          {u("freeze-press")}
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

function ByCode({ onDone }: { onDone: (state: State) => void }) {
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
