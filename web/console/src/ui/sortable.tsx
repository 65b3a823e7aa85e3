import { ArrowDown, ArrowUp, GripVertical } from "lucide";
import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { IconButton } from "./button.tsx";
import { Icon } from "./icon.tsx";
import "./sortable.css";
import { moved } from "./order.ts";

interface SortableProps<T> {
  items: readonly T[];
  idOf: (item: T) => string;
  /** What an item is called when it is moved. */
  nameOf: (item: T) => string;
  onOrder: (items: T[]) => void;
  disabled?: boolean | undefined;
  children: (item: T, at: number) => ComponentChildren;
}

/** A list in an order: two buttons beside each item for everybody, dragging for those with a mouse. Moves are said aloud. */
export function Sortable<T>({ items, idOf, nameOf, onOrder, disabled, children }: SortableProps<T>) {
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const [said, setSaid] = useState("");
  const move = (from: number, to: number, direction?: "up" | "down") => {
    const item = items[from];
    if (item === undefined || from === to || to < 0 || to >= items.length) return;
    onOrder(moved(items, from, to));
    setSaid(t("ui-moved", { name: nameOf(item), place: to + 1, count: items.length }));
    if (!direction) return;
    requestAnimationFrame(() => {
      const row = list.current?.children[to];
      const wanted = row?.querySelector<HTMLButtonElement>(`[data-move="${direction}"]:not(:disabled)`);
      (wanted ?? row?.querySelector<HTMLButtonElement>("[data-move]:not(:disabled)"))?.focus();
    });
  };
  const drop = () => {
    if (dragged !== null && over !== null) move(dragged, over);
    setDragged(null);
    setOver(null);
  };
  return (
    <>
      <ol ref={list} class="ui-sortable">
        {items.map((item, at) => (
          <li
            key={idOf(item)}
            class={`ui-sortable-row ${over === at && dragged !== at ? "ui-sortable-over" : ""}`}
            draggable={!disabled && dragged !== null}
            onDragOver={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              setOver(at);
            }}
            onDragStart={(event) => event.dataTransfer?.setData("text/plain", nameOf(item))}
            onDrop={(event) => {
              event.preventDefault();
              drop();
            }}
            onDragEnd={() => {
              setDragged(null);
              setOver(null);
            }}
          >
            {!disabled && (
              <span
                class="ui-sortable-grip"
                aria-hidden="true"
                onPointerDown={() => setDragged(at)}
                onPointerUp={() => setDragged(null)}
              >
                <Icon of={GripVertical} size={16} />
              </span>
            )}
            <div class="ui-grow">{children(item, at)}</div>
            {!disabled && items.length > 1 && (
              <span class="ui-row" style={{ "--gap": "0" }}>
                <IconButton
                  size="sm"
                  icon={ArrowUp}
                  data-move="up"
                  label={t("ui-move-up", { name: nameOf(item) })}
                  disabled={at === 0}
                  onClick={() => move(at, at - 1, "up")}
                />
                <IconButton
                  size="sm"
                  icon={ArrowDown}
                  data-move="down"
                  label={t("ui-move-down", { name: nameOf(item) })}
                  disabled={at === items.length - 1}
                  onClick={() => move(at, at + 1, "down")}
                />
              </span>
            )}
          </li>
        ))}
      </ol>
      <p class="ui-visually-hidden" aria-live="polite">
        {said}
      </p>
    </>
  );
}
