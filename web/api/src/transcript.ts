import type { Http } from "./http.ts";

/** A conversation as a file. Apart from the client, so that a page that loads the client need not load it before anybody asks. */
export async function transcript(http: Http, conversation: string, format: "html" | "txt"): Promise<Blob> {
  const path = `/widget/conversations/${conversation}/transcript`;
  return (await http.raw("GET", path, undefined, { query: { format } })).blob();
}
