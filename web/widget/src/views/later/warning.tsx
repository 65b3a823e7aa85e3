import type { Finding } from "../../guard/guard.ts";
import css from "../../style/warning.css?inline";
import { t } from "../../texts.ts";
import { Icon } from "../icons.tsx";
import { wear } from "../lazy.tsx";
import { Modal } from "../parts.tsx";

wear(css);

interface WarningProps {
  kinds: Finding["kind"][];
  onWithout: () => void;
  onEdit: () => void;
}

/** Stops a secret before it is sent. There is no way to send it all the same: nobody here ever needs it. */
export default function Warning({ kinds, onWithout, onEdit }: WarningProps) {
  return (
    <Modal class="modal warning" role="alertdialog" label={t("guard-title")} onClose={onEdit}>
      <h2>
        <Icon name="shield" size={24} />
        <span>{t("guard-title")}</span>
      </h2>
      <div id="guard-text">
        {[...new Set(kinds)].map((kind) => (
          <p key={kind}>{t(`guard-${kind}`)}</p>
        ))}
        <p>{t("guard-never")}</p>
        <p class="strong">{t("guard-move")}</p>
      </div>
      <div class="actions">
        <button type="button" class="button quiet" onClick={onWithout}>
          {t("guard-without")}
        </button>
        <button type="button" class="button" autofocus onClick={onEdit}>
          {t("guard-edit")}
        </button>
      </div>
    </Modal>
  );
}
