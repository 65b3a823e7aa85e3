/**
 * What a screen shows of the server's: asked for when the screen opens, put right by what one does there, asked for again
 * when it failed. Where more screens than one show the same, it is a signal of its own; lists by pages have their own life.
 */
import { type Answer, type AnyPath, ApiError, type Path, type Query } from "@ombud/api";
import { useEffect, useRef, useState } from "preact/hooks";
import { type Answered, problemText } from "../ui/index.ts";
import { http } from "./http.ts";
import { reconnects } from "./live.ts";

export interface View<T> extends Answered<T> {
  /** The server does not show it to whoever is signed in. */
  refused: boolean;
  /** What was answered to a change takes the place of what is shown. */
  put: (answer: T) => void;
  /** A part of what is shown is otherwise now. Where that may not be known yet, all is asked for again. */
  change: (how: (before: T) => T) => void;
}

interface ViewOptions {
  query?: Query | undefined;
  /** Whenever it is another value, it is asked for again. */
  again?: unknown;
}

/** What the server answers at `path`; with null, for who may not see it, nothing is asked. */
export function useView<P extends AnyPath>(
  path: Path<P, "get"> | null,
  { query, again }: ViewOptions = {},
): View<Answer<P, "get">> {
  const question = path === null ? null : `${path} ${JSON.stringify(query ?? {})}`;
  return useAsked(question, () => http.get<P>(path as Path<P, "get">, query), again);
}

interface Known<T> extends Pick<View<T>, "shown" | "problem" | "busy" | "refused"> {
  question: string | null;
}

const nothingOf = <T>(question: string | null): Known<T> => ({
  question,
  shown: null,
  problem: null,
  busy: question !== null,
  refused: false,
});

const isRefusal = (error: unknown) => error instanceof ApiError && [403, 404].includes(error.status);

/** The same for what takes more than one request: `question` tells one such asking from another, null asks nothing. */
export function useAsked<T>(question: string | null, ask: () => Promise<T>, again?: unknown): View<T> {
  const [known, setKnown] = useState(() => nothingOf<T>(question));
  // What answered another question is not shown for a moment under this one.
  const now = known.question === question ? known : nothingOf<T>(question);
  const latest = useRef({ question, ask, now });
  latest.current = { question, ask, now };
  // Counts what makes an answer that is still under way too old to be shown.
  const turn = useRef(0);
  const know = (part: Partial<Known<T>>) => {
    const next = { ...latest.current.now, ...part };
    latest.current = { ...latest.current, now: next };
    setKnown(next);
  };
  const load = () => {
    turn.current += 1;
    const { question: asked, ask: send } = latest.current;
    if (asked === null) return;
    const own = turn.current;
    const settle = (part: Partial<Known<T>>) => {
      if (own === turn.current && asked === latest.current.question) know({ ...part, busy: false });
    };
    know({ busy: true });
    send().then(
      (shown) => settle({ shown, problem: null, refused: false }),
      (error: unknown) => settle({ problem: problemText(error), refused: isRefusal(error) }),
    );
  };
  const put = (shown: T) => {
    // A change that was begun under another question is answered too late.
    if (question !== latest.current.question) return;
    turn.current += 1;
    know({ shown, problem: null, busy: false, refused: false });
  };
  const change = (how: (before: T) => T) => {
    if (question !== latest.current.question) return;
    const { shown, busy } = latest.current.now;
    if (shown !== null) know({ shown: how(shown) });
    if (shown === null || busy) load();
  };
  useEffect(load, [question, again]);
  const cuts = reconnects.value;
  useEffect(() => {
    // What could not be had while the server was away is asked for again now that it is back.
    if (latest.current.now.problem !== null) load();
  }, [cuts]);
  useEffect(
    () => () => {
      // Who is gone asks nothing, and is told nothing: a timer may still run, or a request be under way.
      latest.current = { ...latest.current, question: null };
    },
    [],
  );
  const { shown, problem, busy, refused } = now;
  return { shown, problem, busy, refused, load, put, change };
}
