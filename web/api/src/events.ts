/** Typed listeners. A listener that throws must not keep the others, or the protocol, from going on. */
export class Events<Map extends object> {
  readonly #listeners = new Map<keyof Map, Set<(value: never) => void>>();

  /** Returns the function that ends the listening. */
  on<K extends keyof Map>(kind: K, listener: (value: Map[K]) => void): () => void {
    const set = this.#listeners.get(kind) ?? new Set();
    this.#listeners.set(kind, set);
    set.add(listener);
    return () => set.delete(listener);
  }

  emit<K extends keyof Map>(kind: K, value: Map[K]): void {
    for (const listener of [...(this.#listeners.get(kind) ?? [])]) {
      try {
        (listener as (value: Map[K]) => void)(value);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
