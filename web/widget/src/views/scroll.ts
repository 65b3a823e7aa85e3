/** Keeps the newest message in view while the person is there, and the person's place while they read further up. */
import type { Thread } from "@ombud/api";
import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

const NEAR_END_PX = 80;
const QUIET_MS = 500;

export interface LogScroll {
  atEnd: Signal<boolean>;
  /** Earlier messages are being put in: nothing that a screen reader should read out. */
  quiet: Signal<boolean>;
  toEnd: () => void;
}

type Log = { current: HTMLElement | null };

export function useLogScroll(
  log: Log,
  id: string,
  thread: Thread,
  lastPending: string | undefined,
): LogScroll {
  const atEnd = useSignal(true);
  const toEnd = () => {
    const element = log.current;
    if (!element) return;
    element.scrollTop = element.scrollHeight;
    atEnd.value = true;
  };
  useWatch(log, id, atEnd);
  usePlace(log, thread, atEnd, toEnd);
  useEffect(() => {
    if (lastPending) toEnd();
  }, [lastPending]);
  return { atEnd, quiet: useQuiet(thread), toEnd };
}

/** Whether the person is at the end, and staying there when something grows. */
function useWatch(log: Log, id: string, atEnd: Signal<boolean>): void {
  useEffect(() => {
    const element = log.current;
    const inner = element?.firstElementChild;
    if (!element || !inner) return;
    let last = element.scrollTop;
    const onScroll = () => {
      // What grew in the meantime leads away from the end as well; only a person goes upwards.
      if (element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END_PX) atEnd.value = true;
      else if (element.scrollTop < last) atEnd.value = false;
      last = element.scrollTop;
    };
    // A picture, a card or the composer may change heights at any time.
    const observer = new ResizeObserver(() => {
      if (atEnd.peek()) element.scrollTop = element.scrollHeight;
    });
    observer.observe(inner);
    observer.observe(element);
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", onScroll);
    };
  }, [id]);
}

/** At first the divider or the end; later what was in view stays, though more is put in above. */
function usePlace(log: Log, thread: Thread, atEnd: Signal<boolean>, toEnd: () => void): void {
  const before = useRef({ first: 0, height: 0, placed: false });
  const first = thread.messages[0]?.seq ?? 0;
  useLayoutEffect(() => {
    const element = log.current;
    if (!element) return;
    const last = before.current;
    if (!last.placed && thread.loaded) {
      last.placed = true;
      const divider = element.querySelector(".new-line");
      if (divider) {
        divider.scrollIntoView({ block: "center" });
        atEnd.value = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END_PX;
      } else toEnd();
    } else if (last.first > first && first > 0) {
      element.scrollTop += element.scrollHeight - last.height;
    } else if (atEnd.peek()) element.scrollTop = element.scrollHeight;
    last.first = first;
    last.height = element.scrollHeight;
  });
}

/** What is put in at first, or above, is history; only what comes after it is news. */
function useQuiet(thread: Thread): Signal<boolean> {
  const quiet = useSignal(true);
  const first = thread.messages[0]?.seq;
  useEffect(() => {
    quiet.value = true;
    const timer = setTimeout(() => {
      quiet.value = !thread.loaded;
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [first, thread.loaded]);
  return quiet;
}
