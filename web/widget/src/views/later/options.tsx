import {
  client,
  conversations,
  explain,
  head,
  inbox,
  inboxKey,
  setLanguage,
  setSound,
  soundOn,
} from "../../store.ts";
import css from "../../style/menu.css?inline";
import { language, offered, t } from "../../texts.ts";
import { Icon, type IconName } from "../icons.tsx";
import { wear } from "../lazy.tsx";
import type { Asking } from "../menu.tsx";

wear(css);

interface OptionsProps {
  conversation: string | null;
  ask: (what: Asking) => void;
  done: () => void;
}

export default function Options({ conversation, ask, done }: OptionsProps) {
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

/** The bearer is in a header, so a plain link would not do. */
async function saveTranscript(conversation: string): Promise<void> {
  const url = URL.createObjectURL(await client.transcript(conversation, "html"));
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = `chat-${inboxKey}-${head(conversation)?.number ?? conversation}.html`;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
