import type { ArticleContent, ArticleLine, Topic } from "@ombud/api";
import { Languages } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { ownLanguageName, t } from "../../i18n/index.ts";
import { can } from "../../state/session.ts";
import { Banner, Button, EmptyState, Loading, problemText } from "../../ui/index.ts";
import { ArticleEditor } from "./article-editor.tsx";
import type { Autosave } from "./autosave.ts";
import { leaveDraft, openDraft } from "./drafts.ts";
import { keepDraft, readArticle } from "./server.ts";

interface PaneProps {
  topic: Topic;
  lang: string;
  line: ArticleLine | undefined;
  /** The topic was changed by what was done with its article. */
  onReload: () => void;
}

/** A topic's article in one language, or the way to begin it. */
export function ArticlePane(props: PaneProps) {
  return props.line ? <Written {...props} /> : <Missing {...props} />;
}

function Written({ topic, lang, line, onReload }: PaneProps) {
  const [draft, setDraft] = useState<Autosave | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const load = () => {
    setProblem(null);
    readArticle(topic.id, lang).then(
      (article) => setDraft(openDraft(article)),
      (error: unknown) => setProblem(problemText(error)),
    );
  };
  useEffect(() => {
    load();
    return () => void leaveDraft(topic.id, lang);
  }, []);
  if (problem) {
    return (
      <Banner tone="danger" action={<Button onClick={load}>{t("ui-retry")}</Button>}>
        {problem}
      </Banner>
    );
  }
  if (!draft) return <Loading rows={8} />;
  return <ArticleEditor topic={topic} draft={draft} outdated={line?.outdated ?? false} onReload={onReload} />;
}

const EMPTY: ArticleContent = { title: "", summary: "", questions: [], body: "" };

/** A language that the topic is not written in yet. */
function Missing({ topic, lang, onReload }: PaneProps) {
  const [busy, setBusy] = useState<"empty" | "copy" | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const begin = async (how: "empty" | "copy") => {
    setBusy(how);
    setProblem(null);
    try {
      const original = await readArticle(topic.id, topic.original_lang);
      const from = original.published ?? original.draft;
      await keepDraft(topic.id, lang, how === "copy" ? from : { ...EMPTY, title: from.title }, 0);
      onReload();
    } catch (error) {
      setProblem(problemText(error));
    } finally {
      setBusy(null);
    }
  };
  const language = ownLanguageName(lang);
  return (
    <div class="ui-card">
      {problem && <Banner tone="danger">{problem}</Banner>}
      <EmptyState
        icon={Languages}
        title={t("knowledge-missing-title", { language })}
        action={
          can("knowledge.write") && (
            <>
              <Button variant="primary" busy={busy === "copy"} onClick={() => void begin("copy")}>
                {t("knowledge-begin-copy", { language: ownLanguageName(topic.original_lang) })}
              </Button>
              <Button busy={busy === "empty"} onClick={() => void begin("empty")}>
                {t("knowledge-begin-empty")}
              </Button>
            </>
          )
        }
      >
        {t("knowledge-missing-text", { language })}
      </EmptyState>
    </div>
  );
}
