import type { IntentShown, RouteGiven, Team, Understood } from "@ombud/api";
import { useMemo, useRef } from "preact/hooks";
import { inOwnLanguage, t } from "../../i18n/index.ts";
import { toastError } from "../../state/errors.ts";
import { http } from "../../state/http.ts";
import { useView } from "../../state/view.ts";
import { Badge, Field, Loaded, Select, toast } from "../../ui/index.ts";
import { SectionHead } from "./list-page.tsx";
import { useList } from "./lists.ts";
import { RoutingRules } from "./routing-rules.tsx";
import { useRouting } from "./routing-store.ts";
import { RoutingTry } from "./routing-try.tsx";
import "./routing.css";

const URGENCIES = ["normal", "high", "urgent"] as const;
const ANSWERS = ["articles", "person"] as const;

/** Which team works on what, how urgent it is, and what the bot may answer; and a place to try a message. */
export default function RoutingPage() {
  const view = useView("/understanding/intents");
  const understood = view.shown;
  const teams = useList<Team>("/teams").items.value ?? [];
  const store = useRouting();
  const titles = useMemo(() => titlesOf(understood), [understood]);
  const kept = useRef<Promise<void>>(Promise.resolve());
  const put = (name: string, given: RouteGiven) => {
    // At once, for the next choice says all that is said of the same intent; and kept one after the other.
    view.change((before) => withRoute(before, name, given));
    kept.current = kept.current.then(async () => {
      try {
        view.put(await http.put(`/understanding/routes/${encodeURIComponent(name)}`, given));
        toast(t("ui-saved"));
      } catch (error) {
        toastError(error);
        view.load();
      }
    });
  };
  return (
    <>
      <SectionHead title={t("settings-routing")} text={t("settings-routing-text")} />
      <RoutingRules store={store} titles={titles} />
      <RoutingTry />
      <Loaded view={view} rows={8} />
      {understood && <Roles understood={understood} teams={teams} put={put} />}
      {understood && <Intents understood={understood} teams={teams} put={put} />}
    </>
  );
}

/** What intents and their groups are called: each group before its own. */
function titlesOf(understood: Understood | null): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  for (const intent of understood?.intents ?? []) {
    const group = intent.id.split(".")[0] ?? "";
    if (!titles.has(group)) titles.set(group, t(`routing-group-${group}`));
    titles.set(intent.id, inOwnLanguage(intent.title) ?? intent.id);
  }
  return titles;
}

/** The same with what is said of one role or intent. */
function withRoute(understood: Understood, name: string, given: RouteGiven): Understood {
  return {
    roles: understood.roles.map((it) => (it.name === name ? { ...it, team: given.team } : it)),
    intents: understood.intents.map((it) => (it.id === name ? { ...it, own: given } : it)),
  };
}

interface PartProps {
  understood: Understood;
  teams: readonly Team[];
  put: (name: string, given: RouteGiven) => void;
}

function teamOptions(teams: readonly Team[], none: string) {
  return [{ value: "", label: none }, ...teams.map(({ id, name }) => ({ value: id, label: name }))];
}

function Roles({ understood, teams, put }: PartProps) {
  return (
    <section class="ui-card ui-stack" aria-labelledby="routing-roles">
      <h2 id="routing-roles">{t("routing-roles")}</h2>
      <p class="ui-muted">{t("routing-roles-text")}</p>
      <div class="routing-roles">
        {understood.roles.map((role) => (
          <Field
            key={role.name}
            label={t(`routing-role-${role.name}`)}
            hint={t("routing-role-intents", { count: role.intents })}
          >
            <Select
              value={role.team ?? ""}
              options={teamOptions(teams, t("routing-team-inbox"))}
              onValue={(team) => put(role.name, { team: team || null, urgency: null, answering: null })}
            />
          </Field>
        ))}
      </div>
    </section>
  );
}

function Intents({ understood, teams, put }: PartProps) {
  const groups = [...new Set(understood.intents.map((it) => it.id.split(".")[0] ?? ""))];
  return (
    <section class="ui-card ui-stack" aria-labelledby="routing-intents">
      <h2 id="routing-intents">{t("routing-intents")}</h2>
      <p class="ui-muted">{t("routing-intents-text")}</p>
      {groups.map((group) => {
        const own = understood.intents.filter((it) => it.id.startsWith(`${group}.`));
        const said = own.filter((it) => it.own.team || it.own.urgency || it.own.answering).length;
        return (
          <details key={group} class="routing-group">
            <summary>
              <span>{t(`routing-group-${group}`)}</span>
              <span class="ui-muted">{t("routing-role-intents", { count: own.length })}</span>
              {said > 0 && <Badge tone="accent">{t("routing-said", { count: said })}</Badge>}
            </summary>
            <ul>
              {own.map((intent) => (
                <IntentRow key={intent.id} intent={intent} teams={teams} put={put} />
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
}

interface IntentRowProps extends Pick<PartProps, "teams" | "put"> {
  intent: IntentShown;
}

function IntentRow({ intent, teams, put }: IntentRowProps) {
  const { own } = intent;
  const title = inOwnLanguage(intent.title) ?? intent.id;
  const given: RouteGiven = { team: own.team, urgency: own.urgency, answering: own.answering };
  const change = (part: Partial<RouteGiven>) => put(intent.id, { ...given, ...part });
  const usual = (word: string) => t("routing-usual", { value: word });
  return (
    <li class="routing-intent">
      <div class="routing-what">
        <strong>{title}</strong>
        <code>{intent.id}</code>
      </div>
      <Select
        standalone
        size="sm"
        aria-label={t("routing-team-of", { title })}
        value={own.team ?? ""}
        options={teamOptions(teams, t("routing-team-role"))}
        onValue={(team) => change({ team: team || null })}
      />
      <Select
        standalone
        size="sm"
        aria-label={t("routing-urgency-of", { title })}
        value={own.urgency ?? ""}
        options={[
          { value: "", label: own.urgency ? t("routing-as-usual") : usual(t(`priority-${intent.urgency}`)) },
          ...URGENCIES.map((it) => ({ value: it, label: t(`priority-${it}`) })),
        ]}
        onValue={(urgency) => change({ urgency: (urgency || null) as RouteGiven["urgency"] })}
      />
      <Select
        standalone
        size="sm"
        aria-label={t("routing-answer-of", { title })}
        value={own.answering ?? ""}
        options={[
          {
            value: "",
            label: own.answering ? t("routing-as-usual") : usual(t(`routing-answer-${intent.answering}`)),
          },
          ...ANSWERS.map((it) => ({ value: it, label: t(`routing-answer-${it}`) })),
        ]}
        onValue={(answering) => change({ answering: (answering || null) as RouteGiven["answering"] })}
      />
    </li>
  );
}
