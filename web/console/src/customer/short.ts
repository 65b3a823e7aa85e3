/** A transaction's id or an address that fits on a line: its two ends. */
export function shortId(text: string): string {
  return text.length > 20 ? `${text.slice(0, 8)}…${text.slice(-6)}` : text;
}
