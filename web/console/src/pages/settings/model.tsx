import type { ModelSettings, ModelView } from "@ombud/api";
import { BookOpen } from "lucide";
import { useState } from "preact/hooks";
import { formatDate, formatNumber, t } from "../../i18n/index.ts";
import { http } from "../../state/http.ts";
import { can } from "../../state/session.ts";
import { useView } from "../../state/view.ts";
import {
  Banner,
  Button,
  type Errors,
  Field,
  type Form,
  LinkButton,
  Loaded,
  Select,
  Switch,
  Tabs,
  TextInput,
  toast,
  useForm,
} from "../../ui/index.ts";
import { Embeddings } from "./embeddings.tsx";
import { SectionHead } from "./list-page.tsx";
import { TryModel } from "./model-try.tsx";
import { SecretForm } from "./secret-form.tsx";
import "./model.css";

const USES = ["wording", "meaning"] as const;

/** The models that a workspace may have asked: one that words what was found, one that finds by what is meant. */
export default function ModelPage() {
  const [use, setUse] = useState<string>(USES[0]);
  return (
    <>
      <SectionHead title={t("settings-model")} text={t("settings-model-text")} />
      <Tabs
        label={t("models-which")}
        tabs={USES.map((id) => ({ id, label: t(`models-which-${id}`) }))}
        active={use}
        onActive={setUse}
      >
        <div class="ui-stack">{use === "wording" ? <Wording /> : <Embeddings />}</div>
      </Tabs>
      <div>
        <LinkButton icon={BookOpen} variant="ghost" href="/docs/models" target="_blank" rel="noopener">
          {t("models-docs")}
        </LinkButton>
      </div>
    </>
  );
}

/** The language model that words what was found in articles: where, what for, at what cost, and how it does. */
function Wording() {
  const model = useView("/model");
  const view = model.shown;
  const manages = can("security.manage");
  const set = view !== null && view.settings.url !== "";
  return (
    <>
      <p class="ui-muted">{t("models-wording-text")}</p>
      <Loaded view={model} rows={6} />
      {view && <Troubles view={view} />}
      {view && set && <Today view={view} />}
      {view && <ModelForm view={view} onView={model.put} />}
      {view && set && manages && (
        <SecretForm
          name="models-key"
          there={view.has_key}
          save={async (key) => {
            await http.put("/model/key", { key });
            model.put({ ...view, has_key: key !== null });
          }}
        />
      )}
      {view && set && view.settings.model && manages && <TryModel onTried={model.load} />}
    </>
  );
}

/** That it is left alone for a while, and why it failed last. */
function Troubles({ view }: { view: ModelView }) {
  const why = view.last_failure ? t("models-last-failure", { why: view.last_failure }) : "";
  if (view.resting_until) {
    return (
      <Banner tone="warn" title={t("models-resting", { when: formatDate(view.resting_until) })}>
        {why}
      </Banner>
    );
  }
  return why ? <Banner tone="info">{why}</Banner> : null;
}

/** What it did today. */
function Today({ view: { today } }: { view: ModelView }) {
  const tiles: [string, string][] = [
    ["models-asked", formatNumber(today.asked)],
    ["models-used", formatNumber(today.used)],
    ["models-refused", formatNumber(today.refused)],
    ["models-late", formatNumber(today.timeouts)],
    ["models-failed", formatNumber(today.failed)],
    ["models-not-asked", formatNumber(today.over_budget + today.over_pace + today.resting)],
    ["models-tokens-today", `${formatNumber(today.tokens_in)} · ${formatNumber(today.tokens_out)}`],
    [
      "models-millis",
      typeof today.millis === "number"
        ? t("models-millis-value", { millis: formatNumber(today.millis) })
        : "–",
    ],
  ];
  const faults = Object.entries(today.faults).sort(([, one], [, other]) => other - one);
  return (
    <section class="ui-stack" aria-labelledby="models-today">
      <h2 id="models-today">{t("models-today")}</h2>
      <dl class="model-tiles">
        {tiles.map(([name, value]) => (
          <div key={name} class="ui-card">
            <dt class="ui-muted ui-small">{t(name)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {faults.length > 0 && (
        <div>
          <h3>{t("models-faults")}</h3>
          <ul class="model-faults">
            {faults.map(([fault, times]) => (
              <li key={fault}>
                {t(`models-fault-${fault}`)} <b>{formatNumber(times)}</b>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

const valuesOf = (it: ModelSettings) => ({
  ...it,
  dialect: it.dialect ?? "common",
  timeout_ms: String(it.timeout_ms),
  tokens_a_day: String(it.tokens_a_day),
  requests_a_minute: String(it.requests_a_minute),
});
type Values = ReturnType<typeof valuesOf>;

const bodyOf = (it: Values): ModelSettings => ({
  ...it,
  url: it.url.trim(),
  model: it.model.trim(),
  timeout_ms: Number(it.timeout_ms),
  tokens_a_day: Number(it.tokens_a_day),
  requests_a_minute: Number(it.requests_a_minute),
});

function check(it: Values): Errors<Values> {
  const needed = (text: string) => (text.trim() ? null : t("ui-required"));
  const numbers = {
    timeout_ms: needed(it.timeout_ms),
    tokens_a_day: needed(it.tokens_a_day),
    requests_a_minute: needed(it.requests_a_minute),
  };
  return it.enabled ? { ...numbers, url: needed(it.url), model: needed(it.model) } : numbers;
}

interface ViewProps {
  view: ModelView;
  onView: (view: ModelView) => void;
}

function ModelForm({ view, onView }: ViewProps) {
  const form = useForm(valuesOf(view.settings), check);
  const submit = () =>
    form.submit(async (values) => {
      const kept = await http.put("/model", bodyOf(values));
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
      <Where form={form} />
      <section class="ui-card ui-stack" aria-labelledby="models-uses">
        <h2 id="models-uses">{t("models-uses")}</h2>
        {(["enabled", "phrases", "drafts"] as const).map((name) => (
          <Switch
            key={name}
            label={t(`models-${name}`)}
            hint={t(`models-${name}-hint`)}
            checked={form.values[name]}
            onValue={(on) => form.set(name, on)}
          />
        ))}
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

function Where({ form }: { form: Form<Values> }) {
  const dialects = (["common", "openai"] as const).map((value) => ({
    value,
    label: t(`models-dialect-${value}`),
  }));
  return (
    <section class="ui-card ui-stack" aria-labelledby="models-connection">
      <h2 id="models-connection">{t("models-connection")}</h2>
      <Field label={t("models-url")} hint={t("models-url-hint")} error={form.error("url")}>
        <TextInput
          type="url"
          inputMode="url"
          placeholder="https://api.openai.com/v1"
          value={form.values.url}
          onValue={(url) => form.set("url", url)}
        />
      </Field>
      <Field label={t("models-name")} hint={t("models-name-hint")} error={form.error("model")}>
        <TextInput value={form.values.model} onValue={(model) => form.set("model", model)} />
      </Field>
      <Field label={t("models-dialect")}>
        <Select
          value={form.values.dialect}
          options={dialects}
          onValue={(dialect) => form.set("dialect", dialect)}
        />
      </Field>
    </section>
  );
}

function Limits({ form, left }: { form: Form<Values>; left: number }) {
  const number = (name: "timeout_ms" | "tokens_a_day" | "requests_a_minute") => (
    <TextInput
      inputMode="numeric"
      value={form.values[name]}
      onValue={(text) => form.set(name, text.replaceAll(/\D/g, ""))}
    />
  );
  return (
    <section class="ui-card ui-stack" aria-labelledby="models-limits">
      <h2 id="models-limits">{t("models-limits")}</h2>
      <Field label={t("models-timeout")} hint={t("models-timeout-hint")} error={form.error("timeout_ms")}>
        {number("timeout_ms")}
      </Field>
      <Field
        label={t("models-tokens")}
        hint={t("models-tokens-hint", { left: formatNumber(left) })}
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
