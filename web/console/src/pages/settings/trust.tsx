import type { TrustRules } from "@ombud/api";
import { t } from "../../i18n/index.ts";
import { http } from "../../state/http.ts";
import { useView } from "../../state/view.ts";
import {
  Banner,
  Button,
  Field,
  Loaded,
  Switch,
  TextArea,
  TextInput,
  toast,
  useForm,
} from "../../ui/index.ts";
import { SectionHead } from "./list-page.tsx";
import "./trust.css";

/** What is masked, how much may be revealed, and when reading is unusual. */
export default function Trust() {
  const view = useView("/trust/rules");
  return (
    <>
      <SectionHead title={t("settings-trust")} text={t("settings-trust-text")} />
      <Loaded view={view} rows={6}>
        {(rules) => <RulesForm rules={rules} />}
      </Loaded>
    </>
  );
}

const REVEALS = ["reveals_per_day", "files_per_day", "reveal_minutes"] as const;
const READING = [
  "customers_per_hour",
  "outside_per_hour",
  "listed_per_hour",
  "listed_per_day",
  "night_per_hour",
  "guesses_per_hour",
  "walk_length",
] as const;
type Number_ = (typeof REVEALS)[number] | (typeof READING)[number];

function RulesForm({ rules }: { rules: TrustRules }) {
  const form = useForm({ ...rules, famous: rules.famous.join("\n") });
  const { values } = form;
  const submit = () =>
    form.submit(async ({ famous, ...rest }) => {
      const names = famous.split("\n").map((name) => name.trim());
      const kept = await http.put("/trust/rules", { ...rest, famous: names.filter(Boolean) });
      form.reset({ ...kept, famous: kept.famous.join("\n") });
      toast(t("ui-saved"));
    });
  const number = (name: Number_) => (
    <Field key={name} label={t(`trust-${name}`)} hint={t(`trust-${name}-hint`)} error={form.error(name)}>
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
      <section class="ui-card ui-stack" aria-labelledby="trust-masks">
        <h2 id="trust-masks">{t("trust-masks")}</h2>
        <p class="ui-muted">{t("trust-masks-text")}</p>
        <Switch
          label={t("trust-mask_names")}
          hint={t("trust-mask_names-hint")}
          checked={values.mask_names}
          onValue={(mask) => form.set("mask_names", mask)}
        />
        <div class="trust-numbers">{REVEALS.map(number)}</div>
      </section>
      <section class="ui-card ui-stack" aria-labelledby="trust-reading">
        <h2 id="trust-reading">{t("trust-reading")}</h2>
        <p class="ui-muted">{t("trust-reading-text")}</p>
        <div class="trust-numbers">{READING.map(number)}</div>
        <Field label={t("trust-famous")} hint={t("trust-famous-hint")} error={form.error("famous")}>
          <TextArea value={values.famous} onValue={(famous) => form.set("famous", famous)} rows={4} />
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
