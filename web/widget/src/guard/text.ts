/** A text as it is searched, with the way back to where things stand in the text as it was written. */
import { UNSEEN } from "./suspect.ts";

export type Kind = "phrase" | "key" | "otp";

/** A secret in a text, from and to in UTF-16 units. */
export interface Finding {
  kind: Kind;
  from: number;
  to: number;
}

export class Sight {
  readonly text: string;
  /** Where each unit stands in the original; null when nothing was left out. */
  readonly #at: number[] | null;

  private constructor(text: string, at: number[] | null) {
    this.text = text;
    this.#at = at;
  }

  /** What is not seen stands inside of words or between them: both are tried. */
  static of(original: string): Sight[] {
    const spaced = new Sight(original.replace(UNSEEN, " "), null);
    if (spaced.text === original) return [spaced];
    const at: number[] = [];
    let joined = "";
    for (let i = 0; i < original.length; i++) {
      const unit = original.charAt(i);
      if (unit.search(UNSEEN) >= 0) continue;
      joined += unit;
      at.push(i);
    }
    return [new Sight(joined, at), spaced];
  }

  finding(kind: Kind, from: number, to: number): Finding {
    if (!this.#at) return { kind, from, to };
    return { kind, from: this.#at[from] ?? 0, to: (this.#at[to - 1] ?? 0) + 1 };
  }
}
