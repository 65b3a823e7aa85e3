import type { ArticleLine, TopicLine } from "@ombud/api";
import { Clock, GitCompareArrows, Lock, MessageSquareReply, TriangleAlert, Unlink } from "lucide";
import type { ComponentChildren } from "preact";
import { RailButton } from "../../app/shell.tsx";
import { formatNumber, formatPercent, languageName, ownLanguageName, t } from "../../i18n/index.ts";
import { Badge, Icon } from "../../ui/index.ts";
import { helpedShare, lookOf, stateName } from "./words.ts";

interface HeadProps {
  title: string;
  text?: ComponentChildren;
  before?: ComponentChildren;
  actions?: ComponentChildren;
}

/** The head of a screen of knowledge. */
export function PageHead({ title, text, before, actions }: HeadProps) {
  return (
    <header class="kb-head">
      <RailButton />
      <div class="ui-grow">
        {before}
        <h1>{title}</h1>
        {text && <p class="ui-muted">{text}</p>}
      </div>
      {actions && <div class="ui-row ui-row-wrap">{actions}</div>}
    </header>
  );
}

/** The state of an article in words, with a sign and a colour. */
export function StateBadge({ line }: { line: ArticleLine | undefined }) {
  const state = line?.state ?? "missing";
  const { tone, icon } = lookOf(state);
  return (
    <Badge tone={tone} icon={icon} class={line ? "" : "kb-missing"}>
      {stateName(state)}
    </Badge>
  );
}

/** What is to be known of a translation beside its state. */
export function LanguageSigns({ line }: { line: ArticleLine | undefined }) {
  if (!line) return null;
  return (
    <>
      {line.outdated && (
        <Badge tone="warn" icon={GitCompareArrows}>
          {t("knowledge-outdated")}
        </Badge>
      )}
      {line.changes_wanted && line.state !== "in_review" && (
        <Badge tone="warn" icon={MessageSquareReply}>
          {t("knowledge-changes")}
        </Badge>
      )}
      {line.has_draft && line.state === "published" && <Badge>{t("knowledge-has-draft")}</Badge>}
    </>
  );
}

/** A language by its own name, and in the reader's words where one points at it. */
export function LanguageName({ tag }: { tag: string }) {
  return (
    <span class="kb-language" lang={tag} title={`${languageName(tag)} (${tag})`}>
      {ownLanguageName(tag)}
    </span>
  );
}

/** What is to be known of a topic before it is opened. */
export function TopicSigns({ topic }: { topic: TopicLine }) {
  return (
    <>
      {topic.internal && (
        <Badge tone="info" icon={Lock}>
          {t("knowledge-internal")}
        </Badge>
      )}
      {topic.stale && (
        <Badge tone="warn" icon={Clock}>
          {t("knowledge-stale")}
        </Badge>
      )}
      {topic.broken_links > 0 && (
        <Badge tone="warn" icon={Unlink}>
          {t("knowledge-broken", { count: topic.broken_links })}
        </Badge>
      )}
    </>
  );
}

/** How many were helped, of those who said so. */
export function Helped({ counts }: { counts: { helped: number; not_helped: number } }) {
  const share = helpedShare(counts);
  if (share === null) return <span class="ui-muted">{t("knowledge-no-votes")}</span>;
  const all = counts.helped + counts.not_helped;
  return (
    <span
      class="ui-tabular kb-helped"
      title={t("knowledge-helped-title", { helped: counts.helped, not_helped: counts.not_helped })}
    >
      {formatPercent(share)} <span class="ui-muted">{t("knowledge-of", { count: formatNumber(all) })}</span>
    </span>
  );
}

/** Something that has to be looked at, in a line. */
export function Hint({ children }: { children: ComponentChildren }) {
  return (
    <p class="kb-hint">
      <Icon of={TriangleAlert} size={14} />
      <span>{children}</span>
    </p>
  );
}
