import { ApiError } from "@ombud/api";
import { useRef, useState } from "preact/hooks";
import { problemText, saidText } from "./problem.ts";

export type Errors<T> = Partial<Record<keyof T & string, string | null>>;

export interface Form<T> {
  values: T;
  set: <K extends keyof T>(name: K, value: T[K]) => void;
  update: (change: Partial<T>) => void;
  /** The error to show beside a field: ours once sending was tried, or the server's. */
  error: (name: keyof T & string) => string | undefined;
  /** A problem that belongs to no field. */
  problem: string | null;
  dirty: boolean;
  busy: boolean;
  /** Checks, then sends; false when something is wrong, which the form then shows. */
  submit: (send: (values: T) => Promise<unknown>) => Promise<boolean>;
  reset: (values: T) => void;
}

/** The server names nested fields by path (`look.color`, `week[2].from`); the form has one control for the whole. */
const rootOf = (field: string) => field.split(/[.[]/)[0] ?? field;

/** What the server said about the last try: beside which fields, or about the whole. */
function useRefusal(context: string) {
  const [problem, setProblem] = useState<string | null>(null);
  const [fields, setFields] = useState<Record<string, string>>({});
  return {
    problem,
    fields,
    clear: () => {
      setProblem(null);
      setFields({});
    },
    forget: (names: readonly string[]) =>
      setFields((before) =>
        Object.fromEntries(Object.entries(before).filter(([name]) => !names.includes(name))),
      ),
    take: (error: unknown, known: object) => {
      const told = error instanceof ApiError ? Object.entries(error.fields) : [];
      const own = told.filter(([field]) => rootOf(field) in known);
      setFields(Object.fromEntries(own.map(([field, detail]) => [rootOf(field), saidText(detail)])));
      if (own.length === 0) setProblem(problemText(error, context));
      else focusFirstError();
    },
  };
}

/** Values, errors and sending of one form. `check` names what is wrong, by field; `context` as in `problemText`. */
export function useForm<T extends object>(
  initial: T,
  check: (values: T) => Errors<T> = () => ({}),
  context = "ui",
): Form<T> {
  const [values, setValues] = useState(initial);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const refusal = useRefusal(context);
  const start = useRef(JSON.stringify(initial));
  // Two quick presses reach the same render; only a ref stops the second.
  const sending = useRef(false);
  const mistakes: Errors<T> = tried ? check(values) : {};

  const update = (change: Partial<T>) => {
    setValues((before) => ({ ...before, ...change }));
    refusal.forget(Object.keys(change));
  };
  const reset = (next: T) => {
    start.current = JSON.stringify(next);
    setValues(next);
    setTried(false);
    refusal.clear();
  };
  const submit = async (send: (values: T) => Promise<unknown>): Promise<boolean> => {
    if (sending.current) return false;
    setTried(true);
    refusal.clear();
    if (Object.values(check(values)).some(Boolean)) {
      focusFirstError();
      return false;
    }
    sending.current = true;
    setBusy(true);
    const before = start.current;
    try {
      await send(values);
      // Sending may have put in what the server made of it, which then is what changes are measured from.
      if (start.current === before) start.current = JSON.stringify(values);
      setTried(false);
      return true;
    } catch (error) {
      refusal.take(error, values);
      return false;
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };
  const dirty = JSON.stringify(values) !== start.current;
  return {
    ...{ values, update, submit, reset, dirty, busy, problem: refusal.problem },
    set: (name, value) => update({ [name]: value } as unknown as Partial<T>),
    error: (name) => refusal.fields[name] ?? mistakes[name] ?? undefined,
  };
}

/** After the errors are drawn, the keyboard stands at the first of them. */
function focusFirstError(): void {
  requestAnimationFrame(() => {
    const invalid = document.querySelector<HTMLElement>(
      'dialog[open] [aria-invalid="true"], [aria-invalid="true"]',
    );
    invalid?.focus();
  });
}

export const isEmail = (value: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim());
