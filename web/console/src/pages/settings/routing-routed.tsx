import type { Routed, RuleCheck, RuleTrial } from "@ombud/api";
import { formatDate, formatList, languageName, t } from "../../i18n/index.ts";
import { typeName } from "../../state/case-types.ts";
import { inboxOf } from "../../state/directory.ts";
import { Badge, type Tone } from "../../ui/index.ts";

const OUTCOMES: Record<string, Tone> = { takes: "ok", no: "neutral", later: "warn", off: "neutral" };
const STATES: Record<string, Tone> = { free: "ok", full: "warn", away: "neutral", unfit: "neutral" };

/** Where a message goes, which rule decided, and who would get it now. Rows of a list of terms. */
export function RoutedShown({ routed, intent }: { routed: Routed; intent?: string | null | undefined }) {
  return (
    <>
      <dt>{t("routing-team")}</dt>
      <dd>
        <strong>{routed.team_name ?? t("routing-team-inbox")}</strong>{" "}
        <span class="ui-muted">
          {t(`routing-through-${routed.through}`, { rule: routed.rule ?? "", intent: intent ?? "" })}
        </span>
        {routed.overflows && (
          <p class="ui-muted">
            {t(`routing-overflows-${routed.overflows}`, {
              team: routed.overflow_team ?? t("routing-anybody"),
            })}
          </p>
        )}
      </dd>
      <dt>{t("routing-priority")}</dt>
      <dd>
        {t(`priority-${routed.priority}`)}{" "}
        {routed.priority_for && (
          <span class="ui-muted">{t(`routing-priority-for-${routed.priority_for}`)}</span>
        )}
      </dd>
      <dt>{t("routing-skills")}</dt>
      <dd>{needsOf(routed)}</dd>
      <dt>{t("routing-hours")}</dt>
      <dd>{hoursOf(routed)}</dd>
      {routed.rules.length > 0 && (
        <>
          <dt>{t("routing-rules")}</dt>
          <dd>
            <ol class="routing-trials">
              {routed.rules.map((rule) => (
                <TrialRow key={rule.id} rule={rule} />
              ))}
            </ol>
          </dd>
        </>
      )}
      <dt>{t("routing-people")}</dt>
      <dd>
        {routed.gets_for && <p>{getsOf(routed)}</p>}
        {routed.person_name && routed.person_state && (
          <p class="ui-muted">
            {t("routing-named-person", {
              name: routed.person_name,
              state: t(`routing-person-${routed.person_state}`),
            })}
          </p>
        )}
        {routed.people.length > 0 && <p class="ui-muted">{t("routing-room", { ...routed.room })}</p>}
        {routed.people.length === 0 && !routed.gets_for && t("routing-none")}
        {!routed.gives_out && routed.people.length > 0 && <p class="ui-muted">{t("routing-by-hand")}</p>}
        <ol class="routing-trials">
          {routed.people.map((one) => (
            <li key={one.staff}>
              <Badge tone={STATES[one.state] ?? "neutral"}>{t(`routing-person-${one.state}`)}</Badge>{" "}
              {one.name}{" "}
              <span class="ui-muted">
                {t("routing-load", { load: one.load, most: one.max_load })}
                {one.speaks && ` · ${t("routing-speaks-it")}`}
              </span>
            </li>
          ))}
        </ol>
        {routed.overflow_after && !routed.overflows && (
          <p class="ui-muted">
            {t("routing-overflow-words", {
              team: routed.overflow_team ?? t("routing-anybody"),
              minutes: Math.round((routed.overflow_after / 60) * 10) / 10,
              kind: "time",
            })}
          </p>
        )}
      </dd>
    </>
  );
}

/** What whoever gets it must have. */
function needsOf({ skills, speaks }: Routed): string {
  const all = [...skills, ...(speaks ? [t("routing-needs-language")] : [])];
  return all.length > 0 ? formatList(all) : t("routing-needs-nothing");
}

/** Whether the team is within its hours then, and until when. */
function hoursOf({ hours }: Routed): string {
  if (!hours) return t("settings-always");
  const state = t(hours.open ? "routing-within" : "routing-outside");
  return hours.until ? t("routing-hours-until", { state, until: formatDate(hours.until) }) : state;
}

/** Who would get it, or why nobody does. */
function getsOf({ gets, gets_for: why }: Routed): string {
  return gets ? t(`routing-gets-${why}`, { name: gets }) : t(`routing-nobody-${why}`);
}

function TrialRow({ rule }: { rule: RuleTrial }) {
  return (
    <li>
      <Badge tone={OUTCOMES[rule.outcome] ?? "neutral"}>{t(`routing-outcome-${rule.outcome}`)}</Badge>{" "}
      {rule.name}{" "}
      <span class="ui-muted">
        {rule.checks.length === 0 ? t("routing-all-cases") : formatList(rule.checks.map(checkWords))}
      </span>
    </li>
  );
}

/** One condition: what it looks at, what it found there, and whether it holds. */
function checkWords(check: RuleCheck): string {
  const name = t(`routing-when-${check.condition}`);
  return t(check.met ? "routing-check-met" : "routing-check-not", { name, found: foundWords(check) });
}

function foundWords({ condition, found }: RuleCheck): string {
  if (!found) return t("routing-none");
  switch (condition) {
    case "inboxes":
      return inboxOf(found)?.name ?? t("routing-gone");
    case "languages":
      return languageName(found);
    case "urgency":
      return t(`priority-${found}`);
    case "tiers":
      return t(`tier-${found}`);
    case "proof":
      return t(`proof-${found}`);
    case "types":
      return typeName(found);
    case "hours":
      return t(found === "open" ? "routing-within" : "routing-outside");
    default:
      return found;
  }
}
