import type { StaffSession } from "@ombud/api";
import { Laptop, LogOut, Smartphone } from "lucide";
import { useState } from "preact/hooks";
import { formatDate, formatRelative, hasText, t } from "../../i18n/index.ts";
import { toastError } from "../../state/errors.ts";
import { http } from "../../state/http.ts";
import { useView } from "../../state/view.ts";
import { Badge, Button, ConfirmDialog, Icon, Loaded, toast, useNow } from "../../ui/index.ts";
import { deviceName } from "./passkeys.tsx";
import { Section } from "./section.tsx";

/** Where the signed-in person is signed in; each place can be signed out from here. */
export function Sessions() {
  const view = useView("/auth/sessions");
  const [asking, setAsking] = useState<StaffSession | "others" | null>(null);
  const revoke = async (which: StaffSession | "others") => {
    try {
      await http.delete(which === "others" ? "/auth/sessions" : `/auth/sessions/${which.id}`);
      const stays = (one: StaffSession) => (which === "others" ? one.current : one.id !== which.id);
      view.change((page) => ({ ...page, items: page.items.filter(stays) }));
      toast(t("account-sessions-ended"));
    } catch (error) {
      toastError(error);
    }
  };
  const others = view.shown?.items.some((session) => !session.current);
  return (
    <Section title={t("account-sessions")} text={t("account-sessions-text")}>
      <div class="ui-stack">
        <Loaded view={view} rows={3}>
          {({ items }) => (
            <ul class="account-list">
              {items.map((session) => (
                <SessionRow key={session.id} session={session} onEnd={() => setAsking(session)} />
              ))}
            </ul>
          )}
        </Loaded>
        {others && (
          <div>
            <Button icon={LogOut} onClick={() => setAsking("others")}>
              {t("account-sessions-end-others")}
            </Button>
          </div>
        )}
      </div>
      {asking && (
        <ConfirmDialog
          title={t(asking === "others" ? "account-sessions-end-others" : "account-session-end")}
          text={t(asking === "others" ? "account-sessions-end-others-text" : "account-session-end-text")}
          action={t("account-sign-out")}
          danger
          onConfirm={() => revoke(asking)}
          onClose={() => setAsking(null)}
        />
      )}
    </Section>
  );
}

/** From where it was signed in, and from where it was last used when that is elsewhere. */
function placeOf({ address, last_address: last }: StaffSession): string {
  return address === last ? address : t("account-session-moved", { from: address, to: last });
}

function SessionRow({ session, onEnd }: { session: StaffSession; onEnd: () => void }) {
  const now = useNow(30_000);
  const name = deviceName(session.agent) || session.agent || t("account-session-unknown");
  return (
    <li>
      <Icon of={/Mobile|Android|iPhone/.test(session.agent) ? Smartphone : Laptop} size={20} />
      <div class="ui-grow">
        <div class="ui-row ui-row-wrap">
          <span>{name}</span>
          {session.current && <Badge tone="accent">{t("account-session-current")}</Badge>}
        </div>
        <p class="ui-muted ui-small" title={formatDate(session.last_seen_at, "full")}>
          {placeOf(session)}
          {" · "}
          {hasText(`account-session-how-${session.how}`) && (
            <>
              {t(`account-session-how-${session.how}`)}
              {" · "}
            </>
          )}
          {t("account-session-seen", { ago: formatRelative(session.last_seen_at, now) })}
          {" · "}
          {t("account-session-since", { date: formatDate(session.created_at) })}
        </p>
      </div>
      {!session.current && (
        <Button size="sm" onClick={onEnd}>
          {t("account-sign-out")}
        </Button>
      )}
    </li>
  );
}
