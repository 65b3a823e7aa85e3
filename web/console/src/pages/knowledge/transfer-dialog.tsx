import type { Imported, ImportFile, ImportFormat, ImportProblem } from "@ombud/api";
import { FileUp, FolderUp, TriangleAlert } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { formatBytes, formatNumber, t } from "../../i18n/index.ts";
import { can } from "../../state/session.ts";
import {
  Banner,
  Button,
  Dialog,
  Field,
  Icon,
  problemText,
  Select,
  Spinner,
  Switch,
  toast,
} from "../../ui/index.ts";
import { Drop } from "./drop.tsx";
import {
  FORMATS,
  formatOf,
  MOST_BYTES,
  readDropped,
  readFiles,
  runImport,
  TooLarge,
  type Wanted,
} from "./transfer.ts";

interface DialogProps {
  /** Brings in the topics that come with the product, instead of files. */
  shipped?: boolean;
  onClose: () => void;
  onDone: () => void;
}

type Phase = "choose" | "reading" | "checked" | "running";

/** What an import knows so far: the files, what the server says would happen, what happens. */
function useImport({ shipped, onClose, onDone }: DialogProps) {
  const [phase, setPhase] = useState<Phase>(shipped ? "reading" : "choose");
  const [format, setFormat] = useState<ImportFormat>(shipped ? "shipped" : "markdown");
  const [files, setFiles] = useState<readonly ImportFile[]>([]);
  const [publish, setPublish] = useState((shipped ?? false) && can("knowledge.publish"));
  const [fetch_pictures, setFetch] = useState(false);
  const [report, setReport] = useState<Imported | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const failed = (error: unknown) => {
    setProblem(
      error instanceof TooLarge
        ? t("knowledge-import-large", { most: formatBytes(MOST_BYTES) })
        : problemText(error),
    );
    setPhase(shipped || files.length > 0 ? "checked" : "choose");
  };
  const turn = useRef(0);
  const check = async (next: Wanted) => {
    setPhase("reading");
    setProblem(null);
    const own = ++turn.current;
    try {
      const found = await runImport(next, true);
      // What was asked since then is what counts.
      if (own !== turn.current) return;
      setReport(found);
      setPhase("checked");
    } catch (error) {
      if (own !== turn.current) return;
      setReport(null);
      failed(error);
    }
  };
  const take = async (reading: Promise<ImportFile[]>) => {
    setPhase("reading");
    setProblem(null);
    try {
      const found = await reading;
      if (found.length === 0) {
        setProblem(t("knowledge-import-nothing"));
        setPhase("choose");
        return;
      }
      const guessed = formatOf(found) ?? format;
      setFormat(guessed);
      setFiles(found);
      await check({ format: guessed, files: found, publish, fetch_pictures });
    } catch (error) {
      failed(error);
    }
  };
  const run = async () => {
    setPhase("running");
    setProblem(null);
    try {
      const done = await runImport({ format, files, publish, fetch_pictures }, false);
      toast(t("knowledge-imported", { created: done.created, updated: done.updated }), { tone: "ok" });
      onDone();
      onClose();
    } catch (error) {
      failed(error);
    }
  };
  useEffect(() => {
    if (shipped) void check({ format: "shipped", files: [], publish, fetch_pictures });
  }, []);
  const change = (part: Partial<Pick<Wanted, "format" | "publish" | "fetch_pictures">>) => {
    if (part.format) setFormat(part.format);
    if (part.publish !== undefined) setPublish(part.publish);
    if (part.fetch_pictures !== undefined) setFetch(part.fetch_pictures);
    if (shipped || files.length > 0) void check({ format, files, publish, fetch_pictures, ...part });
  };
  return { phase, format, files, publish, fetch_pictures, report, problem, take, run, change };
}

type Import = ReturnType<typeof useImport>;

/** Brings topics in: first what would change and what is wrong with the files, then the thing itself. */
export function ImportDialog(props: DialogProps) {
  const state = useImport(props);
  const { phase, report } = state;
  const articles = report ? report.created + report.updated : 0;
  // What is known already may still be published, and topics may say other things of themselves.
  const changes = report ? articles + report.published + report.topics_changed : 0;
  return (
    <Dialog
      title={t(props.shipped ? "knowledge-bring-shipped" : "knowledge-import")}
      description={t(props.shipped ? "knowledge-shipped-text" : "knowledge-import-text")}
      size="lg"
      sticky={phase !== "choose"}
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={props.onClose}>{t(phase === "running" ? "ui-close" : "ui-cancel")}</Button>
          <Button
            variant="primary"
            busy={phase === "running"}
            disabled={phase !== "running" && (phase !== "checked" || changes === 0)}
            onClick={() => void state.run()}
          >
            {t("knowledge-import-run", { count: articles })}
          </Button>
        </>
      }
    >
      <div class="ui-stack">
        {state.problem && <Banner tone="danger">{state.problem}</Banner>}
        {!props.shipped && <Source state={state} />}
        {phase !== "choose" && can("knowledge.publish") && (
          <Switch
            label={t("knowledge-import-publish")}
            hint={t("knowledge-import-publish-hint")}
            checked={state.publish}
            disabled={phase === "running"}
            onValue={(publish) => state.change({ publish })}
          />
        )}
        {phase !== "choose" && !props.shipped && (
          <Switch
            label={t("knowledge-import-fetch")}
            hint={t("knowledge-import-fetch-hint")}
            checked={state.fetch_pictures}
            disabled={phase === "running"}
            onValue={(fetch_pictures) => state.change({ fetch_pictures })}
          />
        )}
        {phase === "reading" && (
          <p class="ui-row ui-muted">
            <Spinner /> <span role="status">{t("knowledge-import-checking")}</span>
          </p>
        )}
        {phase === "running" && (
          <p class="ui-row ui-muted">
            <Spinner /> <span role="status">{t("knowledge-import-running", { count: articles })}</span>
          </p>
        )}
        {report && phase !== "reading" && <Report report={report} />}
      </div>
    </Dialog>
  );
}

/** Files by choosing or dropping, and what they are. */
function Source({ state }: { state: Import }) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const busy = state.phase === "reading" || state.phase === "running";
  return (
    <>
      <Drop
        onDrop={(it) => {
          if (!busy) void state.take(readDropped(it));
        }}
      >
        <Icon of={FileUp} size={22} />
        <p>{chosenText(state.files)}</p>
        <div class="ui-row ui-row-wrap">
          <Button size="sm" icon={FileUp} disabled={busy} onClick={() => files.current?.click()}>
            {t("knowledge-import-files")}
          </Button>
          <Button size="sm" icon={FolderUp} disabled={busy} onClick={() => folder.current?.click()}>
            {t("knowledge-import-folder")}
          </Button>
        </div>
      </Drop>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        data-import="files"
        accept=".md,.markdown,.json,.toml,.tsv,.png,.jpg,.jpeg,.webp,.gif"
        onChange={(event) => pick(event.currentTarget, state)}
      />
      <input
        ref={folder}
        type="file"
        multiple
        hidden
        data-import="folder"
        {...{ webkitdirectory: true }}
        onChange={(event) => pick(event.currentTarget, state)}
      />
      <Field label={t("knowledge-import-format")}>
        <Select
          value={state.format}
          disabled={busy}
          options={FORMATS.map((value) => ({
            value: value as ImportFormat,
            label: t(`knowledge-format-${value}`),
          }))}
          onValue={(format) => state.change({ format })}
        />
      </Field>
    </>
  );
}

function chosenText(files: readonly ImportFile[]): string {
  const [first] = files;
  if (!first) return t("knowledge-import-drop");
  return t("knowledge-import-chosen", { count: files.length, name: first.path });
}

function pick(input: HTMLInputElement, state: Import): void {
  const chosen = [...(input.files ?? [])];
  input.value = "";
  if (chosen.length > 0) void state.take(readFiles(chosen));
}

/** More problems than this are counted, not listed: the first show what is wrong. */
const LISTED = 200;

/** What an import would do, and what is wrong with its files. */
function Report({ report }: { report: Imported }) {
  const { problems } = report;
  return (
    <section class="ui-stack" aria-label={t("knowledge-import-report")}>
      <dl class="kb-report">
        {(["created", "updated", "unchanged", "published", "topics_changed", "pictures"] as const).map(
          (what) => (
            <div key={what}>
              <dt>{t(`knowledge-import-${what}`)}</dt>
              <dd class="ui-tabular">{formatNumber(report[what])}</dd>
            </div>
          ),
        )}
        <div class={problems.length > 0 ? "kb-report-wrong" : ""}>
          <dt>{t("knowledge-import-problems")}</dt>
          <dd class="ui-tabular">{formatNumber(problems.length)}</dd>
        </div>
      </dl>
      {problems.length > 0 && (
        <>
          <p class="ui-muted">{t("knowledge-import-problems-text")}</p>
          <ul class="kb-problems">
            {problems.slice(0, LISTED).map((one, at) => (
              <Problem key={at} problem={one} />
            ))}
          </ul>
          {problems.length > LISTED && (
            <p class="ui-muted">{t("knowledge-import-more-problems", { count: problems.length - LISTED })}</p>
          )}
        </>
      )}
    </section>
  );
}

function Problem({ problem }: { problem: ImportProblem }) {
  return (
    <li class="kb-problem">
      <Icon of={TriangleAlert} size={15} />
      <div class="ui-grow">
        <p>
          <code>{problem.line ? `${problem.file}:${problem.line}` : problem.file}</code>
        </p>
        <p>{problem.what}</p>
        <p class="ui-muted">{problem.how}</p>
      </div>
    </li>
  );
}
