import type { BusinessHours, Inbox, Overflow, RoutingRule, Skill, Staff, Tag, Team } from "@ombud/api";
import { formatList, languageName, t } from "../../i18n/index.ts";
import { typeName } from "../../state/case-types.ts";
import { useList } from "./lists.ts";

type Named = { id: string; name: string };

/** What the ids in rules are called. */
export interface Names {
  inbox: (id: string) => string;
  team: (id: string) => string;
  staff: (id: string) => string;
  skill: (id: string) => string;
  tag: (id: string) => string;
  hours: (id: string) => string;
}

const namer = (items: readonly Named[] | null) => (id: string) =>
  items?.find((one) => one.id === id)?.name ?? t("routing-gone");

export function useNames(): Names {
  return {
    inbox: namer(useList<Inbox>("/inboxes").items.value),
    team: namer(useList<Team>("/teams").items.value),
    staff: namer(useList<Staff>("/staff").items.value),
    skill: namer(useList<Skill>("/skills").items.value),
    tag: namer(useList<Tag>("/tags").items.value),
    hours: namer(useList<BusinessHours>("/business-hours").items.value),
  };
}

/** The group of intents or the intent, in words where there are some. */
export function intentWord(id: string, titles: ReadonlyMap<string, string>): string {
  return titles.get(id) ?? id;
}

/** The conditions of a rule, each in a few words. */
export function whenWords(
  rule: RoutingRule,
  names: Names,
  titles: ReadonlyMap<string, string>,
): { name: string; words: string }[] {
  const when = rule.when ?? {};
  const all: { name: string; words: string }[] = [];
  const say = (name: string, values: readonly string[] | undefined) => {
    if (values && values.length > 0) all.push({ name, words: formatList([...values]) });
  };
  say("inboxes", when.inboxes?.map(names.inbox));
  say("languages", when.languages?.map(languageName));
  say(
    "intents",
    when.intents?.map((it) => intentWord(it, titles)),
  );
  say("urgency", when.urgency ? [t("routing-at-least", { value: t(`priority-${when.urgency}`) })] : []);
  say(
    "words",
    when.words?.map((it) => `“${it}”`),
  );
  say(
    "tiers",
    when.tiers?.map((it) => t(`tier-${it}`)),
  );
  say("proof", when.proof ? [t("routing-at-least", { value: t(`proof-${when.proof}`) })] : []);
  say("types", when.types?.map(typeName));
  if (when.hours) {
    const text = when.hours.open ? "routing-hours-open" : "routing-hours-closed";
    say("hours", [t(text, { name: names.hours(when.hours.calendar) })]);
  }
  if (when.time) say("time", [`${when.time.from}–${when.time.to}, ${when.time.time_zone}`]);
  return all;
}

/** Where a case goes on to, in words. */
export function overflowWords(overflow: Overflow, names: Names): string {
  const team = overflow.team ? names.team(overflow.team) : t("routing-anybody");
  const minutes = overflow.after_seconds ? overflow.after_seconds / 60 : 0;
  const kind = overflow.when_full ? (overflow.after_seconds ? "both" : "full") : "time";
  return t("routing-overflow-words", { team, minutes: Math.round(minutes * 10) / 10, kind });
}

/** What becomes of a case, each in a few words. */
export function thenWords(rule: RoutingRule, names: Names): string[] {
  const { outcome: then } = rule;
  const all: string[] = [];
  if (then.team) all.push(names.team(then.team));
  if (then.person) all.push(names.staff(then.person));
  if (then.priority) all.push(t("routing-then-priority", { priority: t(`priority-${then.priority}`) }));
  if (then.skills?.length)
    all.push(t("routing-then-skills", { skills: formatList(then.skills.map(names.skill)) }));
  if (then.language) all.push(t("routing-then-language"));
  if (then.tags?.length) all.push(t("routing-then-tags", { tags: formatList(then.tags.map(names.tag)) }));
  if (then.overflow) all.push(overflowWords(then.overflow, names));
  return all;
}
