import type { CaseSummary } from "@ombud/api";
import { useComputed } from "@preact/signals";
import { CornerUpLeft, ShieldCheck } from "lucide";
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
  const shownTags = item.next_due && item.tags.length > 1 ? 1 : 2;
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
        {item.tags.slice(0, shownTags).map((tag) => (
          <TagBadge key={tag} name={tagOf(tag)?.name ?? "…"} color={tagOf(tag)?.color} />
        ))}
        {item.tags.length > shownTags && <span class="row-rest">+{item.tags.length - shownTags}</span>}
        <RowOwner item={item} />
      </div>
    </div>
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
