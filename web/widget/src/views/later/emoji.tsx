import { useEffect, useRef } from "preact/hooks";
import css from "../../style/emoji.css?inline";
import { direction, t } from "../../texts.ts";
import { wear } from "../lazy.tsx";

wear(css);

const EMOJI = [..."😀😄😂🙂😉😊😍🤔😅😬😐😕🙁😢😭😡😱🥳🙏👍👎👌👏💪👋🤝❤🔥✨🎉✅❌❓⏳🔒🔑💰📎📷🚀"];
const COLUMNS = 8;

/** One tab stop; the arrows go round in the grid. */
export default function EmojiGrid({
  onPick,
  onClose,
}: {
  onPick: (emoji: string) => void;
  onClose: () => void;
}) {
  const grid = useRef<HTMLFieldSetElement>(null);
  const focusAt = (index: number) => {
    const buttons = grid.current?.querySelectorAll("button") ?? [];
    buttons[Math.max(0, Math.min(buttons.length - 1, index))]?.focus();
  };
  useEffect(() => focusAt(0), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.preventDefault();
      onClose();
      return;
    }
    const forward = direction.peek() === "rtl" ? -1 : 1;
    const steps: Record<string, number> = {
      ArrowRight: forward,
      ArrowLeft: -forward,
      ArrowDown: COLUMNS,
      ArrowUp: -COLUMNS,
    };
    const step = steps[event.key];
    const at = [...(grid.current?.querySelectorAll("button") ?? [])].indexOf(
      event.target as HTMLButtonElement,
    );
    if (step === undefined || at < 0) return;
    event.preventDefault();
    focusAt(at + step);
  };
  return (
    <fieldset class="emoji" ref={grid} aria-label={t("composer-emoji-grid")} onKeyDown={onKeyDown}>
      {EMOJI.map((emoji, i) => (
        <button key={emoji} type="button" tabIndex={i === 0 ? 0 : -1} onClick={() => onPick(emoji)}>
          {emoji}
        </button>
      ))}
    </fieldset>
  );
}
