import type { CaseSummary } from "@ombud/api";
import { Check, MessageSquarePlus, ShieldAlert } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { formatDate, formatRelative, t } from "../i18n/index.ts";
import { exposureHandled } from "../state/actions.ts";
import { caseSignal } from "../state/cases.ts";
import { slowNow } from "../state/clock.ts";
import { composeOf } from "../state/compose.ts";
import { can } from "../state/session.ts";
import type { Thread } from "../state/thread.ts";
import { Badge, Button, Icon } from "../ui/index.ts";
import { secretNames } from "./activity.tsx";
import { toComposer } from "./focus.ts";
import "./exposed.css";

/** In a list: the customer of this case has given a secret away, and nobody has dealt with it. */
export function ExposedBadge({ exposed }: { exposed: NonNullable<CaseSummary["exposed"]> }) {
  return (
    <Badge tone="danger" icon={ShieldAlert} title={t("exposed-title", { kinds: secretNames(exposed.kinds) })}>
      {t("exposed-badge")}
    </Badge>
  );
}

/** Secrets with which money moves at once. */
const OPENS_WALLET: ReadonlySet<string> = new Set([
  ...["mnemonic", "private_key", "wif", "xprv", "solana_key", "keystore"],
]);

/** Above everything else of a case: a secret was written here, and what it guards is in danger until it is moved. */
export function ExposedCard({ thread }: { thread: Thread }) {
  const exposed = caseSignal(thread.id).value?.exposed;
  const advice = thread.detail.value?.exposed_advice;
  const unread = exposed !== null && exposed !== undefined && !advice;
  useEffect(() => {
    // The list hears of it first; what to tell the customer comes with the whole case.
    if (unread) void thread.refreshDetail();
  }, [unread]);
  if (!exposed) return null;
  return (
    <section class="exposed" role="alert" aria-labelledby="exposed-title">
      <Icon of={ShieldAlert} size={22} />
      <div class="exposed-body">
        <h2 id="exposed-title">
          {t("exposed-title", { kinds: secretNames(exposed.kinds) })}{" "}
          <time dateTime={exposed.at} title={formatDate(exposed.at, "full")}>
            {formatRelative(exposed.at, Math.max(slowNow.value, Date.parse(exposed.at)))}
          </time>
        </h2>
        <p>
          {t(exposed.kinds.some((kind) => OPENS_WALLET.has(kind)) ? "exposed-text" : "exposed-text-other")}
        </p>
        {advice && (
          <details class="exposed-advice">
            <summary>{t("exposed-advice")}</summary>
            <p lang={advice.language} dir="auto">
              {advice.text}
            </p>
          </details>
        )}
      </div>
      <Steps thread={thread} advice={advice?.text} />
    </section>
  );
}

function Steps({ thread, advice }: { thread: Thread; advice: string | undefined }) {
  const [busy, setBusy] = useState(false);
  const handled = () => {
    setBusy(true);
    void exposureHandled(thread.id).finally(() => setBusy(false));
  };
  return (
    <div class="exposed-steps">
      {advice && can("cases.reply") && (
        <Button
          size="sm"
          variant="danger"
          icon={MessageSquarePlus}
          onClick={() => {
            composeOf(thread).putBack({ kind: "message", body: advice, files: [] });
            toComposer();
          }}
        >
          {t("exposed-into-reply")}
        </Button>
      )}
      {can("cases.reply") && (
        <Button size="sm" icon={Check} busy={busy} onClick={handled}>
          {t("exposed-handled")}
        </Button>
      )}
    </div>
  );
}
