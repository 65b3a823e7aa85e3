import { Fingerprint, Smartphone } from "lucide";
import { useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { signOut } from "../../state/session.ts";
import { Button } from "../../ui/index.ts";
import { AddPasskey } from "../account/passkeys.tsx";
import { TotpSteps } from "../account/totp.tsx";
import { Frame } from "./frame.tsx";
import { passkeysSupported } from "./webauthn.ts";

/** The workspace demands a second factor, and there is none yet: set one up before anything else. */
export function Enrol({ onDone }: { onDone: () => Promise<void> }) {
  const [way, setWay] = useState<"choose" | "totp" | "passkey">("choose");
  return (
    <Frame title={t("login-enrol-title")} text={t("login-enrol-text")} wide={way === "totp"}>
      {way === "choose" && (
        <div class="ui-stack">
          <Choice
            icon={Smartphone}
            title={t("login-enrol-totp")}
            text={t("login-enrol-totp-text")}
            onPick={() => setWay("totp")}
          />
          {passkeysSupported() && (
            <Choice
              icon={Fingerprint}
              title={t("login-enrol-passkey")}
              text={t("login-enrol-passkey-text")}
              onPick={() => setWay("passkey")}
            />
          )}
          <Button variant="ghost" onClick={() => void signOut()}>
            {t("login-sign-out")}
          </Button>
        </div>
      )}
      {way === "totp" && <TotpSteps onDone={() => void onDone()} onCancel={() => setWay("choose")} />}
      {way === "passkey" && <AddPasskey onAdded={() => void onDone()} onCancel={() => setWay("choose")} />}
    </Frame>
  );
}

interface ChoiceProps {
  icon: Parameters<typeof Button>[0]["icon"];
  title: string;
  text: string;
  onPick: () => void;
}

function Choice({ icon, title, text, onPick }: ChoiceProps) {
  return (
    <Button class="login-choice" icon={icon} onClick={onPick}>
      <strong>{title}</strong>
      <span class="ui-muted ui-small">{text}</span>
    </Button>
  );
}
