import { useRef, useState } from "preact/hooks";

/** Steps back that are remembered. */
const MOST = 100;
/** Changes of the same thing that follow each other so fast are one. */
const TOGETHER_MS = 1500;

export interface History<T> {
  value: T;
  /** `of` names what is changed, so that a word that is typed is taken back as a whole. */
  change: (value: T, of?: string) => void;
  undo: () => void;
  canUndo: boolean;
  /** Begins anew: nothing can be taken back. */
  reset: (value: T) => void;
}

/** A value whose changes can be taken back. */
export function useHistory<T>(first: T): History<T> {
  const [value, setValue] = useState(first);
  const [past, setPast] = useState<readonly T[]>([]);
  const last = useRef({ of: "", at: 0 });
  return {
    value,
    change: (next, of = "") => {
      const now = performance.now();
      const same = of !== "" && last.current.of === of && now - last.current.at < TOGETHER_MS;
      last.current = { of, at: now };
      if (!same) setPast((before) => [...before, value].slice(-MOST));
      setValue(next);
    },
    undo: () => {
      const before = past.at(-1);
      if (before === undefined) return;
      last.current = { of: "", at: 0 };
      setPast(past.slice(0, -1));
      setValue(before);
    },
    canUndo: past.length > 0,
    reset: (next) => {
      last.current = { of: "", at: 0 };
      setPast([]);
      setValue(next);
    },
  };
}
