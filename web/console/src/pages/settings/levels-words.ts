import { formatDuration, formatList, t } from "../../i18n/index.ts";

interface LevelWords {
  first: number | null;
  next: number | null;
  resolution: number | null;
  update: number | null;
  /** Names, not ids; empty means any. */
  priorities: readonly string[];
  inboxes: readonly string[];
  teams: readonly string[];
  types: readonly string[];
  /** The name of the business hours; null for calendar time. */
  hours: string | null;
  warn: number;
}

/** What a service level says, as sentences that anyone can check. */
export function explainLevel(level: LevelWords): string {
  const conditions = (["priorities", "inboxes", "teams", "types"] as const)
    .filter((kind) => level[kind].length > 0)
    .map((kind) => t(`settings-levels-say-${kind}`, { names: formatList(level[kind], "disjunction") }));
  const targets = (["first", "next", "resolution", "update"] as const).flatMap((kind) => {
    const seconds = level[kind];
    return seconds === null
      ? []
      : [t(`settings-levels-say-${kind}`, { span: formatDuration(seconds, "long") })];
  });
  if (targets.length === 0) return t("settings-levels-say-nothing");
  const who =
    conditions.length > 0
      ? t("settings-levels-say-some", { conditions: formatList(conditions) })
      : t("settings-levels-say-all");
  const clock = level.hours
    ? t("settings-levels-say-business", { name: level.hours })
    : t("settings-levels-say-calendar");
  const spans = [level.first, level.next, level.resolution, level.update];
  const smallest = Math.min(...spans.filter((span) => span !== null));
  const warn = t("settings-levels-say-warn", {
    percent: level.warn,
    left: formatDuration((smallest * (100 - level.warn)) / 100, "long"),
  });
  return [t("settings-levels-say", { who, targets: formatList(targets) }), clock, warn].join(" ");
}
