import type { Article, Topic } from "@ombud/api";
import { useState } from "preact/hooks";
import { href } from "../../app/router.ts";
import { ownLanguageName, t } from "../../i18n/index.ts";
import { Button, Checkbox, Dialog } from "../../ui/index.ts";
import { topicPath } from "./topic-table.tsx";

interface RetireProps {
  topic: Topic;
  article: Article;
  onRetire: (allLanguages: boolean) => Promise<unknown>;
  onClose: () => void;
}

/** The languages beside an article's own in which its topic is public. */
export const othersPublic = ({ languages }: Pick<Topic, "languages">, lang: string): string[] =>
  languages
    .filter((one) => one.lang !== lang && one.published_at !== null && one.state !== "retired")
    .map((one) => one.lang);

/** Says what retiring does, to whom the topic stays, and which articles link to it. */
export function RetireDialog({ topic, article, onRetire, onClose }: RetireProps) {
  const [all, setAll] = useState(false);
  const [busy, setBusy] = useState(false);
  const others = othersPublic(topic, article.lang);
  // Other languages go on linking to what stays there.
  const linking = topic.linked_from.filter((one) => all || one.lang === article.lang);
  const language = ownLanguageName(article.lang);
  const submit = async () => {
    if (busy) return;
    setBusy(true);
    await onRetire(all);
    onClose();
  };
  return (
    <Dialog
      title={t("knowledge-retire-title")}
      description={t("knowledge-retire-text", { language })}
      size="sm"
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose} data-autofocus>
            {t("ui-cancel")}
          </Button>
          <Button type="submit" variant="danger" busy={busy}>
            {t("knowledge-retire")}
          </Button>
        </>
      }
    >
      {(others.length > 0 || linking.length > 0) && (
        <div class="ui-stack">
          {others.length > 0 && (
            <>
              <Checkbox label={t("knowledge-retire-all")} checked={all} onValue={setAll} />
              {!all && (
                <p class="ui-muted">
                  {t("knowledge-retire-others", { languages: others.map(ownLanguageName).join(", ") })}
                </p>
              )}
            </>
          )}
          {linking.length > 0 && (
            <div>
              <p>{t("knowledge-retire-linked", { count: linking.length })}</p>
              <ul class="kb-broken-list">
                {linking.map((one) => (
                  <li key={`${one.topic} ${one.lang}`}>
                    <a href={href(topicPath(one.topic, one.lang))} lang={one.lang} dir="auto">
                      {one.title}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          )}
        </div>
      )}
    </Dialog>
  );
}
