/** The lines of a stream of bytes, one at a time, however large the file is. */

/** No line is longer; as for the verifier of the command line. */
export const MAX_LINE = 16 << 20;

export interface Line {
  /** From 1. */
  number: number;
  /** Null: too long, or no UTF-8. */
  text: string | null;
}

/** The next lines of a stream, without those that are blank. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const splitter = new Splitter();
  for await (const chunk of chunks) yield* splitter.take(chunk);
  yield* splitter.rest();
}

class Splitter {
  #number = 0;
  #held: Uint8Array[] = [];
  #length = 0;
  readonly #decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

  *take(chunk: Uint8Array): Generator<Line> {
    let from = 0;
    for (;;) {
      const end = chunk.indexOf(10, from);
      this.#hold(chunk.subarray(from, end < 0 ? undefined : end));
      if (end < 0) return;
      yield* this.#line();
      from = end + 1;
    }
  }

  *rest(): Generator<Line> {
    if (this.#length > 0) yield* this.#line();
  }

  #hold(part: Uint8Array): void {
    this.#length += part.length;
    // What is too long anyhow is not kept.
    if (this.#length < MAX_LINE) this.#held.push(part);
  }

  *#line(): Generator<Line> {
    const [held, length] = [this.#held, this.#length];
    this.#number += 1;
    this.#held = [];
    this.#length = 0;
    const text = length < MAX_LINE ? this.#decode(held, length) : null;
    if (text === null || /[^ \t\n\f\r]/.test(text)) yield { number: this.#number, text };
  }

  #decode(held: readonly Uint8Array[], length: number): string | null {
    let bytes = held[0] ?? new Uint8Array();
    if (held.length > 1) {
      bytes = new Uint8Array(length);
      let at = 0;
      for (const part of held) {
        bytes.set(part, at);
        at += part.length;
      }
    }
    try {
      return this.#decoder.decode(bytes);
    } catch {
      return null;
    }
  }
}
