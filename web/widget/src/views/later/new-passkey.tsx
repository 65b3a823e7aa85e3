import { Http } from "@ombud/api";
import { useSignal } from "@preact/signals";
import { render } from "preact";
import { reason } from "../../store.ts";
import card from "../../style/card.css?inline";
import css from "../../style/proof.css?inline";
import { wear } from "../lazy.tsx";
import { makePasskey } from "./passkey.ts";
import { p } from "./proof-texts.ts";

wear(card);
wear(css);

/** The page in which a passkey is made: a frame in somebody else's page may use one, but not make one. */
function NewPasskey({ ticket }: { ticket: string }) {
  const name = useSignal("");
  const state = useSignal<"new" | "busy" | "done">("new");
  const error = useSignal("");
  const make = async (event: Event) => {
    event.preventDefault();
    state.value = "busy";
    error.value = "";
    const http = new Http();
    try {
      const { options } = await http.post("/widget/passkeys/open", { ticket });
      const credential = await makePasskey(options as Parameters<typeof makePasskey>[0]);
      const called = name.peek().trim() || p("passkey-name-default");
      await http.post("/widget/passkeys", { ticket, name: called, credential: credential as never });
      state.value = "done";
    } catch (cause) {
      error.value = cause instanceof DOMException ? p("proof-passkey-failed") : reason(cause);
      state.value = "new";
    }
  };
  return (
    <main class="shell passkey-page" aria-label={p("passkey-title")}>
      <form class="card" onSubmit={make}>
        <h1>{p("passkey-title")}</h1>
        {state.value === "done" ? (
          <p role="status">{p("passkey-done")}</p>
        ) : (
          <>
            <p>{p("passkey-text")}</p>
            <label class="field">
              <span>{p("passkey-name")}</span>
              <input
                maxLength={60}
                value={name.value}
                placeholder={p("passkey-name-default")}
                onInput={(event) => {
                  name.value = event.currentTarget.value;
                }}
              />
            </label>
            <button type="submit" class="button" disabled={state.value === "busy"}>
              {p("passkey-make")}
            </button>
          </>
        )}
        <p class="field-error" role="alert">
          {error.value}
        </p>
      </form>
    </main>
  );
}

export function showNewPasskey(root: HTMLElement, ticket: string): void {
  // The ticket is good once; it has no business in the history.
  history.replaceState(null, "", location.pathname + location.search);
  render(<NewPasskey ticket={ticket} />, root);
}
