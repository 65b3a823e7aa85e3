import type { Topic, Unanswered, UnansweredGroup } from "@ombud/api";
import { ArrowLeft, CircleCheck, FilePlus2 } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { href, navigate } from "../../app/router.ts";
import { formatRelative, inOwnLanguage, languageName, t } from "../../i18n/index.ts";
import { toastError } from "../../state/errors.ts";
import { http } from "../../state/http.ts";
import {
  Badge,
  Banner,
  Button,
  Combobox,
  Dialog,
  EmptyState,
  Field,
  LinkButton,
  Loading,
  problemText,
  Select,
  TextInput,
  toast,
  useForm,
} from "../../ui/index.ts";
import { categoryOptions } from "./filter-bar.tsx";
import { PageHead } from "./parts.tsx";
import { categories, settings } from "./server.ts";
import { topicPath } from "./topic-table.tsx";
import "./unanswered.css";

const SPANS = ["7", "30", "90", "365"];

/** What customers asked and nothing answered, sorted into what it asks: the list of articles to write. */
export default function UnansweredPage() {
  const [days, setDays] = useState("30");
  const [found, setFound] = useState<Unanswered | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [writing, setWriting] = useState<UnansweredGroup | null>(null);
  const load = () => {
    setProblem(null);
    http
      .request<Unanswered>("GET", "/understanding/unanswered", undefined, { query: { days: Number(days) } })
      .then(setFound, (error: unknown) => setProblem(problemText(error)));
  };
  useEffect(load, [days]);
  const settle = async (group: UnansweredGroup) => {
    try {
      await http.request("POST", "/understanding/unanswered/settle", { cases: group.cases });
      toast(t("knowledge-unanswered-settled"));
      load();
    } catch (error) {
      toastError(error);
    }
  };
  return (
    <div class="kb">
      <PageHead
        title={t("knowledge-unanswered-title")}
        text={t("knowledge-unanswered-text")}
        before={
          <LinkButton size="sm" variant="ghost" icon={ArrowLeft} href={href("/knowledge")}>
            {t("knowledge-title")}
          </LinkButton>
        }
        actions={
          <Select
            value={days}
            aria-label={t("knowledge-unanswered-days", { days: Number(days) })}
            options={SPANS.map((it) => ({
              value: it,
              label: t("knowledge-unanswered-days", { days: Number(it) }),
            }))}
            onValue={setDays}
          />
        }
      />
      {problem && (
        <Banner tone="danger" action={<Button onClick={load}>{t("ui-retry")}</Button>}>
          {problem}
        </Banner>
      )}
      {!found && !problem && <Loading rows={6} />}
      {found?.groups.length === 0 && (
        <EmptyState icon={CircleCheck} title={t("knowledge-unanswered-none")}>
          {t("knowledge-unanswered-none-text")}
        </EmptyState>
      )}
      <ol class="unanswered">
        {found?.groups.map((group) => (
          <Group
            key={group.cases[0]}
            group={group}
            onWrite={() => setWriting(group)}
            onSettle={() => void settle(group)}
          />
        ))}
      </ol>
      {writing && <WriteDialog group={writing} onClose={() => setWriting(null)} />}
    </div>
  );
}

interface GroupProps {
  group: UnansweredGroup;
  onWrite: () => void;
  onSettle: () => void;
}

function Group({ group, onWrite, onSettle }: GroupProps) {
  return (
    <li class="ui-card">
      <header>
        <h2>{inOwnLanguage(group.intent_title) ?? t("knowledge-unanswered-mixed")}</h2>
        <Badge>{t("knowledge-unanswered-count", { count: group.count })}</Badge>
        {group.not_helped > 0 && (
          <Badge tone="warn">{t("knowledge-unanswered-not-helped", { count: group.not_helped })}</Badge>
        )}
        <span class="ui-muted ui-small">
          {group.languages.map(([lang, count]) => `${languageName(lang)} ${count}`).join(" · ")}
        </span>
      </header>
      <ul>
        {group.examples.map((one) => (
          <li key={one.case}>
            <q dir="auto">{one.text}</q>{" "}
            <a class="ui-small" href={href(`/inbox/all/${one.case}`)}>
              {t("knowledge-unanswered-case", { number: one.number })}
            </a>{" "}
            <span class="ui-muted ui-small">{formatRelative(one.at)}</span>
          </li>
        ))}
      </ul>
      <div class="ui-row ui-row-wrap">
        <Button variant="primary" size="sm" icon={FilePlus2} onClick={onWrite}>
          {t("knowledge-unanswered-draft")}
        </Button>
        <Button size="sm" variant="ghost" onClick={onSettle}>
          {t("knowledge-unanswered-settle")}
        </Button>
      </div>
    </li>
  );
}

interface Values {
  title: string;
  lang: string;
  category: string | null;
}

/** Begins the article about a group of questions, and opens it. */
function WriteDialog({ group, onClose }: { group: UnansweredGroup; onClose: () => void }) {
  const languages = settings.value?.languages ?? [];
  const asked = group.languages.map((it) => it[0]).find((it) => languages.includes(it));
  const form = useForm<Values>(
    {
      title: inOwnLanguage(group.intent_title) ?? "",
      lang: asked ?? languages[0] ?? "en",
      category: categories.peek()?.[0]?.id ?? null,
    },
    (values) => ({
      title: values.title.trim() ? null : t("ui-required"),
      lang: null,
      category: values.category ? null : t("ui-required"),
    }),
    "knowledge",
  );
  const { values } = form;
  const send = async () => {
    let path = "";
    const done = await form.submit(async ({ title, lang, category }) => {
      const body = { cases: group.cases, title: title.trim(), lang, category };
      const made = await http.request<Topic>("POST", "/understanding/unanswered/drafts", body);
      path = topicPath(made.id, lang);
    });
    if (!done) return;
    toast(t("knowledge-unanswered-drafted"));
    navigate(path);
  };
  return (
    <Dialog
      title={t("knowledge-unanswered-draft")}
      sticky={form.dirty}
      onClose={onClose}
      onSubmit={() => void send()}
      actions={
        <>
          <Button onClick={onClose}>{t("ui-cancel")}</Button>
          <Button type="submit" variant="primary" busy={form.busy}>
            {t("knowledge-begin")}
          </Button>
        </>
      }
    >
      <div class="ui-stack">
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        <Field
          label={t("knowledge-article-title")}
          required
          error={form.error("title")}
          hint={t("knowledge-title-hint")}
        >
          <TextInput
            value={values.title}
            onValue={(title) => form.set("title", title)}
            maxLength={200}
            dir="auto"
            data-autofocus
          />
        </Field>
        <div class="kb-columns">
          <Field label={t("knowledge-language")}>
            <Select
              value={values.lang}
              options={languages.map((tag) => ({ value: tag, label: languageName(tag) }))}
              onValue={(lang) => form.set("lang", lang)}
            />
          </Field>
          <Field label={t("knowledge-category")} required error={form.error("category")}>
            <Combobox
              label={t("knowledge-category")}
              value={values.category}
              options={categoryOptions()}
              onValue={(category) => form.set("category", category)}
            />
          </Field>
        </div>
      </div>
    </Dialog>
  );
}
