import { useSignal } from "@preact/signals";
import { client } from "../../store.ts";
import { language, t } from "../../texts.ts";
import { Modal } from "../parts.tsx";
import { keepFile } from "./keep-file.ts";
import { p } from "./proof-texts.ts";
import { proving } from "./proving.tsx";
import { unsigned } from "./unsigned.ts";

/** What a report for the police is, before it is made. */
export default function Report({ conversation, onClose }: { conversation: string; onClose: () => void }) {
  const busy = useSignal(false);
  const error = useSignal("");
  const make = async () => {
    busy.value = true;
    error.value = "";
    try {
      await proving(async () => {
        const path = `/widget/conversations/${conversation}/report.pdf`;
        const answer = await client.http.raw("GET", path, undefined, { query: { lang: language.peek() } });
        keepFile(await answer.blob(), conversation, "pdf");
        onClose();
      });
    } catch (cause) {
      error.value = unsigned(cause);
    } finally {
      busy.value = false;
    }
  };
  return (
    <Modal label={p("data-report")} onClose={onClose}>
      <h2>{p("data-report")}</h2>
      <p>{p("data-report-text")}</p>
      <p role="status" class="muted">
        {busy.value && p("data-report-busy")}
      </p>
      <p role="alert" class="field-error">
        {error.value}
      </p>
      <div class="actions">
        <button type="button" class="button quiet" onClick={onClose}>
          {t("dialog-cancel")}
        </button>
        <button type="button" class="button" disabled={busy.value} onClick={() => void make()}>
          {p("data-report-make")}
        </button>
      </div>
    </Modal>
  );
}
