import type { Topic, UnansweredGroup } from "@ombud/api";
import { ArrowLeft, CircleCheck, FilePlus2 } from "lucide";
import { useState } from "preact/hooks";
import { href } from "../../app/router.ts";
import { formatRelative, inOwnLanguage, languageName, t } from "../../i18n/index.ts";
import { toastError } from "../../state/errors.ts";
import { http } from "../../state/http.ts";
import { useView } from "../../state/view.ts";
import { Badge, Button, EmptyState, LinkButton, Loaded, Select, toast } from "../../ui/index.ts";
import { type Beginning, NewTopic } from "./new-topic.tsx";
import { PageHead } from "./parts.tsx";
import { settings } from "./server.ts";
import "./unanswered.css";

const SPANS = ["7", "30", "90", "365"];

/** What customers asked and nothing answered, sorted into what it asks: the list of articles to write. */
export default function UnansweredPage() {
  const [days, setDays] = useState("30");
  const view = useView("/understanding/unanswered", { query: { days: Number(days) } });
  const found = view.shown;
  const [writing, setWriting] = useState<UnansweredGroup | null>(null);
  const settle = async (group: UnansweredGroup) => {
    try {
      await http.request("POST", "/understanding/unanswered/settle", { cases: group.cases });
      toast(t("knowledge-unanswered-settled"));
      view.load();
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
      <Loaded view={view} rows={6} late />
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
      {writing && <NewTopic from={beginningOf(writing)} onClose={() => setWriting(null)} />}
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

/** An article about a group of questions: the server gives its draft the ways in which they were asked. */
function beginningOf(group: UnansweredGroup): Beginning {
  const languages = settings.value?.languages ?? [];
  return {
    heading: t("knowledge-unanswered-draft"),
    title: inOwnLanguage(group.intent_title) ?? "",
    lang: group.languages.map((it) => it[0]).find((it) => languages.includes(it)),
    create: async (begun) => {
      const body = { cases: group.cases, ...begun };
      const made = await http.request<Topic>("POST", "/understanding/unanswered/drafts", body);
      toast(t("knowledge-unanswered-drafted"));
      return made;
    },
  };
}
