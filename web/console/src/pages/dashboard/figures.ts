import type { Dashboard } from "@ombud/api";
import { formatDate, formatDuration, formatNumber, formatPercent, t } from "../../i18n/index.ts";
import type { Figures } from "./card.tsx";

export const hourOf = (iso: string) => formatDate(iso, "hour");
export const spanOrDash = (seconds: number | null) => (seconds === null ? "–" : formatDuration(seconds));

/** "up to 5m", "5m–15m", "over 1h" for one step of the ages. */
export function ageLabel(from: number, upto: number | null): string {
  if (upto === null) return t("dashboard-age-over", { span: formatDuration(from, "narrow", 1) });
  if (from === 0) return t("dashboard-age-upto", { span: formatDuration(upto, "narrow", 1) });
  return t("dashboard-age-between", {
    from: formatDuration(from, "narrow", 1),
    to: formatDuration(upto, "narrow", 1),
  });
}

export interface Age {
  label: string;
  count: number;
  /** From calm to alarming, 0 to 1. */
  heat: number;
}

export function agesOf(ages: Dashboard["waiting"]["ages"]): Age[] {
  let from = 0;
  return ages.map(({ upto_seconds, count }, index) => {
    const label = ageLabel(from, upto_seconds);
    from = upto_seconds ?? from;
    return { label, count, heat: ages.length < 2 ? 0 : index / (ages.length - 1) };
  });
}

/** The colour of an age: fresh ones calm, old ones alarming. */
export const heatColor = (heat: number) => (heat < 0.34 ? "series-1" : heat < 0.75 ? "warn" : "danger");

export function ageFigures(ages: readonly Age[]): Figures {
  return {
    heads: [t("dashboard-age"), t("dashboard-cases")],
    rows: ages.map((age) => [age.label, formatNumber(age.count)]),
  };
}

export function volumeFigures(volume: Dashboard["volume"]): Figures {
  return {
    heads: [t("dashboard-hour"), t("dashboard-opened"), t("dashboard-resolved")],
    rows: volume.map((one) => [hourOf(one.hour), formatNumber(one.opened), formatNumber(one.resolved)]),
  };
}

export function replyFigures(hourly: Dashboard["first_reply"]["hourly"]): Figures {
  return {
    heads: [t("dashboard-hour"), t("dashboard-replies"), t("dashboard-median")],
    rows: hourly.map((one) => [hourOf(one.hour), formatNumber(one.count), spanOrDash(one.median_seconds)]),
  };
}

export function csatFigures(csat: Dashboard["csat"]): Figures {
  return {
    heads: [t("dashboard-faces"), t("dashboard-answers"), t("dashboard-share")],
    rows: csat.counts
      .map((count, index) => [
        String(index + 1),
        formatNumber(count),
        csat.answers > 0 ? formatPercent(count / csat.answers) : "–",
      ])
      .reverse(),
  };
}
