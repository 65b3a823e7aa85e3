import { head, inboxKey } from "../../store.ts";

const NAMES = { html: "chat", json: "receipt", pdf: "report" } as const;

/** Hands a file about a conversation to the browser. The bearer is in a header, so a plain link to the server would not do. */
export function keepFile(content: Blob, conversation: string, ending: keyof typeof NAMES): void {
  const url = URL.createObjectURL(content);
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = `${NAMES[ending]}-${inboxKey}-${head(conversation)?.number ?? conversation}.${ending}`;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
