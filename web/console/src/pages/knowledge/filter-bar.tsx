import { Search } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { languageName, t } from "../../i18n/index.ts";
import { activeStaff, staffName } from "../../state/directory.ts";
import { Button, Combobox, type ComboOption, Icon, Switch, TextInput } from "../../ui/index.ts";
import { countSet, type Filters, NONE } from "./filters.ts";
import { categories, settings } from "./server.ts";
import { categoryName, STATES, stateName } from "./words.ts";

interface BarProps {
  filters: Filters;
  onChange: (part: Partial<Filters>) => void;
}

/** Search and filters above the list. */
export function FilterBar({ filters, onChange }: BarProps) {
  const [words, setWords] = useState(filters.q);
  // What was cleared elsewhere, or came by the browser's own buttons.
  useEffect(() => setWords(filters.q), [filters.q]);
  const pick = (
    name: "category" | "state" | "lang" | "missing" | "owner",
    options: readonly ComboOption[],
  ) => (
    <div class="kb-filter">
      <Combobox
        label={t(`knowledge-filter-${name}`)}
        placeholder={t(`knowledge-filter-${name}`)}
        value={filters[name]}
        options={options}
        clearable
        onValue={(value) => onChange({ [name]: value })}
      />
    </div>
  );
  const languages = (settings.value?.languages ?? []).map((tag) => ({
    value: tag,
    label: languageName(tag),
    keywords: tag,
  }));
  return (
    <search class="kb-filters" aria-label={t("knowledge-filters")}>
      <div class="kb-search">
        <Icon of={Search} />
        <TextInput
          type="search"
          aria-label={t("knowledge-search")}
          placeholder={t("knowledge-search")}
          value={words}
          onValue={(q) => {
            setWords(q);
            onChange({ q });
          }}
        />
      </div>
      {pick("category", categoryOptions())}
      {pick(
        "state",
        STATES.map((state) => ({ value: state, label: stateName(state) })),
      )}
      {pick("lang", languages)}
      {pick("missing", languages)}
      {pick("owner", owners(filters.owner))}
      <Switch
        label={t("knowledge-filter-stale")}
        checked={filters.stale}
        onValue={(stale) => onChange({ stale })}
      />
      <Switch
        label={t("knowledge-filter-broken")}
        checked={filters.broken}
        onValue={(broken) => onChange({ broken })}
      />
      {countSet(filters) > 0 && (
        <Button variant="ghost" size="sm" onClick={() => onChange({ ...NONE, q: filters.q })}>
          {t("knowledge-filters-clear")}
        </Button>
      )}
    </search>
  );
}

/** The categories to choose from. */
export function categoryOptions(): ComboOption[] {
  const languages = settings.value?.languages ?? [];
  return (categories.value ?? []).map((one) => ({
    value: one.id,
    label: categoryName(one, languages),
    keywords: one.slug,
  }));
}

/** Colleagues to choose from; somebody who has left stays visible where they are chosen. */
export function owners(chosen: string | null): ComboOption[] {
  const active = activeStaff.value.map((one) => ({ value: one.id, label: one.name, hint: one.email }));
  if (chosen === null || active.some((one) => one.value === chosen)) return active;
  return [...active, { value: chosen, label: staffName(chosen) ?? t("knowledge-someone"), hint: "" }];
}
