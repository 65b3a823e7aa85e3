import type { OwnFreeze, OwnProof } from "@ombud/api";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { client, inboxKey, openThread, reason } from "../../store.ts";
import readers from "../../style/readers.css?inline";
import { language, t } from "../../texts.ts";
import { lazy, wear } from "../lazy.tsx";
import { type Asking, asking } from "../menu.tsx";
import { Modal } from "../parts.tsx";
import type { LinksProps } from "./freeze-links.tsx";
import { p } from "./proof-texts.ts";
import { proving } from "./proving.tsx";
import type { WalletProps } from "./wallet.tsx";
import { walletSaid } from "./wallet-words.ts";

const ByWallet = lazy(() => import("./wallet.tsx"));
const FreezeLinks = lazy<LinksProps>(async () => ({
  default: (await import("./freeze-card.tsx")).FreezeLinks,
}));

wear(readers);

interface OwnDataProps {
  conversation: string | null;
  onClose: () => void;
}

/** What is held on the customer, and what they can do with it: take it along, see who read it, ask for it to go. */
export default function OwnData({ conversation, onClose }: OwnDataProps) {
  const own = useSignal<OwnProof | null>(null);
  const freeze = useSignal<OwnFreeze["by"]>("nothing");
  const error = useSignal("");
  const load = () => {
    client.http.get("/widget/proof").then(
      (answer) => {
        own.value = answer;
      },
      (cause: unknown) => {
        error.value = reason(cause);
      },
    );
  };
  useEffect(() => {
    load();
    client.http.get("/widget/freeze").then(
      (it) => {
        freeze.value = it.by;
      },
      () => undefined, // Then there are no links to be made; the rest is there.
    );
    // A passkey is made in another page; whoever comes back sees it.
    addEventListener("focus", load);
    return () => removeEventListener("focus", load);
  }, []);
  const ask = (what: Asking["what"]) => {
    asking.value = { what, conversation };
  };
  const attempt = async (work: () => Promise<void>) => {
    error.value = "";
    try {
      await proving(work);
    } catch (cause) {
      error.value = reason(cause);
    }
  };
  return (
    <Modal label={p("data-title")} class="modal readers" onClose={onClose}>
      <h2>{p("data-title")}</h2>
      <p role="alert" class="field-error">
        {error.value}
      </p>
      {own.value && <Known own={own.value} attempt={attempt} onChanged={load} />}
      {freeze.value === "button" && <FreezeLinks first={proving} />}
      <h3>{p("data-export")}</h3>
      <p class="muted">{p("data-export-text")}</p>
      <div class="actions along">
        <button type="button" class="button plain" onClick={() => void attempt(() => take("html"))}>
          {p("data-as-page")}
        </button>
        <button type="button" class="button plain" onClick={() => void attempt(() => take("json"))}>
          {p("data-as-json")}
        </button>
      </div>
      <h3>{t("menu-readers")}</h3>
      <div class="actions along">
        <button type="button" class="button plain" onClick={() => ask("readers")}>
          {t("menu-readers")}
        </button>
        {conversation && (
          <button type="button" class="button plain" onClick={() => ask("receipt")}>
            {t("menu-receipt")}
          </button>
        )}
      </div>
      <Erasure attempt={attempt} onClose={onClose} />
      <div class="actions">
        <button type="button" class="button" onClick={onClose}>
          {t("dialog-close")}
        </button>
      </div>
    </Modal>
  );
}

async function take(format: "html" | "json"): Promise<void> {
  const answer = await client.http.raw("GET", "/widget/export", undefined, {
    query: { format, lang: language.value, tz: Intl.DateTimeFormat().resolvedOptions().timeZone },
  });
  const url = URL.createObjectURL(await answer.blob());
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = `my-data.${format}`;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

interface KnownProps {
  own: OwnProof;
  attempt: (work: () => Promise<void>) => Promise<void>;
  onChanged: () => void;
}

/** How well the customer is known, and the passkeys that they have. */
function Known({ own, attempt, onChanged }: KnownProps) {
  const { wallets } = own.methods;
  const ticket = useSignal("");
  const remove = (id: string) =>
    attempt(async () => {
      await client.http.delete(`/widget/passkeys/${id}`);
      onChanged();
    });
  const removeWallet = (id: string) =>
    attempt(async () => {
      await client.http.delete(`/widget/wallets/${id}`);
      onChanged();
    });
  const begin = () =>
    attempt(async () => {
      ticket.value = (await client.http.post("/widget/passkeys/begin")).ticket;
    });
  return (
    <>
      <p>{p("data-known", { level: p(`level-${own.known}`) })}</p>
      {(own.passkeys.length > 0 || own.add_passkey) && <h3>{p("data-passkeys")}</h3>}
      {own.passkeys.length > 0 && (
        <ol class="passkeys" aria-label={p("data-passkeys")}>
          {own.passkeys.map(({ id, name }) => (
            <li key={id}>
              <span>{name}</span>
              <button
                type="button"
                class="button plain"
                aria-label={p("data-passkey-remove", { name })}
                onClick={() => void remove(id)}
              >
                {p("data-passkey-remove-short")}
              </button>
            </li>
          ))}
        </ol>
      )}
      {own.add_passkey && !ticket.value && (
        <button type="button" class="button plain" onClick={() => void begin()}>
          {p("data-passkey-add")}
        </button>
      )}
      {ticket.value && (
        <p>
          <a
            class="button"
            href={`/chat?inbox=${inboxKey}#passkey=${ticket.value}`}
            target="_blank"
            rel="noopener"
            onClick={() => {
              ticket.value = "";
            }}
          >
            {p("data-passkey-page")}
          </a>
        </p>
      )}
      <h3>{p("data-wallets")}</h3>
      {wallets.length > 0 && (
        <ul class="wallets" aria-label={p("data-wallets")}>
          {wallets.map((one) => (
            <li key={one.identity}>
              <bdi>{one.shown}</bdi>
              <RemoveWallet shown={one.shown} onSure={() => removeWallet(one.identity)} />
            </li>
          ))}
        </ul>
      )}
      <AddWallet onAdded={onChanged} />
    </>
  );
}

/** It takes two presses, for they are known by less from then on. */
function RemoveWallet({ shown, onSure }: { shown: string; onSure: () => Promise<void> }) {
  const sure = useSignal(false);
  const name = p(sure.value ? "data-wallet-sure" : "data-passkey-remove", { name: shown });
  return (
    <button
      type="button"
      class="button plain"
      aria-label={name}
      onBlur={() => {
        sure.value = false;
      }}
      onClick={() => {
        if (sure.peek()) void onSure();
        sure.value = !sure.peek();
      }}
    >
      {p(sure.value ? "data-wallet-sure-short" : "data-passkey-remove-short")}
    </button>
  );
}

/** Another wallet is added after a fresh proof of the surest that one has; the first one of a guest at once. */
function AddWallet({ onAdded }: { onAdded: () => void }) {
  const open = useSignal(false);
  const busy = useSignal(false);
  const error = useSignal("");
  const run: WalletProps["run"] = async (work) => {
    busy.value = true;
    error.value = "";
    try {
      if (await work()) {
        open.value = false;
        onAdded();
      }
    } catch (cause) {
      error.value = walletSaid(cause) ?? reason(cause);
    } finally {
      busy.value = false;
    }
  };
  if (!open.value) {
    return (
      <button
        type="button"
        class="button plain"
        onClick={() => {
          open.value = true;
        }}
      >
        {p("data-wallet-add")}
      </button>
    );
  }
  return (
    <div class="prove">
      <p class="muted">{p("data-wallet-text")}</p>
      <ByWallet busy={busy} run={run} first={proving} />
      <p class="field-error" role="alert">
        {error.value}
      </p>
    </div>
  );
}

/** To ask to be erased is asked twice; it erases nothing yet. */
function Erasure({ attempt, onClose }: Pick<KnownProps, "attempt"> & { onClose: () => void }) {
  const sure = useSignal(false);
  const send = () =>
    attempt(async () => {
      const { id } = await client.http.post("/widget/erasure");
      onClose();
      openThread(id);
    });
  return (
    <>
      <h3>{p("data-erase")}</h3>
      <p class="muted">{p("data-erase-text")}</p>
      <div class="actions along">
        <button
          type="button"
          class="button plain"
          onClick={() => {
            if (sure.peek()) void send();
            sure.value = true;
          }}
        >
          {p(sure.value ? "data-erase-sure" : "data-erase-ask")}
        </button>
      </div>
    </>
  );
}
