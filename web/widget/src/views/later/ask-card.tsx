import type { Message, Proof } from "@ombud/api";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { client, threadOf } from "../../store.ts";
import { clock } from "../../time.ts";
import { Icon } from "../icons.tsx";
import { lazy } from "../lazy.tsx";
import { brandName } from "../parts.tsx";
import { p } from "./proof-texts.ts";
import { Prove } from "./prove.tsx";

// Loaded with the card: both are seldom wanted, and each name of a part costs everybody.
export { showNewPasskey } from "./new-passkey.tsx";

const RecoveryCard = lazy(() => import("./deposit.tsx"));
const WatchCard = lazy(() => import("./watch-card.tsx"));

const ASKED = new Set(["proof_asked", "proof_asked_wallet"]);
const SETTLED = new Set([
  "proof_given",
  "proof_given_wallet",
  "proof_failed",
  "proof_expired",
  "proof_withdrawn",
]);

interface CardProps {
  message: Message;
  conversation: string;
}

/** What is asked of the customer in the talk, or asked by them: a proof, a deposit that is to be given back, news of a transaction. */
export default function Card(props: CardProps) {
  const code = props.message.system?.code ?? "";
  const Shown = code.startsWith("recov") ? RecoveryCard : code.startsWith("watch") ? WatchCard : AskCard;
  return <Shown {...props} />;
}

/** What staff has asked to be proved, as a card while it waits; and the line that says what became of it. */
function AskCard({ message, conversation }: CardProps) {
  const code = message.system?.code ?? "";
  const args = message.system?.args ?? {};
  const { ask = "", level = "", until = "", address } = args;
  const over = useOver(until);
  const { messages } = threadOf(conversation).value.thread;
  const later = messages.filter((one) => one.seq > message.seq);
  const settled = later.some(
    ({ system }) =>
      ASKED.has(system?.code ?? "") || (SETTLED.has(system?.code ?? "") && system?.args.ask === ask),
  );
  if (ASKED.has(code) && !settled && !over) {
    const said = { brand: brandName(), level: p(`level-${level}`), time: clock(until) };
    return (
      <section class="card proof-card" aria-label={p("proof-title")}>
        <h2>
          <Icon name="shield" size={18} /> {p("proof-title")}
        </h2>
        <p>{address ? p("proof-asked-wallet", { ...said, address }) : p("proof-asked-text", said)}</p>
        <Prove level={level as Proof} ask={ask} wanted={!!address} onDone={() => undefined} />
        <Cannot conversation={conversation} wallet={!!address} />
      </section>
    );
  }
  const good = code.startsWith("proof_given");
  return (
    <p class="system">
      <Icon name={good ? "check" : "shield"} size={18} />
      <span>{p(`line-${code}`, args)}</span>
    </p>
  );
}

/** For whoever cannot prove it in this way: nobody is left alone with a card that they cannot answer. A person reads the message. */
function Cannot({ conversation, wallet }: { conversation: string; wallet: boolean }) {
  const said = useSignal(false);
  if (said.value) return <p role="status">{p("proof-cannot-said")}</p>;
  const say = () => {
    client.send(conversation, p(wallet ? "proof-cannot-message-wallet" : "proof-cannot-message"));
    said.value = true;
  };
  return (
    <button type="button" class="button quiet proof-cannot" onClick={say}>
      {p(wallet ? "proof-cannot-wallet" : "proof-cannot")}
    </button>
  );
}

/** Whether the time is over; becomes so while one looks. */
function useOver(until: string): boolean {
  const over = useSignal(Date.parse(until) <= Date.now());
  useEffect(() => {
    const timer = setTimeout(
      () => {
        over.value = true;
      },
      Math.max(0, Date.parse(until) - Date.now()) || 0,
    );
    return () => clearTimeout(timer);
  }, [until]);
  return until !== "" && over.value;
}
