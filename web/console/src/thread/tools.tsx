import type { CaseSummary } from "@ombud/api";
import { CheckCheck, RotateCcw, UserPlus } from "lucide";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { advance } from "../app/commands.ts";
import { ProofState } from "../customer/proof.tsx";
import { formatAhead, t } from "../i18n/index.ts";
import { DueBadge, PriorityMark, WaitBadge } from "../inbox/badges.tsx";
import { reopen, wake } from "../state/actions.ts";
import { openDialog } from "../state/current.ts";
import { staffName, tagOf, teamOf } from "../state/directory.ts";
import { attempt } from "../state/errors.ts";
import { can } from "../state/session.ts";
import type { Thread } from "../state/thread.ts";
import { Avatar, Badge, Button, Icon, TagBadge } from "../ui/index.ts";
import { AssignPicker, PriorityPicker, SnoozePicker, TagPicker } from "./pickers.tsx";

interface ToolsProps {
  item: CaseSummary;
  phone: boolean;
}

/** Of more tags than this the rest is folded away. */
const TAGS_SHOWN = 5;

/** What can be done with the open case, as far as the reader may. */
export function Tools({ item, phone, thread }: ToolsProps & { thread: Thread }) {
  const ids = [item.id];
  const stay = (work: Promise<boolean>) => void work;
  return (
    <div class="thread-tools" role="toolbar" aria-label={t("thread-tools")}>
      <Owner item={item} phone={phone} run={stay} />
      {can("cases.change") && <PriorityTool item={item} phone={phone} run={stay} />}
      {can("cases.change") && <TagPicker name="tags" ids={ids} run={stay} />}
      <span class="thread-badges">
        {item.state === "open" &&
          (item.next_due ? <DueBadge due={item.next_due} /> : <WaitBadge since={item.waiting_since} />)}
        <StateBadge item={item} />
        <ProofState thread={thread} />
        <Tags key={item.id} tags={item.tags} />
      </span>
      <Endings item={item} />
    </div>
  );
}

/** The tags; of many, the first ones, and how many more there are, which opens them. */
export function Tags({ tags }: { tags: readonly string[] }) {
  const [all, setAll] = useState(false);
  // One alone is not worth a button in its place.
  const rest = tags.length > TAGS_SHOWN + 1 ? tags.length - TAGS_SHOWN : 0;
  const shown = all || rest === 0 ? tags : tags.slice(0, TAGS_SHOWN);
  return (
    <>
      {shown.map((tag) => (
        <TagBadge key={tag} name={tagOf(tag)?.name ?? "…"} color={tagOf(tag)?.color} />
      ))}
      {rest > 0 && (
        <button
          type="button"
          class="ui-badge ui-tone-neutral thread-more-tags"
          aria-expanded={all}
          aria-label={t(all ? "tags-fewer" : "tags-more", { count: rest })}
          title={t(all ? "tags-fewer" : "tags-more", { count: rest })}
          onClick={() => setAll(!all)}
        >
          {all ? "−" : `+${rest}`}
        </button>
      )}
    </>
  );
}

interface ToolProps extends ToolsProps {
  run: (work: Promise<boolean>) => void;
}

/** A small button with a name of its own, for opening a picker. */
function opener(name: string, content: ComponentChildren) {
  return (props: object) => (
    <Button {...props} size="sm" aria-label={name} title={name}>
      {content}
    </Button>
  );
}

function Owner({ item, phone, run }: ToolProps) {
  // Who may not see colleagues still sees that there is one.
  const assignee = item.assignee ? (staffName(item.assignee) ?? t("a-colleague")) : null;
  const team = teamOf(item.team);
  const content = (
    <span class="owner">
      {assignee ? <Avatar name={assignee} size={20} /> : <Icon of={UserPlus} />}
      {!phone && <span class="owner-word ui-truncate">{assignee ?? t("nobody")}</span>}
      {team && !phone && <span class="owner-team ui-truncate">{`${team.emoji} ${team.name}`.trim()}</span>}
    </span>
  );
  if (!can("cases.assign")) return content;
  const whose = [assignee ?? t("nobody"), team?.name].filter(Boolean).join(" · ");
  const name = t("assigned-to", { name: whose });
  return <AssignPicker name="assign" ids={[item.id]} run={run} trigger={opener(name, content)} />;
}

function PriorityTool({ item, phone, run }: ToolProps) {
  const word = t(`priority-${item.priority}`);
  const content = (
    <span class="owner">
      <PriorityMark priority={item.priority} always />
      {!phone && <span class="owner-word">{word}</span>}
    </span>
  );
  const name = t("priority-of", { priority: word });
  return <PriorityPicker name="priority" ids={[item.id]} run={run} trigger={opener(name, content)} />;
}

function StateBadge({ item }: { item: CaseSummary }) {
  if (item.state === "open") return null;
  const until = item.state === "snoozed" && item.snoozed_until ? formatAhead(item.snoozed_until) : null;
  return (
    <Badge tone={item.state === "resolved" ? "ok" : "info"}>
      {until ? t("snoozed-until", { until }) : t(`state-${item.state}`)}
    </Badge>
  );
}

/** The ways in which a case leaves the list, and comes back. */
function Endings({ item }: { item: CaseSummary }) {
  const { id, state } = item;
  if (state === "merged") return null;
  const leave = (work: Promise<boolean>) => {
    void work.then((done) => {
      if (done) advance(id);
    });
  };
  const resolve = () => {
    openDialog.value = { kind: "resolve", cases: [id] };
  };
  return (
    <span class="thread-ends">
      {state === "open" && can("cases.change") && <SnoozePicker name="snooze" ids={[id]} run={leave} />}
      {state === "snoozed" && can("cases.change") && (
        <Button size="sm" onClick={() => attempt(wake(id))}>
          {t("command-wake")}
        </Button>
      )}
      {state === "resolved" && can("cases.resolve") && (
        <Button size="sm" icon={RotateCcw} onClick={() => attempt(reopen(id))}>
          {t("command-reopen")}
        </Button>
      )}
      {state !== "resolved" && can("cases.resolve") && (
        <Button size="sm" variant="primary" icon={CheckCheck} onClick={resolve}>
          {t("command-resolve")}
        </Button>
      )}
    </span>
  );
}
