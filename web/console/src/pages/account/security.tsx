import { ShieldCheck, ShieldOff } from "lucide";
import { useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { http } from "../../state/http.ts";
import { me } from "../../state/session.ts";
import {
  Badge,
  Banner,
  Button,
  Dialog,
  Field,
  PasswordInput,
  problemText,
  toast,
  useForm,
} from "../../ui/index.ts";
import { NewPassword, passwordError } from "../login/new-password.tsx";
import { Passkeys } from "./passkeys.tsx";
import { RecoveryCodes } from "./recovery.tsx";
import { Section } from "./section.tsx";
import { refreshMe, TotpSteps } from "./totp.tsx";

export function Security() {
  return (
    <>
      {me.value?.has_password !== false && (
        <Section title={t("account-password")} text={t("account-password-text")}>
          <ChangePassword />
        </Section>
      )}
      <Section title={t("account-totp")} text={t("account-totp-text")}>
        <Totp />
      </Section>
      <Section title={t("account-passkeys")} text={t("account-passkey-text")}>
        <Passkeys />
      </Section>
    </>
  );
}

const EMPTY = { current: "", new: "" };

function ChangePassword() {
  const staff = me.value?.staff;
  const form = useForm(
    EMPTY,
    (values) => ({
      current: values.current ? null : t("ui-required"),
      new: passwordError(values.new) ?? (values.new === values.current ? t("account-password-same") : null),
    }),
    "account",
  );
  const save = async () => {
    const done = await form.submit((values) => http.post("/auth/password", values));
    if (!done) return;
    form.reset(EMPTY);
    toast(t("account-password-changed"));
  };
  return (
    <form
      class="ui-stack account-narrow"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {form.problem && <Banner tone="danger">{form.problem}</Banner>}
      <input type="hidden" name="username" autocomplete="username" value={staff?.email ?? ""} />
      <Field label={t("account-password-current")} required error={form.error("current")}>
        <PasswordInput
          autocomplete="current-password"
          value={form.values.current}
          onValue={(value) => form.set("current", value)}
        />
      </Field>
      <NewPassword
        label={t("account-password-new")}
        value={form.values.new}
        error={form.error("new")}
        own={[staff?.email ?? "", staff?.name ?? ""]}
        onValue={(value) => form.set("new", value)}
      />
      <div>
        <Button type="submit" busy={form.busy}>
          {t("account-password-change")}
        </Button>
      </div>
    </form>
  );
}

type Asking = "enrol" | "remove" | "move" | "codes" | null;

function Totp() {
  const [asking, setAsking] = useState<Asking>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const close = () => {
    setAsking(null);
    setCodes(null);
    void refreshMe();
  };
  const removed = () => {
    void refreshMe();
    // Moving goes on with the new phone.
    if (asking === "move") return setAsking("enrol");
    toast(t("account-totp-removed"));
    close();
  };
  return (
    <div class="ui-stack">
      <TotpState onAsk={setAsking} />
      {asking === "enrol" && (
        <Dialog title={t("account-totp-set-up")} onClose={close} size="md" sticky>
          <TotpSteps
            onCancel={close}
            onDone={() => {
              toast(t("account-totp-done"));
              close();
            }}
          />
        </Dialog>
      )}
      {asking === "codes" && codes && (
        <Dialog title={t("account-recovery-new")} onClose={close} sticky>
          <RecoveryCodes codes={codes} onDone={close} />
        </Dialog>
      )}
      {((asking === "codes" && !codes) || asking === "remove" || asking === "move") && (
        <AskPassword kind={asking} onClose={() => setAsking(null)} onCodes={setCodes} onRemoved={removed} />
      )}
    </div>
  );
}

/** Whether there is an authenticator app, and what can be done about it. */
function TotpState({ onAsk }: { onAsk: (asking: Asking) => void }) {
  const factor = me.value?.second_factor;
  if (!factor?.totp) {
    return (
      <>
        <div>
          <Badge tone="warn" icon={ShieldOff}>
            {t("account-totp-off")}
          </Badge>
        </div>
        <div>
          <Button variant="primary" onClick={() => onAsk("enrol")}>
            {t("account-totp-set-up")}
          </Button>
        </div>
      </>
    );
  }
  return (
    <>
      <div class="ui-row ui-row-wrap">
        <Badge tone="ok" icon={ShieldCheck}>
          {t("account-totp-on")}
        </Badge>
        <span class={factor.recovery_left < 3 ? "account-few" : "ui-muted"}>
          {t("account-recovery-left", { count: factor.recovery_left })}
        </span>
      </div>
      <div class="ui-row ui-row-wrap">
        <Button onClick={() => onAsk("codes")}>{t("account-recovery-new")}</Button>
        <Button onClick={() => onAsk("move")}>{t("account-totp-move")}</Button>
        <Button variant="ghost" onClick={() => onAsk("remove")}>
          {t("account-totp-remove")}
        </Button>
      </div>
    </>
  );
}

interface AskPasswordProps {
  kind: "remove" | "move" | "codes";
  onCodes: (codes: string[]) => void;
  onRemoved: () => void;
  onClose: () => void;
}

const actions = { remove: "account-remove", move: "account-totp-move-on", codes: "account-recovery-make" };

/** What weakens an account asks for its password again. */
function AskPassword({ kind, onCodes, onRemoved, onClose }: AskPasswordProps) {
  const [password, setPassword] = useState("");
  // Whoever has none is asked for a fresh proof instead.
  const asks = me.value?.has_password !== false;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>();
  const send = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      if (kind !== "codes") {
        await http.delete("/auth/totp", { password });
        onRemoved();
      } else {
        onCodes((await http.post("/auth/recovery-codes", { password })).recovery_codes);
      }
    } catch (error) {
      setProblem(problemText(error, "account"));
      setBusy(false);
    }
  };
  const title = kind === "codes" ? "account-recovery-new" : `account-totp-${kind}`;
  return (
    <Dialog
      title={t(title)}
      description={t(`${title}-text`)}
      size="sm"
      onClose={onClose}
      onSubmit={() => void send()}
      actions={
        <>
          <Button onClick={onClose}>{t("ui-cancel")}</Button>
          <Button
            type="submit"
            variant={kind === "remove" ? "danger" : "primary"}
            busy={busy}
            disabled={asks && !password}
          >
            {t(actions[kind])}
          </Button>
        </>
      }
    >
      {!asks && problem && <Banner tone="danger">{problem}</Banner>}
      {asks && (
        <Field label={t("account-password-current")} error={problem}>
          <PasswordInput
            autocomplete="current-password"
            value={password}
            onValue={setPassword}
            data-autofocus
          />
        </Field>
      )}
    </Dialog>
  );
}
