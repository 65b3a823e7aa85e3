import type { Message, Proof } from "@ombud/api";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { threadOf } from "../../store.ts";
import { clock } from "../../time.ts";
import { Icon } from "../icons.tsx";
import { brandName } from "../parts.tsx";
import { p } from "./proof-texts.ts";
import { Prove } from "./prove.tsx";

// Loaded with the card: both are seldom wanted, and each name of a part costs everybody.
export { showNewPasskey } from "./new-passkey.tsx";

const SETTLED = new Set(["proof_given", "proof_failed", "proof_expired", "proof_withdrawn"]);

/** What staff has asked to be proved, as a card while it waits; and the line that says what became of it. */
export default function AskCard({ message, conversation }: { message: Message; conversation: string }) {
  const code = message.system?.code ?? "";
  const { ask = "", level = "", until = "" } = message.system?.args ?? {};
  const over = useOver(until);
  const { messages } = threadOf(conversation).value.thread;
  const later = messages.filter((one) => one.seq > message.seq);
  const settled = later.some(
    ({ system }) =>
      system?.code === "proof_asked" || (SETTLED.has(system?.code ?? "") && system?.args.ask === ask),
  );
  if (code === "proof_asked" && !settled && !over) {
    return (
      <section class="card proof-card" aria-label={p("proof-title")}>
        <h2>
          <Icon name="shield" size={18} /> {p("proof-title")}
        </h2>
        <p>{p("proof-asked-text", { brand: brandName(), level: p(`level-${level}`), time: clock(until) })}</p>
        <Prove level={level as Proof} ask={ask} onDone={() => undefined} />
      </section>
    );
  }
  const good = code === "proof_given";
  return (
    <p class="system">
      <Icon name={good ? "check" : "shield"} size={18} />
      <span>{p(`line-${code}`)}</span>
    </p>
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
