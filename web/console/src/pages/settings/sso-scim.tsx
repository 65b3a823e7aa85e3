import type { ScimToken } from "@ombud/api";
import { signal } from "@preact/signals";
import { Trash2 } from "lucide";
import { useState } from "preact/hooks";
import { formatRelative, t } from "../../i18n/index.ts";
import { http } from "../../state/http.ts";
import { useView } from "../../state/view.ts";
import {
  Banner,
  Button,
  ConfirmDialog,
  CopyButton,
  Field,
  IconButton,
  Loaded,
  TextArea,
  TextInput,
  toast,
  useForm,
} from "../../ui/index.ts";
import { networksOf } from "./networks.ts";
import { ShownOnce } from "./once.tsx";

/** A new token's secret, until its owner has kept it. */
const made = signal<string | null>(null);

const EMPTY = { name: "", allowed_networks: "" };

/** The tokens by which the provider says who works here, before anybody signs in. */
export function Provisioning() {
  const view = useView("/scim-tokens");
  const tokens = view.shown?.items ?? [];
  const [revoking, setRevoking] = useState<ScimToken | null>(null);
  const form = useForm(EMPTY, (values) => ({ name: values.name.trim() ? null : t("ui-required") }));
  const change = (how: (before: ScimToken[]) => ScimToken[]) =>
    view.change((page) => ({ ...page, items: how(page.items) }));
  const create = () =>
    form.submit(async (values) => {
      const { token, ...kept } = await http.post("/scim-tokens", {
        name: values.name.trim(),
        allowed_networks: networksOf(values.allowed_networks),
      });
      change((before) => [{ ...kept, token: null }, ...before]);
      made.value = token ?? null;
      form.reset(EMPTY);
    });
  const revoke = async ({ id, name }: ScimToken) => {
    await http.delete(`/scim-tokens/${id}`);
    change((before) => before.filter((one) => one.id !== id));
    setRevoking(null);
    toast(t("sso-scim-revoked", { name }));
  };
  const address = `${location.origin}/scim/v2`;
  return (
    <form
      class="ui-card ui-stack"
      aria-labelledby="sso-scim"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <h2 id="sso-scim">{t("sso-scim")}</h2>
      <p class="ui-muted">{t("sso-scim-text")}</p>
      <dl class="sso-addresses">
        <div>
          <dt>{t("sso-scim-address")}</dt>
          <dd>
            <code>{address}</code>
            <CopyButton text={address} />
          </dd>
        </div>
      </dl>
      <Loaded view={view} rows={0} />
      {tokens.length > 0 && <Tokens tokens={tokens} onRevoke={setRevoking} />}
      {form.problem && <Banner tone="danger">{form.problem}</Banner>}
      <div class="settings-columns">
        <Field label={t("sso-scim-name")} hint={t("sso-scim-name-hint")} error={form.error("name")}>
          <TextInput value={form.values.name} maxLength={100} onValue={(name) => form.set("name", name)} />
        </Field>
        <Field
          label={t("sso-scim-networks")}
          hint={t("sso-scim-networks-hint")}
          error={form.error("allowed_networks")}
        >
          <TextArea
            value={form.values.allowed_networks}
            rows={2}
            spellcheck={false}
            onValue={(text) => form.set("allowed_networks", text)}
          />
        </Field>
      </div>
      <div>
        <Button type="submit" busy={form.busy}>
          {t("sso-scim-create")}
        </Button>
      </div>
      <ShownOnce secret={made} title={t("sso-scim-made")} text={t("sso-scim-once")} />
      {revoking && (
        <ConfirmDialog
          title={t("sso-scim-revoke", { name: revoking.name })}
          text={t("sso-scim-revoke-text")}
          action={t("settings-tokens-revoke")}
          danger
          onConfirm={() => revoke(revoking)}
          onClose={() => setRevoking(null)}
        />
      )}
    </form>
  );
}

interface TokensProps {
  tokens: readonly ScimToken[];
  onRevoke: (token: ScimToken) => void;
}

function Tokens({ tokens, onRevoke }: TokensProps) {
  return (
    <ul class="sso-tokens">
      {tokens.map((token) => (
        <li key={token.id}>
          <span class="ui-grow">
            {token.name}{" "}
            <span class="ui-muted ui-small">
              {token.last_used_at
                ? t("sso-scim-used", { ago: formatRelative(token.last_used_at) })
                : t("sso-scim-unused")}
              {token.allowed_networks === null && ` · ${t("settings-tokens-unreadable")}`}
              {token.allowed_networks !== null &&
                token.allowed_networks.length > 0 &&
                ` · ${token.allowed_networks.join(", ")}`}
            </span>
          </span>
          <IconButton
            icon={Trash2}
            label={t("sso-scim-revoke", { name: token.name })}
            onClick={() => onRevoke(token)}
          />
        </li>
      ))}
    </ul>
  );
}
