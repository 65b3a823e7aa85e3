/** The way from what is written to what is sent. In the chat's own file; everything behind it is loaded when needed. */
import type { Finding } from "./guard.ts";
import { suspicious } from "./suspect.ts";

const guard = () => import("./guard.ts");

/** What must not be sent. Fails when it cannot be known, because a part of the guard could not be loaded. */
export async function secretsIn(text: string): Promise<Finding[]> {
  return suspicious(text) ? (await guard()).inspect(text) : [];
}

/** The text with each secret replaced by the mark that the server uses too. */
export async function without(text: string, found: readonly Finding[]): Promise<string> {
  return (await guard()).cut(text, found);
}
