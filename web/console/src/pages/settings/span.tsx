import { useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { Field, Select, TextInput } from "../../ui/index.ts";

const UNITS = { minute: 60, hour: 3600, day: 86_400 } as const;
type Unit = keyof typeof UNITS;

/** The largest unit that writes these seconds without a fraction. */
export function unitOf(seconds: number): Unit {
  if (seconds % UNITS.day === 0) return "day";
  return seconds % UNITS.hour === 0 ? "hour" : "minute";
}

interface SpanInputProps {
  label: string;
  hint?: string | undefined;
  seconds: number | null;
  error?: string | undefined;
  onSeconds: (seconds: number | null) => void;
}

/** A length of time: a number and its unit; empty means none. */
export function SpanInput({ label, hint, seconds, error, onSeconds }: SpanInputProps) {
  const [unit, setUnit] = useState<Unit>(seconds === null ? "minute" : unitOf(seconds));
  const shown = seconds === null ? "" : String(seconds / UNITS[unit]);
  const parse = (text: string, by: Unit) => {
    const number = Number(text.replace(",", "."));
    onSeconds(
      text.trim() === "" || !Number.isFinite(number) || number <= 0 ? null : Math.round(number * UNITS[by]),
    );
  };
  return (
    <Field label={label} hint={hint} error={error}>
      <div class="ui-row settings-span">
        <TextInput
          class="settings-number"
          type="number"
          min="0"
          step="any"
          inputMode="decimal"
          placeholder="–"
          value={shown}
          onValue={(text) => parse(text, unit)}
        />
        <UnitSelect
          label={t("settings-unit", { name: label })}
          value={unit}
          onValue={(next) => {
            setUnit(next);
            if (seconds !== null) onSeconds(Math.round((seconds / UNITS[unit]) * UNITS[next]));
          }}
        />
      </div>
    </Field>
  );
}

function UnitSelect({
  label,
  value,
  onValue,
}: {
  label: string;
  value: Unit;
  onValue: (unit: Unit) => void;
}) {
  return (
    <Select
      standalone
      aria-label={label}
      value={value}
      options={(Object.keys(UNITS) as Unit[]).map((unit) => ({
        value: unit,
        label: t(`settings-unit-${unit}`),
      }))}
      onValue={onValue}
    />
  );
}
