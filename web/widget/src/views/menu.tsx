import { signal, useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { t } from "../texts.ts";
import { lazy } from "./lazy.tsx";
import { IconButton } from "./parts.tsx";

const Further = lazy(() => import("./later/further.tsx"));

/** What an option of the menu leads to, and the conversation that it is about. */
export interface Asking {
  what: "end" | "forget" | "receipt" | "report" | "readers" | "data" | "watches";
  conversation: string | null;
}

/** The dialog that is open. It belongs to no menu: a phone that is turned changes the views, and not what one was doing. */
export const asking = signal<Asking | null>(null);

/** Further options: of this conversation when there is one, and of the chat. A disclosure of plain buttons. */
export function Menu({ conversation = null }: { conversation?: string | null }) {
  const open = useSignal(false);
  const box = useRef<HTMLDivElement>(null);
  return (
    <div class="menu-box" ref={box}>
      <IconButton
        icon="more"
        label={t("chat-menu")}
        expanded={open.value}
        onClick={() => {
          open.value = !open.peek();
        }}
      />
      {open.value && <Further conversation={conversation} open={open} box={box} />}
    </div>
  );
}
