import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { cursor } from "../state/current.ts";
import { Spinner } from "../ui/index.ts";
import type { CaseList } from "./list.ts";
import { CaseRow } from "./row.tsx";

/** The height of a row, the same for all, so that any number of them costs no more than those on the screen. */
const ROW = 86;
const BEYOND = 6;
/** A pointer that rests for so long is not about to click. */
const REST_MS = 6000;

interface RowsProps {
  list: CaseList;
  openId: string | null;
  slug: string;
}

/** The rows of a list, of which only those near the visible part are drawn. */
export function CaseRows({ list, openId, slug }: RowsProps) {
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 900 });
  const order = list.order.value;
  useKeptPlace(box, order);
  useCursorInView(box, order);
  const hold = useHold(list);
  useFocusBack(box);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setView({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener("scroll", measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", measure);
    };
  }, []);

  const first = Math.max(0, Math.floor(view.top / ROW) - BEYOND);
  const last = Math.min(order.length, Math.ceil((view.top + view.height) / ROW) + BEYOND);
  useLayoutEffect(() => {
    if (last >= order.length - BEYOND) void list.more();
  }, [last, order.length, list]);

  return (
    <div class="rows-frame">
      <Arriving list={list} box={box} />
      <div ref={box} class="rows" {...hold}>
        {/* biome-ignore lint/a11y/useSemanticElements: rows that are not drawn still count, which ul cannot say */}
        <div role="list" class="rows-all" style={{ blockSize: `${order.length * ROW}px` }}>
          {order.slice(first, last).map((id, index) => (
            // biome-ignore lint/a11y/useSemanticElements: as above
            <div
              key={id}
              role="listitem"
              class="rows-slot"
              aria-setsize={list.complete.value ? order.length : -1}
              aria-posinset={first + index + 1}
              style={{ blockSize: `${ROW}px`, transform: `translateY(${(first + index) * ROW}px)` }}
            >
              <CaseRow id={id} list={list} slug={slug} open={id === openId} />
            </div>
          ))}
        </div>
        {list.state.value === "more" && (
          <p class="rows-more">
            <Spinner size={16} label={t("ui-loading")} />
          </p>
        )}
      </div>
    </div>
  );
}

function Arriving({ list, box }: { list: CaseList; box: { current: HTMLDivElement | null } }) {
  const count = list.arriving.value;
  return (
    <div class="rows-arriving" aria-live="polite">
      {count > 0 && (
        <button
          type="button"
          onClick={() => {
            list.hold(false);
            box.current?.scrollTo({ top: 0, behavior: "smooth" });
          }}
        >
          {t("list-arriving", { count })}
        </button>
      )}
    </div>
  );
}

/** Rows that come or go above the visible part do not move it. */
function useKeptPlace(box: { current: HTMLDivElement | null }, order: readonly string[]): void {
  const before = useRef(order);
  useLayoutEffect(() => {
    const old = before.current;
    before.current = order;
    const element = box.current;
    if (!element || old === order || element.scrollTop < ROW / 2) return;
    const at = Math.floor(element.scrollTop / ROW);
    for (const id of old.slice(at, at + 10)) {
      const now = order.indexOf(id);
      if (now === -1) continue;
      element.scrollTop += (now - old.indexOf(id)) * ROW;
      return;
    }
  }, [order]);
}

/** Back from a case on a phone, the focus is where it was before. */
function useFocusBack(box: { current: HTMLDivElement | null }): void {
  useLayoutEffect(() => {
    const row = box.current?.querySelector<HTMLElement>(".row-cursor .row-link");
    if (document.activeElement === document.body) row?.focus({ preventScroll: true });
  }, []);
}

/** Follows the keyboard's row. */
function useCursorInView(box: { current: HTMLDivElement | null }, order: readonly string[]): void {
  const id = cursor.value;
  useLayoutEffect(() => {
    const element = box.current;
    const at = id === null ? -1 : order.indexOf(id);
    if (!element || at === -1) return;
    const top = at * ROW;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW > element.scrollTop + element.clientHeight) {
      element.scrollTop = top + ROW - element.clientHeight;
    }
  }, [id]);
}

/** Keeps rows still while the pointer moves over them. */
function useHold(list: CaseList) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const release = () => {
    clearTimeout(timer.current);
    list.hold(false);
  };
  const keep = (event: PointerEvent) => {
    if (event.pointerType !== "mouse") return;
    clearTimeout(timer.current);
    list.hold(true);
    timer.current = setTimeout(() => list.hold(false), REST_MS);
  };
  useLayoutEffect(() => release, [list]);
  return { onPointerMove: keep, onPointerLeave: release };
}
