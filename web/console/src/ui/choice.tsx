import { ChevronDown } from "lucide";
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { useFieldIds } from "./field.tsx";
import { Icon } from "./icon.tsx";

export interface Option<T extends string = string> {
  value: T;
  label: string;
  hint?: string | undefined;
  disabled?: boolean | undefined;
}

interface SelectProps<T extends string> {
  value: T;
  options: readonly Option<T>[];
  onValue: (value: T) => void;
  disabled?: boolean | undefined;
  size?: "sm" | "md" | undefined;
  "aria-label"?: string | undefined;
  /** Stands beside the field's own control and has a name of its own. */
  standalone?: boolean | undefined;
}

/** The browser's own list: quick, and native on phones. For many or searchable choices use `Combobox`. */
export function Select<T extends string>({
  value,
  options,
  onValue,
  disabled,
  size,
  standalone,
  ...rest
}: SelectProps<T>) {
  const ids = useFieldIds();
  return (
    <span class={`ui-select ${size === "sm" ? "ui-select-sm" : ""}`}>
      <select
        {...(standalone ? {} : ids)}
        {...rest}
        class="ui-input"
        disabled={disabled ?? false}
        value={value}
        onChange={(event) => onValue(event.currentTarget.value as T)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled ?? false}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon of={ChevronDown} size={16} />
    </span>
  );
}

interface ToggleProps {
  checked: boolean;
  onValue: (checked: boolean) => void;
  label: ComponentChildren;
  hint?: ComponentChildren;
  disabled?: boolean | undefined;
  /** The label is read out but not drawn. */
  hideLabel?: boolean | undefined;
}

function Toggle(props: ToggleProps & { kind: "switch" | "checkbox"; indeterminate?: boolean | undefined }) {
  const { kind, checked, onValue, label, hint, disabled, hideLabel, indeterminate } = props;
  const id = useId();
  return (
    <div class={`ui-toggle ui-toggle-${kind}`}>
      <input
        id={id}
        type="checkbox"
        role={kind === "switch" ? "switch" : undefined}
        class={`ui-${kind}`}
        checked={checked}
        indeterminate={indeterminate ?? false}
        disabled={disabled ?? false}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onValue(event.currentTarget.checked)}
      />
      <div class={hideLabel ? "ui-visually-hidden" : "ui-toggle-text"}>
        <label for={id}>{label}</label>
        {hint && (
          <p class="ui-field-hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}

/** Takes effect as a setting that is on or off. */
export function Switch(props: ToggleProps) {
  return <Toggle {...props} kind="switch" />;
}

export function Checkbox(props: ToggleProps & { indeterminate?: boolean | undefined }) {
  return <Toggle {...props} kind="checkbox" />;
}

interface RadioGroupProps<T extends string> {
  value: T;
  options: readonly Option<T>[];
  onValue: (value: T) => void;
  /** Options side by side as one bar, for two to four short words. */
  bar?: boolean | undefined;
  label?: string | undefined;
}

export function RadioGroup<T extends string>({ value, options, onValue, bar, label }: RadioGroupProps<T>) {
  const name = useId();
  return (
    <div class={bar ? "ui-segments" : "ui-radios"} role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} class={bar ? "ui-segment" : "ui-toggle ui-toggle-radio"}>
          <input
            type="radio"
            class={bar ? "ui-visually-hidden" : "ui-radio"}
            name={name}
            value={option.value}
            checked={option.value === value}
            disabled={option.disabled ?? false}
            onChange={() => onValue(option.value)}
          />
          <span class="ui-toggle-text">
            <span>{option.label}</span>
            {option.hint && <span class="ui-field-hint">{option.hint}</span>}
          </span>
        </label>
      ))}
    </div>
  );
}
