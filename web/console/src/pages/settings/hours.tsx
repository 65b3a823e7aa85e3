import type { BusinessHours } from "@ombud/api";
import { CalendarClock, CalendarOff, DoorClosed, DoorOpen, Plus, X } from "lucide";
import { useMemo } from "preact/hooks";
import { formatDate, formatRelative, t } from "../../i18n/index.ts";
import {
  Badge,
  Button,
  type Column,
  Combobox,
  DateInput,
  Field,
  Icon,
  IconButton,
  TextInput,
  useForm,
  useNow,
} from "../../ui/index.ts";
import { EditorShell } from "./editor.tsx";
import { DAYS, type Holidays, isBroken, offsetText, openState, rangesOf, type Week } from "./hours-time.ts";
import { type EditorProps, ListPage } from "./list-page.tsx";
import type { SectionPage } from "./sections.ts";
import { WeekEditor } from "./week-editor.tsx";
import "./week.css";

export default function Hours({ id }: SectionPage) {
  const columns: Column<BusinessHours>[] = [
    { id: "name", label: t("settings-name"), cell: (hours) => hours.name },
    {
      id: "zone",
      label: t("settings-hours-zone"),
      cell: (hours) => <span class="settings-break">{hours.time_zone.replaceAll("_", " ")}</span>,
    },
    {
      id: "state",
      label: t("settings-hours-now"),
      cell: (hours) => (
        <span class="ui-row ui-row-wrap">
          <Badge tone={hours.open_now ? "ok" : "neutral"} dot>
            {t(hours.open_now ? "settings-hours-open" : "settings-hours-closed")}
          </Badge>
          {hours.changes_at && (
            <span class="ui-muted ui-small">
              {t(hours.open_now ? "settings-hours-closes-in" : "settings-hours-opens-in", {
                when: formatRelative(hours.changes_at),
              })}
            </span>
          )}
        </span>
      ),
    },
    {
      id: "holidays",
      label: t("settings-hours-holidays"),
      align: "end",
      wideOnly: true,
      cell: (hours) => hours.holidays.length,
    },
  ];
  return (
    <ListPage<BusinessHours>
      name="hours"
      path="/business-hours"
      icon={CalendarClock}
      id={id}
      columns={columns}
      words={(hours) => `${hours.name} ${hours.time_zone}`}
      order={(a, b) => a.name.localeCompare(b.name)}
      editor={HoursEditor}
      asPage
    />
  );
}

const OFFICE: Week = ([0, 1, 2, 3, 4] as const).map((day) => ({ day, from: "09:00", to: "18:00" }));

function HoursEditor({ item, store, onClose }: EditorProps<BusinessHours>) {
  const form = useForm(
    {
      name: item?.name ?? "",
      time_zone: item?.time_zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
      week: item?.week ?? OFFICE,
      holidays: item?.holidays ?? ([] as Holidays),
    },
    (values) => ({
      name: values.name.trim() ? null : t("ui-required"),
      week: DAYS.some((day) => isBroken(rangesOf(values.week, day))) ? t("settings-hours-broken") : null,
      holidays: values.holidays.some((holiday) => !holiday.date) ? t("settings-hours-holiday-date") : null,
    }),
  );
  const { values } = form;
  return (
    <EditorShell
      name="hours"
      item={item}
      called={item?.name ?? ""}
      store={store}
      form={form}
      asPage
      body={(body) => ({
        ...body,
        name: body.name.trim(),
        holidays: body.holidays.toSorted((a, b) => a.date.localeCompare(b.date)),
      })}
      onClose={onClose}
    >
      <div class="ui-card ui-stack">
        <div class="settings-columns">
          <Field label={t("settings-name")} required error={form.error("name")}>
            <TextInput value={values.name} onValue={(name) => form.set("name", name)} maxLength={60} />
          </Field>
          <Field label={t("settings-hours-zone")} error={form.error("time_zone")}>
            <ZonePicker value={values.time_zone} onValue={(zone) => form.set("time_zone", zone)} />
          </Field>
        </div>
        <NowPreview week={values.week} holidays={values.holidays} zone={values.time_zone} />
      </div>
      <section class="ui-card ui-stack" aria-labelledby="hours-week">
        <div>
          <h2 id="hours-week">{t("settings-hours-week")}</h2>
          <p class="ui-muted ui-small">{t("settings-hours-week-text")}</p>
        </div>
        <WeekEditor week={values.week} onWeek={(week) => form.set("week", week)} />
        {form.error("week") && <p class="ui-field-error">{form.error("week")}</p>}
      </section>
      <HolidayList
        holidays={values.holidays}
        error={form.error("holidays")}
        onHolidays={(holidays) => form.set("holidays", holidays)}
      />
    </EditorShell>
  );
}

function ZonePicker({ value, onValue }: { value: string; onValue: (zone: string) => void }) {
  const options = useMemo(() => {
    const now = Date.now();
    const zones = new Set(["UTC", value, ...Intl.supportedValuesOf("timeZone")]);
    return [...zones].map((zone) => ({
      value: zone,
      label: zone.replaceAll("_", " "),
      hint: offsetText(zone, now),
    }));
  }, [value]);
  return (
    <Combobox
      label={t("settings-hours-zone")}
      value={value}
      options={options}
      onValue={(zone) => zone && onValue(zone)}
    />
  );
}

interface NowPreviewProps {
  week: Week;
  holidays: Holidays;
  zone: string;
}

/** What these hours, saved or not, mean at this moment. */
function NowPreview({ week, holidays, zone }: NowPreviewProps) {
  const now = useNow(15_000);
  const { open, changesAt } = useMemo(
    () => openState(week, holidays, zone, now),
    [week, holidays, zone, now],
  );
  return (
    <div class={`week-now ${open ? "week-now-open" : ""}`} role="status">
      <Icon of={open ? DoorOpen : DoorClosed} size={20} />
      <div>
        <strong>{t(open ? "settings-hours-open-now" : "settings-hours-closed-now")}</strong>
        <p class="ui-small">
          {changesAt === null
            ? t(open ? "settings-hours-always-open" : "settings-hours-never-open")
            : t(open ? "settings-hours-closes" : "settings-hours-opens", {
                when: formatRelative(changesAt, now),
                at: `${formatDate(changesAt, "day", zone)} ${formatDate(changesAt, "time", zone)}`,
              })}
        </p>
      </div>
    </div>
  );
}

interface HolidayListProps {
  holidays: Holidays;
  error: string | undefined;
  onHolidays: (holidays: Holidays) => void;
}

function HolidayList({ holidays, error, onHolidays }: HolidayListProps) {
  const set = (index: number, change: Partial<Holidays[number]>) =>
    onHolidays(holidays.map((holiday, at) => (at === index ? { ...holiday, ...change } : holiday)));
  return (
    <section class="ui-card ui-stack" aria-labelledby="hours-holidays">
      <div>
        <h2 id="hours-holidays">{t("settings-hours-holidays")}</h2>
        <p class="ui-muted ui-small">{t("settings-hours-holidays-text")}</p>
      </div>
      {holidays.map((holiday, index) => (
        <div class="week-holiday" key={index}>
          <Icon of={CalendarOff} />
          <DateInput
            aria-label={t("settings-hours-holiday-day")}
            value={holiday.date}
            onValue={(date) => set(index, { date })}
          />
          <TextInput
            aria-label={t("settings-hours-holiday-name")}
            placeholder={t("settings-hours-holiday-name")}
            maxLength={80}
            value={holiday.name}
            onValue={(name) => set(index, { name })}
          />
          <IconButton
            icon={X}
            size="sm"
            label={t("ui-remove", { name: holiday.name || holiday.date })}
            onClick={() => onHolidays(holidays.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      {error && <p class="ui-field-error">{error}</p>}
      <div>
        <Button size="sm" icon={Plus} onClick={() => onHolidays([...holidays, { date: "", name: "" }])}>
          {t("settings-hours-holiday-add")}
        </Button>
      </div>
    </section>
  );
}
