import type { IdentityKey, Inbox } from "@ombud/api";
import { signal } from "@preact/signals";
import { KeyRound, Plus, Trash2 } from "lucide";
import { useState } from "preact/hooks";
import { formatDate, formatRelative, t } from "../../i18n/index.ts";
import { toastError } from "../../state/errors.ts";
import { http } from "../../state/http.ts";
import { useView } from "../../state/view.ts";
import {
  Badge,
  Banner,
  Button,
  CodeBlock,
  ConfirmDialog,
  Dialog,
  type Errors,
  Field,
  Icon,
  IconButton,
  Loaded,
  Select,
  Switch,
  Tabs,
  TextArea,
  toast,
  useForm,
} from "../../ui/index.ts";
import { Options } from "./fields.tsx";
import { examples } from "./identity-examples.ts";
import type { InboxPart } from "./inbox-form.ts";
import { ShownOnce } from "./once.tsx";

/** What to paste into the site. */
export function Install({ inbox }: { inbox: Inbox }) {
  return (
    <div class="ui-stack settings-narrow-wide">
      <h2>{t("settings-install-title")}</h2>
      <p class="ui-muted">{t("settings-install-text")}</p>
      <CodeBlock code={inbox.snippet} label={t("settings-install-title")} wrap />
      <h2>{t("settings-install-page")}</h2>
      <p class="ui-muted">{t("settings-install-page-text")}</p>
      <CodeBlock
        code={`${location.origin}/chat?inbox=${inbox.key}`}
        label={t("settings-install-page")}
        wrap
      />
      <h2>{t("settings-install-key")}</h2>
      <CodeBlock code={inbox.key} label={t("settings-install-key")} wrap />
    </div>
  );
}

/** Which sites may show the widget, and how the site says who its customer is. */
export function Security({ form, inbox }: InboxPart & { inbox: Inbox | null }) {
  const { values } = form;
  return (
    <div class="ui-stack settings-narrow-wide" style={{ "--gap": "2rem" }}>
      <div class="ui-stack">
        <h2>{t("settings-origins")}</h2>
        <p class="ui-muted">{t("settings-origins-text")}</p>
        {values.allowed_origins.length === 0 && <Banner tone="warn">{t("settings-origins-any")}</Banner>}
        <Options
          label={t("settings-origins-list")}
          values={values.allowed_origins}
          error={form.error("allowed_origins")}
          onValues={(origins) => form.set("allowed_origins", origins)}
        />
      </div>
      <div class="ui-stack">
        <h2>{t("settings-identity")}</h2>
        <p class="ui-muted">{t("settings-identity-text")}</p>
        <Switch
          label={t("settings-identity-required")}
          hint={t("settings-identity-required-hint")}
          checked={values.identity_required}
          onValue={(on) => form.set("identity_required", on)}
        />
        {inbox ? <IdentityKeys inbox={inbox} /> : <p class="ui-muted">{t("settings-identity-later")}</p>}
      </div>
    </div>
  );
}

/** A new key's secret, until its owner has kept it. */
const told = signal<string | null>(null);

function useKeys(inbox: string) {
  const view = useView(`/inboxes/${inbox}/identity-keys`);
  const change = (how: (before: IdentityKey[]) => IdentityKey[]) =>
    view.change((page) => ({ ...page, items: how(page.items) }));
  const remove = async (key: IdentityKey) => {
    try {
      await http.delete(`/inboxes/${inbox}/identity-keys/${key.id}`);
      change((before) => before.filter((other) => other.id !== key.id));
      toast(t("settings-key-removed"));
    } catch (error) {
      toastError(error);
    }
  };
  const added = ({ secret, ...kept }: IdentityKey) => {
    change((before) => [...before, kept]);
    if (secret) told.value = secret;
    else toast(t("settings-key-added"));
  };
  return { view, remove, added };
}

function IdentityKeys({ inbox }: { inbox: Inbox }) {
  const { view, remove, added } = useKeys(inbox.id);
  const keys = view.shown?.items ?? [];
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<IdentityKey | null>(null);
  const some = keys.length > 0;
  return (
    <div class="ui-stack">
      <Loaded view={view} rows={2}>
        {({ items }) => <KeyList keys={items} onRemove={setRemoving} />}
      </Loaded>
      {some && <Banner tone="info">{t("settings-key-rotation")}</Banner>}
      <div>
        <Button icon={Plus} onClick={() => setAdding(true)}>
          {t(some ? "settings-key-rotate" : "settings-key-add")}
        </Button>
      </div>
      {some && <Example keys={keys} />}
      {adding && (
        <AddKey
          inbox={inbox.id}
          onAdded={(key) => {
            added(key);
            setAdding(false);
          }}
          onClose={() => setAdding(false)}
        />
      )}
      <ShownOnce secret={told} title={t("settings-key-secret")} text={t("settings-key-secret-text")} />
      {removing && (
        <ConfirmDialog
          title={t("settings-key-remove", { kid: removing.kid })}
          text={t("settings-key-remove-text")}
          action={t("ui-delete")}
          danger
          onConfirm={() => remove(removing)}
          onClose={() => setRemoving(null)}
        />
      )}
    </div>
  );
}

function KeyList({ keys, onRemove }: { keys: readonly IdentityKey[]; onRemove: (key: IdentityKey) => void }) {
  if (keys.length === 0) return <p class="ui-muted">{t("settings-key-none")}</p>;
  return (
    <ul class="settings-list">
      {keys.map((key) => (
        <li key={key.id}>
          <Icon of={KeyRound} size={18} />
          <div class="ui-grow">
            <div class="ui-row ui-row-wrap">
              <code class="settings-break">{key.kid}</code>
              <Badge>{key.algorithm}</Badge>
            </div>
            <p class="ui-muted ui-small">
              {t("settings-made", { date: formatDate(key.created_at, "date") })}
              {" · "}
              {key.last_used_at
                ? t("settings-used", { ago: formatRelative(key.last_used_at) })
                : t("settings-never-used")}
            </p>
          </div>
          <IconButton
            icon={Trash2}
            label={t("settings-key-remove", { kid: key.kid })}
            onClick={() => onRemove(key)}
          />
        </li>
      ))}
    </ul>
  );
}

interface AddKeyProps {
  inbox: string;
  onAdded: (key: IdentityKey) => void;
  onClose: () => void;
}

const NEW_KEY = { algorithm: "HS256" as IdentityKey["algorithm"], public_key: "" };

const checkKey = ({ algorithm, public_key }: typeof NEW_KEY): Errors<typeof NEW_KEY> => ({
  public_key:
    algorithm === "HS256" || public_key.includes("-----BEGIN PUBLIC KEY-----") ? null : t("settings-key-pem"),
});

function AddKey({ inbox, onAdded, onClose }: AddKeyProps) {
  const form = useForm(NEW_KEY, checkKey);
  const { values } = form;
  const send = () =>
    form.submit(async ({ algorithm, public_key }) => {
      const body = algorithm === "HS256" ? { algorithm } : { algorithm, public_key: public_key.trim() };
      onAdded(await http.post(`/inboxes/${inbox}/identity-keys`, body));
    });
  return (
    <Dialog
      title={t("settings-key-add")}
      onClose={onClose}
      onSubmit={() => void send()}
      actions={
        <>
          <Button onClick={onClose}>{t("ui-cancel")}</Button>
          <Button type="submit" variant="primary" busy={form.busy}>
            {t("ui-add")}
          </Button>
        </>
      }
    >
      {form.problem && <Banner tone="danger">{form.problem}</Banner>}
      <Field label={t("settings-key-algorithm")} error={form.error("algorithm")}>
        <Select
          value={values.algorithm}
          options={(["HS256", "ES256", "EdDSA"] as const).map((value) => ({
            value,
            label: t(`settings-key-${value.toLowerCase()}`),
          }))}
          onValue={(algorithm) => form.set("algorithm", algorithm)}
        />
      </Field>
      {values.algorithm !== "HS256" && (
        <Field
          label={t("settings-key-public")}
          required
          error={form.error("public_key")}
          hint={t("settings-key-public-hint")}
        >
          <TextArea
            class="settings-mono"
            rows={5}
            spellcheck={false}
            placeholder="-----BEGIN PUBLIC KEY-----"
            value={values.public_key}
            onValue={(text) => form.set("public_key", text)}
          />
        </Field>
      )}
    </Dialog>
  );
}

function Example({ keys }: { keys: readonly IdentityKey[] }) {
  const newest = keys.toSorted((a, b) => b.created_at.localeCompare(a.created_at))[0];
  const [language, setLanguage] = useState("node");
  if (!newest) return null;
  const shown = examples(newest.kid, newest.algorithm);
  const example = shown.find((one) => one.id === language) ?? shown[0];
  return (
    <div class="ui-stack">
      <h3>{t("settings-key-example")}</h3>
      <p class="ui-muted ui-small">{t("settings-key-example-text")}</p>
      <Tabs
        label={t("settings-key-example")}
        active={example?.id ?? ""}
        onActive={setLanguage}
        tabs={shown.map(({ id, label }) => ({ id, label }))}
      >
        <CodeBlock code={example?.code ?? ""} label={example?.label ?? ""} />
      </Tabs>
    </div>
  );
}
