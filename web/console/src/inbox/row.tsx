import type { CaseSummary } from "@ombud/api";
import { useComputed } from "@preact/signals";
import { CornerUpLeft, ShieldCheck } from "lucide";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { href } from "../app/router.ts";
import { TierBadge } from "../customer/tier.tsx";
import { formatRelative, t } from "../i18n/index.ts";
import { caseSignal, customerName } from "../state/cases.ts";
import { slowNow } from "../state/clock.ts";
import { cursor, selection, toggleSelected } from "../state/current.ts";
import { inboxes, inboxOf, staffName, tagOf, teamOf } from "../state/directory.ts";
import { prefetch } from "../state/threads.ts";
import { ExposedBadge } from "../thread/exposed.tsx";
import { Avatar, Badge, Icon, TagBadge } from "../ui/index.ts";
import { DueBadge, PriorityMark, RecoveryBadge, TheftBadge, WaitBadge } from "./badges.tsx";
import type { CaseList } from "./list.ts";
import { searchOf } from "./query.ts";

interface RowProps {
  id: string;
  list: CaseList;
  slug: string;
  open: boolean;
}

/** One case in a list. */
export function CaseRow({ id, list, slug, open }: RowProps) {
  const item = caseSignal(id).value;
  // The cursor moves with every case that is opened; only the two rows concerned are drawn again.
  const onCursor = useComputed(() => cursor.value === id);
  if (!item) return null;
  const name = customerName(item);
  const selected = selection.value.has(id);
  const classes = [
    "row",
    open ? "row-open" : "",
    onCursor.value ? "row-cursor" : "",
    selected ? "row-selected" : "",
    item.unread > 0 ? "row-unread" : "",
    list.leaving.value.has(id) ? "row-leaving" : "",
    selection.value.size > 0 ? "row-selecting" : "",
  ];
  const ask = () => prefetch(id);
  return (
    <div
      class={classes.filter(Boolean).join(" ")}
      onPointerEnter={ask}
      onFocusIn={ask}
      // Neither a pointer nor the focus need have come before it: assistive technology presses a link at once.
      onClickCapture={ask}
    >
      <a
        class="row-link"
        href={href(`/inbox/${slug}/${id}${searchOf(list.query, slug)}`)}
        aria-current={open ? "true" : undefined}
      >
        <span class="ui-visually-hidden">
          {t("row-name", { number: String(item.number), name, unread: item.unread })}
        </span>
      </a>
      <span class="row-face">
        <Avatar name={name} size={34} presence={item.customer.online ? "online" : undefined} />
        <input
          type="checkbox"
          class="row-check ui-checkbox"
          checked={selected}
          aria-label={t("row-select", { number: String(item.number) })}
          onChange={(event) => toggleSelected(id, event.currentTarget.checked)}
        />
      </span>
      <RowText item={item} />
    </div>
  );
}

function RowText({ item }: { item: CaseSummary }) {
  const proven = item.customer.proof !== "none";
  return (
    <div class="row-text">
      <div class="row-line">
        <span class="row-name ui-truncate">{customerName(item)}</span>
        {proven && (
          <Icon of={ShieldCheck} size={13} class="row-proof" label={t(`proof-${item.customer.proof}`)} />
        )}
        <span class="row-number">#{item.number}</span>
        <time class="row-time" dateTime={item.last_at}>
          {formatRelative(item.last_at, Math.max(slowNow.value, Date.parse(item.last_at)), "narrow")}
        </time>
      </div>
      <div class="row-line row-second">
        <span class="row-preview ui-truncate" dir="auto">
          {item.last_from === "staff" && (
            <Icon of={CornerUpLeft} size={13} class="row-own" label={t("row-answered")} />
          )}
          {item.subject ? <strong>{item.subject} </strong> : null}
          {item.erased_at ? t("message-erased") : (item.preview ?? "")}
        </span>
        {item.unread > 0 && <span class="row-dot">{item.unread > 99 ? "99+" : item.unread}</span>}
      </div>
      <div class="row-line row-badges">
        {item.exposed && <ExposedBadge exposed={item.exposed} />}
        <TierBadge tier={item.customer.tier} />
        <PriorityMark priority={item.priority} />
        <TheftBadge type={item.type} />
        <RecoveryBadge type={item.type} />
        {item.next_due ? <DueBadge due={item.next_due} /> : <WaitBadge since={item.waiting_since} />}
        {item.state !== "open" && (
          <Badge tone={item.state === "resolved" ? "ok" : "neutral"}>{t(`state-${item.state}`)}</Badge>
        )}
        {item.tags.length > 0 && <RowTags tags={item.tags} />}
        <RowOwner item={item} />
      </div>
    </div>
  );
}

/** More than these are counted, whatever the room. */
const MOST_TAGS = 3;
/** Between two tags, and what "+9" takes, in pixels. */
const GAP = 6;
const REST = 22;

/** How many of the tags fit, and where they end; none is cut, and where some are left out there is room to say so. */
export function fitting(
  widths: readonly number[],
  more: boolean,
  room: number,
): { count: number; end: number } {
  let end = 0;
  for (const [index, width] of widths.entries()) {
    const rest = more || index < widths.length - 1 ? GAP + REST : 0;
    if (end + width + rest > room) return { count: index, end };
    end += width + GAP;
  }
  return { count: widths.length, end };
}

function RowTags({ tags }: { tags: readonly string[] }) {
  const box = useRef<HTMLSpanElement>(null);
  const [fit, setFit] = useState({ count: MOST_TAGS, end: 0 });
  const named = tags.slice(0, MOST_TAGS).map((id) => ({ id, tag: tagOf(id) }));
  const words = named.map(({ tag }) => tag?.name).join("|");
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    // Told by the browser after its own layout, so that no row forces one.
    const observer = new ResizeObserver(() => {
      const widths = [...element.querySelectorAll<HTMLElement>(".ui-badge")].map((one) => one.offsetWidth);
      const next = fitting(widths, tags.length > MOST_TAGS, element.clientWidth);
      setFit((before) => (before.count === next.count && before.end === next.end ? before : next));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [words, tags.length]);
  const left = tags.length - Math.min(fit.count, named.length);
  return (
    <span ref={box} class="row-tags">
      {named.map(({ id, tag }, index) => (
        <span key={id} class={index < fit.count ? "row-tag" : "row-tag row-tag-out"}>
          <TagBadge name={tag?.name ?? "…"} color={tag?.color} />
        </span>
      ))}
      {left > 0 && (
        <span class="row-rest" style={{ insetInlineStart: `${fit.end}px` }}>
          +{left}
        </span>
      )}
    </span>
  );
}

function RowOwner({ item }: { item: CaseSummary }) {
  const name = staffName(item.assignee);
  const team = teamOf(item.team);
  const inbox = inboxes.value.length > 1 ? inboxOf(item.inbox)?.name : undefined;
  return (
    <span class="row-owner">
      {inbox && <span class="row-inbox ui-truncate">{inbox}</span>}
      {team && (
        <span class="row-team" title={team.name}>
          {team.emoji || team.name}
        </span>
      )}
      {name && (
        <span title={name}>
          <Avatar name={name} size={20} decorative={false} />
        </span>
      )}
    </span>
  );
}
