import type { TopicLine } from "@ombud/api";
import { BookOpen, Download, ExternalLink, FileUp, MessageCircleQuestionMark, Plus, Settings2 } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { href, navigate, place } from "../../app/router.ts";
import { t } from "../../i18n/index.ts";
import { reviews } from "../../state/reviews.ts";
import { can } from "../../state/session.ts";
import {
  Banner,
  Button,
  EmptyState,
  LinkButton,
  Loading,
  Menu,
  problemText,
  useSettled,
} from "../../ui/index.ts";
import { FilterBar } from "./filter-bar.tsx";
import { countSet, type Filters, filtersOf, NONE, pathOf, queryOf } from "./filters.ts";
import { NewTopic } from "./new-topic.tsx";
import { PageHead } from "./parts.tsx";
import { listTopics, loadFrame, settings } from "./server.ts";
import { TopicTable, topicPath } from "./topic-table.tsx";
import { exportAll } from "./transfer.ts";
import { ImportDialog } from "./transfer-dialog.tsx";

const PAGE = 50;

/** Topics by the filters in the address, page by page. */
function useTopics(filters: Filters) {
  const [items, setItems] = useState<readonly TopicLine[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const turn = useRef(0);
  const key = JSON.stringify(queryOf(filters));
  const load = async (cursor: string | null = null) => {
    turn.current += 1;
    const own = turn.current;
    setBusy(true);
    try {
      const page = await listTopics({ ...queryOf(filters), limit: PAGE, cursor });
      // An answer to what is no longer asked for comes too late.
      if (own !== turn.current) return;
      setItems((before) => (cursor ? [...(before ?? []), ...page.items] : page.items));
      setNext(page.next ?? null);
      setProblem(null);
    } catch (error) {
      if (own === turn.current) setProblem(problemText(error));
    } finally {
      if (own === turn.current) setBusy(false);
    }
  };
  useEffect(() => void load(), [key]);
  return { items, next, problem, busy, load };
}

type Asking = "new" | "import" | null;

/** All topics: what there is in which language, what is stale, what helps. */
export function TopicList() {
  const filters = filtersOf(place.value.query);
  const settled = useSettled(filters.q, 250);
  const topics = useTopics({ ...filters, q: settled });
  const [asking, setAsking] = useState<Asking>(null);
  const change = (part: Partial<Filters>) => navigate(pathOf({ ...filters, ...part }), { replace: true });
  const bare = countSet(filters) === 0 && filters.q.trim() === "";
  const nothing = topics.items?.length === 0 && bare && settled === filters.q;
  return (
    <div class="kb">
      <PageHead
        title={t("knowledge-title")}
        text={t("knowledge-text")}
        actions={<Actions onAsk={setAsking} />}
      />
      <Waiting />
      {!nothing && <FilterBar filters={filters} onChange={change} />}
      {topics.problem && (
        <Banner tone="danger" action={<Button onClick={() => void topics.load()}>{t("ui-retry")}</Button>}>
          {topics.problem}
        </Banner>
      )}
      {!topics.items && !topics.problem && <Loading rows={8} />}
      {topics.items && !nothing && <Found topics={topics} filters={filters} />}
      {nothing && <Nothing onAsk={setAsking} onDone={() => void topics.load()} />}
      {asking === "new" && <NewTopic onClose={() => setAsking(null)} />}
      {asking === "import" && (
        <ImportDialog
          onClose={() => setAsking(null)}
          onDone={() => {
            void loadFrame().catch(() => undefined);
            void topics.load();
          }}
        />
      )}
    </div>
  );
}

/** What waits for whoever is here: their articles that were sent back, and those of others that are to be looked at. */
function Waiting() {
  const { sent_back: back, waiting } = reviews.value;
  return (
    <>
      {back.length > 0 && (
        <Banner tone="warn" title={t("knowledge-sent-back-list", { count: back.length })}>
          <ul class="kb-sent-back">
            {back.map((one) => (
              <li key={`${one.topic}/${one.lang}`}>
                <a href={href(topicPath(one.topic, one.lang))} dir="auto">
                  {one.title}
                </a>{" "}
                <span class="ui-muted" dir="auto">
                  {one.note.length > 120 ? `${one.note.slice(0, 120)}…` : one.note}
                </span>
              </li>
            ))}
          </ul>
        </Banner>
      )}
      {waiting > 0 && (
        <Banner
          tone="info"
          action={
            <LinkButton size="sm" href={href(pathOf({ ...NONE, state: "in_review" }))}>
              {t("knowledge-look-at")}
            </LinkButton>
          }
        >
          {t("knowledge-waiting", { count: waiting })}
        </Banner>
      )}
    </>
  );
}

function Actions({ onAsk }: { onAsk: (what: Asking) => void }) {
  const centre = settings.value;
  const writes = can("knowledge.write");
  return (
    <>
      {centre?.help_centre && (
        <LinkButton variant="ghost" icon={ExternalLink} href="/help/" target="_blank">
          {t("knowledge-open-centre")}
        </LinkButton>
      )}
      {writes && can("cases.view") && (
        <LinkButton variant="ghost" icon={MessageCircleQuestionMark} href={href("/knowledge/unanswered")}>
          {t("knowledge-unanswered")}
        </LinkButton>
      )}
      <LinkButton variant="ghost" icon={Settings2} href={href("/knowledge/settings")}>
        {t("knowledge-settings")}
      </LinkButton>
      <Menu
        label={t("knowledge-transfer")}
        placement="bottom-end"
        items={[
          ...(writes
            ? [{ label: t("knowledge-import"), icon: FileUp, onSelect: () => onAsk("import") }]
            : []),
          { label: t("knowledge-export"), icon: Download, onSelect: () => void exportAll() },
        ]}
        trigger={(props) => (
          <Button {...props} icon={FileUp}>
            {t("knowledge-transfer")}
          </Button>
        )}
      />
      {writes && (
        <Button variant="primary" icon={Plus} onClick={() => onAsk("new")}>
          {t("knowledge-new")}
        </Button>
      )}
    </>
  );
}

function Found({ topics, filters }: { topics: ReturnType<typeof useTopics>; filters: Filters }) {
  const { items, next, busy, load } = topics;
  if (!items) return null;
  if (items.length === 0) {
    return (
      <EmptyState
        title={t("ui-no-matches")}
        action={
          <Button onClick={() => navigate(pathOf(NONE), { replace: true })}>
            {t("knowledge-all-topics")}
          </Button>
        }
      >
        {t("knowledge-no-matches")}
      </EmptyState>
    );
  }
  return (
    <div class="ui-stack" aria-busy={busy && items.length > 0 ? "true" : undefined}>
      <TopicTable topics={items} lang={filters.lang ?? filters.missing} />
      {next && (
        <div class="kb-more">
          <Button busy={busy} onClick={() => void load(next)}>
            {t("knowledge-more")}
          </Button>
        </div>
      )}
    </div>
  );
}

interface NothingProps {
  onAsk: (what: Asking) => void;
  onDone: () => void;
}

/** Before there is any topic: the ready ones, or a first of one's own. */
function Nothing({ onAsk, onDone }: NothingProps) {
  const [ready, setReady] = useState(false);
  const writes = can("knowledge.write");
  return (
    <div class="ui-card">
      <EmptyState
        icon={BookOpen}
        title={t("knowledge-none")}
        action={
          writes && (
            <>
              <Button variant="primary" icon={BookOpen} onClick={() => setReady(true)}>
                {t("knowledge-bring-shipped")}
              </Button>
              <Button icon={Plus} onClick={() => onAsk("new")}>
                {t("knowledge-new")}
              </Button>
              <Button variant="ghost" icon={FileUp} onClick={() => onAsk("import")}>
                {t("knowledge-import")}
              </Button>
            </>
          )
        }
      >
        {t(writes ? "knowledge-none-text" : "knowledge-none-reader")}
      </EmptyState>
      {ready && (
        <ImportDialog
          shipped
          onClose={() => setReady(false)}
          onDone={() => {
            void loadFrame().catch(() => undefined);
            onDone();
          }}
        />
      )}
    </div>
  );
}
