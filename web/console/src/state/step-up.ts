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

/** How windows of this desk tell each other of a proof that was made at the provider. */
const CHANNEL = "ombud-proof";

/** Tells the window that asked: the proof was right, or why it was not. */
export function tellProof(refused: string | null): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage({ refused });
  channel.close();
}

/** Hears of a proof that another window has made. Returns what ends the listening. */
export function hearProof(heard: (refused: string | null) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = (event: MessageEvent<{ refused: string | null }>) => heard(event.data.refused);
  return () => channel.close();
}
