import type { Dashboard } from "@ombud/api";
import { CheckCheck, MessageSquareOff, Smile, TrendingUp } from "lucide";
import { formatDuration, formatNumber, formatPercent, t } from "../../i18n/index.ts";
import { EmptyState, Icon } from "../../ui/index.ts";
import { Bars, Card } from "./card.tsx";
import { Chart } from "./chart.tsx";
import {
  ageFigures,
  agesOf,
  csatFigures,
  heatColor,
  hourOf,
  replyFigures,
  spanOrDash,
  volumeFigures,
} from "./figures.ts";

/** Round lengths of time, in seconds. */
const SPANS = [1, 5, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400];
/** Cases are whole. */
const COUNTS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000];
const whole = (value: number) => formatNumber(value);

/** Cases opened and resolved, hour by hour. */
export function Volume({ volume }: { volume: Dashboard["volume"] }) {
  const opened = volume.reduce((sum, one) => sum + one.opened, 0);
  const resolved = volume.reduce((sum, one) => sum + one.resolved, 0);
  const empty = opened + resolved === 0;
  return (
    <Card
      title={t("dashboard-volume")}
      figures={empty ? undefined : volumeFigures(volume)}
      class="board-two"
      legend={[
        { label: t("dashboard-opened"), color: "series-2" },
        { label: t("dashboard-resolved"), color: "series-1" },
      ]}
    >
      {empty ? (
        <EmptyState icon={TrendingUp} title={t("dashboard-volume-none")} />
      ) : (
        <Chart
          label={t("dashboard-volume-label", { opened, resolved })}
          places={volume.map((one) => hourOf(one.hour))}
          steps={COUNTS}
          axis={whole}
          series={[
            {
              label: t("dashboard-opened"),
              color: "series-2",
              kind: "bars",
              values: volume.map((one) => one.opened),
              format: formatNumber,
            },
            {
              label: t("dashboard-resolved"),
              color: "series-1",
              kind: "bars",
              values: volume.map((one) => one.resolved),
              format: formatNumber,
            },
          ]}
        />
      )}
    </Card>
  );
}

/** How long those who wait have waited. */
export function Waiting({ waiting }: { waiting: Dashboard["waiting"] }) {
  const ages = agesOf(waiting.ages);
  return (
    <Card
      title={t("dashboard-ages")}
      text={t("dashboard-ages-text")}
      figures={waiting.count > 0 ? ageFigures(ages) : undefined}
    >
      {waiting.count === 0 ? (
        <EmptyState icon={CheckCheck} title={t("dashboard-nobody-waits")} />
      ) : (
        <Bars
          rows={ages.map((age) => ({
            key: age.label,
            label: age.label,
            count: age.count,
            text: formatNumber(age.count),
            color: heatColor(age.heat),
          }))}
        />
      )}
    </Card>
  );
}

/** The median time to the first reply, hour by hour. */
export function Replies({ replies }: { replies: Dashboard["first_reply"] }) {
  return (
    <Card
      title={t("dashboard-replies-title")}
      text={t("dashboard-replies-text", {
        median: spanOrDash(replies.median_seconds),
        p90: spanOrDash(replies.p90_seconds),
      })}
      figures={replies.count > 0 ? replyFigures(replies.hourly) : undefined}
      class="board-two"
    >
      {replies.count === 0 ? (
        <EmptyState icon={MessageSquareOff} title={t("dashboard-replies-none")} />
      ) : (
        <Chart
          label={t("dashboard-replies-label", {
            median: spanOrDash(replies.median_seconds),
            p90: spanOrDash(replies.p90_seconds),
          })}
          places={replies.hourly.map((one) => hourOf(one.hour))}
          steps={SPANS}
          axis={(value) => (value === 0 ? "0" : formatDuration(value, "narrow", 1))}
          series={[
            {
              label: t("dashboard-median"),
              color: "series-3",
              kind: "line",
              values: replies.hourly.map((one) => one.median_seconds),
              format: (value) => formatDuration(value),
            },
          ]}
        />
      )}
    </Card>
  );
}

const faceColors = ["danger", "warn", "warn", "ok", "ok"];

/** How customers rated, star by star. */
export function Csat({ csat }: { csat: Dashboard["csat"] }) {
  return (
    <Card
      title={t("dashboard-csat-title")}
      text={
        csat.asked > 0
          ? t("dashboard-csat-rate", { share: formatPercent(csat.answers / csat.asked) })
          : t("dashboard-csat-not-asked")
      }
      figures={csat.answers > 0 ? csatFigures(csat) : undefined}
    >
      {csat.answers === 0 ? (
        <EmptyState icon={Smile} title={t("dashboard-csat-none")} />
      ) : (
        <Bars
          rows={csat.counts
            .map((count, index) => ({
              key: String(index),
              label: (
                <span class="ui-row" style={{ "--gap": "0.25rem" }}>
                  {index + 1}
                  <Icon of={Smile} size={13} label={t("dashboard-faces")} />
                </span>
              ),
              count,
              text: `${formatNumber(count)} · ${formatPercent(count / csat.answers)}`,
              color: faceColors[index] ?? "ok",
            }))
            .reverse()}
        />
      )}
    </Card>
  );
}
