import { CloudOff, Ghost, Upload } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { navigate, place } from "../app/router.ts";
import { PHONE } from "../app/shell.tsx";
import { CustomerPanel } from "../customer/panel.tsx";
import { t } from "../i18n/index.ts";
import { caseSignal } from "../state/cases.ts";
import { composeOf } from "../state/compose.ts";
import { currentThread, panelShown, phoneScreen, WIDE } from "../state/current.ts";
import type { Thread } from "../state/thread.ts";
import { prefetch, threadOf } from "../state/threads.ts";
import { Button, EmptyState, Icon, Loading, toast, useMedia } from "../ui/index.ts";
import { BriefCard } from "./brief.tsx";
import { Composer } from "./composer.tsx";
import { ExposedCard } from "./exposed.tsx";
import { ThreadHeader } from "./header.tsx";
import { MessageList } from "./message-list.tsx";
import "./thread.css";
import "./messages.css";
import "./composer.css";

/** An open case: its thread, and the customer beside it or behind it. */
export function ThreadPane({ id }: { id: string }) {
  const at = Number(place.value.query.get("at")) || null;
  const thread = useThread(id, at);
  const phone = useMedia(PHONE);
  const wide = useMedia(WIDE);
  const state = thread.state.value;
  if (state === "missing") return <Missing />;
  if (state === "failed" && !thread.detail.value) return <Failed thread={thread} />;
  const onPhonePanel = phone && phoneScreen.value === "panel";
  const panel = phone ? onPhonePanel : panelShown.value;
  return (
    <div class="thread-and-panel">
      {!onPhonePanel && <ThreadColumn thread={thread} at={at} />}
      {panel && <CustomerPanel thread={thread} over={!wide} />}
    </div>
  );
}

function useThread(id: string, at: number | null): Thread {
  const [thread] = useState(() => {
    // The answer is on its way while the empty thread is drawn.
    if (at === null) prefetch(id);
    return threadOf(id);
  });
  useEffect(() => {
    currentThread.value = thread;
    const known = thread.state.peek() === "ready";
    if (known && at === null) void thread.revisit();
    else void thread.load(at ?? undefined);
    thread.follow();
    return () => {
      thread.leave();
      if (currentThread.peek() === thread) currentThread.value = null;
    };
  }, [thread, at]);
  const erased = caseSignal(id).value?.erased_at ?? null;
  const shown = useRef(erased);
  useEffect(() => {
    // Erased by somebody else while it is on this screen: it goes from here, too.
    if (erased !== null && shown.current === null) void thread.load();
    shown.current = erased;
  }, [erased]);
  const detail = thread.detail.value;
  useEffect(() => {
    if (detail) composeOf(thread).restore(detail.draft, detail.draft_beside);
  }, [detail]);
  return thread;
}

function ThreadColumn({ thread, at }: { thread: Thread; at: number | null }) {
  const drop = useFileDrop(thread);
  const loading = thread.state.value === "loading" && thread.messages.value.length === 0;
  const column = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone the list that had the focus is gone.
    if (document.activeElement === document.body) column.current?.focus();
  }, []);
  return (
    <section ref={column} class="thread" aria-label={t("thread")} tabIndex={-1} {...drop.handlers}>
      <ThreadHeader thread={thread} />
      <ExposedCard thread={thread} />
      <BriefCard thread={thread} />
      {loading ? (
        <div class="thread-loading">
          <Loading rows={6} late />
        </div>
      ) : (
        <MessageList thread={thread} at={at} />
      )}
      <Composer thread={thread} />
      {drop.over && (
        <div class="drop-here" aria-hidden="true">
          <Icon of={Upload} size={28} />
          {t("compose-drop")}
        </div>
      )}
    </section>
  );
}

/** Files dropped anywhere on the thread are attached. */
function useFileDrop(thread: Thread) {
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  const handlers = {
    onDragEnter: (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth.current++;
      setOver(true);
    },
    onDragLeave: (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth.current = Math.max(0, depth.current - 1);
      if (depth.current === 0) setOver(false);
    },
    onDragOver: (event: DragEvent) => {
      if (carriesFiles(event)) event.preventDefault();
    },
    onDrop: (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth.current = 0;
      setOver(false);
      attachFiles(thread, event.dataTransfer?.files);
    },
  };
  return { over, handlers };
}

/** Attaches files to what is being written, and says when some did not fit. */
export function attachFiles(thread: Thread, files: FileList | null | undefined): void {
  if (!files || files.length === 0) return;
  const left = composeOf(thread).attach([...files]);
  if (left > 0) toast(t("compose-files-left", { count: left }), { tone: "danger" });
}

function Missing() {
  return (
    <div class="thread">
      <EmptyState
        icon={Ghost}
        title={t("thread-missing")}
        action={<Button onClick={() => navigate("/inbox/mine")}>{t("thread-missing-back")}</Button>}
      >
        {t("thread-missing-hint")}
      </EmptyState>
    </div>
  );
}

function Failed({ thread }: { thread: Thread }) {
  return (
    <div class="thread">
      <EmptyState
        icon={CloudOff}
        title={t("thread-failed")}
        action={<Button onClick={() => void thread.load()}>{t("ui-retry")}</Button>}
      >
        {t("error-offline")}
      </EmptyState>
    </div>
  );
}
