import { MAX_BODY_CHARS, type MessageKind, type StaffMessage } from "@ombud/api";
import {
  CheckCheck,
  ChevronDown,
  Clock,
  MessageSquareWarning,
  Paperclip,
  SendHorizontal,
  StickyNote,
} from "lucide";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { keyCaps } from "../app/keys.ts";
import { formatList, t } from "../i18n/index.ts";
import { caseSignal } from "../state/cases.ts";
import { type Compose, composeOf, lengthOf } from "../state/compose.ts";
import { openDialog, openMenu } from "../state/current.ts";
import { hasUnfilled } from "../state/messages.ts";
import { sendNow } from "../state/outgoing.ts";
import { can, myId } from "../state/session.ts";
import type { Thread } from "../state/thread.ts";
import { Button, Icon, IconButton, Menu, RadioGroup, toast } from "../ui/index.ts";
import { EmojiPicker } from "./emoji.tsx";
import { composerWanted, scrollToMessage, toComposer } from "./focus.ts";
import { attachFiles } from "./pane.tsx";
import { RefusalStrip } from "./refusal.tsx";
import { ScheduledStrip, SchedulePicker } from "./schedule.tsx";
import { Suggestions, useSuggestions } from "./suggest.tsx";
import { Uploads } from "./uploads.tsx";

/** The counter appears when so few characters are left. */
const COUNT_FROM = 1000;

const KINDS: readonly MessageKind[] = ["message", "note"];

/** Why a message cannot be sent yet; null when it can. */
function obstacle(compose: Compose): string | null {
  if (compose.empty.peek()) return "";
  if (compose.tooLong.peek()) return t("compose-too-long", { max: MAX_BODY_CHARS });
  if (compose.uploading.peek()) return t("compose-uploading");
  if (compose.uploads.peek().some((one) => one.error !== null)) return t("compose-upload-failed");
  if (compose.kind.peek() === "message" && hasUnfilled(compose.body.peek())) return t("compose-unfilled");
  return null;
}

/** Sends what was written. False when something stands in the way; then it has been said. */
function trySending(thread: Thread, compose: Compose): boolean {
  const problem = obstacle(compose);
  if (problem !== null) {
    if (problem !== "") toast(problem, { tone: "danger" });
    return false;
  }
  if (compose.newer.peek().length > 0) {
    document.querySelector<HTMLElement>("[data-newer] button")?.focus();
    return false;
  }
  sendNow(thread);
  return true;
}

/** Where replies and notes are written. */
export function Composer({ thread }: { thread: Thread }) {
  const compose = composeOf(thread);
  const item = caseSignal(thread.id).value;
  const kinds = KINDS.filter((kind) => can(kind === "note" ? "cases.note" : "cases.reply"));
  const [first] = kinds;
  useEffect(() => {
    if (first && !kinds.includes(compose.kind.peek())) compose.choose(first);
  }, [first]);
  if (item?.erased_at) return <p class="composer composer-closed">{t("thread-erased")}</p>;
  if (item?.state === "merged") return <MergedNotice thread={thread} />;
  if (!first) return null;
  const note = compose.kind.value === "note";
  return (
    <section class={`composer ${note ? "composer-note" : ""}`} aria-label={t("composer")}>
      <ScheduledStrip thread={thread} />
      <NewerStrip compose={compose} />
      <Writers thread={thread} />
      <div class="composer-box">
        <div class="composer-top">
          <RadioGroup
            bar
            label={t("compose-kind")}
            value={compose.kind.value}
            options={kinds.map((value) => ({ value, label: t(value === "note" ? "note" : "reply") }))}
            onValue={(kind) => compose.choose(kind)}
          />
          {note && <span class="composer-hint ui-truncate">{t("note-hint")}</span>}
          <DraftState compose={compose} />
        </div>
        <Writing thread={thread} compose={compose} />
        <Uploads compose={compose} />
        <Tools thread={thread} compose={compose} />
      </div>
      <RefusalStrip thread={thread} compose={compose} />
    </section>
  );
}

function MergedNotice({ thread }: { thread: Thread }) {
  const into = thread.detail.value?.merged_into;
  return (
    <p class="composer composer-closed">
      {t("thread-merged")} {into && <a href={`/console/inbox/all/${into}`}>{t("thread-merged-open")}</a>}
    </p>
  );
}

function DraftState({ compose }: { compose: Compose }) {
  const state = compose.saved.value;
  return (
    <span class="composer-saved" aria-live="polite">
      {state !== "idle" && !compose.empty.value && t(`draft-${state}`)}
    </span>
  );
}

/** What was written to or by the customer meanwhile: to be read before the answer goes out. */
function NewerStrip({ compose }: { compose: Compose }) {
  const newer = compose.newer.value;
  const last = newer.at(-1);
  return (
    <div aria-live="assertive">
      {last && (
        <div class="newer" data-newer>
          <Icon of={MessageSquareWarning} size={18} />
          <div class="ui-grow">
            <strong>{newerTitle(newer, last)}</strong>
            <p class="newer-text">{excerpt(last)}</p>
          </div>
          <Button
            size="sm"
            variant="primary"
            onClick={() => {
              scrollToMessage(newer[0]?.pos);
              compose.reviewed();
              toComposer();
            }}
          >
            {t("newer-reviewed")}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Who else writes here: before two answer the same. */
function Writers({ thread }: { thread: Thread }) {
  const writing = thread.viewers.value.filter((one) => one.typing && one.id !== myId.value);
  return (
    <p class="writers" aria-live="polite">
      {writing.length > 0 &&
        t("writing-colleague", { names: formatList(writing.map((one) => one.name)), count: writing.length })}
    </p>
  );
}

function newerTitle(newer: readonly StaffMessage[], last: StaffMessage): string {
  if (last.from === "bot") return t("newer-bot");
  if (last.from === "staff") return t("newer-colleague", { name: last.name ?? t("newer-somebody") });
  return t("newer-title", { count: newer.filter((one) => one.from === "customer").length });
}

function excerpt(message: StaffMessage): string {
  return message.body || message.files.map((file) => file.name).join(", ");
}

function Writing({ thread, compose }: { thread: Thread; compose: Compose }) {
  const area = useRef<HTMLTextAreaElement>(null);
  const suggestions = useSuggestions(thread, compose, area);
  useEffect(() => {
    const wanted = composerWanted.peek();
    if (!wanted) return;
    compose.choose(wanted);
    toComposer();
  }, []);
  const body = compose.body.value;
  useLayoutEffect(() => {
    const element = area.current;
    // Where the browser grows the box by itself, measuring it would only cost a layout.
    if (!element || CSS.supports("field-sizing", "content")) return;
    element.style.blockSize = "auto";
    element.style.blockSize = `${element.scrollHeight}px`;
  }, [body]);
  const note = compose.kind.value === "note";
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || suggestions.onKeyDown(event)) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      const sent = trySending(thread, compose);
      if (sent && event.shiftKey) openDialog.value = { kind: "resolve", cases: [thread.id] };
    } else if (event.key === "Escape") {
      event.stopPropagation();
      area.current?.blur();
    }
  };
  return (
    <div class="writing">
      <Suggestions state={suggestions} />
      <textarea
        ref={area}
        data-composer
        class="writing-area"
        rows={2}
        dir="auto"
        aria-label={t(note ? "compose-note" : "compose-reply")}
        aria-autocomplete="list"
        aria-controls={suggestions.open ? suggestions.id : undefined}
        aria-activedescendant={suggestions.open ? `${suggestions.id}-${suggestions.active}` : undefined}
        placeholder={t(note ? "compose-note-hint" : "compose-reply-hint")}
        value={body}
        onInput={(event) => {
          compose.write(event.currentTarget.value);
          suggestions.look();
        }}
        onClick={suggestions.look}
        onKeyUp={(event) => event.key.startsWith("Arrow") && !suggestions.open && suggestions.look()}
        onBlur={suggestions.close}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          if ((event.clipboardData?.files.length ?? 0) === 0) return;
          event.preventDefault();
          attachFiles(thread, event.clipboardData?.files);
        }}
      />
    </div>
  );
}

function Tools({ thread, compose }: { thread: Thread; compose: Compose }) {
  const picker = useRef<HTMLInputElement>(null);
  const left = MAX_BODY_CHARS - lengthOf(compose.body.value);
  const insert = (text: string) => {
    compose.write(compose.body.peek() + text);
    toComposer();
  };
  return (
    <div class="composer-tools">
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          attachFiles(thread, event.currentTarget.files);
          event.currentTarget.value = "";
        }}
      />
      <IconButton icon={Paperclip} label={t("compose-attach")} onClick={() => picker.current?.click()} />
      <EmojiPicker onPick={insert} />
      <CannedButton compose={compose} />
      <span class="ui-grow" />
      {left < COUNT_FROM && (
        <span class={`composer-count ${left < 0 ? "composer-over" : ""}`} role="status">
          {left < 0 ? t("compose-over", { count: -left }) : t("compose-left", { count: left })}
        </span>
      )}
      <SendButtons thread={thread} compose={compose} />
    </div>
  );
}

function CannedButton({ compose }: { compose: Compose }) {
  return (
    <Button
      size="sm"
      variant="ghost"
      class="canned-button"
      title={t("help-canned")}
      aria-label={t("help-canned")}
      onClick={() => {
        const body = compose.body.peek();
        compose.write(body === "" || /\s$/.test(body) ? `${body}/` : `${body} /`);
        toComposer();
        // The list opens by what stands before the caret, which is there after the focus.
        requestAnimationFrame(() =>
          document.activeElement?.dispatchEvent(new MouseEvent("click", { bubbles: true })),
        );
      }}
    >
      /
    </Button>
  );
}

function SendButtons({ thread, compose }: { thread: Thread; compose: Compose }) {
  const note = compose.kind.value === "note";
  const empty = compose.empty.value;
  const [hint] = useState(() => keyCaps("mod+enter").join(" "));
  const send = (then?: () => void) => {
    if (trySending(thread, compose)) then?.();
  };
  const resolve = () => {
    openDialog.value = { kind: "resolve", cases: [thread.id] };
  };
  return (
    <span class="send">
      {!note && <SchedulePicker thread={thread} compose={compose} />}
      <span class="send-split">
        <Button
          variant="primary"
          icon={note ? StickyNote : SendHorizontal}
          disabled={empty}
          title={hint}
          onClick={() => send()}
        >
          {t(note ? "compose-add-note" : "compose-send")}
        </Button>
        <Menu
          label={t("compose-more-ways")}
          placement="top-end"
          items={[
            {
              label: t("compose-send-resolve"),
              icon: CheckCheck,
              disabled: empty,
              onSelect: () => send(resolve),
            },
            {
              label: t("compose-send-snooze"),
              icon: Clock,
              disabled: empty,
              onSelect: () => {
                send(() => {
                  openMenu.value = "snooze";
                });
              },
            },
          ]}
          trigger={(props) => (
            <Button
              {...props}
              variant="primary"
              aria-label={t("compose-more-ways")}
              icon={ChevronDown}
              disabled={empty}
            />
          )}
        />
      </span>
    </span>
  );
}
