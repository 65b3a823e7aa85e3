import { ArrowDown } from "lucide";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { formatDate, formatList, t } from "../i18n/index.ts";
import { liveIfAny, outboxVersion, reconnects } from "../state/live.ts";
import { type Line, linesOf } from "../state/messages.ts";
import { watchReading } from "../state/reading.ts";
import { myId } from "../state/session.ts";
import type { Thread } from "../state/thread.ts";
import { Icon, Spinner } from "../ui/index.ts";
import { type Above, useAbove } from "./above.ts";
import { ActivityLine, HandoverLine } from "./activity.tsx";
import { MessageView } from "./message.tsx";
import { PendingView } from "./pending.tsx";

const NEAR_END = 80;
const NEAR_START = 700;

interface ListProps {
  thread: Thread;
  /** The message to begin at, when the address names one. */
  at: number | null;
}

/** The messages of a case: the newest first seen, older ones as the reader goes up. */
export function MessageList({ thread, at }: ListProps) {
  const box = useRef<HTMLDivElement>(null);
  const messages = thread.messages.value;
  const unreadAfter = thread.unreadAfter.value;
  // The mark stands only where the unread part is known to begin.
  const begins = !thread.older.value || (messages[0]?.pos ?? 0) <= (unreadAfter ?? 0);
  const lines = useMemo(
    () => linesOf(messages, begins ? unreadAfter : null),
    [messages, unreadAfter, begins],
  );
  outboxVersion.value;
  const pending = liveIfAny()?.pending(thread.id) ?? [];
  const above = useAbove(lines, at);
  const drawn = above.count > 0 ? lines.slice(above.count) : lines;
  const { atEnd, toEnd, onScroll } = useScroll(box, { thread, at, pendingCount: pending.length, above });
  useReading(thread, atEnd);
  return (
    <div class="messages-frame">
      <div
        ref={box}
        class="messages"
        role="log"
        aria-label={t("messages")}
        aria-busy={thread.paging.value !== null}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
        tabIndex={0}
        onScroll={onScroll}
      >
        <div class="messages-inner">
          {thread.older.value && (
            <p class="messages-more">
              <Spinner size={16} label={t("ui-loading")} />
            </p>
          )}
          {drawn.map((line) => (
            <LineView key={line.key} line={line} thread={thread} target={at} />
          ))}
          {thread.newer.value ? (
            <p class="messages-more">
              <Spinner size={16} label={t("ui-loading")} />
            </p>
          ) : (
            pending.map((item) => <PendingView key={item.id} item={item} thread={thread} />)
          )}
          <Typists thread={thread} />
        </div>
      </div>
      {(!atEnd || thread.newer.value) && <ToEnd thread={thread} toEnd={toEnd} />}
    </div>
  );
}

function LineView({ line, thread, target }: { line: Line; thread: Thread; target: number | null }) {
  switch (line.kind) {
    case "day":
      return (
        <div class="line-day">
          <time dateTime={line.at}>{formatDate(line.at, "day")}</time>
        </div>
      );
    case "unread":
      return (
        <div class="line-unread" data-unread>
          <span>{t("unread-from-here")}</span>
        </div>
      );
    case "conversation":
      return <ConversationLine thread={thread} id={line.conversation} />;
    case "activity":
      return <ActivityLine message={line.message} />;
    case "handover":
      return <HandoverLine messages={line.messages} target={target} />;
    case "message":
      return (
        <MessageView
          message={line.message}
          head={line.head}
          thread={thread}
          target={line.message.pos === target}
        />
      );
  }
}

function ConversationLine({ thread, id }: { thread: Thread; id: string }) {
  const one = thread.detail.value?.conversations.find((conversation) => conversation.id === id);
  return (
    <div class="line-conversation">
      <span>
        {t("conversation-from", { number: String(one?.number ?? ""), channel: one?.channel ?? "" })}
      </span>
    </div>
  );
}

function Typists({ thread }: { thread: Thread }) {
  const names = thread.typists.value
    .filter((one) => one.id !== myId.value)
    .map((one) => one.name || t("the-customer"));
  return (
    <p class="typists" aria-live="polite">
      {names.length > 0 && (
        <>
          <span class="typing-dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {t("typing", { names: formatList(names), count: names.length })}
        </>
      )}
    </p>
  );
}

function ToEnd({ thread, toEnd }: { thread: Thread; toEnd: () => void }) {
  // Of an earlier stretch the rest is not new, only not yet on the screen.
  const since = useRef(Math.max(thread.lastPos.peek(), thread.detail.peek()?.updated_pos ?? 0));
  const fresh = thread.messages.value.filter(
    (one) => one.pos > since.current && one.kind !== "activity",
  ).length;
  return (
    <button
      type="button"
      class="to-end"
      onClick={() => {
        void thread.toNewest().then(toEnd);
      }}
    >
      <Icon of={ArrowDown} size={15} />
      {fresh > 0 ? t("to-end-new", { count: fresh }) : t("to-end")}
    </button>
  );
}

type Box = { current: HTMLDivElement | null };

interface Scrolled {
  thread: Thread;
  at: number | null;
  pendingCount: number;
  above: Above;
}

/** Keeps the place of the reader: at the end while new messages come, or at the same message while older ones do. */
function useScroll(box: Box, { thread, at, pendingCount, above }: Scrolled) {
  const [atEnd, setAtEnd] = useState(true);
  const sticky = useRef(true);
  const lastTop = useRef(0);
  const placed = useRef(false);
  const before = useRef({ first: 0, above: 0, height: 0 });
  const messages = thread.messages.value;
  const first = messages[0]?.pos ?? 0;
  const toEnd = () => {
    sticky.current = true;
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  };

  useLayoutEffect(() => {
    const element = box.current;
    if (!element || messages.length === 0) return;
    if (!placed.current) {
      placed.current = true;
      sticky.current = placeFirst(element, at);
      // Lines lower than most: they do not fill the screen.
      if (element.scrollTop <= 0) above.drawAll();
    } else if ((before.current.first > first && first > 0) || before.current.above > above.count) {
      element.scrollTop += element.scrollHeight - before.current.height;
    } else if (sticky.current && !thread.newer.peek()) toEnd();
    before.current = { first, above: above.count, height: element.scrollHeight };
  }, [messages, above.count]);
  useLayoutEffect(() => {
    if (pendingCount > 0) toEnd();
  }, [pendingCount]);
  useStickiness(box, sticky, before);

  const onScroll = () => {
    const element = box.current;
    if (!element) return;
    const left = element.scrollHeight - element.scrollTop - element.clientHeight;
    // Only going up leaves the end; a thread that grew or a composer that did must not.
    sticky.current = left < NEAR_END || (sticky.current && element.scrollTop >= lastTop.current);
    const goesUp = element.scrollTop < lastTop.current;
    lastTop.current = element.scrollTop;
    setAtEnd(sticky.current);
    if (above.count > 0) {
      if (goesUp) above.drawAll();
    } else if (element.scrollTop < NEAR_START && thread.older.peek()) void thread.page("older");
    if (left < NEAR_START && thread.newer.peek()) void thread.page("newer");
    if (sticky.current && !thread.newer.peek()) thread.trim();
  };
  return { atEnd, toEnd, onScroll };
}

/** Where the reader begins: at the message asked for, at what is unread, or at the end. True for the end. */
function placeFirst(element: HTMLElement, at: number | null): boolean {
  const wanted = at === null ? null : element.querySelector(`[data-pos="${at}"]`);
  const mark = wanted ?? element.querySelector("[data-unread]");
  element.scrollTop = element.scrollHeight;
  if (!mark) return true;
  const offset = mark.getBoundingClientRect().top - element.getBoundingClientRect().top;
  if (!wanted && offset >= 0) return true;
  element.scrollTop += offset - (wanted ? element.clientHeight / 3 : 24);
  return false;
}

/** The end moves without new messages too: pictures get their size, the composer grows, the window changes. */
function useStickiness(
  box: Box,
  sticky: { current: boolean },
  before: { current: { height: number } },
): void {
  useEffect(() => {
    const element = box.current;
    const inner = element?.firstElementChild;
    if (!element || !inner) return;
    const observer = new ResizeObserver(() => {
      if (sticky.current) element.scrollTop = element.scrollHeight;
      before.current.height = element.scrollHeight;
    });
    observer.observe(inner);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
}

/** What somebody looked at, at the end of the thread, counts as read. */
function useReading(thread: Thread, atEnd: boolean): void {
  const last = thread.lastPos.value;
  const again = reconnects.value;
  useEffect(
    () => (atEnd ? watchReading(thread.id, () => thread.markRead()) : undefined),
    [thread, last, atEnd, again],
  );
}
