import { transcript } from "@ombud/api/closing";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { chime } from "../../sound.ts";
import { client, conversations, explain, head, inbox, keep, soundOn, threadOf } from "../../store.ts";
import css from "../../style/menu.css?inline";
import { language, offered, speak, t } from "../../texts.ts";
import { Icon, type IconName } from "../icons.tsx";
import { wear } from "../lazy.tsx";
import type { Asking } from "../menu.tsx";
import { keepFile } from "./keep-file.ts";
import { p } from "./proof-texts.ts";
import { proving } from "./proving.tsx";

function setSound(on: boolean): void {
  soundOn.value = on;
  keep.set("sound", on ? null : "off");
  if (on) chime();
}

wear(css);

interface OptionsProps {
  conversation: string | null;
  ask: (what: Asking["what"]) => void;
  done: () => void;
}

export default function Options({ conversation, ask, done }: OptionsProps) {
  const state = conversation ? head(conversation)?.state : undefined;
  const languages = offered(inbox.value?.languages ?? []);
  const watched = useWatched(conversation);
  return (
    <div class="menu">
      {conversation && state && (
        <Option
          icon="download"
          text={t("menu-transcript")}
          onClick={() => {
            done();
            proving(() => transcript(client, conversation, "html", language.value))
              .then((text) => text && keepFile(text, conversation, "html"))
              .catch(explain);
          }}
        />
      )}
      {conversation && state && (
        <Option icon="shield" text={t("menu-receipt")} onClick={() => ask("receipt")} />
      )}
      {conversation && state && p("data-report") && (
        <Option icon="file" text={p("data-report")} onClick={() => ask("report")} />
      )}
      {client.known && <Option icon="eye" text={t("menu-readers")} onClick={() => ask("readers")} />}
      {client.known && p("data-title") && (
        <Option icon="file" text={p("data-title")} onClick={() => ask("data")} />
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
              const tag = event.currentTarget.value;
              keep.set("language", tag);
              speak([tag]).catch(explain);
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
      {/* The last one, for it may come later than the others: it pushes none of them under the finger. */}
      {watched && <Option icon="clock" text={p("data-watches")} onClick={() => ask("watches")} />}
    </div>
  );
}

/** Whether anything is watched for the customer. What the conversation says of it counts until the server has answered. */
function useWatched(conversation: string | null): boolean {
  const lines = conversation ? threadOf(conversation).peek().thread.messages : [];
  const watched = useSignal(lines.some(({ system }) => system?.code === "watch_begun"));
  useEffect(() => {
    if (!client.known) return;
    client.http.get("/widget/watches").then(
      ({ items }) => {
        watched.value = items.length > 0;
      },
      () => undefined, // The other options are there.
    );
  }, []);
  return watched.value;
}

function Option({ icon, text, onClick }: { icon: IconName; text: string; onClick: () => void }) {
  return (
    <button type="button" class="option" onClick={onClick}>
      <Icon name={icon} />
      <span class="grow">{text}</span>
    </button>
  );
}
