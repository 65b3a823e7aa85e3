import type { FileView, StaffFile } from "@ombud/api";
import {
  ChevronLeft,
  ChevronRight,
  Clock,
  Download,
  EyeOff,
  FileX2,
  RotateCcw,
  RotateCw,
  X,
  ZoomIn,
  ZoomOut,
} from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { markImage } from "../app/watermark.tsx";
import { direction, formatBytes, t } from "../i18n/index.ts";
import { http } from "../state/http.ts";
import { Button, Icon, IconButton, problemText, useNow } from "../ui/index.ts";
import { DownloadDialog } from "./download.tsx";
import { clamp, countdown, STEP } from "./scale.ts";
import { Stage, type View } from "./stage.tsx";
import { stepFile, viewing } from "./state.ts";
import "./viewer.css";

const WHOLE: View = { scale: null, quarters: 0 };

/** What is open over the whole screen; whoever looks stands in it, drawn by the server. */
export default function Viewer() {
  const open = viewing.value;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const file = open?.files[open.at];
  if (!open || !file) return null;
  return (
    <dialog
      ref={dialog}
      class="fileview"
      aria-label={file.name}
      onCancel={(event) => {
        event.preventDefault();
        viewing.value = null;
      }}
    >
      <Opened key={file.id} file={file} at={open.at} count={open.files.length} />
    </dialog>
  );
}

interface OpenedProps {
  file: StaffFile;
  at: number;
  count: number;
}

/** One file: opened when it comes on the screen, closed when its minutes are over. */
function Opened({ file, at, count }: OpenedProps) {
  const [view, setView] = useState<FileView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [page, setPage] = useState(1);
  const [look, setLook] = useState<View>(WHOLE);
  const [fit, setFit] = useState(1);
  const [asking, setAsking] = useState(false);
  const open = () => {
    setView(null);
    setProblem(null);
    http.post(`/files/${file.id}/view`).then(setView, (error: unknown) => setProblem(problemText(error)));
  };
  useEffect(open, [file.id]);
  const left = new Date(view?.until ?? 0).getTime() - useNow();
  const shown = view && view.shown_as !== "nothing" ? view : null;
  const over = shown !== null && left <= 0;
  const pages = shown?.pages ?? 0;
  const zoom = (by: number) => setLook({ ...look, scale: clamp((look.scale ?? fit) * by) });
  const turn = (by: number) => setLook({ ...look, quarters: (look.quarters + by + 4) % 4 });
  const goTo = (wanted: number) => {
    if (wanted < 1 || wanted > pages || wanted === page) return;
    setPage(wanted);
    setLook({ ...look, scale: null });
  };
  useKeys({
    left: () => stepFile(direction.value === "rtl" ? 1 : -1),
    right: () => stepFile(direction.value === "rtl" ? -1 : 1),
    page: (by) => goTo(page + by),
    zoom,
    turn: () => turn(1),
    whole: () => setLook({ ...look, scale: null }),
  });
  const scale = Math.round((look.scale ?? fit) * 100);
  return (
    <>
      <header class="fileview-bar">
        <span class="fileview-name">
          <span class="ui-truncate ui-block">{file.name}</span>
          <span class="fileview-meta">
            {formatBytes(file.size)}
            {shown && !over && (
              <span class="fileview-left" title={t("viewer-left-hint")}>
                <Icon of={Clock} size={12} /> {countdown(left)}
              </span>
            )}
            {shown && typeof shown.left === "number" && (
              <span>{t("viewer-budget", { count: shown.left })}</span>
            )}
          </span>
        </span>
        {shown?.shown_as === "pages" && !over && (
          <span class="fileview-tools" role="toolbar" aria-label={t("viewer-tools")}>
            <IconButton
              icon={ZoomOut}
              label={t("viewer-zoom-out")}
              tooltip={false}
              onClick={() => zoom(1 / STEP)}
            />
            <Button
              variant="ghost"
              class="fileview-scale"
              aria-label={t("viewer-whole", { percent: scale })}
              onClick={() => setLook({ ...look, scale: look.scale === null ? 1 : null })}
            >
              {t("viewer-scale", { percent: scale })}
            </Button>
            <IconButton
              icon={ZoomIn}
              label={t("viewer-zoom-in")}
              tooltip={false}
              onClick={() => zoom(STEP)}
            />
            <IconButton
              icon={RotateCcw}
              label={t("viewer-turn-left")}
              tooltip={false}
              onClick={() => turn(-1)}
            />
            <IconButton
              icon={RotateCw}
              label={t("viewer-turn-right")}
              tooltip={false}
              onClick={() => turn(1)}
            />
          </span>
        )}
        {view?.may_download && (
          <IconButton icon={Download} label={t("download")} tooltip={false} onClick={() => setAsking(true)} />
        )}
        <IconButton
          icon={X}
          label={t("ui-close")}
          tooltip={false}
          onClick={() => {
            viewing.value = null;
          }}
        />
      </header>
      <Body
        {...{ file, view, problem, over, page, look }}
        onAgain={open}
        onLook={setLook}
        onFit={setFit}
        onProblem={setProblem}
      />
      <Steps {...{ at, count, page, pages: over ? 0 : pages }} more={shown?.more === true} onPage={goTo} />
      {asking && <DownloadDialog file={file} onClose={() => setAsking(false)} />}
    </>
  );
}

interface BodyProps {
  file: StaffFile;
  view: FileView | null;
  problem: string | null;
  over: boolean;
  page: number;
  look: View;
  onAgain: () => void;
  onLook: (look: View) => void;
  onFit: (scale: number) => void;
  onProblem: (problem: string) => void;
}

function Body({ file, view, problem, over, page, look, onAgain, onLook, onFit, onProblem }: BodyProps) {
  if (problem) return <Said icon={FileX2} title={t("viewer-failed")} text={problem} onAgain={onAgain} />;
  if (!view) {
    return (
      <p class="fileview-said" role="status">
        {t("viewer-opening")}
      </p>
    );
  }
  if (view.shown_as === "nothing") {
    const names = view.ask.join(", ");
    const text = names ? t("viewer-ask", { names }) : t("viewer-ask-nobody");
    return <Said icon={FileX2} title={t(`viewer-why-${view.why ?? "unknown_kind"}`)} text={text} />;
  }
  if (over)
    return <Said icon={EyeOff} title={t("viewer-over")} text={t("viewer-over-text")} onAgain={onAgain} />;
  if (view.shown_as === "text") {
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      <section class="fileview-text" aria-label={file.name} tabIndex={0}>
        <div class="fileview-sheet">
          <pre dir="auto">{view.text}</pre>
          {view.more && <p class="fileview-more">{t("viewer-text-more")}</p>}
          <div class="fileview-mark" aria-hidden="true" style={{ backgroundImage: markImage.value }} />
        </div>
      </section>
    );
  }
  return <Stage file={file} page={page} look={look} onLook={onLook} onFit={onFit} onProblem={onProblem} />;
}

interface SaidProps {
  icon: Parameters<typeof Icon>[0]["of"];
  title: string;
  text: string;
  onAgain?: () => void;
}

function Said({ icon, title, text, onAgain }: SaidProps) {
  return (
    <div class="fileview-said" role="status">
      <Icon of={icon} size={32} />
      <strong>{title}</strong>
      <p>{text}</p>
      {onAgain && <Button onClick={onAgain}>{t("viewer-again")}</Button>}
    </div>
  );
}

interface StepsProps {
  at: number;
  count: number;
  page: number;
  pages: number;
  more: boolean;
  onPage: (page: number) => void;
}

/** The way to the other pages, and to the other files of the case. */
function Steps({ at, count, page, pages, more, onPage }: StepsProps) {
  if (count < 2 && pages < 2) return null;
  const step = (icon: typeof ChevronLeft, label: string, run: () => void, disabled = false) => (
    <IconButton
      icon={icon}
      label={label}
      class="fileview-step"
      tooltip={false}
      disabled={disabled}
      onClick={run}
    />
  );
  return (
    <footer class="fileview-bar fileview-steps">
      {pages > 1 && (
        <span class="fileview-tools">
          {step(ChevronLeft, t("viewer-page-previous"), () => onPage(page - 1), page === 1)}
          <span title={more ? t("viewer-pages-more") : undefined}>{t("viewer-page", { page, pages })}</span>
          {step(ChevronRight, t("viewer-page-next"), () => onPage(page + 1), page === pages)}
        </span>
      )}
      {count > 1 && (
        <span class="fileview-tools">
          {step(ChevronLeft, t("viewer-previous"), () => stepFile(-1))}
          <span>{t("viewer-file", { at: at + 1, count })}</span>
          {step(ChevronRight, t("viewer-next"), () => stepFile(1))}
        </span>
      )}
    </footer>
  );
}

interface Keys {
  left: () => void;
  right: () => void;
  page: (by: number) => void;
  zoom: (by: number) => void;
  turn: () => void;
  whole: () => void;
}

/** The keyboard's way; what is typed into a field of a dialog above stays there. */
function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof HTMLElement && event.target.closest(".ui-dialog")) return;
      const run: Record<string, () => void> = {
        ArrowLeft: () => latest.current.left(),
        ArrowRight: () => latest.current.right(),
        PageUp: () => latest.current.page(-1),
        PageDown: () => latest.current.page(1),
        "+": () => latest.current.zoom(STEP),
        "=": () => latest.current.zoom(STEP),
        "-": () => latest.current.zoom(1 / STEP),
        "0": () => latest.current.whole(),
        r: () => latest.current.turn(),
      };
      const wanted = run[event.key];
      if (!wanted) return;
      // No key of the screen below may act while a file lies over it.
      event.preventDefault();
      event.stopPropagation();
      wanted();
    };
    window.addEventListener("keydown", press, true);
    return () => window.removeEventListener("keydown", press, true);
  }, []);
}
