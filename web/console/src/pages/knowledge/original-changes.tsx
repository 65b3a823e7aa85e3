import type { Article, ArticleDiff, ArticleVersion, Topic } from "@ombud/api";
import { ownLanguageName, t } from "../../i18n/index.ts";
import { useAsked } from "../../state/view.ts";
import { Button, Dialog, Loaded } from "../../ui/index.ts";
import { DiffView } from "./diff.tsx";
import { listVersions, readArticle, readDiff } from "./server.ts";

interface ChangesProps {
  topic: Topic;
  article: Article;
  onClose: () => void;
}

/** The version of the original that a translation was made from: the last that was live when it was last written. */
export function translatedFrom(versions: readonly ArticleVersion[], written: string): number | null {
  const live = versions.filter((one) => one.published_at).toSorted((a, b) => b.version - a.version);
  const known =
    live.find((one) => Date.parse(one.published_at ?? one.at) <= Date.parse(written)) ?? live.at(-1);
  return known?.version ?? null;
}

async function load(topic: Topic, article: Article): Promise<ArticleDiff | null> {
  const original = await readArticle(topic.id, topic.original_lang);
  const now = original.published_version;
  const versions = await listVersions(topic.id, topic.original_lang);
  const from = translatedFrom(versions.items, article.published_at ?? article.updated_at);
  if (now === null || from === null || from === now) return null;
  return readDiff(topic.id, topic.original_lang, now, from);
}

/** What the original was when it was translated, and what it is now. */
export function OriginalChanges({ topic, article, onClose }: ChangesProps) {
  const view = useAsked(`${topic.id} ${article.lang}`, async () => ({ diff: await load(topic, article) }));
  return (
    <Dialog
      title={t("knowledge-original-title")}
      description={t("knowledge-original-text", { language: ownLanguageName(topic.original_lang) })}
      size="xl"
      onClose={onClose}
      actions={<Button onClick={onClose}>{t("ui-close")}</Button>}
    >
      <Loaded view={view} rows={4}>
        {({ diff }) =>
          diff ? (
            <DiffView diff={diff} lang={topic.original_lang} />
          ) : (
            <p class="ui-muted">{t("knowledge-original-unknown")}</p>
          )
        }
      </Loaded>
    </Dialog>
  );
}
