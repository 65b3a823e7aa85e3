interface TimePreset {
  id: "hour" | "hours" | "evening" | "tomorrow" | "monday" | "week";
  at: Date;
}

const MORNING = 9;
const EVENING = 18;
const HOUR_MS = 3_600_000;

/** The times that people put things off to, in their own time zone; one that has passed is left out. */
export function timePresets(now: Date): TimePreset[] {
  const day = (days: number, hour: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour);
  const toMonday = (8 - now.getDay()) % 7 || 7;
  const presets: TimePreset[] = [
    { id: "hour", at: new Date(now.getTime() + HOUR_MS) },
    { id: "hours", at: new Date(now.getTime() + 3 * HOUR_MS) },
    { id: "evening", at: day(0, EVENING) },
    { id: "tomorrow", at: day(1, MORNING) },
    { id: "monday", at: day(toMonday, MORNING) },
    { id: "week", at: day(7, MORNING) },
  ];
  return presets.filter(
    ({ id, at }) => at > now && (id !== "monday" || toMonday > 1) && (id !== "week" || toMonday !== 7),
  );
}
