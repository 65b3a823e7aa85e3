/** The shortest password that the server takes. */
export const MIN_LENGTH = 12;

const COMMON = [
  "password",
  "passw0rd",
  "qwerty",
  "letmein",
  "welcome",
  "admin",
  "iloveyou",
  "bitcoin",
  "123456",
  "abcdef",
  "111111",
  "000000",
];

export interface Strength {
  /** 0 is unusable, 4 is strong. */
  score: 0 | 1 | 2 | 3 | 4;
  /** Ids of texts that say what would help, the most useful first. */
  hints: string[];
}

function isSequence(password: string): boolean {
  const codes = [...password].map((character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  return steps.length > 0 && steps.every((step) => step === steps[0] && Math.abs(step) <= 1);
}

/** How hard a password is to guess, and what would make it harder. `own` holds the owner's name and email. */
export function strengthOf(password: string, own: readonly string[] = []): Strength {
  const lower = password.toLowerCase();
  const length = [...password].length;
  const hints: string[] = [];
  const words = own
    .flatMap((text) => text.toLowerCase().split(/[\s@._-]+/))
    .filter((word) => word.length >= 4);
  const common = COMMON.some((word) => lower.includes(word));
  const personal = words.some((word) => lower.includes(word));
  const distinct = new Set(lower).size;
  const repetitive = length > 0 && (distinct <= Math.max(3, length / 4) || isSequence(lower));
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) =>
    kind.test(password),
  ).length;

  if (length < MIN_LENGTH) hints.push("login-strength-longer");
  if (common) hints.push("login-strength-common");
  if (personal) hints.push("login-strength-personal");
  if (repetitive) hints.push("login-strength-repetitive");
  if (length < 16 && kinds < 3) hints.push("login-strength-mix");

  if (length < MIN_LENGTH) return { score: length >= 8 && hints.length === 1 ? 1 : 0, hints };
  const bonus = (length >= 16 ? 1 : 0) + (kinds >= 3 || length >= 20 ? 1 : 0);
  const faults = [common, personal, repetitive].filter(Boolean).length;
  const score = Math.max(1, Math.min(4, 2 + bonus - faults * 2));
  return { score: score as Strength["score"], hints };
}
