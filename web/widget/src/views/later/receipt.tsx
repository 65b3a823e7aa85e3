import { client, explain } from "../../store.ts";
import { t } from "../../texts.ts";
import { Modal } from "../parts.tsx";
import { keepFile } from "./keep-file.ts";

/** What a receipt is, before it is kept. */
export default function Receipt({ conversation, onClose }: { conversation: string; onClose: () => void }) {
  const save = () => {
    onClose();
    client.http
      .raw("GET", `/widget/conversations/${conversation}/receipt`)
      .then(async (answer) => keepFile(await answer.blob(), conversation, "json"))
      .catch(explain);
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
      <div class="actions">
        <button type="button" class="button quiet" onClick={onClose}>
          {t("dialog-cancel")}
        </button>
        <button type="button" class="button" onClick={save}>
          {t("log-download")}
        </button>
      </div>
    </Modal>
  );
}
