import { ApiError, type Login, type SecondFactorMethod } from "@ombud/api";
import { Fingerprint, KeyRound, LifeBuoy, Smartphone } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { http } from "../../state/http.ts";
import { Banner, Button, Field, problemText, TextInput } from "../../ui/index.ts";
import { Frame } from "./frame.tsx";
import { Throttled } from "./sign-in.tsx";
import { isDismissed, passkeysSupported, usePasskey } from "./webauthn.ts";

type Challenge = Extract<Login, { state: "second_factor" }>;

interface SecondFactorProps {
  challenge: Challenge;
  onSignedIn: () => Promise<void>;
  onBack: () => void;
}

const icons = { totp: Smartphone, recovery: LifeBuoy, passkey: Fingerprint };

/** Sends one proof, and keeps what came of it. */
function useProof(challenge: Challenge, onSignedIn: () => Promise<void>) {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [blockedUntil, setBlockedUntil] = useState(0);
  const send = async (prove: () => Promise<object>) => {
    setProblem(null);
    setBusy(true);
    try {
      await http.post("/auth/second-factor", { challenge: challenge.challenge, ...(await prove()) });
      await onSignedIn();
    } catch (error) {
      if (isDismissed(error)) setProblem(t("login-passkey-dismissed"));
      else if (error instanceof ApiError && error.status === 429) {
        setBlockedUntil(Date.now() + (error.retryMs ?? 30_000));
      } else setProblem(problemText(error, "login-second"));
    } finally {
      setBusy(false);
    }
  };
  return { problem, setProblem, busy, blockedUntil, setBlockedUntil, send };
}

/** The proof beside the password: a passkey, the code of an app, or a recovery code. */
export function SecondFactor({ challenge, onSignedIn, onBack }: SecondFactorProps) {
  const methods = challenge.methods.filter((method) => method !== "passkey" || passkeysSupported());
  const [method, setMethod] = useState<SecondFactorMethod>(
    methods.includes("passkey") ? "passkey" : (methods[0] ?? "recovery"),
  );
  const proof = useProof(challenge, onSignedIn);
  const blocked = proof.blockedUntil > 0;
  const passkey = useRef<HTMLButtonElement>(null);
  // Here and below by hand: `autofocus` works once in a document, and that was for the password.
  useEffect(() => passkey.current?.focus(), [method]);
  return (
    <Frame title={t("login-second-title")} text={t(`login-second-text-${method}`)}>
      <div class="ui-stack">
        {blocked && <Throttled until={proof.blockedUntil} onOver={() => proof.setBlockedUntil(0)} />}
        {!blocked && proof.problem && <Banner tone="danger">{proof.problem}</Banner>}
        {method === "passkey" ? (
          <Button
            ref={passkey}
            variant="primary"
            size="lg"
            block
            icon={KeyRound}
            busy={proof.busy}
            disabled={blocked}
            onClick={() =>
              void proof.send(async () => ({ passkey: await usePasskey(challenge.passkey ?? {}) }))
            }
          >
            {t("login-use-passkey")}
          </Button>
        ) : (
          <CodeForm
            key={method}
            kind={method}
            busy={proof.busy}
            disabled={blocked}
            onCode={(code) => void proof.send(async () => ({ [method]: code }))}
          />
        )}
        <OtherWays
          methods={methods.filter((other) => other !== method)}
          onMethod={(next) => {
            setMethod(next);
            proof.setProblem(null);
          }}
        />
        <Button variant="ghost" onClick={onBack}>
          {t("login-start-again")}
        </Button>
      </div>
    </Frame>
  );
}

interface OtherWaysProps {
  methods: readonly SecondFactorMethod[];
  onMethod: (method: SecondFactorMethod) => void;
}

function OtherWays({ methods, onMethod }: OtherWaysProps) {
  if (methods.length === 0) return null;
  return (
    <div class="login-others">
      <p class="ui-muted ui-small">{t("login-other-ways")}</p>
      {methods.map((method) => (
        <Button key={method} icon={icons[method]} onClick={() => onMethod(method)}>
          {t(`login-way-${method}`)}
        </Button>
      ))}
    </div>
  );
}

interface CodeFormProps {
  kind: "totp" | "recovery";
  busy: boolean;
  disabled: boolean;
  onCode: (code: string) => void;
}

function CodeForm({ kind, busy, disabled, onCode }: CodeFormProps) {
  const [code, setCode] = useState("");
  const totp = kind === "totp";
  const clean = totp ? code.replace(/\D/g, "").slice(0, 6) : code.trim();
  const ready = totp ? clean.length === 6 : clean.length >= 8;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    // The sixth digit completes the code: nothing is left to decide.
    if (totp && ready) onCode(clean);
  }, [totp && ready && clean]);
  return (
    <form
      class="ui-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onCode(clean);
      }}
    >
      <Field label={t(`login-code-${kind}`)} hint={totp ? undefined : t("login-code-recovery-hint")}>
        <TextInput
          ref={field}
          class={totp ? "login-code" : "login-recovery"}
          value={totp ? clean : code}
          onValue={setCode}
          inputMode={totp ? "numeric" : "text"}
          autocomplete={totp ? "one-time-code" : "off"}
          autocapitalize="off"
          spellcheck={false}
        />
      </Field>
      <Button type="submit" variant="primary" size="lg" block busy={busy} disabled={disabled || !ready}>
        {t("login-go-on")}
      </Button>
    </form>
  );
}
