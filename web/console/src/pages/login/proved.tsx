import { useEffect } from "preact/hooks";
import { place } from "../../app/router.ts";
import { hasText, t } from "../../i18n/index.ts";
import { tellProof } from "../../state/step-up.ts";
import { Banner, Button } from "../../ui/index.ts";
import { Frame } from "./frame.tsx";

/** The window in which somebody has proved at the provider that it is them: it tells the one that asked, and closes. */
export default function Proved() {
  const refused = place.value.query.get("sso");
  useEffect(() => {
    tellProof(refused);
    if (!refused) close();
  }, [refused]);
  return (
    <Frame title={t(refused ? "login-proved-not" : "login-proved")}>
      <div class="ui-stack">
        {refused ? (
          <Banner tone="danger">
            {t(hasText(`login-sso-${refused}`) ? `login-sso-${refused}` : "login-sso-provider")}
          </Banner>
        ) : (
          <p class="ui-muted">{t("login-proved-text")}</p>
        )}
        <Button onClick={() => close()}>{t("ui-close")}</Button>
      </div>
    </Frame>
  );
}
