import { useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { keepFile } from "../../state/download.ts";
import { http } from "../../state/http.ts";
import { can } from "../../state/session.ts";
import { Banner, Button, Dialog, problemText, toast } from "../../ui/index.ts";
import { asked, isFiltered, type Wanted } from "./audit-query.ts";

/** The lines that are shown, as a document with proofs. It is in clear, and so asks for more than looking does. */
export function AuditExport({ wanted, onClose }: { wanted: Wanted; onClose: () => void }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  /** Where the lines begin that the documents so far had no room for, and how many documents those are. */
  const [rest, setRest] = useState<{ before: number; saved: number } | null>(null);
  const may = can("customers.unmasked");
  const run = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const body = { ...asked(wanted), ...(rest && { before: rest.before }) };
      const answer = await http.raw("POST", "/ledger/audit/export", body);
      const next = Number(answer.headers.get("ombud-next"));
      const saved = (rest?.saved ?? 0) + 1;
      const part = next > 0 || saved > 1 ? `-${saved}` : "";
      keepFile(await answer.blob(), `audit-${new Date().toISOString().slice(0, 10)}${part}.json`);
      if (next > 0) return setRest({ before: next, saved });
      toast(t("audit-export-done"));
      onClose();
    } catch (error) {
      setProblem(problemText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={t("audit-export")}
      description={t("audit-export-text")}
      size="sm"
      onClose={onClose}
      onSubmit={() => void run()}
      actions={
        <>
          <Button onClick={onClose}>{t(rest ? "ui-close" : "ui-cancel")}</Button>
          <Button type="submit" variant="primary" busy={busy} disabled={!may}>
            {t(rest ? "audit-export-go-on" : "audit-export-save")}
          </Button>
        </>
      }
    >
      <div class="ui-stack">
        {problem && <Banner tone="danger">{problem}</Banner>}
        {!may && <Banner tone="warn">{t("audit-export-forbidden")}</Banner>}
        {rest && <Banner tone="info">{t("audit-export-more", { count: rest.saved })}</Banner>}
        <p>{t(isFiltered(wanted) ? "audit-export-filtered" : "audit-export-all")}</p>
        <p class="ui-muted">{t("audit-export-recorded")}</p>
      </div>
    </Dialog>
  );
}
