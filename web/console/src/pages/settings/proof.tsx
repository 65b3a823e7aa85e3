import type { Proof, ProofRules } from "@ombud/api";
import { t } from "../../i18n/index.ts";
import { http } from "../../state/http.ts";
import { useView } from "../../state/view.ts";
import { Banner, Button, Field, Loaded, Select, Switch, TextInput, toast, useForm } from "../../ui/index.ts";
import { SectionHead } from "./list-page.tsx";
import "./trust.css";

/** Which proof customers need before what. */
export default function ProofPage() {
  const view = useView("/proof/rules");
  return (
    <>
      <SectionHead title={t("settings-proof")} text={t("settings-proof-text")} />
      <Loaded view={view} rows={6}>
        {(rules) => <RulesForm rules={rules} />}
      </Loaded>
    </>
  );
}

const WHAT = ["transcript", "readers", "export", "erasure", "reveal", "account", "release"] as const;
const LEVELS: readonly Proof[] = ["none", "email_code", "signed_token", "passkey"];
const OPENS: readonly ProofRules["email_opens"][] = ["never", "email_only", "always"];

function RulesForm({ rules }: { rules: ProofRules }) {
  const form = useForm({ ...rules });
  const { values } = form;
  const submit = () =>
    form.submit(async (wanted) => {
      form.reset(await http.put("/proof/rules", wanted));
      toast(t("ui-saved"));
    });
  const demand = (what: (typeof WHAT)[number]) => {
    const { level, max_age_minutes } = values[what];
    return (
      <fieldset key={what} class="proof-rule">
        <legend>{t(`proof-rule-${what}`)}</legend>
        <div class="trust-numbers">
          <Field label={t("proof-rule-level")}>
            <Select
              value={level}
              options={LEVELS.map((value) => ({ value, label: t(`proof-level-${value}`) }))}
              onValue={(value) => form.set(what, { level: value as Proof, max_age_minutes })}
            />
          </Field>
          <Field label={t("proof-rule-age")} error={form.error(what)}>
            <TextInput
              type="number"
              min={1}
              disabled={level === "none"}
              value={String(max_age_minutes)}
              onValue={(text) => form.set(what, { level, max_age_minutes: Math.trunc(Number(text)) })}
            />
          </Field>
        </div>
      </fieldset>
    );
  };
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
      <section class="ui-card ui-stack" aria-label={t("settings-proof")}>
        {WHAT.map(demand)}
        <Switch
          label={t("proof-account-app")}
          hint={t("proof-account-app-hint")}
          checked={values.account_app}
          onValue={(on) => form.set("account_app", on)}
        />
      </section>
      <section class="ui-card ui-stack" aria-label={t("proof-opens")}>
        <Field label={t("proof-opens")} hint={t("proof-opens-hint")}>
          <Select
            value={values.email_opens}
            options={OPENS.map((value) => ({ value, label: t(`proof-opens-${value}`) }))}
            onValue={(value) => form.set("email_opens", value as ProofRules["email_opens"])}
          />
        </Field>
      </section>
      <div>
        <Button type="submit" variant="primary" busy={form.busy} disabled={!form.dirty}>
          {t("ui-save")}
        </Button>
      </div>
    </form>
  );
}
