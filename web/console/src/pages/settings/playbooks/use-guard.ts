import { type ComponentChild, h } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../../i18n/index.ts";
import { ConfirmDialog } from "../../../ui/index.ts";

/** Asks before changes are lost: when the page is left, by a link of the console or altogether. */
export function useGuard(dirty: boolean): { ask: (go: () => void) => void; question: ComponentChild } {
  const [going, setGoing] = useState<{ go: () => void } | null>(null);
  useEffect(() => {
    if (!dirty) return;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    const hold = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!link?.href || link.target !== "" || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      // Once it is agreed to, the same click goes through.
      setGoing({
        go: () => {
          document.removeEventListener("click", hold, true);
          removeEventListener("beforeunload", stay);
          link.click();
        },
      });
    };
    addEventListener("beforeunload", stay);
    document.addEventListener("click", hold, true);
    return () => {
      removeEventListener("beforeunload", stay);
      document.removeEventListener("click", hold, true);
    };
  }, [dirty]);
  const question = going
    ? h(ConfirmDialog, {
        title: t("ui-discard"),
        text: t("ui-discard-text"),
        action: t("ui-discard-action"),
        danger: true,
        onConfirm: going.go,
        onClose: () => setGoing(null),
      })
    : null;
  return { ask: (go) => setGoing({ go }), question };
}
