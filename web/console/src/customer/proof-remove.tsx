import type { WalletSeen } from "@ombud/api";
import { t } from "../i18n/index.ts";
import { http } from "../state/http.ts";
import type { Thread } from "../state/thread.ts";
import { ReasonDialog, says, toast } from "../ui/index.ts";

interface RemoveProps {
  thread: Thread;
  wallet: WalletSeen;
  onClose: () => void;
}

/** Takes a wallet away that a customer is known by, and says why; they read that it was done. */
export function RemoveWallet({ thread, wallet, onClose }: RemoveProps) {
  return (
    <ReasonDialog
      title={t("proof-wallet-remove")}
      text={t("proof-wallet-remove-text", { address: wallet.shown })}
      label={t("account-why")}
      hint={t("proof-wallet-remove-hint")}
      action={t("proof-wallet-remove")}
      variant="danger"
      check={(reason) => (says(reason, 5) ? null : t("reveal-reason-short"))}
      send={async (reason) => {
        await http.post(`/cases/${thread.id}/wallets/${wallet.identity}/remove`, { reason }, { reason });
        toast(t("proof-wallet-removed"));
        onClose();
        await thread.load();
      }}
      onClose={onClose}
    />
  );
}
