import type { StaffFile } from "@ombud/api";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { http } from "../state/http.ts";
import { problemText } from "../ui/index.ts";
import { clamp, fitting, type Size, STEP, turned } from "./scale.ts";

/** How a picture is looked at: its scale, or null for all of it, and by how many quarters it is turned. */
export interface View {
  scale: number | null;
  quarters: number;
}

interface StageProps {
  file: StaffFile;
  page: number;
  look: View;
  onLook: (look: View) => void;
  onFit: (scale: number) => void;
  onProblem: (problem: string) => void;
}

const NOTHING: Size = { width: 0, height: 0 };

/** A page as the server has drawn it; larger than the room, it is moved by dragging or by the arrows of the scroll bars. */
export function Stage({ file, page, look, onLook, onFit, onProblem }: StageProps) {
  const [url, setUrl] = useState<string | null>(null);
  const [size, setSize] = useState<Size>(NOTHING);
  const room = useRef<HTMLDivElement>(null);
  const space = useRoom(room);
  useEffect(() => {
    const stop = new AbortController();
    let made: string | null = null;
    setUrl(null);
    http
      .raw("GET", `/files/${file.id}/view/pages/${page}`, undefined, { signal: stop.signal })
      .then((response) => response.blob())
      .then(
        (blob) => {
          if (stop.signal.aborted) return;
          made = URL.createObjectURL(blob);
          setUrl(made);
        },
        (error: unknown) => {
          if (!stop.signal.aborted) onProblem(problemText(error));
        },
      );
    return () => {
      stop.abort();
      if (made) URL.revokeObjectURL(made);
    };
  }, [file.id, page]);
  const lying = turned(size, look.quarters);
  const fit = fitting(lying, space);
  useEffect(() => onFit(fit), [fit]);
  const scale = look.scale ?? fit;
  const drag = useDrag(room);
  useWheel(room, (by) => onLook({ ...look, scale: clamp(scale * by) }));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keyboard has + and -, and 0 for the whole
    <div
      ref={room}
      class={`fileview-stage ${look.scale === null ? "" : "fileview-near"}`}
      aria-busy={url === null}
      onDblClick={() => onLook({ ...look, scale: look.scale === null ? Math.max(1, fit * 2) : null })}
      {...drag}
    >
      {url === null && (
        <p class="fileview-said" role="status">
          {t("viewer-drawing")}
        </p>
      )}
      {url && (
        <span
          class="fileview-paper"
          style={{ inlineSize: `${lying.width * scale}px`, blockSize: `${lying.height * scale}px` }}
        >
          <img
            src={url}
            alt={t("viewer-picture", { name: file.name, page })}
            draggable={false}
            style={{
              width: `${size.width * scale}px`,
              height: `${size.height * scale}px`,
              transform: `translate(-50%, -50%) rotate(${look.quarters * 90}deg)`,
            }}
            onLoad={(event) => {
              const { naturalWidth: width, naturalHeight: height } = event.currentTarget;
              setSize({ width, height });
            }}
          />
        </span>
      )}
    </div>
  );
}

/** The room that there is, kept up when the window changes. */
function useRoom(element: { current: HTMLElement | null }): Size {
  const [room, setRoom] = useState<Size>(NOTHING);
  useEffect(() => {
    const box = element.current;
    if (!box) return;
    const watch = new ResizeObserver(() =>
      setRoom({ width: box.clientWidth - 16, height: box.clientHeight - 16 }),
    );
    watch.observe(box);
    return () => watch.disconnect();
  }, []);
  return room;
}

/** Moves what is larger than its room with the pointer; a finger scrolls by itself. */
function useDrag(element: { current: HTMLElement | null }) {
  const from = useRef<{ x: number; y: number; left: number; top: number } | null>(null);
  const end = () => {
    from.current = null;
  };
  return {
    onPointerDown: (event: PointerEvent) => {
      const box = element.current;
      if (!box || event.button !== 0 || event.pointerType !== "mouse") return;
      from.current = { x: event.clientX, y: event.clientY, left: box.scrollLeft, top: box.scrollTop };
      box.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent) => {
      const box = element.current;
      if (!box || !from.current) return;
      box.scrollTo(
        from.current.left - (event.clientX - from.current.x),
        from.current.top - (event.clientY - from.current.y),
      );
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}

/** The wheel with Ctrl, and two fingers on a touch pad, come nearer and go away; the page itself must not. */
function useWheel(element: { current: HTMLElement | null }, zoom: (by: number) => void): void {
  const latest = useRef(zoom);
  latest.current = zoom;
  useEffect(() => {
    const box = element.current;
    const turn = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      latest.current(event.deltaY < 0 ? STEP : 1 / STEP);
    };
    box?.addEventListener("wheel", turn, { passive: false });
    return () => box?.removeEventListener("wheel", turn);
  }, []);
}
