import type { SessionPolicy } from "@ombud/api";
import { t } from "../../i18n/index.ts";
import { http } from "../../state/http.ts";
import { useView } from "../../state/view.ts";
import { Banner, Button, Field, Loaded, TextArea, TextInput, toast, useForm } from "../../ui/index.ts";
import { SectionHead } from "./list-page.tsx";
import { networksOf, networksText } from "./networks.ts";
import "./trust.css";

/** How long sessions live, how many one may have, from where one may come, and how long a proof is good. */
export default function Sessions() {
  const view = useView("/session-policy");
  return (
    <>
      <SectionHead title={t("settings-sessions")} text={t("settings-sessions-text")} />
      <Loaded view={view} rows={6}>
        {(policy) => <PolicyForm policy={policy} />}
      </Loaded>
    </>
  );
}

const NUMBERS = ["idle_minutes", "longest_hours", "most_sessions"] as const;
type Number_ = (typeof NUMBERS)[number] | "proof_minutes";

function PolicyForm({ policy }: { policy: SessionPolicy }) {
  const form = useForm({ ...policy, allowed_networks: networksText(policy.allowed_networks ?? []) });
  const { values } = form;
  const submit = () =>
    form.submit(async (given) => {
      const kept = await http.put("/session-policy", {
        ...given,
        allowed_networks: networksOf(given.allowed_networks),
      });
      form.reset({ ...kept, allowed_networks: networksText(kept.allowed_networks ?? []) });
      toast(t("ui-saved"));
    });
  const number = (name: Number_) => (
    <Field
      key={name}
      label={t(`sessions-${name}`)}
      hint={t(`sessions-${name}-hint`)}
      error={form.error(name)}
    >
      <TextInput
        type="number"
        min={0}
        value={String(values[name])}
        onValue={(text) => form.set(name, Math.trunc(Number(text)))}
      />
    </Field>
  );
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
      <section class="ui-card ui-stack" aria-labelledby="sessions-life">
        <h2 id="sessions-life">{t("sessions-life")}</h2>
        <p class="ui-muted">{t("sessions-life-text")}</p>
        <div class="trust-numbers">{NUMBERS.map(number)}</div>
      </section>
      <section class="ui-card ui-stack" aria-labelledby="sessions-proof">
        <h2 id="sessions-proof">{t("sessions-proof")}</h2>
        <p class="ui-muted">{t("sessions-proof-text")}</p>
        <div class="trust-numbers">{number("proof_minutes")}</div>
      </section>
      <section class="ui-card ui-stack" aria-labelledby="sessions-where">
        <h2 id="sessions-where">{t("sessions-where")}</h2>
        <p class="ui-muted">{t("sessions-where-text")}</p>
        <Field
          label={t("sessions-allowed_networks")}
          hint={t("sessions-allowed_networks-hint")}
          error={form.error("allowed_networks")}
        >
          <TextArea
            value={values.allowed_networks}
            onValue={(text) => form.set("allowed_networks", text)}
            rows={4}
            spellcheck={false}
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
