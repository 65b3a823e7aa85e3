import type { ChangesWanted, Topic } from "@ombud/api";
import { useState } from "preact/hooks";
import { formatDate, ownLanguageName, t } from "../../i18n/index.ts";
import { staffName } from "../../state/directory.ts";
import { toastError } from "../../state/errors.ts";
import { can } from "../../state/session.ts";
import { Banner, Button } from "../../ui/index.ts";
import type { Autosave } from "./autosave.ts";
import { OriginalChanges } from "./original-changes.tsx";
import { Hint } from "./parts.tsx";
import type { Findings } from "./preview.tsx";
import { stepArticle } from "./server.ts";

interface NoticesProps {
  topic: Topic;
  draft: Autosave;
  outdated: boolean;
  findings: Findings;
  onDone: () => void;
}

/** What an editor must know of the article before going on. */
export function ArticleNotices({ topic, draft, outdated, findings, onDone }: NoticesProps) {
  const [comparing, setComparing] = useState(false);
  const article = draft.article.value;
  return (
    <>
      {article.scheduled_for && <Scheduled at={article.scheduled_for} draft={draft} onDone={onDone} />}
      {article.changes_wanted && article.state !== "in_review" && <Wanted wanted={article.changes_wanted} />}
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
      <Found findings={findings} />
      {comparing && <OriginalChanges topic={topic} article={article} onClose={() => setComparing(false)} />}
    </>
  );
}

/** It was sent back: by whom, and what is to be changed. */
function Wanted({ wanted: { note, by, at } }: { wanted: ChangesWanted }) {
  const who = (by.id && staffName(by.id)) || t("knowledge-nobody");
  return (
    <Banner tone="warn" title={t("knowledge-changes-wanted", { who, when: formatDate(at) })}>
      <span class="kb-wanted" dir="auto">
        {note}
      </span>
    </Banner>
  );
}

function Scheduled({ at, draft, onDone }: { at: string; draft: Autosave; onDone: () => void }) {
  const [busy, setBusy] = useState(false);
  const cancel = async () => {
    setBusy(true);
    const { topic, lang } = draft.article.peek();
    try {
      draft.refresh(await stepArticle(topic, lang, "unschedule"));
      onDone();
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  };
  const button = can("knowledge.publish") && (
    <Button size="sm" busy={busy} onClick={() => void cancel()}>
      {t("knowledge-unschedule")}
    </Button>
  );
  return (
    <Banner tone="info" action={button}>
      {t("knowledge-scheduled", { when: formatDate(at, "full") })}
    </Banner>
  );
}

/** What would keep the article from being published, and links that lead nowhere. */
function Found({ findings: { broken, refusals } }: { findings: Findings }) {
  return (
    <div aria-live="polite">
      {refusals.length > 0 && (
        <div class="kb-broken kb-refused">
          <Hint>{t("knowledge-refused")}</Hint>
          <ul class="kb-broken-list">
            {refusals.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </div>
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
    </div>
  );
}
