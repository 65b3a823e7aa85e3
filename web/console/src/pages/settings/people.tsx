import type { Staff } from "@ombud/api";
import { formatList, t } from "../../i18n/index.ts";
import { Avatar, type ComboOption } from "../../ui/index.ts";

/** Members of staff as choices: active ones, and those already chosen. */
export function staffChoices(staff: readonly Staff[] | null, chosen: readonly string[]): ComboOption[] {
  return (staff ?? [])
    .filter((one) => one.state === "active" || chosen.includes(one.id))
    .map((one) => ({
      value: one.id,
      label: one.name,
      hint: one.email,
      mark: <Avatar name={one.name} size={24} />,
    }));
}

/** A few overlapping faces, and how many more there are. */
export function Faces({ ids, staff }: { ids: readonly string[]; staff: readonly Staff[] | null }) {
  const people = ids.flatMap((id) => staff?.find((one) => one.id === id) ?? []);
  if (people.length === 0) return <span class="ui-muted">{t("settings-nobody")}</span>;
  const names = formatList(people.map((one) => one.name));
  return (
    <span class="settings-faces" title={names}>
      {people.slice(0, 5).map((one) => (
        <Avatar key={one.id} name={one.name} size={26} />
      ))}
      {people.length > 5 && <span class="ui-muted ui-small">+{people.length - 5}</span>}
      <span class="ui-visually-hidden">{names}</span>
    </span>
  );
}
