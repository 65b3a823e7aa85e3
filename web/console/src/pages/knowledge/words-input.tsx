import { X } from "lucide";
import { useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { Icon, useFieldIds } from "../../ui/index.ts";

interface WordsProps {
  values: readonly string[];
  onValues: (values: string[]) => void;
  placeholder: string;
  disabled?: boolean | undefined;
  /** How many the server takes. */
  most: number;
}

/** Words that one types freely, each a chip: Enter, a comma or leaving the box takes what was typed. */
export function WordsInput({ values, onValues, placeholder, disabled, most }: WordsProps) {
  const ids = useFieldIds();
  const [text, setText] = useState("");
  const take = (typed: string) => {
    const fresh = typed
      .split(/[,，、\n]/)
      .map((word) => word.trim())
      .filter((word) => word !== "" && !values.includes(word));
    setText("");
    const next = [...new Set([...values, ...fresh])].slice(0, most);
    if (next.length !== values.length) onValues(next);
  };
  const remove = (word: string) => onValues(values.filter((other) => other !== word));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const last = values.at(-1);
    if (event.key === "Enter" && text.trim() !== "") take(text);
    else if (event.key === "Backspace" && text === "" && last !== undefined) remove(last);
    else return;
    event.preventDefault();
  };
  return (
    <div class={`ui-combo ui-combo-multi ui-input ${disabled ? "ui-disabled" : ""}`}>
      {values.map((word) => (
        <span class="ui-chip" key={word}>
          <span class="ui-truncate">{word}</span>
          {!disabled && (
            <button type="button" aria-label={t("ui-remove", { name: word })} onClick={() => remove(word)}>
              <Icon of={X} size={12} />
            </button>
          )}
        </span>
      ))}
      <input
        {...ids}
        class="ui-combo-input"
        type="text"
        autocomplete="off"
        disabled={disabled ?? false}
        placeholder={values.length === 0 ? placeholder : ""}
        value={text}
        onInput={(event) => {
          const typed = event.currentTarget.value;
          if (/[,，、]/.test(typed)) take(typed);
          else setText(typed);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => take(text)}
      />
    </div>
  );
}
