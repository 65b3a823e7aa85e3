import { Search as SearchIcon } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { navigate, place } from "../app/router.ts";
import { RailButton } from "../app/shell.tsx";
import { t } from "../i18n/index.ts";
import { Icon, useSettled } from "../ui/index.ts";
import { names, SearchChips, SearchFilters } from "./chips.tsx";
import { pathOf, readAddress, readTyped, type Typed, typedOf, type Wanted } from "./filters.ts";
import { findByNumber, numberIn } from "./number.ts";
import { Results } from "./results.tsx";
import "./search.css";

/** Whether what is typed asks for what the address says. */
function isAsked(typed: Typed, asked: Wanted): boolean {
  return pathOf({ ...typed, exact: asked.exact }) === pathOf(asked);
}

/**
 * Search over everything ever said to or by customers, over notes, customers and cases. The address has the words and the filters;
 * the box has the same as it is typed, and chips show the filters: whichever of them changes, the others follow.
 */
export function SearchPage() {
  const asked = readAddress(place.value.query);
  const address = pathOf(asked);
  const known = names();
  const [text, setText] = useState(() => typedOf(asked, known));
  const box = useRef<HTMLInputElement>(null);
  const settled = useSettled(text, 250);
  useEffect(() => box.current?.focus(), []);
  useEffect(() => {
    const typed = readTyped(settled, known);
    // Other words are other words: none of them was looked at as a typing mistake.
    if (!isAsked(typed, asked)) navigate(pathOf({ ...typed, exact: false }), { replace: true });
  }, [settled]);
  useEffect(() => {
    // The address was changed from elsewhere: a chip, the palette, a link; or the names of what it names came in.
    if (!isAsked(readTyped(text, known), asked)) setText(typedOf(asked, known));
  }, [address, known.inbox, known.team, known.assignee, known.tag]);
  const change = (wanted: Wanted) => navigate(pathOf(wanted), { replace: true });
  const { unknown } = readTyped(settled, known);
  return (
    <div class="search">
      <search class="search-head">
        <div class="search-line">
          <RailButton />
          <h1 class="ui-visually-hidden">{t("rail-search")}</h1>
          <form
            class="search-form"
            onSubmit={(event) => {
              event.preventDefault();
              const number = numberIn(text);
              if (number !== null) void openNumber(number);
            }}
          >
            <Icon of={SearchIcon} size={18} />
            <input
              ref={box}
              data-search-box
              type="search"
              class="search-box"
              aria-label={t("search-label")}
              placeholder={t("search-hint")}
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </form>
          <SearchFilters wanted={asked} onChange={change} />
        </div>
        <SearchChips wanted={asked} onChange={change} />
        {unknown.map(({ filter, value }) => (
          <p key={`${filter}:${value}`} class="search-unknown" role="status">
            {t("search-unknown", { filter: t(`search-filter-${filter}`), value })}
          </p>
        ))}
      </search>
      <Results wanted={asked} onChange={change} />
    </div>
  );
}

async function openNumber(number: number): Promise<void> {
  const found = await findByNumber(number).catch(() => null);
  if (found) navigate(`/inbox/all/${found.id}`);
}
