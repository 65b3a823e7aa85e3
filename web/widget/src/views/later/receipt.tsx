import { useSignal } from "@preact/signals";
import { client } from "../../store.ts";
import { t } from "../../texts.ts";
import { Modal } from "../parts.tsx";
import { keepFile } from "./keep-file.ts";
import { unsigned } from "./unsigned.ts";

/** What a receipt is, before it is kept. */
export default function Receipt({ conversation, onClose }: { conversation: string; onClose: () => void }) {
  const busy = useSignal(false);
  const error = useSignal("");
  const save = async () => {
    busy.value = true;
    error.value = "";
    try {
      const answer = await client.http.raw("GET", `/widget/conversations/${conversation}/receipt`);
      keepFile(await answer.blob(), conversation, "json");
      onClose();
    } catch (cause) {
      error.value = unsigned(cause);
    } finally {
      busy.value = false;
    }
  };
  return (
    <Modal label={t("menu-receipt")} onClose={onClose}>
      <h2>{t("menu-receipt")}</h2>
      <p>{t("receipt-text")}</p>
      <p>
        <a href="/verify" target="_blank" rel="noopener">
          {t("receipt-verify")}
        </a>
      </p>
      <p role="alert" class="field-error">
        {error.value}
      </p>
      <div class="actions">
        <button type="button" class="button quiet" onClick={onClose}>
          {t("dialog-cancel")}
        </button>
        <button type="button" class="button" disabled={busy.value} onClick={() => void save()}>
          {t("log-download")}
        </button>
      </div>
    </Modal>
  );
}
