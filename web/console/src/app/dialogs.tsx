import { lazy, Suspense } from "preact/compat";
import { needTexts } from "../i18n/index.ts";
import { NewCaseDialog } from "../inbox/new-case.tsx";
import { openDialog } from "../state/current.ts";
import { MergeDialog } from "../thread/merge.tsx";
import { ResolveDialog } from "../thread/resolve.tsx";
import { viewing } from "../viewer/state.ts";

const Palette = lazy(() => import("../palette/palette.tsx"));
const HelpSheet = lazy(() => import("./help.tsx").then((module) => ({ default: module.HelpSheet })));

const Viewer = lazy(async () => {
  const [module] = await Promise.all([import("../viewer/viewer.tsx"), needTexts("viewer")]);
  return module;
});

/** The file that is open in the viewer, over whatever else there is. */
export function OpenFile() {
  if (!viewing.value) return null;
  return (
    <Suspense fallback={null}>
      <Viewer />
    </Suspense>
  );
}

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
