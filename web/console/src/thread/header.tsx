import type { CaseSummary } from "@ombud/api";
import { ArrowLeft, Ellipsis, GitMerge, Link, PanelRight, Users } from "lucide";
import { useRef, useState } from "preact/hooks";
import { listPath, navigate } from "../app/router.ts";
import { PHONE } from "../app/shell.tsx";
import { formatList, t } from "../i18n/index.ts";
import { RecoveryBadge, TheftBadge } from "../inbox/badges.tsx";
import { editCase } from "../state/actions.ts";
import { caseSignal, customerName } from "../state/cases.ts";
import { openDialog, panelShown, phoneScreen } from "../state/current.ts";
import { can, myId } from "../state/session.ts";
import type { Thread } from "../state/thread.ts";
import { Avatar, IconButton, Menu, type MenuItem, Tooltip, useMedia } from "../ui/index.ts";
import { copyLink } from "./focus.ts";
import { Tools } from "./tools.tsx";

/** Who and what a case is about, and what can be done with it. */
export function ThreadHeader({ thread }: { thread: Thread }) {
  const item = caseSignal(thread.id).value;
  const phone = useMedia(PHONE);
  const back = () => navigate(listPath());
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
      {item && !item.erased_at && <Tools item={item} phone={phone} thread={thread} />}
    </header>
  );
}

function Title({ item }: { item: CaseSummary }) {
  const [editing, setEditing] = useState(false);
  if (item.erased_at) {
    return (
      <div class="thread-title ui-grow">
        <h1 class="ui-truncate">{customerName(item)}</h1>
        <span class="thread-number">#{item.number}</span>
      </div>
    );
  }
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
          {item.subject ?? customerName(item)}
        </button>
      </h1>
      <span class="thread-number">#{item.number}</span>
      <TheftBadge type={item.type} />
      <RecoveryBadge type={item.type} />
      {item.subject && <span class="thread-customer ui-truncate">{customerName(item)}</span>}
    </div>
  );
}

export function SubjectForm({ item, onDone }: { item: CaseSummary; onDone: () => void }) {
  const [text, setText] = useState(item.subject ?? "");
  // A field that is taken away loses the focus, which must not save what was just saved, or thrown away.
  const over = useRef(false);
  const end = (saved: boolean) => {
    if (over.current) return;
    over.current = true;
    if (saved && text.trim() !== (item.subject ?? "")) void editCase(item.id, { subject: text.trim() });
    onDone();
  };
  const save = () => end(true);
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
          end(false);
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

function MoreMenu({ item }: { item: CaseSummary }) {
  const items: MenuItem[] = [
    { label: t("command-copy-link"), icon: Link, keys: ["L"], onSelect: () => copyLink() },
    {
      label: t("command-merge"),
      icon: GitMerge,
      keys: ["M"],
      disabled: item.state === "merged" || !can("cases.merge"),
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
