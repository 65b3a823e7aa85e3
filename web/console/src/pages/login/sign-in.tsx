import { ApiError, type Login } from "@ombud/api";
import { useEffect, useState } from "preact/hooks";
import { navigate, place } from "../../app/router.ts";
import { t } from "../../i18n/index.ts";
import { endedWhy, http } from "../../state/http.ts";
import { loadMe, me } from "../../state/session.ts";
import { Banner, Button, Field, isEmail, PasswordInput, TextInput, useForm, useNow } from "../../ui/index.ts";
import { Enrol } from "./enrol.tsx";
import { Frame } from "./frame.tsx";
import { SecondFactor } from "./second-factor.tsx";

type Challenge = Extract<Login, { state: "second_factor" }>;

/** Where to go after signing in: a path of the console, whatever the address asks for. */
export function nextPath(wanted: string | null): string {
  const inside = wanted?.startsWith("/") && !/^\/[/\\]/.test(wanted) && !wanted.startsWith("/login");
  return inside && wanted ? wanted : "/";
}

async function enter(): Promise<void> {
  endedWhy.value = null;
  await loadMe();
  if (me.peek() && !me.peek()?.must_enrol)
    navigate(nextPath(place.peek().query.get("next")), { replace: true });
}

/** Signing in: password, then the second factor, then (where the workspace demands it) setting one up. */
export default function SignIn() {
  const [challenge, setChallenge] = useState<Challenge | null>(null);
  const signedIn = me.value;
  useEffect(() => {
    // Someone who is signed in already has no business here.
    if (signedIn && !signedIn.must_enrol)
      navigate(nextPath(place.peek().query.get("next")), { replace: true });
  }, [signedIn]);

  if (signedIn?.must_enrol) return <Enrol onDone={enter} />;
  if (challenge) {
    return <SecondFactor challenge={challenge} onSignedIn={enter} onBack={() => setChallenge(null)} />;
  }
  return <Password onLogin={(login) => (login.state === "signed_in" ? enter() : setChallenge(login))} />;
}

function Password({ onLogin }: { onLogin: (login: Login) => Promise<void> | void }) {
  const [blockedUntil, setBlockedUntil] = useState(0);
  const form = useForm(
    { email: "", password: "" },
    (values) => ({
      email: !values.email.trim() ? t("ui-required") : isEmail(values.email) ? null : t("ui-email-invalid"),
      password: values.password ? null : t("ui-required"),
    }),
    "login",
  );
  const send = async (values: { email: string; password: string }) => {
    try {
      const login = await http.post("/auth/login", { ...values, email: values.email.trim() });
      await onLogin(login);
    } catch (error) {
      if (error instanceof ApiError && error.status === 429)
        setBlockedUntil(Date.now() + (error.retryMs ?? 30_000));
      throw error;
    }
  };
  return (
    <Frame title={t("login-title")} text={t("login-text")}>
      <form
        class="ui-stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit(send);
        }}
      >
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        {endedWhy.value && !form.problem && <Banner tone="warn">{t(`login-ended-${endedWhy.value}`)}</Banner>}
        {blockedUntil > 0 && <Throttled until={blockedUntil} onOver={() => setBlockedUntil(0)} />}
        <Field label={t("login-email")} required error={form.error("email")}>
          <TextInput
            type="email"
            inputMode="email"
            autocomplete="username"
            autocapitalize="off"
            spellcheck={false}
            autofocus
            value={form.values.email}
            onValue={(value) => form.set("email", value)}
          />
        </Field>
        <Field label={t("login-password")} required error={form.error("password")}>
          <PasswordInput
            autocomplete="current-password"
            value={form.values.password}
            onValue={(value) => form.set("password", value)}
          />
        </Field>
        <Button type="submit" variant="primary" size="lg" block busy={form.busy} disabled={blockedUntil > 0}>
          {t("login-sign-in")}
        </Button>
        <p class="ui-muted ui-small login-help">{t("login-help")}</p>
      </form>
    </Frame>
  );
}

/** Counts down until the server listens again. */
export function Throttled({ until, onOver }: { until: number; onOver: () => void }) {
  const now = useNow(500);
  const seconds = Math.ceil((until - now) / 1000);
  useEffect(() => {
    if (seconds <= 0) onOver();
  }, [seconds <= 0]);
  return (
    <Banner tone="warn" title={t("login-throttled")}>
      {t("login-throttled-text", { seconds: Math.max(0, seconds) })}
    </Banner>
  );
}
