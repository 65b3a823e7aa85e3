import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import {
  client,
  conversations,
  explain,
  head,
  inbox,
  inboxKey,
  logout,
  setLanguage,
  setSound,
  soundOn,
} from "../store.ts";
import { language, offered, t } from "../texts.ts";
import { Icon, type IconName } from "./icons.tsx";
import { IconButton, Modal } from "./parts.tsx";

type Asking = "end" | "forget" | null;

/** Further options: of this conversation when there is one, and of the chat. A disclosure of plain buttons. */
export function Menu({ conversation = null }: { conversation?: string | null }) {
  const open = useSignal(false);
  const asking = useSignal<Asking>(null);
  const box = useRef<HTMLDivElement>(null);
  const close = (refocus: boolean) => {
    open.value = false;
    if (refocus) box.current?.querySelector("button")?.focus();
  };
  useLeaving(box, open, close);
  return (
    <div class="menu-box" ref={box}>
      <IconButton
        icon="more"
        label={t("chat-menu")}
        expanded={open.value}
        onClick={() => {
          open.value = !open.peek();
        }}
      />
      {open.value && (
        <Options
          conversation={conversation}
          ask={(what) => {
            close(true);
            asking.value = what;
          }}
          done={() => close(true)}
        />
      )}
      {asking.value && (
        <Question
          what={asking.value}
          conversation={conversation}
          onClose={() => {
            asking.value = null;
          }}
        />
      )}
    </div>
  );
}

/** Escape, a press elsewhere and the focus going elsewhere close what is open. */
function useLeaving(
  box: { current: HTMLElement | null },
  open: Signal<boolean>,
  close: (refocus: boolean) => void,
): void {
  useEffect(() => {
    if (!open.value) return;
    const away = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) close(false);
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      close(true);
    };
    document.addEventListener("pointerdown", away);
    document.addEventListener("focusin", away);
    box.current?.addEventListener("keydown", key);
    return () => {
      document.removeEventListener("pointerdown", away);
      document.removeEventListener("focusin", away);
      box.current?.removeEventListener("keydown", key);
    };
  }, [open.value]);
}

interface OptionsProps {
  conversation: string | null;
  ask: (what: Asking) => void;
  done: () => void;
}

function Options({ conversation, ask, done }: OptionsProps) {
  const state = conversation ? head(conversation)?.state : undefined;
  const languages = offered(inbox.value?.languages ?? []);
  return (
    <div class="menu">
      {conversation && state && (
        <Option
          icon="download"
          text={t("menu-transcript")}
          onClick={() => {
            done();
            saveTranscript(conversation).catch(explain);
          }}
        />
      )}
      {state && state !== "resolved" && (
        <Option icon="flag" text={t("menu-end")} onClick={() => ask("end")} />
      )}
      <label class="option">
        <Icon name="bell" />
        <span class="grow">{t("menu-sound")}</span>
        <input
          type="checkbox"
          class="switch"
          checked={soundOn.value}
          onChange={(event) => setSound(event.currentTarget.checked)}
        />
      </label>
      {languages.length > 1 && (
        <label class="option">
          <Icon name="globe" />
          <span class="grow">{t("menu-language")}</span>
          <select
            value={language.value}
            onChange={(event) => {
              setLanguage(event.currentTarget.value).catch(explain);
            }}
          >
            {languages.map(({ tag, name }) => (
              <option key={tag} value={tag} lang={tag}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {client.known && conversations.value.length > 0 && (
        <Option icon="forget" text={t("menu-forget")} onClick={() => ask("forget")} />
      )}
    </div>
  );
}

function Option({ icon, text, onClick }: { icon: IconName; text: string; onClick: () => void }) {
  return (
    <button type="button" class="option" onClick={onClick}>
      <Icon name={icon} />
      <span class="grow">{text}</span>
    </button>
  );
}

/** Both can be wanted by mistake, so both are asked. */
function Question(props: { what: "end" | "forget"; conversation: string | null; onClose: () => void }) {
  const { what, conversation, onClose } = props;
  const confirm = () => {
    onClose();
    if (what === "forget") void logout();
    else if (conversation) client.end(conversation).catch(explain);
  };
  return (
    <Modal label={t(`${what}-title`)} onClose={onClose}>
      <h2>{t(`${what}-title`)}</h2>
      <p>{t(`${what}-text`)}</p>
      <div class="actions">
        <button type="button" class="button quiet" onClick={onClose}>
          {t("dialog-cancel")}
        </button>
        <button type="button" class="button" onClick={confirm}>
          {t(`${what}-confirm`)}
        </button>
      </div>
    </Modal>
  );
}

/** The bearer is in a header, so a plain link would not do. */
async function saveTranscript(conversation: string): Promise<void> {
  const url = URL.createObjectURL(await client.transcript(conversation, "html"));
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = `chat-${inboxKey}-${head(conversation)?.number ?? conversation}.html`;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
