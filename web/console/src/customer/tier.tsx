import type { Customer, Tier } from "@ombud/api";
import { Crown } from "lucide";
import { t } from "../i18n/index.ts";
import { can } from "../state/session.ts";
import type { Thread } from "../state/thread.ts";
import { Badge, Select } from "../ui/index.ts";
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
  if (customer.erased_at) return null;
  if (!can("customers.tier")) return <TierBadge tier={customer.tier} />;
  return (
    <div class="ui-row ui-row-wrap">
      <TierBadge tier={customer.tier} />
      <Select
        standalone
        size="sm"
        aria-label={t("tier-of")}
        value={customer.tier}
        options={TIERS.map((value) => ({ value, label: t(`tier-${value}`) }))}
        onValue={(tier) => void saveCustomer(thread, customer, { tier })}
      />
    </div>
  );
}
