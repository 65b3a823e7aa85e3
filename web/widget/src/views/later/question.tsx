import { end } from "@ombud/api/closing";
import { client, explain, logout } from "../../store.ts";
import { t } from "../../texts.ts";
import { Modal } from "../parts.tsx";

/** Both can be wanted by mistake, so both are asked. */
export default function Question(props: {
  what: "end" | "forget";
  conversation: string | null;
  onClose: () => void;
}) {
  const { what, conversation, onClose } = props;
  const confirm = () => {
    onClose();
    if (what === "forget") void logout();
    else if (conversation) end(client, conversation).catch(explain);
  };
  return (
    <Modal label={t(`${what}-title`)} onClose={onClose}>
      <h2>{t(`${what}-title`)}</h2>
      <p>{t(`${what}-text`)}</p>
      <div class="actions">
        <button type="button" class="button quiet" onClick={onClose}>
          {t("dialog-cancel")}
        </button>
        <button type="button" class="button" onClick={confirm}>
          {t(`${what}-confirm`)}
        </button>
      </div>
    </Modal>
  );
}
