import { signal } from "@preact/signals";

interface Needed {
  /** What needs a second person, by the server's name for it. */
  operation: string;
  /** Who may decide, by name. */
  deciders: readonly string[];
}

interface Asking extends Needed {
  /** Ends the question: with the reason, or with null when it is not to be asked for. */
  done: (reason: string | null) => void;
}

/** The question that is on the screen: why should somebody else agree to this. */
export const askingReason = signal<Asking | null>(null);

let last: Promise<unknown> = Promise.resolve();

/** Asks why something is to be done that needs a second person. Questions wait for one another: each is about something else. */
export function askReason(needed: Needed): Promise<string | null> {
  const mine = last.then(
    () =>
      new Promise<string | null>((resolve) => {
        askingReason.value = {
          ...needed,
          done: (reason) => {
            askingReason.value = null;
            resolve(reason);
          },
        };
      }),
  );
  last = mine;
  return mine;
}
