import { ApiError, type Login } from "@ombud/api";
import { LogIn } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { navigate, place } from "../../app/router.ts";
import { hasText, t } from "../../i18n/index.ts";
import { endedWhy, http } from "../../state/http.ts";
import { loadMe, me } from "../../state/session.ts";
import {
  Banner,
  Button,
  Field,
  isEmail,
  LinkButton,
  PasswordInput,
  TextInput,
  useForm,
  useNow,
} from "../../ui/index.ts";
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

type SignInWays = Awaited<ReturnType<typeof askWays>>;

/** The workspace that the address names, for a server with several. */
const workspaceOf = () => place.peek().query.get("workspace");

function askWays() {
  const workspace = workspaceOf();
  return http.get("/auth/sso", workspace ? { workspace } : {});
}

/** The question for a second factor that the provider's answer has left behind the `#`. */
export function questionOf(hash: string): Challenge | null {
  const text = new URLSearchParams(hash.replace(/^#/, "")).get("second-factor");
  if (!text) return null;
  try {
    const bytes = Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
    const login = JSON.parse(new TextDecoder().decode(bytes)) as Login;
    return login.state === "second_factor" && Array.isArray(login.methods) ? login : null;
  } catch {
    return null;
  }
}

function takeQuestion(): Challenge | null {
  const question = questionOf(location.hash);
  // It is answered once; a reload begins anew.
  if (location.hash) history.replaceState(null, "", location.pathname + location.search);
  return question;
}

/** Signing in: password, then the second factor, then (where the workspace demands it) setting one up. */
export default function SignIn() {
  const [challenge, setChallenge] = useState<Challenge | null>(takeQuestion);
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
  return <Ways onLogin={(login) => (login.state === "signed_in" ? enter() : setChallenge(login))} />;
}

/** By the provider, by password, or both: as the workspace has it. */
function Ways({ onLogin }: { onLogin: (login: Login) => Promise<void> | void }) {
  const [ways, setWays] = useState<SignInWays | null>(null);
  const [asks, setAsks] = useState(false);
  const refused = place.value.query.get("sso");
  useEffect(() => {
    // Where it cannot be asked, the password is tried.
    askWays().then(setWays, () => setWays({ provider: null, password: true }));
  }, []);
  const provider = ways?.provider;
  const closed = provider && !ways.password;
  return (
    <Frame title={t("login-title")} text={t("login-text")}>
      {refused && (
        <Banner tone="danger" title={t("login-sso-refused")}>
          {t(hasText(`login-sso-${refused}`) ? `login-sso-${refused}` : "login-sso-provider")}
        </Banner>
      )}
      {closed && !asks && <Ended />}
      {provider && (
        <>
          <LinkButton class="login-sso" variant="primary" size="lg" icon={LogIn} href={startPath()}>
            {t("login-sso", { name: provider })}
          </LinkButton>
          {closed && !asks ? (
            <Button variant="ghost" onClick={() => setAsks(true)}>
              {t("login-sso-admin")}
            </Button>
          ) : (
            <p class="login-or ui-muted ui-small">{t(closed ? "login-sso-admin-text" : "login-sso-or")}</p>
          )}
        </>
      )}
      {(!closed || asks) && <Password onLogin={onLogin} second={Boolean(provider)} />}
    </Frame>
  );
}

/** Why the last session ended, where it was not by a press on this page. */
function Ended() {
  return endedWhy.value ? <Banner tone="warn">{t(`login-ended-${endedWhy.value}`)}</Banner> : null;
}

/** Where the browser goes to sign in by the provider. */
function startPath(): string {
  const query = new URLSearchParams({ next: nextPath(place.peek().query.get("next")) });
  const workspace = workspaceOf();
  if (workspace) query.set("workspace", workspace);
  return `/api/v1/auth/sso/start?${query}`;
}

interface PasswordProps {
  onLogin: (login: Login) => Promise<void> | void;
  /** Another way stands above it, and comes first. */
  second: boolean;
}

function Password({ onLogin, second }: PasswordProps) {
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
      const workspace = workspaceOf();
      const login = await http.post("/auth/login", {
        ...values,
        email: values.email.trim(),
        ...(workspace ? { workspace } : {}),
      });
      await onLogin(login);
    } catch (error) {
      if (error instanceof ApiError && error.status === 429)
        setBlockedUntil(Date.now() + (error.retryMs ?? 30_000));
      throw error;
    }
  };
  return (
    <form
      class="ui-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit(send);
      }}
    >
      {form.problem && <Banner tone="danger">{form.problem}</Banner>}
      {!form.problem && <Ended />}
      {blockedUntil > 0 && <Throttled until={blockedUntil} onOver={() => setBlockedUntil(0)} />}
      <Field label={t("login-email")} required error={form.error("email")}>
        <TextInput
          type="email"
          inputMode="email"
          autocomplete="username"
          autocapitalize="off"
          spellcheck={false}
          autofocus={!second}
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
      <Button
        type="submit"
        variant={second ? "secondary" : "primary"}
        size="lg"
        block
        busy={form.busy}
        disabled={blockedUntil > 0}
      >
        {t("login-sign-in")}
      </Button>
      <p class="ui-muted ui-small login-help">{t("login-help")}</p>
    </form>
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
