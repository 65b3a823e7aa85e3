import type { RefObject } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { caseSignal } from "../state/cases.ts";
import type { Compose } from "../state/compose.ts";
import { activeStaff, cannedReplies } from "../state/directory.ts";
import { fillVariables } from "../state/messages.ts";
import { me } from "../state/session.ts";
import type { Thread } from "../state/thread.ts";
import { Avatar } from "../ui/index.ts";

const SHOWN = 8;

interface Suggestion {
  key: string;
  label: string;
  hint: string;
  person: string | null;
  /** What takes the place of what was typed. */
  text: string;
  chosen?: () => void;
}

interface Trigger {
  sign: "/" | "@";
  query: string;
  /** Where the sign stands. */
  start: number;
}

/** Finds what is being looked up at the caret: a canned reply after `/`, in a note a colleague after `@`. */
export function triggerAt(text: string, caret: number, mentions: boolean): Trigger | null {
  const before = text.slice(0, caret);
  const found = /(?:^|\s)([/@])([^\s/@]{0,40})$/u.exec(before);
  const sign = found?.[1];
  if (!found || (sign !== "/" && sign !== "@") || (sign === "@" && !mentions)) return null;
  const query = found[2] ?? "";
  return { sign, query, start: caret - query.length - 1 };
}

function cannedFor(query: string, thread: Thread): Suggestion[] {
  const wanted = query.toLowerCase();
  const item = caseSignal(thread.id).peek();
  const customer = thread.detail.peek()?.customer_detail;
  const staff = me.peek();
  const values = {
    "customer.name": customer?.name ?? item?.customer.name,
    "customer.email": customer?.email,
    "agent.name": staff?.staff.display_name || staff?.staff.name,
    "case.number": item ? String(item.number) : null,
    "workspace.name": staff?.workspace.brand || staff?.workspace.name,
  };
  return cannedReplies
    .peek()
    .filter((one) => one.team === null || staff?.teams.includes(one.team))
    .map((one) => ({ one, rank: rankOf(`${one.shortcut} ${one.title}`.toLowerCase(), wanted) }))
    .filter(({ rank }) => rank < 2)
    .sort(
      (a, b) =>
        a.rank - b.rank || foreign(a.one.language) - foreign(b.one.language) || b.one.used - a.one.used,
    )
    .slice(0, SHOWN)
    .map(({ one }) => ({
      key: one.id,
      label: `/${one.shortcut}`,
      hint: one.title,
      person: null,
      text: fillVariables(one.body, values),
    }));

  function foreign(language: string | null): number {
    return language === null || language === item?.language ? 0 : 1;
  }
}

function rankOf(text: string, wanted: string): number {
  if (text.startsWith(wanted)) return 0;
  return text.includes(wanted) ? 1 : 2;
}

/**
 * How well what was typed fits a colleague: the beginning of one of their names, then of their address, then what stands
 * inside of either. The domain is everybody's, and says nothing. Null for who is not meant.
 */
function fitOf({ name, email }: { name: string; email: string }, wanted: string): number | null {
  const called = name.toLowerCase();
  const address = email.toLowerCase().split("@")[0] ?? "";
  if (called.split(/[\s-]+/u).some((word) => word.startsWith(wanted))) return 0;
  if (address.startsWith(wanted)) return 1;
  return called.includes(wanted) || address.includes(wanted) ? 2 : null;
}

/** The colleagues that what was typed may mean, the likeliest first. */
export function ranked<Person extends { name: string; email: string }>(
  people: readonly Person[],
  query: string,
): Person[] {
  const wanted = query.toLowerCase();
  return people
    .flatMap((one) => {
      const fit = fitOf(one, wanted);
      return fit === null ? [] : [{ one, fit }];
    })
    .sort((a, b) => a.fit - b.fit)
    .map(({ one }) => one);
}

function peopleFor(query: string, compose: Compose): Suggestion[] {
  const others = activeStaff.peek().filter((one) => one.id !== me.peek()?.staff.id);
  return ranked(others, query)
    .slice(0, SHOWN)
    .map((one) => ({
      key: one.id,
      label: one.name,
      hint: one.email,
      person: one.name,
      text: `@${one.name} `,
      chosen: () => compose.mention({ id: one.id, name: one.name }),
    }));
}

export interface SuggestionState {
  id: string;
  open: boolean;
  items: readonly Suggestion[];
  active: number;
  setActive: (index: number) => void;
  look: () => void;
  close: () => void;
  pick: (item: Suggestion) => void;
  /** True when the key was taken. */
  onKeyDown: (event: KeyboardEvent) => boolean;
}

/** Looks up while one writes. */
export function useSuggestions(
  thread: Thread,
  compose: Compose,
  area: RefObject<HTMLTextAreaElement | null>,
): SuggestionState {
  const id = useId();
  const [trigger, setTrigger] = useState<Trigger | null>(null);
  const [active, setActive] = useState(0);
  const caret = useRef<number | null>(null);
  useEffect(() => {
    if (caret.current === null) return;
    area.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });
  const items =
    trigger === null
      ? []
      : trigger.sign === "/"
        ? cannedFor(trigger.query, thread)
        : peopleFor(trigger.query, compose);
  const close = () => setTrigger(null);
  const look = () => {
    const element = area.current;
    if (!element) return;
    setTrigger(triggerAt(element.value, element.selectionStart, compose.kind.peek() === "note"));
    setActive(0);
  };
  const pick = (item: Suggestion) => {
    const element = area.current;
    if (!trigger || !element) return;
    const { value, selectionStart } = element;
    compose.write(value.slice(0, trigger.start) + item.text + value.slice(selectionStart));
    item.chosen?.();
    caret.current = trigger.start + item.text.length;
    element.focus();
    close();
  };
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (items.length === 0) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const item = items[active];
    if (step !== undefined) setActive((active + step + items.length) % items.length);
    else if ((event.key === "Enter" || event.key === "Tab") && !event.ctrlKey && !event.metaKey && item)
      pick(item);
    else if (event.key === "Escape") close();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return { id, open: items.length > 0, items, active, setActive, look, close, pick, onKeyDown };
}

/** The list above the text. */
export function Suggestions({ state }: { state: SuggestionState }) {
  if (!state.open) return null;
  const shown = state.items[state.active];
  return (
    <div class="suggest">
      <div id={state.id} class="ui-options" role="listbox" aria-label={t("suggestions")}>
        {state.items.map((item, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant points here
          // biome-ignore lint/a11y/useKeyWithClickEvents: the text box handles the keys
          <div
            key={item.key}
            id={`${state.id}-${index}`}
            role="option"
            class="ui-option"
            data-active={index === state.active}
            aria-selected={index === state.active}
            onPointerMove={() => index !== state.active && state.setActive(index)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => state.pick(item)}
          >
            {item.person && <Avatar name={item.person} size={22} />}
            <span class="suggest-label">{item.label}</span>
            <span class="ui-option-hint ui-truncate ui-grow">{item.hint}</span>
          </div>
        ))}
      </div>
      {shown && shown.person === null && <p class="suggest-preview">{shown.text}</p>}
    </div>
  );
}
