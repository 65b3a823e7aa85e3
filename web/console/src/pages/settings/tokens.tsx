import type { ApiToken } from "@ombud/api";
import { signal } from "@preact/signals";
import { KeySquare, Trash2 } from "lucide";
import { useState } from "preact/hooks";
import { navigate } from "../../app/router.ts";
import { formatDate, formatRelative, t } from "../../i18n/index.ts";
import { toastError } from "../../state/errors.ts";
import { http } from "../../state/http.ts";
import { can } from "../../state/session.ts";
import {
  Badge,
  Button,
  type Column,
  ConfirmDialog,
  Drawer,
  type Errors,
  Field,
  type Form,
  IconButton,
  Loading,
  Select,
  TextArea,
  TextInput,
  toast,
  useForm,
} from "../../ui/index.ts";
import { EditorShell } from "./editor.tsx";
import { type EditorProps, ListPage } from "./list-page.tsx";
import { storeOf } from "./lists.ts";
import { networksOf } from "./networks.ts";
import { ShownOnce } from "./once.tsx";
import { PermissionList, permissionText, usePermissions } from "./permissions.tsx";
import type { SectionPage } from "./sections.ts";

/** A new token's secret, until its owner has kept it. Outside of the screen, so that showing it draws nothing anew. */
const made = signal<string | null>(null);

function Editor(props: EditorProps<ApiToken>) {
  return props.item ? <TokenView {...props} /> : <TokenEditor {...props} />;
}

function columnsOf(revoke: (token: ApiToken) => void): Column<ApiToken>[] {
  const never = <span class="ui-muted">{t("settings-never")}</span>;
  return [
    { id: "name", label: t("settings-name"), cell: (token) => token.name },
    {
      id: "scopes",
      label: t("settings-tokens-scopes"),
      cell: (token) => t("settings-tokens-scope-count", { count: token.scopes.length }),
    },
    {
      id: "used",
      label: t("settings-last-used"),
      cell: (token) => (token.last_used_at ? formatRelative(token.last_used_at) : never),
    },
    { id: "expires", label: t("settings-expires"), cell: (token) => <Expiry token={token} /> },
    {
      id: "revoke",
      label: t("settings-tokens-revoke"),
      hideLabel: true,
      align: "end",
      cell: (token) => (
        <IconButton
          icon={Trash2}
          label={t("settings-revoke-name", { name: token.name })}
          onClick={() => revoke(token)}
        />
      ),
    },
  ];
}

async function revoke(token: ApiToken): Promise<void> {
  try {
    await http.delete(`/api-tokens/${token.id}`);
    storeOf<ApiToken>("/api-tokens").drop(token.id);
    toast(t("settings-tokens-revoked", { name: token.name }));
  } catch (error) {
    toastError(error);
  }
}

export default function Tokens({ id }: SectionPage) {
  const [revoking, setRevoking] = useState<ApiToken | null>(null);
  return (
    <>
      <ListPage<ApiToken>
        name="tokens"
        path="/api-tokens"
        icon={KeySquare}
        id={id}
        columns={columnsOf(setRevoking)}
        words={(token) => `${token.name} ${token.scopes.join(" ")}`}
        order={(a, b) => b.created_at.localeCompare(a.created_at)}
        editor={Editor}
      />
      <ShownOnce secret={made} title={t("settings-tokens-made")} text={t("settings-tokens-once")} />
      {revoking && (
        <ConfirmDialog
          title={t("settings-revoke-name", { name: revoking.name })}
          text={t("settings-tokens-revoke-text")}
          action={t("settings-tokens-revoke")}
          danger
          onConfirm={() => revoke(revoking)}
          onClose={() => setRevoking(null)}
        />
      )}
    </>
  );
}

function Expiry({ token }: { token: ApiToken }) {
  if (!token.expires_at) return <span class="ui-muted">{t("settings-never")}</span>;
  const over = new Date(token.expires_at).getTime() <= Date.now();
  return over ? (
    <Badge tone="danger">{t("settings-expired")}</Badge>
  ) : (
    <span>{formatDate(token.expires_at, "date")}</span>
  );
}

/** A token cannot be changed; this shows what it may do. */
function TokenView({ item, onClose }: EditorProps<ApiToken>) {
  const permissions = usePermissions();
  if (!item) return null;
  return (
    <Drawer title={item.name} onClose={onClose} actions={<Button onClick={onClose}>{t("ui-close")}</Button>}>
      <p class="ui-muted">{t("settings-tokens-fixed", { date: formatDate(item.created_at, "date") })}</p>
      {item.allowed_networks === null && <p>{t("settings-tokens-unreadable")}</p>}
      {item.allowed_networks !== null && item.allowed_networks.length > 0 && (
        <p>{t("settings-tokens-only-from", { networks: item.allowed_networks.join(", ") })}</p>
      )}
      <ul class="settings-plain-list">
        {item.scopes.map((scope) => {
          const known = permissions?.find((permission) => permission.name === scope);
          return (
            <li key={scope}>
              {known && <span>{permissionText(known)} </span>}
              <code class="ui-muted">{scope}</code>
            </li>
          );
        })}
      </ul>
    </Drawer>
  );
}

const LIVES = ["30", "90", "365", "0"] as const;
const DAY = 86_400_000;

const EMPTY = {
  name: "",
  scopes: [] as string[],
  days: "90" as (typeof LIVES)[number],
  allowed_networks: "",
};

type Values = typeof EMPTY;

const check = (values: Values): Errors<Values> => ({
  name: values.name.trim() ? null : t("ui-required"),
  scopes: values.scopes.length > 0 ? null : t("settings-tokens-none-chosen"),
});

const bodyOf = ({ name, scopes, days, allowed_networks }: Values) => ({
  name: name.trim(),
  scopes,
  allowed_networks: networksOf(allowed_networks),
  expires_at: days === "0" ? null : new Date(Date.now() + Number(days) * DAY).toISOString(),
});

function TokenEditor({ item, store, onClose }: EditorProps<ApiToken>) {
  const form = useForm(EMPTY, check);
  return (
    <EditorShell
      name="tokens"
      item={item}
      called=""
      store={store}
      form={form}
      size="lg"
      body={bodyOf}
      onSaved={(token) => {
        const { token: secret, ...kept } = token;
        store.put(kept);
        made.value = secret ?? null;
        navigate("/settings/tokens");
      }}
      onClose={onClose}
    >
      <Field
        label={t("settings-name")}
        required
        error={form.error("name")}
        hint={t("settings-tokens-name-hint")}
      >
        <TextInput
          value={form.values.name}
          onValue={(name) => form.set("name", name)}
          maxLength={80}
          data-autofocus
        />
      </Field>
      <Field label={t("settings-expires")} error={form.error("days")}>
        <Select
          value={form.values.days}
          options={LIVES.map((days) => ({
            value: days,
            label: days === "0" ? t("settings-never") : t("settings-in-days", { count: Number(days) }),
          }))}
          onValue={(days) => form.set("days", days)}
        />
      </Field>
      <Field
        label={t("settings-tokens-networks")}
        hint={t("settings-tokens-networks-hint")}
        error={form.error("allowed_networks")}
      >
        <TextArea
          value={form.values.allowed_networks}
          onValue={(text) => form.set("allowed_networks", text)}
          rows={2}
          spellcheck={false}
        />
      </Field>
      <Scopes form={form} />
    </EditorShell>
  );
}

/** Nobody can hand out more than they hold. */
function Scopes({ form }: { form: Form<Values> }) {
  const grantable = usePermissions()?.filter((permission) => can(permission.name));
  return (
    <Field
      label={t("settings-tokens-scopes")}
      group
      required
      error={form.error("scopes")}
      hint={t("settings-tokens-scopes-hint")}
    >
      {grantable ? (
        <PermissionList
          permissions={grantable}
          chosen={form.values.scopes}
          onChosen={(scopes) => form.set("scopes", scopes)}
        />
      ) : (
        <Loading rows={4} />
      )}
    </Field>
  );
}
