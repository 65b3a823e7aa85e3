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
  const may = can("customers.unmasked");
  const run = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const answer = await http.raw("POST", "/ledger/audit/export", asked(wanted));
      keepFile(await answer.blob(), `audit-${new Date().toISOString().slice(0, 10)}.json`);
      toast(t("audit-export-done"));
      onClose();
    } catch (error) {
      setProblem(problemText(error));
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
          <Button onClick={onClose}>{t("ui-cancel")}</Button>
          <Button type="submit" variant="primary" busy={busy} disabled={!may}>
            {t("audit-export-save")}
          </Button>
        </>
      }
    >
      <div class="ui-stack">
        {problem && <Banner tone="danger">{problem}</Banner>}
        {!may && <Banner tone="warn">{t("audit-export-forbidden")}</Banner>}
        <p>{t(isFiltered(wanted) ? "audit-export-filtered" : "audit-export-all")}</p>
        <p class="ui-muted">{t("audit-export-recorded")}</p>
      </div>
    </Dialog>
  );
}
