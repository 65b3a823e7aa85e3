import type { Signal } from "@preact/signals";
import { lazy } from "../lazy.tsx";
import type { Asking } from "../menu.tsx";
import Options from "./options.tsx";

const OwnData = lazy(() => import("./own-data.tsx"));
const Question = lazy(() => import("./question.tsx"));
const Readers = lazy(() => import("./readers.tsx"));
const Receipt = lazy(() => import("./receipt.tsx"));

export interface FurtherProps {
  conversation: string | null;
  open: Signal<boolean>;
  asking: Signal<Asking>;
  close: (refocus: boolean) => void;
}

/** The options of the menu, while it is open, and what the chosen one leads to. */
export default function Further({ conversation, open, asking, close }: FurtherProps) {
  const what = asking.value;
  const ask = (next: Asking) => {
    asking.value = next;
  };
  return (
    <>
      {open.value && (
        <Options
          conversation={conversation}
          ask={(next) => {
            close(true);
            ask(next);
          }}
          done={() => close(true)}
        />
      )}
      {what && <Asked what={what} conversation={conversation} ask={ask} />}
    </>
  );
}

interface AskedProps {
  what: Exclude<Asking, null>;
  conversation: string | null;
  ask: (what: Asking) => void;
}

function Asked({ what, conversation, ask }: AskedProps) {
  const onClose = () => ask(null);
  if (what === "data") return <OwnData conversation={conversation} ask={ask} onClose={onClose} />;
  if (what === "readers") return <Readers onClose={onClose} />;
  if (what === "receipt") return conversation && <Receipt conversation={conversation} onClose={onClose} />;
  return <Question what={what} conversation={conversation} onClose={onClose} />;
}
