import type { Explanation, Inbox, Proof, Tier, Tried } from "@ombud/api";
import { Route } from "lucide";
import { useState } from "preact/hooks";
import { formatPercent, hasText, inOwnLanguage, languageName, t } from "../../i18n/index.ts";
import { http } from "../../state/http.ts";
import { useView } from "../../state/view.ts";
import { Badge, Field, Select, TextInput, type Tone } from "../../ui/index.ts";
import { choicesOf, useList } from "./lists.ts";
import { RoutedShown } from "./routing-routed.tsx";
import { TextCheck } from "./text-check.tsx";

const TONES: Record<Explanation["urgency"], Tone> = { normal: "neutral", high: "warn", urgent: "danger" };
const TIERS = ["standard", "premium", "vip"] as const;
const PROOFS = ["none", "email_code", "signed_token", "passkey", "wallet"] as const;

/** Of whom, by what and when a message is tried. */
interface Of {
  tier: Tier;
  proof: Proof;
  inbox: string;
  at: string;
}

/** Says of any message how it would be read, where it would go and to whom, and why; for any customer, inbox and time. */
export function RoutingTry() {
  const inboxes = useList<Inbox>("/inboxes");
  const [of, setOf] = useState<Of>({ tier: "standard", proof: "none", inbox: "", at: "" });
  const set = (part: Partial<Of>) => setOf({ ...of, ...part });
  const body = (text: string) => ({
    text,
    tier: of.tier,
    proof: of.proof,
    inbox: of.inbox || null,
    at: of.at ? new Date(of.at).toISOString() : null,
  });
  const more = (
    <div class="routing-roles">
      <Field label={t("routing-when-tiers")}>
        <Select
          value={of.tier}
          options={TIERS.map((value) => ({ value, label: t(`tier-${value}`) }))}
          onValue={(tier) => set({ tier })}
        />
      </Field>
      <Field label={t("routing-when-proof")}>
        <Select
          value={of.proof}
          options={PROOFS.map((value) => ({ value, label: t(`proof-${value}`) }))}
          onValue={(proof) => set({ proof })}
        />
      </Field>
      <Field label={t("routing-when-inboxes")}>
        <Select
          value={of.inbox}
          options={[{ value: "", label: t("routing-try-no-inbox") }, ...choicesOf(inboxes)]}
          onValue={(inbox) => set({ inbox })}
        />
      </Field>
      <Field label={t("routing-try-at")} hint={t("routing-try-now")}>
        <TextInput type="datetime-local" value={of.at} onValue={(at) => set({ at })} />
      </Field>
    </div>
  );
  return (
    <TextCheck
      texts="routing-try"
      icon={Route}
      ask={(text) => http.post("/understanding/try", body(text))}
      show={(found: Tried) => <Found found={found.reading} tried={found} />}
      more={more}
      stamp={JSON.stringify(of)}
    />
  );
}

/** What an intent is called. */
function useTitles(): (id: string) => string {
  const intents = useView("/understanding/intents").shown?.intents ?? [];
  return (id) => inOwnLanguage(intents.find((it) => it.id === id)?.title) ?? id;
}

function Found({ found, tried }: { found: Explanation; tried: Tried }) {
  const share = formatPercent;
  const names = found.signals.map((it) => t(`signal-${it}`));
  const title = useTitles();
  // A signal of the words, the route, or an intent.
  const reasonOf = (why: string) => (hasText(`signal-${why}`) ? t(`signal-${why}`) : title(why));
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
          {found.second && ` · ${t("routing-second", { intent: title(found.second) })}`}
        </span>
      </dd>
      <dt>{t("routing-signals")}</dt>
      <dd>{names.length > 0 ? names.join(" · ") : t("routing-none")}</dd>
      <dt>{t("routing-urgency")}</dt>
      <dd>
        <Badge tone={TONES[found.urgency]}>{t(`priority-${found.urgency}`)}</Badge>{" "}
        {found.urgent_for && (
          <span class="ui-muted">{t("routing-urgent-for", { why: reasonOf(found.urgent_for) })}</span>
        )}{" "}
        {found.may_be_urgent && (
          <span class="ui-muted">{t("routing-may-be-urgent", { share: share(found.urgent_share) })}</span>
        )}
      </dd>
      <RoutedShown routed={tried.routed} intent={found.routed_as} />
      <dt>{t("routing-bot")}</dt>
      <dd>
        {t(`bot-rule-${tried.why.rule.replace(":", "-")}`)}
        <details class="routing-says">
          <summary>{t("routing-says")}</summary>
          <p dir="auto">{tried.says}</p>
          {tried.sources.map((one) => (
            <a key={one.path} href={one.path} target="_blank" rel="noopener" lang={one.lang}>
              {one.title}
            </a>
          ))}
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
              {typeof one.similarity === "number" && (
                <span class="ui-muted ui-small">
                  {" · "}
                  {t(one.by_meaning ? "bot-why-meaning-alone" : "bot-why-meaning", {
                    similarity: share(one.similarity),
                  })}
                </span>
              )}
            </li>
          ))}
        </ol>
      </dd>
    </dl>
  );
}
