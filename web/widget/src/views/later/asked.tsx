import type { Signal } from "@preact/signals";
import { lazy } from "../lazy.tsx";
import type { Asking } from "../menu.tsx";

const OwnData = lazy(() => import("./own-data.tsx"));
const Question = lazy(() => import("./question.tsx"));
const Readers = lazy(() => import("./readers.tsx"));
const Receipt = lazy(() => import("./receipt.tsx"));

interface AskedProps {
  what: Exclude<Asking, null>;
  conversation: string | null;
  asking: Signal<Asking>;
}

/** What an option of the menu leads to. */
export default function Asked({ what, conversation, asking }: AskedProps) {
  const ask = (what: Asking) => {
    asking.value = what;
  };
  const onClose = () => ask(null);
  if (what === "data") return <OwnData conversation={conversation} ask={ask} onClose={onClose} />;
  if (what === "readers") return <Readers onClose={onClose} />;
  if (what === "receipt") return conversation && <Receipt conversation={conversation} onClose={onClose} />;
  return <Question what={what} conversation={conversation} onClose={onClose} />;
}
