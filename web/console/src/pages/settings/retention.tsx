import type { RetentionPreview, RetentionRules, RetentionRun } from "@ombud/api";
import { useState } from "preact/hooks";
import { formatDate, formatNumber, t } from "../../i18n/index.ts";
import { RULED_TYPES } from "../../state/case-types.ts";
import { http } from "../../state/http.ts";
import { can } from "../../state/session.ts";
import { useView } from "../../state/view.ts";
import {
  Badge,
  Banner,
  Button,
  type Column,
  Dialog,
  Field,
  Loaded,
  problemText,
  Table,
  TextInput,
  toast,
  useForm,
} from "../../ui/index.ts";
import { Holds } from "./holds.tsx";
import { SectionHead } from "./list-page.tsx";
import { daysOf, GROUPS, type Name, type Preset, rulesOf, textsOf } from "./retention-rules.ts";
import "./trust.css";

/** How long what is kept is kept, what must be kept longer, and what was destroyed. */
export default function Retention() {
  const reads = can("retention.manage") || can("audit.read");
  const rules = useView(reads ? "/retention" : null);
  const runs = useView(reads ? "/retention/runs" : null);
  return (
    <>
      <SectionHead title={t("settings-retention")} text={t("settings-retention-text")} />
      <Loaded view={rules} rows={6}>
        {(shown) => <RulesForm rules={shown} />}
      </Loaded>
      <Holds />
      <Loaded view={runs} rows={0}>
        {(page) => <Runs runs={page.items} />}
      </Loaded>
    </>
  );
}

function RulesForm({ rules }: { rules: RetentionRules }) {
  const may = can("retention.manage");
  const [asked, setAsked] = useState<{ rules: RetentionRules; preview: RetentionPreview } | null>(null);
  const form = useForm(textsOf(rules), (values) => {
    const wrong = (Object.keys(values) as Name[]).filter((name) => daysOf(name, values[name]) === null);
    return Object.fromEntries(wrong.map((name) => [name, t("retention-days-wrong")]));
  });
  const preview = () =>
    form.submit(async (values) => {
      const wanted = rulesOf(values);
      setAsked({ rules: wanted, preview: await http.post("/retention/preview", wanted) });
    });
  const field = (name: Name, label: string) => (
    <Field key={name} label={label} hint={hintOf(name)} error={form.error(name)}>
      <TextInput
        value={form.values[name]}
        onValue={(days) => form.set(name, days)}
        inputMode="numeric"
        autoComplete="off"
        placeholder={t("retention-for-good")}
        disabled={!may}
      />
    </Field>
  );
  return (
    <form
      class="ui-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void preview();
      }}
    >
      {form.problem && <Banner tone="danger">{form.problem}</Banner>}
      {GROUPS.map((group) => (
        <section key={group.id} class="ui-card ui-stack" aria-labelledby={`retention-${group.id}`}>
          <h2 id={`retention-${group.id}`}>{t(`retention-group-${group.id}`)}</h2>
          <p class="ui-muted">{t(`retention-group-${group.id}-text`)}</p>
          <div class="trust-numbers">{group.names.map((name) => field(name, t(`retention-${name}`)))}</div>
          {group.byType && (
            <details class="retention-types">
              <summary>{t("retention-by-type")}</summary>
              <p class="ui-muted">{t("retention-by-type-text")}</p>
              <div class="trust-numbers">
                {RULED_TYPES.map((type) =>
                  field(`${group.byType}.${type}` as Name, t(`retention-type-${type}`)),
                )}
              </div>
            </details>
          )}
        </section>
      ))}
      {may && (
        <div>
          <Button type="submit" variant="primary" busy={form.busy} disabled={!form.dirty}>
            {t("retention-preview")}
          </Button>
        </div>
      )}
      {asked && (
        <PreviewDialog
          {...asked}
          onClose={() => setAsked(null)}
          onSaved={(kept) => {
            form.reset(textsOf(kept));
            setAsked(null);
            toast(t("ui-saved"));
          }}
        />
      )}
    </form>
  );
}

const SHORT: Partial<Record<Preset, string>> = {
  deliveries_days: "retention-hint-deliveries",
  devices_days: "retention-hint-devices",
};

function hintOf(name: Name): string {
  if (name.includes(".")) return t("retention-hint-type");
  return t(SHORT[name as Preset] ?? "retention-hint-days");
}

interface PreviewProps {
  rules: RetentionRules;
  preview: RetentionPreview;
  onClose: () => void;
  onSaved: (rules: RetentionRules) => void;
}

const COUNTED = [
  "cases",
  "messages",
  "files",
  "customers",
  "deliveries",
  "reveals",
  "devices",
  "alerts",
] as const satisfies readonly (keyof RetentionPreview)[];

/** What the rules would destroy now, before they are kept. */
function PreviewDialog({ rules, preview, onClose, onSaved }: PreviewProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const any = COUNTED.some((what) => preview[what] > 0);
  const save = async () => {
    setBusy(true);
    try {
      onSaved(await http.put("/retention", rules));
    } catch (error) {
      setProblem(problemText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={t("retention-preview-title")}
      description={t(any ? "retention-preview-text" : "retention-preview-none")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("ui-cancel")}</Button>
          <Button variant={any ? "danger" : "primary"} busy={busy} onClick={() => void save()}>
            {t("retention-keep")}
          </Button>
        </>
      }
    >
      <div class="ui-stack">
        {problem && <Banner tone="danger">{problem}</Banner>}
        {any && (
          <dl class="retention-counts">
            {COUNTED.filter((what) => preview[what] > 0).map((what) => (
              <div key={what}>
                <dt>{t(`retention-count-${what}`)}</dt>
                <dd>{formatNumber(preview[what])}</dd>
              </div>
            ))}
          </dl>
        )}
        <p class="ui-muted">{t("retention-preview-when")}</p>
      </div>
    </Dialog>
  );
}

function Runs({ runs }: { runs: readonly RetentionRun[] }) {
  const number = (id: "cases" | "messages" | "files" | "customers" | "records"): Column<RetentionRun> => ({
    id,
    label: t(`retention-count-${id}`),
    align: "end",
    cell: (run) => formatNumber(run[id]),
  });
  const columns: Column<RetentionRun>[] = [
    { id: "at", label: t("retention-run-at"), cell: (run) => formatDate(run.started_at) },
    {
      id: "state",
      label: t("retention-run-state"),
      cell: (run) => {
        if (!run.finished_at) return <Badge tone="warn">{t("retention-run-going")}</Badge>;
        if (run.failed > 0)
          return <Badge tone="danger">{t("retention-run-failed", { count: run.failed })}</Badge>;
        return <Badge tone="ok">{t("retention-run-done")}</Badge>;
      },
    },
    number("cases"),
    number("messages"),
    number("files"),
    number("customers"),
    number("records"),
  ];
  return (
    <section class="ui-card ui-stack" aria-labelledby="retention-runs">
      <h2 id="retention-runs">{t("retention-runs")}</h2>
      {runs.length === 0 ? (
        <p class="ui-muted">{t("retention-runs-none")}</p>
      ) : (
        <Table caption={t("retention-runs")} columns={columns} rows={runs} rowKey={(run) => run.id} />
      )}
    </section>
  );
}
