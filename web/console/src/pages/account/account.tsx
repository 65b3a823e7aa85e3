import { MonitorSmartphone, ShieldCheck, UserRound } from "lucide";
import { useEffect } from "preact/hooks";
import { navigate } from "../../app/router.ts";
import { RailButton } from "../../app/shell.tsx";
import { t } from "../../i18n/index.ts";
import { me } from "../../state/session.ts";
import { Tabs } from "../../ui/index.ts";
import type { PageProps } from "../index.ts";
import { Enrol } from "../login/enrol.tsx";
import { Profile } from "./profile.tsx";
import { Security } from "./security.tsx";
import { Sessions } from "./sessions.tsx";
import { refreshMe } from "./totp.tsx";
import "./account.css";
import "../login/login.css";

const parts = { profile: Profile, security: Security, sessions: Sessions };
type Part = keyof typeof parts;

/** The signed-in person's own settings. */
export default function Account({ params }: PageProps) {
  const wanted = params.tab ?? "profile";
  const active: Part = wanted in parts ? (wanted as Part) : "profile";
  const Body = parts[active];
  useEffect(() => {
    document.title = `${t("account-title")} · Ombud`;
  });
  if (!me.value) return null;
  // Until there is a second factor nothing else here would be answered.
  if (me.value.must_enrol) return <Enrol onDone={refreshMe} />;
  return (
    <div class="account">
      <header class="account-head">
        <RailButton />
        <h1>{t("account-title")}</h1>
      </header>
      <Tabs
        label={t("account-title")}
        active={active}
        onActive={(id) => navigate(`/account/${id}`, { replace: true })}
        tabs={[
          { id: "profile", label: t("account-tab-profile"), icon: UserRound },
          { id: "security", label: t("account-tab-security"), icon: ShieldCheck },
          { id: "sessions", label: t("account-tab-sessions"), icon: MonitorSmartphone },
        ]}
      >
        <Body />
      </Tabs>
    </div>
  );
}
