import type { SecurityCheck } from "@ombud/api";
import { ArrowRight, CircleCheck, CircleMinus, CircleX, RefreshCw, TriangleAlert } from "lucide";
import { t } from "../../i18n/index.ts";
import { useView } from "../../state/view.ts";
import { Button, Icon, Loaded } from "../../ui/index.ts";
import { SectionHead } from "./list-page.tsx";
import { Recommended } from "./recommended.tsx";
import "./security-check.css";

type Check = SecurityCheck["checks"][number];
type State = Check["state"];

const ICONS = { fail: CircleX, warn: TriangleAlert, pass: CircleCheck, skipped: CircleMinus } as const;
const ORDER: readonly State[] = ["fail", "warn", "pass", "skipped"];

/** Whether everything is set up as it should be: a score, and the way to what lowers it. */
export default function SecurityCheckPage() {
  const view = useView("/security-check");
  return (
    <>
      <SectionHead
        title={t("settings-security-check")}
        text={t("settings-security-check-text")}
        actions={
          <Button icon={RefreshCw} busy={view.busy} onClick={view.load}>
            {t("check-again")}
          </Button>
        }
      />
      <Loaded view={view} rows={8} />
      <Recommended onChanged={view.load} />
      {view.shown && <Result posture={view.shown} />}
    </>
  );
}

function Result({ posture: { score, checks } }: { posture: SecurityCheck }) {
  const count = (state: State) => checks.filter((one) => one.state === state).length;
  const tone = score >= 90 ? "good" : score >= 60 ? "fair" : "poor";
  return (
    <>
      <section class={`ui-card check-score check-${tone}`} aria-label={t("check-score")}>
        <p class="check-number">
          <strong>{score}</strong>
          <span>{t("check-of")}</span>
        </p>
        <div class="check-sum">
          <meter
            min={0}
            max={100}
            low={60}
            high={90}
            optimum={100}
            value={score}
            aria-label={t("check-score")}
          />
          <p>{t("check-sum", { fail: count("fail"), warn: count("warn"), pass: count("pass") })}</p>
        </div>
      </section>
      {ORDER.map((state) => (
        <Group key={state} state={state} checks={checks.filter((one) => one.state === state)} />
      ))}
    </>
  );
}

function Group({ state, checks }: { state: State; checks: readonly Check[] }) {
  if (checks.length === 0) return null;
  return (
    <section class="ui-card check-group" aria-labelledby={`check-${state}`}>
      <h2 id={`check-${state}`}>{t(`check-state-${state}`)}</h2>
      <ul>
        {checks.map((check) => (
          <Line key={check.id} check={check} />
        ))}
      </ul>
    </section>
  );
}

function Line({ check }: { check: Check }) {
  const { id, state, args, place } = check;
  const good = state === "pass";
  return (
    <li class={`check-line check-is-${state}`}>
      <Icon of={ICONS[state]} size={18} label={t(`check-state-${state}`)} />
      <div>
        <h3>{t(`posture-${id}`, args)}</h3>
        {state !== "skipped" && <p>{t(`posture-${id}-${good ? "good" : "bad"}`, args)}</p>}
        {(state === "fail" || state === "warn") && <p class="ui-muted">{t(`posture-${id}-mend`, args)}</p>}
      </div>
      {place && !good && state !== "skipped" && (
        <a class="ui-button ui-button-secondary ui-button-sm" href={`/console${place}`}>
          {t("check-mend")} <Icon of={ArrowRight} size={14} />
        </a>
      )}
    </li>
  );
}
