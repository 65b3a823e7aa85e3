import type { OwnProof, Proof } from "@ombud/api";
import { ApiError } from "@ombud/api";
import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { tellHost } from "../../host.ts";
import { client, embedded, host, identify, keep, reason } from "../../store.ts";
import card from "../../style/card.css?inline";
import css from "../../style/proof.css?inline";
import { t } from "../../texts.ts";
import { lazy, wear } from "../lazy.tsx";
import { mayUsePasskeys, usePasskey } from "./passkey.ts";
import { p } from "./proof-texts.ts";
import { walletSaid } from "./wallet-words.ts";

const ByWallet = lazy(() => import("./wallet.tsx"));

wear(card);
wear(css);

const LADDER: readonly Proof[] = ["none", "email_code", "signed_token", "passkey", "wallet"];
/** How long the host page may take to say who is signed in. */
const HOST_WAIT_MS = 20_000;

interface Given {
  level: Proof;
  opens: boolean;
}

interface ProveProps {
  /** The least that counts. */
  level: Proof;
  /** What staff asked for, if it was them. */
  ask?: string | undefined;
  /** That is one certain address: no other way gives it. */
  wanted?: boolean | undefined;
  onDone: () => void;
}

interface Work {
  busy: Signal<boolean>;
  error: Signal<string>;
  run: (work: () => Promise<Given | null>) => Promise<void>;
}

/** Leads through a proof by whatever way there is: a mailed code, a passkey, the app, a wallet. */
export function Prove({ level, ask, wanted, onDone }: ProveProps) {
  const own = useSignal<OwnProof | null>(null);
  const opens = useSignal(false);
  const busy = useSignal(false);
  const error = useSignal("");
  const run: Work["run"] = async (work) => {
    busy.value = true;
    error.value = "";
    try {
      const given = await work();
      opens.value = given?.opens ?? false;
      if (given && !given.opens) onDone();
    } catch (cause) {
      error.value = said(cause);
    } finally {
      busy.value = false;
    }
  };
  useEffect(() => {
    client.http.get("/widget/proof").then(
      (answer) => {
        own.value = answer;
      },
      (cause: unknown) => {
        error.value = said(cause);
      },
    );
  }, []);
  const work = { busy, error, run };
  return (
    <div class="prove">
      {opens.value ? (
        <Earlier onDone={onDone} />
      ) : (
        own.value && <Ways own={own.value} level={level} ask={ask} wanted={wanted} work={work} />
      )}
      <p class="field-error" role="alert">
        {error.value}
      </p>
    </div>
  );
}

function said(cause: unknown): string {
  // The browser's own words for a passkey that was not used are for nobody.
  if (cause instanceof DOMException) return p("proof-passkey-failed");
  const wallet = walletSaid(cause);
  if (wallet) return wallet;
  if (cause instanceof ApiError && cause.code === "slow-down") return p("proof-slow");
  if (cause instanceof ApiError && cause.status === 404) return p("proof-gone");
  return cause instanceof ApiError ? (cause.fields.address ?? cause.detail) : reason(cause);
}

interface WaysProps extends Omit<ProveProps, "onDone"> {
  own: OwnProof;
  work: Work;
}

function Ways({ own, level, ask, wanted, work }: WaysProps) {
  const { methods } = own;
  const enough = (than: Proof) => LADDER.indexOf(than) >= LADDER.indexOf(level);
  if (wanted) return <ByWallet ask={ask} wanted busy={work.busy} run={work.run} />;
  const email = enough("email_code") && (methods.any_email || methods.emails.length > 0);
  const token = enough("signed_token") && methods.token && embedded;
  const passkey = methods.passkey && mayUsePasskeys();
  const wallet = methods.any_wallet || methods.wallets.some((one) => enough(one.level));
  if (!email && !token && !passkey && !wallet)
    return <p>{p("proof-no-way", { level: p(`level-${level}`) })}</p>;
  return (
    <>
      {passkey && (
        <button
          type="button"
          class="button"
          disabled={work.busy.value}
          onClick={() => void work.run(() => byPasskey(ask))}
        >
          {p("proof-by-passkey")}
        </button>
      )}
      {token && (
        <button
          type="button"
          class={passkey ? "button quiet" : "button"}
          disabled={work.busy.value}
          onClick={() => void work.run(() => byHost(level, ask))}
        >
          {p("proof-by-app")}
        </button>
      )}
      {email && <ByMail own={own} ask={ask} work={work} />}
      {wallet && <ByWallet ask={ask} busy={work.busy} run={work.run} />}
    </>
  );
}

const asked = (ask: string | undefined) => (ask ? { ask } : {});

async function byPasskey(ask: string | undefined): Promise<Given> {
  const { challenge, options } = await client.http.post("/widget/proof/passkey/begin", asked(ask));
  const credential = await usePasskey(options as Parameters<typeof usePasskey>[0]);
  return client.http.post("/widget/proof/passkey", { challenge, credential: credential as never });
}

/** The host page is asked to say anew who is signed in; it answers with `Ombud("identify", token)`. */
async function byHost(level: Proof, ask: string | undefined): Promise<Given> {
  const identity = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => {
      host.hear = undefined;
      reject(new Error(p("proof-app-silent")));
    }, HOST_WAIT_MS);
    // The token proves once: this is what for.
    host.hear = async (identity) => {
      host.hear = undefined;
      clearTimeout(timer);
      resolve(identity);
    };
    tellHost({ type: "event", name: "prove", detail: { level } });
  });
  try {
    return await client.http.post("/widget/proof/token", { identity, ...asked(ask) });
  } catch (error) {
    // Somebody else is signed in there by now: then the chat is theirs.
    if (error instanceof ApiError && error.code === "wrong-credentials")
      void identify(identity).catch(() => undefined);
    throw error;
  }
}

function ByMail({ own, ask, work }: { own: OwnProof; ask: string | undefined; work: Work }) {
  const sent = useSignal<{ challenge: string; to: string } | null>(null);
  const address = useSignal("");
  const send = (where: { identity: string } | { address: string }) =>
    work.run(async () => {
      sent.value = await client.http.post("/widget/proof/email", { ...where, ...asked(ask) });
      return null;
    });
  if (sent.value) {
    const again = () => {
      sent.value = null;
    };
    return <CodeForm sent={sent.value} work={work} onAgain={again} />;
  }
  if (!own.methods.any_email) {
    return (
      <>
        {own.methods.emails.map(({ identity, shown }) => (
          <button
            key={identity}
            type="button"
            class="button quiet"
            disabled={work.busy.value}
            onClick={() => void send({ identity })}
          >
            {p("proof-send-to", { email: shown })}
          </button>
        ))}
      </>
    );
  }
  const submit = (event: Event) => {
    event.preventDefault();
    void send({ address: address.peek().trim() });
  };
  return (
    <form onSubmit={submit} noValidate>
      <label class="field">
        <span>{p("proof-email")}</span>
        <input
          type="email"
          autocomplete="email"
          value={address.value}
          onInput={(event) => {
            address.value = event.currentTarget.value;
          }}
        />
      </label>
      <button type="submit" class="button" disabled={work.busy.value}>
        {p("proof-send")}
      </button>
    </form>
  );
}

interface CodeProps {
  sent: { challenge: string; to: string };
  work: Work;
  onAgain: () => void;
}

function CodeForm({ sent, work, onAgain }: CodeProps) {
  const code = useSignal("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = (event: Event) => {
    event.preventDefault();
    void work.run(() =>
      client.http.post("/widget/proof/email/check", { challenge: sent.challenge, code: code.peek() }),
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <p role="status">{p("proof-sent", { email: sent.to })}</p>
      <p class="strong">{p("proof-never-tell")}</p>
      <label class="field">
        <span>{p("proof-code")}</span>
        <input
          ref={field}
          class="code"
          inputMode="numeric"
          autocomplete="one-time-code"
          maxLength={12}
          value={code.value}
          onInput={(event) => {
            code.value = event.currentTarget.value;
          }}
        />
      </label>
      <div class="actions">
        <button type="button" class="button quiet" onClick={onAgain}>
          {p("proof-again")}
        </button>
        <button type="submit" class="button" disabled={work.busy.value}>
          {p("proof-check")}
        </button>
      </div>
    </form>
  );
}

/** The address is somebody's whom the desk knows: what they wrote before can be opened here. */
function Earlier({ onDone }: { onDone: () => void }) {
  const open = async () => {
    const { session } = await client.http.post("/widget/proof/open");
    keep.set("session", session);
    location.reload();
  };
  return (
    <>
      <p role="status">{p("proof-earlier")}</p>
      <div class="actions">
        <button type="button" class="button quiet" onClick={onDone}>
          {p("proof-stay")}
        </button>
        <button type="button" class="button" onClick={() => void open().catch(() => onDone())}>
          {p("proof-open")}
        </button>
      </div>
      <p class="muted">{t("chat-safety")}</p>
    </>
  );
}
