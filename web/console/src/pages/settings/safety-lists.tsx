import type { BlockList } from "@ombud/api";
import { ListPlus, ListX } from "lucide";
import { navigate } from "../../app/router.ts";
import { formatNumber, formatRelative, t } from "../../i18n/index.ts";
import { Badge, Banner, Button, type Column, EmptyState, Loaded, Table } from "../../ui/index.ts";
import { useList, viewOf } from "./lists.ts";
import { BlockListEditor } from "./safety-list-editor.tsx";

const PATH = "/safety/lists";

const columns = (): Column<BlockList>[] => [
  { id: "name", label: t("settings-name"), cell: (list) => list.name },
  {
    id: "hosts",
    label: t("safety-list-hosts"),
    align: "end",
    cell: (list) => <span class="ui-tabular">{formatNumber(list.hosts)}</span>,
  },
  {
    id: "read",
    label: t("safety-list-read"),
    cell: (list) => (list.refreshed_at ? formatRelative(list.refreshed_at) : t("settings-never")),
  },
  { id: "state", label: t("settings-state"), cell: (list) => <ListState list={list} /> },
];

function ListState({ list }: { list: BlockList }) {
  if (!list.enabled) return <Badge>{t("settings-off")}</Badge>;
  if (list.error) return <Badge tone="danger">{t("safety-list-failed")}</Badge>;
  if (!list.refreshed_at) return <Badge tone="info">{t("safety-list-waiting")}</Badge>;
  if (list.bad_lines > 0) {
    return <Badge tone="warn">{t("safety-list-bad-count", { count: list.bad_lines })}</Badge>;
  }
  return (
    <Badge tone="ok" dot>
      {t("settings-on")}
    </Badge>
  );
}

/** Lists of bad hosts that somebody else keeps. */
export function BlockLists({ id }: { id: string | undefined }) {
  const store = useList<BlockList>(PATH);
  const lists = store.items.value;
  const item = lists?.find((one) => one.id === id) ?? null;
  const gone = id !== undefined && id !== "new" && lists !== null && !item;
  const close = () => navigate("/settings/safety");
  const addNew = (
    <Button icon={ListPlus} onClick={() => navigate("/settings/safety/new")}>
      {t("settings-safety-new")}
    </Button>
  );
  return (
    <section class="ui-card ui-stack" aria-labelledby="safety-lists">
      <div class="safety-head">
        <div>
          <h2 id="safety-lists">{t("safety-lists")}</h2>
          <p class="ui-muted">{t("safety-lists-text")}</p>
        </div>
        {lists && lists.length > 0 && addNew}
      </div>
      {gone && (
        <Banner tone="warn" onClose={close}>
          {t("ui-problem-not-found")}
        </Banner>
      )}
      <Loaded view={viewOf(store)} rows={3} />
      {lists?.length === 0 && (
        <EmptyState icon={ListX} title={t("safety-lists-none")} action={addNew}>
          {t("safety-lists-none-text")}
        </EmptyState>
      )}
      {lists && lists.length > 0 && (
        <Table
          caption={t("safety-lists")}
          columns={columns()}
          rows={lists.toSorted((a, b) => a.name.localeCompare(b.name))}
          rowKey={(list) => list.id}
          onRow={(list) => navigate(`/settings/safety/${list.id}`)}
        />
      )}
      {lists && id !== undefined && !gone && (
        <BlockListEditor key={id} item={item} store={store} onClose={close} />
      )}
    </section>
  );
}
