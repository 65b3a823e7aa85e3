import { X } from "lucide";
import { useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { clearSelection, openDialog, selection } from "../state/current.ts";
import { AssignPicker, PriorityPicker, SnoozePicker, TagPicker } from "../thread/pickers.tsx";
import { Button, Checkbox, IconButton } from "../ui/index.ts";
import type { CaseList } from "./list.ts";

/** The server takes so many cases at once. */
const MOST = 100;

/** What can be done to the ticked cases, in place of the list's head. */
export function BulkBar({ list }: { list: CaseList }) {
  const chosen = selection.value;
  const order = list.order.value;
  const ids = [...chosen].slice(0, MOST);
  const all = order.length > 0 && order.every((id) => chosen.has(id));
  const [busy, setBusy] = useState(false);
  const run = (work: Promise<boolean>) => {
    setBusy(true);
    void work.then((done) => {
      setBusy(false);
      if (done) clearSelection();
    });
  };
  return (
    <div class="bulk" role="toolbar" aria-label={t("bulk")} aria-busy={busy}>
      <div class="bulk-line">
        <Checkbox
          checked={all}
          indeterminate={!all}
          hideLabel
          label={t("bulk-all")}
          onValue={(on) => {
            selection.value = new Set(on ? order.slice(0, MOST) : []);
          }}
        />
        <h1 class="bulk-count ui-grow" aria-live="polite">
          {t("bulk-count", { count: chosen.size })}
        </h1>
        <IconButton icon={X} size="sm" label={t("bulk-clear")} keys={["Esc"]} onClick={clearSelection} />
      </div>
      <div class="bulk-line">
        <AssignPicker name="bulk-assign" ids={ids} run={run} />
        <TagPicker name="bulk-tags" ids={ids} run={run} />
        <PriorityPicker name="bulk-priority" ids={ids} run={run} />
        <SnoozePicker name="bulk-snooze" ids={ids} run={run} />
        <Button
          size="sm"
          variant="primary"
          onClick={() => {
            openDialog.value = { kind: "resolve", cases: ids };
          }}
        >
          {t("command-resolve")}
        </Button>
      </div>
    </div>
  );
}
