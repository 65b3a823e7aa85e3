import { MAX_BODY_CHARS } from "@ombud/api";
import { type Signal, useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { secretsIn, without } from "../guard/gate.ts";
import type { Finding } from "../guard/guard.ts";
import { suspicious } from "../guard/suspect.ts";
import { tellHost } from "../host.ts";
import { client, embedded, head, keep, notice } from "../store.ts";
import { t } from "../texts.ts";
import { addFiles, clearTray, type TrayItem, trayOf } from "../tray.ts";
import { Icon } from "./icons.tsx";
import { lazy } from "./lazy.tsx";
import { IconButton } from "./parts.tsx";

const EmojiGrid = lazy(() => import("./later/emoji.tsx"));
const Tray = lazy(() => import("./later/tray.tsx"));
const Warning = lazy(() => import("./later/warning.tsx"));

/** Shown when so few characters are left. */
const TELL_LEFT = 500;
/** One has stopped writing for a moment. */
const PAUSE_MS = 300;

interface Writing {
  id: string;
  text: Signal<string>;
  picking: Signal<boolean>;
  area: RefObject<HTMLTextAreaElement | null>;
  tray: TrayItem[];
  /** Characters that may still be written; negative when there are too many. */
  left: number;
  /** There is nothing to send, or not yet. */
  blocked: boolean;
  /** Secrets that stopped the sending; the person has been told and has not chosen yet. */
  found: Signal<Finding[]>;
  send: () => void;
  sendWithout: () => void;
  insert: (emoji: string) => void;
}

function useWriting(id: string): Writing {
  // A talk that has not begun has no lasting id, so its draft has a name of its own.
  const draftKey = `draft.${head(id) ? id : "new"}`;
  const text = useSignal(keep.get(draftKey) ?? "");
  const picking = useSignal(false);
  const found = useSignal<Finding[]>([]);
  const checking = useSignal(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const tray = trayOf(id).value;
  const left = MAX_BODY_CHARS - [...text.value].length;
  const empty = text.value.trim() === "" && tray.length === 0;
  const blocked = empty || left < 0 || checking.value || tray.some((item) => !item.ref);
  useGrowing(area, text.value);
  useDraft(draftKey, text);

  const deliver = (body: string) => {
    const files = tray.flatMap((item) => item.ref ?? []);
    keep.set(draftKey, null);
    client.send(id, body, files);
    tellHost({ type: "event", name: "sent", detail: { conversation: id } });
    text.value = "";
    picking.value = false;
    // What was said about this message, such as a file that was too large, ends with it.
    notice.value = null;
    clearTray(id);
    area.current?.focus();
  };
  const send = () => {
    if (blocked) return;
    const body = text.peek().trim();
    if (!suspicious(body)) return deliver(body);
    const check = secretsIn(body).then((secrets) => {
      if (secrets.length > 0) found.value = secrets;
      else deliver(body);
    });
    void whileChecking(check, checking);
  };
  const sendWithout = () => {
    const secrets = found.peek();
    found.value = [];
    void whileChecking(without(text.peek().trim(), secrets).then(deliver), checking);
  };
  const insert = (emoji: string) => {
    const element = area.current;
    if (!element) return;
    element.setRangeText(emoji, element.selectionStart, element.selectionEnd, "end");
    text.value = element.value;
    picking.value = false;
    element.focus();
  };
  return { id, text, picking, area, tray, left, blocked, found, send, sendWithout, insert };
}

/** What cannot be checked is not sent: it stays where it was written. */
async function whileChecking(work: Promise<unknown>, checking: Signal<boolean>): Promise<void> {
  checking.value = true;
  await work.catch(() => {
    notice.value = t("guard-unchecked");
  });
  checking.value = false;
}

/** Keeps what is being written for the next visit; a secret is not kept on the device either. */
function useDraft(key: string, text: Signal<string>): void {
  const value = text.value;
  useEffect(() => {
    if (!suspicious(value)) {
      keep.set(key, value || null);
      return;
    }
    keep.set(key, null);
    // By the time that it is sent, the check is loaded.
    const pause = setTimeout(() => {
      secretsIn(value).then(
        (secrets) => {
          if (secrets.length === 0 && text.peek() === value) keep.set(key, value);
        },
        () => undefined,
      );
    }, PAUSE_MS);
    return () => clearTimeout(pause);
  }, [value, key]);
}

export function Composer({ id }: { id: string }) {
  const writing = useWriting(id);
  const { picking, area, found } = writing;
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        writing.send();
      }}
    >
      {writing.tray.length > 0 && <Tray items={writing.tray} conversation={id} />}
      {picking.value && (
        <EmojiGrid
          onPick={writing.insert}
          onClose={() => {
            picking.value = false;
            area.current?.focus();
          }}
        />
      )}
      {found.value.length > 0 && (
        <Warning
          kinds={found.value.map(({ kind }) => kind)}
          onWithout={writing.sendWithout}
          onEdit={() => {
            found.value = [];
            area.current?.focus();
          }}
        />
      )}
      <div class="composer-box">
        <Area writing={writing} />
        <Tools writing={writing} />
      </div>
    </form>
  );
}

function Area({ writing: { id, text, area, left, send } }: { writing: Writing }) {
  return (
    <textarea
      ref={area}
      rows={1}
      dir={text.value ? "auto" : undefined}
      value={text.value}
      placeholder={t("composer-placeholder")}
      aria-label={t("composer-label")}
      aria-describedby={left < TELL_LEFT ? "composer-left" : undefined}
      aria-invalid={left < 0}
      enterkeyhint="send"
      onInput={(event) => {
        text.value = event.currentTarget.value;
        if (text.peek()) client.typing(id);
      }}
      onKeyDown={(event) => {
        // While an input method composes a word, Enter belongs to it.
        if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
        event.preventDefault();
        send();
      }}
      onPaste={(event) => {
        const files = event.clipboardData?.files;
        if (!files?.length) return;
        event.preventDefault();
        addFiles(id, files);
      }}
    />
  );
}

function Tools({ writing: { id, picking, left, blocked } }: { writing: Writing }) {
  return (
    <div class="composer-tools">
      <FileButton id={id} />
      <FileButton id={id} camera />
      <IconButton
        icon="emoji"
        label={t("composer-emoji")}
        expanded={picking.value}
        onClick={() => {
          picking.value = !picking.peek();
        }}
      />
      <span class="grow" />
      {left < TELL_LEFT && (
        <span id="composer-left" class={left < 0 ? "left over" : "left"} role="status">
          {left < 0 ? t("composer-over", { count: -left }) : t("composer-left", { count: left })}
        </span>
      )}
      <button
        type="submit"
        class="send"
        disabled={blocked}
        aria-label={t("composer-send")}
        title={t("composer-send")}
      >
        <Icon name="send" size={20} />
      </button>
    </div>
  );
}

/** As tall as the text, up to what the style allows. */
function useGrowing(area: { current: HTMLTextAreaElement | null }, text: string): void {
  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
  }, [text]);
}

function FileButton({ id, camera = false }: { id: string; camera?: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton
        icon={camera ? "camera" : "attach"}
        label={camera ? t("composer-camera") : t("composer-attach")}
        class={camera ? "touch-only" : ""}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        hidden
        {...(camera ? { accept: "image/*", capture: "environment" } : { multiple: true })}
        onChange={(event) => {
          addFiles(id, event.currentTarget.files ?? []);
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}

/** Escape closes the panel, unless something inside has its own use for it. */
export function listenForEscape(): void {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || !embedded) return;
    if (document.querySelector("dialog[open]")) return;
    tellHost({ type: "close" });
  });
}
