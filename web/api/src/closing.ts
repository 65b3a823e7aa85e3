import type { CustomerClient } from "./customer.ts";

// What comes at the end of a conversation. Apart from the client, so that a page that loads the client need not load it before.

/** Rates a conversation, from 1 to 5. */
export async function rate(
  client: CustomerClient,
  conversation: string,
  score: number,
  comment: string,
): Promise<void> {
  const body = { score, ...(comment && { comment }) };
  client.takeOver(await client.http.post(`/widget/conversations/${conversation}/rating`, body));
}

/** Ends a conversation. */
export async function end(client: CustomerClient, conversation: string): Promise<void> {
  client.takeOver(await client.http.post(`/widget/conversations/${conversation}/close`));
}

/** A conversation as a file, in a language and on the clock of this device. */
export async function transcript(
  client: CustomerClient,
  conversation: string,
  format: "html" | "txt",
  lang: string,
): Promise<Blob> {
  const path = `/widget/conversations/${conversation}/transcript`;
  const tz = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (await client.http.raw("GET", path, undefined, { query: { format, lang, tz } })).blob();
}
