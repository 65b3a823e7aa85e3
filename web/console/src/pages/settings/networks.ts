/** A list of networks as text, one on each line, and back. */
export const networksText = (networks: readonly string[]) => networks.join("\n");

export const networksOf = (text: string) =>
  text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter(Boolean);
