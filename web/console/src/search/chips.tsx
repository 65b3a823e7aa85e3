import { ListFilter, X } from "lucide";
import { formatDate, t } from "../i18n/index.ts";
import { listed } from "../inbox/options.tsx";
import { inboxes, staff, tagOf, tags, teams } from "../state/directory.ts";
import { me } from "../state/session.ts";
import {
  Button,
  Combobox,
  type ComboOption,
  DateInput,
  Field,
  Icon,
  IconButton,
  Popover,
  Switch,
  TagBadge,
} from "../ui/index.ts";
import {
  FILTERS,
  type Filter,
  isNarrowed,
  type Names,
  nameOf,
  STATES,
  type Wanted,
  WRITERS,
  without,
} from "./filters.ts";

/** What filters name: as the directory has it now. */
export function names(): Names {
  return {
    inbox: inboxes.value,
    team: teams.value,
    assignee: staff.value,
    tag: tags.value,
    me: me.value?.staff.id ?? null,
  };
}

interface Props {
  wanted: Wanted;
  onChange: (wanted: Wanted) => void;
}

function optionsOf(filter: Filter): ComboOption[] {
  switch (filter) {
    case "from":
      return WRITERS.map((value) => ({ value, label: t(`search-from-${value}`) }));
    case "is":
      return STATES.map((value) => ({ value, label: t(`state-${value}`) }));
    case "inbox":
    case "team":
    case "assignee":
    case "tag":
      return listed(filter);
    default:
      return [];
  }
}

const CHOSEN: readonly Filter[] = ["from", "is", "inbox", "team", "assignee", "tag"];

/** All filters at a glance. */
export function SearchFilters({ wanted, onChange }: Props) {
  const set = (filter: Filter, value: string | null) => {
    const rest = without(wanted, filter);
    onChange(value === null ? rest : { ...rest, filters: { ...rest.filters, [filter]: value } });
  };
  return (
    <Popover
      label={t("filter")}
      placement="bottom-end"
      trigger={(props) => <IconButton {...props} icon={ListFilter} label={t("filter")} />}
    >
      {() => (
        <div class="filter-form search-filters">
          {CHOSEN.map((filter) => (
            <Field key={filter} label={t(`search-filter-${filter}`)}>
              <Combobox
                label={t(`search-filter-${filter}`)}
                placeholder={t("filter-any")}
                clearable
                value={wanted.filters[filter] ?? null}
                options={optionsOf(filter)}
                onValue={(value) => set(filter, value)}
              />
            </Field>
          ))}
          <div class="search-days">
            <Field label={t("search-filter-since")}>
              <DateInput
                value={wanted.filters.since ?? ""}
                onValue={(day) => set("since", day === "" ? null : day)}
              />
            </Field>
            <Field label={t("search-filter-until")}>
              <DateInput
                value={wanted.filters.until ?? ""}
                onValue={(day) => set("until", day === "" ? null : day)}
              />
            </Field>
          </div>
          <Switch
            label={t("search-filter-has")}
            checked={wanted.filters.has !== undefined}
            onValue={(has) => set("has", has ? "file" : null)}
          />
        </div>
      )}
    </Popover>
  );
}

/** What a filter is set to, in words. */
export function filterText(wanted: Wanted, filter: Filter): string {
  const value = wanted.filters[filter] ?? "";
  switch (filter) {
    case "from":
      return t(`search-from-${value}`);
    case "is":
      return t(`state-${value}`);
    case "has":
      return t("search-has-file");
    case "since":
    case "until":
      return formatDate(`${value}T00:00:00`, "date");
    default:
      return nameOf(filter, value, names());
  }
}

/** The filters that are set. */
export const setFilters = (wanted: Wanted): Filter[] =>
  FILTERS.filter((filter) => wanted.filters[filter] !== undefined);

/** What narrows the search now, each with a way out. */
export function SearchChips({ wanted, onChange }: Props) {
  if (!isNarrowed(wanted)) return null;
  const set = setFilters(wanted);
  return (
    <div class="search-chips">
      {set.map((filter) => {
        const what = t(`search-filter-${filter}`);
        const name = filterText(wanted, filter);
        return (
          <span class="ui-chip" key={filter}>
            <span class="chip-what">{what}</span>
            {filter === "tag" ? (
              <TagBadge name={name} color={tagOf(wanted.filters.tag ?? "")?.color} />
            ) : (
              filter !== "has" && <span class="ui-truncate">{name}</span>
            )}
            <button
              type="button"
              aria-label={t("ui-remove", { name: filter === "has" ? what : `${what}: ${name}` })}
              onClick={() => onChange(without(wanted, filter))}
            >
              <Icon of={X} size={12} />
            </button>
          </span>
        );
      })}
      {set.length > 1 && (
        <Button size="sm" variant="ghost" onClick={() => onChange({ ...wanted, filters: {} })}>
          {t("filter-clear")}
        </Button>
      )}
    </div>
  );
}
