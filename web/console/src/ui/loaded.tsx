import type { ComponentChildren } from "preact";
import { t } from "../i18n/index.ts";
import { Button } from "./button.tsx";
import { Banner, Loading } from "./feedback.tsx";

/** What is shown of something that was asked for, and how the asking went. */
export interface Answered<T> {
  /** Null until the first answer. */
  shown: T | null;
  /** In words, until the next answer. */
  problem: string | null;
  /** An answer is awaited. */
  busy: boolean;
  /** Asks again, with what is shown left in its place. */
  load: () => void;
}

interface LoadedProps<T> {
  view: Answered<T>;
  /** How many rows of skeletons stand there until the first answer; 0 where nobody waits for it. */
  rows?: number | undefined;
  late?: boolean | undefined;
  /** Where what came stands elsewhere on the page, there is none here. */
  children?: ((shown: T) => ComponentChildren) | undefined;
}

/**
 * What came, or what stands in its place: skeletons, or a problem with a button to try again. The problem stays while it is
 * tried again, so that the button keeps the focus; and it stands above what came before.
 */
export function Loaded<T>({ view, rows, late, children }: LoadedProps<T>) {
  const { shown, problem, busy, load } = view;
  const again = (
    <Button busy={busy} onClick={load}>
      {t("ui-retry")}
    </Button>
  );
  return (
    <>
      {problem && (
        <Banner tone="danger" action={again}>
          {problem}
        </Banner>
      )}
      {shown === null && busy && !problem && rows !== 0 && <Loading rows={rows} late={late} />}
      {shown !== null && children?.(shown)}
    </>
  );
}
