import type { RecommendedProtection } from "@ombud/api";
import { CircleCheck, ShieldPlus, TriangleAlert } from "lucide";
import { formatDate, t } from "../../i18n/index.ts";
import { slowNow } from "../../state/clock.ts";
import { http } from "../../state/http.ts";
import { useView } from "../../state/view.ts";
import { Banner, Button, Field, Icon, Loaded, TextInput, toast, useForm } from "../../ui/index.ts";

type Measure = RecommendedProtection["measures"][number];

const DAYS = 7;

/** What protects a workspace and should be on: what each means, whom it is about, and all of it by one press. */
export function Recommended({ onChanged }: { onChanged: () => void }) {
  const view = useView("/security-check/recommended");
  const done = (now: RecommendedProtection) => {
    view.put(now);
    toast(t("recommended-done"));
    onChanged();
  };
  return (
    <Loaded view={view} rows={0}>
      {(found) => <Measures found={found} onDone={done} />}
    </Loaded>
  );
}

interface MeasuresProps {
  found: RecommendedProtection;
  onDone: (now: RecommendedProtection) => void;
}

function Measures({ found, onDone }: MeasuresProps) {
  const form = useForm({ days: String(DAYS) }, ({ days }) => ({
    days: /^([0-9]|[12][0-9]|30)$/.test(days) ? null : t("recommended-days-invalid"),
  }));
  const open = found.measures.filter((one) => !one.on);
  const submit = () =>
    form.submit(async ({ days }) =>
      onDone(await http.post("/security-check/recommended", { days: Number(days) })),
    );
  return (
    <form
      class="ui-card check-group"
      aria-labelledby="recommended"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2 id="recommended">{t("recommended")}</h2>
      <p class="ui-muted">{t("recommended-text")}</p>
      {form.problem && <Banner tone="danger">{form.problem}</Banner>}
      <ul>
        {found.measures.map((one) => (
          <Line key={one.measure} one={one} />
        ))}
      </ul>
      {open.some((one) => one.measure === "second_factor") && (
        <Field label={t("recommended-days")} hint={t("recommended-days-hint")} error={form.error("days")}>
          <TextInput
            class="settings-number"
            inputMode="numeric"
            value={form.values.days}
            onValue={(days) => form.set("days", days)}
          />
        </Field>
      )}
      {open.length > 0 && (
        <div class="recommended-do">
          <Button type="submit" variant="primary" icon={ShieldPlus} busy={form.busy}>
            {t("recommended-do")}
          </Button>
        </div>
      )}
    </form>
  );
}

function Line({ one }: { one: Measure }) {
  const state = one.on ? "on" : "off";
  const icon = { on: CircleCheck, off: TriangleAlert }[state];
  const look = { on: "pass", off: "warn" }[state];
  const key = one.measure.replace("_", "-");
  const waits = one.on && one.from !== null && Date.parse(one.from) > slowNow.value;
  return (
    <li class={`check-line check-is-${look}`}>
      <Icon of={icon} size={18} label={t(`recommended-${state}`)} />
      <div>
        <h3>{t(`recommended-${key}`)}</h3>
        <p>{t(`recommended-${key}-text`)}</p>
        <p class="ui-muted">{t(`recommended-${key}-who`, { people: one.people })}</p>
        {waits && one.from && (
          <p class="ui-muted">{t("recommended-from", { when: formatDate(one.from, "date") })}</p>
        )}
      </div>
    </li>
  );
}
