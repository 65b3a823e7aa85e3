import type { Proof, WalletAsked, WalletFamily } from "@ombud/api";
import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { client } from "../../store.ts";
import css from "../../style/wallet.css?inline";
import { wear } from "../lazy.tsx";
import { p } from "./proof-texts.ts";
import { injected, type Offered, type Provider, sign, walletHere, watchWallets } from "./signer.ts";

wear(css);

const FAMILIES: readonly WalletFamily[] = ["ethereum", "bitcoin", "solana", "tron"];

interface Given {
  level: Proof;
  opens: boolean;
}

export interface WalletProps {
  /** What staff asked for, if it was them. */
  ask?: string | undefined;
  /** That is one certain address. */
  wanted?: boolean | undefined;
  busy: Signal<boolean>;
  /** Does the work and shows what went wrong. */
  run: (work: () => Promise<Given | null>) => Promise<void>;
  /** Around what may need another proof first. */
  first?: <T>(work: () => Promise<T>) => Promise<T | undefined>;
}

interface NewWallet {
  family?: WalletFamily;
  address?: string;
  chain?: string;
  ask?: string;
}

/** Shows that an address is one's own: by the wallet in this browser, or by a signature that was made elsewhere. */
export default function ByWallet({ ask, wanted = false, busy, run, first = (work) => work() }: WalletProps) {
  const asked = useSignal<WalletAsked | null>(null);
  const open = useSignal(false);
  const begin = (what: NewWallet) => first(() => client.http.post("/widget/proof/wallet/begin", what));
  const forAsk = ask ? { ask } : {};
  const check = (challenge: string, signature: string) =>
    client.http.post("/widget/proof/wallet", { challenge, signature });

  const offered = useSignal<readonly Offered[]>([]);
  useEffect(
    () =>
      watchWallets((all) => {
        offered.value = all;
      }),
    [],
  );
  const old = injected();

  const inBrowser = (chosen: Provider) =>
    run(async () => {
      const wallet = wanted ? null : await walletHere(chosen);
      const it = await begin({ ...forAsk, ...(wallet && { family: "ethereum", ...wallet }) });
      if (!it) return null;
      asked.value = it;
      return check(it.challenge, await sign(chosen, it.text, it.wallet.address));
    });
  const byHand = (what: NewWallet) =>
    run(async () => {
      asked.value = (await begin({ ...forAsk, ...what })) ?? null;
      return null;
    });
  const again = () => {
    asked.value = null;
  };

  if (asked.value) {
    const { challenge, text } = asked.value;
    const send = (signature: string) => run(() => check(challenge, signature));
    return <ToSign key={challenge} text={text} busy={busy} onSigned={send} onAgain={again} />;
  }
  return (
    <>
      {offered.value.map(({ id, name, icon, provider }) => (
        <button
          key={id}
          type="button"
          class="button wallet-choice"
          disabled={busy.value}
          onClick={() => void inBrowser(provider)}
        >
          {icon && <img src={icon} alt="" width={20} height={20} referrerpolicy="no-referrer" />}
          <span>{name ? p("wallet-by", { name }) : p("wallet-here")}</span>
        </button>
      ))}
      {offered.value.length === 0 && old && (
        <button type="button" class="button" disabled={busy.value} onClick={() => void inBrowser(old)}>
          {p("wallet-here")}
        </button>
      )}
      {wanted || !open.value ? (
        <button
          type="button"
          class="button quiet"
          disabled={busy.value}
          onClick={() => {
            if (wanted) void byHand({});
            else open.value = true;
          }}
        >
          {p("wallet-by-hand")}
        </button>
      ) : (
        <AddressForm busy={busy} onAddress={(what) => void byHand(what)} />
      )}
    </>
  );
}

interface AddressProps {
  busy: Signal<boolean>;
  onAddress: (what: NewWallet) => void;
}

function AddressForm({ busy, onAddress }: AddressProps) {
  const family = useSignal<WalletFamily>("ethereum");
  const address = useSignal("");
  const field = useRef<HTMLSelectElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = (event: Event) => {
    event.preventDefault();
    onAddress({ family: family.peek(), address: address.peek().trim() });
  };
  return (
    <form onSubmit={submit} noValidate>
      <label class="field">
        <span>{p("wallet-family")}</span>
        <select
          ref={field}
          value={family.value}
          onChange={(event) => {
            family.value = event.currentTarget.value as WalletFamily;
          }}
        >
          {FAMILIES.map((one) => (
            <option key={one} value={one}>
              {p(`wallet-${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{p("wallet-address")}</span>
        <input
          class="hash"
          autocomplete="off"
          spellcheck={false}
          maxLength={128}
          value={address.value}
          onInput={(event) => {
            address.value = event.currentTarget.value;
          }}
        />
      </label>
      <button type="submit" class="button" disabled={busy.value}>
        {p("wallet-next")}
      </button>
    </form>
  );
}

interface ToSignProps {
  text: string;
  busy: Signal<boolean>;
  onSigned: (signature: string) => Promise<void>;
  onAgain: () => void;
}

function ToSign({ text, busy, onSigned, onAgain }: ToSignProps) {
  const signature = useSignal("");
  const copied = useSignal(false);
  const shown = useRef<HTMLTextAreaElement>(null);
  useEffect(() => shown.current?.focus(), []);
  const copy = async () => {
    // Where the page does not let the frame write there, the text is at least chosen.
    shown.current?.select();
    await navigator.clipboard?.writeText(text);
    copied.value = true;
  };
  const submit = (event: Event) => {
    event.preventDefault();
    void onSigned(signature.peek().trim());
  };
  return (
    <form onSubmit={submit} noValidate>
      <label class="field">
        <span>{p("wallet-text")}</span>
        <textarea ref={shown} class="hash" readOnly rows={7} value={text} dir="ltr" />
      </label>
      <button type="button" class="button quiet" onClick={() => void copy().catch(() => undefined)}>
        {p(copied.value ? "wallet-copied" : "wallet-copy")}
      </button>
      <p class="strong">{p("wallet-never")}</p>
      <label class="field">
        <span>{p("wallet-signature")}</span>
        <textarea
          class="hash"
          rows={3}
          autocomplete="off"
          spellcheck={false}
          dir="ltr"
          value={signature.value}
          onInput={(event) => {
            signature.value = event.currentTarget.value;
          }}
        />
      </label>
      <div class="actions">
        <button type="button" class="button quiet" onClick={onAgain}>
          {p("wallet-again")}
        </button>
        <button type="submit" class="button" disabled={busy.value}>
          {p("proof-check")}
        </button>
      </div>
    </form>
  );
}
