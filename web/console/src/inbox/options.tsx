import { activeStaff, inboxes, tags, teams } from "../state/directory.ts";
import { Avatar, type ComboOption } from "../ui/index.ts";

/** What cases are filtered by that the directory lists. */
type Listed = "inbox" | "team" | "assignee" | "tag";

/** What there is to choose from, as the directory has it now. */
export function listed(filter: Listed): ComboOption[] {
  switch (filter) {
    case "inbox":
      return inboxes.value.map((one) => ({ value: one.id, label: one.name }));
    case "team":
      return teams.value.map((one) => ({ value: one.id, label: `${one.emoji} ${one.name}`.trim() }));
    case "assignee":
      return activeStaff.value.map((one) => ({
        value: one.id,
        label: one.name,
        mark: <Avatar name={one.name} size={20} />,
      }));
    case "tag":
      return tags.value.map((one) => ({ value: one.id, label: one.name }));
  }
}
