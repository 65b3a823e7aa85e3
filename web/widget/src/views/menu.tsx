import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { t } from "../texts.ts";
import { lazy } from "./lazy.tsx";
import { IconButton } from "./parts.tsx";

const Further = lazy(() => import("./later/further.tsx"));

export type Asking = "end" | "forget" | "receipt" | "readers" | "data" | null;

/** Further options: of this conversation when there is one, and of the chat. A disclosure of plain buttons. */
export function Menu({ conversation = null }: { conversation?: string | null }) {
  const open = useSignal(false);
  const asking = useSignal<Asking>(null);
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
      {(open.value || asking.value) && (
        <Further conversation={conversation} open={open} asking={asking} box={box} />
      )}
    </div>
  );
}
