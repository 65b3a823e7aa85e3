import type { JudgedAddress, JudgedLink, StaffMessage } from "@ombud/api";

/** Both stretches as one, ascending by position, each message once; what came later knows better. */
export function mergeMessages(
  before: readonly StaffMessage[],
  incoming: readonly StaffMessage[],
): readonly StaffMessage[] {
  const first = incoming[0];
  if (!first) return before;
  const last = before.at(-1);
  // Nearly always something new arrives at the end.
  if (incoming.length === 1 && (!last || last.pos < first.pos)) return [...before, first];
  const byPos = new Map(before.map((one) => [one.pos, one]));
  for (const one of incoming) byPos.set(one.pos, one);
  return [...byPos.values()].sort((a, b) => a.pos - b.pos);
}

/** Whether whoever writes a reply should read this first: what the customer wrote, or somebody else answered. */
export function bearsOnReply(message: StaffMessage, me: string): boolean {
  if (message.from === "customer") return true;
  if (message.kind !== "message") return false;
  return message.from === "bot" || (message.from === "staff" && message.author !== me);
}

/** The customer's number of a message; customers count public messages only. */
export function publicSeq(message: StaffMessage): number {
  return message.public_seq ?? message.seq;
}

export type Line =
  | { kind: "day"; key: string; at: string }
  | { kind: "conversation"; key: string; conversation: string }
  | { kind: "unread"; key: string }
  | { kind: "activity"; key: string; message: StaffMessage }
  /** Several lines of one hand-over, told as one. */
  | { kind: "handover"; key: string; messages: readonly StaffMessage[] }
  | { kind: "message"; key: string; message: StaffMessage; head: boolean };

const SAME_BREATH_MS = 5 * 60_000;

/** The messages with everything that stands between them, ready to be drawn from top to bottom. */
export function linesOf(messages: readonly StaffMessage[], unreadAfter: number | null): Line[] {
  const lines: Line[] = [];
  let before: StaffMessage | null = null;
  let unreadShown = unreadAfter === null;
  for (const message of messages) {
    const newDay = !before || dayOf(before.at) !== dayOf(message.at);
    if (newDay) lines.push({ kind: "day", key: `d${message.pos}`, at: message.at });
    const moved = before !== null && before.conversation !== message.conversation;
    if (moved)
      lines.push({ kind: "conversation", key: `c${message.pos}`, conversation: message.conversation });
    const unread = !unreadShown && message.pos > (unreadAfter ?? 0) && message.from === "customer";
    if (unread) {
      lines.push({ kind: "unread", key: "unread" });
      unreadShown = true;
    }
    const key = `m${message.pos}`;
    if (message.kind === "activity") {
      const one: Line = { kind: "activity", key, message };
      const last = lines.at(-1);
      const joined = last && joinHandover(last, message);
      if (joined) lines.splice(-1, 1, joined);
      else lines.push(one);
    } else
      lines.push({
        kind: "message",
        key,
        message,
        head: newDay || moved || unread || !continues(before, message),
      });
    before = message;
  }
  return lines;
}

/** What happens on the way of a case from the bot, or from one person, to the next. */
const HANDOVER: ReadonlySet<string> = new Set([
  "bot_handed_over",
  "routed",
  "routed_to",
  "routed_person",
  "routed_past",
  "overflowed",
  "assigned",
  "team",
  "agent_joined",
]);
/** What follows later is another hand-over. */
const SAME_HANDOVER_MS = 60_000;

/** That it cannot wait, or that somebody may be in danger, is not to be opened first. */
const isHandover = ({ activity }: StaffMessage): boolean =>
  HANDOVER.has(activity?.code ?? "") && !/^(urgent|danger)$/.test(activity?.args.reason ?? "");

/** The line before and this one as one, when both are of one hand-over and nothing stands between them. */
function joinHandover(before: Line, message: StaffMessage): Line | null {
  if (before.kind !== "activity" && before.kind !== "handover") return null;
  const messages = before.kind === "activity" ? [before.message] : before.messages;
  const last = messages.at(-1);
  if (!last || !isHandover(last) || !isHandover(message)) return null;
  if (Date.parse(message.at) - Date.parse(last.at) > SAME_HANDOVER_MS) return null;
  // It keeps the first one's key: what was opened stays open while more comes.
  return { kind: "handover", key: before.key, messages: [...messages, message] };
}

export interface Handover {
  /** Names or ids; none where the lines do not say. */
  team: string | undefined;
  person: string | undefined;
  /** The member of staff who did it; none when it went by itself. */
  by: string | undefined;
}

/** To which team and whom a hand-over led in the end, and who did it. */
export function handoverOf(messages: readonly StaffMessage[]): Handover {
  const found: Handover = { team: undefined, person: undefined, by: undefined };
  for (const { activity } of messages) {
    if (!activity) continue;
    const { code, args } = activity;
    const named = (value: string | undefined) => (value && value !== "none" ? value : undefined);
    const team = named(code === "team" ? args.to : args.team);
    // Another team, and whoever was named before is not of it.
    if (team && team !== found.team) Object.assign(found, { team, person: undefined });
    if (code === "routed_to" || code === "routed_person" || code === "assigned")
      found.person = named(args.to);
    else if (code === "agent_joined") found.person ??= named(args.name);
    if (code === "assigned" || code === "team") found.by = named(args.by) ?? found.by;
  }
  return found;
}

/** True when a message needs no head of its own: the same person went on within a few minutes. */
function continues(before: StaffMessage | null, message: StaffMessage): boolean {
  return (
    before !== null &&
    before.kind === message.kind &&
    before.from === message.from &&
    before.author === message.author &&
    Date.parse(message.at) - Date.parse(before.at) < SAME_BREATH_MS
  );
}

function dayOf(at: string): string {
  return new Date(at).toDateString();
}

export type Part =
  | { kind: "text"; text: string }
  | { kind: "link"; link: JudgedLink }
  | { kind: "address"; address: JudgedAddress }
  | { kind: "mention"; text: string; me: boolean };

const URL_PATTERN = /https?:\/\/[^\s<>"']+/g;
const TRAILING = /[.,;:!?)\]}'"。，！？；：）】、]+$/;

/** A stretch of a text, in code points as the server counts them. */
interface Stretch {
  start: number;
  end: number;
  part: Part;
}

/**
 * A message's text with its links, addresses and mentions told apart. Links of a message that nobody has judged yet are
 * treated like those of which nothing is known. Nothing is ever read as markup.
 */
export function partsOf(
  { body, links, addresses }: Pick<StaffMessage, "body" | "links" | "addresses">,
  mentioned: readonly { name: string; me: boolean }[] = [],
): Part[] {
  const points = [...body];
  const stretches: Stretch[] = [
    ...(links ?? unjudged(body)).map((link) => ({ ...link, part: { kind: "link", link } as const })),
    ...(addresses ?? []).map((address) => ({ ...address, part: { kind: "address", address } as const })),
  ];
  stretches.sort((a, b) => a.start - b.start);
  const parts: Part[] = [];
  let end = 0;
  for (const one of stretches) {
    // An address inside a link is a part of the link.
    if (one.start < end) continue;
    parts.push(...withMentions(points.slice(end, one.start).join(""), mentioned), one.part);
    end = one.end;
  }
  parts.push(...withMentions(points.slice(end).join(""), mentioned));
  return parts;
}

function unjudged(body: string): JudgedLink[] {
  return [...body.matchAll(URL_PATTERN)].flatMap((match) => {
    const url = match[0].replace(TRAILING, "");
    if (!URL.canParse(url)) return [];
    const start = [...body.slice(0, match.index)].length;
    const verdict = {
      host: new URL(url).hostname,
      verdict: "clean",
      reason: "unknown",
      imitates: null,
    } as const;
    return [{ start, end: start + [...url].length, url, ...verdict }];
  });
}

/** Whether a text may hold what the server would judge. */
export function mayBeJudged(body: string): boolean {
  return /\w\.\p{L}|\w{20}/u.test(body);
}

function withMentions(text: string, mentioned: readonly { name: string; me: boolean }[]): Part[] {
  const parts: Part[] = [];
  let rest = text;
  while (rest !== "") {
    const found = mentioned
      .map((one) => ({ ...one, at: rest.indexOf(`@${one.name}`) }))
      .filter((one) => one.at >= 0)
      .sort((a, b) => a.at - b.at || b.name.length - a.name.length)[0];
    if (!found) {
      parts.push({ kind: "text", text: rest });
      break;
    }
    if (found.at > 0) parts.push({ kind: "text", text: rest.slice(0, found.at) });
    parts.push({ kind: "mention", text: `@${found.name}`, me: found.me });
    rest = rest.slice(found.at + found.name.length + 1);
  }
  return parts;
}

const VARIABLE = /\{\{\s*([a-z_.]+)\s*\}\}/g;

/** A canned reply with its variables filled. One without a value stays as written, so that nobody sends a hole. */
export function fillVariables(
  body: string,
  values: Readonly<Record<string, string | null | undefined>>,
): string {
  return body.replace(VARIABLE, (whole, name: string) => values[name] || whole);
}

/** True when a text still has a variable that nothing filled. */
export function hasUnfilled(body: string): boolean {
  return body.search(VARIABLE) !== -1;
}
