import type { Explanation, Tried } from "@ombud/api";
import { Route } from "lucide";
import { useState } from "preact/hooks";
import { formatNumber, t } from "../../i18n/index.ts";
import { http } from "../../state/http.ts";
import { Badge, Banner, Button, Field, problemText, TextArea, type Tone } from "../../ui/index.ts";

const TONES: Record<Explanation["urgency"], Tone> = { normal: "neutral", high: "warn", urgent: "danger" };

/** Says of any message how it would be read and where it would go, and why. */
export function RoutingTry() {
  const [text, setText] = useState("");
  const [found, setFound] = useState<Tried | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async () => {
    if (text.trim() === "" || busy) return;
    setBusy(true);
    setProblem(null);
    try {
      setFound(await http.post("/understanding/try", { text: text.trim() }));
    } catch (error) {
      setFound(null);
      setProblem(problemText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      class="ui-card ui-stack"
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <h2>{t("routing-try")}</h2>
      <Field label={t("routing-try-label")} hint={t("routing-try-hint")}>
        <TextArea
          rows={2}
          value={text}
          onValue={(next) => {
            setText(next);
            setFound(null);
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            void run();
          }}
        />
      </Field>
      <div>
        <Button type="submit" icon={Route} busy={busy} disabled={text.trim() === ""}>
          {t("routing-try-run")}
        </Button>
      </div>
      {problem && <Banner tone="danger">{problem}</Banner>}
      <div aria-live="polite">{found && <Found found={found.reading} tried={found} />}</div>
    </form>
  );
}

function Found({ found, tried }: { found: Explanation; tried: Tried }) {
  const share = (value: number) => formatNumber(value, { style: "percent", maximumFractionDigits: 0 });
  const names = found.signals.map((it) => t(`signal-${it}`));
  return (
    <dl class="routing-found">
      <dt>{t("routing-language")}</dt>
      <dd>
        {found.language}{" "}
        <span class="ui-muted">
          {found.language_confidence > 0 ? share(found.language_confidence) : t("routing-not-told")}
        </span>
      </dd>
      <dt>{t("routing-intent")}</dt>
      <dd>
        {found.intent_title ?? t("routing-none")}{" "}
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
