import { useState } from "preact/hooks";
import { formatDate, ownLanguageName, t } from "../../i18n/index.ts";
import { Banner, Button } from "../../ui/index.ts";
import { OriginalChanges } from "./original-changes.tsx";
import { Hint } from "./parts.tsx";
import type { Article, BrokenLink, Topic } from "./types.ts";

interface NoticesProps {
  topic: Topic;
  article: Article;
  outdated: boolean;
  broken: readonly BrokenLink[];
}

/** What an editor must know of the article before going on. */
export function ArticleNotices({ topic, article, outdated, broken }: NoticesProps) {
  const [comparing, setComparing] = useState(false);
  return (
    <>
      {article.scheduled_for && (
        <Banner tone="info">
          {t("knowledge-scheduled", { when: formatDate(article.scheduled_for, "full") })}
        </Banner>
      )}
      {article.state === "retired" && <Banner tone="warn">{t("knowledge-retired-text")}</Banner>}
      {outdated && (
        <Banner
          tone="warn"
          action={
            <Button size="sm" onClick={() => setComparing(true)}>
              {t("knowledge-compare-original")}
            </Button>
          }
        >
          {t("knowledge-outdated-text", { language: ownLanguageName(topic.original_lang) })}
        </Banner>
      )}
      {broken.length > 0 && (
        <div class="kb-broken">
          <Hint>{t("knowledge-broken", { count: broken.length })}</Hint>
          <ul class="kb-broken-list">
            {broken.map((link) => (
              <li key={link.href}>
                <code>{link.href}</code> <span class="ui-muted">{link.why}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {comparing && <OriginalChanges topic={topic} article={article} onClose={() => setComparing(false)} />}
    </>
  );
}
