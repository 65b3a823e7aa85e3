import type { StaffMessage, WalletFamily } from "@ombud/api";
import { t } from "../i18n/index.ts";
import { http } from "../state/http.ts";
import type { Thread } from "../state/thread.ts";
import { Banner, Button, Dialog, Field, Select, TextInput, useForm } from "../ui/index.ts";

const FAMILIES = ["ethereum", "bitcoin", "solana", "tron"] as const;

/** An address in a message, with the kind of wallet that it is of. */
export interface Written {
  family: WalletFamily;
  address: string;
}

/** The address that the customer wrote last, if they wrote one that can be proved. */
export function writtenLast(messages: readonly StaffMessage[]): Written | undefined {
  for (const { from, addresses } of messages.toReversed()) {
    if (from !== "customer") continue;
    for (const { chains, kind, poisoned, text, valid } of addresses?.toReversed() ?? []) {
      const family = FAMILIES.find((one) => chains.includes(one));
      if (family && valid && kind === "address" && !poisoned) return { family, address: text };
    }
  }
  return undefined;
}

/** Asks the customer to show that one certain address is theirs. */
export function AskWallet({ thread, onClose }: { thread: Thread; onClose: () => void }) {
  const last = writtenLast(thread.messages.peek());
  const form = useForm(
    { family: last?.family ?? ("ethereum" as WalletFamily), wallet: last?.address ?? "", chain: "" },
    ({ wallet }) => ({ wallet: wallet.trim() ? null : t("proof-wallet-missing") }),
  );
  const submit = () =>
    form.submit(async ({ family, wallet, chain }) => {
      const asked = { family, address: wallet.trim(), ...(chain.trim() && { chain: chain.trim() }) };
      await http.post(`/cases/${thread.id}/proof-asks`, { level: "wallet", wallet: asked });
      onClose();
    });
  return (
    <Dialog
      title={t("proof-wallet-title")}
      description={t("proof-wallet-text")}
      size="sm"
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>{t("ui-cancel")}</Button>
          <Button type="submit" variant="primary" busy={form.busy}>
            {t("proof-wallet-ask")}
          </Button>
        </>
      }
    >
      <div class="ui-stack">
        {form.problem && <Banner tone="warn">{form.problem}</Banner>}
        <Field label={t("proof-wallet-family")}>
          <Select
            value={form.values.family}
            options={FAMILIES.map((value) => ({ value, label: t(`proof-wallet-${value}`) }))}
            onValue={(family) => form.set("family", family)}
          />
        </Field>
        <Field label={t("proof-wallet-address")} required error={form.error("wallet")}>
          <TextInput
            value={form.values.wallet}
            onValue={(wallet) => form.set("wallet", wallet)}
            maxLength={128}
            spellcheck={false}
            data-autofocus
          />
        </Field>
        {form.values.family === "ethereum" && (
          <Field label={t("proof-wallet-chain")} hint={t("proof-wallet-chain-hint")}>
            <TextInput
              value={form.values.chain}
              onValue={(chain) => form.set("chain", chain)}
              maxLength={20}
              inputMode="numeric"
            />
          </Field>
        )}
      </div>
    </Dialog>
  );
}
