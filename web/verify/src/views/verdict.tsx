import type { Fault, Report } from "../core/report.ts";
import { isGood } from "../core/report.ts";
import { language, t } from "../texts.ts";
import { reasonText } from "./reason.ts";

/** More than anybody reads. */
const SHOWN = 100;

type Judged = "good" | "bad" | "unread";

function judge(report: Report): Judged {
  if (isGood(report)) return "good";
  const nothing = report.leaves === 0 && !report.head && report.faults.some((it) => it.what === "unreadable");
  return nothing ? "unread" : "bad";
}

/** The answer in a few words, then what it is about, then what is wrong. */
export function Verdict({ report }: { report: Report }) {
  const judged = judge(report);
  return (
    <section class={`card verdict ${judged}`}>
      <h2>
        <span class="sign" aria-hidden="true">
          {judged === "good" ? "✓" : judged === "bad" ? "✕" : "?"}
        </span>
        {t(judged)}
      </h2>
      <p>{t(`${judged}-text`)}</p>
      {judged === "good" && (
        <p class={report.keyIsTrusted ? "" : "caution"}>
          {t(report.keyIsTrusted ? "good-trusted" : "good-own")}
        </p>
      )}
      {judged !== "unread" && <Facts report={report} />}
      {report.anchors > 0 && <p class="muted">{t("anchors-elsewhere")}</p>}
      {judged !== "good" && <Faults report={report} />}
    </section>
  );
}

function Facts({ report }: { report: Report }) {
  const whole = report.kind === "ledger";
  const facts: [string, string | number | null][] = [
    ["fact-log", report.origin],
    ["fact-key", report.key],
    ["fact-head", report.head?.size ?? null],
    [whole ? "fact-leaves" : "fact-proved", report.leaves],
    ["fact-erased", report.erased || null],
    ["fact-heads", whole ? report.checkpoints : null],
    ["fact-anchors", report.anchors || null],
  ];
  return (
    <dl class="facts">
      {facts.map(
        ([name, value]) =>
          value !== null && (
            <div key={name}>
              <dt>{t(name)}</dt>
              <dd dir="auto">
                {typeof value === "number" ? new Intl.NumberFormat(language.value).format(value) : value}
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** People count from 1, the format from 0. */
function place({ index, count }: Fault): string | null {
  if (index === null) return null;
  if (count < 2) return t("at-leaf", { number: index + 1 });
  return t("at-leaves", { first: index + 1, last: index + count });
}

function Faults({ report }: { report: Report }) {
  const shown = report.faults.slice(0, SHOWN);
  const more = report.faultCount - shown.length;
  return (
    <>
      <h3>{t("faults")}</h3>
      <ul class="faults">
        {shown.map((it, at) => (
          <li key={`${at} ${it.what}`}>
            <strong>{[place(it), t(`what-${it.what}`)].filter(Boolean).join(": ")}</strong>
            <span class="muted">
              {reasonText(it.detail) ?? (
                <span lang="en" dir="ltr">
                  {it.detail}
                </span>
              )}
              {it.line !== null && ` · ${t("at-line", { line: it.line })}`}
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && <p class="muted">{t("faults-more", { count: more })}</p>}
    </>
  );
}
