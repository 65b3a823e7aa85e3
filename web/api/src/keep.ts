import type { KeyValue } from "./outbox.ts";

/** A few named values of one inbox in the browser's storage, which may be full or forbidden. */
export class Keep {
  readonly storage: KeyValue | null;
  readonly #prefix: string;

  constructor(inbox: string, storage: KeyValue | null | undefined) {
    this.#prefix = `ombud.${inbox}.`;
    this.storage = storage === undefined ? browserStorage() : storage;
  }

  key(name: string): string {
    return this.#prefix + name;
  }

  get(name: string): string | null {
    return this.storage?.getItem(this.key(name)) ?? null;
  }

  set(name: string, value: string | null): void {
    try {
      if (value === null) this.storage?.removeItem(this.key(name));
      else this.storage?.setItem(this.key(name), value);
    } catch {
      // Without it the next page begins anew; this one goes on.
    }
  }
}

function browserStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
