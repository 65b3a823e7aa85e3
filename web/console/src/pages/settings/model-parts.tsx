/**
 * What the settings of a model that words answers and of one that embeds them have in common: where it answers, what it may
 * cost, and how it does. `use` is what the texts of each begin with.
 */
import type { ComponentChildren } from "preact";
import { formatDate, formatNumber, t } from "../../i18n/index.ts";
import { can } from "../../state/session.ts";
import { Banner, Button, type Errors, Field, type Form, TextInput } from "../../ui/index.ts";

type Use = "models" | "embeddings";

const LIMITS = ["timeout_ms", "tokens_a_day", "requests_a_minute"] as const;
type Limit = (typeof LIMITS)[number];

interface Asked extends Record<Limit, string> {
  url: string;
  model: string;
}
type AskedForm = Pick<Form<Asked>, "values" | "update" | "error">;

/** Limits as they stand in fields. */
export const limitsOf = (it: Record<Limit, number>): Record<Limit, string> => ({
  timeout_ms: String(it.timeout_ms),
  tokens_a_day: String(it.tokens_a_day),
  requests_a_minute: String(it.requests_a_minute),
});

/** What is sent of what the fields say. */
export const askedOf = (it: Asked) => ({
  url: it.url.trim(),
  model: it.model.trim(),
  timeout_ms: Number(it.timeout_ms),
  tokens_a_day: Number(it.tokens_a_day),
  requests_a_minute: Number(it.requests_a_minute),
});

/** What is missing: of the address and the name only where a server is to be asked. */
export function missing(it: Asked, asked: boolean): Errors<Asked> {
  const needed = asked ? (["url", "model", ...LIMITS] as const) : LIMITS;
  return Object.fromEntries(needed.map((name) => [name, it[name].trim() ? null : t("ui-required")]));
}

interface RestsProps {
  use: Use;
  until: string | null | undefined;
  failure: string | null | undefined;
}

/** That it is left alone for a while, and why it failed last. */
export function Rests({ use, until, failure }: RestsProps) {
  const why = failure ? t("models-last-failure", { why: failure }) : "";
  if (until) {
    return (
      <Banner tone="warn" title={t(`${use}-resting`, { when: formatDate(until) })}>
        {why}
      </Banner>
    );
  }
  return why ? <Banner tone="info">{why}</Banner> : null;
}

interface TodayProps {
  use: Use;
  /** The names of figures, and what they are. */
  figures: [string, number | string][];
  /** How long it took on average. */
  millis: number | null | undefined;
  children?: ComponentChildren;
}

/** What it did today. */
export function Today({ use, figures, millis, children }: TodayProps) {
  const took = typeof millis === "number" ? t("models-millis-value", { millis: formatNumber(millis) }) : "–";
  return (
    <section class="ui-stack" aria-labelledby={`${use}-today`}>
      <h2 id={`${use}-today`}>{t("models-today")}</h2>
      <dl class="model-tiles">
        {[...figures, ["models-millis", took] as const].map(([name, value]) => (
          <div key={name} class="ui-card">
            <dt class="ui-muted ui-small">{t(name)}</dt>
            <dd>{typeof value === "number" ? formatNumber(value) : value}</dd>
          </div>
        ))}
      </dl>
      {children}
    </section>
  );
}

/** The address of a server, and what the model is called there. */
export function Server({ use, form }: { use: Use; form: AskedForm }) {
  return (
    <>
      <Field label={t("models-url")} hint={t(`${use}-url-hint`)} error={form.error("url")}>
        <TextInput
          type="url"
          inputMode="url"
          placeholder="https://api.openai.com/v1"
          value={form.values.url}
          onValue={(url) => form.update({ url })}
        />
      </Field>
      <Field label={t("models-name")} hint={t(`${use}-name-hint`)} error={form.error("model")}>
        <TextInput value={form.values.model} onValue={(model) => form.update({ model })} />
      </Field>
    </>
  );
}

interface ModelFormProps {
  use: Use;
  form: AskedForm & Pick<Form<Asked>, "problem" | "busy" | "dirty">;
  onSubmit: () => Promise<unknown>;
  /** Tokens of the day that are left. */
  left: number;
  /** Where it is, and what it is used for. */
  children: ComponentChildren;
}

/** All that is set of a model, its limits last. */
export function ModelForm({ use, form, onSubmit, left, children }: ModelFormProps) {
  return (
    <form
      class="ui-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void onSubmit();
      }}
    >
      {form.problem && <Banner tone="danger">{form.problem}</Banner>}
      {children}
      <Limits use={use} form={form} left={left} />
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

function Limits({ use, form, left }: { use: Use; form: AskedForm; left: number }) {
  const number = (name: Limit) => (
    <TextInput
      inputMode="numeric"
      value={form.values[name]}
      onValue={(text) => form.update({ [name]: text.replaceAll(/\D/g, "") })}
    />
  );
  return (
    <section class="ui-card ui-stack" aria-labelledby={`${use}-limits`}>
      <h2 id={`${use}-limits`}>{t("models-limits")}</h2>
      <Field label={t("models-timeout")} hint={t(`${use}-timeout-hint`)} error={form.error("timeout_ms")}>
        {number("timeout_ms")}
      </Field>
      <Field
        label={t("models-tokens")}
        hint={t(`${use}-tokens-hint`, { left: formatNumber(left) })}
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
