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
  // Whether what the box has was typed by the person, and which address it led to: neither an answer that comes late nor
  // their own earlier words may take away what they type.
  const byHand = useRef(false);
  const led = useRef(address);
  const named = [known.inbox, known.team, known.assignee, known.tag];
  const put = (wanted: Wanted) => {
    byHand.current = false;
    setText(typedOf(wanted, known));
  };
  const settled = useSettled(text, 250);
  useEffect(() => box.current?.focus(), []);
  useEffect(() => {
    if (!byHand.current) return;
    const typed = readTyped(settled, known);
    if (isAsked(typed, asked)) return;
    // Other words are other words: none of them was looked at as a typing mistake.
    led.current = pathOf({ ...typed, exact: false });
    navigate(led.current, { replace: true });
  }, [settled, ...named]);
  useEffect(() => {
    // Changed from elsewhere: by the palette, a link, the way back.
    if (led.current !== address && !isAsked(readTyped(text, known), asked)) put(asked);
    led.current = address;
  }, [address]);
  useEffect(() => {
    // The names of what the address names came in.
    if (!byHand.current) put(asked);
  }, named);
  const change = (wanted: Wanted) => {
    put(wanted);
    led.current = pathOf(wanted);
    navigate(led.current, { replace: true });
  };
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
              onInput={(event) => {
                byHand.current = true;
                setText(event.currentTarget.value);
              }}
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
