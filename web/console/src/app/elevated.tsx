import { formatDate, t } from "../i18n/index.ts";
import { endElevation, ownElevations } from "../state/elevations.ts";
import { attempt } from "../state/errors.ts";
import { Button } from "../ui/index.ts";

/** Says that one may do more than usual, and until when; it can be given back. */
export function ElevatedBanner() {
  const all = ownElevations.value;
  if (all.length === 0) return null;
  return (
    <div role="status">
      {all.map((one) => (
        <p key={one.id} class="connection-line">
          <span title={one.permissions.join(", ")}>
            {t("elevated-until", { when: formatDate(one.until, "time") })}
          </span>
          <Button size="sm" onClick={() => attempt(endElevation(one.id))}>
            {t("elevated-give-back")}
          </Button>
        </p>
      ))}
    </div>
  );
}
