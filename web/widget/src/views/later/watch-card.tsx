import type { Message } from "@ombud/api";
import { client, threadOf } from "../../store.ts";
import card from "../../style/card.css?inline";
import css from "../../style/watch.css?inline";
import { Icon } from "../icons.tsx";
import { wear } from "../lazy.tsx";
import { asking } from "../menu.tsx";
import { p } from "./proof-texts.ts";
import { hasWords, useAction, w } from "./watch-texts.ts";

wear(card);
wear(css);

interface CardProps {
  message: Message;
  conversation: string;
}

/** A transaction that waits: the offer to tell when it is through, the promise with a way to stop, and the line that ends it. */
export default function WatchCard({ message, conversation }: CardProps) {
  const { code = "", args = {} } = message.system ?? {};
  const later = threadOf(conversation).value.thread.messages.filter((one) => one.seq > message.seq);
  const after = (name: string, key: string) =>
    later.some(({ system }) => system?.code === name && system.args[key] === args[key]);
  if (code === "watch_offered") {
    const begun = later.some(
      ({ system }) =>
        system?.code === "watch_begun" &&
        system.args.network === args.network &&
        system.args.transaction === args.transaction,
    );
    return begun || after("watch_offered", "id") ? null : <Offer args={args} conversation={conversation} />;
  }
  if (code === "watch_begun") {
    return after("watch_ended", "watch") ? null : <On args={args} conversation={conversation} />;
  }
  const key = `line-${args.how}`;
  if (!hasWords(key)) return null;
  return (
    <p class="system">
      <Icon name={args.how === "told" ? "check" : "clock"} size={18} />
      <span dir="auto">{w(key, args)}</span>
    </p>
  );
}

interface PartProps {
  args: Record<string, string>;
  conversation: string;
}

function Offer({ args, conversation }: PartProps) {
  const { busy, error, run } = useAction(() =>
    client.http.post("/widget/watches", {
      conversation,
      watch: { network: args.chain ?? "", transaction: args.id ?? "" },
    }),
  );
  return (
    <section class="card watch" aria-label={w("offer-title")}>
      <h2>
        <Icon name="clock" size={18} /> {w("offer-title")}
      </h2>
      <p>{w("offer-text")}</p>
      <button type="button" class="button" disabled={busy} onClick={run}>
        {w(busy ? "offer-asking" : "offer-ask")}
      </button>
      <p class="watch-wrong" role="alert">
        {error}
      </p>
      {/* Whoever has too many needs to see them to stop one. */}
      {error !== "" && error === w("problem-full") && <ToList conversation={conversation} />}
    </section>
  );
}

function On({ args, conversation }: PartProps) {
  const { busy, error, run } = useAction(() => client.http.delete(`/widget/watches/${args.watch ?? ""}`));
  return (
    <section class="card watch" aria-label={w("on-title")}>
      <h2>
        <Icon name="check" size={18} /> {w("on-title")}
      </h2>
      <p dir="auto">{w("on-text", args)}</p>
      <div class="watch-ways">
        <button type="button" class="link-button" disabled={busy} onClick={run}>
          {w(busy ? "on-stopping" : "on-stop")}
        </button>
        <ToList conversation={conversation} />
      </div>
      <p class="watch-wrong" role="alert">
        {error}
      </p>
    </section>
  );
}

/** To everything that is watched: how each stands, and when it was last looked at. */
function ToList({ conversation }: Pick<PartProps, "conversation">) {
  const open = () => {
    asking.value = { what: "watches", conversation };
  };
  return (
    <button type="button" class="link-button" onClick={open}>
      {p("data-watches")}
    </button>
  );
}
