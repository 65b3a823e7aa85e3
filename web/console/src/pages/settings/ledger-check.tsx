import type { LedgerReport } from "@ombud/api";
import { ShieldCheck } from "lucide";
import { useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { http } from "../../state/http.ts";
import { Banner, Button, problemText } from "../../ui/index.ts";

type LedgerFault = LedgerReport["faults"][number];

/** Holds everything that is stored against what was logged and signed. */
export function LedgerCheck() {
  const [busy, setBusy] = useState(false);
  const [report, setReport] = useState<LedgerReport | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async () => {
    setBusy(true);
    setProblem(null);
    setReport(null);
    try {
      setReport(await http.request("POST", "/ledger/check"));
    } catch (error) {
      setProblem(problemText(error));
    }
    setBusy(false);
  };
  return (
    <section class="ui-card ui-stack" aria-labelledby="ledger-check">
      <h2 id="ledger-check">{t("ledger-check")}</h2>
      <p class="ui-muted">{t("ledger-check-text")}</p>
      <div>
        <Button variant="primary" icon={ShieldCheck} busy={busy} onClick={() => void run()}>
          {t("ledger-check-run")}
        </Button>
      </div>
      <div role="status">
        {busy && <p class="ui-muted">{t("ledger-checking")}</p>}
        {report && <Outcome report={report} />}
      </div>
      {problem && <Banner tone="danger">{problem}</Banner>}
    </section>
  );
}

function Outcome({ report }: { report: LedgerReport }) {
  const { leaves, erased, expired, redacted, checkpoints } = report;
  const good = report.fault_count === 0;
  const more = report.fault_count - report.faults.length;
  return (
    <div class="ui-stack">
      <Banner tone={good ? "ok" : "danger"} title={t(good ? "ledger-good" : "ledger-bad")}>
        {t("ledger-counted", { leaves, erased, expired, redacted, checkpoints })}
      </Banner>
      {!good && (
        <ul class="ledger-faults" aria-label={t("ledger-faults")}>
          {report.faults.map((fault, at) => (
            <li key={`${at} ${fault.what}`}>
              <strong>{where(fault)}</strong>
              <span class="ui-muted" lang="en">
                {fault.detail}
              </span>
            </li>
          ))}
        </ul>
      )}
      {more > 0 && <p class="ui-muted">{t("ledger-faults-more", { count: more })}</p>}
    </div>
  );
}

function where({ what, position, count }: LedgerFault): string {
  const said = t(`ledger-fault-${what}`);
  if (position === null || position === undefined) return said;
  const at = count < 2 ? String(position) : `${position}–${position + count - 1}`;
  return t("ledger-fault-at", { at, said });
}
