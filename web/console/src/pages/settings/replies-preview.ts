/** The variables that a canned reply may hold, with what the preview puts in their place. */
export const variables = [
  "customer.name",
  "customer.email",
  "agent.name",
  "case.number",
  "workspace.name",
] as const;

const PLACE = /\{\{\s*([\w.]*)\s*\}\}/g;

export interface Piece {
  text: string;
  /** Filled in, unknown to us, or plain text. */
  kind: "text" | "filled" | "unknown";
}

/** The reply's text in pieces, with its variables filled in. */
export function fillVariables(body: string, values: Readonly<Record<string, string>>): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of body.matchAll(PLACE)) {
    const at = match.index;
    if (at > from) pieces.push({ text: body.slice(from, at), kind: "text" });
    const value = values[match[1] ?? ""];
    pieces.push(value === undefined ? { text: match[0], kind: "unknown" } : { text: value, kind: "filled" });
    from = at + match[0].length;
  }
  if (from < body.length) pieces.push({ text: body.slice(from), kind: "text" });
  return pieces;
}

/** The variables of a text that do not exist. */
export function unknownVariables(body: string): string[] {
  const known = new Set<string>(variables);
  const found = [...body.matchAll(PLACE)].map((match) => match[1] ?? "");
  return [...new Set(found.filter((name) => !known.has(name)))];
}

/** A shortcut is typed after `/`: no spaces, no capitals. */
export const isShortcut = (text: string) => /^[\p{Ll}\p{Lo}\p{N}_-]{1,40}$/u.test(text);
