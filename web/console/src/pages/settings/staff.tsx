import type { Role, Staff, Team } from "@ombud/api";
import { IdCard, ShieldCheck, ShieldOff } from "lucide";
import { formatRelative, t } from "../../i18n/index.ts";
import { presenceOf } from "../../state/directory.ts";
import { Avatar, Badge, type Column, Icon, Tooltip } from "../../ui/index.ts";
import { Invitations, InviteEditor } from "./invitations.tsx";
import { type EditorProps, ListPage } from "./list-page.tsx";
import { useList } from "./lists.ts";
import { roleName } from "./roles.tsx";
import { isLimited } from "./scope-fields.tsx";
import type { SectionPage } from "./sections.ts";
import { StaffEditor } from "./staff-editor.tsx";

/** The address says "new" for an invitation, else the id of a member of staff. */
function Editor(props: EditorProps<Staff>) {
  return props.item ? <StaffEditor {...props} item={props.item} /> : <InviteEditor onClose={props.onClose} />;
}

function columnsOf(roles: readonly Role[] | null, teams: readonly Team[] | null): Column<Staff>[] {
  const roleOf = (one: Staff) => roles?.find((other) => other.id === one.role);
  return [
    {
      id: "name",
      label: t("settings-name"),
      cell: (one) => <Person one={one} />,
    },
    {
      id: "role",
      label: t("settings-role"),
      cell: (one) => <RoleCell one={one} role={roleOf(one)} />,
    },
    {
      id: "teams",
      label: t("settings-teams"),
      wideOnly: true,
      cell: (one) => (
        <span class="ui-row ui-row-wrap" style={{ "--gap": "0.25rem" }}>
          {one.teams.map((team) => (
            <Badge key={team}>{teams?.find((other) => other.id === team)?.name ?? "…"}</Badge>
          ))}
        </span>
      ),
    },
    {
      id: "load",
      label: t("settings-staff-load"),
      align: "end",
      cell: (one) => <span class="ui-tabular">{`${one.load}\u00a0/\u00a0${one.max_load}`}</span>,
    },
    { id: "factor", label: t("settings-staff-factor"), cell: (one) => <Factor on={one.second_factor} /> },
    {
      id: "seen",
      label: t("settings-staff-seen"),
      align: "end",
      wideOnly: true,
      cell: (one) =>
        one.last_seen_at ? (
          formatRelative(one.last_seen_at)
        ) : (
          <span class="ui-muted">{t("settings-never")}</span>
        ),
    },
  ];
}

export default function StaffSection({ id }: SectionPage) {
  const roles = useList<Role>("/roles").items.value;
  const teams = useList<Team>("/teams").items.value;
  return (
    <ListPage<Staff>
      name="staff"
      path="/staff"
      icon={IdCard}
      id={id}
      columns={columnsOf(roles, teams)}
      words={(one) => `${one.name} ${one.display_name} ${one.email}`}
      order={(a, b) => a.state.localeCompare(b.state) || a.name.localeCompare(b.name)}
      editor={Editor}
    >
      <Invitations />
    </ListPage>
  );
}

function Person({ one }: { one: Staff }) {
  return (
    <span class="ui-row settings-person">
      <Avatar name={one.name} size={32} presence={presenceOf(one)} />
      <span class="settings-two-lines">
        <span>{one.name}</span>
        <span class="ui-muted">{one.email}</span>
      </span>
    </span>
  );
}

function RoleCell({ one, role }: { one: Staff; role: Role | undefined }) {
  if (one.state === "disabled") {
    const text = t(one.suspended?.alert ? "settings-staff-kept-out" : "settings-staff-disabled");
    return <Badge tone="danger">{text}</Badge>;
  }
  if (!role) return null;
  return (
    <span class="ui-row">
      {roleName(role)}
      {isLimited(one.scope) && <Badge>{t("scope-limited")}</Badge>}
    </span>
  );
}

function Factor({ on }: { on: boolean }) {
  const text = t(on ? "settings-staff-factor-on" : "settings-staff-factor-off");
  return (
    <Tooltip text={text}>
      <span class={on ? "settings-good" : "settings-weak"}>
        <Icon of={on ? ShieldCheck : ShieldOff} size={18} label={text} />
      </span>
    </Tooltip>
  );
}
