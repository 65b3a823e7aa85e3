import type { Workspace } from "@ombud/api";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { languageName, t } from "../../i18n/index.ts";
import { http } from "../../state/http.ts";
import { loadMe, me } from "../../state/session.ts";
import { useView } from "../../state/view.ts";
import {
  Banner,
  Button,
  ConfirmDialog,
  type Errors,
  Field,
  type Form,
  Loaded,
  MultiCombobox,
  Switch,
  TextInput,
  toast,
  useForm,
} from "../../ui/index.ts";
import { Options } from "./fields.tsx";
import { everyLanguage } from "./languages.ts";
import { SectionHead } from "./list-page.tsx";
import { SpanInput } from "./span.tsx";

/** What holds for the whole workspace. */
export default function WorkspaceSection() {
  const view = useView("/workspace");
  return (
    <>
      <SectionHead title={t("settings-workspace")} text={t("settings-workspace-text")} />
      <Loaded view={view} rows={6}>
        {(workspace) => <WorkspaceForm workspace={workspace} />}
      </Loaded>
    </>
  );
}

function initial(workspace: Workspace) {
  return {
    name: workspace.name,
    brand: workspace.brand,
    require_second_factor: workspace.require_second_factor,
    languages: workspace.languages,
    resolve_reasons: workspace.resolve_reasons,
    csat: workspace.csat,
    auto_resolve_days: workspace.auto_resolve_days,
    follow_thefts: workspace.follow_thefts,
  };
}

type Values = ReturnType<typeof initial>;

const check = (values: Values): Errors<Values> => ({
  name: values.name.trim() ? null : t("ui-required"),
  brand: values.brand.trim() ? null : t("ui-required"),
  languages: values.languages.length > 0 ? null : t("settings-languages-none"),
  resolve_reasons: values.resolve_reasons.some((reason) => reason.trim()) ? null : t("settings-reasons-none"),
});

const bodyOf = (values: Values) => ({
  ...values,
  name: values.name.trim(),
  brand: values.brand.trim(),
  resolve_reasons: values.resolve_reasons.map((reason) => reason.trim()).filter(Boolean),
});

/** Demanding a second factor without having one sends oneself to set it up: worth a question. */
function stopsOneself(values: Values, before: Workspace): boolean {
  const own = me.peek()?.second_factor;
  return values.require_second_factor && !before.require_second_factor && !own?.totp && !own?.passkeys;
}

function WorkspaceForm({ workspace }: { workspace: Workspace }) {
  const [asking, setAsking] = useState(false);
  const form = useForm(initial(workspace), check);
  const send = async () => {
    const done = await form.submit(async (values) => {
      form.reset(initial(await http.patch("/workspace", bodyOf(values))));
    });
    if (!done) return;
    toast(t("ui-saved"));
    // Names, languages and reasons are shown all over the console.
    void loadMe().catch(() => undefined);
  };
  return (
    <form
      class="settings-page"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (stopsOneself(form.values, workspace)) setAsking(true);
        else void send();
      }}
    >
      {form.problem && <Banner tone="danger">{form.problem}</Banner>}
      <Naming form={form} />
      <Rules form={form} />
      <footer class={`settings-page-foot ${form.dirty ? "settings-page-live" : ""}`}>
        <Button disabled={!form.dirty} onClick={() => form.reset(initial(workspace))}>
          {t("ui-cancel")}
        </Button>
        <Button type="submit" variant="primary" busy={form.busy} disabled={!form.dirty}>
          {t("ui-save")}
        </Button>
      </footer>
      {asking && (
        <ConfirmDialog
          title={t("settings-workspace-factor")}
          text={t("settings-workspace-factor-warning")}
          action={t("ui-save")}
          onConfirm={send}
          onClose={() => setAsking(false)}
        />
      )}
    </form>
  );
}

function Naming({ form }: { form: Form<Values> }) {
  const { values } = form;
  return (
    <Card title={t("settings-workspace-names")}>
      <div class="settings-columns">
        <Field
          label={t("settings-workspace-name")}
          required
          error={form.error("name")}
          hint={t("settings-workspace-name-hint")}
        >
          <TextInput value={values.name} onValue={(name) => form.set("name", name)} maxLength={80} />
        </Field>
        <Field
          label={t("settings-workspace-brand")}
          required
          error={form.error("brand")}
          hint={t("settings-workspace-brand-hint")}
        >
          <TextInput value={values.brand} onValue={(brand) => form.set("brand", brand)} maxLength={80} />
        </Field>
      </div>
      <Field
        label={t("settings-workspace-languages")}
        required
        error={form.error("languages")}
        hint={t("settings-workspace-languages-hint")}
      >
        <MultiCombobox
          label={t("settings-workspace-languages")}
          values={values.languages}
          options={everyLanguage(values.languages)}
          onValues={(languages) => form.set("languages", languages)}
        />
      </Field>
    </Card>
  );
}

function Rules({ form }: { form: Form<Values> }) {
  const { values } = form;
  return (
    <>
      <Card title={t("settings-workspace-security")}>
        <Switch
          label={t("settings-workspace-factor")}
          hint={t("settings-workspace-factor-hint")}
          checked={values.require_second_factor}
          onValue={(on) => form.set("require_second_factor", on)}
        />
      </Card>
      <Card title={t("settings-workspace-thefts")}>
        <Switch
          label={t("settings-workspace-follow")}
          hint={t("settings-workspace-follow-hint")}
          checked={values.follow_thefts}
          onValue={(on) => form.set("follow_thefts", on)}
        />
      </Card>
      <Card title={t("settings-workspace-resolving")}>
        <Options
          label={t("settings-reasons")}
          values={values.resolve_reasons}
          error={form.error("resolve_reasons")}
          onValues={(reasons) => form.set("resolve_reasons", reasons)}
        />
        <AutoResolve days={values.auto_resolve_days} onDays={(days) => form.set("auto_resolve_days", days)} />
      </Card>
      <Card title={t("settings-csat")}>
        <Csat value={values.csat} languages={values.languages} onValue={(csat) => form.set("csat", csat)} />
      </Card>
    </>
  );
}

function Card({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="ui-card ui-stack" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function AutoResolve({ days, onDays }: { days: number | null; onDays: (days: number | null) => void }) {
  return (
    <div class="ui-stack" style={{ "--gap": "0.75rem" }}>
      <Switch
        label={t("settings-auto-resolve")}
        hint={t("settings-auto-resolve-hint")}
        checked={days !== null}
        onValue={(on) => onDays(on ? 7 : null)}
      />
      {days !== null && (
        <Field label={t("settings-auto-resolve-days")}>
          <TextInput
            class="settings-number"
            type="number"
            min="1"
            max="365"
            inputMode="numeric"
            value={String(days)}
            onValue={(text) => onDays(Math.max(1, Math.min(365, Math.round(Number(text) || 1))))}
          />
        </Field>
      )}
    </div>
  );
}

interface CsatProps {
  value: Workspace["csat"];
  languages: readonly string[];
  onValue: (csat: Workspace["csat"]) => void;
}

function Csat({ value, languages, onValue }: CsatProps) {
  return (
    <div class="ui-stack">
      <Switch
        label={t("settings-csat-on")}
        hint={t("settings-csat-hint")}
        checked={value.enabled}
        onValue={(enabled) => onValue({ ...value, enabled })}
      />
      {value.enabled && (
        <>
          <SpanInput
            label={t("settings-csat-delay")}
            hint={t("settings-csat-delay-hint")}
            seconds={value.delay_seconds || null}
            onSeconds={(seconds) => onValue({ ...value, delay_seconds: seconds ?? 0 })}
          />
          {languages.map((tag) => (
            <Field key={tag} label={t("settings-csat-question", { language: languageName(tag) })}>
              <TextInput
                lang={tag}
                maxLength={200}
                value={value.question[tag] ?? ""}
                onValue={(text) => onValue({ ...value, question: { ...value.question, [tag]: text } })}
              />
            </Field>
          ))}
        </>
      )}
    </div>
  );
}
