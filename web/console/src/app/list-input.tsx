import { Search } from "lucide";
import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import { Icon } from "../ui/index.ts";

export interface ActiveOption {
  active: number;
  setActive: (index: number) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** The option of a list that Enter takes; arrow keys move it round. `list` is scrolled so that it is seen. */
export function useActiveOption(
  count: number,
  take: (index: number) => void,
  list: RefObject<HTMLElement | null>,
): ActiveOption {
  const [active, setActive] = useState(0);
  useLayoutEffect(() => {
    list.current?.querySelector("[data-active=true]")?.scrollIntoView({ block: "nearest" });
  }, [active]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setActive((active + step + count) % Math.max(1, count));
    else if (event.key === "Enter") take(active);
    else return;
    event.preventDefault();
  };
  return { active, setActive, onKeyDown };
}

interface InputProps {
  /** The id of the list; its options are called `<id>-<index>`. */
  list: string;
  label: string;
  placeholder: string;
  value: string;
  onValue: (value: string) => void;
  option: ActiveOption;
  /** How many options there are now. */
  count: number;
  size?: number;
  box?: RefObject<HTMLInputElement | null>;
}

/** The text box above a list of options: it narrows them, and keeps the focus while one moves among them. */
export function ListInput({
  list,
  label,
  placeholder,
  value,
  onValue,
  option,
  count,
  size = 14,
  box,
}: InputProps) {
  return (
    <>
      <Icon of={Search} size={size} />
      <input
        {...(box && { ref: box })}
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={option.active < count ? `${list}-${option.active}` : undefined}
        autocomplete="off"
        spellcheck={false}
        placeholder={placeholder}
        value={value}
        onInput={(event) => {
          onValue(event.currentTarget.value);
          option.setActive(0);
        }}
        onKeyDown={option.onKeyDown}
      />
    </>
  );
}
