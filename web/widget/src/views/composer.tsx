import { MAX_BODY_CHARS } from "@ombud/api";
import { type Signal, useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { tellHost } from "../host.ts";
import { client, embedded, head, keep } from "../store.ts";
import { t } from "../texts.ts";
import { percent } from "../time.ts";
import { addFiles, clearTray, removeFile, retryFile, type TrayItem, trayOf } from "../tray.ts";
import { EmojiGrid } from "./emoji.tsx";
import { Icon } from "./icons.tsx";
import { IconButton } from "./parts.tsx";

/** Shown when so few characters are left. */
const TELL_LEFT = 500;

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
  send: () => void;
  insert: (emoji: string) => void;
}

function useWriting(id: string): Writing {
  // A talk that has not begun has no lasting id, so its draft has a name of its own.
  const draftKey = `draft.${head(id) ? id : "new"}`;
  const text = useSignal(keep.get(draftKey) ?? "");
  const picking = useSignal(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const tray = trayOf(id).value;
  const left = MAX_BODY_CHARS - [...text.value].length;
  const empty = text.value.trim() === "" && tray.length === 0;
  const blocked = empty || left < 0 || tray.some((item) => !item.ref);
  useGrowing(area, text.value);
  useEffect(() => keep.set(draftKey, text.value || null), [text.value, draftKey]);

  const send = () => {
    if (blocked) return;
    const files = tray.flatMap((item) => item.ref ?? []);
    keep.set(draftKey, null);
    client.send(id, text.peek().trim(), files);
    tellHost({ type: "event", name: "sent", detail: { conversation: id } });
    text.value = "";
    picking.value = false;
    clearTray(id);
    area.current?.focus();
  };
  const insert = (emoji: string) => {
    const element = area.current;
    if (!element) return;
    element.setRangeText(emoji, element.selectionStart, element.selectionEnd, "end");
    text.value = element.value;
    picking.value = false;
    element.focus();
  };
  return { id, text, picking, area, tray, left, blocked, send, insert };
}

export function Composer({ id }: { id: string }) {
  const writing = useWriting(id);
  const { picking, area } = writing;
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        writing.send();
      }}
    >
      <Tray items={writing.tray} conversation={id} />
      {picking.value && (
        <EmojiGrid
          onPick={writing.insert}
          onClose={() => {
            picking.value = false;
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

function Tray({ items, conversation }: { items: TrayItem[]; conversation: string }) {
  if (items.length === 0) return null;
  return (
    <ul class="tray">
      {items.map((item) => (
        <li key={item.key} class={item.failed ? "tray-item bad" : "tray-item"}>
          {item.ref?.thumb ? (
            <img src={item.ref.thumb} alt="" width={32} height={32} />
          ) : (
            <Icon name="file" />
          )}
          <span class="tray-text">
            <span class="tray-name line" dir="auto">
              {item.name}
            </span>
            {!item.ref && !item.failed && <progress max={1} value={item.share} aria-hidden="true" />}
            <span class={item.failed ? "tray-error" : "hidden"} role="status">
              {trayState(item)}
            </span>
          </span>
          {item.failed && item.again && (
            <button type="button" class="link-button" onClick={() => retryFile(conversation, item.key)}>
              {t("failed-retry")}
              <span class="hidden">{t("file-retry", { name: item.name })}</span>
            </button>
          )}
          <IconButton
            icon="close"
            label={t("file-remove", { name: item.name })}
            onClick={() => removeFile(conversation, item.key)}
          />
        </li>
      ))}
    </ul>
  );
}

/** Told in quarters: a screen reader should not count every percent. */
function trayState(item: TrayItem): string {
  if (item.failed) return item.failed;
  if (item.ref) return t("file-ready", { name: item.name });
  return t("file-uploading", { name: item.name, percent: percent(Math.floor(item.share * 4) / 4) });
}

/** Escape closes the panel, unless something inside has its own use for it. */
export function listenForEscape(): void {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || !embedded) return;
    if (document.querySelector("dialog[open]")) return;
    tellHost({ type: "close" });
  });
}
