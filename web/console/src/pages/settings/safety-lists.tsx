import type { BlockList } from "@ombud/api";
import { ListPlus, ListX } from "lucide";
import { navigate } from "../../app/router.ts";
import { formatNumber, formatRelative, t } from "../../i18n/index.ts";
import { Badge, Banner, Button, type Column, EmptyState, Loaded, Table } from "../../ui/index.ts";
import { useList, viewOf } from "./lists.ts";
import { BlockListEditor } from "./safety-list-editor.tsx";
import "./safety.css";

const PATH = "/safety/lists";

export type Names = BlockList["names"];

const columns = (names: Names): Column<BlockList>[] => [
  { id: "name", label: t("settings-name"), cell: (list) => list.name },
  ...(names === "addresses" ? [labelColumn()] : []),
  {
    id: "entries",
    label: t(names === "hosts" ? "safety-list-hosts" : "chains-list-addresses"),
    align: "end",
    cell: (list) => <span class="ui-tabular">{formatNumber(list.entries)}</span>,
  },
  {
    id: "read",
    label: t("safety-list-read"),
    cell: (list) => (list.refreshed_at ? formatRelative(list.refreshed_at) : t("settings-never")),
  },
  { id: "state", label: t("settings-state"), cell: (list) => <ListState list={list} /> },
];

const labelColumn = (): Column<BlockList> => ({
  id: "label",
  label: t("chains-kind"),
  cell: (list) => (list.label ? t(`label-${list.label}`) : t("chains-list-by-line")),
});

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

const WORDS = {
  hosts: {
    title: "safety-lists",
    text: "safety-lists-text",
    none: "safety-lists-none",
    noneText: "safety-lists-none-text",
    add: "settings-safety-new",
    page: "/settings/safety",
  },
  addresses: {
    title: "chains-lists",
    text: "chains-lists-text",
    none: "chains-lists-none",
    noneText: "chains-lists-none-text",
    add: "settings-chains-new",
    page: "/settings/chains",
  },
} as const;

/** Lists that somebody else keeps: of bad hosts, or of known addresses. */
export function BlockLists({ id, names }: { id: string | undefined; names: Names }) {
  const store = useList<BlockList>(PATH);
  const words = WORDS[names];
  const lists = store.items.value?.filter((one) => one.names === names) ?? null;
  const item = lists?.find((one) => one.id === id) ?? null;
  const gone = id !== undefined && id !== "new" && lists !== null && !item;
  const close = () => navigate(words.page);
  const addNew = (
    <Button icon={ListPlus} onClick={() => navigate(`${words.page}/new`)}>
      {t(words.add)}
    </Button>
  );
  return (
    <section class="ui-card ui-stack" aria-labelledby="safety-lists">
      <div class="safety-head">
        <div>
          <h2 id="safety-lists">{t(words.title)}</h2>
          <p class="ui-muted">{t(words.text)}</p>
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
        <EmptyState icon={ListX} title={t(words.none)} action={addNew}>
          {t(words.noneText)}
        </EmptyState>
      )}
      {lists && lists.length > 0 && (
        <Table
          caption={t(words.title)}
          columns={columns(names)}
          rows={lists.toSorted((a, b) => a.name.localeCompare(b.name))}
          rowKey={(list) => list.id}
          onRow={(list) => navigate(`${words.page}/${list.id}`)}
        />
      )}
      {lists && id !== undefined && !gone && (
        <BlockListEditor key={id} item={item} store={store} names={names} onClose={close} />
      )}
    </section>
  );
}
