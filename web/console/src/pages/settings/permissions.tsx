import type { Permission } from "@ombud/api";
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { hasText, t } from "../../i18n/index.ts";
import { toastError } from "../../state/errors.ts";
import { http } from "../../state/http.ts";
import { Checkbox } from "../../ui/index.ts";

const known = signal<readonly Permission[] | null>(null);
const asking = { now: false };

async function ask(): Promise<void> {
  if (asking.now || known.peek()) return;
  asking.now = true;
  try {
    known.value = (await http.get("/permissions")).items;
  } catch (error) {
    toastError(error);
  } finally {
    asking.now = false;
  }
}

/** Every permission there is, with its group; null until the server has answered. */
export function usePermissions(): readonly Permission[] | null {
  useEffect(() => {
    void ask();
  }, []);
  return known.value;
}

/** What a permission allows, in the reader's language. */
export function permissionText(permission: Permission): string {
  const id = `settings-permission-${permission.name.replaceAll(".", "-")}`;
  return hasText(id) ? t(id) : permission.description;
}

export function groupText(group: string): string {
  const id = `settings-permission-group-${group}`;
  return hasText(id) ? t(id) : group;
}

export function byGroup(permissions: readonly Permission[]): [string, Permission[]][] {
  const groups = new Map<string, Permission[]>();
  for (const permission of permissions) {
    groups.set(permission.group, [...(groups.get(permission.group) ?? []), permission]);
  }
  return [...groups];
}

interface PermissionListProps {
  permissions: readonly Permission[];
  chosen: readonly string[];
  onChosen: (names: string[]) => void;
  readOnly?: boolean | undefined;
}

/** Permissions in groups; the group's own box sets all of its members. */
export function PermissionList({ permissions, chosen, onChosen, readOnly }: PermissionListProps) {
  const set = new Set(chosen);
  const change = (names: readonly string[], on: boolean) => {
    const next = new Set(set);
    for (const name of names) {
      if (on) next.add(name);
      else next.delete(name);
    }
    onChosen(permissions.map((permission) => permission.name).filter((name) => next.has(name)));
  };
  return (
    <div class="settings-permissions">
      {byGroup(permissions).map(([group, members]) => {
        const names = members.map((permission) => permission.name);
        const count = names.filter((name) => set.has(name)).length;
        return (
          <fieldset key={group} class="settings-permission-group">
            <legend class="ui-visually-hidden">{groupText(group)}</legend>
            <Checkbox
              label={
                <strong>
                  {groupText(group)} <span class="ui-muted ui-tabular">{`${count}/${names.length}`}</span>
                </strong>
              }
              checked={count === names.length}
              indeterminate={count > 0 && count < names.length}
              disabled={readOnly}
              onValue={(on) => change(names, on)}
            />
            <div class="settings-permission-members">
              {members.map((permission) => (
                <Checkbox
                  key={permission.name}
                  label={permissionText(permission)}
                  checked={set.has(permission.name)}
                  disabled={readOnly}
                  onValue={(on) => change([permission.name], on)}
                />
              ))}
            </div>
          </fieldset>
        );
      })}
    </div>
  );
}
