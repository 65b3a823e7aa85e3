import type { EmbeddingSettings, EmbeddingView } from "@ombud/api";
import { useEffect } from "preact/hooks";
import { formatDate, formatNumber, t } from "../../i18n/index.ts";
import { http } from "../../state/http.ts";
import { can } from "../../state/session.ts";
import { useView } from "../../state/view.ts";
import {
  Banner,
  Field,
  type Form,
  Loaded,
  Select,
  Switch,
  TextInput,
  toast,
  useForm,
} from "../../ui/index.ts";
import { TryEmbedding } from "./embeddings-try.tsx";
import { askedOf, limitsOf, ModelForm, missing, Rests, Server, Today } from "./model-parts.tsx";
import { SecretForm } from "./secret-form.tsx";

/** How often it is looked how far the articles are, while some are missing. */
const LOOK_MS = 3000;

/** The model that finds articles by what a question means: where, at what cost, how far the articles are, and how it does. */
export function Embeddings() {
  const embeddings = useView("/embeddings");
  const { shown: view, put, load } = embeddings;
  const works = view?.settings.enabled === true && (view.articles === 0 || view.embedded < view.articles);
  useEffect(() => {
    if (!works) return;
    const timer = setInterval(() => http.get("/embeddings").then(put, () => undefined), LOOK_MS);
    return () => clearInterval(timer);
  }, [works]);
  const manages = can("security.manage");
  const local = view?.settings.source === "local";
  const set = view !== null && (local || view.settings.url !== "");
  return (
    <>
      <p class="ui-muted">{t("embeddings-text")}</p>
      <Loaded view={embeddings} rows={6} />
      {view && <Troubles view={view} />}
      {view && set && <Progress view={view} />}
      {view && set && <Told view={view} />}
      {view && <EmbeddingForm view={view} onView={put} />}
      {view && set && manages && !local && (
        <SecretForm
          name="embeddings-key"
          there={view.has_key}
          save={async (key) => {
            await http.put("/embeddings/key", { key });
            put({ ...view, has_key: key !== null });
          }}
        />
      )}
      {view && set && (local || view.settings.model) && manages && <TryEmbedding onTried={load} />}
    </>
  );
}

/** Why articles do not go on, that it is left alone for a while, and why it failed last. */
function Troubles({ view }: { view: EmbeddingView }) {
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
      {(view.resting_until || !view.failure) && (
        <Rests use="embeddings" until={view.resting_until} failure={view.last_failure} />
      )}
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

function Told({ view: { today } }: { view: EmbeddingView }) {
  return (
    <Today
      use="embeddings"
      millis={today.millis}
      figures={[
        ["embeddings-questions", today.questions],
        ["models-late", today.timeouts],
        ["models-failed", today.failed],
        ["models-not-asked", today.not_asked],
        ["embeddings-pieces", today.pieces],
        ["embeddings-tokens-today", today.tokens],
      ]}
    />
  );
}

const valuesOf = (it: EmbeddingSettings) => ({
  ...it,
  source: it.source ?? "remote",
  query_prefix: it.query_prefix ?? "",
  passage_prefix: it.passage_prefix ?? "",
  ...limitsOf(it),
});
type Values = ReturnType<typeof valuesOf>;

interface ViewProps {
  view: EmbeddingView;
  onView: (view: EmbeddingView) => void;
}

function EmbeddingForm({ view, onView }: ViewProps) {
  const form = useForm(valuesOf(view.settings), (it) => missing(it, it.enabled && it.source === "remote"));
  const submit = () =>
    form.submit(async (values) => {
      const kept = await http.put("/embeddings", { ...values, ...askedOf(values) });
      form.reset(valuesOf(kept.settings));
      onView(kept);
      toast(t("ui-saved"));
    });
  return (
    <ModelForm use="embeddings" form={form} onSubmit={submit} left={view.tokens_left}>
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
    </ModelForm>
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
      {remote && <Server use="embeddings" form={form} />}
      <Prefixes form={form} />
    </section>
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
