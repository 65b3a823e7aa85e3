import type { AssistantCounts, AssistantFigures } from "@ombud/api";
import { Bot } from "lucide";
import { useState } from "preact/hooks";
import { href } from "../../app/router.ts";
import { formatDate, formatNumber, formatPercent, languageName, t } from "../../i18n/index.ts";
import { can } from "../../state/session.ts";
import { useView } from "../../state/view.ts";
import { EmptyState, LinkButton, Loaded, RadioGroup, Table } from "../../ui/index.ts";
import { Bars, Card, type Figures } from "./card.tsx";
import { Chart, type Series } from "./chart.tsx";
import "./assistant.css";

const SPANS = ["7", "14", "30", "90"] as const;
/** Questions are whole. */
const COUNTS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000];
type Count = "asked" | "answered" | "confirmed" | "assumed" | "handed_over" | "taken_over";
const COLUMNS: readonly Count[] = ["asked", "answered", "confirmed", "assumed", "handed_over", "taken_over"];
const LINES: readonly [Count, string, Series["kind"]][] = [
  ["asked", "series-2", "bars"],
  ["confirmed", "series-1", "line"],
  ["assumed", "series-3", "line"],
  ["handed_over", "series-4", "line"],
];

const name = (count: Count) => t(`assistant-${count}`);
const dayOf = (figures: AssistantFigures, from: string) => formatDate(from, "day", figures.tz);
const share = (part: number, whole: number) => (whole === 0 ? "–" : formatPercent(part / whole));
const languageOf = (tag: string) => (tag === "und" ? t("assistant-no-language") : languageName(tag));
const isEmpty = (counts: AssistantCounts) => COLUMNS.every((it) => counts[it] === 0);

/** The last two weeks at a glance, on the dashboard. Who is limited to a part of the desk has no such figures. */
export function AssistantCard() {
  const { shown } = useView("/dashboard/assistant");
  if (shown === null) return null;
  return (
    <ByDay
      figures={shown}
      class="board-wide"
      text={summed(shown.total)}
      more={
        <LinkButton size="sm" variant="ghost" href={href("/settings/quality")}>
          {t("assistant-more")}
        </LinkButton>
      }
    />
  );
}

const summed = (total: AssistantCounts) =>
  t("assistant-summed", {
    asked: total.asked,
    confirmed: formatNumber(total.confirmed),
    assumed: formatNumber(total.assumed),
    handed: formatNumber(total.handed_over),
  });

/** All that is counted of what customers asked: sums, by day, why people were brought, and by language. */
export function AssistantAnswers() {
  const [days, setDays] = useState<string>("14");
  const view = useView(can("reports.view") ? "/dashboard/assistant" : null, {
    query: { days: Number(days) },
  });
  // Who is limited to a part of the desk has no such figures.
  if (view.refused || !can("reports.view")) return null;
  return (
    <section class="ui-stack" aria-labelledby="assistant-answers">
      <div class="ui-row assistant-head">
        <h2 id="assistant-answers" class="ui-grow">
          {t("assistant-title")}
        </h2>
        <RadioGroup
          bar
          label={t("assistant-days")}
          value={days}
          options={SPANS.map((value) => ({ value, label: t("assistant-last", { days: value }) }))}
          onValue={setDays}
        />
      </div>
      <p class="ui-muted">{t("assistant-text")}</p>
      <Loaded view={view} rows={4}>
        {(figures) => <Pictures figures={figures} />}
      </Loaded>
    </section>
  );
}

function Pictures({ figures }: { figures: AssistantFigures }) {
  const { total } = figures;
  return (
    <>
      <dl class="assistant-tiles">
        {COLUMNS.map((count) => (
          <div key={count} class="ui-card">
            <dt class="ui-muted ui-small">{name(count)}</dt>
            <dd>{formatNumber(total[count])}</dd>
            {count !== "asked" && (
              <dd class="ui-muted ui-small">
                {t("assistant-share", { share: share(total[count], total.asked) })}
              </dd>
            )}
          </div>
        ))}
      </dl>
      <ByDay figures={figures} />
      {total.handed_over > 0 && <Reasons total={total} />}
      {figures.languages.length > 0 && <ByLanguage figures={figures} />}
    </>
  );
}

interface ByDayProps {
  figures: AssistantFigures;
  class?: string;
  text?: string;
  more?: preact.ComponentChildren;
}

function ByDay({ figures, class: extra, text, more }: ByDayProps) {
  const empty = isEmpty(figures.total);
  const back: Figures = {
    heads: [t("assistant-day"), ...COLUMNS.map(name)],
    rows: figures.days.map((it) => [
      dayOf(figures, it.from),
      ...COLUMNS.map((count) => formatNumber(it.counts[count])),
    ]),
  };
  return (
    <Card
      title={t("assistant-by-day")}
      text={empty ? undefined : text}
      figures={empty ? undefined : back}
      legend={LINES.map(([count, color]) => ({ label: name(count), color }))}
      class={extra}
    >
      {empty ? (
        <EmptyState icon={Bot} title={t("assistant-none")}>
          {t("assistant-none-text")}
        </EmptyState>
      ) : (
        <Chart
          label={t("assistant-chart", { summed: summed(figures.total) })}
          places={figures.days.map((it) => dayOf(figures, it.from))}
          steps={COUNTS}
          axis={(value) => formatNumber(value)}
          series={LINES.map(([count, color, kind]) => ({
            label: name(count),
            color,
            kind,
            values: figures.days.map((it) => it.counts[count]),
            format: formatNumber,
          }))}
        />
      )}
      {more && <div>{more}</div>}
    </Card>
  );
}

function Reasons({ total }: { total: AssistantCounts }) {
  const rows = Object.entries(total.reasons).sort(([, one], [, other]) => other - one);
  return (
    <Card title={t("assistant-reasons")} text={t("assistant-reasons-text")} class="assistant-reasons">
      <Bars
        rows={rows.map(([reason, count]) => ({
          key: reason,
          label: t(`assistant-reason-${reason}`),
          count,
          text: `${formatNumber(count)} · ${share(count, total.handed_over)}`,
          color: "series-4",
        }))}
      />
    </Card>
  );
}

function ByLanguage({ figures }: { figures: AssistantFigures }) {
  const caption = t("assistant-by-language");
  return (
    <section class="ui-stack">
      <h3>{caption}</h3>
      <Table
        caption={caption}
        rows={figures.languages}
        rowKey={(it) => it.language}
        columns={[
          { id: "language", label: t("assistant-language"), cell: (it) => languageOf(it.language) },
          ...COLUMNS.map((count) => ({
            id: count,
            label: name(count),
            align: "end" as const,
            wideOnly: count === "answered" || count === "taken_over",
            cell: (it: AssistantFigures["languages"][number]) => formatNumber(it.counts[count]),
          })),
        ]}
      />
    </section>
  );
}
