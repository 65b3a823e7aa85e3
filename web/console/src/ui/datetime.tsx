import { useFieldIds } from "./field.tsx";

const pad = (value: number) => String(value).padStart(2, "0");

/** A moment as the browser's `datetime-local` writes it, in the reader's time zone. */
export function toLocalInput(iso: string | null): string {
  if (!iso) return "";
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return "";
  const day = `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  return `${day}T${pad(date.getHours())}:${pad(date.getMinutes())}`;
}

/** The other way: local date and time to RFC 3339 in UTC; null while it is not complete. */
export function fromLocalInput(value: string): string | null {
  if (!value) return null;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? null : date.toISOString().replace(/\.\d{3}Z$/, "Z");
}

interface DateTimeInputProps {
  /** RFC 3339, UTC. */
  value: string | null;
  onValue: (value: string | null) => void;
  min?: string | undefined;
  max?: string | undefined;
  disabled?: boolean | undefined;
}

/** A date and time in the reader's own time zone, by the browser's own picker. */
export function DateTimeInput({ value, onValue, min, max, disabled }: DateTimeInputProps) {
  const ids = useFieldIds();
  return (
    <input
      {...ids}
      class="ui-input"
      type="datetime-local"
      value={toLocalInput(value)}
      min={min ? toLocalInput(min) : undefined}
      max={max ? toLocalInput(max) : undefined}
      disabled={disabled ?? false}
      onInput={(event) => onValue(fromLocalInput(event.currentTarget.value))}
    />
  );
}

interface PlainProps {
  value: string;
  onValue: (value: string) => void;
  "aria-label"?: string | undefined;
  disabled?: boolean | undefined;
  min?: string | undefined;
  onBlur?: (() => void) | undefined;
}

/** A calendar day, `2026-01-31`. */
export function DateInput({ value, onValue, disabled, ...rest }: PlainProps) {
  const ids = useFieldIds();
  return (
    <input
      {...ids}
      {...rest}
      class="ui-input"
      type="date"
      value={value}
      disabled={disabled ?? false}
      onInput={(event) => onValue(event.currentTarget.value)}
    />
  );
}
