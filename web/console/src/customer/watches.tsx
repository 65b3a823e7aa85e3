import type { ChainFound, Watch } from "@ombud/api";
import { BellRing, Eye } from "lucide";
import { useState } from "preact/hooks";
import { formatRelative, t } from "../i18n/index.ts";
import { slowNow } from "../state/clock.ts";
import { toastError } from "../state/errors.ts";
import { http } from "../state/http.ts";
import { can } from "../state/session.ts";
import type { Thread } from "../state/thread.ts";
import { useView } from "../state/view.ts";
import { Badge, Button, Icon, type Tone, toast } from "../ui/index.ts";
import { shortId } from "./short.ts";
import "./watches.css";

const TONES: Record<Watch["standing"], Tone> = {
  waiting: "accent",
  through: "ok",
  failed: "danger",
  replaced: "warn",
  reorganised: "warn",
  expired: "warn",
  gone: "warn",
  silent: "neutral",
};

/** Ended ones that are shown: what matters is what runs. */
const ENDED = 3;

/** The transactions that are looked at again for the customer, as they change with the lines of the thread. */
export function useWatches(thread: Thread): readonly Watch[] {
  const last = thread.messages.value.findLast((one) => one.activity?.code.startsWith("watch_"))?.pos ?? 0;
  // Who may not see it has the thread all the same.
  return useView(`/cases/${thread.id}/watches`, { again: last }).shown?.items ?? [];
}

/** What is watched, since when, how often it was looked at, and how to stop it. */
export function Watches({ thread, items }: { thread: Thread; items: readonly Watch[] }) {
  const running = items.filter((it) => !it.ended_at);
  const ended = items.filter((it) => it.ended_at).slice(0, ENDED);
  if (items.length === 0) return null;
  return (
    <div class="watches">
      <strong class="ui-small">{t("watch-section")}</strong>
      <ul>
        {[...running, ...ended].map((it) => (
          <li key={it.id}>
            <One it={it} thread={thread} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function One({ it, thread }: { it: Watch; thread: Thread }) {
  const [busy, setBusy] = useState(false);
  const now = slowNow.value;
  const by = it.by === "customer" ? t("watch-by-customer") : it.by;
  const stop = async () => {
    setBusy(true);
    try {
      await http.delete(`/cases/${thread.id}/watches/${it.id}`);
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <article class="watch">
      <p class="watch-what">
        <Icon of={Eye} size={15} />
        <code dir="ltr" title={it.transaction}>
          {shortId(it.transaction)}
        </code>
        <span>{it.network_name}</span>
        <Badge tone={TONES[it.standing]}>{t(`watch-standing-${it.standing}`)}</Badge>
      </p>
      <p class="ui-muted ui-small">
        {t("watch-since", { when: formatRelative(it.begun_at, now), by })}
        {" · "}
        {t("watch-looked", { looks: it.looks, when: formatRelative(it.looked_at, now) })}
        {it.next_at && ` · ${t("watch-next", { when: formatRelative(it.next_at, now) })}`}
      </p>
      {it.ended && <p class="ui-small">{t(`watch-ended-${it.ended}`)}</p>}
      {!it.ended_at && can("cases.change") && (
        <Button
          size="sm"
          variant="ghost"
          busy={busy}
          aria-label={t("watch-stop-of", { transaction: shortId(it.transaction) })}
          onClick={() => void stop()}
        >
          {t("watch-stop")}
        </Button>
      )}
    </article>
  );
}

interface TellProps {
  found: ChainFound;
  thread: Thread;
  items: readonly Watch[];
}

/** Has the customer told when a transaction that waits is through. */
export function TellWhenThrough({ found, thread, items }: TellProps) {
  const [busy, setBusy] = useState(false);
  const { transaction } = found;
  if (!transaction || !can("cases.change") || thread.detail.value?.erased_at) return null;
  const { status, confirmations, needed } = transaction;
  const waits = status === "pending" || (status === "succeeded" && confirmations < needed);
  const runs = items.some(
    (it) => !it.ended_at && it.transaction === transaction.id && it.network === found.network.id,
  );
  if (!waits || runs) return null;
  const tell = async () => {
    setBusy(true);
    try {
      await http.post(`/cases/${thread.id}/watches`, {
        network: found.network.id,
        transaction: transaction.id,
      });
      toast(t("watch-told"), { tone: "ok" });
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button size="sm" variant="ghost" icon={BellRing} busy={busy} onClick={() => void tell()}>
      {t("watch-tell")}
    </Button>
  );
}
