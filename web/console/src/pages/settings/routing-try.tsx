import type { Explanation, Tried } from "@ombud/api";
import { Route } from "lucide";
import { formatPercent, inOwnLanguage, languageName, t } from "../../i18n/index.ts";
import { http } from "../../state/http.ts";
import { Badge, type Tone } from "../../ui/index.ts";
import { TextCheck } from "./text-check.tsx";

const TONES: Record<Explanation["urgency"], Tone> = { normal: "neutral", high: "warn", urgent: "danger" };

/** Says of any message how it would be read and where it would go, and why. */
export function RoutingTry() {
  return (
    <TextCheck
      texts="routing-try"
      icon={Route}
      ask={(text) => http.post("/understanding/try", { text })}
      show={(found: Tried) => <Found found={found.reading} tried={found} />}
    />
  );
}

function Found({ found, tried }: { found: Explanation; tried: Tried }) {
  const share = formatPercent;
  const names = found.signals.map((it) => t(`signal-${it}`));
  return (
    <dl class="routing-found">
      <dt>{t("routing-language")}</dt>
      <dd>
        {languageName(found.language)}{" "}
        <span class="ui-muted">
          {found.language_confidence > 0 ? share(found.language_confidence) : t("routing-not-told")}
        </span>
      </dd>
      <dt>{t("routing-intent")}</dt>
      <dd>
        {inOwnLanguage(found.intent_title) ?? t("routing-none")}{" "}
        <span class="ui-muted">
          {found.intent && `${found.intent} · ${share(found.confidence)} · `}
          {t(found.sure ? "routing-sure" : "routing-unsure")}
        </span>
      </dd>
      <dt>{t("routing-signals")}</dt>
      <dd>{names.length > 0 ? names.join(" · ") : t("routing-none")}</dd>
      <dt>{t("routing-urgency")}</dt>
      <dd>
        <Badge tone={TONES[found.urgency]}>{t(`priority-${found.urgency}`)}</Badge>
      </dd>
      <dt>{t("routing-team")}</dt>
      <dd>
        {found.team_name ?? t("routing-team-inbox")}{" "}
        <span class="ui-muted">
          {found.team_by && t(`routing-by-${found.team_by}`, { intent: found.routed_as ?? "" })}
        </span>
      </dd>
      <dt>{t("routing-bot")}</dt>
      <dd>
        {t(`bot-rule-${tried.why.rule.replace(":", "-")}`)}
        <details class="routing-says">
          <summary>{t("routing-says")}</summary>
          <p dir="auto">{tried.says}</p>
        </details>
      </dd>
      <dt>{t("routing-articles")}</dt>
      <dd>
        {tried.articles.length === 0 && t("routing-none")}
        <ol class="routing-articles">
          {tried.articles.map((one) => (
            <li key={one.path}>
              <a href={one.path} target="_blank" rel="noopener" lang={one.lang}>
                {one.title}
              </a>{" "}
              <span class="ui-muted">{share(one.score)}</span>
            </li>
          ))}
        </ol>
      </dd>
    </dl>
  );
}
