import { ApiError, type Article, type Topic } from "@ombud/api";
import { Archive, ChevronDown, Clock, MessageSquareReply, RotateCcw, SendHorizontal, Trash2 } from "lucide";
import { useState } from "preact/hooks";
import { ownLanguageName, t } from "../../i18n/index.ts";
import { toastError } from "../../state/errors.ts";
import { can } from "../../state/session.ts";
import {
  Banner,
  Button,
  ConfirmDialog,
  DateTimeInput,
  Dialog,
  Field,
  Menu,
  type MenuItem,
  problemText,
  TextArea,
  toast,
} from "../../ui/index.ts";
import type { Autosave } from "./autosave.ts";
import { mistakeText } from "./mistakes.ts";
import { type Moves, movesOf } from "./moves.ts";
import { RetireDialog } from "./retire.tsx";
import { deleteArticle, preview, type Step, stepArticle } from "./server.ts";

interface ButtonsProps {
  topic: Topic;
  draft: Autosave;
  onDone: () => void;
}

/** Takes a step with the article, once what was written is kept. */
function useSteps({ topic: { internal }, draft, onDone }: ButtonsProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const take = async (step: Step, said: string, body: object = {}) => {
    setBusy(true);
    setProblem(null);
    try {
      await draft.flush();
      if (draft.dirty.peek()) throw draft.problem.peek() ?? new Error("unsaved");
      const { topic, lang, draft_version: version } = draft.article.peek();
      // What somebody else has saved since is not published unread.
      const looked = step === "publish" || step === "ask-changes" ? { version, ...body } : body;
      draft.refresh(await stepArticle(topic, lang, step, looked));
      toast(said, { tone: "ok" });
      onDone();
      return true;
    } catch (error) {
      setProblem(
        draft.state.peek() === "conflict" ? t("knowledge-conflict") : await inWords(error, draft, internal),
      );
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, take, clear: () => setProblem(null) };
}

/** Why a step was refused. What is wrong with the marks of regions is said in the language on the screen. */
async function inWords(error: unknown, draft: Autosave, internal: boolean): Promise<string> {
  if (error instanceof ApiError && error.fields["content.body"]) {
    const { topic, lang, draft: content } = draft.article.peek();
    const asked = { topic, lang, content, internal, region: null };
    const found = await preview(asked, AbortSignal.timeout(10_000)).catch(() => null);
    if (found && found.mistakes.length > 0) return found.mistakes.map(mistakeText).join(" ");
  }
  return problemText(error);
}

type Asking = "changes" | "schedule" | "retire" | "delete" | null;

/** The main step with an article, the others behind it, and what stood in the way of the last. */
export function PublishButtons({ topic, draft, onDone }: ButtonsProps) {
  const steps = useSteps({ topic, draft, onDone });
  const [asking, setAsking] = useState<Asking>(null);
  // What is still being written counts as well, before it is kept.
  const article = { ...draft.article.value, draft: draft.content.value };
  const moves = movesOf(article, { write: can("knowledge.write"), publish: can("knowledge.publish") });
  const items: MenuItem[] = [];
  const submit = () => void steps.take("submit", t("knowledge-submitted"));
  if (moves.schedule)
    items.push({ label: t("knowledge-publish-at"), icon: Clock, onSelect: () => setAsking("schedule") });
  if (moves.askChanges)
    items.unshift({
      label: t("knowledge-ask-changes"),
      icon: MessageSquareReply,
      onSelect: () => setAsking("changes"),
    });
  if (moves.submit && moves.publish)
    items.push({ label: t("knowledge-submit"), icon: SendHorizontal, onSelect: submit });
  if (moves.retire)
    items.push({
      label: t("knowledge-retire"),
      icon: Archive,
      danger: true,
      divider: items.length > 0,
      onSelect: () => setAsking("retire"),
    });
  if (topic.languages.length > 1 && mayDelete(article))
    items.push({
      label: t("knowledge-delete-article", { language: ownLanguageName(article.lang) }),
      icon: Trash2,
      danger: true,
      divider: items.length > 0 && !moves.retire,
      onSelect: () => setAsking("delete"),
    });
  const main = moves.publish || moves.submit || moves.unretire;
  return (
    <>
      <span class="kb-publish">
        <MainButton moves={moves} article={article} steps={steps} onSubmit={submit} />
        {items.length > 0 && (
          <Menu
            label={t("knowledge-more-steps")}
            placement="bottom-end"
            items={items}
            trigger={(props) => (
              <Button
                {...props}
                variant={moves.publish ? "primary" : "secondary"}
                icon={ChevronDown}
                aria-label={t("knowledge-more-steps")}
              >
                {main ? undefined : t("knowledge-more-steps")}
              </Button>
            )}
          />
        )}
      </span>
      {steps.problem && (
        <div class="kb-publish-problem">
          <Banner tone="danger" title={t("knowledge-step-failed")} onClose={steps.clear}>
            {steps.problem}
          </Banner>
        </div>
      )}
      {asking === "changes" && (
        <ChangesDialog
          onClose={() => setAsking(null)}
          problem={steps.problem}
          onAsk={(note) => steps.take("ask-changes", t("knowledge-sent-back"), { note })}
        />
      )}
      {asking === "schedule" && (
        <ScheduleDialog
          onClose={() => setAsking(null)}
          problem={steps.problem}
          onAt={(at) => steps.take("publish", t("knowledge-scheduled-toast"), { at })}
        />
      )}
      {asking === "delete" && (
        <DeleteArticle article={article} draft={draft} onDone={onDone} onClose={() => setAsking(null)} />
      )}
      {asking === "retire" && (
        <RetireDialog
          topic={topic}
          article={article}
          onClose={() => setAsking(null)}
          onRetire={(all) => steps.take("retire", t("knowledge-retired"), { all_languages: all })}
        />
      )}
    </>
  );
}

/** What was public goes only by those who decide what is. */
function mayDelete({ state }: Article): boolean {
  return can(state === "published" || state === "retired" ? "knowledge.publish" : "knowledge.write");
}

interface DeleteProps {
  article: Article;
  draft: Autosave;
  onDone: () => void;
  onClose: () => void;
}

function DeleteArticle({ article, draft, onDone, onClose }: DeleteProps) {
  const language = ownLanguageName(article.lang);
  return (
    <ConfirmDialog
      title={t("knowledge-delete-article", { language })}
      text={t("knowledge-delete-article-text", { language })}
      action={t("ui-delete")}
      danger
      onClose={onClose}
      onConfirm={async () => {
        try {
          await deleteArticle(article.topic, article.lang);
        } catch (error) {
          toastError(error);
          return;
        }
        draft.drop();
        onDone();
      }}
    />
  );
}

interface MainProps {
  moves: Moves;
  article: Article;
  steps: ReturnType<typeof useSteps>;
  onSubmit: () => void;
}

function MainButton({ moves, article, steps, onSubmit }: MainProps) {
  if (moves.publish) {
    return (
      <Button
        variant="primary"
        busy={steps.busy}
        onClick={() => void steps.take("publish", t("knowledge-published"))}
      >
        {t(article.published ? "knowledge-publish-changes" : "knowledge-publish")}
      </Button>
    );
  }
  if (moves.submit) {
    return (
      <Button variant="primary" icon={SendHorizontal} busy={steps.busy} onClick={onSubmit}>
        {t("knowledge-submit")}
      </Button>
    );
  }
  if (moves.unretire) {
    return (
      <Button
        icon={RotateCcw}
        busy={steps.busy}
        onClick={() => void steps.take("unretire", t("knowledge-unretired"))}
      >
        {t("knowledge-unretire")}
      </Button>
    );
  }
  return null;
}

const NOTE_MOST = 2000;

interface ChangesProps {
  problem: string | null;
  onClose: () => void;
  onAsk: (note: string) => Promise<boolean>;
}

/** What is to be changed, in words for the author. */
function ChangesDialog({ problem, onClose, onAsk }: ChangesProps) {
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const empty = note.trim() === "";
  const submit = async () => {
    setTried(true);
    if (empty || busy) return;
    setBusy(true);
    // Where it fails, what was written stays.
    if (await onAsk(note.trim())) onClose();
    else setBusy(false);
  };
  return (
    <Dialog
      title={t("knowledge-ask-changes")}
      description={t("knowledge-ask-changes-text")}
      sticky
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>{t("ui-cancel")}</Button>
          <Button type="submit" variant="primary" busy={busy}>
            {t("knowledge-send-back")}
          </Button>
        </>
      }
    >
      {problem && <Banner tone="danger">{problem}</Banner>}
      <Field label={t("knowledge-changes-note")} required error={tried && empty ? t("ui-required") : null}>
        <TextArea value={note} onValue={setNote} rows={4} maxLength={NOTE_MOST} data-autofocus />
      </Field>
    </Dialog>
  );
}

interface ScheduleProps {
  problem: string | null;
  onClose: () => void;
  onAt: (at: string) => Promise<boolean>;
}

function ScheduleDialog({ problem, onClose, onAt }: ScheduleProps) {
  const [at, setAt] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [soonest] = useState(() => new Date().toISOString());
  const wrong = at === null || Date.parse(at) <= Date.now();
  const submit = async () => {
    setTried(true);
    if (wrong || busy) return;
    setBusy(true);
    if (await onAt(at)) onClose();
    else setBusy(false);
  };
  return (
    <Dialog
      title={t("knowledge-publish-at")}
      description={t("knowledge-schedule-text")}
      size="sm"
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>{t("ui-cancel")}</Button>
          <Button type="submit" variant="primary" busy={busy}>
            {t("knowledge-schedule")}
          </Button>
        </>
      }
    >
      {problem && <Banner tone="danger">{problem}</Banner>}
      <Field
        label={t("knowledge-schedule-when")}
        hint={t("knowledge-schedule-zone", { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })}
        required
        error={tried && wrong ? t("knowledge-schedule-wrong") : null}
      >
        <DateTimeInput value={at} onValue={setAt} min={soonest} />
      </Field>
    </Dialog>
  );
}
