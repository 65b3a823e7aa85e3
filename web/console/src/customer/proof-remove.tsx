import type { WalletSeen } from "@ombud/api";
import { t } from "../i18n/index.ts";
import { http } from "../state/http.ts";
import type { Thread } from "../state/thread.ts";
import { Banner, Button, Dialog, Field, TextArea, toast, useForm } from "../ui/index.ts";

interface RemoveProps {
  thread: Thread;
  wallet: WalletSeen;
  onClose: () => void;
}

/** Takes a wallet away that a customer is known by, and says why; they read that it was done. */
export function RemoveWallet({ thread, wallet, onClose }: RemoveProps) {
  const form = useForm({ reason: "" }, ({ reason }) => ({
    reason: (reason.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 5 ? null : t("reveal-reason-short"),
  }));
  const submit = () =>
    form.submit(async (values) => {
      const reason = values.reason.trim();
      await http.post(`/cases/${thread.id}/wallets/${wallet.identity}/remove`, { reason }, { reason });
      toast(t("proof-wallet-removed"));
      onClose();
      await thread.load();
    });
  return (
    <Dialog
      title={t("proof-wallet-remove")}
      description={t("proof-wallet-remove-text", { address: wallet.shown })}
      size="sm"
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>{t("ui-cancel")}</Button>
          <Button type="submit" variant="danger" busy={form.busy}>
            {t("proof-wallet-remove")}
          </Button>
        </>
      }
    >
      <div class="ui-stack">
        {form.problem && <Banner tone="warn">{form.problem}</Banner>}
        <Field
          label={t("account-why")}
          hint={t("proof-wallet-remove-hint")}
          required
          error={form.error("reason")}
        >
          <TextArea
            value={form.values.reason}
            onValue={(reason) => form.set("reason", reason)}
            maxLength={500}
            rows={2}
            data-autofocus
          />
        </Field>
      </div>
    </Dialog>
  );
}
