import { CircleAlert, CircleCheck, Lock } from "lucide";
import { formatRelative, t } from "../../i18n/index.ts";
import { Button, Icon, problemText, Spinner, useNow } from "../../ui/index.ts";
import type { Autosave } from "./autosave.ts";
import { whoOf } from "./words.ts";

/** Whether what was written is kept. */
export function SaveNote({ draft, readOnly }: { draft: Autosave; readOnly: boolean }) {
  const now = useNow(20_000);
  const state = draft.state.value;
  const { updated_at, updated_by } = draft.article.value;
  if (readOnly) {
    return (
      <span class="kb-save">
        <Icon of={Lock} size={14} /> {t("knowledge-read-only")}
      </span>
    );
  }
  return (
    <span class="kb-save" role="status">
      {state === "saved" && (
        <>
          <Icon of={CircleCheck} size={14} />
          {/* The time moves on by itself: nobody is told each time. */}
          <span title={whoOf(updated_by)} aria-live="off">
            {t("knowledge-saved", { ago: formatRelative(updated_at, Math.max(now, Date.parse(updated_at))) })}
          </span>
        </>
      )}
      {(state === "waiting" || state === "saving") && (
        <>
          <Spinner size={14} /> {t("knowledge-saving")}
        </>
      )}
      {state === "failed" && (
        <span class="kb-save-failed">
          <Icon of={CircleAlert} size={14} />{" "}
          {t("knowledge-not-saved", { why: problemText(draft.problem.value) })}
          <Button size="sm" onClick={() => void draft.flush()}>
            {t("ui-retry")}
          </Button>
        </span>
      )}
      {state === "conflict" && (
        <span class="kb-save-failed">
          <Icon of={CircleAlert} size={14} /> {t("knowledge-conflict")}
        </span>
      )}
    </span>
  );
}
