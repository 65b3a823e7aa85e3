import type { Case, CaseEvidence, ChainLook } from "@ombud/api";
import { Blocks, FileDown, FileText, type IconNode, Waypoints } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { formatDate, formatRelative, language, t } from "../i18n/index.ts";
import { slowNow } from "../state/clock.ts";
import { keepFile } from "../state/download.ts";
import { attempt, toastError } from "../state/errors.ts";
import { http } from "../state/http.ts";
import { can } from "../state/session.ts";
import type { Thread } from "../state/thread.ts";
import { useView } from "../state/view.ts";
import { Badge, Button, Dialog, Icon, Loaded } from "../ui/index.ts";
import { TransactionFacts } from "./chain.tsx";
import { Section } from "./panel.tsx";
import { shortId } from "./short.ts";
import { Traced } from "./trace.tsx";
import "./evidence.css";

/** What is kept as evidence, and the report that is made of it. */
export function EvidenceSection({ thread, detail }: { thread: Thread; detail: Case }) {
  const [kept, setKept] = useState<readonly CaseEvidence[]>([]);
  const [open, setOpen] = useState<CaseEvidence | null>(null);
  // A line in the thread says that something more was kept.
  const last = thread.messages.value.findLast((one) => one.activity?.code === "evidence_kept")?.pos ?? 0;
  useEffect(() => {
    let over = false;
    http
      .request<{ items: CaseEvidence[] }>("GET", `/cases/${thread.id}/evidence`)
      .then((page) => !over && setKept(page.items), toastError);
    return () => {
      over = true;
    };
  }, [thread.id, last]);
  const may = can("cases.report") && !detail.erased_at;
  if (kept.length === 0 && !may) return null;
  return (
    <Section title={t("evidence")}>
      {kept.length === 0 && <p class="ui-muted ui-small">{t("evidence-none")}</p>}
      <ul class="evidence-list">
        {kept.map((it) => (
          <li key={it.id}>
            <Piece it={it} onOpen={() => setOpen(it)} />
          </li>
        ))}
      </ul>
      {may && <Reports detail={detail} />}
      {open && <PieceDialog thread={thread} it={open} onClose={() => setOpen(null)} />}
    </Section>
  );
}

function Piece({ it, onOpen }: { it: CaseEvidence; onOpen: () => void }) {
  const who = t("evidence-by", { name: it.name, when: formatRelative(it.kept_at, slowNow.value, "narrow") });
  return (
    <button
      type="button"
      class="evidence-piece"
      aria-label={t("evidence-open", { subject: it.subject })}
      onClick={onOpen}
    >
      <Icon of={it.kind === "trace" ? Waypoints : Blocks} size={16} />
      <span class="evidence-what">
        <span>
          {t(`evidence-${it.kind}`)} <code dir="ltr">{shortId(it.subject)}</code>
        </span>
        <span class="ui-muted ui-small">{who}</span>
        {it.shared && <Badge>{t("evidence-shared")}</Badge>}
      </span>
    </button>
  );
}

/** No plain links: it may ask for a fresh proof, or for a second person. */
function Reports({ detail }: { detail: Case }) {
  const [busy, setBusy] = useState<string | null>(null);
  const make = async (form: "pdf" | "json") => {
    setBusy(form);
    try {
      const path = `/cases/${detail.id}/report${form === "pdf" ? ".pdf" : ""}`;
      const answer = await http.raw("GET", path, undefined, { query: { lang: language.value } });
      keepFile(await answer.blob(), `report-${detail.number}.${form}`);
    } finally {
      setBusy(null);
    }
  };
  const button = (form: "pdf" | "json", icon: IconNode) => (
    <Button size="sm" icon={icon} busy={busy === form} onClick={() => attempt(make(form))}>
      {t(`report-${form}`)}
    </Button>
  );
  return (
    <div class="evidence-report">
      <strong class="ui-small">{t("report-make")}</strong>
      <p class="ui-muted ui-small">{t("report-make-text")}</p>
      <div class="evidence-forms">
        {button("pdf", FileText)}
        {button("json", FileDown)}
      </div>
    </div>
  );
}

interface PieceProps {
  thread: Thread;
  it: CaseEvidence;
  onClose: () => void;
}

/** A piece as it was kept, drawn again. */
function PieceDialog({ thread, it, onClose }: PieceProps) {
  const view = useView(`/cases/${thread.id}/evidence/${it.id}`);
  const whole = view.shown;
  return (
    <Dialog
      title={t(`evidence-title-${it.kind}`)}
      description={it.subject}
      size={it.kind === "trace" ? "xl" : "lg"}
      onClose={onClose}
      actions={
        <Button variant="primary" onClick={onClose}>
          {t("ui-close")}
        </Button>
      }
    >
      <Loaded view={view} rows={4} />
      {whole?.trace && <Traced trace={whole.trace} />}
      {whole?.look && <KeptLook look={whole.look} />}
      {whole && (
        <p class="evidence-vouched ui-muted ui-small">
          {t("evidence-vouched", {
            name: whole.name,
            when: formatDate(whole.kept_at, "full"),
            position: String(whole.position),
          })}
          <code dir="ltr">{whole.sha256}</code>
        </p>
      )}
    </Dialog>
  );
}

function KeptLook({ look }: { look: ChainLook }) {
  return (
    <div class="evidence-look">
      {look.found.map((found) => (
        <article key={found.network.id} class={`chain-found chain-${found.severity}`}>
          <p class="chain-where">
            <strong>{found.network.name}</strong>
          </p>
          {found.verdicts.map((verdict) => (
            <div key={verdict.code}>
              <strong>{verdict.title}</strong>
              <p>{verdict.text}</p>
            </div>
          ))}
          {found.transaction && <TransactionFacts of={found.transaction} />}
          <p class="chain-source ui-muted ui-small">
            {t("chain-source", { host: found.host, when: formatDate(found.asked_at, "full") })}
          </p>
        </article>
      ))}
      {look.found.length === 0 && look.verdicts.map((it) => <p key={it.code}>{it.text}</p>)}
    </div>
  );
}
