import type { RuleWhen } from "@ombud/api";
import { t } from "../../i18n/index.ts";
import { Checkbox, Field, MultiCombobox, RadioGroup, Select, TextInput } from "../../ui/index.ts";

type RuleHours = NonNullable<RuleWhen["hours"]>;
type RuleTime = NonNullable<RuleWhen["time"]>;

interface HoursProps {
  value: RuleHours | null;
  calendars: readonly { value: string; label: string }[];
  onValue: (value: RuleHours | null) => void;
}

/** Within business hours, or outside of them. */
export function RuleHoursFields({ value, calendars, onValue }: HoursProps) {
  const first = calendars[0]?.value;
  return (
    <>
      <Checkbox
        checked={value !== null}
        disabled={first === undefined}
        label={t("routing-hours-on")}
        onValue={(on) => onValue(on && first ? { calendar: first, open: false } : null)}
      />
      {value && (
        <div class="settings-columns">
          <Field label={t("routing-when-hours")}>
            <Select
              value={value.calendar}
              options={calendars}
              onValue={(calendar) => onValue({ ...value, calendar })}
            />
          </Field>
          <RadioGroup
            label={t("routing-when-hours")}
            value={value.open ? "open" : "closed"}
            options={[
              { value: "open", label: t("routing-within") },
              { value: "closed", label: t("routing-outside") },
            ]}
            onValue={(open) => onValue({ ...value, open: open === "open" })}
          />
        </div>
      )}
    </>
  );
}

const DAYS = [0, 1, 2, 3, 4, 5, 6];

/** What a day of the week is called: 0 is Monday. */
const dayName = (day: number) =>
  new Intl.DateTimeFormat(document.documentElement.lang || "en", { weekday: "long", timeZone: "UTC" }).format(
    new Date(Date.UTC(2024, 0, 1 + day)),
  );

interface TimeProps {
  value: RuleTime | null;
  onValue: (value: RuleTime | null) => void;
}

/** A time of the day, which may pass midnight. */
export function RuleTimeFields({ value, onValue }: TimeProps) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
  return (
    <>
      <Checkbox
        checked={value !== null}
        label={t("routing-time-on")}
        onValue={(on) => onValue(on ? { time_zone: zone, days: [], from: "22:00", to: "06:00" } : null)}
      />
      {value && (
        <div class="settings-columns settings-columns-3">
          <Field label={t("routing-time-from")}>
            <TextInput type="time" value={value.from} onValue={(from) => onValue({ ...value, from })} />
          </Field>
          <Field label={t("routing-time-to")}>
            <TextInput type="time" value={value.to} onValue={(to) => onValue({ ...value, to })} />
          </Field>
          <Field label={t("routing-time-zone")}>
            <TextInput value={value.time_zone} onValue={(time_zone) => onValue({ ...value, time_zone })} />
          </Field>
          <Field label={t("routing-time-days")}>
            <MultiCombobox
              label={t("routing-time-days")}
              placeholder={t("routing-every-day")}
              values={(value.days ?? []).map(String)}
              options={DAYS.map((day) => ({ value: String(day), label: dayName(day) }))}
              onValues={(days) => onValue({ ...value, days: days.map(Number) })}
            />
          </Field>
        </div>
      )}
    </>
  );
}
