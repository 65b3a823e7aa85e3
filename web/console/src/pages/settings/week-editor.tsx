import { Copy, Plus, X } from "lucide";
import type { TargetedPointerEvent } from "preact";
import { useRef, useState } from "preact/hooks";
import { formatHours, t, weekdayName } from "../../i18n/index.ts";
import { IconButton } from "../../ui/index.ts";
import {
  DAYS,
  type Day,
  isBroken,
  mergeRanges,
  minutesOf,
  openMinutes,
  type Range,
  rangesOf,
  timeOf,
  type Week,
  withRanges,
} from "./hours-time.ts";

interface WeekEditorProps {
  week: Week;
  onWeek: (week: Week) => void;
}

/** A week drawn as seven tracks to drag on, with the same times in boxes to type into. */
export function WeekEditor({ week, onWeek }: WeekEditorProps) {
  const copyToWeekdays = (from: Day) => {
    const ranges = rangesOf(week, from);
    onWeek(
      DAYS.filter((day) => day < 5 && day !== from).reduce(
        (next, day) => withRanges(next, day, ranges),
        week,
      ),
    );
  };
  return (
    <div class="week">
      <div class="week-scale" aria-hidden="true">
        {[0, 6, 12, 18, 24].map((hour) => (
          <span key={hour} style={{ left: `${(hour / 24) * 100}%` }}>
            {timeOf(hour * 60)}
          </span>
        ))}
      </div>
      {DAYS.map((day) => (
        <DayRow
          key={day}
          day={day}
          ranges={rangesOf(week, day)}
          onRanges={(ranges) => onWeek(withRanges(week, day, ranges))}
          onCopy={() => copyToWeekdays(day)}
        />
      ))}
      <p class="ui-muted ui-small">{t("settings-hours-sum", { span: formatHours(openMinutes(week)) })}</p>
    </div>
  );
}

interface DayRowProps {
  day: Day;
  ranges: Range[];
  onRanges: (ranges: Range[]) => void;
  onCopy: () => void;
}

function DayRow({ day, ranges, onRanges, onCopy }: DayRowProps) {
  const name = weekdayName(day);
  const broken = isBroken(ranges);
  const set = (index: number, change: Partial<Range>) =>
    onRanges(ranges.map((range, at) => (at === index ? { ...range, ...change } : range)));
  const add = () => {
    const last = ranges.at(-1);
    const from = last ? Math.min(last.to + 60, 1380) : 540;
    onRanges([...ranges, { from, to: last ? Math.min(from + 120, 1440) : 1080 }]);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a row of a grid in every browser
    <div class="week-day" role="group" aria-label={name}>
      <span class="week-name" aria-hidden="true">
        <span class="week-long">{name}</span>
      </span>
      <Track ranges={ranges} onRanges={onRanges} />
      <div class="week-times">
        {ranges.length === 0 && <span class="ui-muted ui-small">{t("settings-hours-closed")}</span>}
        {ranges.map((range, index) => (
          <span class="week-range" key={index}>
            <TimeBox
              label={t("settings-hours-from", { day: name })}
              value={range.from}
              broken={broken}
              onValue={(from) => set(index, { from })}
            />
            <span aria-hidden="true">–</span>
            <TimeBox
              label={t("settings-hours-to", { day: name })}
              value={range.to}
              broken={broken}
              // Midnight at the end of the day is written 00:00 by the browser.
              onValue={(to) => set(index, { to: to === 0 ? 1440 : to })}
            />
            <IconButton
              icon={X}
              size="sm"
              label={t("ui-remove", { name: `${name} ${timeOf(range.from)}–${timeOf(range.to)}` })}
              onClick={() => onRanges(ranges.filter((_, at) => at !== index))}
            />
          </span>
        ))}
        {broken && (
          <span class="ui-field-error" role="alert">
            {t("settings-hours-broken")}
          </span>
        )}
      </div>
      <span class="week-buttons">
        <IconButton icon={Plus} size="sm" label={t("settings-hours-add", { day: name })} onClick={add} />
        <IconButton icon={Copy} size="sm" label={t("settings-hours-copy", { day: name })} onClick={onCopy} />
      </span>
    </div>
  );
}

interface TimeBoxProps {
  label: string;
  value: number;
  broken: boolean;
  onValue: (minutes: number) => void;
}

function TimeBox({ label, value, broken, onValue }: TimeBoxProps) {
  return (
    <input
      type="time"
      class="ui-input week-time"
      aria-label={label}
      aria-invalid={broken ? "true" : undefined}
      value={timeOf(value % 1440)}
      onChange={(event) => {
        const minutes = minutesOf(event.currentTarget.value);
        if (Number.isFinite(minutes)) onValue(minutes);
      }}
    />
  );
}

const STEP = 30;
const snap = (minutes: number) => Math.max(0, Math.min(1440, Math.round(minutes / STEP) * STEP));

interface Drag {
  /** The end that stays where it is. */
  fixed: number;
  moving: number;
  /** The other ranges of the day. */
  others: Range[];
}

/** Dragging over free time makes a range; dragging near an end of a range moves that end. The boxes serve keyboards. */
function Track({ ranges, onRanges }: { ranges: Range[]; onRanges: (ranges: Range[]) => void }) {
  const track = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const minutesAt = (event: TargetedPointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return Math.max(0, Math.min(1440, ((event.clientX - box.left) / box.width) * 1440));
  };
  const begin = (event: TargetedPointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    const at = minutesAt(event);
    event.currentTarget.setPointerCapture(event.pointerId);
    const hit = ranges.find((range) => at >= range.from - STEP / 2 && at <= range.to + STEP / 2);
    if (!hit) {
      setDrag({ fixed: snap(at), moving: snap(at), others: ranges });
      return;
    }
    const others = ranges.filter((range) => range !== hit);
    const nearStart = at - hit.from < hit.to - at;
    setDrag(
      nearStart ? { fixed: hit.to, moving: hit.from, others } : { fixed: hit.from, moving: hit.to, others },
    );
  };
  const dragged = drag && { from: Math.min(drag.fixed, drag.moving), to: Math.max(drag.fixed, drag.moving) };
  const end = () => {
    if (!drag || !dragged) return;
    setDrag(null);
    onRanges(mergeRanges([...drag.others, dragged]));
  };
  const shown = dragged && drag ? [...drag.others, dragged] : ranges;
  return (
    <div
      ref={track}
      class="week-track"
      aria-hidden="true"
      onPointerDown={begin}
      onPointerMove={(event) => drag && setDrag({ ...drag, moving: snap(minutesAt(event)) })}
      onPointerUp={end}
      onPointerCancel={() => setDrag(null)}
    >
      {shown.map((range) => (
        <span
          key={`${range.from}-${range.to}`}
          class="week-bar"
          style={{
            left: `${(range.from / 1440) * 100}%`,
            width: `${((range.to - range.from) / 1440) * 100}%`,
          }}
        >
          {dragged === range && (
            <span class="week-bar-text">{`${timeOf(range.from)}–${timeOf(range.to)}`}</span>
          )}
        </span>
      ))}
    </div>
  );
}
