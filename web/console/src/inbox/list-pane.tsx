import { ArrowDownWideNarrow, CircleCheck, CloudOff, Inbox, RefreshCw, UsersRound } from "lucide";
import { useState } from "preact/hooks";
import { href, navigate } from "../app/router.ts";
import { RailButton } from "../app/shell.tsx";
import { t } from "../i18n/index.ts";
import { selection } from "../state/current.ts";
import { noInbox, teamOf } from "../state/directory.ts";
import { counts } from "../state/live.ts";
import { can, withoutTeam } from "../state/session.ts";
import { Button, EmptyState, IconButton, LinkButton, Loading, Menu, problemText } from "../ui/index.ts";
import { BulkBar } from "./bulk.tsx";
import { FilterChips, FilterPopover } from "./filters.tsx";
import type { CaseList } from "./list.ts";
import { type CaseQuery, type CaseView, FILTERS, type Sort, searchOf } from "./query.ts";
import { CaseRows } from "./rows.tsx";

const SORTS: readonly Sort[] = ["activity", "waiting", "created"];

interface PaneProps {
  list: CaseList;
  slug: string;
  openId: string | null;
}

/** The list of one view with its title, filters and order. */
export function CasePane({ list, slug, openId }: PaneProps) {
  const { query } = list;
  const change = (next: CaseQuery) => {
    const open = openId ? `/${openId}` : "";
    navigate(`/inbox/${slug}${open}${searchOf(next, slug)}`, { replace: true });
  };
  const title = titleOf(slug, query);
  return (
    <section class="list-pane" aria-label={title}>
      {selection.value.size > 0 ? (
        <BulkBar list={list} />
      ) : (
        <header class="list-head">
          <RailButton />
          <h1 class="ui-truncate ui-grow">{title}</h1>
          <FilterPopover slug={slug} query={query} onChange={change} />
          <SortMenu query={query} onChange={change} />
        </header>
      )}
      <FilterChips slug={slug} query={query} onChange={change} />
      <ListBody list={list} openId={openId} slug={slug} />
    </section>
  );
}

function titleOf(slug: string, query: CaseQuery): string {
  if (!slug.startsWith("team-")) return t(`view-${query.view}`);
  const team = teamOf(query.filters.team);
  return team ? `${team.emoji} ${team.name}`.trim() : t("view-team");
}

function SortMenu({ query, onChange }: { query: CaseQuery; onChange: (query: CaseQuery) => void }) {
  return (
    <Menu
      label={t("sort")}
      placement="bottom-end"
      items={SORTS.map((sort) => ({
        label: t(`sort-${sort}`),
        checked: sort === query.sort,
        onSelect: () => onChange({ ...query, sort }),
      }))}
      trigger={(props) => (
        <IconButton
          {...props}
          icon={ArrowDownWideNarrow}
          label={t("sort-by", { sort: t(`sort-${query.sort}`) })}
        />
      )}
    />
  );
}

function ListBody({ list, openId, slug }: PaneProps) {
  const order = list.order.value;
  const state = list.state.value;
  if (order.length > 0) return <CaseRows list={list} openId={openId} slug={slug} />;
  if (state === "loading") {
    return (
      <div class="list-loading">
        <Loading rows={9} />
      </div>
    );
  }
  if (state === "failed") return <ListFailed list={list} />;
  return <ListEmpty list={list} />;
}

function ListFailed({ list }: { list: CaseList }) {
  const [busy, setBusy] = useState(false);
  const again = async () => {
    setBusy(true);
    await list.refresh();
    setBusy(false);
  };
  return (
    <EmptyState
      icon={CloudOff}
      title={t("list-failed")}
      action={
        <Button icon={RefreshCw} busy={busy} onClick={() => void again()}>
          {t("ui-retry")}
        </Button>
      }
    >
      {problemText(list.error.value)}
    </EmptyState>
  );
}

/** These show the cases of one's teams; where they are empty, that one is in none may be why. */
const TEAM_VIEWS: ReadonlySet<CaseView> = new Set(["unassigned", "team", "all", "waiting"]);

/** Nobody can write before there is an inbox to write to. */
function FirstInbox() {
  return (
    <EmptyState
      icon={Inbox}
      title={t("list-empty-no-inbox")}
      action={
        <LinkButton variant="primary" href={href("/settings/inboxes/new")}>
          {t("list-empty-create-inbox")}
        </LinkButton>
      }
    >
      {t("list-empty-no-inbox-hint")}
    </EmptyState>
  );
}

function ListEmpty({ list }: { list: CaseList }) {
  const { view, filters } = list.query;
  const narrowed = FILTERS.some(
    (filter) => filters[filter] !== undefined && !(filter === "team" && view === "all"),
  );
  const unassigned = counts.value?.unassigned ?? 0;
  if (narrowed) return <EmptyState icon={Inbox} title={t("list-empty-filtered")} />;
  if (noInbox.value && can("inboxes.manage")) return <FirstInbox />;
  if (withoutTeam() && TEAM_VIEWS.has(view)) {
    return (
      <EmptyState icon={UsersRound} title={t("list-empty-no-team")}>
        {t("list-empty-no-team-hint")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={view === "mine" || view === "unassigned" || view === "waiting" ? CircleCheck : Inbox}
      title={t(`list-empty-${view}`)}
      action={
        view === "mine" &&
        unassigned > 0 && (
          <Button onClick={() => navigate("/inbox/unassigned")}>
            {t("list-empty-to-unassigned", { count: unassigned })}
          </Button>
        )
      }
    />
  );
}
