import type { Message, OwnRecovery } from "@ombud/api";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { client, threadOf } from "../../store.ts";
import card from "../../style/card.css?inline";
import css from "../../style/recovery.css?inline";
import { Icon, type IconName } from "../icons.tsx";
import { wear } from "../lazy.tsx";
import { NextStep } from "./deposit-steps.tsx";
import { explained, hasWords, r, short } from "./recovery-texts.ts";

wear(card);
wear(css);

interface CardProps {
  message: Message;
  conversation: string;
}

type State = OwnRecovery["state"];

/** The way that a request goes, in what customers see of it. */
const WAY = ["asked", "shown", "agreed", "paying", "done"] as const;

/** How far along the way each state is: the step that is being taken. */
const AT: Record<State, number> = {
  asked: 1,
  needs_proof: 1,
  needs_terms: 2,
  ready: 3,
  in_work: 3,
  done: 5,
  refused: -1,
  withdrawn: -1,
};

const ICONS: Record<string, IconName> = {
  recovery_proved: "check",
  recovery_agreed: "check",
  recovery_done: "check",
  recovery_refused: "alert",
};

/** A deposit that can be given back: the offer, the request as it stands, and the lines that say how it goes on. */
export default function RecoveryCard({ message, conversation }: CardProps) {
  const { code = "", args = {} } = message.system ?? {};
  if (code === "recovery_offered") return <Offer message={message} conversation={conversation} />;
  if (code === "recovery_asked" && args.recovery)
    return <Request id={args.recovery} conversation={conversation} />;
  const key = `line-${code}`;
  if (!hasWords(key)) return null;
  return (
    <p class="system">
      <Icon name={ICONS[code] ?? "clock"} size={18} />
      <span dir="auto">{r(key, { ...args, reason: r(`refused-${args.reason ?? "other"}`) })}</span>
    </p>
  );
}

/** Under what was said of a deposit, until it is asked for. */
function Offer({ message, conversation }: CardProps) {
  const { network = "", transaction = "", transfer = "0", amount = "" } = message.system?.args ?? {};
  const busy = useSignal(false);
  const error = useSignal("");
  const asked = threadOf(conversation).value.thread.messages.some(
    ({ seq, system }) =>
      seq > message.seq &&
      system?.code === "recovery_asked" &&
      system.args.transaction === transaction &&
      system.args.transfer === transfer,
  );
  if (asked) return null;
  const ask = async () => {
    busy.value = true;
    error.value = "";
    try {
      const deposit = { network, transaction, transfer: Number(transfer) };
      await client.http.post("/widget/recoveries", { conversation, deposit });
    } catch (cause) {
      error.value = explained(cause);
    } finally {
      busy.value = false;
    }
  };
  return (
    <section class="card recovery" aria-label={r("offer-title")}>
      <h2>
        <Icon name="flag" size={18} /> {r("offer-title")}
      </h2>
      <p>{r("offer-text", { amount })}</p>
      <button type="button" class="button" disabled={busy.value} onClick={() => void ask()}>
        {r("offer-ask")}
      </button>
      <p class="field-error" role="alert">
        {error.value}
      </p>
    </section>
  );
}

function Request({ id, conversation }: { id: string; conversation: string }) {
  const own = useSignal<OwnRecovery | null>(null);
  // Each line of its own in the talk says that it stands elsewhere now.
  const moved = threadOf(conversation).value.thread.messages.findLast(
    ({ system }) => system?.args.recovery === id,
  )?.seq;
  useEffect(() => {
    let over = false;
    client.http.get(`/widget/recoveries/${id}`).then(
      (it) => {
        if (!over) own.value = it;
      },
      () => undefined, // The line stays without its card; the next one asks again.
    );
    return () => {
      over = true;
    };
  }, [id, moved]);
  const it = own.value;
  if (!it) return null;
  return (
    <section class="card recovery" aria-label={r("card-title")}>
      <h2>
        <Icon name="flag" size={18} /> {r("card-title")}
      </h2>
      <p dir="auto">
        {r("card-deposit", { amount: it.amount, network: it.network })} <code>{short(it.transaction)}</code>
      </p>
      {AT[it.state] >= 0 && <Way state={it.state} />}
      <NextStep
        of={it}
        onDone={(next) => {
          own.value = next;
        }}
      />
    </section>
  );
}

function Way({ state }: { state: State }) {
  const at = AT[state];
  return (
    <ol class="way">
      {WAY.map((step, nth) => (
        <li
          key={step}
          class={nth < at ? "past" : nth === at ? "now" : ""}
          aria-current={nth === at ? "step" : undefined}
        >
          <span class="way-mark" aria-hidden="true">
            {nth < at ? <Icon name="check" size={14} /> : nth + 1}
          </span>
          {r(`way-${step}`)}
        </li>
      ))}
    </ol>
  );
}
