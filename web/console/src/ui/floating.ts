import { autoUpdate, computePosition, flip, offset, type Placement, shift, size } from "@floating-ui/dom";
import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";

export type { Placement };

interface FloatingOptions {
  placement?: Placement | undefined;
  /** Makes the floating element at least as wide as its anchor. */
  matchWidth?: boolean | undefined;
  gap?: number | undefined;
}

/**
 * Shows `floating` (an element with `popover="manual"`) beside `anchor` while `open`. The top layer keeps it above
 * dialogs and out of every clipped box.
 */
export function useFloating(
  open: boolean,
  anchor: RefObject<HTMLElement | null>,
  floating: RefObject<HTMLElement | null>,
  { placement = "bottom-start", matchWidth = false, gap = 6 }: FloatingOptions = {},
): void {
  useLayoutEffect(() => {
    const reference = anchor.current;
    const element = floating.current;
    if (!open || !reference || !element) return;
    element.showPopover?.();
    const place = async () => {
      const { x, y } = await computePosition(reference, element, {
        placement,
        strategy: "fixed",
        middleware: [
          offset(gap),
          flip({ padding: 8 }),
          shift({ padding: 8 }),
          size({
            padding: 8,
            apply({ availableHeight, rects }) {
              element.style.maxBlockSize = `${Math.max(120, availableHeight)}px`;
              if (matchWidth) element.style.minInlineSize = `${rects.reference.width}px`;
            },
          }),
        ],
      });
      element.style.left = `${x}px`;
      element.style.top = `${y}px`;
    };
    const stop = autoUpdate(reference, element, () => void place());
    return () => {
      stop();
      if (element.isConnected) element.hidePopover?.();
    };
  }, [open, placement, matchWidth, gap]);
}
