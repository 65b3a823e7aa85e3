import { CircleAlert, Eye, EyeOff } from "lucide";
import type { ComponentChildren, InputHTMLAttributes, Ref, TextareaHTMLAttributes } from "preact";
import { createContext } from "preact";
import { useContext, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { Icon } from "./icon.tsx";

interface FieldIds {
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
}

const FieldContext = createContext<FieldIds | null>(null);

/** Attributes that tie a control to the label, hint and error of the `Field` around it. */
export function useFieldIds(own?: { id?: string | undefined }): {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": "true" | undefined;
  "aria-required": "true" | undefined;
} {
  const fallback = useId();
  const field = useContext(FieldContext);
  return {
    id: own?.id ?? field?.id ?? fallback,
    "aria-describedby": field?.describedBy,
    "aria-invalid": field?.invalid ? "true" : undefined,
    "aria-required": field?.required ? "true" : undefined,
  };
}

/** True inside of a `Field`, whose label then names the control. */
export const useInField = () => useContext(FieldContext) !== null;

export interface FieldProps {
  label: string;
  /** The label is read out but not drawn; for a control whose place says what it is. */
  hideLabel?: boolean | undefined;
  hint?: ComponentChildren;
  error?: string | null | undefined;
  required?: boolean | undefined;
  /** Several controls under one name (radios, a list of checkboxes): drawn as a group instead of a label. */
  group?: boolean | undefined;
  class?: string | undefined;
  children: ComponentChildren;
}

export function Field({
  label,
  hideLabel,
  hint,
  error,
  required,
  group,
  class: extra,
  children,
}: FieldProps) {
  const id = useId();
  const ids = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  const labelClass = hideLabel ? "ui-visually-hidden" : "ui-field-label";
  const context: FieldIds = {
    id: `${id}-control`,
    describedBy: ids || undefined,
    invalid: Boolean(error),
    required: required ?? false,
  };
  const mark = required && (
    <span class="ui-field-required" aria-hidden="true">
      *
    </span>
  );
  return (
    <FieldContext.Provider value={context}>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: role and label are set together or not at all */}
      <div
        class={`ui-field ${extra ?? ""}`}
        role={group ? "group" : undefined}
        aria-labelledby={group ? `${id}-label` : undefined}
        aria-describedby={group ? context.describedBy : undefined}
      >
        {group ? (
          <span class={labelClass} id={`${id}-label`}>
            {label}
            {mark}
          </span>
        ) : (
          <label class={labelClass} for={context.id} id={`${id}-label`}>
            {label}
            {mark}
          </label>
        )}
        {children}
        {error && (
          <p class="ui-field-error" id={`${id}-error`}>
            <Icon of={CircleAlert} size={14} />
            {error}
          </p>
        )}
        {hint && (
          <p class="ui-field-hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
      </div>
    </FieldContext.Provider>
  );
}

export type TextInputProps = Omit<
  InputHTMLAttributes<HTMLInputElement>,
  "value" | "onInput" | "ref" | "prefix"
> & {
  value: string;
  onValue: (value: string) => void;
  /** Drawn inside the box, before and after the text. */
  prefix?: ComponentChildren;
  suffix?: ComponentChildren;
  ref?: Ref<HTMLInputElement>;
};

export function TextInput({ value, onValue, prefix, suffix, class: extra, ...rest }: TextInputProps) {
  const ids = useFieldIds({ id: typeof rest.id === "string" ? rest.id : undefined });
  const input = (
    <input
      type="text"
      {...(rest as InputHTMLAttributes<HTMLInputElement>)}
      {...ids}
      class={`ui-input ${typeof extra === "string" ? extra : ""}`}
      value={value}
      onInput={(event) => onValue(event.currentTarget.value)}
    />
  );
  if (prefix === undefined && suffix === undefined) return input;
  return (
    <span class="ui-input-box">
      {prefix !== undefined && <span class="ui-input-affix">{prefix}</span>}
      {input}
      {suffix !== undefined && <span class="ui-input-affix">{suffix}</span>}
    </span>
  );
}

/** A password that its owner can look at. */
export function PasswordInput(props: Omit<TextInputProps, "type" | "suffix" | "prefix">) {
  const [shown, setShown] = useState(false);
  return (
    <TextInput
      {...props}
      type={shown ? "text" : "password"}
      autocapitalize="off"
      spellcheck={false}
      suffix={
        <button
          type="button"
          class="ui-input-button"
          aria-pressed={shown}
          aria-label={t("ui-show-password")}
          onClick={() => setShown(!shown)}
        >
          <Icon of={shown ? EyeOff : Eye} />
        </button>
      }
    />
  );
}

export type TextAreaProps = Omit<
  TextareaHTMLAttributes<HTMLTextAreaElement>,
  "value" | "onInput" | "ref" | "rows"
> & {
  value: string;
  onValue: (value: string) => void;
  rows?: number | undefined;
  /** Grows with its text up to this many rows. */
  maxRows?: number | undefined;
};

/** Above and below the lines of a text area, borders included, in pixels. */
const PADDING = 14;

export function TextArea({ value, onValue, maxRows = 12, rows = 3, class: extra, ...rest }: TextAreaProps) {
  const ids = useFieldIds({ id: typeof rest.id === "string" ? rest.id : undefined });
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.blockSize = "auto";
    const line = Number.parseFloat(getComputedStyle(element).lineHeight) || 20;
    // In a dialog that is about to open nothing has a size yet, so `rows` sets the least.
    const wanted = Math.max(element.scrollHeight + 2, line * rows + PADDING);
    element.style.blockSize = `${Math.min(wanted, line * maxRows + PADDING)}px`;
  }, [value, maxRows, rows]);
  return (
    <textarea
      {...rest}
      {...ids}
      ref={area}
      rows={rows}
      class={`ui-input ui-textarea ${typeof extra === "string" ? extra : ""}`}
      value={value}
      onInput={(event) => onValue(event.currentTarget.value)}
    />
  );
}
