import type { ArticleDiff, DiffPart } from "@ombud/api";
import { directionOf, formatNumber, t } from "../../i18n/index.ts";
import { type DiffLine, differs, diffLinesOf, folded } from "./diff-view.ts";

interface DiffProps {
  diff: ArticleDiff;
  lang: string;
}

/** What differs between two versions: marked by sign, by line and by colour, so that none is needed alone. */
export function DiffView({ diff, lang }: DiffProps) {
  const parts = (["title", "summary", "questions", "body"] as const).filter((name) => differs(diff[name]));
  if (parts.length === 0) return <p class="ui-muted">{t("knowledge-diff-none")}</p>;
  return (
    <div class="kb-diff" lang={lang} dir={directionOf(lang)}>
      {parts.map((name) => (
        <section key={name} aria-label={t(`knowledge-diff-${name}`)}>
          <h3>{t(`knowledge-diff-${name}`)}</h3>
          <Lines parts={diff[name]} />
        </section>
      ))}
    </div>
  );
}

const SIGNS: Record<DiffLine["kind"], string> = { same: " ", insert: "+", delete: "−", change: "±" };

function Lines({ parts }: { parts: readonly DiffPart[] }) {
  return (
    <div class="kb-diff-lines">
      {folded(diffLinesOf(parts)).map((one, at) =>
        "skipped" in one ? (
          <p key={at} class="kb-diff-gap">
            {t("knowledge-diff-skipped", { count: one.skipped, shown: formatNumber(one.skipped) })}
          </p>
        ) : (
          <div key={at} class={`kb-diff-line kb-diff-${one.kind}`}>
            <span class="kb-diff-sign" aria-hidden="true">
              {SIGNS[one.kind]}
            </span>
            <span class="kb-diff-text">
              {one.parts.map((part, index) => (
                <Piece key={index} part={part} />
              ))}
            </span>
          </div>
        ),
      )}
    </div>
  );
}

function Piece({ part }: { part: DiffPart }) {
  if (part.op === "insert") {
    return (
      <ins>
        <span class="ui-visually-hidden">{t("knowledge-diff-inserted")}</span>
        {part.text}
      </ins>
    );
  }
  if (part.op === "delete") {
    return (
      <del>
        <span class="ui-visually-hidden">{t("knowledge-diff-deleted")}</span>
        {part.text}
      </del>
    );
  }
  return <span>{part.text}</span>;
}
