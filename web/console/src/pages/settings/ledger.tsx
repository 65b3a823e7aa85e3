import type { Checkpoint, LedgerHead, List } from "@ombud/api";
import { Download, ExternalLink, PenLine } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { formatDate, formatRelative, t } from "../../i18n/index.ts";
import { slowNow } from "../../state/clock.ts";
import { keepFile } from "../../state/download.ts";
import { toastError } from "../../state/errors.ts";
import { http } from "../../state/http.ts";
import { useView } from "../../state/view.ts";
import {
  Banner,
  Button,
  CodeBlock,
  CopyButton,
  LinkButton,
  Loaded,
  Loading,
  problemText,
  toast,
} from "../../ui/index.ts";
import { LedgerAnchors, ProofsOf } from "./ledger-anchors.tsx";
import { LedgerCheck } from "./ledger-check.tsx";
import { SectionHead } from "./list-page.tsx";
import "./ledger.css";

const HEADS = 20;

/** The log over everything that happened: its name and key, what was signed, whether it still holds. */
export default function Ledger() {
  const view = useView("/ledger");
  return (
    <>
      <SectionHead title={t("settings-ledger")} text={t("settings-ledger-text")} />
      <Loaded view={view} rows={5}>
        {(ledger) => (
          <>
            {ledger.trouble && (
              <Banner tone="danger" title={t("ledger-trouble")}>
                <span lang="en" dir="ltr">
                  {ledger.trouble}
                </span>
              </Banner>
            )}
            <Identity ledger={ledger} />
            <Newest ledger={ledger} onSigned={view.load} />
            <LedgerAnchors onAsked={view.load} />
            <LedgerCheck />
            <ForAuditors />
            <Heads key={ledger.checkpoint?.size ?? 0} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Identity({ ledger }: { ledger: LedgerHead }) {
  return (
    <section class="ui-card ui-stack" aria-labelledby="ledger-identity">
      <h2 id="ledger-identity">{t("ledger-identity")}</h2>
      {ledger.origin && ledger.key ? (
        <>
          <div>
            <h3>{t("ledger-name")}</h3>
            <CodeBlock wrap code={ledger.origin} label={t("ledger-name")} />
          </div>
          <div>
            <h3>{t("ledger-key")}</h3>
            <CodeBlock wrap code={ledger.key} label={t("ledger-key")} />
          </div>
          <p class="ui-muted">{t("ledger-key-hint")}</p>
        </>
      ) : (
        <p class="ui-muted">{t("ledger-unsigned")}</p>
      )}
      <p>{t("ledger-size", { count: ledger.size })}</p>
    </section>
  );
}

function Newest({ ledger, onSigned }: { ledger: LedgerHead; onSigned: () => void }) {
  const [busy, setBusy] = useState(false);
  const { checkpoint } = ledger;
  const sign = async () => {
    setBusy(true);
    try {
      const signed: Checkpoint = await http.request("POST", "/ledger/checkpoints");
      toast(t("ledger-signed", { count: signed.size }));
      onSigned();
    } catch (error) {
      toastError(error);
    }
    setBusy(false);
  };
  return (
    <section class="ui-card ui-stack" aria-labelledby="ledger-newest">
      <h2 id="ledger-newest">{t("ledger-newest")}</h2>
      {checkpoint && (
        <>
          <p>
            {t("ledger-speaks", { count: checkpoint.size })}{" "}
            <time class="ui-muted" dateTime={checkpoint.at} title={formatDate(checkpoint.at, "full")}>
              {formatRelative(checkpoint.at, slowNow.value)}
            </time>
          </p>
          <CodeBlock code={checkpoint.note.trim()} label={t("ledger-note")} />
        </>
      )}
      <p class="ui-muted">{t("ledger-newest-hint")}</p>
      <div class="ui-row ui-row-wrap">
        <Button icon={PenLine} busy={busy} onClick={() => void sign()}>
          {t("ledger-sign")}
        </Button>
        {checkpoint && (
          <Button icon={Download} onClick={() => keepNote(checkpoint)}>
            {t("ledger-save")}
          </Button>
        )}
      </div>
    </section>
  );
}

const keepNote = ({ note, size }: Checkpoint) =>
  keepFile(new Blob([note], { type: "text/plain" }), `checkpoint-${size}.txt`);

function ForAuditors() {
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      keepFile(await (await http.raw("GET", "/ledger/export")).blob(), "ledger.jsonl");
    } catch (error) {
      toastError(error);
    }
    setBusy(false);
  };
  return (
    <section class="ui-card ui-stack" aria-labelledby="ledger-auditors">
      <h2 id="ledger-auditors">{t("ledger-auditors")}</h2>
      <p class="ui-muted">{t("ledger-auditors-text")}</p>
      <div class="ui-row ui-row-wrap">
        <Button icon={Download} busy={busy} onClick={() => void save()}>
          {t("ledger-export")}
        </Button>
        <LinkButton icon={ExternalLink} href="/verify" target="_blank" rel="noopener">
          {t("ledger-verify")}
        </LinkButton>
      </div>
      <CodeBlock code="ombud ledger verify ledger.jsonl --key-file key.txt" label={t("ledger-command")} />
    </section>
  );
}

/** Every head that was signed, the newest first. */
function Heads() {
  const [items, setItems] = useState<readonly Checkpoint[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const load = async (cursor: string | null) => {
    setBusy(true);
    setProblem(null);
    try {
      const page: List<Checkpoint> = await http.request("GET", "/ledger/checkpoints", undefined, {
        query: { cursor, limit: HEADS },
      });
      setItems((before) => [...(cursor ? (before ?? []) : []), ...page.items]);
      setNext(page.next ?? null);
    } catch (error) {
      setProblem(problemText(error));
    }
    setBusy(false);
  };
  useEffect(() => void load(null), []);
  return (
    <section class="ui-card ui-stack" aria-labelledby="ledger-heads">
      <h2 id="ledger-heads">{t("ledger-heads")}</h2>
      {problem && (
        <Banner tone="danger" action={<Button onClick={() => void load(next)}>{t("ui-retry")}</Button>}>
          {problem}
        </Banner>
      )}
      {!items && !problem && <Loading rows={3} />}
      {items?.length === 0 && <p class="ui-muted">{t("ledger-heads-none")}</p>}
      {items && items.length > 0 && (
        <ul class="ledger-heads">
          {items.map((head) => (
            <li key={head.size}>
              <span class="ui-grow ui-tabular">{t("ledger-speaks", { count: head.size })}</span>
              <time class="ui-muted ui-small" dateTime={head.at}>
                {formatDate(head.at, "full")}
              </time>
              <ProofsOf head={head} />
              <CopyButton text={head.note} />
            </li>
          ))}
        </ul>
      )}
      {next && (
        <div>
          <Button busy={busy} onClick={() => void load(next)}>
            {t("audit-more")}
          </Button>
        </div>
      )}
    </section>
  );
}
