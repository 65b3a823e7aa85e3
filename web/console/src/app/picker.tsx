import { Check, Plus } from "lucide";
import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useId, useMemo, useRef, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { openMenu } from "../state/current.ts";
import {
  type ComboOption,
  Icon,
  matchOptions,
  type Placement,
  type TriggerProps,
  useFloating,
  usePressOutside,
} from "../ui/index.ts";
import { ListInput, useActiveOption } from "./list-input.tsx";

export interface PickOption extends ComboOption {
  /** The heading under which the option stands. */
  section?: string | undefined;
  /** Drawn at the end: a key, a count. */
  end?: ComponentChildren;
}

interface PickListProps {
  label: string;
  placeholder: string;
  options: readonly PickOption[];
  chosen?: ReadonlySet<string> | undefined;
  /** Several may be ticked; picking does not close. */
  multiple?: boolean | undefined;
  onPick: (value: string) => void;
  /** Offers to make what was typed, when nothing is called so. */
  onCreate?: ((text: string) => void) | undefined;
  /** Below the options: something that a list cannot hold, such as a date. */
  footer?: ComponentChildren;
}

const CREATE = "+";

/** A text box that narrows a list of choices; the keyboard never leaves the box. */
export function PickList(props: PickListProps) {
  const { label, placeholder, options, chosen, multiple, onPick, onCreate, footer } = props;
  const id = useId();
  const [query, setQuery] = useState("");
  const list = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const found = useMemo(() => offered(options, query, onCreate !== undefined), [options, query, onCreate]);
  useEffect(() => box.current?.focus(), []);
  const pick = (option: PickOption | undefined) => {
    if (!option) return;
    if (option.value === CREATE) onCreate?.(query.trim());
    else onPick(option.value);
    if (multiple) setQuery("");
  };
  const option = useActiveOption(found.length, (index) => pick(found[index]), list);
  return (
    <div class="picker">
      <div class="picker-search">
        <ListInput
          list={id}
          label={label}
          placeholder={placeholder}
          value={query}
          onValue={setQuery}
          option={option}
          count={found.length}
          box={box}
        />
      </div>
      <div
        ref={list}
        id={id}
        class="ui-options"
        role="listbox"
        aria-label={label}
        aria-multiselectable={multiple}
      >
        {found.map((one, index) => (
          <PickRow
            key={one.value}
            id={`${id}-${index}`}
            option={one}
            heading={one.section !== found[index - 1]?.section ? one.section : undefined}
            active={index === option.active}
            chosen={chosen?.has(one.value) ?? false}
            onPoint={() => option.setActive(index)}
            onPick={() => pick(one)}
          />
        ))}
      </div>
      {found.length === 0 && <p class="ui-options-none">{t("ui-no-matches")}</p>}
      {footer}
    </div>
  );
}

function offered(options: readonly PickOption[], query: string, creates: boolean): PickOption[] {
  const found: PickOption[] = matchOptions(options, query);
  const typed = query.trim();
  const exact = options.some((option) => option.label.toLowerCase() === typed.toLowerCase());
  if (!creates || typed === "" || exact) return found;
  return [
    ...found,
    { value: CREATE, label: t("picker-create", { text: typed }), mark: <Icon of={Plus} size={14} /> },
  ];
}

interface PickRowProps {
  id: string;
  option: PickOption;
  heading: string | undefined;
  active: boolean;
  chosen: boolean;
  onPoint: () => void;
  onPick: () => void;
}

function PickRow({ id, option, heading, active, chosen, onPoint, onPick }: PickRowProps) {
  return (
    <>
      {heading && (
        <div class="picker-heading" role="presentation">
          {heading}
        </div>
      )}
      {/* biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant points here */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the text box handles the keys */}
      <div
        id={id}
        role="option"
        class="ui-option"
        data-active={active}
        aria-selected={chosen}
        onPointerMove={() => !active && onPoint()}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onPick}
      >
        {option.mark}
        <span class="ui-grow">
          <span class="ui-truncate ui-block">{option.label}</span>
          {option.hint && <span class="ui-option-hint">{option.hint}</span>}
        </span>
        {option.end}
        {chosen && <Icon of={Check} size={15} />}
      </div>
    </>
  );
}

interface PickerProps extends PickListProps {
  /** Commands open it by this name. */
  name: string;
  placement?: Placement | undefined;
  trigger: (props: TriggerProps) => ComponentChildren;
  /** Before it opens: the place to ask for what may be stale. */
  onOpen?: (() => void) | undefined;
}

/** A {@link PickList} under a button, opened by the button or by a command. */
export function Picker({
  name,
  placement = "bottom-start",
  trigger,
  onOpen,
  onPick,
  onCreate,
  ...list
}: PickerProps) {
  const floating = useNamedFloating(name, placement, onOpen);
  const settle = () => {
    if (!list.multiple) floating.close();
  };
  return (
    <Floating floating={floating} label={list.label} trigger={trigger}>
      <PickList
        {...list}
        onPick={(value) => {
          settle();
          onPick(value);
        }}
        onCreate={
          onCreate &&
          ((text) => {
            settle();
            onCreate(text);
          })
        }
      />
    </Floating>
  );
}

interface NamedFloating {
  open: boolean;
  id: string;
  button: RefObject<HTMLButtonElement | null>;
  panel: RefObject<HTMLDivElement | null>;
  toggle: () => void;
  close: () => void;
}

/** A panel under a button that commands can open by its name. */
export function useNamedFloating(name: string, placement: Placement, onOpen?: () => void): NamedFloating {
  const open = openMenu.value === name;
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const set = (next: boolean) => {
    if (next) openMenu.value = name;
    else if (openMenu.peek() === name) openMenu.value = null;
  };
  useFloating(open, button, panel, { placement });
  usePressOutside(open, [button, panel], () => set(false));
  useEffect(() => {
    if (open) onOpen?.();
  }, [open]);
  useEffect(() => () => set(false), []);
  const close = () => {
    set(false);
    button.current?.focus();
  };
  return { open, id, button, panel, toggle: () => (open ? close() : set(true)), close };
}

interface FloatingProps {
  floating: NamedFloating;
  label: string;
  trigger: (props: TriggerProps) => ComponentChildren;
  children: ComponentChildren;
}

/** The button of a {@link NamedFloating} and, while it is open, its panel. */
export function Floating({ floating, label, trigger, children }: FloatingProps) {
  const { open, id, button, panel, toggle, close } = floating;
  return (
    <>
      {trigger({
        ref: button,
        onClick: toggle,
        "aria-haspopup": "dialog",
        "aria-expanded": open,
        "aria-controls": open ? id : undefined,
      })}
      {open && (
        <div
          ref={panel}
          id={id}
          class="ui-floating picker-panel"
          popover="manual"
          role="dialog"
          tabIndex={-1}
          aria-label={label}
          onKeyDown={(event) => {
            if (event.key === "Escape") {
              event.preventDefault();
              event.stopPropagation();
              close();
            } else if (
              event.key === "Tab" &&
              !panel.current?.querySelector("button, input[type='datetime-local']")
            )
              close();
          }}
        >
          {children}
        </div>
      )}
    </>
  );
}
