import type { Bubble } from "../../rows.ts";
import { client, threadOf } from "../../store.ts";
import css from "../../style/bot.css?inline";
import { language } from "../../texts.ts";
import { Icon } from "../icons.tsx";
import { lazy, wear } from "../lazy.tsx";
import { messageLang } from "./message-lang.ts";

const FormCard = lazy(() => import("./form-card.tsx"));
const FreezeCard = lazy(() => import("./freeze-card.tsx"));

wear(css);

interface BotExtrasProps {
  /** A message of the bot's: its cards speak the language of its words. */
  bubble: Bubble;
  conversation: string;
  /** Above the words: what is to be pressed before anything is read. */
  first?: boolean;
}

/** The articles that the bot's words are taken from, and what may be answered by a click, until somebody writes. */
export default function BotExtras({ bubble, conversation, first }: BotExtrasProps) {
  const { bot, seq, body } = bubble;
  const { thread, pending } = threadOf(conversation).value;
  const over =
    pending.length > 0 || thread.messages.some((one) => one.seq > (seq ?? 0) && one.from !== "system");
  const card = { conversation, seq, lang: messageLang(body, language.value) };
  if (!bot || first) return bot?.freeze ? <FreezeCard {...card} /> : null;
  return (
    <>
      {bot.sources.length > 0 && (
        <ul class="bot-sources">
          {bot.sources.map((source) => (
            <li key={source.path}>
              <a href={source.path} target="_blank" rel="noopener" lang={source.lang} hreflang={source.lang}>
                <Icon name="file" size={15} />
                <span dir="auto">{source.title}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {bot.form && seq !== null && <FormCard {...card} seq={seq} fields={bot.form} />}
      {!over && <Choices all={bot.choices} onChoose={(choice) => client.send(conversation, choice)} />}
    </>
  );
}

interface ChoicesProps {
  all: readonly string[];
  onChoose: (choice: string) => void;
}

/** What may be answered, or asked, by a click. */
export function Choices({ all, onChoose }: ChoicesProps) {
  if (all.length === 0) return null;
  return (
    <ul class="bot-choices">
      {all.map((choice) => (
        <li key={choice}>
          <button
            type="button"
            dir="auto"
            onClick={(event) => {
              // The choices go away: the focus stays with what was said.
              event.currentTarget.closest<HTMLElement>(".log")?.focus();
              onChoose(choice);
            }}
          >
            {choice}
          </button>
        </li>
      ))}
    </ul>
  );
}
