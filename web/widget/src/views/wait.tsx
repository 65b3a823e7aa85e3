import type { WidgetInbox } from "@ombud/api";
import { customer, inbox } from "../store.ts";
import { t } from "../texts.ts";
import { opening, span } from "../time.ts";
import { Icon } from "./icons.tsx";

/** What to expect before anything is written: how long it takes, or when somebody is back. */
export function Expectation() {
  const value = inbox.value;
  if (!value) return null;
  if (!value.open) return <OfflineText />;
  const { queue } = value.wait;
  return (
    <p class="expect">
      <span class="dot" aria-hidden="true" />
      <span>
        {waitText()}
        {queue > 0 && ` · ${t("wait-queue", { count: queue })}`}
      </span>
    </p>
  );
}

/** In one line. */
export function waitText(): string {
  const value = inbox.value;
  if (!value?.open) return t("offline-title");
  const { seconds } = value.wait;
  return seconds === null ? t("wait-soon") : t("wait-usual", { time: span(seconds) });
}

/** Nothing is promised by mail where no address is known, and none is asked for. */
function mailed({ mails, ask_email }: WidgetInbox, email: string | null | undefined): string {
  if (mails && email) return t("offline-mail-known", { email });
  return mails && ask_email !== "never" ? t("offline-mail") : t("offline-here");
}

function OfflineText() {
  const value = inbox.value;
  if (!value) return null;
  const email = customer.value?.email;
  const opens = value.opens_at && ` · ${t("offline-opens", { when: opening(value.opens_at) })}`;
  return (
    <div class="expect away">
      <Icon name="moon" size={18} />
      <div>
        <p class="strong">
          {t("offline-title")}
          {opens}
        </p>
        <p dir="auto">{value.offline_text || mailed(value, email)}</p>
      </div>
    </div>
  );
}
