import { ApiError, type InvitationView } from "@ombud/api";
import { MailX } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { navigate } from "../../app/router.ts";
import { formatDate, t } from "../../i18n/index.ts";
import { http } from "../../state/http.ts";
import { loadMe, me } from "../../state/session.ts";
import {
  Banner,
  Button,
  EmptyState,
  Field,
  LinkButton,
  Loading,
  problemText,
  TextInput,
  useForm,
} from "../../ui/index.ts";
import type { PageProps } from "../index.ts";
import { Frame } from "./frame.tsx";
import { NewPassword, passwordError } from "./new-password.tsx";

/** Accepting an invitation: a name and a password, and one is in. */
export default function Invite({ params }: PageProps) {
  const token = params.token ?? "";
  const [invitation, setInvitation] = useState<InvitationView | null>(null);
  const [problem, setProblem] = useState<{ gone: boolean; text: string } | null>(null);
  const load = () => {
    setProblem(null);
    http
      .get(`/invitations/${encodeURIComponent(token)}`)
      .then(setInvitation)
      .catch((error: unknown) => {
        const gone = error instanceof ApiError && (error.status === 404 || error.status === 410);
        setProblem({ gone, text: problemText(error) });
      });
  };
  useEffect(load, [token]);

  if (problem?.gone) {
    return (
      <Frame title={t("login-invite-gone")}>
        <EmptyState
          icon={MailX}
          title={t("login-invite-gone-title")}
          action={<LinkButton href="/console/login">{t("login-to-sign-in")}</LinkButton>}
        >
          {t("login-invite-gone-text")}
        </EmptyState>
      </Frame>
    );
  }
  if (!invitation) {
    return (
      <Frame title={t("login-invite-title")}>
        {problem ? (
          <Banner tone="danger" action={<Button onClick={load}>{t("ui-retry")}</Button>}>
            {problem.text}
          </Banner>
        ) : (
          <Loading rows={3} />
        )}
      </Frame>
    );
  }
  return <Accept token={token} invitation={invitation} />;
}

/** The name that an operator's command wrote behind the link. */
const suggestedName = () => new URLSearchParams(location.hash.slice(1)).get("name") ?? "";

function Accept({ token, invitation }: { token: string; invitation: InvitationView }) {
  const { email, workspace, role, expires_at, holder } = invitation;
  const form = useForm({ name: holder ?? suggestedName(), password: "" }, (values) => ({
    name: values.name.trim() ? null : t("ui-required"),
    password: passwordError(values.password),
  }));
  const send = async (values: { name: string; password: string }) => {
    await http.post(`/invitations/${encodeURIComponent(token)}`, {
      name: values.name.trim(),
      password: values.password,
    });
    await loadMe();
    navigate(me.peek()?.must_enrol ? "/login" : "/", { replace: true });
  };
  const words = holder
    ? { title: t("login-invite-again"), text: t("login-invite-again-text", { name: holder, email }) }
    : { title: t("login-invite-join", { workspace }), text: t("login-invite-text", { role, email }) };
  return (
    <Frame {...words}>
      <form
        class="ui-stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit(send);
        }}
      >
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        {/* Password keepers store the password under this name. */}
        <input type="hidden" name="username" autocomplete="username" value={email} />
        {!holder && (
          <Field label={t("login-name")} required error={form.error("name")} hint={t("login-name-hint")}>
            <TextInput
              autocomplete="name"
              autofocus
              maxLength={80}
              value={form.values.name}
              onValue={(value) => form.set("name", value)}
            />
          </Field>
        )}
        <NewPassword
          label={t("login-new-password")}
          value={form.values.password}
          error={form.error("password")}
          own={[email, form.values.name]}
          onValue={(value) => form.set("password", value)}
        />
        <Button type="submit" variant="primary" size="lg" block busy={form.busy}>
          {t(holder ? "login-invite-again-accept" : "login-invite-accept")}
        </Button>
        <p class="ui-muted ui-small login-help">
          {t("login-invite-expires", { date: formatDate(expires_at) })}
        </p>
      </form>
    </Frame>
  );
}
