import type { Topic, TopicChange } from "@ombud/api";
import { MessageSquareQuote, Plus, Trash2, X } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { href, navigate } from "../../app/router.ts";
import { formatNumber, t } from "../../i18n/index.ts";
import { toastError } from "../../state/errors.ts";
import { can } from "../../state/session.ts";
import {
  Button,
  Combobox,
  ConfirmDialog,
  DateInput,
  Field,
  IconButton,
  MultiCombobox,
  Popover,
  Switch,
  TextInput,
  toast,
} from "../../ui/index.ts";
import { dropDrafts } from "./drafts.ts";
import { categoryOptions, owners } from "./filter-bar.tsx";
import { isSlug } from "./markdown.ts";
import { OtherQuestions } from "./other-questions.tsx";
import { Helped } from "./parts.tsx";
import { Ratings } from "./ratings.tsx";
import { regionOptions } from "./regions.ts";
import { changeTopic, deleteTopic, readTopic } from "./server.ts";
import { TopicSearch } from "./topic-search.tsx";
import { topicPath } from "./topic-table.tsx";
import { WordsInput } from "./words-input.tsx";

interface PanelProps {
  topic: Topic;
  onTopic: (topic: Topic) => void;
  onReload: () => void;
}

/** What holds for a topic in every language. Each change is kept at once; one that is refused is put back. */
export function TopicPanel({ topic, onTopic, onReload }: PanelProps) {
  const readOnly = !can("knowledge.write");
  const turn = useRef(0);
  const change = async (part: TopicPart) => {
    onTopic({ ...topic, ...part });
    const own = ++turn.current;
    try {
      const kept = await changeTopic(topic.id, part);
      // An older answer does not know of what was changed since.
      if (own === turn.current) onTopic(kept);
    } catch (error) {
      toastError(error);
      onReload();
    }
  };
  const parts = { topic, readOnly, change: (part: TopicPart) => void change(part) };
  return (
    <div class="kb-panel-body">
      <Figures topic={topic} />
      <Filing {...parts} />
      <Finding {...parts} />
      <OtherQuestions {...parts} />
      <Related {...parts} />
      <Audience {...parts} />
      {can("knowledge.publish") && <DeleteTopic topic={topic} />}
    </div>
  );
}

/** What of a topic this panel changes. */
type TopicPart = Partial<Pick<Topic, keyof Topic & keyof TopicChange>>;

interface PartProps {
  topic: Topic;
  readOnly: boolean;
  change: (part: TopicPart) => void;
}

function Figures({ topic }: { topic: Topic }) {
  const [open, setOpen] = useState(false);
  return (
    <div class="ui-stack" style={{ "--gap": "0.5rem" }}>
      <dl class="kb-figures">
        <div>
          <dt>{t("knowledge-views")}</dt>
          <dd class="ui-tabular">{formatNumber(topic.views)}</dd>
        </div>
        <div>
          <dt>{t("knowledge-helped")}</dt>
          <dd>
            <Helped counts={topic} />
          </dd>
        </div>
      </dl>
      {topic.helped + topic.not_helped > 0 && (
        <div>
          <Button size="sm" icon={MessageSquareQuote} onClick={() => setOpen(true)}>
            {t("knowledge-ratings")}
          </Button>
        </div>
      )}
      {open && <Ratings topic={topic} onClose={() => setOpen(false)} />}
    </div>
  );
}

/** Where the topic stands, and who looks after it. */
function Filing({ topic, readOnly, change }: PartProps) {
  return (
    <>
      <Field label={t("knowledge-category")}>
        <Combobox
          label={t("knowledge-category")}
          value={topic.category}
          options={categoryOptions()}
          disabled={readOnly}
          onValue={(category) => category && change({ category })}
        />
      </Field>
      <Field label={t("knowledge-owner")}>
        <Combobox
          label={t("knowledge-owner")}
          value={topic.owner}
          options={owners(topic.owner)}
          clearable
          disabled={readOnly}
          placeholder={t("knowledge-nobody")}
          onValue={(owner) => change({ owner })}
        />
      </Field>
      <Field
        label={t("knowledge-review-by")}
        hint={t(topic.stale ? "knowledge-review-due" : "knowledge-review-hint")}
      >
        <DayInput
          value={topic.review_by}
          disabled={readOnly}
          onValue={(review_by) => change({ review_by })}
        />
      </Field>
      <SlugField topic={topic} readOnly={readOnly} change={change} />
    </>
  );
}

interface DayProps {
  value: string | null;
  disabled: boolean;
  onValue: (value: string | null) => void;
}

/** A day: taken when the box is left, not while its year is typed. */
function DayInput({ value, disabled, onValue }: DayProps) {
  const kept = value?.slice(0, 10) ?? "";
  const [day, setDay] = useState(kept);
  useEffect(() => setDay(kept), [kept]);
  return (
    <DateInput
      value={day}
      disabled={disabled}
      onValue={setDay}
      onBlur={() => day !== kept && onValue(day === "" ? null : `${day}T00:00:00Z`)}
    />
  );
}

/** The short name is in links and addresses: it changes when the box is left, not at every letter. */
function SlugField({ topic, readOnly, change }: PartProps) {
  const [slug, setSlug] = useState(topic.slug);
  useEffect(() => setSlug(topic.slug), [topic.slug]);
  const right = isSlug(slug);
  return (
    <Field
      label={t("knowledge-slug")}
      hint={t("knowledge-slug-change-hint")}
      error={right ? null : t("knowledge-slug-wrong")}
    >
      <TextInput
        value={slug}
        onValue={(text) => setSlug(text.toLowerCase().trim())}
        onBlur={() => right && slug !== topic.slug && change({ slug })}
        disabled={readOnly}
        maxLength={80}
        spellcheck={false}
      />
    </Field>
  );
}

/** What leads to the topic beside its words. */
function Finding({ topic, readOnly, change }: PartProps) {
  return (
    <>
      <Field label={t("knowledge-intents")} hint={t("knowledge-intents-hint")}>
        <WordsInput
          values={topic.intents}
          placeholder={t("knowledge-intents-placeholder")}
          disabled={readOnly}
          most={20}
          onValues={(intents) => change({ intents })}
        />
      </Field>
      <Field label={t("knowledge-tags")}>
        <WordsInput
          values={topic.tags}
          placeholder={t("knowledge-tags-placeholder")}
          disabled={readOnly}
          most={30}
          onValues={(tags) => change({ tags })}
        />
      </Field>
    </>
  );
}

/** The titles of topics that are referred to by id, as far as they are known. */
function useTitles(ids: readonly string[]) {
  const [titles, setTitles] = useState<Readonly<Record<string, string>>>({});
  const missing = ids.filter((id) => titles[id] === undefined);
  useEffect(() => {
    for (const id of missing) {
      readTopic(id).then(
        (found) => setTitles((before) => ({ ...before, [id]: found.title || found.slug })),
        () => setTitles((before) => ({ ...before, [id]: t("knowledge-gone") })),
      );
    }
  }, [ids.join()]);
  return { titles, know: (id: string, title: string) => setTitles((before) => ({ ...before, [id]: title })) };
}

function Related({ topic, readOnly, change }: PartProps) {
  const { titles, know } = useTitles(topic.related);
  return (
    <Field label={t("knowledge-related")} group>
      <ul class="kb-related">
        {topic.related.map((id) => (
          <li key={id} class="ui-row">
            <a class="ui-grow ui-truncate" href={href(topicPath(id))} dir="auto">
              {titles[id] ?? "…"}
            </a>
            {!readOnly && (
              <IconButton
                icon={X}
                size="sm"
                label={t("ui-remove", { name: titles[id] ?? "" })}
                onClick={() => change({ related: topic.related.filter((other) => other !== id) })}
              />
            )}
          </li>
        ))}
      </ul>
      {!readOnly && (
        <div>
          <Popover
            label={t("knowledge-related-add")}
            trigger={(props) => (
              <Button {...props} size="sm" icon={Plus}>
                {t("knowledge-related-add")}
              </Button>
            )}
          >
            {(close) => (
              <TopicSearch
                label={t("knowledge-related-add")}
                without={[topic.id, ...topic.related]}
                onPick={(found) => {
                  know(found.id, found.title || found.slug);
                  change({ related: [...topic.related, found.id] });
                  close();
                }}
              />
            )}
          </Popover>
        </div>
      )}
    </Field>
  );
}

/** Who sees the topic. */
function Audience({ topic, readOnly, change }: PartProps) {
  // Who sees what is public is decided by those who may publish.
  const live = topic.languages.some((line) => line.state === "published");
  const locked = readOnly || (live && !can("knowledge.publish"));
  return (
    <>
      <Field label={t("knowledge-regions")} hint={t("knowledge-regions-hint")}>
        <MultiCombobox
          label={t("knowledge-regions")}
          values={topic.regions}
          options={regionOptions()}
          placeholder={t("knowledge-everywhere")}
          disabled={locked}
          onValues={(regions) => change({ regions })}
        />
      </Field>
      <Switch
        label={t("knowledge-internal-only")}
        hint={t("knowledge-internal-hint")}
        checked={topic.internal}
        disabled={locked}
        onValue={(internal) => change({ internal })}
      />
    </>
  );
}

function DeleteTopic({ topic }: { topic: Topic }) {
  const [asking, setAsking] = useState(false);
  const remove = async () => {
    try {
      await deleteTopic(topic.id);
    } catch (error) {
      toastError(error);
      return;
    }
    dropDrafts(topic.id);
    toast(t("knowledge-deleted", { title: topic.title }));
    navigate("/knowledge", { replace: true });
  };
  return (
    <div class="kb-panel-foot">
      <Button variant="ghost" icon={Trash2} class="kb-delete" onClick={() => setAsking(true)}>
        {t("knowledge-delete")}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t("knowledge-delete-title")}
          text={t("knowledge-delete-text")}
          action={t("knowledge-delete")}
          danger
          typed={topic.slug}
          onClose={() => setAsking(false)}
          onConfirm={remove}
        />
      )}
    </div>
  );
}
