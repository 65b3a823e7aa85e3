import type { IconNode } from "lucide";
import { Plus, Search } from "lucide";
import type { ComponentChildren, ComponentType } from "preact";
import { useState } from "preact/hooks";
import { navigate } from "../../app/router.ts";
import { t } from "../../i18n/index.ts";
import { Banner, Button, type Column, EmptyState, Icon, Loaded, Table, TextInput } from "../../ui/index.ts";
import { type Entry, type Store, useList, viewOf } from "./lists.ts";

export interface EditorProps<T extends Entry> {
  /** Null: a new one. */
  item: T | null;
  store: Store<T>;
  onClose: () => void;
}

interface ListPageProps<T extends Entry> {
  /** Names the section in the address and in the texts `settings-<name>-…`. */
  name: string;
  path: string;
  icon: IconNode;
  columns: readonly Column<T>[];
  /** The words that the search looks through. */
  words: (item: T) => string;
  order?: ((a: T, b: T) => number) | undefined;
  /** The id in the address: an item, "new", or nothing. */
  id: string | undefined;
  editor: ComponentType<EditorProps<T>>;
  /** The editor takes the place of the list instead of a drawer over it. */
  asPage?: boolean | undefined;
  canCreate?: boolean | undefined;
  actions?: ComponentChildren;
  children?: ComponentChildren;
}

interface HeadProps {
  title: string;
  text?: ComponentChildren;
  actions?: ComponentChildren;
}

export function SectionHead({ title, text, actions }: HeadProps) {
  return (
    <header class="settings-head">
      <div class="ui-grow">
        <h1>{title}</h1>
        {text && <p class="ui-muted">{text}</p>}
      </div>
      {actions && <div class="ui-row ui-row-wrap">{actions}</div>}
    </header>
  );
}

/** Lists with more than this many items get a search box. */
const SEARCHED = 6;

/** A section of the settings that is a list with an editor. */
export function ListPage<T extends Entry>(props: ListPageProps<T>) {
  const { name, path, id, editor: Editor, asPage, canCreate = true } = props;
  const store = useList<T>(path);
  const items = store.items.value;
  const close = () => navigate(`/settings/${name}`);
  const item = items?.find((other) => other.id === id) ?? null;
  const gone = id !== undefined && id !== "new" && items !== null && !item;
  const editing = id !== undefined && items !== null && !gone && (id !== "new" || canCreate);
  const editor = editing && <Editor key={id} item={item} store={store} onClose={close} />;
  if (asPage && editor) return editor;
  return (
    <>
      <SectionHead
        title={t(`settings-${name}`)}
        text={t(`settings-${name}-text`)}
        actions={
          <>
            {props.actions}
            {canCreate && <NewButton name={name} />}
          </>
        }
      />
      {gone && (
        <Banner tone="warn" onClose={close}>
          {t("ui-problem-not-found")}
        </Banner>
      )}
      <Items {...props} store={store} />
      {props.children}
      {editor}
    </>
  );
}

function NewButton({ name }: { name: string }) {
  return (
    <Button variant="primary" icon={Plus} onClick={() => navigate(`/settings/${name}/new`)}>
      {t(`settings-${name}-new`)}
    </Button>
  );
}

type ItemsProps<T extends Entry> = ListPageProps<T> & { store: Store<T> };

/** The list itself, or what stands in its place: a problem, skeletons, an invitation to make the first. */
function Items<T extends Entry>(props: ItemsProps<T>) {
  const { name, icon, canCreate = true, store } = props;
  const none = (
    <div class="ui-card">
      <EmptyState
        icon={icon}
        title={t(`settings-${name}-none`)}
        action={canCreate && <NewButton name={name} />}
      >
        {t(`settings-${name}-none-text`)}
      </EmptyState>
    </div>
  );
  return (
    <Loaded view={viewOf(store)} rows={5}>
      {(items) => (items.length > 0 ? <Found {...props} items={items} /> : none)}
    </Loaded>
  );
}

function Found<T extends Entry>({
  name,
  columns,
  words,
  order,
  items,
}: ItemsProps<T> & { items: readonly T[] }) {
  const [query, setQuery] = useState("");
  const parts = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = items.filter((item) => parts.every((part) => words(item).toLowerCase().includes(part)));
  const rows = order ? found.toSorted(order) : found;
  return (
    <div class="ui-stack">
      {(items.length > SEARCHED || query) && (
        <div class="settings-search">
          <Icon of={Search} />
          <TextInput
            type="search"
            aria-label={t("ui-search")}
            placeholder={t("ui-search")}
            value={query}
            onValue={setQuery}
          />
        </div>
      )}
      {rows.length === 0 ? (
        <p class="ui-muted settings-nothing" role="status">
          {t("ui-no-matches")}
        </p>
      ) : (
        <Table
          caption={t(`settings-${name}`)}
          columns={columns}
          rows={rows}
          rowKey={(item) => item.id}
          onRow={(item) => navigate(`/settings/${name}/${item.id}`)}
        />
      )}
    </div>
  );
}
