import type { CaseSummary } from "@ombud/api";
import { ArrowLeft, CheckCheck, Ellipsis, GitMerge, Link, PanelRight, RotateCcw, Users } from "lucide";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { advance } from "../app/commands.ts";
import { navigate, place } from "../app/router.ts";
import { PHONE } from "../app/shell.tsx";
import { formatDate, formatList, t } from "../i18n/index.ts";
import { DueBadge, PriorityMark, WaitBadge } from "../inbox/badges.tsx";
import { editCase, reopen, wake } from "../state/actions.ts";
import { caseSignal } from "../state/cases.ts";
import { openDialog, panelShown, phoneScreen } from "../state/current.ts";
import { staffName, tagOf, teamOf } from "../state/directory.ts";
import { attempt } from "../state/errors.ts";
import { myId } from "../state/session.ts";
import type { Thread } from "../state/thread.ts";
import {
  Avatar,
  Badge,
  Button,
  IconButton,
  Menu,
  type MenuItem,
  TagBadge,
  Tooltip,
  useMedia,
} from "../ui/index.ts";
import { copyLink } from "./focus.ts";
import { AssignPicker, PriorityPicker, SnoozePicker, TagPicker } from "./pickers.tsx";

/** Who and what a case is about, and what can be done with it. */
export function ThreadHeader({ thread }: { thread: Thread }) {
  const item = caseSignal(thread.id)?.value;
  const phone = useMedia(PHONE);
  const back = () => navigate(`/inbox/${place.peek().parts[0] ?? "mine"}${location.search}`);
  return (
    <header class="thread-head">
      <div class="thread-line">
        {phone && <IconButton icon={ArrowLeft} label={t("back-to-list")} onClick={back} />}
        {item ? <Title item={item} /> : <span class="ui-grow" />}
        <Viewers thread={thread} />
        {item && <MoreMenu item={item} />}
        <IconButton
          icon={PanelRight}
          label={t("command-panel")}
          keys={["."]}
          pressed={phone ? undefined : panelShown.value}
          onClick={() => {
            panelShown.value = !panelShown.peek();
            phoneScreen.value = "panel";
          }}
        />
      </div>
      {item && <Tools item={item} phone={phone} />}
    </header>
  );
}

function Title({ item }: { item: CaseSummary }) {
  const [editing, setEditing] = useState(false);
  if (editing) return <SubjectForm item={item} onDone={() => setEditing(false)} />;
  return (
    <div class="thread-title ui-grow">
      <h1 class="ui-truncate">
        <button
          type="button"
          class="thread-subject ui-truncate"
          title={t("subject-edit")}
          onClick={() => setEditing(true)}
        >
          {item.subject ?? item.customer.name}
        </button>
      </h1>
      <span class="thread-number">#{item.number}</span>
      {item.subject && <span class="thread-customer ui-truncate">{item.customer.name}</span>}
    </div>
  );
}

function SubjectForm({ item, onDone }: { item: CaseSummary; onDone: () => void }) {
  const [text, setText] = useState(item.subject ?? "");
  const save = () => {
    if (text.trim() !== (item.subject ?? "")) void editCase(item.id, { subject: text.trim() });
    onDone();
  };
  return (
    <form
      class="ui-grow"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <input
        class="ui-input"
        aria-label={t("subject")}
        placeholder={t("subject")}
        maxLength={200}
        value={text}
        ref={(element) => element?.focus()}
        onInput={(event) => setText(event.currentTarget.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          onDone();
        }}
      />
    </form>
  );
}

function Viewers({ thread }: { thread: Thread }) {
  const others = thread.viewers.value.filter((one) => one.id !== myId.value);
  if (others.length === 0) return null;
  const names = formatList(others.map((one) => one.name));
  const typing = others.some((one) => one.typing);
  const text = t(typing ? "viewers-typing" : "viewers", { names });
  return (
    <Tooltip text={text}>
      <span class={`viewers ${typing ? "viewers-typing" : ""}`} role="status" aria-label={text}>
        {others.slice(0, 4).map((one) => (
          <span key={one.id} class={one.typing ? "viewer viewer-typing" : "viewer"}>
            <Avatar name={one.name} size={24} />
          </span>
        ))}
        {others.length > 4 && <span class="viewers-rest">+{others.length - 4}</span>}
      </span>
    </Tooltip>
  );
}

/** Runs an action of the open case; when it took the case off the list, the next one comes up. */
function follow(id: string, leaves: boolean): (work: Promise<boolean>) => void {
  return (work) => {
    void work.then((done) => {
      if (done && leaves) advance(id);
    });
  };
}

function Tools({ item, phone }: { item: CaseSummary; phone: boolean }) {
  const ids = [item.id];
  const run = follow(item.id, false);
  const assignee = staffName(item.assignee);
  const team = teamOf(item.team);
  const owner = (
    <span class="owner">
      {assignee ? <Avatar name={assignee} size={20} /> : null}
      <span class="ui-truncate">{assignee ?? t("nobody")}</span>
      {team && !phone && <span class="owner-team ui-truncate">{`${team.emoji} ${team.name}`.trim()}</span>}
    </span>
  );
  const button = (name: string, content: ComponentChildren) => (props: object) => (
    <Button {...props} size="sm" aria-label={name} title={name}>
      {content}
    </Button>
  );
  return (
    <div class="thread-tools" role="toolbar" aria-label={t("thread-tools")}>
      <AssignPicker
        name="assign"
        ids={ids}
        run={run}
        trigger={button(t("assigned-to", { name: assignee ?? t("nobody") }), owner)}
      />
      <PriorityPicker
        name="priority"
        ids={ids}
        run={run}
        trigger={button(
          t("priority-of", { priority: t(`priority-${item.priority}`) }),
          <span class="owner">
            <PriorityMark priority={item.priority} always />
            {!phone && t(`priority-${item.priority}`)}
          </span>,
        )}
      />
      <TagPicker name="tags" ids={ids} run={run} />
      <span class="thread-badges">
        {item.state === "open" &&
          (item.next_due ? <DueBadge due={item.next_due} /> : <WaitBadge since={item.waiting_since} />)}
        <StateBadge item={item} />
        {item.tags.map((tag) => (
          <TagBadge key={tag} name={tag} color={tagOf(tag)?.color} />
        ))}
      </span>
      <span class="thread-ends">
        {item.state === "open" && <SnoozePicker name="snooze" ids={ids} run={follow(item.id, true)} />}
        {item.state === "snoozed" && (
          <Button size="sm" onClick={() => attempt(wake(item.id))}>
            {t("command-wake")}
          </Button>
        )}
        {item.state === "resolved" ? (
          <Button size="sm" icon={RotateCcw} onClick={() => attempt(reopen(item.id))}>
            {t("command-reopen")}
          </Button>
        ) : (
          <Button
            size="sm"
            variant="primary"
            icon={CheckCheck}
            onClick={() => {
              openDialog.value = { kind: "resolve", cases: ids };
            }}
          >
            {t("command-resolve")}
          </Button>
        )}
      </span>
    </div>
  );
}

function StateBadge({ item }: { item: CaseSummary }) {
  if (item.state === "open") return null;
  const until =
    item.state === "snoozed" && item.snoozed_until ? formatDate(item.snoozed_until, "dateTime") : null;
  return (
    <Badge tone={item.state === "resolved" ? "ok" : "info"}>
      {until ? t("snoozed-until", { until }) : t(`state-${item.state}`)}
    </Badge>
  );
}

function MoreMenu({ item }: { item: CaseSummary }) {
  const items: MenuItem[] = [
    { label: t("command-copy-link"), icon: Link, keys: ["L"], onSelect: () => copyLink() },
    {
      label: t("command-merge"),
      icon: GitMerge,
      keys: ["M"],
      disabled: item.state === "merged",
      onSelect: () => {
        openDialog.value = { kind: "merge", case: item.id };
      },
    },
    {
      label: t("more-customer-cases"),
      icon: Users,
      onSelect: () => navigate(`/inbox/all/${item.id}?customer=${item.customer.id}`),
    },
  ];
  return (
    <Menu
      label={t("more")}
      placement="bottom-end"
      items={items}
      trigger={(props) => <IconButton {...props} icon={Ellipsis} label={t("more")} />}
    />
  );
}
