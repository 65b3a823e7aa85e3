import { lazy } from "../lazy.tsx";
import { type Asking, asking } from "../menu.tsx";

const OwnData = lazy(() => import("./own-data.tsx"));
const Question = lazy(() => import("./question.tsx"));
const Readers = lazy(() => import("./readers.tsx"));
const Receipt = lazy(() => import("./receipt.tsx"));
const Report = lazy(() => import("./report.tsx"));
const Watches = lazy(() => import("./watch-list.tsx"));

/** The dialog that an option of a menu leads to. */
export default function Asked({ what, conversation }: Asking) {
  const onClose = () => {
    asking.value = null;
  };
  if (what === "data") return <OwnData conversation={conversation} onClose={onClose} />;
  if (what === "readers") return <Readers onClose={onClose} />;
  if (what === "receipt") return conversation && <Receipt conversation={conversation} onClose={onClose} />;
  if (what === "report") return conversation && <Report conversation={conversation} onClose={onClose} />;
  if (what === "watches") return <Watches conversation={conversation} onClose={onClose} />;
  return <Question what={what} conversation={conversation} onClose={onClose} />;
}
