import type { ModelSettings, ModelView } from "@ombud/api";
import { BookOpen } from "lucide";
import { useState } from "preact/hooks";
import { formatNumber, t } from "../../i18n/index.ts";
import { http } from "../../state/http.ts";
import { can } from "../../state/session.ts";
import { useView } from "../../state/view.ts";
import { Field, LinkButton, Loaded, Select, Switch, Tabs, toast, useForm } from "../../ui/index.ts";
import { Embeddings } from "./embeddings.tsx";
import { SectionHead } from "./list-page.tsx";
import { askedOf, limitsOf, ModelForm, missing, Rests, Server, Today } from "./model-parts.tsx";
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
      {view && <Rests use="models" until={view.resting_until} failure={view.last_failure} />}
      {view && set && <Told view={view} />}
      {view && <WordingForm view={view} onView={model.put} />}
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

function Told({ view: { today } }: { view: ModelView }) {
  const faults = Object.entries(today.faults).sort(([, one], [, other]) => other - one);
  return (
    <Today
      use="models"
      millis={today.millis}
      figures={[
        ["models-asked", today.asked],
        ["models-used", today.used],
        ["models-refused", today.refused],
        ["models-late", today.timeouts],
        ["models-failed", today.failed],
        ["models-not-asked", today.over_budget + today.over_pace + today.resting],
        ["models-tokens-today", `${formatNumber(today.tokens_in)} · ${formatNumber(today.tokens_out)}`],
      ]}
    >
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
    </Today>
  );
}

const valuesOf = (it: ModelSettings) => ({ ...it, dialect: it.dialect ?? "common", ...limitsOf(it) });

interface ViewProps {
  view: ModelView;
  onView: (view: ModelView) => void;
}

function WordingForm({ view, onView }: ViewProps) {
  const form = useForm(valuesOf(view.settings), (it) => missing(it, it.enabled));
  const submit = () =>
    form.submit(async (values) => {
      const kept = await http.put("/model", { ...values, ...askedOf(values) });
      form.reset(valuesOf(kept.settings));
      onView(kept);
      toast(t("ui-saved"));
    });
  const dialects = (["common", "openai"] as const).map((value) => ({
    value,
    label: t(`models-dialect-${value}`),
  }));
  return (
    <ModelForm use="models" form={form} onSubmit={submit} left={view.tokens_left}>
      <section class="ui-card ui-stack" aria-labelledby="models-connection">
        <h2 id="models-connection">{t("models-connection")}</h2>
        <Server use="models" form={form} />
        <Field label={t("models-dialect")}>
          <Select
            value={form.values.dialect}
            options={dialects}
            onValue={(dialect) => form.set("dialect", dialect)}
          />
        </Field>
      </section>
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
    </ModelForm>
  );
}
