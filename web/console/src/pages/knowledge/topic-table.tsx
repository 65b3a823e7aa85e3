import type { ArticleLine, TopicLine } from "@ombud/api";
import { href } from "../../app/router.ts";
import {
  formatDate,
  formatNumber,
  formatRelative,
  language,
  languageName,
  ownLanguageName,
  t,
} from "../../i18n/index.ts";
import { staffName } from "../../state/directory.ts";
import { can } from "../../state/session.ts";
import { type Column, Table } from "../../ui/index.ts";
import { Helped, LanguageName, LanguageSigns, StateBadge, TopicSigns } from "./parts.tsx";
import { categories, settings } from "./server.ts";
import { categoryName, languageEntries } from "./words.ts";

/** With more languages a column for each would not fit: they stand one after the other. */
const MOST_COLUMNS = 4;

/** The address of a topic, at one of its articles. */
export const topicPath = (id: string, lang?: string | null) =>
  `/knowledge/topics/${id}${lang ? `?lang=${encodeURIComponent(lang)}` : ""}`;

/** The topics with the state of each language. `lang` opens in the editor where the topic has or wants it. */
export function TopicTable({ topics, lang }: { topics: readonly TopicLine[]; lang: string | null }) {
  const languages = settings.value?.languages ?? [];
  const columns: Column<TopicLine>[] = [
    { id: "topic", label: t("knowledge-topic"), cell: (topic) => <TopicCell topic={topic} lang={lang} /> },
    ...languageColumns(languages),
    {
      id: "helped",
      label: t("knowledge-helped"),
      align: "end",
      cell: (topic) => <Helped counts={topic} />,
    },
    {
      id: "views",
      label: t("knowledge-views"),
      align: "end",
      cell: (topic) => <span class="ui-tabular">{formatNumber(topic.views)}</span>,
    },
    {
      id: "owner",
      label: t("knowledge-owner"),
      wideOnly: true,
      cell: (topic) => staffName(topic.owner) ?? <span class="ui-muted">{t("knowledge-nobody")}</span>,
    },
    {
      id: "updated",
      label: t("knowledge-updated"),
      wideOnly: true,
      align: "end",
      cell: (topic) => (
        <time class="kb-when" dateTime={topic.updated_at} title={formatDate(topic.updated_at)}>
          {formatRelative(topic.updated_at)}
        </time>
      ),
    },
  ];
  return (
    <div class="kb-table">
      <Table caption={t("knowledge-topics")} columns={columns} rows={topics} rowKey={(topic) => topic.id} />
    </div>
  );
}

function TopicCell({ topic, lang }: { topic: TopicLine; lang: string | null }) {
  const languages = settings.value?.languages ?? [];
  const category = categories.value?.find((one) => one.id === topic.category);
  // In the reader's language where there is an article in it.
  const own = topic.languages.find((one) => one.lang === language.value)?.title;
  return (
    <div class="kb-topic">
      <a class="kb-topic-title" href={href(topicPath(topic.id, lang))} dir="auto">
        {own || topic.title || topic.slug}
      </a>
      <span class="kb-topic-under">
        <span class="ui-muted">{category ? categoryName(category, languages) : ""}</span>
        <TopicSigns topic={topic} />
      </span>
    </div>
  );
}

function languageColumns(languages: readonly string[]): Column<TopicLine>[] {
  if (languages.length > MOST_COLUMNS) {
    return [
      {
        id: "languages",
        label: t("knowledge-languages"),
        cell: (topic) => (
          <ul class="kb-chips" aria-label={t("knowledge-languages")}>
            {languageEntries(topic.languages, languages).map(({ lang, line }) => (
              <li key={lang}>
                <LanguageLink topic={topic.id} lang={lang} line={line} named />
              </li>
            ))}
          </ul>
        ),
      },
    ];
  }
  return languages.map((lang) => ({
    id: `lang-${lang}`,
    label: ownLanguageName(lang),
    cell: (topic) => (
      <LanguageLink topic={topic.id} lang={lang} line={topic.languages.find((one) => one.lang === lang)} />
    ),
  }));
}

interface LinkProps {
  topic: string;
  lang: string;
  line: ArticleLine | undefined;
  /** The language stands beside its state, where no column says it. */
  named?: boolean;
}

/** The state of a topic in one language, and the way to its article, or to beginning it. */
function LanguageLink({ topic, lang, line, named }: LinkProps) {
  const signs = (
    <>
      {named ? (
        <LanguageName tag={lang} />
      ) : (
        <span class="ui-visually-hidden">{`${languageName(lang)}: `}</span>
      )}
      <StateBadge line={line} />
      <LanguageSigns line={line} />
    </>
  );
  if (!line && !can("knowledge.write")) return <span class="kb-cell">{signs}</span>;
  return (
    <a
      class="kb-cell"
      href={href(topicPath(topic, lang))}
      // Without an article there is a plus sign alone.
      aria-label={
        line
          ? undefined
          : t("knowledge-language-state", {
              language: languageName(lang),
              state: t("knowledge-add-language"),
            })
      }
    >
      {signs}
    </a>
  );
}
