import type { Role } from "@ombud/api";
import { Copy, Grid3x3, UserCog } from "lucide";
import { useState } from "preact/hooks";
import { formatNumber, hasText, t } from "../../i18n/index.ts";
import {
  Badge,
  Banner,
  Button,
  type Column,
  Dialog,
  type Errors,
  Field,
  type Form,
  Loading,
  TextInput,
  useForm,
} from "../../ui/index.ts";
import { EditorShell } from "./editor.tsx";
import { type EditorProps, ListPage } from "./list-page.tsx";
import { useList } from "./lists.ts";
import { byGroup, groupText, PermissionList, permissionText, usePermissions } from "./permissions.tsx";
import type { SectionPage } from "./sections.ts";

/** The built-in role that holds everything, and so cannot be changed. */
const isFixed = (role: Role | null, all: number) =>
  Boolean(role?.builtin && role.permissions.length >= all && all > 0);

export default function Roles({ id }: SectionPage) {
  const [matrix, setMatrix] = useState(false);
  const permissions = usePermissions();
  const columns: Column<Role>[] = [
    {
      id: "name",
      label: t("settings-name"),
      cell: (role) => (
        <span class="ui-row">
          {roleName(role)}
          {role.builtin && <Badge>{t("settings-roles-builtin")}</Badge>}
        </span>
      ),
    },
    {
      id: "permissions",
      label: t("settings-roles-permissions"),
      cell: (role) => (
        <span class="ui-tabular">
          {t("settings-roles-count", { count: role.permissions.length, all: permissions?.length ?? 0 })}
        </span>
      ),
    },
    { id: "staff", label: t("settings-roles-staff"), align: "end", cell: (role) => formatNumber(role.staff) },
  ];
  return (
    <ListPage<Role>
      name="roles"
      path="/roles"
      icon={UserCog}
      id={id}
      columns={columns}
      words={(role) => role.name}
      order={(a, b) => Number(b.builtin) - Number(a.builtin) || a.name.localeCompare(b.name)}
      editor={RoleEditor}
      actions={
        <Button icon={Grid3x3} onClick={() => setMatrix(true)}>
          {t("settings-roles-compare")}
        </Button>
      }
    >
      {matrix && <Matrix onClose={() => setMatrix(false)} />}
    </ListPage>
  );
}

/** Built-in roles have names in every language; others are called what they are called. */
export function roleName(role: Role): string {
  const id = `settings-role-${role.name.toLowerCase()}`;
  return role.builtin && hasText(id) ? t(id) : role.name;
}

const valuesOf = (role: Role | null) => ({ name: role?.name ?? "", permissions: role?.permissions ?? [] });

type Values = ReturnType<typeof valuesOf>;

const check = (values: Values): Errors<Values> => ({
  name: values.name.trim() ? null : t("ui-required"),
  permissions: values.permissions.length > 0 ? null : t("settings-roles-none-chosen"),
});

function RoleEditor({ item, store, onClose }: EditorProps<Role>) {
  const permissions = usePermissions();
  const form = useForm(valuesOf(item), check);
  const fixed = isFixed(item, permissions?.length ?? 0);
  return (
    <EditorShell
      name="roles"
      item={item}
      called={item ? roleName(item) : ""}
      store={store}
      form={form}
      size="lg"
      readOnly={fixed}
      canDelete={!item?.builtin}
      body={({ name, permissions: chosen }) => ({
        permissions: chosen,
        ...(!item?.builtin && { name: name.trim() }),
      })}
      onClose={onClose}
    >
      {fixed && <Banner tone="info">{t("settings-roles-fixed")}</Banner>}
      {item && item.staff > 0 && !fixed && (
        <Banner tone="info">{t("settings-roles-affects", { count: item.staff })}</Banner>
      )}
      {!item?.builtin && (
        <Field label={t("settings-name")} required error={form.error("name")}>
          <TextInput
            value={form.values.name}
            onValue={(name) => form.set("name", name)}
            maxLength={60}
            data-autofocus
          />
        </Field>
      )}
      {!item && <StartFrom roles={store.items.value ?? []} form={form} />}
      <Field label={t("settings-roles-can")} group error={form.error("permissions")}>
        {permissions ? (
          <PermissionList
            permissions={permissions}
            chosen={form.values.permissions}
            readOnly={fixed}
            onChosen={(names) => form.set("permissions", names)}
          />
        ) : (
          <Loading rows={4} />
        )}
      </Field>
    </EditorShell>
  );
}

/** A new role is seldom written from nothing. */
function StartFrom({ roles, form }: { roles: readonly Role[]; form: Form<Values> }) {
  return (
    <div class="ui-row ui-row-wrap">
      <span class="ui-muted ui-small">{t("settings-roles-start")}</span>
      {roles.map((role) => (
        <Button
          key={role.id}
          size="sm"
          icon={Copy}
          onClick={() => form.set("permissions", [...role.permissions])}
        >
          {roleName(role)}
        </Button>
      ))}
    </div>
  );
}

/** All roles side by side: what each may do. */
function Matrix({ onClose }: { onClose: () => void }) {
  const roles = useList<Role>("/roles").items.value ?? [];
  const permissions = usePermissions() ?? [];
  return (
    <Dialog title={t("settings-roles-compare")} size="xl" onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard too */}
      <section class="settings-matrix" tabIndex={0} aria-label={t("settings-roles-compare")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("settings-roles-permissions")}</th>
              {roles.map((role) => (
                <th key={role.id} scope="col" class="settings-matrix-role">
                  {roleName(role)}
                </th>
              ))}
            </tr>
          </thead>
          {byGroup(permissions).map(([group, members]) => (
            <tbody key={group}>
              <tr class="settings-matrix-group">
                <th scope="rowgroup" colSpan={roles.length + 1}>
                  {groupText(group)}
                </th>
              </tr>
              {members.map((permission) => (
                <tr key={permission.name}>
                  <th scope="row">{permissionText(permission)}</th>
                  {roles.map((role) => {
                    const has = role.permissions.includes(permission.name);
                    return (
                      <td
                        key={role.id}
                        class={`settings-matrix-role ${has ? "settings-matrix-yes" : "settings-matrix-no"}`}
                      >
                        <span aria-hidden="true">{has ? "●" : "–"}</span>
                        <span class="ui-visually-hidden">{t(has ? "settings-yes" : "settings-no")}</span>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </section>
    </Dialog>
  );
}
