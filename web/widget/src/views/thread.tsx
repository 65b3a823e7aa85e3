import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { rowsOf } from "../rows.ts";
import {
  attended,
  client,
  customer,
  goHome,
  head,
  inbox,
  panelOpen,
  threadOf,
  unreadOf,
  wide,
} from "../store.ts";
import { t } from "../texts.ts";
import { Composer } from "./composer.tsx";
import { ContactCard, wantsContact } from "./contact.tsx";
import { Icon } from "./icons.tsx";
import { lazy } from "./lazy.tsx";
import { Menu } from "./menu.tsx";
import { RowView } from "./message.tsx";
import { Avatar, brandName, CloseButton, ConnectionBanner, IconButton, Notice, Safety } from "./parts.tsx";
import { QueueLine } from "./queue.tsx";
import { RatingCard, wantsRating } from "./rating.tsx";
import { useLogScroll } from "./scroll.ts";
import { Expectation, waitText } from "./wait.tsx";

const FirstMenu = lazy(() => import("./later/first-menu.tsx"));

export function ThreadView({ id }: { id: string }) {
  const section = useRef<HTMLElement>(null);
  const dropping = useDropping(section, id);
  useFirstFocus(section);
  return (
    <section class="thread" ref={section} aria-label={t("chat-conversation")}>
      <Head id={id} />
      <ConnectionBanner />
      <Notice />
      <Log id={id} />
      <Composer key={id} id={id} />
      {dropping && (
        <div class="drop" aria-hidden="true">
          {t("composer-drop")}
        </div>
      )}
    </section>
  );
}

function Head({ id }: { id: string }) {
  const agent = head(id)?.agent;
  const brand = brandName();
  // Beside the list, whose greeting is the first heading, this is the second.
  const Title = wide.value ? "h2" : "h1";
  return (
    <header class="thread-head bar">
      {!wide.value && <IconButton icon="back" label={t("chat-back")} onClick={goHome} />}
      <Avatar name={agent?.name ?? brand} src={agent?.avatar ?? null} />
      <div class="grow thread-who">
        <Title tabIndex={-1}>
          <bdi>{agent?.name ?? brand}</bdi>
        </Title>
        <p>{agent ? t("chat-team", { brand }) : waitText()}</p>
      </div>
      <Menu conversation={id} />
      <CloseButton />
    </header>
  );
}

function Log({ id }: { id: string }) {
  const { thread, pending, typing } = threadOf(id).value;
  const conversation = head(id);
  const unread = unreadOf(id);
  const newAfter = useNewAfter(id, pending.length);
  const rows = useMemo(
    () => rowsOf(thread.messages, pending, newAfter),
    [thread.messages, pending, newAfter],
  );
  const log = useRef<HTMLElement>(null);
  const scroll = useLogScroll(log, id, thread, pending.at(-1)?.id);
  const newest = thread.messages.at(-1)?.seq ?? 0;
  const watched = attended.value && scroll.atEnd.value;
  useEffect(() => {
    if (watched && newest > 0) client.read(id, newest);
  }, [watched, newest, id]);
  const blank = rows.length === 0 && thread.loaded;
  const lastOwn = rows.findLast((row) => row.kind === "bubble" && row.from === "customer")?.key;
  const cards = wantsContact(inbox.value, customer.value) && rows.length > 0;
  return (
    <div class="log-place">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard in every browser */}
      <section class="log" ref={log} tabIndex={0} aria-label={t("log-label")}>
        <div class="log-inner">
          {thread.loaded ? null : <p class="center muted">{t("chat-loading")}</p>}
          {thread.older && <Older id={id} log={log} />}
          {(blank || (!thread.older && thread.loaded)) && <Welcome />}
          <div
            class="rows"
            role="log"
            aria-label={t("log-label")}
            aria-live={scroll.quiet.value ? "off" : "polite"}
          >
            {rows.map((row) => (
              <RowView key={row.key} row={row} conversation={id} marked={row.key === lastOwn} />
            ))}
          </div>
          {blank && <FirstMenu conversation={id} />}
          {conversation?.queue && inbox.value?.open && <QueueLine queue={conversation.queue} />}
          {cards && <ContactCard />}
          {wantsRating(conversation) && <RatingCard conversation={id} />}
          <TypingLine name={typing} />
        </div>
      </section>
      {!scroll.atEnd.value && (
        <button type="button" class="jump" onClick={scroll.toEnd}>
          <Icon name="down" size={18} />
          {unread > 0 ? t("chat-unread", { count: unread }) : t("log-jump")}
        </button>
      )}
    </div>
  );
}

/** The greeting stands where the talk begins, as the brand's first word. */
function Welcome() {
  return (
    <div class="welcome">
      <Avatar name={brandName()} />
      <p class="welcome-text">
        <bdi>{inbox.value?.greeting || t("chat-greeting")}</bdi>
      </p>
      {!wide.value && (
        <>
          <Expectation />
          <Safety />
        </>
      )}
    </div>
  );
}

function TypingLine({ name }: { name: string | null }) {
  return (
    <div class="typing" role="status">
      {name && (
        <>
          <span class="typing-dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          <span class="hidden">{t("typing-one", { name })}</span>
        </>
      )}
    </div>
  );
}

/** Fetches earlier messages as soon as their place comes into view. */
function Older({ id, log }: { id: string; log: { current: HTMLElement | null } }) {
  const failed = useSignal(false);
  const place = useRef<HTMLDivElement>(null);
  const load = () => {
    failed.value = false;
    client.loadOlder(id).catch(() => {
      failed.value = true;
    });
  };
  const first = client.thread(id).messages[0]?.seq;
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((e) => e.isIntersecting)) load();
      },
      { root: log.current, rootMargin: "300px 0px 0px" },
    );
    if (place.current) observer.observe(place.current);
    return () => observer.disconnect();
  }, [first]);
  return (
    <div class="center muted" ref={place}>
      {failed.value ? (
        <>
          {t("log-older-failed")}{" "}
          <button type="button" class="link-button" onClick={load}>
            {t("problem-retry")}
          </button>
        </>
      ) : (
        t("log-older")
      )}
    </div>
  );
}

/** Where the divider stands: before what was unread when the person came (back); gone once the person writes. */
function useNewAfter(id: string, pending: number): number | null {
  const after = useSignal<number | null>(client.unread(id) > 0 ? client.readSeq(id) : null);
  const unread = unreadOf(id);
  useEffect(() => {
    if (!attended.peek() && unread > 0 && after.peek() === null) after.value = client.readSeq(id);
  }, [unread]);
  useEffect(() => {
    if (pending > 0) after.value = null;
  }, [pending]);
  return after.value;
}

/** What takes files comes behind what is seen first, and before anybody can have found a file to drag. */
function useDropping(section: { current: HTMLElement | null }, id: string): boolean {
  const dropping = useSignal(false);
  useEffect(() => {
    let stop: (() => void) | undefined;
    let over = false;
    import("./later/dropping.ts").then(
      ({ takeDrops }) => {
        if (!over) stop = takeDrops(section.current as HTMLElement, id, dropping);
      },
      // Files can be chosen.
      () => {},
    );
    return () => {
      over = true;
      stop?.();
    };
  }, [id]);
  return dropping.value;
}

/** The keyboard begins where one writes; on a touch screen that would push up the keys, so there it does not. */
function useFirstFocus(section: { current: HTMLElement | null }): void {
  const open = panelOpen.value;
  useEffect(() => {
    if (!open) return;
    const touch = matchMedia("(pointer: coarse)").matches;
    section.current?.querySelector<HTMLElement>(touch ? "h1" : "textarea")?.focus({ preventScroll: true });
  }, [open]);
}
