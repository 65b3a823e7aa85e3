import type { WritingHint, WritingLooked } from "@ombud/api";
import { Lightbulb, X } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { hasText, languageName, needTexts, t } from "../i18n/index.ts";
import { caseSignal } from "../state/cases.ts";
import type { Compose } from "../state/compose.ts";
import { http } from "../state/http.ts";
import type { Thread } from "../state/thread.ts";
import { Button, Icon, IconButton } from "../ui/index.ts";
import { toComposer } from "./focus.ts";
import { mended, shortened, standing } from "./writing-hints.ts";
import "./writing-hints.css";

/** Whoever pauses for so long is told what was noticed. */
const PAUSE_MS = 700;
/** Characters from which on a text is looked at. */
const LEAST = 8;
/** More at once would be a lecture. */
const SHOWN = 3;

/** What was noticed of the reply as it stands; asked for when the writer pauses, and left alone while the server is away. */
function useNoticed(thread: Thread, compose: Compose): WritingLooked | null {
  const [noticed, setNoticed] = useState<WritingLooked | null>(null);
  const turn = useRef(0);
  const body = compose.body.value;
  const reply = compose.kind.value === "message";
  useEffect(() => {
    turn.current += 1;
    const own = turn.current;
    if (!reply || body.trim().length < LEAST) {
      setNoticed(null);
      return undefined;
    }
    const timer = setTimeout(() => {
      Promise.all([http.post("/replies/look", { body, case: thread.id }), needTexts("assistant")]).then(
        ([found]) => own === turn.current && setNoticed(found),
        () => own === turn.current && setNoticed(null),
      );
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [body, reply, thread.id]);
  return noticed;
}

/** Quietly below what is being written: what may hurt, promise too much or not be understood, with other words where those do. */
export function WritingHints({ thread, compose }: { thread: Thread; compose: Compose }) {
  const noticed = useNoticed(thread, compose);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const empty = compose.empty.value;
  useEffect(() => {
    // What was left alone in one reply may be worth a word in the next.
    if (empty) setLeft(new Set());
  }, [empty]);
  if (!noticed || empty) return <div aria-live="polite" />;
  const body = compose.body.value;
  const shown = standing(body, noticed.hints)
    .filter((hint) => !left.has(keyOf(hint)))
    .slice(0, SHOWN);
  return (
    <div aria-live="polite">
      {shown.length > 0 && (
        <ul class="writing-hints" aria-label={t("writing-hints")}>
          {shown.map((hint) => (
            <Hint
              key={keyOf(hint)}
              hint={hint}
              noticed={noticed}
              theirs={caseSignal(thread.id).value?.language ?? null}
              onMend={mendBy(compose, hint)}
              onLeave={() => {
                setLeft(new Set([...left, keyOf(hint)]));
                // The button goes with its row: one goes on where one was.
                toComposer();
              }}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

const keyOf = (hint: WritingHint) => (hint.kind === "language" ? hint.kind : `${hint.kind}|${hint.words}`);

/** Puts the other words in; null where there are none. */
function mendBy(compose: Compose, hint: WritingHint): (() => void) | null {
  if (mended(compose.body.peek(), hint) === null) return null;
  return () => {
    const next = mended(compose.body.peek(), hint);
    if (next !== null) compose.write(next);
    toComposer();
  };
}

interface HintProps {
  hint: WritingHint;
  noticed: WritingLooked;
  theirs: string | null;
  onMend: (() => void) | null;
  onLeave: () => void;
}

function Hint({ hint, noticed, theirs, onMend, onLeave }: HintProps) {
  const label = labelOf(hint);
  return (
    <li class={hint.kind === "refused" ? "writing-hint-refused" : ""}>
      <Icon of={Lightbulb} size={15} />
      <span class="ui-grow">
        {textOf(hint, noticed.language, theirs)}
        {hint.kind !== "language" && (
          <>
            {" "}
            <q dir="auto">{shortened(hint.words)}</q>
          </>
        )}
      </span>
      {onMend && (
        <Button size="sm" variant="ghost" onClick={onMend}>
          {label}
        </Button>
      )}
      <IconButton icon={X} size="sm" label={t("writing-ignore")} onClick={onLeave} />
    </li>
  );
}

function labelOf(hint: WritingHint): string {
  if (hint.kind === "long") return t("writing-part");
  return hint.mended ? t("writing-instead", { words: shortened(hint.mended, 40) }) : t("writing-leave-out");
}

function textOf(hint: WritingHint, own: string | null | undefined, theirs: string | null): string {
  if (hint.kind === "language") {
    return t("writing-language", { own: languageName(own ?? "und"), theirs: languageName(theirs ?? "und") });
  }
  const refusal = `refusal-${hint.rule?.replaceAll("_", "-")}`;
  if (hint.kind === "refused" && hasText(refusal)) return t(refusal);
  return t(`writing-${hint.kind}`);
}
