import type { BotShown } from "@ombud/api";
import { client, threadOf } from "../../store.ts";
import css from "../../style/bot.css?inline";
import { Icon } from "../icons.tsx";
import { lazy, wear } from "../lazy.tsx";

const FormCard = lazy(() => import("./form-card.tsx"));
const FreezeCard = lazy(() => import("./freeze-card.tsx"));

wear(css);

interface BotExtrasProps {
  bot: BotShown;
  conversation: string;
  seq: number | null;
}

/** The articles that the bot's words are taken from, and what may be answered by a click, until somebody writes. */
export default function BotExtras({ bot, conversation, seq }: BotExtrasProps) {
  const { thread, pending } = threadOf(conversation).value;
  const over =
    pending.length > 0 || thread.messages.some((one) => one.seq > (seq ?? 0) && one.from !== "system");
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
      {bot.freeze && <FreezeCard conversation={conversation} />}
      {bot.form && seq !== null && <FormCard fields={bot.form} conversation={conversation} seq={seq} />}
      {!over && bot.choices.length > 0 && (
        <ul class="bot-choices">
          {bot.choices.map((choice) => (
            <li key={choice}>
              <button
                type="button"
                dir="auto"
                onClick={(event) => {
                  // The choices go away: the focus stays with what was said.
                  event.currentTarget.closest<HTMLElement>(".log")?.focus();
                  client.send(conversation, choice);
                }}
              >
                {choice}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
