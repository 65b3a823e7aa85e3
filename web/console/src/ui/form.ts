import { ApiError, NetworkError } from "@ombud/api";
import { useRef, useState } from "preact/hooks";
import { hasText, t } from "../i18n/index.ts";

/**
 * What went wrong, in the reader's language where we have words for it, else as the server says it. `context` looks for
 * closer words first: "login" for `login-problem-<code>`.
 */
export function problemText(error: unknown, context = "ui"): string {
  if (error instanceof NetworkError) return t("ui-problem-network");
  if (error instanceof ApiError) {
    const known = [`${context}-problem-${error.code}`, `ui-problem-${error.code}`].find(hasText);
    if (known) return t(known, { detail: error.detail });
    return error.status >= 500 ? t("ui-problem-server") : error.detail;
  }
  return t("ui-problem-server");
}

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

/** Values, errors and sending of one form. `check` names what is wrong, by field; `context` as in `problemText`. */
export function useForm<T extends object>(
  initial: T,
  check: (values: T) => Errors<T> = () => ({}),
  context = "ui",
): Form<T> {
  const [values, setValues] = useState(initial);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [refused, setRefused] = useState<Record<string, string>>({});
  const start = useRef(JSON.stringify(initial));
  // Two quick presses reach the same render; only a ref stops the second.
  const sending = useRef(false);

  const update = (change: Partial<T>) => {
    setValues((before) => ({ ...before, ...change }));
    setRefused((before) => {
      const rest = { ...before };
      for (const name of Object.keys(change)) delete rest[name];
      return rest;
    });
  };
  const mistakes: Errors<T> = tried ? check(values) : {};

  const submit = async (send: (values: T) => Promise<unknown>): Promise<boolean> => {
    if (sending.current) return false;
    setTried(true);
    setProblem(null);
    if (Object.values(check(values)).some(Boolean)) {
      focusFirstError();
      return false;
    }
    sending.current = true;
    setBusy(true);
    try {
      await send(values);
      start.current = JSON.stringify(values);
      setTried(false);
      return true;
    } catch (error) {
      const fields = error instanceof ApiError ? error.fields : {};
      const own = Object.entries(fields).filter(([field]) => rootOf(field) in values);
      setRefused(Object.fromEntries(own.map(([field, detail]) => [rootOf(field), detail])));
      if (own.length === 0) setProblem(problemText(error, context));
      else focusFirstError();
      return false;
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };

  return {
    values,
    set: (name, value) => update({ [name]: value } as unknown as Partial<T>),
    update,
    error: (name) => refused[name] ?? mistakes[name] ?? undefined,
    problem,
    dirty: JSON.stringify(values) !== start.current,
    busy,
    submit,
    reset: (next) => {
      start.current = JSON.stringify(next);
      setValues(next);
      setTried(false);
      setRefused({});
      setProblem(null);
    },
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
