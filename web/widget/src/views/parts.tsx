/** Small things that several screens use. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { tellHost } from "../host.ts";
import { embedded, inbox, link, networkDown, notice } from "../store.ts";
import { t } from "../texts.ts";
import { Icon, type IconName } from "./icons.tsx";

export function IconButton(props: {
  icon: IconName;
  label: string;
  onClick: (event: MouseEvent) => void;
  class?: string;
  expanded?: boolean;
  disabled?: boolean;
}) {
  const { icon, label, onClick, class: more = "", expanded, disabled } = props;
  return (
    <button
      type="button"
      class={`icon-button ${more}`}
      aria-label={label}
      title={label}
      disabled={disabled}
      {...(expanded !== undefined && { "aria-expanded": expanded })}
      onClick={onClick}
    >
      <Icon name={icon} size={22} />
    </button>
  );
}

export function CloseButton() {
  if (!embedded) return null;
  return <IconButton icon="close" label={t("chat-close")} onClick={() => tellHost({ type: "close" })} />;
}

/** Somebody's picture, or the first letter of the name. */
export function Avatar({ name, src, bot = false }: { name: string; src?: string | null; bot?: boolean }) {
  if (src) return <img class="avatar" src={src} alt="" width={36} height={36} />;
  return (
    <span class="avatar" aria-hidden="true">
      {bot ? <Icon name="sparkle" size={18} /> : ([...name.trim()][0] ?? "?").toLocaleUpperCase()}
    </span>
  );
}

export function Safety() {
  return (
    <p class="safety">
      <Icon name="shield" size={16} />
      <span>{t("chat-safety")}</span>
    </p>
  );
}

/** How things stand with the connection; silent while all is well. */
export function ConnectionBanner() {
  const state = link.value;
  let text = "";
  if (state === "refused") text = t("net-refused");
  else if (networkDown.value) text = t("net-offline");
  else if (state === "connecting") text = t("net-connecting");
  return (
    <div class="banner-place" role="status">
      {text && (
        <div class={state === "refused" ? "banner bad" : "banner late"}>
          <Icon name="alert" size={18} />
          <span>{text}</span>
          {state === "refused" && (
            <button type="button" class="link-button" onClick={() => location.reload()}>
              {t("net-reload")}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

/** Something did not work; stays until it is dismissed or the next thing is said. */
export function Notice() {
  const text = notice.value;
  return (
    <div class="banner-place" role="alert">
      {text && (
        <div class="banner bad">
          <Icon name="alert" size={18} />
          <span>{text}</span>
          <IconButton
            icon="close"
            label={t("dialog-close")}
            onClick={() => {
              notice.value = null;
            }}
          />
        </div>
      )}
    </div>
  );
}

/** A modal that the browser itself keeps the focus in, and gives it back from. */
export function Modal(props: {
  label: string;
  class?: string;
  /** What interrupts is an alert, and says at once what it holds. */
  role?: "alertdialog";
  onClose: () => void;
  children: ComponentChildren;
}) {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const outside = (event: Event) => {
      if (event.target === element.current) props.onClose();
    };
    element.current?.showModal();
    element.current?.addEventListener("click", outside);
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      class={props.class ?? "modal"}
      role={props.role}
      aria-label={props.label}
      aria-describedby={props.role && "guard-text"}
      onClose={props.onClose}
    >
      {props.children}
    </dialog>
  );
}

export function brandName(): string {
  return inbox.value?.brand || inbox.value?.name || "";
}
