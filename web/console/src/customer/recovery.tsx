import type { ChainFound } from "@ombud/api";
import { CornerUpLeft } from "lucide";
import { useState } from "preact/hooks";
import { needTexts, t } from "../i18n/index.ts";
import { toastError } from "../state/errors.ts";
import { http } from "../state/http.ts";
import { can } from "../state/session.ts";
import type { Thread } from "../state/thread.ts";
import { useAsked } from "../state/view.ts";
import { Button, toast } from "../ui/index.ts";
import { Section } from "./panel.tsx";
import { RecoveryCard } from "./recovery-card.tsx";

/** Lines that tell of a recovery, and of the address that is shown for one. */
const TELLS = /^(recovery_|proof_given_wallet)/;

/** What the customer wants to have back of what was not credited, and what is to be done about it. */
export function RecoverySection({ thread }: { thread: Thread }) {
  const last = thread.messages.value.findLast((one) => TELLS.test(one.activity?.code ?? ""))?.pos ?? 0;
  const read = () => Promise.all([http.get(`/cases/${thread.id}/recoveries`), needTexts("recoveries")]);
  // Who may not see it has the thread all the same.
  const { shown, load } = useAsked(thread.id, read, last);
  const items = shown?.[0].items ?? [];
  if (items.length === 0) return null;
  return (
    <Section title={t("recovery-section")}>
      {items.map((it) => (
        <RecoveryCard key={it.id} of={it} onChanged={load} />
      ))}
    </Section>
  );
}

/** Why a found deposit is not credited by itself, if so. */
const stuck = (found: ChainFound) =>
  found.verdicts.some(
    ({ code, severity }) => severity === "act" && code.startsWith("deposit.") && code !== "deposit.another",
  );

/** Opens a request for the case's customer, who then says where the coins go back to. */
export function OpenRecovery({ found, thread }: { found: ChainFound; thread: Thread }) {
  const [busy, setBusy] = useState(false);
  const transaction = found.transaction?.id;
  if (!transaction || !stuck(found) || !can("cases.change")) return null;
  const open = async () => {
    setBusy(true);
    try {
      const deposit = { network: found.network.id, transaction };
      await http.post(`/cases/${thread.id}/recoveries`, deposit);
      toast(t("chain-recovery-opened"));
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button size="sm" icon={CornerUpLeft} busy={busy} onClick={() => void open()}>
      {t("chain-recovery")}
    </Button>
  );
}
