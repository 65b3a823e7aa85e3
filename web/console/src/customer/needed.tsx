import type { Approval, ProofNeed } from "@ombud/api";
import { ShieldQuestion } from "lucide";
import { useState } from "preact/hooks";
import { formatDate, formatDuration, formatRelative, t } from "../i18n/index.ts";
import { caseSignal } from "../state/cases.ts";
import { slowNow } from "../state/clock.ts";
import { attempt } from "../state/errors.ts";
import { http } from "../state/http.ts";
import { can } from "../state/session.ts";
import { useView, type View } from "../state/view.ts";
import { Banner, Button, Loaded } from "../ui/index.ts";

const later = (at: string | null) => at !== null && Date.parse(at) > slowNow.value;

/** Whether what is needed is there. */
export const isProved = (need: ProofNeed | null): boolean =>
  !need || (need.given_at !== null && later(need.until));

interface Props {
  /** The case in which it counts. */
  item: string;
  need: ProofNeed;
  onAsked: () => void;
}

/** Which proof of the customer's something waits for, whether it is there, and a way to ask for it. */
export function ProofNeeded({ item, need, onAsked }: Props) {
  const [busy, setBusy] = useState(false);
  const level = t(`proof-${need.level}`);
  const proved = isProved(need);
  const asked = !proved && later(need.asked_until);
  const ask = async () => {
    setBusy(true);
    try {
      await http.post(`/cases/${item}/proof-asks`, { level: need.level });
      onAsked();
    } finally {
      setBusy(false);
    }
  };
  const text = () => {
    if (proved) {
      const at = need.given_at ?? "";
      const when = formatRelative(at, Math.max(slowNow.value, Date.parse(at)));
      return t("proof-need-given", { level, when, until: formatDate(need.until ?? at) });
    }
    if (asked) return t("proof-need-asked", { level, until: formatDate(need.asked_until ?? "", "time") });
    return t("proof-need-missing", { level, time: formatDuration(need.max_age_minutes * 60, "long") });
  };
  return (
    <Banner tone={proved ? "ok" : asked ? "info" : "warn"}>
      <p>
        {text()}
        {!proved && !need.reachable && ` ${t("proof-need-unreachable")}`}
      </p>
      {!proved && !asked && need.reachable && can("cases.reply") && (
        <Button size="sm" icon={ShieldQuestion} busy={busy} onClick={() => attempt(ask())}>
          {t("proof-need-ask")}
        </Button>
      )}
    </Banner>
  );
}

/** The case whose account a request would let go; null where it is about something else, or nobody waits any more. */
export function releasedCase({ operation, path, state }: Approval): string | null {
  if (operation !== "account-release" || state !== "pending") return null;
  return /\/cases\/([0-9a-f-]{36})\//.exec(path)?.[1] ?? null;
}

type Release = View<{ proof: ProofNeed | null }>;

/** What the end of a freeze waits for, read anew whenever something happens in its case. */
export function useRelease(item: string | null): Release {
  const again = item ? caseSignal(item).value?.updated_pos : undefined;
  return useView(item ? `/cases/${item}/account/release` : null, { again });
}

/** The same for who is to agree: what they see is what whoever asked has seen. */
export function ReleaseNeeds({ item, view }: { item: string; view: Release }) {
  // Who does not see the case agrees without knowing; that it is not there yet, the server says.
  if (view.refused) return <p class="ui-muted ui-small">{t("approvals-release-unseen")}</p>;
  if (view.problem) return <Loaded view={view} />;
  const need = view.shown?.proof;
  return need ? <ProofNeeded item={item} need={need} onAsked={view.load} /> : null;
}
