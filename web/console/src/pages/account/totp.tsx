import type { TotpSetup } from "@ombud/api";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { http } from "../../state/http.ts";
import { loadMe } from "../../state/session.ts";
import { Banner, Button, CopyButton, Field, Loading, problemText, TextInput } from "../../ui/index.ts";
import { RecoveryCodes } from "./recovery.tsx";
import "./account.css";

interface TotpStepsProps {
  onDone: () => void;
  onCancel: () => void;
}

/** Setting up an authenticator app: scan, confirm with a code, keep the recovery codes. */
export function TotpSteps({ onDone, onCancel }: TotpStepsProps) {
  const [setup, setSetup] = useState<TotpSetup | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const begin = () => {
    setProblem(null);
    http
      .post("/auth/totp")
      .then(setSetup)
      .catch((error: unknown) => setProblem(problemText(error)));
  };
  useEffect(begin, []);

  if (codes) return <RecoveryCodes codes={codes} onDone={onDone} />;
  if (!setup) {
    return problem ? (
      <Banner tone="danger" action={<Button onClick={begin}>{t("ui-retry")}</Button>}>
        {problem}
      </Banner>
    ) : (
      <Loading rows={3} />
    );
  }
  return <Scan setup={setup} onCodes={setCodes} onCancel={onCancel} />;
}

interface ScanProps {
  setup: TotpSetup;
  onCodes: (codes: string[]) => void;
  onCancel: () => void;
}

function Scan({ setup, onCodes, onCancel }: ScanProps) {
  const [code, setCode] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>();
  const digits = code.replace(/\D/g, "").slice(0, 6);
  const confirm = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const answer = await http.post("/auth/totp/confirm", { code: digits });
      onCodes(answer.recovery_codes);
    } catch (error) {
      setProblem(problemText(error, "account-totp"));
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
        if (digits.length === 6) void confirm();
      }}
    >
      <ol class="account-steps">
        <li>
          <p>{t("account-totp-scan")}</p>
          <Secret setup={setup} />
        </li>
        <li>
          <Field label={t("account-totp-code")} error={problem}>
            <TextInput
              class="login-code account-code"
              inputMode="numeric"
              autocomplete="one-time-code"
              value={digits}
              onValue={setCode}
            />
          </Field>
        </li>
      </ol>
      <div class="ui-row account-foot">
        <Button onClick={onCancel}>{t("ui-cancel")}</Button>
        <Button type="submit" variant="primary" busy={busy} disabled={digits.length < 6}>
          {t("account-totp-confirm")}
        </Button>
      </div>
    </form>
  );
}

/** The secret as a picture and as a key to type. */
function Secret({ setup }: { setup: TotpSetup }) {
  return (
    <div class="account-qr">
      <img src={setup.qr} alt={t("account-totp-qr")} width="176" height="176" />
      <div class="ui-stack">
        <p class="ui-muted ui-small">{t("account-totp-by-hand")}</p>
        <code class="account-secret">{setup.secret.replace(/(.{4})/g, "$1 ").trim()}</code>
        <div class="ui-row ui-row-wrap">
          <CopyButton text={setup.secret} label={t("account-totp-copy")} />
          <a class="ui-small" href={setup.url}>
            {t("account-totp-open")}
          </a>
        </div>
      </div>
    </div>
  );
}

/** After a change to the second factor the server's word on it is asked anew. */
export const refreshMe = () => loadMe().catch(() => undefined);
