import type { CaseSummary, SearchHit } from "@ombud/api";
import { Hash, Search } from "lucide";
import type { ComponentChildren } from "preact";
import { useEffect, useId, useMemo, useRef, useState } from "preact/hooks";
import { type Command, commands, type Group } from "../app/commands.ts";
import { keyCaps } from "../app/keys.ts";
import { ListInput, useActiveOption } from "../app/list-input.tsx";
import { navigate } from "../app/router.ts";
import { t } from "../i18n/index.ts";
import { findByNumber, numberIn } from "../search/number.ts";
import { customerName } from "../state/cases.ts";
import { http } from "../state/http.ts";
import { openCase } from "../state/notify.ts";
import { Avatar, Icon, Kbd, matchOptions, useSettled } from "../ui/index.ts";
import "./palette.css";

interface PaletteProps {
  query: string;
  onClose: () => void;
}

interface Entry {
  key: string;
  section: string;
  label: string;
  hint?: string | undefined;
  mark: ComponentChildren;
  keys: string;
  run: () => void;
}

/** Everything that can be done, found by typing: actions, places, cases by number or words. */
export default function Palette({ query: first, onClose }: PaletteProps) {
  const [query, setQuery] = useState(first);
  const dialog = useModal();
  const id = useId();
  const entries = useEntries(query);
  const run = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    // After the dialog has given the focus back, so that a command may move it.
    requestAnimationFrame(entry.run);
  };
  const option = useActiveOption(entries.length, (index) => run(entries[index]), dialog);
  return (
    <dialog
      ref={dialog}
      class="palette"
      aria-label={t("command-palette")}
      onClose={onClose}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onMouseDown={(event) => event.target === dialog.current && onClose()}
    >
      <div class="palette-box">
        <div class="palette-search">
          <ListInput
            list={id}
            label={t("command-palette")}
            placeholder={t("palette-hint")}
            value={query}
            onValue={setQuery}
            option={option}
            count={entries.length}
            size={18}
          />
        </div>
        <div id={id} class="palette-list" role="listbox" aria-label={t("command-palette")}>
          {entries.map((entry, index) => (
            <EntryRow
              key={entry.key}
              id={`${id}-${index}`}
              entry={entry}
              heading={entry.section !== entries[index - 1]?.section}
              active={index === option.active}
              onPoint={() => option.setActive(index)}
              onRun={() => run(entry)}
            />
          ))}
        </div>
        {entries.length === 0 && <p class="ui-options-none">{t("ui-no-matches")}</p>}
      </div>
    </dialog>
  );
}

/** A dialog that is open as long as it is there, and gives the focus back. */
function useModal() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      dialog.current?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return dialog;
}

interface EntryRowProps {
  id: string;
  entry: Entry;
  heading: boolean;
  active: boolean;
  onPoint: () => void;
  onRun: () => void;
}

function EntryRow({ id, entry, heading, active, onPoint, onRun }: EntryRowProps) {
  return (
    <>
      {heading && (
        <div class="picker-heading" role="presentation">
          {entry.section}
        </div>
      )}
      {/* biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant points here */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the text box handles the keys */}
      <div
        id={id}
        role="option"
        class="ui-option"
        data-active={active}
        aria-selected={active}
        onPointerMove={() => !active && onPoint()}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onRun}
      >
        {entry.mark}
        <span class="ui-grow">
          <span class="ui-truncate ui-block">{entry.label}</span>
          {entry.hint && <span class="ui-option-hint ui-truncate ui-block">{entry.hint}</span>}
        </span>
        {entry.keys !== "" && <Kbd keys={keyCaps(entry.keys)} />}
      </div>
    </>
  );
}

const ORDER: readonly Group[] = ["case", "go", "app"];

function entryOf(command: Command): Entry {
  return {
    key: command.id,
    section: t(`help-group-${command.group}`),
    label: command.label,
    mark: <Icon of={command.icon} size={16} />,
    keys: command.keys,
    run: command.run,
  };
}

function useEntries(query: string): Entry[] {
  const cases = useCases(query);
  const able = useMemo(() => commands().filter((one) => !one.hidden && one.available()), []);
  const text = query.trim();
  if (text.startsWith("#")) return cases;
  const byId = new Map(able.map((one) => [one.id, one]));
  const options = ORDER.flatMap((group) => able.filter((one) => one.group === group)).map((one) => ({
    value: one.id,
    label: one.label,
  }));
  const found = matchOptions(options, text).flatMap(({ value }) => byId.get(value) ?? []);
  // Headings stand once each, so what belongs together stays together.
  const grouped = ORDER.flatMap((group) => found.filter((one) => one.group === group)).map(entryOf);
  const search: Entry = {
    key: "search-for",
    section: t("rail-search"),
    label: t("palette-search", { query: text }),
    mark: <Icon of={Search} size={16} />,
    keys: "",
    run: () => navigate(`/search?q=${encodeURIComponent(text)}`),
  };
  return text === "" ? grouped : [...grouped, search, ...cases];
}

function entryOfCase(item: CaseSummary, pos?: number, snippet?: string): Entry {
  return {
    key: `case-${item.id}`,
    section: t("palette-cases"),
    label: `#${item.number} ${customerName(item)}`,
    hint: snippet ?? item.subject ?? item.preview ?? undefined,
    mark: pos === undefined ? <Icon of={Hash} size={16} /> : <Avatar name={customerName(item)} size={22} />,
    keys: "",
    run: () => openCase(item.id, pos),
  };
}

/** The case of the number typed, and those in which the words were said. */
function useCases(query: string): Entry[] {
  const [entries, setEntries] = useState<Entry[]>([]);
  const settled = useSettled(query.trim(), 180);
  useEffect(() => {
    const stop = new AbortController();
    const take = (next: Entry[]) => {
      if (!stop.signal.aborted) setEntries(next);
    };
    const number = numberIn(settled);
    const words = number === null && settled.length >= 2 ? settled.replace(/^#/, "") : "";
    if (number !== null) {
      findByNumber(number).then(
        (item) => take(item ? [entryOfCase(item)] : []),
        () => take([]),
      );
    } else if (words !== "") {
      http.get("/search", { q: words, limit: 6, exact: true }, stop.signal).then(
        (page) => take(onePerCase(page.cases, page.items)),
        () => take([]),
      );
    } else take([]);
    return () => stop.abort();
  }, [settled]);
  return entries;
}

/** Cases with such a subject before those in which it was said. */
function onePerCase(cases: readonly CaseSummary[], hits: readonly SearchHit[]): Entry[] {
  const first = new Map<string, Entry>(cases.map((item) => [item.id, entryOfCase(item)]));
  for (const { case: item, message, snippet } of hits) {
    if (!first.has(item.id)) first.set(item.id, entryOfCase(item, message.pos, snippet));
  }
  return [...first.values()];
}
