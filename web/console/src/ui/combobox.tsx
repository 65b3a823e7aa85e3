import { Check, ChevronDown, X } from "lucide";
import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useId, useMemo, useRef, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { useFieldIds, useInField } from "./field.tsx";
import { useFloating } from "./floating.ts";
import { usePressOutside } from "./hooks.ts";
import { Icon } from "./icon.tsx";

export interface ComboOption {
  value: string;
  label: string;
  hint?: string | undefined;
  /** Further words that find the option. */
  keywords?: string | undefined;
  /** Drawn before the label: an avatar, a dot. */
  mark?: ComponentChildren;
}

/** Lower case without accents, so that "Jose" finds "José". */
const fold = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Options whose label or keywords hold every word of the query; those that start with it come first. */
export function matchOptions(options: readonly ComboOption[], query: string): ComboOption[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...options];
  const first = words[0] ?? "";
  const hits: { option: ComboOption; rank: number }[] = [];
  for (const option of options) {
    const label = fold(option.label);
    const text = `${label} ${fold(option.keywords ?? "")} ${fold(option.hint ?? "")}`;
    if (!words.every((word) => text.includes(word))) continue;
    hits.push({ option, rank: label.startsWith(first) ? 0 : label.includes(first) ? 1 : 2 });
  }
  return hits.sort((a, b) => a.rank - b.rank).map((hit) => hit.option);
}

interface ListProps {
  id: string;
  options: readonly ComboOption[];
  active: number;
  chosen: ReadonlySet<string>;
  multiple?: boolean | undefined;
  label: string;
  onPick: (option: ComboOption) => void;
  onActive: (index: number) => void;
}

/** Rows beyond this many are left out; typing narrows the list. */
const SHOWN = 200;

function OptionList({ id, options, active, chosen, multiple, label, onPick, onActive }: ListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[data-active="true"]')?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <div
      ref={list}
      id={id}
      class="ui-options"
      role="listbox"
      aria-label={label}
      aria-multiselectable={multiple}
    >
      {options.slice(0, SHOWN).map((option, index) => (
        // The text box keeps the focus and handles the keys; rows are only pressed.
        // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant points here
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text box handles the keys
        <div
          key={option.value}
          id={`${id}-${index}`}
          role="option"
          class="ui-option"
          data-active={index === active}
          aria-selected={chosen.has(option.value)}
          onPointerMove={() => index !== active && onActive(index)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(option)}
        >
          {option.mark}
          <span class="ui-grow">
            <span class="ui-truncate ui-block">{option.label}</span>
            {option.hint && <span class="ui-option-hint">{option.hint}</span>}
          </span>
          {chosen.has(option.value) && <Icon of={Check} size={16} />}
        </div>
      ))}
      {options.length === 0 && <p class="ui-options-none">{t("ui-no-matches")}</p>}
    </div>
  );
}

interface ComboState {
  open: boolean;
  setOpen: (open: boolean) => void;
  query: string;
  setQuery: (query: string) => void;
  active: number;
  setActive: (index: number) => void;
  matches: ComboOption[];
  onKeyDown: (event: KeyboardEvent) => void;
}

function useCombo(options: readonly ComboOption[], pick: (option: ComboOption) => void): ComboState {
  const [open, setOpenState] = useState(false);
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const matches = useMemo(() => matchOptions(options, query), [options, query]);
  const setOpen = (next: boolean) => {
    setOpenState(next);
    if (!next) setQuery("");
    setActive(0);
  };
  const last = Math.min(matches.length, SHOWN) - 1;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) return setOpen(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive(active + step > last ? 0 : active + step < 0 ? Math.max(0, last) : active + step);
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      const option = matches[active];
      if (option) pick(option);
    } else if (event.key === "Escape" && open) {
      // Only the list closes, not the dialog around it.
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    } else if (event.key === "Tab") setOpen(false);
  };
  return {
    open,
    setOpen,
    query,
    setQuery: (next) => {
      setQuery(next);
      setActive(0);
      setOpenState(true);
    },
    active,
    setActive,
    matches,
    onKeyDown,
  };
}

/** What the text box of either kind says about its list. */
function boxProps(combo: ComboState, listId: string, disabled: boolean | undefined) {
  const active = combo.open && combo.matches.length > 0;
  return {
    type: "text",
    role: "combobox",
    "aria-expanded": combo.open,
    "aria-controls": combo.open ? listId : undefined,
    "aria-autocomplete": "list",
    "aria-activedescendant": active ? `${listId}-${combo.active}` : undefined,
    autocomplete: "off",
    spellcheck: false,
    disabled: disabled ?? false,
    onClick: () => !combo.open && combo.setOpen(true),
    onBlur: () => combo.setOpen(false),
  } as const;
}

interface DropDownProps {
  combo: ComboState;
  anchor: RefObject<HTMLElement | null>;
  id: string;
  chosen: ReadonlySet<string>;
  label: string;
  multiple?: boolean | undefined;
  onPick: (option: ComboOption) => void;
}

function DropDown({ combo, anchor, id, chosen, label, multiple, onPick }: DropDownProps) {
  const list = useRef<HTMLDivElement>(null);
  useFloating(combo.open, anchor, list, { matchWidth: true, gap: 4 });
  usePressOutside(combo.open, [anchor, list], () => combo.setOpen(false));
  if (!combo.open) return null;
  return (
    <div ref={list} class="ui-floating" popover="manual">
      <OptionList
        id={id}
        options={combo.matches}
        active={combo.active}
        chosen={chosen}
        multiple={multiple}
        label={label}
        onPick={onPick}
        onActive={combo.setActive}
      />
    </div>
  );
}

interface ComboboxProps {
  value: string | null;
  options: readonly ComboOption[];
  onValue: (value: string | null) => void;
  /** The name of the list, and of the box where no `Field` names it. */
  label: string;
  placeholder?: string | undefined;
  /** Allows to choose nothing. */
  clearable?: boolean | undefined;
  disabled?: boolean | undefined;
}

/** One choice of many, found by typing. */
export function Combobox(props: ComboboxProps) {
  const { value, options, onValue, label, placeholder, clearable, disabled } = props;
  const ids = useFieldIds();
  const inField = useInField();
  const listId = useId();
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const chosen = options.find((option) => option.value === value);
  const pick = (option: ComboOption) => {
    onValue(option.value);
    combo.setOpen(false);
  };
  const combo = useCombo(options, pick);
  const clear = () => {
    onValue(null);
    input.current?.focus();
  };
  const mark = combo.query ? undefined : chosen?.mark;
  return (
    <div ref={box} class="ui-combo">
      {mark && <span class="ui-combo-mark">{mark}</span>}
      <input
        {...ids}
        {...boxProps(combo, listId, disabled)}
        ref={input}
        class={`ui-input ${mark ? "ui-combo-marked" : ""}`}
        aria-label={inField ? undefined : label}
        placeholder={combo.open && chosen ? chosen.label : (placeholder ?? t("ui-choose"))}
        value={combo.open ? combo.query : (chosen?.label ?? "")}
        onInput={(event) => combo.setQuery(event.currentTarget.value)}
        onKeyDown={combo.onKeyDown}
      />
      <ComboEnd label={label} onClear={clearable && value !== null && !disabled ? clear : undefined} />
      <DropDown
        combo={combo}
        anchor={box}
        id={listId}
        chosen={new Set(value === null ? [] : [value])}
        label={label}
        onPick={pick}
      />
    </div>
  );
}

/** An arrow, or a way to choose nothing again. */
function ComboEnd({ label, onClear }: { label: string; onClear: (() => void) | undefined }) {
  if (!onClear) {
    return (
      <span class="ui-combo-end ui-combo-arrow">
        <Icon of={ChevronDown} />
      </span>
    );
  }
  return (
    <button
      type="button"
      class="ui-input-button ui-combo-end"
      aria-label={t("ui-clear-choice", { name: label })}
      onClick={onClear}
    >
      <Icon of={X} />
    </button>
  );
}

interface MultiComboboxProps {
  values: readonly string[];
  options: readonly ComboOption[];
  onValues: (values: string[]) => void;
  label: string;
  placeholder?: string | undefined;
  disabled?: boolean | undefined;
}

/** Several choices of many, shown as chips. */
export function MultiCombobox(props: MultiComboboxProps) {
  const { values, options, onValues, label, placeholder, disabled } = props;
  const ids = useFieldIds();
  const inField = useInField();
  const listId = useId();
  const box = useRef<HTMLDivElement>(null);
  const remove = (value: string) => onValues(values.filter((other) => other !== value));
  const pick = ({ value }: ComboOption) => {
    if (values.includes(value)) remove(value);
    else onValues([...values, value]);
    combo.setOpen(true);
  };
  const combo = useCombo(options, pick);
  return (
    <div ref={box} class={`ui-combo ui-combo-multi ui-input ${disabled ? "ui-disabled" : ""}`}>
      {values.map((value) => (
        <Chip
          key={value}
          name={options.find((option) => option.value === value)?.label ?? value}
          onRemove={disabled ? undefined : () => remove(value)}
        />
      ))}
      <input
        {...ids}
        {...boxProps(combo, listId, disabled)}
        class="ui-combo-input"
        aria-label={inField ? undefined : label}
        placeholder={values.length === 0 ? (placeholder ?? t("ui-choose-several")) : ""}
        value={combo.query}
        onInput={(event) => combo.setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          const last = values.at(-1);
          if (event.key === "Backspace" && combo.query === "" && last !== undefined) remove(last);
          else combo.onKeyDown(event);
        }}
      />
      <DropDown
        combo={combo}
        anchor={box}
        id={listId}
        chosen={new Set(values)}
        label={label}
        multiple
        onPick={pick}
      />
    </div>
  );
}

function Chip({ name, onRemove }: { name: string; onRemove: (() => void) | undefined }) {
  return (
    <span class="ui-chip">
      <span class="ui-truncate">{name}</span>
      {onRemove && (
        <button type="button" aria-label={t("ui-remove", { name })} onClick={onRemove}>
          <Icon of={X} size={12} />
        </button>
      )}
    </span>
  );
}
