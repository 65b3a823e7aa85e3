import { X } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { now } from "../state/clock.ts";
import { link, liveIfAny, lostAt, outboxVersion, slowLink } from "../state/live.ts";
import { IconButton, Spinner } from "../ui/index.ts";

/** So long a cut may last before it is worth a line on the screen. */
const PATIENCE_MS = 1500;

/** Says when the connection is gone, what becomes of one's work meanwhile, and when it is back. */
export function ConnectionBanner() {
  const since = lostAt.value;
  const [shown, setShown] = useState(false);
  const [back, setBack] = useState(false);
  useEffect(() => {
    if (since === null) {
      if (shown) {
        setShown(false);
        setBack(true);
        const timer = setTimeout(() => setBack(false), 2500);
        return () => clearTimeout(timer);
      }
      return;
    }
    setBack(false);
    const timer = setTimeout(() => setShown(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [since]);
  return (
    <div class="connection" role="status" aria-live="polite">
      {shown && since !== null && <Lost since={since} />}
      {back && <p class="connection-line connection-back">{t("connection-back")}</p>}
      {slowLink.value && !back && <Slower />}
    </div>
  );
}

/** Where the network lets no WebSocket through: calm, for everything works, and gone once it was read. */
function Slower() {
  const [read, setRead] = useState(false);
  if (read) return null;
  return (
    <p class="connection-line connection-slower">
      <span>{t("connection-slower")}</span>
      <IconButton icon={X} size="sm" label={t("ui-close")} onClick={() => setRead(true)} />
    </p>
  );
}

function Lost({ since }: { since: number }) {
  outboxVersion.value;
  const waiting = link.value === "idle" ? 0 : (liveIfAny()?.pending().length ?? 0);
  const long = now.value - since > 10_000;
  return (
    <p class="connection-line">
      <Spinner size={14} />
      <span>{t(long ? "connection-lost-long" : "connection-lost")}</span>
      {waiting > 0 && <strong>{t("connection-waiting", { count: waiting })}</strong>}
    </p>
  );
}
