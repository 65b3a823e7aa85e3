import type { Topic } from "@ombud/api";
import { History } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { PHONE } from "../../app/shell.tsx";
import { t } from "../../i18n/index.ts";
import { can } from "../../state/session.ts";
import { Button, RadioGroup, useMedia } from "../../ui/index.ts";
import { ArticleFields } from "./article-fields.tsx";
import { ArticleNotices } from "./article-notices.tsx";
import type { Autosave } from "./autosave.ts";
import { ConflictDialog } from "./conflict.tsx";
import { anyUnsaved } from "./drafts.ts";
import { type Findings, PreviewPane } from "./preview.tsx";
import { PublishButtons } from "./publish.tsx";
import { SaveNote } from "./save-note.tsx";
import { readArticle } from "./server.ts";
import { Versions } from "./versions.tsx";

type Mode = "write" | "both" | "preview";

interface EditorProps {
  topic: Topic;
  draft: Autosave;
  outdated: boolean;
  onReload: () => void;
}

/** Where an article is written: its text with the preview beside it, its state, its versions. */
export function ArticleEditor({ topic, draft, outdated, onReload }: EditorProps) {
  const [versions, setVersions] = useState(false);
  const [findings, setFindings] = useState<Findings>(() => ({
    broken: draft.article.peek().broken_links,
    refusals: [],
  }));
  const { mode, setMode, modes } = useMode();
  useOthers(draft);
  const article = draft.article.value;
  const content = draft.content.value;
  // Only the preview says what would be refused now; without it, that is of words that may have been mended.
  const known = mode === "write" ? { broken: article.broken_links, refusals: [] } : findings;
  const readOnly = !can("knowledge.write") || article.state === "retired";
  return (
    <div class="kb-article">
      <div class="kb-article-bar">
        <RadioGroup
          bar
          label={t("knowledge-mode")}
          value={mode}
          options={modes.map((value) => ({ value, label: t(`knowledge-mode-${value}`) }))}
          onValue={setMode}
        />
        <SaveNote draft={draft} readOnly={readOnly} />
        <span class="ui-grow" />
        <Button variant="ghost" icon={History} onClick={() => setVersions(true)}>
          {t("knowledge-versions")}
        </Button>
        <PublishButtons topic={topic} draft={draft} onDone={onReload} />
      </div>
      <ArticleNotices topic={topic} draft={draft} outdated={outdated} findings={known} onDone={onReload} />
      <div class={`kb-panes kb-panes-${mode}`}>
        {mode !== "preview" && <ArticleFields draft={draft} readOnly={readOnly} />}
        {mode !== "write" && (
          <PreviewPane
            topic={article.topic}
            lang={article.lang}
            content={content}
            internal={topic.internal}
            onFindings={setFindings}
          />
        )}
      </div>
      {draft.theirs.value && (
        <ConflictDialog
          mine={content}
          theirs={draft.theirs.value}
          onSettle={(which) => draft.settle(which)}
        />
      )}
      {versions && <Versions draft={draft} onClose={() => setVersions(false)} onRestored={onReload} />}
    </div>
  );
}

/** How much is shown at once: a phone has room for one thing. */
function useMode() {
  const phone = useMedia(PHONE);
  const modes: readonly Mode[] = phone ? ["write", "preview"] : ["write", "both", "preview"];
  const [chosen, setMode] = useState<Mode>("both");
  const mode = modes.includes(chosen) ? chosen : "write";
  return { mode, setMode, modes };
}

/** Follows what others do with the article, and asks before the page is left with something unsaved. */
function useOthers(draft: Autosave) {
  useEffect(() => {
    const look = async () => {
      if (document.hidden) return;
      const { topic, lang } = draft.article.peek();
      const found = await readArticle(topic, lang).catch(() => null);
      // One's own save may have gone further meanwhile.
      const newer = found && found.draft_version > draft.article.peek().draft_version;
      if (newer && draft.state.peek() !== "saving") draft.refresh(found);
    };
    const stay = (event: BeforeUnloadEvent) => {
      if (!anyUnsaved()) return;
      void draft.flush();
      event.preventDefault();
    };
    document.addEventListener("visibilitychange", look);
    addEventListener("beforeunload", stay);
    return () => {
      document.removeEventListener("visibilitychange", look);
      removeEventListener("beforeunload", stay);
    };
  }, [draft]);
}
