import { signal } from "@preact/signals";

interface Asking {
  /** Ends the question: true when the proof was right. */
  done: (proved: boolean) => void;
}

/** The question that is on the screen: prove that it is you. */
export const askingProof = signal<Asking | null>(null);

let pending: Promise<boolean> | null = null;

/** Asks for a proof. Several requests that need one at the same time share the question. */
export function askProof(): Promise<boolean> {
  pending ??= new Promise<boolean>((resolve) => {
    askingProof.value = {
      done: (proved) => {
        askingProof.value = null;
        pending = null;
        resolve(proved);
      },
    };
  });
  return pending;
}
