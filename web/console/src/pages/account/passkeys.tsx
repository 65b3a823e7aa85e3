import type { Passkey } from "@ombud/api";
import { Fingerprint, Plus, Trash2 } from "lucide";
import { useState } from "preact/hooks";
import { formatDate, formatRelative, t } from "../../i18n/index.ts";
import { toastError } from "../../state/errors.ts";
import { http } from "../../state/http.ts";
import { useView } from "../../state/view.ts";
import {
  Banner,
  Button,
  ConfirmDialog,
  Dialog,
  Field,
  Icon,
  IconButton,
  Loaded,
  problemText,
  TextInput,
  toast,
} from "../../ui/index.ts";
import { isDismissed, makePasskey, passkeysSupported } from "../login/webauthn.ts";
import { refreshMe } from "./totp.tsx";
import "./account.css";

interface AddPasskeyProps {
  onAdded: (passkey: Passkey) => void;
  onCancel: () => void;
}

/** "Chrome on Linux": a first guess at a name that tells one passkey from the next. */
export function deviceName(agent: string): string {
  const browser = /Edg\//.test(agent)
    ? "Edge"
    : /Firefox\//.test(agent)
      ? "Firefox"
      : /Chrome\//.test(agent)
        ? "Chrome"
        : /Safari\//.test(agent)
          ? "Safari"
          : "";
  const system = /Android/.test(agent)
    ? "Android"
    : /iPhone|iPad/.test(agent)
      ? "iOS"
      : /Mac OS X/.test(agent)
        ? "macOS"
        : /Windows/.test(agent)
          ? "Windows"
          : /Linux/.test(agent)
            ? "Linux"
            : "";
  return [browser, system].filter(Boolean).join(" · ");
}

/** Names a new passkey and has the browser make it. */
export function AddPasskey({ onAdded, onCancel }: AddPasskeyProps) {
  const [name, setName] = useState(() => deviceName(navigator.userAgent));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const add = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const options = await http.post("/auth/passkeys/begin");
      const credential = await makePasskey(options);
      onAdded(await http.post("/auth/passkeys", { name: name.trim(), credential }));
    } catch (error) {
      const known = error instanceof DOMException && error.name === "InvalidStateError";
      setProblem(
        known
          ? t("account-passkey-known")
          : isDismissed(error)
            ? t("account-passkey-dismissed")
            : problemText(error),
      );
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      class="ui-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) void add();
      }}
    >
      {problem && <Banner tone="danger">{problem}</Banner>}
      <Field label={t("account-passkey-name")} hint={t("account-passkey-name-hint")}>
        <TextInput value={name} onValue={setName} maxLength={60} data-autofocus />
      </Field>
      <div class="ui-row account-foot">
        <Button onClick={onCancel}>{t("ui-cancel")}</Button>
        <Button type="submit" variant="primary" icon={Fingerprint} busy={busy} disabled={!name.trim()}>
          {t("account-passkey-make")}
        </Button>
      </div>
    </form>
  );
}

function usePasskeys() {
  const view = useView("/auth/passkeys");
  const change = (how: (before: Passkey[]) => Passkey[]) =>
    view.change((page) => ({ ...page, items: how(page.items) }));
  const added = (passkey: Passkey) => {
    change((before) => [...before, passkey]);
    toast(t("account-passkey-added", { name: passkey.name }));
    void refreshMe();
  };
  const remove = async (passkey: Passkey) => {
    try {
      await http.delete(`/auth/passkeys/${passkey.id}`);
      change((before) => before.filter((other) => other.id !== passkey.id));
      toast(t("account-passkey-removed", { name: passkey.name }));
      void refreshMe();
    } catch (error) {
      toastError(error);
    }
  };
  return { view, added, remove };
}

/** The passkeys of the signed-in person. */
export function Passkeys() {
  const { view, added, remove } = usePasskeys();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Passkey | null>(null);
  return (
    <div class="ui-stack">
      <Loaded view={view} rows={1}>
        {({ items }) => <PasskeyList passkeys={items} onRemove={setRemoving} />}
      </Loaded>
      {passkeysSupported() ? (
        <div>
          <Button icon={Plus} onClick={() => setAdding(true)}>
            {t("account-passkey-add")}
          </Button>
        </div>
      ) : (
        <Banner tone="info">{t("account-passkeys-unsupported")}</Banner>
      )}
      {adding && (
        <Dialog
          title={t("account-passkey-add")}
          description={t("account-passkey-text")}
          size="sm"
          onClose={() => setAdding(false)}
        >
          <AddPasskey
            onCancel={() => setAdding(false)}
            onAdded={(passkey) => {
              setAdding(false);
              added(passkey);
            }}
          />
        </Dialog>
      )}
      {removing && (
        <ConfirmDialog
          title={t("account-passkey-remove")}
          text={t("account-passkey-remove-text", { name: removing.name })}
          action={t("account-remove")}
          danger
          onConfirm={() => remove(removing)}
          onClose={() => setRemoving(null)}
        />
      )}
    </div>
  );
}

interface PasskeyListProps {
  passkeys: readonly Passkey[];
  onRemove: (passkey: Passkey) => void;
}

function PasskeyList({ passkeys, onRemove }: PasskeyListProps) {
  if (passkeys.length === 0) return <p class="ui-muted">{t("account-passkeys-none")}</p>;
  return (
    <ul class="account-list">
      {passkeys.map((passkey) => (
        <li key={passkey.id}>
          <Icon of={Fingerprint} size={20} />
          <div class="ui-grow">
            <p class="ui-truncate">{passkey.name}</p>
            <p class="ui-muted ui-small">
              {t("account-made", { date: formatDate(passkey.created_at, "date") })}
              {" · "}
              {passkey.last_used_at
                ? t("account-used", { ago: formatRelative(passkey.last_used_at) })
                : t("account-never-used")}
            </p>
          </div>
          <IconButton
            icon={Trash2}
            label={t("ui-remove", { name: passkey.name })}
            onClick={() => onRemove(passkey)}
          />
        </li>
      ))}
    </ul>
  );
}
