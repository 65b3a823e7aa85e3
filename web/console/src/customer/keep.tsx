import type { NewEvidence } from "@ombud/api";
import { useState } from "preact/hooks";
import { language, t } from "../i18n/index.ts";
import { http } from "../state/http.ts";
import type { Thread } from "../state/thread.ts";
import { Banner, Button, Checkbox, Dialog, problemText, toast } from "../ui/index.ts";

interface KeepProps {
  thread: Thread;
  what: Pick<NewEvidence, "kind" | "text" | "network" | "depth">;
  onClose: () => void;
}

/** Keeps something as evidence. The server asks the networks itself; who keeps says only what is to be asked, and who sees it. */
export function KeepDialog({ thread, what, onClose }: KeepProps) {
  const [shared, setShared] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const keep = async () => {
    setBusy(true);
    setError(null);
    try {
      await http.request("POST", `/cases/${thread.id}/evidence`, {
        ...what,
        language: language.value,
        shared,
      });
      toast(t("evidence-kept"), { tone: "ok" });
      onClose();
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={t("evidence-keep-title")}
      description={t("evidence-keep-text")}
      size="sm"
      onClose={onClose}
      onSubmit={() => void keep()}
      actions={
        <>
          <Button onClick={onClose}>{t("ui-cancel")}</Button>
          <Button type="submit" variant="primary" busy={busy}>
            {t("evidence-keep")}
          </Button>
        </>
      }
    >
      <div class="ui-stack">
        {error !== null && <Banner tone="danger">{problemText(error)}</Banner>}
        <Checkbox
          label={t("evidence-keep-shared")}
          hint={t("evidence-keep-shared-hint")}
          checked={shared}
          onValue={setShared}
        />
      </div>
    </Dialog>
  );
}
