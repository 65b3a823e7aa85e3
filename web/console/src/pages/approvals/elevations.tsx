import { ApiError, type Elevation, type Permission, type Role } from "@ombud/api";
import { KeyRound, Undo2 } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { formatDate, t } from "../../i18n/index.ts";
import { staffOf } from "../../state/directory.ts";
import { elevations, endElevation, loadElevations } from "../../state/elevations.ts";
import { attempt } from "../../state/errors.ts";
import { http } from "../../state/http.ts";
import { can, myId } from "../../state/session.ts";
import {
  Banner,
  Button,
  Dialog,
  Field,
  Loading,
  TextArea,
  TextInput,
  toast,
  useForm,
} from "../../ui/index.ts";
import { useList } from "../settings/lists.ts";
import { PermissionList, permissionText, usePermissions } from "../settings/permissions.tsx";
import { roleName } from "../settings/roles.tsx";

/** By these one could keep what one was lent; the server never lends them. */
const LASTING = [
  "staff.manage",
  "roles.manage",
  "teams.manage",
  "inboxes.manage",
  "tokens.manage",
  "webhooks.manage",
  "webhooks.personal",
  "security.manage",
  "workspace.manage",
];

/** Who may do more than their role allows, for how long; and the way to ask for it. */
export function Elevations() {
  const [asking, setAsking] = useState(false);
  useEffect(loadElevations, []);
  const all = elevations.value;
  return (
    <section class="ui-card ui-stack" aria-labelledby="elevations">
      <h2 id="elevations">{t("elevations-title")}</h2>
      <p class="ui-muted">{t("elevations-text")}</p>
      {all.length > 0 && (
        <ul class="approvals-list">
          {all.map((one) => (
            <li key={one.id}>
              <Lent elevation={one} />
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button icon={KeyRound} onClick={() => setAsking(true)}>
          {t("elevations-ask")}
        </Button>
      </div>
      {asking && <Ask onClose={() => setAsking(false)} />}
    </section>
  );
}

function Lent({ elevation }: { elevation: Elevation }) {
  const known = usePermissions() ?? [];
  const own = elevation.staff === myId.value;
  const name = (id: string) => staffOf(id)?.name ?? t("approvals-gone");
  const texts = elevation.permissions.map((one) => {
    const found = known.find((permission) => permission.name === one);
    return found ? permissionText(found) : one;
  });
  return (
    <div class="ui-stack">
      <p>
        <strong>{name(elevation.staff)}</strong>{" "}
        {t("elevations-until", {
          when: formatDate(elevation.until),
          by: name(elevation.given_by),
        })}
      </p>
      <blockquote class="approval-words">{elevation.reason}</blockquote>
      <ul>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {(own || can("staff.manage") || can("security.manage")) && (
        <div>
          <Button size="sm" icon={Undo2} onClick={() => attempt(endElevation(elevation.id))}>
            {t(own ? "elevated-give-back" : "elevations-end")}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Names what is needed, for how long and why; then it waits for somebody who holds it. */
function Ask({ onClose }: { onClose: () => void }) {
  const known = usePermissions();
  const form = useForm(
    { permissions: [] as string[], minutes: 60, reason: "" },
    ({ permissions, minutes, reason }) => ({
      permissions: permissions.length > 0 && permissions.length <= 20 ? null : t("elevations-choose"),
      minutes: minutes >= 5 && minutes <= 480 ? null : t("elevations-minutes-hint"),
      reason: (reason.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 5 ? null : t("reason-short"),
    }),
  );
  const { values } = form;
  const submit = () =>
    form.submit(async (given) => {
      const reason = given.reason.trim();
      const body = { ...given, reason };
      await http.request("POST", `/staff/${myId.value}/elevations`, body, { reason }).catch((error) => {
        // With a reason, this is what it says once it waits.
        if (!(error instanceof ApiError) || error.code !== "approval-required") throw error;
      });
      toast(t("elevations-asked"));
      onClose();
    });
  const lendable = known?.filter((one) => !LASTING.includes(one.name) && !can(one.name));
  return (
    <Dialog
      title={t("elevations-ask")}
      description={t("elevations-ask-text")}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>{t("ui-cancel")}</Button>
          <Button type="submit" variant="primary" busy={form.busy}>
            {t("reason-ask")}
          </Button>
        </>
      }
    >
      <div class="ui-stack">
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        <Field label={t("elevations-why")} required error={form.error("reason")}>
          <TextArea
            value={values.reason}
            onValue={(text) => form.set("reason", text)}
            rows={2}
            maxLength={500}
            data-autofocus
          />
        </Field>
        <Field
          label={t("elevations-minutes")}
          hint={t("elevations-minutes-hint")}
          error={form.error("minutes")}
        >
          <TextInput
            type="number"
            min={5}
            max={480}
            value={String(values.minutes)}
            onValue={(text) => form.set("minutes", Math.trunc(Number(text)))}
          />
        </Field>
        {lendable && <LikeRole lendable={lendable} onChosen={(names) => form.set("permissions", names)} />}
        {form.error("permissions") && <Banner tone="danger">{form.error("permissions")}</Banner>}
        {lendable ? (
          <PermissionList
            permissions={lendable}
            chosen={values.permissions}
            onChosen={(names) => form.set("permissions", names)}
          />
        ) : (
          <Loading rows={4} />
        )}
      </div>
    </Dialog>
  );
}

/** Chooses what a role has and one lacks. What is asked for stays the single permissions: whoever decides sees each of them. */
function LikeRole({
  lendable,
  onChosen,
}: {
  lendable: readonly Permission[];
  onChosen: (names: string[]) => void;
}) {
  const roles = useList<Role>("/roles").items.value ?? [];
  const more = (role: Role) =>
    lendable.map((one) => one.name).filter((name) => (role.permissions as readonly string[]).includes(name));
  return (
    <div class="ui-row ui-row-wrap">
      <span class="ui-muted ui-small">{t("elevations-like")}</span>
      {roles
        .filter((role) => more(role).length > 0)
        .map((role) => (
          <Button key={role.id} size="sm" onClick={() => onChosen(more(role).slice(0, 20))}>
            {roleName(role)}
          </Button>
        ))}
    </div>
  );
}
