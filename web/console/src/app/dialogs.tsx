import { lazy, Suspense } from "preact/compat";
import { NewCaseDialog } from "../inbox/new-case.tsx";
import { openDialog } from "../state/current.ts";
import { MergeDialog } from "../thread/merge.tsx";
import { ResolveDialog } from "../thread/resolve.tsx";

const Palette = lazy(() => import("../palette/palette.tsx"));
const HelpSheet = lazy(() => import("./help.tsx").then((module) => ({ default: module.HelpSheet })));

/** The dialog that a command or a button asked for. */
export function Dialogs() {
  const wanted = openDialog.value;
  const close = () => {
    openDialog.value = null;
  };
  switch (wanted?.kind) {
    case "resolve":
      return <ResolveDialog cases={wanted.cases} onClose={close} />;
    case "merge":
      return <MergeDialog caseId={wanted.case} onClose={close} />;
    case "new-case":
      return <NewCaseDialog onClose={close} />;
    case "help":
      return (
        <Suspense fallback={null}>
          <HelpSheet />
        </Suspense>
      );
    case "palette":
      return (
        <Suspense fallback={null}>
          <Palette query={wanted.query} onClose={close} />
        </Suspense>
      );
    default:
      return null;
  }
}
