import type { OwnWatch } from "@ombud/api";
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { client, openThread, reason, threadOf } from "../../store.ts";
import readers from "../../style/readers.css?inline";
import css from "../../style/watch.css?inline";
import { language, t } from "../../texts.ts";
import { wear } from "../lazy.tsx";
import { Modal } from "../parts.tsx";
import { p } from "./proof-texts.ts";
import { hasWords, useAction, w } from "./watch-texts.ts";

wear(readers);
wear(css);

interface ListProps {
  conversation: string | null;
  onClose: () => void;
}

/** What is watched for the customer in all their conversations, or was: the numbers that they run into count all of them. */
export default function Watches({ conversation, onClose }: ListProps) {
  const items = useSignal<readonly OwnWatch[] | null>(null);
  const error = useSignal("");
  const head = useRef<HTMLHeadingElement>(null);
  const load = async () => {
    error.value = "";
    try {
      items.value = (await client.http.get("/widget/watches")).items;
    } catch (cause) {
      error.value = reason(cause);
    }
  };
  const stopped = async () => {
    await load();
    // The button that was pressed is gone.
    head.current?.focus();
  };
  // What begins, ends and is new comes as a line of the conversation, wherever it was asked for.
  const lines = conversation ? threadOf(conversation).value.thread.messages : [];
  const last = lines.findLast(({ system }) => system?.code.startsWith("watch_"))?.seq;
  useEffect(() => void load(), [last]);
  const all = items.value;
  return (
    <Modal label={p("data-watches")} class="modal readers" onClose={onClose}>
      <h2 ref={head} tabIndex={-1}>
        {p("data-watches")}
      </h2>
      {all && all.length > 0 && (
        <>
          <p class="muted">{w("list-text")}</p>
          <ol class="watches" aria-label={p("data-watches")}>
            {all.map((it) => (
              <One key={it.id} it={it} here={conversation} onStopped={stopped} onClose={onClose} />
            ))}
          </ol>
        </>
      )}
      <p role="status">
        {!all && !error.value && t("chat-loading")}
        {all?.length === 0 && w("list-none")}
      </p>
      <p role="alert" class="watch-wrong">
        {error.value}
      </p>
      <div class="actions">
        {error.value && (
          <button type="button" class="button quiet" onClick={() => void load()}>
            {t("problem-retry")}
          </button>
        )}
        <button type="button" class="button" onClick={onClose}>
          {t("dialog-close")}
        </button>
      </div>
    </Modal>
  );
}

interface OneProps {
  it: OwnWatch;
  here: string | null;
  onStopped: () => Promise<void>;
  onClose: () => void;
}

function One({ it, here, onStopped, onClose }: OneProps) {
  const { busy, error, run } = useAction(async () => {
    await client.http.delete(`/widget/watches/${it.id}`);
    await onStopped();
  });
  const transaction = shortId(it.transaction);
  const runs = !it.ended_at;
  return (
    <li>
      <b title={it.transaction}>{w("list-what", { transaction, network: it.network_name })}</b>
      <span>{stands(it)}</span>
      {runs && (
        <span class="muted">
          {w(it.asked ? "list-since" : "list-since-team", {
            when: when(it.begun_at),
            until: when(it.ends_at),
          })}
        </span>
      )}
      {runs && (
        <span class="muted">
          {w(it.answered ? "list-looked" : "list-silent", { when: when(it.looked_at) })}
        </span>
      )}
      {it.link && (
        <a href={it.link} target="_blank" rel="noopener noreferrer">
          {w("list-link", { host: new URL(it.link).host })}
        </a>
      )}
      {it.conversation !== here && (
        <button
          type="button"
          class="link-button"
          onClick={() => {
            onClose();
            openThread(it.conversation);
          }}
        >
          {w("list-elsewhere")}
        </button>
      )}
      {runs && (
        <button
          type="button"
          class="button plain"
          aria-label={w("list-stop-of", { transaction })}
          disabled={busy}
          onClick={run}
        >
          {w(busy ? "on-stopping" : "on-stop")}
        </button>
      )}
      <p class="watch-wrong" role="alert">
        {error}
      </p>
    </li>
  );
}

/** Where it stands: how it ended, or what it waits for. */
function stands(it: OwnWatch): string {
  const { ended, ended_at, standing, waits_for, needed, confirmations } = it;
  if (ended_at) {
    const key = `list-ended-${ended}${ended === "told" && standing === "through" ? "-through" : ""}`;
    return w(hasWords(key) ? key : "list-ended", { when: when(ended_at) });
  }
  if (hasWords(`list-${standing}`)) return w(`list-${standing}`);
  if (waits_for === "block") return w("list-block");
  return needed === null ? "" : w("list-depth", { needed, confirmations: confirmations ?? 0 });
}

function when(at: string): string {
  return new Intl.DateTimeFormat(language.value, { dateStyle: "medium", timeStyle: "short" }).format(
    new Date(at),
  );
}

/** As the lines in the talk have it. */
function shortId(id: string): string {
  return id.length > 20 ? `${id.slice(0, 8)}…${id.slice(-6)}` : id;
}
