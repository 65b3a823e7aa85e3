import type { ModelVersion, Quality } from "@ombud/api";
import { GraduationCap, ListChecks } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { href } from "../../app/router.ts";
import { formatDate, formatNumber, formatPercent, t } from "../../i18n/index.ts";
import { toastError } from "../../state/errors.ts";
import { http } from "../../state/http.ts";
import { can } from "../../state/session.ts";
import { useView } from "../../state/view.ts";
import { Badge, Banner, Button, LinkButton, Loaded, Table, toast } from "../../ui/index.ts";
import { AssistantAnswers } from "../dashboard/assistant.tsx";
import { Card } from "../dashboard/card.tsx";
import { Chart } from "../dashboard/chart.tsx";
import "../dashboard/dashboard.css";
import { CorrectionsPage, useTitles } from "./corrections.tsx";
import { SectionHead } from "./list-page.tsx";
import type { SectionPage } from "./sections.ts";
import "./quality.css";

/** While something is being learnt, how often it is looked whether it is done. */
const LOOK_MS = 3000;

const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
const shown = (value: number | null) => (value === null ? "–" : formatPercent(value, 1));
const right = (it: ModelVersion) => share(it.figures.shipped.right, it.figures.shipped.lines);
const told = (it: ModelVersion) => share(it.figures.shipped.urgent_told, it.figures.shipped.urgent);
const alone = (it: ModelVersion) => share(it.figures.shipped.left_alone, it.figures.shipped.outside);
const own = (it: ModelVersion) => share(it.figures.own.right, it.figures.own.lines);
const nameOf = (it: ModelVersion) => (it.version === 0 ? t("quality-shipped") : String(it.version));

/** How well messages are understood; and the corrections that it comes from, one by one. */
export default function QualityPage({ id }: SectionPage) {
  return id === "corrections" ? <CorrectionsPage /> : <Understanding />;
}

/** How well messages are understood, version by version and intent by intent; the place to learn now and to go back. */
function Understanding() {
  const view = useView("/understanding/quality");
  const quality = view.shown;
  const [learningSince, setLearningSince] = useState<number | null>(null);
  const newest = quality?.versions[0]?.version ?? 0;
  const learning = learningSince !== null && newest <= learningSince;
  useEffect(() => {
    if (!learning) return undefined;
    const timer = setInterval(view.load, LOOK_MS);
    return () => clearInterval(timer);
  }, [learning]);
  const learn = async () => {
    try {
      setLearningSince(newest);
      view.put(await http.post("/understanding/learn"));
    } catch (error) {
      setLearningSince(null);
      toastError(error);
    }
  };
  const manages = can("routing.manage");
  return (
    <>
      <SectionHead
        title={t("settings-quality")}
        text={t("settings-quality-text")}
        actions={
          <>
            <LinkButton icon={ListChecks} href={href("/settings/quality/corrections")}>
              {t("corrections-title")}
            </LinkButton>
            {manages && (
              <Button icon={GraduationCap} busy={learning} onClick={() => void learn()}>
                {t("quality-learn")}
              </Button>
            )}
          </>
        }
      />
      <AssistantAnswers />
      <h2>{t("quality-title")}</h2>
      {learning && <Banner tone="info">{t("quality-learning")}</Banner>}
      <Loaded view={view} rows={8} />
      {quality && <Corrections quality={quality} />}
      {quality?.versions.every((it) => it.version === 0) && (
        <Banner tone="info" title={t("quality-empty")}>
          {t("quality-empty-text", { enough: quality.enough })}
        </Banner>
      )}
      {quality && quality.versions.length > 0 && (
        <Learnt quality={quality} onUse={manages ? view.put : undefined} />
      )}
    </>
  );
}

function Corrections({ quality }: { quality: Quality }) {
  if (quality.corrections === 0) return null;
  return (
    <p class="ui-muted">
      {t("quality-corrections", { count: quality.corrections })}
      {quality.unlearnt > 0 && ` · ${t("quality-waiting", { count: quality.unlearnt })}`}
    </p>
  );
}

interface LearntProps {
  quality: Quality;
  onUse: ((quality: Quality) => void) | undefined;
}

function Learnt({ quality, onUse }: LearntProps) {
  const inUse = quality.versions.find((it) => it.in_use) ?? quality.versions.at(-1);
  if (!inUse) return null;
  const tiles: [string, number | null][] = [
    ["quality-accuracy", right(inUse)],
    ["quality-urgent", told(inUse)],
    ["quality-outside", alone(inUse)],
    ["quality-own", own(inUse)],
  ];
  return (
    <>
      <dl class="quality-tiles">
        {tiles.map(([name, value]) => (
          <div key={name} class="ui-card">
            <dt class="ui-muted ui-small">{t(name)}</dt>
            <dd>{shown(value)}</dd>
          </div>
        ))}
      </dl>
      {quality.versions.length > 1 && <OverTime versions={quality.versions.toReversed()} />}
      <Versions quality={quality} onUse={onUse} />
      <ByIntent version={inUse} />
    </>
  );
}

function OverTime({ versions }: { versions: readonly ModelVersion[] }) {
  const percent = (value: number) => formatPercent(value / 100, 1);
  const series = (label: string, color: string, of: (it: ModelVersion) => number | null) => ({
    label: t(label),
    color,
    kind: "line" as const,
    values: versions.map((it) => {
      const value = of(it);
      return value === null ? null : value * 100;
    }),
    format: percent,
  });
  const lines = [series("quality-accuracy", "series-1", right), series("quality-urgent", "series-2", told)];
  return (
    <Card
      title={t("quality-accuracy")}
      text={t("quality-accuracy-text")}
      legend={lines.map(({ label, color }) => ({ label, color }))}
      figures={{
        heads: [t("quality-version"), ...lines.map((it) => it.label)],
        rows: versions.map((it) => [nameOf(it), shown(right(it)), shown(told(it))]),
      }}
    >
      <Chart
        label={t("quality-chart")}
        places={versions.map(nameOf)}
        axis={(value) => formatPercent(value / 100)}
        series={lines}
        height={200}
      />
    </Card>
  );
}

function Versions({ quality, onUse }: LearntProps) {
  const use = async (version: number) => {
    try {
      const next = await http.request<Quality>("POST", `/understanding/models/${version}/use`, {});
      onUse?.(next);
      toast(t("quality-used"));
    } catch (error) {
      toastError(error);
    }
  };
  return (
    <section>
      <h2>{t("quality-versions")}</h2>
      <Table
        caption={t("quality-versions")}
        rows={quality.versions}
        rowKey={(it) => String(it.version)}
        columns={[
          { id: "version", label: t("quality-version"), cell: nameOf },
          {
            id: "at",
            label: t("quality-learnt"),
            wideOnly: true,
            cell: (it) => (it.at ? formatDate(it.at) : "–"),
          },
          { id: "right", label: t("quality-accuracy"), align: "end", cell: (it) => shown(right(it)) },
          {
            id: "told",
            label: t("quality-urgent"),
            align: "end",
            wideOnly: true,
            cell: (it) => shown(told(it)),
          },
          {
            id: "verdict",
            label: t("quality-verdict"),
            wideOnly: true,
            cell: (it) => t(`quality-verdict-${it.verdict}`),
          },
          {
            id: "use",
            label: t("quality-use"),
            hideLabel: true,
            align: "end",
            cell: (it) => <Use version={it} {...(onUse && { onUse: () => void use(it.version) })} />,
          },
        ]}
      />
    </section>
  );
}

function Use({ version, onUse }: { version: ModelVersion; onUse?: () => void }) {
  if (version.in_use) return <Badge tone="ok">{t("quality-in-use")}</Badge>;
  if (!version.usable) return <span class="ui-muted ui-small">{t("quality-figures-only")}</span>;
  if (!onUse) return null;
  return (
    <Button size="sm" onClick={onUse}>
      {t("quality-use")}
    </Button>
  );
}

function ByIntent({ version }: { version: ModelVersion }) {
  const titles = useTitles();
  const rows = Object.entries(version.figures.shipped.intents)
    .map(([id, tally]) => ({ id, ...tally }))
    .sort((a, b) => (share(a.right, a.lines) ?? 1) - (share(b.right, b.lines) ?? 1));
  return (
    <section>
      <h2>{t("quality-intents")}</h2>
      <p class="ui-muted">{t("quality-intents-text")}</p>
      <Table
        caption={t("quality-intents")}
        rows={rows}
        rowKey={(it) => it.id}
        columns={[
          { id: "intent", label: t("quality-intent"), cell: (it) => titles[it.id] ?? it.id },
          {
            id: "lines",
            label: t("quality-messages"),
            align: "end",
            wideOnly: true,
            cell: (it) => formatNumber(it.lines),
          },
          {
            id: "found",
            label: t("quality-found"),
            align: "end",
            cell: (it) => <Bar value={share(it.right, it.lines)} />,
          },
          {
            id: "rightly",
            label: t("quality-rightly"),
            align: "end",
            cell: (it) => <Bar value={share(it.right, it.taken)} />,
          },
        ]}
      />
    </section>
  );
}

function Bar({ value }: { value: number | null }) {
  return (
    <span class="quality-bar">
      <span aria-hidden="true" style={{ inlineSize: `${(value ?? 0) * 100}%` }} />
      <b>{shown(value)}</b>
    </span>
  );
}
