import { Smile } from "lucide";
import { t } from "../i18n/index.ts";
import { IconButton, Popover } from "../ui/index.ts";

/** Those that support is written with; everything else the keyboard of the system has. */
const EMOJI = [
  ..."😀😄😁😅😂🙂😉😊😍🤗🤔😐😕😟😢😭😬😱😴🤝👍👎👌🙏👏💪👋✌🤞✅❌❓❗⚠🔒🔑🛡🔍📎📄📷🕐⏳📅💬📨🔗💡🎉🎁⭐❤💙💚💛🔥🚀💰💳🪙📈📉🐛",
];
const COLUMNS = 8;

/** A small board of emoji; arrow keys move over it. */
export function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  return (
    <Popover
      label={t("compose-emoji")}
      placement="top-start"
      trigger={(props) => <IconButton {...props} icon={Smile} label={t("compose-emoji")} />}
    >
      {(close) => (
        <div class="emoji" role="toolbar" aria-label={t("compose-emoji")} onKeyDown={moveOnBoard}>
          {EMOJI.map((emoji, index) => (
            <button
              key={emoji}
              type="button"
              tabIndex={index === 0 ? 0 : -1}
              onClick={() => {
                close();
                onPick(emoji);
              }}
            >
              {emoji}
            </button>
          ))}
        </div>
      )}
    </Popover>
  );
}

function moveOnBoard(event: KeyboardEvent): void {
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key];
  if (step === undefined || !(event.currentTarget instanceof HTMLElement)) return;
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll("button")];
  const at = all.indexOf(document.activeElement as HTMLButtonElement);
  all[Math.max(0, Math.min(all.length - 1, at + step))]?.focus();
}
