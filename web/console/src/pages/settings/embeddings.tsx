import type { EmbeddingSettings, EmbeddingView } from "@ombud/api";
import { useEffect, useState } from "preact/hooks";
import { formatDate, formatNumber, t } from "../../i18n/index.ts";
import { http } from "../../state/http.ts";
import { can } from "../../state/session.ts";
import {
  Banner,
  Button,
  type Errors,
  Field,
  type Form,
  Loading,
  problemText,
  Select,
  Switch,
  TextInput,
  toast,
  useForm,
} from "../../ui/index.ts";
import { TryEmbedding } from "./embeddings-try.tsx";
import { SecretForm } from "./secret-form.tsx";

/** How often it is looked how far the articles are, while some are missing. */
const LOOK_MS = 3000;

/** The model that finds articles by what a question means: where, at what cost, how far the articles are, and how it does. */
export function Embeddings() {
  const [view, setView] = useState<EmbeddingView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const load = () => {
    setProblem(null);
    http.get("/embeddings").then(setView, (error: unknown) => setProblem(problemText(error)));
  };
  useEffect(load, []);
  const works = view?.settings.enabled === true && (view.articles === 0 || view.embedded < view.articles);
  useEffect(() => {
    if (!works) return;
    const timer = setInterval(() => http.get("/embeddings").then(setView, () => undefined), LOOK_MS);
    return () => clearInterval(timer);
  }, [works]);
  const manages = can("security.manage");
  const local = view?.settings.source === "local";
  const set = view !== null && (local || view.settings.url !== "");
  return (
    <>
      <p class="ui-muted">{t("embeddings-text")}</p>
      {problem && (
        <Banner tone="danger" action={<Button onClick={load}>{t("ui-retry")}</Button>}>
          {problem}
        </Banner>
      )}
      {!view && !problem && <Loading rows={6} />}
      {view && <Troubles view={view} />}
      {view && set && <Progress view={view} />}
      {view && set && <Today view={view} />}
      {view && <EmbeddingForm view={view} onView={setView} />}
      {view && set && manages && !local && (
        <SecretForm
          name="embeddings-key"
          there={view.has_key}
          save={async (key) => {
            await http.put("/embeddings/key", { key });
            setView({ ...view, has_key: key !== null });
          }}
        />
      )}
      {view && set && (local || view.settings.model) && manages && <TryEmbedding onTried={load} />}
    </>
  );
}

/** That it is left alone for a while, why articles do not go on, and why it failed last. */
function Troubles({ view }: { view: EmbeddingView }) {
  const why = view.last_failure ? t("models-last-failure", { why: view.last_failure }) : "";
  return (
    <>
      {view.settings.enabled && view.failure && (
        <Banner
          tone="warn"
          title={t("embeddings-stuck", { when: view.failed_at ? formatDate(view.failed_at) : "" })}
        >
          {view.failure}
        </Banner>
      )}
      {view.resting_until && (
        <Banner tone="warn" title={t("embeddings-resting", { when: formatDate(view.resting_until) })}>
          {why}
        </Banner>
      )}
      {!view.resting_until && why && !view.failure && <Banner tone="info">{why}</Banner>}
    </>
  );
}

/** How many articles can be found by what they mean. */
function Progress({ view }: { view: EmbeddingView }) {
  const { embedded, articles, settings } = view;
  const numbers = { embedded: formatNumber(embedded), articles: formatNumber(articles) };
  const done = embedded >= articles;
  const state = articles === 0 ? "none" : done ? "done" : settings.enabled ? "works" : "off";
  return (
    <section class="ui-card ui-stack" aria-labelledby="embeddings-articles">
      <h2 id="embeddings-articles">{t("embeddings-articles")}</h2>
      <p role="status">{t(`embeddings-${state}`, numbers)}</p>
      {articles > 0 && (
        <progress
          class="embeddings-progress"
          max={articles}
          value={embedded}
          aria-label={t("embeddings-articles")}
        />
      )}
      {view.dimensions && (
        <p class="ui-muted ui-small">
          {t("embeddings-dimensions", { dimensions: formatNumber(view.dimensions) })}
        </p>
      )}
    </section>
  );
}

/** What it did today. */
function Today({ view: { today } }: { view: EmbeddingView }) {
  const tiles: [string, string][] = [
    ["embeddings-questions", formatNumber(today.questions)],
    ["models-late", formatNumber(today.timeouts)],
    ["models-failed", formatNumber(today.failed)],
    ["models-not-asked", formatNumber(today.not_asked)],
    ["embeddings-pieces", formatNumber(today.pieces)],
    ["embeddings-tokens-today", formatNumber(today.tokens)],
    [
      "models-millis",
      typeof today.millis === "number"
        ? t("models-millis-value", { millis: formatNumber(today.millis) })
        : "–",
    ],
  ];
  return (
    <section class="ui-stack" aria-labelledby="embeddings-today">
      <h2 id="embeddings-today">{t("models-today")}</h2>
      <dl class="model-tiles">
        {tiles.map(([name, value]) => (
          <div key={name} class="ui-card">
            <dt class="ui-muted ui-small">{t(name)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const NUMBERS = ["timeout_ms", "tokens_a_day", "requests_a_minute"] as const;

const valuesOf = (it: EmbeddingSettings) => ({
  ...it,
  source: it.source ?? "remote",
  query_prefix: it.query_prefix ?? "",
  passage_prefix: it.passage_prefix ?? "",
  timeout_ms: String(it.timeout_ms),
  tokens_a_day: String(it.tokens_a_day),
  requests_a_minute: String(it.requests_a_minute),
});
type Values = ReturnType<typeof valuesOf>;

const bodyOf = (it: Values): EmbeddingSettings => ({
  ...it,
  url: it.url.trim(),
  model: it.model.trim(),
  timeout_ms: Number(it.timeout_ms),
  tokens_a_day: Number(it.tokens_a_day),
  requests_a_minute: Number(it.requests_a_minute),
});

function check(it: Values): Errors<Values> {
  const needed = (text: string) => (text.trim() ? null : t("ui-required"));
  const numbers = Object.fromEntries(NUMBERS.map((name) => [name, needed(it[name])]));
  return it.enabled && it.source === "remote"
    ? { ...numbers, url: needed(it.url), model: needed(it.model) }
    : numbers;
}

interface ViewProps {
  view: EmbeddingView;
  onView: (view: EmbeddingView) => void;
}

function EmbeddingForm({ view, onView }: ViewProps) {
  const form = useForm(valuesOf(view.settings), check);
  const submit = () =>
    form.submit(async (values) => {
      const kept = await http.put("/embeddings", bodyOf(values));
      form.reset(valuesOf(kept.settings));
      onView(kept);
      toast(t("ui-saved"));
    });
  return (
    <form
      class="ui-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {form.problem && <Banner tone="danger">{form.problem}</Banner>}
      <Where form={form} local={view.local ?? null} />
      <section class="ui-card ui-stack" aria-labelledby="embeddings-use">
        <h2 id="embeddings-use">{t("embeddings-use")}</h2>
        <Switch
          label={t("models-enabled")}
          hint={t("embeddings-enabled-hint")}
          checked={form.values.enabled}
          onValue={(on) => form.set("enabled", on)}
        />
      </section>
      <Limits form={form} left={view.tokens_left} />
      {can("security.manage") && (
        <div>
          <Button type="submit" variant="primary" busy={form.busy} disabled={!form.dirty}>
            {t("ui-save")}
          </Button>
        </div>
      )}
    </form>
  );
}

function Where({ form, local }: { form: Form<Values>; local: string | null }) {
  const sources = (["remote", "local"] as const).map((value) => ({
    value,
    label: t(`embeddings-source-${value}`, { name: local ?? "" }),
  }));
  const remote = form.values.source === "remote";
  return (
    <section class="ui-card ui-stack" aria-labelledby="embeddings-connection">
      <h2 id="embeddings-connection">{t("models-connection")}</h2>
      {(local !== null || !remote) && (
        <Field label={t("embeddings-source")}>
          <Select
            value={form.values.source}
            options={sources}
            onValue={(source) => form.set("source", source)}
          />
        </Field>
      )}
      {remote && <Server form={form} />}
      <Prefixes form={form} />
    </section>
  );
}

function Server({ form }: { form: Form<Values> }) {
  return (
    <>
      <Field label={t("models-url")} hint={t("embeddings-url-hint")} error={form.error("url")}>
        <TextInput
          type="url"
          inputMode="url"
          placeholder="https://api.openai.com/v1"
          value={form.values.url}
          onValue={(url) => form.set("url", url)}
        />
      </Field>
      <Field label={t("models-name")} hint={t("embeddings-name-hint")} error={form.error("model")}>
        <TextInput value={form.values.model} onValue={(model) => form.set("model", model)} />
      </Field>
    </>
  );
}

function Prefixes({ form }: { form: Form<Values> }) {
  return (
    <>
      <Field
        label={t("embeddings-query-prefix")}
        hint={t("embeddings-prefix-hint")}
        error={form.error("query_prefix")}
      >
        <TextInput
          placeholder="query:"
          value={form.values.query_prefix}
          onValue={(prefix) => form.set("query_prefix", prefix)}
        />
      </Field>
      <Field label={t("embeddings-passage-prefix")} error={form.error("passage_prefix")}>
        <TextInput
          placeholder="passage:"
          value={form.values.passage_prefix}
          onValue={(prefix) => form.set("passage_prefix", prefix)}
        />
      </Field>
    </>
  );
}

function Limits({ form, left }: { form: Form<Values>; left: number }) {
  const number = (name: (typeof NUMBERS)[number]) => (
    <TextInput
      inputMode="numeric"
      value={form.values[name]}
      onValue={(text) => form.set(name, text.replaceAll(/\D/g, ""))}
    />
  );
  return (
    <section class="ui-card ui-stack" aria-labelledby="embeddings-limits">
      <h2 id="embeddings-limits">{t("models-limits")}</h2>
      <Field label={t("models-timeout")} hint={t("embeddings-timeout-hint")} error={form.error("timeout_ms")}>
        {number("timeout_ms")}
      </Field>
      <Field
        label={t("models-tokens")}
        hint={t("embeddings-tokens-hint", { left: formatNumber(left) })}
        error={form.error("tokens_a_day")}
      >
        {number("tokens_a_day")}
      </Field>
      <Field label={t("models-requests")} error={form.error("requests_a_minute")}>
        {number("requests_a_minute")}
      </Field>
    </section>
  );
}
