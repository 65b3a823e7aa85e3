/**
 * JSON without its traps. `JSON.parse` keeps the last of two equal keys and rounds large numbers, so that what it shows need not
 * be what was signed; here both are refused or kept exactly. Fractions, exponents, `true` and `false` stand in no ledger file and
 * are refused as well.
 */

export type Json = null | number | bigint | string | readonly Json[] | Fields;
export type Fields = ReadonlyMap<string, Json>;

/** Ledger files nest three levels at most. */
const DEEPEST = 8;
const SPACE = /[ \t\n\r]*/y;
/** `-0` is a fraction to the verifier of the command line, too. */
const INTEGER = /(?:-?[1-9]\d*|0)(?![\d.eE])/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what no string of JSON may hold
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const HEX = /^[0-9a-fA-F]{4}$/;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

/** Not JSON, or none that a ledger file holds. */
export class JsonFault extends Error {
  constructor(
    readonly at: number,
    why: string,
  ) {
    super(why);
  }
}

/** The value that `text` is, and nothing beside it. */
export function parseJson(text: string): Json {
  const reader = new Reader(text);
  const value = reader.value(0);
  reader.end();
  return value;
}

class Reader {
  #at = 0;

  constructor(readonly text: string) {}

  end(): void {
    this.#space();
    if (this.#at < this.text.length) this.#fail("something follows");
  }

  value(depth: number): Json {
    this.#space();
    if (depth > DEEPEST) this.#fail("too deep");
    const next = this.text[this.#at];
    if (next === '"') return this.#string();
    if (next === "{") return this.#object(depth);
    if (next === "[") return this.#array(depth);
    if (next === "n" && this.text.startsWith("null", this.#at)) {
      this.#at += 4;
      return null;
    }
    const digits = this.#match(INTEGER);
    if (digits === "") this.#fail("an unknown or wrong value");
    const number = Number(digits);
    return Number.isSafeInteger(number) ? number : BigInt(digits);
  }

  #object(depth: number): Fields {
    const fields = new Map<string, Json>();
    this.#at += 1;
    if (this.#ends("}")) return fields;
    for (;;) {
      this.#space();
      if (this.text[this.#at] !== '"') this.#fail("a key is missing");
      const name = this.#string();
      if (fields.has(name)) this.#fail("a key comes twice");
      this.#expect(":");
      fields.set(name, this.value(depth + 1));
      if (this.#ends("}")) return fields;
      this.#expect(",");
    }
  }

  #array(depth: number): Json[] {
    const items: Json[] = [];
    this.#at += 1;
    if (this.#ends("]")) return items;
    for (;;) {
      items.push(this.value(depth + 1));
      if (this.#ends("]")) return items;
      this.#expect(",");
    }
  }

  #string(): string {
    this.#at += 1;
    let said = this.#match(PLAIN);
    for (;;) {
      const next = this.text[this.#at];
      if (next === '"') {
        this.#at += 1;
        return said;
      }
      if (next !== "\\") this.#fail("a string does not end");
      said += this.#escape() + this.#match(PLAIN);
    }
  }

  #escape(): string {
    const letter = this.text[this.#at + 1] ?? "";
    this.#at += 2;
    const plain = ESCAPES[letter];
    if (plain !== undefined) return plain;
    if (letter !== "u") this.#fail("an unknown escape");
    const first = this.#unit();
    if (first < 0xd800 || first > 0xdfff) return String.fromCharCode(first);
    const paired = first < 0xdc00 && this.text.startsWith("\\u", this.#at);
    if (!paired) this.#fail("half of a character");
    this.#at += 2;
    const second = this.#unit();
    if (second < 0xdc00 || second > 0xdfff) this.#fail("half of a character");
    return String.fromCharCode(first, second);
  }

  #unit(): number {
    const digits = this.text.slice(this.#at, this.#at + 4);
    if (!HEX.test(digits)) this.#fail("an unknown escape");
    this.#at += 4;
    return Number.parseInt(digits, 16);
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text)?.[0] ?? "";
    this.#at += found.length;
    return found;
  }

  #space(): void {
    // Most files have none, and a look is cheaper than a match.
    if (this.text.charCodeAt(this.#at) <= 0x20) this.#match(SPACE);
  }

  #ends(mark: string): boolean {
    this.#space();
    if (this.text[this.#at] !== mark) return false;
    this.#at += 1;
    return true;
  }

  #expect(mark: string): void {
    if (!this.#ends(mark)) this.#fail("not JSON");
  }

  #fail(why: string): never {
    throw new JsonFault(this.#at, why);
  }
}
