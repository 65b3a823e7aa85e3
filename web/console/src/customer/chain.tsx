import type { ChainFound, ChainLook, ChainTransaction, Watch } from "@ombud/api";
import { Archive, Blocks, CornerDownLeft, ExternalLink, RefreshCw, Search, Waypoints } from "lucide";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { formatDate, formatList, formatRelative, hasText, language, t } from "../i18n/index.ts";
import { slowNow } from "../state/clock.ts";
import { composeOf } from "../state/compose.ts";
import { http } from "../state/http.ts";
import { can } from "../state/session.ts";
import type { Thread } from "../state/thread.ts";
import { useView } from "../state/view.ts";
import { toComposer } from "../thread/focus.ts";
import {
  Badge,
  Banner,
  Button,
  CopyButton,
  Icon,
  IconButton,
  LinkButton,
  Loading,
  problemText,
  TextInput,
  type Tone,
} from "../ui/index.ts";
import { KeepDialog } from "./keep.tsx";
import { WhoseAddress } from "./owner.tsx";
import { Section } from "./panel.tsx";
import { OpenRecovery } from "./recovery.tsx";
import { shortId } from "./short.ts";
import { TraceDialog } from "./trace.tsx";
import { TellWhenThrough, useWatches, Watches } from "./watches.tsx";
import "./chain.css";

const TONES: Record<ChainFound["severity"], Tone> = {
  fine: "ok",
  wait: "accent",
  act: "warn",
  danger: "danger",
};

/** What the chains say of the transactions and addresses that the customer wrote, and of any other. */
export function ChainSection({ thread }: { thread: Thread }) {
  const [own, setOwn] = useState<readonly ChainLook[]>([]);
  const watches = useWatches(thread);
  const asked = thread.messages.value.findLast((one) => one.from === "customer")?.pos ?? 0;
  const query = { language: language.value };
  // Who may not look, or looks while the server is away, has the thread all the same.
  const { shown: seen, load } = useView(`/cases/${thread.id}/chains`, { query, again: asked });
  if (!seen || (seen.networks === 0 && seen.items.length === 0)) return null;
  const known = new Set(own.map((it) => it.asked));
  const items = [...own, ...seen.items.filter((it) => !known.has(it.asked))];
  return (
    <Section title={t("chain")}>
      <LookUp onFound={(look) => setOwn([look, ...own.filter((it) => it.asked !== look.asked)])} />
      {items.length === 0 && <p class="ui-muted ui-small">{t("chain-none")}</p>}
      <ul class="chain-looks">
        {items.map((look) => (
          <li key={look.asked}>
            <Look look={look} thread={thread} watches={watches} />
          </li>
        ))}
      </ul>
      <Watches thread={thread} items={watches} />
      {seen.items.length > 0 && (
        <Button size="sm" variant="ghost" icon={RefreshCw} onClick={load}>
          {t("chain-again")}
        </Button>
      )}
    </Section>
  );
}

/** Any other transaction or address, typed or pasted. */
function LookUp({ onFound }: { onFound: (look: ChainLook) => void }) {
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const look = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      onFound(
        await http.request<ChainLook>("POST", "/chains/look", {
          text: text.trim(),
          language: language.value,
        }),
      );
      setText("");
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form class="chain-ask" onSubmit={(event) => void look(event)}>
      <TextInput
        aria-label={t("chain-ask")}
        placeholder={t("chain-ask")}
        value={text}
        spellcheck={false}
        autocomplete="off"
        onValue={setText}
      />
      <IconButton
        icon={Search}
        size="sm"
        type="submit"
        label={t("chain-look")}
        disabled={busy || text.trim() === ""}
      />
      {busy && <Loading rows={1} late />}
      {error !== null && <Banner tone="danger">{problemText(error)}</Banner>}
    </form>
  );
}

/** A transaction's id or an address: short, with the whole to be copied. */
function Short({ text }: { text: string }) {
  return (
    <span class="chain-id" dir="ltr">
      <code title={text}>{shortId(text)}</code>
      <CopyButton text={text} variant="ghost" />
    </span>
  );
}

interface LookProps {
  look: ChainLook;
  thread: Thread;
  watches: readonly Watch[];
}

function Look({ look, thread, watches }: LookProps) {
  const silent = formatList(look.cannot_tell.map((it) => it.network.name));
  return (
    <article class="chain-look">
      <header>
        <Icon of={Blocks} size={15} />
        <Short text={look.asked} />
      </header>
      {look.found.map((found) => (
        <Found key={found.network.id} asked={look.asked} found={found} thread={thread} watches={watches} />
      ))}
      {look.found.length === 0 &&
        look.verdicts.map((it) => (
          <p key={it.code} class="ui-small">
            {it.text} {it.advice}
          </p>
        ))}
      {silent && look.found.length > 0 && (
        <p class="ui-small chain-silent">{t("chain-silent", { networks: silent })}</p>
      )}
    </article>
  );
}

interface FoundProps {
  /** What was looked up. */
  asked: string;
  found: ChainFound;
  thread: Thread;
  watches: readonly Watch[];
}

function Found({ asked, found, thread, watches }: FoundProps) {
  const [tracing, setTracing] = useState(false);
  const [keeping, setKeeping] = useState(false);
  const { transaction, account } = found;
  const compose = composeOf(thread);
  const insert = () => {
    const before = compose.body.peek();
    const gap = before.trim() === "" ? "" : "\n\n";
    const words = found.verdicts.flatMap((it) => [it.text, it.advice]).filter((it) => it !== "");
    compose.write(`${before.trimEnd()}${gap}${[...words, found.link ?? ""].join("\n\n").trim()}`);
    toComposer();
  };
  return (
    <div class={`chain-found chain-${found.severity}`}>
      <p class="chain-where">
        <strong>{found.network.name}</strong>
        {transaction && <Badge tone={TONES[found.severity]}>{statusText(transaction.status)}</Badge>}
        {account && <Badge>{t(account.contract ? "chain-contract" : "chain-account")}</Badge>}
      </p>
      {transaction && <Progress of={transaction} />}
      {found.verdicts.map((verdict) => (
        <details key={verdict.code} open={verdict === found.verdicts[0]} class="chain-verdict">
          <summary>
            <span class={`chain-dot chain-dot-${verdict.severity}`} aria-hidden="true" />
            {verdict.title}
          </summary>
          <p>{verdict.text}</p>
          {verdict.quoted && (
            <p class="chain-quoted ui-small">
              {t("chain-quoted")} <q dir="auto">{verdict.quoted}</q>
            </p>
          )}
          {verdict.advice && <p class="chain-advice">{verdict.advice}</p>}
        </details>
      ))}
      {transaction && <TransactionFacts of={transaction} />}
      {account && (
        <dl class="chain-facts">
          <Fact name={t("chain-balance")}>{account.balance}</Fact>
          {account.sent !== null && <Fact name={t("chain-sent")}>{String(account.sent)}</Fact>}
          {account.label && <Fact name={t("chain-label")}>{account.label}</Fact>}
        </dl>
      )}
      <p class="chain-source ui-muted ui-small">
        {t("chain-source", { host: found.host, when: formatRelative(found.asked_at, slowNow.value) })}
      </p>
      <div class="chain-actions">
        <Button size="sm" icon={CornerDownLeft} disabled={compose.kind.value === "note"} onClick={insert}>
          {t("suggested-insert")}
        </Button>
        <OpenRecovery found={found} thread={thread} />
        <WhoseAddress found={found} thread={thread} />
        <TellWhenThrough found={found} thread={thread} items={watches} />
        <Button size="sm" variant="ghost" icon={Waypoints} onClick={() => setTracing(true)}>
          {t("chain-trace")}
        </Button>
        {can("cases.note") && !thread.detail.value?.erased_at && (
          <Button size="sm" variant="ghost" icon={Archive} onClick={() => setKeeping(true)}>
            {t("evidence-keep")}
          </Button>
        )}
        {found.link && (
          <LinkButton
            size="sm"
            variant="ghost"
            icon={ExternalLink}
            href={found.link}
            target="_blank"
            rel="noopener noreferrer"
          >
            {t("chain-explorer")}
          </LinkButton>
        )}
      </div>
      {tracing && (
        <TraceDialog
          thread={thread}
          network={found.network}
          from={transaction?.id ?? account?.address ?? ""}
          onClose={() => setTracing(false)}
        />
      )}
      {keeping && (
        <KeepDialog thread={thread} what={{ kind: "look", text: asked }} onClose={() => setKeeping(false)} />
      )}
    </div>
  );
}

/** How far it is on its way to be settled, as a bar: nobody wants to reckon. */
function Progress({ of: { confirmations, needed, status } }: { of: ChainTransaction }) {
  if (status !== "succeeded" || confirmations >= needed) return null;
  const label = t("chain-confirmations", { count: confirmations, needed });
  return (
    <p class="chain-progress">
      <progress value={confirmations} max={needed} aria-label={label} />
      <span class="ui-small">{label}</span>
    </p>
  );
}

export function TransactionFacts({ of: it }: { of: ChainTransaction }) {
  return (
    <dl class="chain-facts">
      {it.block_time && <Fact name={t("chain-time")}>{formatDate(it.block_time, "full")}</Fact>}
      {it.block !== null && (
        <Fact name={t("chain-block")}>
          {t("chain-block-of", { block: String(it.block), count: it.confirmations })}
        </Fact>
      )}
      {it.transfers.slice(0, 5).map((move, at) => (
        // The same movement may be there twice: nothing but its place tells them apart.
        <Fact key={at} name={t(`chain-move-${move.kind}`)}>
          <span dir="auto">{move.amount}</span> <Short text={move.from} /> → <Short text={move.to} />
          {move.label && <Badge>{move.label}</Badge>}
          {move.memo && <span class="ui-small">{t("chain-memo", { memo: move.memo })}</span>}
        </Fact>
      ))}
      {it.transfers.length > 5 && (
        <Fact name="">{t("chain-more-moves", { count: it.transfers.length - 5 })}</Fact>
      )}
      {it.transfers.length === 0 && it.from && (
        <Fact name={t("chain-from")}>
          <Short text={it.from} />
        </Fact>
      )}
      {it.transfers.length === 0 && it.to && (
        <Fact name={t("chain-to")}>
          <Short text={it.to} />
        </Fact>
      )}
      {it.fee && <Fact name={t("chain-fee")}>{it.fee}</Fact>}
      {it.replaced_by && (
        <Fact name={t("chain-replaced-by")}>
          <Short text={it.replaced_by} />
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function statusText(status: string): string {
  const id = `chain-status-${status}`;
  return hasText(id) ? t(id) : status;
}
