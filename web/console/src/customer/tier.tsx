import type { Customer, Tier } from "@ombud/api";
import { Crown } from "lucide";
import { Picker } from "../app/picker.tsx";
import { t } from "../i18n/index.ts";
import { can } from "../state/session.ts";
import type { Thread } from "../state/thread.ts";
import { Badge } from "../ui/index.ts";
import { saveCustomer } from "./edit.ts";

const TIERS: readonly Tier[] = ["standard", "premium", "vip"];

/** The mark of a customer whose business is worth more than most; nothing for the others. */
export function TierBadge({ tier }: { tier: Tier }) {
  if (tier === "standard") return null;
  return (
    <Badge tone="accent" icon={Crown}>
      {t(`tier-${tier}`)}
    </Badge>
  );
}

/** What the customer's business is worth; a choice for those who may say so. */
export function TierFact({ customer, thread }: { customer: Customer; thread: Thread }) {
  const { tier } = customer;
  const shown = tier === "standard" ? t("tier-standard") : <TierBadge tier={tier} />;
  if (!can("customers.tier")) return <>{shown}</>;
  return (
    <Picker
      name="customer-tier"
      label={t("tier-of")}
      placeholder={t("tier-of")}
      options={TIERS.map((value) => ({ value, label: t(`tier-${value}`) }))}
      chosen={new Set([tier])}
      onPick={(value) => void saveCustomer(thread, customer, { tier: value as Tier })}
      trigger={(props) => (
        <button
          type="button"
          class="editable"
          {...props}
          aria-label={`${t("tier-of")}: ${t(`tier-${tier}`)}`}
        >
          {shown}
        </button>
      )}
    />
  );
}
