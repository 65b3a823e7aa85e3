import type { Topic } from "@ombud/api";
import { ArrowLeft, PanelRight } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { href, navigate } from "../../app/router.ts";
import { RailButton } from "../../app/shell.tsx";
import { ownLanguageName, t } from "../../i18n/index.ts";
import { useAsked } from "../../state/view.ts";
import {
  Banner,
  Button,
  Drawer,
  EmptyState,
  IconButton,
  LinkButton,
  Loading,
  Tabs,
  useMedia,
} from "../../ui/index.ts";
import { ArticlePane } from "./article.tsx";
import { TopicSigns } from "./parts.tsx";
import { readTopic, settings } from "./server.ts";
import { TopicPanel } from "./topic-panel.tsx";
import { topicPath } from "./topic-table.tsx";
import { languageEntries, lookOf, stateName } from "./words.ts";
import "./editor.css";

/** From this width on there is room for the text, its preview and what holds for the topic side by side. */
const ROOM = "(min-width: 100rem)";

interface TopicProps {
  id: string;
  /** The language in the address. */
  lang: string | null;
}

/** One topic: its articles in each language, and what holds for all of them. */
export default function TopicPage({ id, lang }: TopicProps) {
  const { shown: topic, problem, busy, load, put } = useAsked(id, () => readTopic(id));
  useEffect(() => {
    document.title = `${topic?.title || t("knowledge-topic")} · Ombud`;
  });
  if (!topic) {
    return (
      <div class="kb">
        <header class="kb-head">
          <RailButton />
          <BackLink />
          <h1 class="ui-visually-hidden">{t("knowledge-topic")}</h1>
        </header>
        {problem ? (
          <EmptyState
            title={problem}
            action={
              <Button busy={busy} onClick={load}>
                {t("ui-retry")}
              </Button>
            }
          />
        ) : (
          <Loading rows={8} />
        )}
      </div>
    );
  }
  return <OpenTopic topic={topic} problem={problem} lang={lang} onTopic={put} onReload={load} />;
}

interface OpenProps {
  topic: Topic;
  problem: string | null;
  lang: string | null;
  onTopic: (topic: Topic) => void;
  onReload: () => void;
}

function OpenTopic({ topic, problem, lang, onTopic, onReload }: OpenProps) {
  const wide = useMedia(ROOM);
  const [panel, setPanel] = useState(wide);
  const entries = languageEntries(topic.languages, settings.value?.languages ?? []);
  const open = entries.find((entry) => entry.lang === lang) ?? firstOf(topic, entries);
  useEffect(() => setPanel(wide), [wide]);
  const details = <TopicPanel key={topic.id} topic={topic} onTopic={onTopic} onReload={onReload} />;
  return (
    <div class={`kb-topic-page ${panel && wide ? "kb-with-panel" : ""}`}>
      <header class="kb-topic-head">
        <RailButton />
        <div class="ui-grow">
          <BackLink />
          <h1 dir="auto">{topic.title || topic.slug}</h1>
        </div>
        <TopicSigns topic={topic} />
        <IconButton
          icon={PanelRight}
          label={t("knowledge-details")}
          pressed={panel}
          onClick={() => setPanel(!panel)}
        />
      </header>
      {problem && (
        <Banner tone="warn" action={<Button onClick={onReload}>{t("ui-retry")}</Button>}>
          {problem}
        </Banner>
      )}
      <div class="kb-topic-body">
        <Tabs
          label={t("knowledge-languages")}
          active={open.lang}
          onActive={(next) => navigate(topicPath(topic.id, next), { replace: true })}
          tabs={entries.map(({ lang: tag, line }) => ({
            id: tag,
            label: t("knowledge-tab", {
              language: ownLanguageName(tag),
              state: line?.outdated ? t("knowledge-outdated") : stateName(line?.state ?? "missing"),
            }),
            icon: lookOf(line?.state ?? "missing").icon,
          }))}
        >
          <ArticlePane key={open.lang} topic={topic} lang={open.lang} line={open.line} onReload={onReload} />
        </Tabs>
        {panel && wide && (
          <aside class="kb-panel" aria-label={t("knowledge-details")}>
            {details}
          </aside>
        )}
      </div>
      {panel && !wide && (
        <Drawer title={t("knowledge-details")} onClose={() => setPanel(false)}>
          {details}
        </Drawer>
      )}
    </div>
  );
}

/** Without a language in the address: the one that the topic was first written in. */
function firstOf(topic: Topic, entries: ReturnType<typeof languageEntries>) {
  const fallback = { lang: topic.original_lang, line: undefined };
  return (
    entries.find((entry) => entry.lang === topic.original_lang) ??
    entries.find((entry) => entry.line) ??
    entries[0] ??
    fallback
  );
}

function BackLink() {
  return (
    <LinkButton variant="ghost" size="sm" icon={ArrowLeft} class="kb-back" href={href("/knowledge")}>
      {t("knowledge-title")}
    </LinkButton>
  );
}
