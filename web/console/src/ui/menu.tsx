import type { IconNode } from "lucide";
import { Check } from "lucide";
import type { ComponentChildren, Ref } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Kbd } from "./badge.tsx";
import { type Placement, useFloating } from "./floating.ts";
import { usePressOutside } from "./hooks.ts";
import { Icon } from "./icon.tsx";

export interface MenuItem {
  label: string;
  icon?: IconNode | undefined;
  hint?: string | undefined;
  keys?: readonly string[] | undefined;
  danger?: boolean | undefined;
  disabled?: boolean | undefined;
  /** Draws a tick, and says so to assistive technology. */
  checked?: boolean | undefined;
  /** A line above this item. */
  divider?: boolean | undefined;
  onSelect: () => void;
}

export interface TriggerProps {
  ref: Ref<HTMLButtonElement>;
  onClick: () => void;
  "aria-haspopup": "menu" | "dialog";
  "aria-expanded": boolean;
  "aria-controls": string | undefined;
}

interface MenuProps {
  label: string;
  items: readonly MenuItem[];
  placement?: Placement | undefined;
  /** Draws the button; spread the properties onto it. */
  trigger: (props: TriggerProps) => ComponentChildren;
}

/** A list of actions under a button. Arrow keys move, letters jump, Enter selects, Escape closes. */
export function Menu({ label, items, placement = "bottom-start", trigger }: MenuProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useFloating(open, button, list, { placement });
  usePressOutside(open, [button, list], () => setOpen(false));

  const entries = () => [...(list.current?.querySelectorAll<HTMLButtonElement>('[role^="menuitem"]') ?? [])];
  useEffect(() => {
    if (open) entries()[0]?.focus();
  }, [open]);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const all = entries();
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const target = keyTarget(event.key, at, all);
    if (target !== undefined) {
      event.preventDefault();
      all[target]?.focus();
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === "Tab") setOpen(false);
  };

  return (
    <>
      {trigger({
        ref: button,
        onClick: () => setOpen(!open),
        "aria-haspopup": "menu",
        "aria-expanded": open,
        "aria-controls": open ? id : undefined,
      })}
      {open && (
        <div ref={list} id={id} class="ui-floating ui-menu" popover="manual">
          <div role="menu" tabIndex={-1} aria-label={label} onKeyDown={onKeyDown}>
            {items.map((item) => (
              <MenuRow
                key={item.label}
                item={item}
                onSelect={() => {
                  close();
                  item.onSelect();
                }}
              />
            ))}
          </div>
        </div>
      )}
    </>
  );
}

function MenuRow({ item, onSelect }: { item: MenuItem; onSelect: () => void }) {
  return (
    <>
      {item.divider && <hr class="ui-menu-line" />}
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: aria-checked is set only with menuitemcheckbox */}
      <button
        type="button"
        role={item.checked === undefined ? "menuitem" : "menuitemcheckbox"}
        aria-checked={item.checked}
        tabIndex={-1}
        class={`ui-menu-item ${item.danger ? "ui-menu-danger" : ""}`}
        disabled={item.disabled ?? false}
        onClick={onSelect}
      >
        {item.icon && <Icon of={item.icon} />}
        <span class="ui-grow">
          {item.label}
          {item.hint && <span class="ui-option-hint">{item.hint}</span>}
        </span>
        {item.keys && <Kbd keys={item.keys} />}
        {item.checked && <Icon of={Check} />}
      </button>
    </>
  );
}

function keyTarget(key: string, at: number, all: readonly HTMLButtonElement[]): number | undefined {
  if (key === "ArrowDown") return (at + 1) % all.length;
  if (key === "ArrowUp") return (at - 1 + all.length) % all.length;
  if (key === "Home") return 0;
  if (key === "End") return all.length - 1;
  if (key.length !== 1 || key === " ") return undefined;
  const letter = key.toLowerCase();
  const order = all.map((_, step) => (at + 1 + step) % all.length);
  return order.find((index) => all[index]?.textContent?.trim().toLowerCase().startsWith(letter));
}

interface PopoverProps {
  label: string;
  placement?: Placement | undefined;
  trigger: (props: TriggerProps) => ComponentChildren;
  children: (close: () => void) => ComponentChildren;
}

/** A small panel under a button, with controls of its own. */
export function Popover({ label, placement = "bottom-start", trigger, children }: PopoverProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  useFloating(open, button, panel, { placement });
  usePressOutside(open, [button, panel], () => setOpen(false));
  useEffect(() => {
    if (!open) return;
    const inside = panel.current?.querySelector<HTMLElement>(
      "[data-autofocus], input, button, select, textarea",
    );
    inside?.focus();
  }, [open]);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      {trigger({
        ref: button,
        onClick: () => setOpen(!open),
        "aria-haspopup": "dialog",
        "aria-expanded": open,
        "aria-controls": open ? id : undefined,
      })}
      {open && (
        <div
          ref={panel}
          id={id}
          class="ui-floating ui-popover"
          popover="manual"
          role="dialog"
          tabIndex={-1}
          aria-label={label}
          onKeyDown={(event) => {
            if (event.key !== "Escape" || event.defaultPrevented) return;
            event.preventDefault();
            event.stopPropagation();
            close();
          }}
        >
          {children(close)}
        </div>
      )}
    </>
  );
}
