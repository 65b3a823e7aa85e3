/** What addresses are known to be. */
export const KINDS = [
  "exchange",
  "bridge",
  "mixer",
  "service",
  "drainer",
  "scam",
  "scam-token",
  "sanctioned",
] as const;
