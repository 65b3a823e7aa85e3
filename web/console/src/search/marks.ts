export interface Piece {
  text: string;
  marked: boolean;
}

/** A snippet cut where its marks begin and end. Marks count code points, as the server does. */
export function pieces(snippet: string, marks: readonly (readonly [number, number])[]): Piece[] {
  const letters = [...snippet];
  const result: Piece[] = [];
  let end = 0;
  for (const [from, to] of [...marks].sort((a, b) => a[0] - b[0])) {
    const start = Math.max(from, end);
    const stop = Math.min(to, letters.length);
    if (stop <= start) continue;
    if (start > end) result.push({ text: letters.slice(end, start).join(""), marked: false });
    result.push({ text: letters.slice(start, stop).join(""), marked: true });
    end = stop;
  }
  if (end < letters.length) result.push({ text: letters.slice(end).join(""), marked: false });
  return result;
}
