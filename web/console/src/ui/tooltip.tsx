import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Kbd } from "./badge.tsx";
import { type Placement, useFloating } from "./floating.ts";

interface TooltipProps {
  text: string;
  keys?: readonly string[] | undefined;
  placement?: Placement | undefined;
  children: ComponentChildren;
}

const DELAY = 450;

/**
 * Words beside a control on hover and keyboard focus; Escape hides them. It repeats what the control's own name says,
 * so assistive technology does not need it.
 */
export function Tooltip({ text, keys, placement = "top", children }: TooltipProps) {
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const hide = () => {
    clearTimeout(timer.current);
    setOpen(false);
  };
  const show = (delay: number) => {
    clearTimeout(timer.current);
    // It may be gone by then.
    timer.current = setTimeout(() => anchor.current && setOpen(true), delay);
  };

  return (
    <span
      ref={anchor}
      class="ui-tooltip-anchor"
      onPointerEnter={(event) => event.pointerType === "mouse" && show(DELAY)}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocusIn={(event) => (event.target as HTMLElement).matches(":focus-visible") && show(0)}
      onFocusOut={hide}
    >
      {children}
      {open && <Bubble text={text} keys={keys} placement={placement} anchor={anchor} hide={hide} />}
    </span>
  );
}

interface BubbleProps extends Omit<TooltipProps, "children"> {
  anchor: RefObject<HTMLSpanElement | null>;
  hide: () => void;
}

/** Apart from the anchor, since there are many anchors on a screen and hardly ever a bubble. */
function Bubble({ text, keys, placement, anchor, hide }: BubbleProps) {
  const bubble = useRef<HTMLSpanElement>(null);
  useFloating(true, anchor, bubble, { placement });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") hide();
    };
    document.addEventListener("keydown", onKey, true);
    return () => document.removeEventListener("keydown", onKey, true);
  }, []);
  return (
    <span ref={bubble} class="ui-tooltip" popover="manual" aria-hidden="true">
      {text}
      {keys && <Kbd keys={keys} />}
    </span>
  );
}
