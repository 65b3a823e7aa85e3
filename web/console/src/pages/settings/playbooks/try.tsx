import { RotateCcw } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../../i18n/index.ts";
import { Button, TextInput } from "../../../ui/index.ts";
import { type Draft, mainLanguage, textIn } from "./flow.ts";
import { type Played, walk } from "./play.ts";

interface Line {
  by: "bot" | "customer";
  text: string;
}

interface TryProps {
  draft: Draft;
  lang: string;
  /** What an article's topic is called. */
  titleOf: (slug: string) => string;
}

/** Plays the flow as a customer meets it, with what is on the screen; nothing is kept. */
export function TryFlow({ draft, lang, titleOf }: TryProps) {
  const [lines, setLines] = useState<Line[]>([]);
  const [at, setAt] = useState<Played | null>(null);
  const [closed, setClosed] = useState(false);
  const end = useRef<HTMLDivElement>(null);
  const go = (from: string | null | undefined, said: Line[], taken: number) => {
    const played = walk(draft, from ?? "", lang, taken);
    setAt(played);
    setClosed(false);
    setLines([...said, ...saysOf(played, titleOf, (it) => textIn(draft, it, lang))]);
  };
  const start = () => go(draft.start, [], 0);
  useEffect(start, [lang]);
  useEffect(() => {
    const box = end.current;
    if (box) box.scrollTop = box.scrollHeight;
  }, [lines]);
  const answer = (text: string, next: string | null | undefined) =>
    go(next, [...lines, { by: "customer", text }], at?.taken ?? 0);
  const helped = () => {
    setLines([
      ...lines,
      { by: "customer", text: t("playbook-try-yes") },
      { by: "bot", text: t("playbook-try-close") },
    ]);
    setClosed(true);
  };
  return (
    <div class="flow-try">
      <div class="flow-try-lines" ref={end} aria-live="polite">
        {lines.map((line, nth) => (
          <p key={nth} class={`flow-line flow-line-${line.by}`} dir="auto">
            {line.text}
          </p>
        ))}
        {at && !closed && <Answers draft={draft} at={at} lang={lang} answer={answer} helped={helped} />}
      </div>
      <Button size="sm" icon={RotateCcw} onClick={start}>
        {t("playbook-try-again")}
      </Button>
    </div>
  );
}

function saysOf(
  { says, stop }: Played,
  titleOf: (slug: string) => string,
  textOf: (said: Record<string, string>) => string,
): Line[] {
  const said: Line[] = says.map((text) => ({ by: "bot", text }));
  const bot = (text: string): Line => ({ by: "bot", text });
  if (!stop) return [...said, bot(t("playbook-try-person"))];
  if (stop.kind === "article")
    return [...said, bot(t("playbook-try-article", { title: titleOf(stop.topic ?? "") }))];
  if (stop.kind === "hand_over") {
    const own = [
      ...(stop.freeze ? [t("playbook-try-freeze")] : []),
      ...(stop.form ?? []).map((it) => `▢ ${textOf(it.labels)}`),
    ];
    return [...said, ...own.map(bot), bot(t("playbook-try-person"))];
  }
  if (stop.kind === "done") return [...said, bot(t("playbook-try-close"))];
  return said;
}

interface AnswersProps {
  draft: Draft;
  at: Played;
  lang: string;
  answer: (text: string, next: string | null | undefined) => void;
  helped: () => void;
}

function Answers({ draft, at, lang, answer, helped }: AnswersProps) {
  const [text, setText] = useState("");
  const { stop } = at;
  if (stop?.kind === "ask") {
    return (
      <div class="flow-try-choices">
        {(stop.options ?? []).map((option, nth) => {
          const label =
            textIn(draft, option.labels, lang) || textIn(draft, option.labels, mainLanguage(draft));
          return (
            <Button key={nth} size="sm" onClick={() => answer(label, option.next)}>
              {label || "…"}
            </Button>
          );
        })}
      </div>
    );
  }
  if (stop?.kind === "article") {
    return (
      <div class="flow-try-choices">
        <Button size="sm" onClick={helped}>
          {t("playbook-try-yes")}
        </Button>
        <Button size="sm" onClick={() => answer(t("playbook-try-no"), stop.next)}>
          {t("playbook-try-no")}
        </Button>
      </div>
    );
  }
  if (stop?.kind !== "input") return null;
  const send = (event: Event) => {
    event.preventDefault();
    if (text.trim()) answer(text.trim(), stop.next);
    setText("");
  };
  return (
    <form class="flow-try-input" onSubmit={send}>
      <TextInput aria-label={t("playbook-try-write")} value={text} onValue={setText} />
      <Button size="sm" type="submit">
        {t("playbook-try-send")}
      </Button>
    </form>
  );
}
