import type { Explained, Permission, Team } from "@ombud/api";
import { Eye } from "lucide";
import { useState } from "preact/hooks";
import { formatDate, formatNumber, t } from "../../i18n/index.ts";
import { typeName } from "../../state/case-types.ts";
import { staffOf, teamOf } from "../../state/directory.ts";
import { useView } from "../../state/view.ts";
import { Badge, Banner, Button, Dialog, Loaded } from "../../ui/index.ts";
import { useList } from "./lists.ts";
import { permissionText, usePermissions } from "./permissions.tsx";
import { isLimited } from "./scope-fields.tsx";
import "./access-view.css";

/** Opens what one member of staff can do and see; each look is written down. */
export function AccessButton({ id, name }: { id: string; name: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" icon={Eye} onClick={() => setOpen(true)}>
        {t("access-open")}
      </Button>
      {open && <AccessDialog id={id} name={name} onClose={() => setOpen(false)} />}
    </>
  );
}

function AccessDialog({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const view = useView(`/staff/${id}/access`);
  return (
    <Dialog
      title={t("access-title", { name })}
      description={t("access-recorded")}
      size="lg"
      onClose={onClose}
      actions={<Button onClick={onClose}>{t("ui-close")}</Button>}
    >
      <Loaded view={view} rows={6}>
        {(found) => <AccessView found={found} />}
      </Loaded>
    </Dialog>
  );
}

const counted = ({ count, more }: { count: number; more: boolean }) =>
  `${formatNumber(count)}${more ? "+" : ""}`;

function AccessView({ found }: { found: Explained }) {
  const { reach, reveals, sessions } = found;
  const may = reveals.team ? "team" : reveals.own ? "own" : "none";
  return (
    <div class="ui-stack">
      {!found.active && <Banner tone="warn">{t("access-disabled")}</Banner>}
      <dl class="access-facts">
        <Fact name={t("settings-role")}>{found.role_name}</Fact>
        <Fact name={t("settings-teams")}>
          {found.teams.map((team) => teamOf(team)?.name ?? "…").join(", ") || t("access-none")}
        </Fact>
        <Fact name={t("scope-title")}>
          <Limits found={found} />
        </Fact>
        <Fact name={t("access-reach")}>
          {t(`access-extent-${reach.extent}`)}
          <br />
          {t("access-cases", { cases: counted(reach.cases), open: counted(reach.open) })}
          <br />
          {t("access-customers", { customers: counted(reach.customers) })}{" "}
          <Badge tone={reach.unmasked ? "danger" : "ok"}>
            {t(reach.unmasked ? "access-unmasked" : "access-masked")}
          </Badge>
        </Fact>
        <Fact name={t("access-reveals")}>
          {t(`access-reveals-${may}`)}
          {may !== "none" && ` ${t("access-reveals-used", { used: reveals.used, limit: reveals.limit })}`}
        </Fact>
        <Fact name={t("access-sessions")}>
          {t("access-sessions-open", { count: sessions.open })}{" "}
          {t(sessions.second_factor ? "settings-staff-factor-on" : "settings-staff-factor-off")}
          {sessions.policy.allowed_networks.length > 0 &&
            ` ${t("access-networks", { networks: sessions.policy.allowed_networks.join(", ") })}`}
        </Fact>
        {found.tokens.length > 0 && (
          <Fact name={t("access-tokens")}>
            {found.tokens.map((token) => (
              <div key={token.id}>
                {token.name} <span class="ui-muted ui-small">{token.permissions.join(", ")}</span>
              </div>
            ))}
          </Fact>
        )}
      </dl>
      <Permissions found={found} />
    </div>
  );
}

function Fact({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Limits({ found }: { found: Explained }) {
  const inboxes = useList<{ id: string; name: string }>("/inboxes").items.value ?? [];
  const teams = useList<Team>("/teams").items.value ?? [];
  const { scope } = found;
  if (!isLimited(scope)) return <>{t("access-unlimited")}</>;
  const called = (all: readonly { id: string; name: string }[], id: string) =>
    all.find((one) => one.id === id)?.name ?? t("access-gone");
  const parts = [
    ["teams", scope.teams.map((id) => called(teams, id))],
    ["inboxes", scope.inboxes.map((id) => called(inboxes, id))],
    ["types", scope.types.map(typeName)],
  ] as const;
  return (
    <>
      {parts
        .filter(([, names]) => names.length > 0)
        .map(([part, names]) => (
          <div key={part}>
            {t(`scope-${part}`)}: {names.join(", ")}
          </div>
        ))}
    </>
  );
}

/** Every permission with where it comes from; what does not count is struck through. */
function Permissions({ found }: { found: Explained }) {
  const known = usePermissions() ?? [];
  const text = (name: string) => {
    const one = known.find((permission: Permission) => permission.name === name);
    return one ? permissionText(one) : name;
  };
  return (
    <section aria-label={t("access-permissions")}>
      <h3>{t("access-permissions")}</h3>
      <ul class="access-permissions">
        {found.permissions.map((one) => (
          <li key={`${one.permission} ${one.elevation ?? ""}`}>
            <span class={one.counts ? undefined : "access-idle"}>{text(one.permission)}</span>
            {one.source === "elevation" ? (
              <Badge tone="warn">
                {t("access-from-elevation", {
                  until: formatDate(one.until ?? "", "time"),
                  by: (one.given_by && staffOf(one.given_by)?.name) || t("access-gone"),
                })}
              </Badge>
            ) : (
              <Badge>{t("access-from-role")}</Badge>
            )}
            {!one.counts && <Badge tone="danger">{t("access-not-counting")}</Badge>}
          </li>
        ))}
      </ul>
    </section>
  );
}
