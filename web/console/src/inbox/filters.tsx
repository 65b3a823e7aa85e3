import { ListFilter, X } from "lucide";
import { languageName, t } from "../i18n/index.ts";
import { CASE_TYPES, typeName } from "../state/case-types.ts";
import { inboxOf, staffName, tagOf, teamOf } from "../state/directory.ts";
import { me } from "../state/session.ts";
import {
  Button,
  Combobox,
  type ComboOption,
  Field,
  Icon,
  IconButton,
  Popover,
  TagBadge,
} from "../ui/index.ts";
import { listed } from "./options.tsx";
import { type CaseQuery, FILTERS, type Filter } from "./query.ts";

interface FilterProps {
  slug: string;
  query: CaseQuery;
  onChange: (query: CaseQuery) => void;
}

/** Filters that make sense here: the team of a team's view is no filter, and neither is a state where it is given. */
function filtersFor(slug: string): Filter[] {
  const states = slug === "all" || slug === "mentions" || slug === "team" || slug.startsWith("team-");
  return FILTERS.filter((filter) => {
    if (filter === "customer") return false;
    if (filter === "state") return states;
    if (filter === "assignee") return slug !== "mine" && slug !== "unassigned";
    return filter !== "team" || !slug.startsWith("team-");
  });
}

function optionsOf(filter: Filter): ComboOption[] {
  switch (filter) {
    case "inbox":
    case "team":
    case "assignee":
    case "tag":
      return listed(filter);
    case "priority":
      return ["urgent", "high", "normal", "low"].map((value) => ({ value, label: t(`priority-${value}`) }));
    case "language":
      return (me.value?.workspace.languages ?? []).map((value) => ({ value, label: languageName(value) }));
    case "state":
      return ["open", "snoozed", "resolved"].map((value) => ({ value, label: t(`state-${value}`) }));
    case "type":
      return CASE_TYPES.map((value) => ({ value, label: typeName(value) }));
    case "customer":
      return [];
  }
}

/** All filters at a glance. */
export function FilterPopover({ slug, query, onChange }: FilterProps) {
  const set = (filter: Filter, value: string | null) => {
    const { [filter]: _, ...others } = query.filters;
    onChange({ ...query, filters: value === null ? others : { ...others, [filter]: value } });
  };
  return (
    <Popover
      label={t("filter")}
      placement="bottom-end"
      trigger={(props) => <IconButton {...props} icon={ListFilter} label={t("filter")} />}
    >
      {() => (
        <div class="filter-form">
          {filtersFor(slug).map((filter) => (
            <Field key={filter} label={t(`filter-${filter}`)}>
              <Combobox
                label={t(`filter-${filter}`)}
                placeholder={t("filter-any")}
                clearable
                value={query.filters[filter] ?? null}
                options={optionsOf(filter)}
                onValue={(value) => set(filter, value)}
              />
            </Field>
          ))}
        </div>
      )}
    </Popover>
  );
}

function valueName(filter: Filter, value: string): string {
  switch (filter) {
    case "inbox":
      return inboxOf(value)?.name ?? value;
    case "team":
      return teamOf(value)?.name ?? value;
    case "assignee":
      return staffName(value) ?? value;
    case "priority":
      return t(`priority-${value}`);
    case "state":
      return t(`state-${value}`);
    case "language":
      return languageName(value);
    case "type":
      return typeName(value);
    case "customer":
      return t("filter-this-customer");
    case "tag":
      return tagOf(value)?.name ?? value;
  }
}

/** What narrows the list now, each with a way out. */
export function FilterChips({ slug, query, onChange }: FilterProps) {
  const active = FILTERS.filter((filter) => {
    if (query.filters[filter] === undefined) return false;
    return filter !== "team" || !slug.startsWith("team-");
  });
  if (active.length === 0) return null;
  const without = (drop: readonly Filter[]) =>
    Object.fromEntries(Object.entries(query.filters).filter(([key]) => !drop.includes(key as Filter)));
  return (
    <div class="chips">
      {active.map((filter) => {
        const name = valueName(filter, query.filters[filter] ?? "");
        return (
          <span class="ui-chip" key={filter}>
            <span class="chip-what">{t(`filter-${filter}`)}</span>
            {filter === "tag" ? (
              <TagBadge name={name} color={tagOf(query.filters.tag ?? "")?.color} />
            ) : (
              <span class="ui-truncate">{name}</span>
            )}
            <button
              type="button"
              aria-label={t("ui-remove", { name: `${t(`filter-${filter}`)}: ${name}` })}
              onClick={() => onChange({ ...query, filters: without([filter]) })}
            >
              <Icon of={X} size={12} />
            </button>
          </span>
        );
      })}
      {active.length > 1 && (
        <Button size="sm" variant="ghost" onClick={() => onChange({ ...query, filters: without(active) })}>
          {t("filter-clear")}
        </Button>
      )}
    </div>
  );
}
