import type { ArticleRating, Topic } from "@ombud/api";
import { ThumbsDown, ThumbsUp } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { formatRelative, ownLanguageName, t } from "../../i18n/index.ts";
import { Banner, Button, Drawer, EmptyState, Icon, Loading, problemText } from "../../ui/index.ts";
import { listRatings } from "./server.ts";

/** What readers said of the articles: whether they helped, and why not. */
export function Ratings({ topic, onClose }: { topic: Topic; onClose: () => void }) {
  const [items, setItems] = useState<readonly ArticleRating[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const load = async (cursor?: string) => {
    try {
      const page = await listRatings(topic.id, cursor);
      setItems((before) => (cursor ? [...(before ?? []), ...page.items] : page.items));
      setNext(page.next ?? null);
      setProblem(null);
    } catch (error) {
      setProblem(problemText(error));
    }
  };
  useEffect(() => void load(), []);
  return (
    <Drawer title={t("knowledge-ratings")} onClose={onClose}>
      {problem && (
        <Banner tone="danger" action={<Button onClick={() => void load()}>{t("ui-retry")}</Button>}>
          {problem}
        </Banner>
      )}
      {!items && !problem && <Loading rows={4} />}
      {items?.length === 0 && <EmptyState title={t("knowledge-ratings-none")} />}
      <ul class="kb-ratings">
        {items?.map((one) => (
          <li key={one.id} class="kb-rating">
            <Icon of={one.helped ? ThumbsUp : ThumbsDown} size={15} />
            <div class="ui-grow">
              <p>
                {t(one.helped ? "knowledge-rated-yes" : "knowledge-rated-no")}
                {one.reason && ` · ${t(`knowledge-reason-${one.reason}`)}`}
              </p>
              {one.words && (
                <p class="kb-rating-words" dir="auto">
                  {one.words}
                </p>
              )}
              <p class="ui-muted ui-small">
                {ownLanguageName(one.lang)} · {formatRelative(one.at)}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {next && (
        <div class="kb-more">
          <Button onClick={() => void load(next)}>{t("knowledge-more")}</Button>
        </div>
      )}
    </Drawer>
  );
}
