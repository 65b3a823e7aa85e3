import { formatDate, t } from "../i18n/index.ts";
import { slowNow } from "../state/clock.ts";
import { me } from "../state/session.ts";
import { LinkButton } from "../ui/index.ts";
import { href } from "./router.ts";

/** Says until when one has time to set up a second factor: from then on nothing else is done before. */
export function EnrolByBanner() {
  const own = me.value;
  const from = own?.workspace.second_factor_from;
  if (!own?.workspace.require_second_factor || !from || own.sso) return null;
  const { totp, passkeys } = own.second_factor;
  if (totp || passkeys || Date.parse(from) <= slowNow.value) return null;
  return (
    <div role="status">
      <p class="connection-line">
        <span>{t("enrol-by", { when: formatDate(from, "date") })}</span>
        <LinkButton size="sm" href={href("/account")}>
          {t("enrol-by-do")}
        </LinkButton>
      </p>
    </div>
  );
}
