import type { ProofAsked, SecondFactorMethod } from "@ombud/api";
import { Fingerprint } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { hasText, t } from "../i18n/index.ts";
import { isDismissed, passkeysSupported, usePasskey } from "../pages/login/webauthn.ts";
import { http } from "../state/http.ts";
import { askingProof, hearProof } from "../state/step-up.ts";
import {
  Banner,
  Button,
  Dialog,
  Field,
  Loading,
  PasswordInput,
  problemText,
  TextInput,
} from "../ui/index.ts";

type Way = SecondFactorMethod | "password" | "sso";

/** Asks whoever sits here to prove that it is them, by what their account has; then the request goes on by itself. */
export default function StepUp() {
  const [asked, setAsked] = useState<ProofAsked | null>(null);
  const [way, setWay] = useState<Way>("password");
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const ways = waysOf(asked);
  useEffect(() => {
    http.post("/auth/step-up/begin").then(
      (answer) => {
        setAsked(answer);
        setWay(waysOf(answer)[0] ?? "password");
      },
      (error: unknown) => setProblem(problemText(error)),
    );
  }, []);
  useEffect(
    () =>
      hearProof((refused) => {
        setBusy(false);
        if (refused)
          setProblem(t(hasText(`step-up-sso-${refused}`) ? `step-up-sso-${refused}` : "step-up-sso-not"));
        else askingProof.peek()?.done(true);
      }),
    [],
  );
  const prove = async () => {
    if (busy || !asked) return;
    if (way === "sso") return elsewhere();
    setBusy(true);
    setProblem(null);
    try {
      const challenge = asked.challenge ?? null;
      if (way === "password") await http.post("/auth/step-up", { password: text });
      else if (way === "passkey") {
        const passkey = await usePasskey(asked.passkey ?? {});
        await http.post("/auth/step-up", { challenge, passkey: passkey as Record<string, never> });
      } else await http.post("/auth/step-up", { challenge, [way]: text.trim() });
      askingProof.peek()?.done(true);
    } catch (error) {
      if (!isDismissed(error)) setProblem(problemText(error));
    } finally {
      setBusy(false);
    }
  };
  const elsewhere = async () => {
    setProblem(null);
    // Opened by the press itself, else the browser takes it for an advertisement; where it goes is known only then.
    const opened = open("about:blank", "_blank", "popup,width=520,height=720");
    try {
      const { url } = await http.post("/auth/sso/step-up");
      if (opened) opened.location.href = url;
      else setProblem(t("step-up-sso-blocked"));
    } catch (error) {
      opened?.close();
      setProblem(problemText(error));
    }
  };
  const cancel = () => askingProof.peek()?.done(false);
  return (
    <Dialog
      title={t("step-up-title")}
      description={t("step-up-text")}
      size="sm"
      onClose={cancel}
      onSubmit={() => void prove()}
      actions={
        <>
          <Button onClick={cancel}>{t("ui-cancel")}</Button>
          <Button
            type="submit"
            variant="primary"
            icon={way === "passkey" ? Fingerprint : undefined}
            busy={busy}
            disabled={!asked || (way !== "passkey" && way !== "sso" && !text.trim())}
          >
            {t(
              way === "passkey" ? "step-up-use-passkey" : way === "sso" ? "step-up-use-sso" : "step-up-prove",
            )}
          </Button>
        </>
      }
    >
      <div class="ui-stack">
        {problem && <Banner tone="danger">{problem}</Banner>}
        {!asked && !problem && <Loading rows={2} />}
        {asked && <Proof key={way} way={way} text={text} onText={setText} />}
        {ways.length > 1 && (
          <div class="ui-row ui-row-wrap">
            {ways
              .filter((other) => other !== way)
              .map((other) => (
                <Button
                  key={other}
                  size="sm"
                  variant="ghost"
                  onClick={() => {
                    setWay(other);
                    setText("");
                  }}
                >
                  {t(`step-up-way-${other}`)}
                </Button>
              ))}
          </div>
        )}
      </div>
    </Dialog>
  );
}

function waysOf(asked: ProofAsked | null): Way[] {
  if (!asked) return [];
  const ways: Way[] = asked.methods.filter((method) => method !== "passkey" || passkeysSupported());
  if (asked.sso) ways.push("sso");
  if (asked.password) ways.push("password");
  return ways;
}

interface ProofProps {
  way: Way;
  text: string;
  onText: (text: string) => void;
}

function Proof({ way, text, onText }: ProofProps) {
  if (way === "passkey") return <p class="ui-muted">{t("step-up-passkey-text")}</p>;
  if (way === "sso") return <p class="ui-muted">{t("step-up-sso-text")}</p>;
  if (way === "password") {
    return (
      <Field label={t("step-up-way-password")}>
        <PasswordInput autocomplete="current-password" value={text} onValue={onText} data-autofocus />
      </Field>
    );
  }
  const totp = way === "totp";
  return (
    <Field label={t(`step-up-way-${way}`)}>
      <TextInput
        value={text}
        onValue={(typed) => onText(totp ? typed.replace(/\D/g, "").slice(0, 6) : typed)}
        inputMode={totp ? "numeric" : "text"}
        autocomplete={totp ? "one-time-code" : "off"}
        autocapitalize="off"
        spellcheck={false}
        data-autofocus
      />
    </Field>
  );
}
