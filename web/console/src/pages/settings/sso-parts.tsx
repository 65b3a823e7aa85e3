import type { Role, SsoCheck, SsoView, Team } from "@ombud/api";
import { Plus, Trash2 } from "lucide";
import { useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { http } from "../../state/http.ts";
import {
  Banner,
  Button,
  CopyButton,
  Field,
  type Form,
  IconButton,
  MultiCombobox,
  problemText,
  Select,
  Switch,
  TextArea,
  TextInput,
} from "../../ui/index.ts";
import { choicesOf, useList } from "./lists.ts";
import { roleName } from "./roles.tsx";
import type { MappingValues, ProviderValues } from "./sso-form.ts";

interface PartProps {
  form: Form<ProviderValues>;
}

/** What the provider has to be told of this desk. */
export function Addresses({ view }: { view: SsoView }) {
  const rows = [
    ["redirect", view.redirect_uri],
    ["post-logout", view.post_logout_redirect_uri],
    ["back-channel", view.back_channel_logout_uri],
  ] as const;
  return (
    <section class="ui-card ui-stack" aria-labelledby="sso-addresses">
      <h2 id="sso-addresses">{t("sso-addresses")}</h2>
      <p class="ui-muted">{t("sso-addresses-text")}</p>
      <dl class="sso-addresses">
        {rows.map(([name, url]) => (
          <div key={name}>
            <dt>{t(`sso-address-${name}`)}</dt>
            <dd>
              <code>{url}</code>
              <CopyButton text={url} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Where the provider is, and as whom this desk asks it. */
export function Connection({ form }: PartProps) {
  const { values } = form;
  return (
    <section class="ui-card ui-stack" aria-labelledby="sso-connection">
      <h2 id="sso-connection">{t("sso-connection")}</h2>
      <Switch
        checked={values.enabled}
        label={t("sso-enabled")}
        hint={t("sso-enabled-hint")}
        onValue={(on) => form.set("enabled", on)}
      />
      <div class="settings-columns">
        <Field label={t("sso-name")} hint={t("sso-name-hint")} error={form.error("name")}>
          <TextInput value={values.name} maxLength={40} onValue={(text) => form.set("name", text)} />
        </Field>
        <Field label={t("sso-client-id")} error={form.error("client_id")}>
          <TextInput
            value={values.client_id}
            spellcheck={false}
            autocomplete="off"
            onValue={(text) => form.set("client_id", text)}
          />
        </Field>
      </div>
      <Field label={t("sso-issuer")} hint={t("sso-issuer-hint")} error={form.error("issuer")}>
        <TextInput
          type="url"
          value={values.issuer}
          spellcheck={false}
          placeholder="https://login.example.com/realms/staff"
          onValue={(text) => form.set("issuer", text)}
        />
      </Field>
      <Checked issuer={values.issuer} />
      <Field label={t("sso-scopes")} hint={t("sso-scopes-hint")} error={form.error("scopes")}>
        <TextInput value={values.scopes} spellcheck={false} onValue={(text) => form.set("scopes", text)} />
      </Field>
    </section>
  );
}

/** Asks the provider what it says of itself, before anybody depends on it. */
function Checked({ issuer }: { issuer: string }) {
  const [said, setSaid] = useState<{ issuer: string; check: SsoCheck } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const ask = async () => {
    setBusy(true);
    setProblem(null);
    try {
      setSaid({ issuer, check: await http.post("/sso/check", { issuer: issuer.trim() }) });
    } catch (error) {
      setProblem(problemText(error));
    } finally {
      setBusy(false);
    }
  };
  const check = said?.issuer === issuer ? said.check : null;
  return (
    <div class="ui-stack" aria-live="polite">
      <div>
        <Button size="sm" busy={busy} disabled={issuer.trim() === ""} onClick={() => void ask()}>
          {t("sso-check")}
        </Button>
      </div>
      {problem && <Banner tone="danger">{problem}</Banner>}
      {check && !check.good && (
        <Banner tone="danger" title={t("sso-check-bad")}>
          {check.problem}
        </Banner>
      )}
      {check?.good && (
        <Banner tone="ok" title={t("sso-check-good", { keys: check.keys })}>
          {t(check.back_channel_logout ? "sso-check-ends" : "sso-check-ends-not")}
        </Banner>
      )}
    </div>
  );
}

/** What the groups of the provider give here. */
export function Groups({ form }: PartProps) {
  const { values } = form;
  const roles = useList<Role>("/roles").items.value ?? [];
  const options = [
    { value: "", label: t("sso-no-role") },
    ...roles.map((role) => ({ value: role.id, label: roleName(role) })),
  ];
  const put = (at: number, change: Partial<MappingValues>) =>
    form.set(
      "mappings",
      values.mappings.map((one, index) => (index === at ? { ...one, ...change } : one)),
    );
  return (
    <section class="ui-card ui-stack" aria-labelledby="sso-groups">
      <h2 id="sso-groups">{t("sso-groups")}</h2>
      <p class="ui-muted">{t("sso-groups-text")}</p>
      <Field label={t("sso-claim")} hint={t("sso-claim-hint")} error={form.error("groups_claim")}>
        <TextInput
          value={values.groups_claim}
          spellcheck={false}
          onValue={(text) => form.set("groups_claim", text)}
        />
      </Field>
      {form.error("mappings") && <Banner tone="danger">{form.error("mappings")}</Banner>}
      {values.mappings.map((mapping, at) => (
        <Mapping
          key={at}
          mapping={mapping}
          options={options}
          onChange={(change) => put(at, change)}
          onRemove={() =>
            form.set(
              "mappings",
              values.mappings.filter((_, index) => index !== at),
            )
          }
        />
      ))}
      <div>
        <Button
          size="sm"
          icon={Plus}
          disabled={values.mappings.length >= 200}
          onClick={() => form.set("mappings", [...values.mappings, { group: "", role: "", teams: [] }])}
        >
          {t("sso-mapping-add")}
        </Button>
      </div>
      <Field
        label={t("sso-default-role")}
        hint={t("sso-default-role-hint")}
        error={form.error("default_role")}
      >
        <Select
          value={values.default_role}
          options={[{ value: "", label: t("sso-default-none") }, ...options.slice(1)]}
          onValue={(role) => form.set("default_role", role)}
        />
      </Field>
      <Switch
        checked={values.follow}
        label={t("sso-follow")}
        hint={t("sso-follow-hint")}
        onValue={(on) => form.set("follow", on)}
      />
    </section>
  );
}

interface MappingProps {
  mapping: MappingValues;
  options: { value: string; label: string }[];
  onChange: (change: Partial<MappingValues>) => void;
  onRemove: () => void;
}

function Mapping({ mapping, options, onChange, onRemove }: MappingProps) {
  const teams = useList<Team>("/teams");
  return (
    <div class="sso-mapping">
      <Field label={t("sso-mapping-group")}>
        <TextInput
          value={mapping.group}
          spellcheck={false}
          maxLength={200}
          onValue={(group) => onChange({ group })}
        />
      </Field>
      <Field label={t("settings-role")}>
        <Select value={mapping.role} options={options} onValue={(role) => onChange({ role })} />
      </Field>
      <Field label={t("settings-teams")}>
        <MultiCombobox
          label={t("settings-teams")}
          values={mapping.teams}
          options={choicesOf(teams)}
          onValues={(chosen) => onChange({ teams: chosen })}
        />
      </Field>
      <IconButton
        icon={Trash2}
        label={t("sso-mapping-remove", { group: mapping.group || "…" })}
        onClick={onRemove}
      />
    </div>
  );
}

/** Who becomes staff by signing in, and whose account is whose. */
export function People({ form }: PartProps) {
  const { values } = form;
  const flag = (name: "create" | "link" | "trust_email") => (
    <Switch
      key={name}
      checked={values[name]}
      label={t(`sso-${name}`)}
      hint={t(`sso-${name}-hint`)}
      onValue={(on) => form.set(name, on)}
    />
  );
  return (
    <section class="ui-card ui-stack" aria-labelledby="sso-people">
      <h2 id="sso-people">{t("sso-people")}</h2>
      <p class="ui-muted">{t("sso-people-text")}</p>
      {flag("create")}
      {flag("link")}
      {flag("trust_email")}
      {values.trust_email && <Banner tone="warn">{t("sso-trust_email-warn")}</Banner>}
      <Field label={t("sso-domains")} hint={t("sso-domains-hint")} error={form.error("domains")}>
        <TextArea
          value={values.domains}
          rows={2}
          spellcheck={false}
          placeholder="example.com"
          onValue={(text) => form.set("domains", text)}
        />
      </Field>
    </section>
  );
}

/** What the provider's word is worth, and which other ways in there are. */
export function Doors({ form, view }: PartProps & { view: SsoView }) {
  const { values } = form;
  return (
    <section class="ui-card ui-stack" aria-labelledby="sso-doors">
      <h2 id="sso-doors">{t("sso-doors")}</h2>
      <Switch
        checked={values.password_sign_in}
        label={t("sso-password")}
        hint={t("sso-password-hint")}
        onValue={(on) => form.set("password_sign_in", on)}
      />
      {form.error("password_sign_in") && <Banner tone="danger">{t("sso-password-nobody")}</Banner>}
      {!values.password_sign_in && view.break_glass.length > 0 && (
        <Banner tone="info">{t("sso-break-glass", { names: view.break_glass.join(", ") })}</Banner>
      )}
      <Field label={t("sso-factors")} hint={t("sso-factors-hint")} error={form.error("factor_values")}>
        <TextInput
          value={values.factor_values}
          spellcheck={false}
          placeholder="mfa hwk"
          onValue={(text) => form.set("factor_values", text)}
        />
      </Field>
      <Switch
        checked={values.proof_without_auth_time}
        label={t("sso-proof")}
        hint={t("sso-proof-hint")}
        onValue={(on) => form.set("proof_without_auth_time", on)}
      />
    </section>
  );
}
