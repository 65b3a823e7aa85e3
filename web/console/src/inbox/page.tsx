import { useSignalEffect } from "@preact/signals";
import { Inbox } from "lucide";
import { useEffect, useMemo } from "preact/hooks";
import { navigate, place } from "../app/router.ts";
import { PHONE } from "../app/shell.tsx";
import { t } from "../i18n/index.ts";
import { onCase, onGone } from "../state/cases.ts";
import { clearSelection, currentList, cursor, phoneScreen } from "../state/current.ts";
import { counts, reconnects } from "../state/live.ts";
import { me, myId } from "../state/session.ts";
import { ThreadPane } from "../thread/pane.tsx";
import { EmptyState, Kbd, useMedia } from "../ui/index.ts";
import { CaseList } from "./list.ts";
import { CasePane } from "./list-pane.tsx";
import { type CaseQuery, keyOf, parseQuery } from "./query.ts";
import "./inbox.css";

/** Lists stay in memory, so that going back and forth between views shows them at once. */
const lists = new Map<string, CaseList>();
const KEEP = 12;

function listOf(query: CaseQuery): CaseList {
  const key = `${myId.peek()}|${keyOf(query)}`;
  const known = lists.get(key);
  const list = known ?? new CaseList(query, () => ({ me: myId.peek(), teams: me.peek()?.teams ?? [] }));
  lists.delete(key);
  lists.set(key, list);
  for (const old of lists.keys()) {
    if (lists.size <= KEEP) break;
    lists.delete(old);
  }
  return list;
}

/** The list of a view, the open case, and the customer beside it. */
export function InboxPage() {
  const { parts, query: search } = place.value;
  const slug = parts[0] ?? "mine";
  const caseId = parts[1] ?? null;
  const phone = useMedia(PHONE);
  // A message's position in the address belongs to the thread, not to the list.
  const listSearch = new URLSearchParams(search);
  listSearch.delete("at");
  const list = useMemo(() => listOf(parseQuery(slug, listSearch)), [slug, listSearch.toString()]);

  useEffect(() => {
    if (parts.length === 0) navigate(`/inbox/${slug}`, { replace: true });
  }, [parts.length]);
  useEffect(() => {
    currentList.value = list;
    clearSelection();
    const stops = [onCase((item) => list.apply(item)), onGone((id) => list.drop(id))];
    return () => {
      for (const stop of stops) stop();
      if (currentList.peek() === list) currentList.value = null;
    };
  }, [list]);
  useSignalEffect(() => {
    reconnects.value;
    void currentList.value?.refresh();
  });
  useMentions(list);
  useEffect(() => {
    if (caseId) cursor.value = caseId;
    list.opened(caseId);
    phoneScreen.value = "thread";
  }, [caseId, list]);

  return (
    <div class="inbox">
      {(!phone || !caseId) && <CasePane list={list} slug={slug} openId={caseId} />}
      {caseId ? <ThreadPane key={caseId} id={caseId} /> : !phone && <NothingOpen />}
    </div>
  );
}

/** Who was mentioned is not in a summary, so the list of mentions is asked for again when their number changes. */
function useMentions(list: CaseList): void {
  const mentions = counts.value?.mentions;
  useEffect(() => {
    if (mentions !== undefined && list.query.view === "mentions") void list.refresh();
  }, [mentions]);
}

function NothingOpen() {
  return (
    <div class="inbox-nothing">
      <EmptyState icon={Inbox} title={t("inbox-nothing-open")}>
        {t("inbox-nothing-open-hint")} <Kbd keys={["J"]} /> <Kbd keys={["K"]} /> <Kbd keys={["↵"]} />
      </EmptyState>
    </div>
  );
}
