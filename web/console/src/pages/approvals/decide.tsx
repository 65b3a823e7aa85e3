import type { Approval } from "@ombud/api";
import { t } from "../../i18n/index.ts";
import { http } from "../../state/http.ts";
import { Banner, Button, Dialog, Field, TextArea, toast, useForm } from "../../ui/index.ts";
import { InWordsOf } from "./exact.tsx";

interface Props {
  approval: Approval;
  way: "approve" | "refuse";
  onClose: () => void;
  onDone: () => void;
}

/** Says yes or no to what somebody asked for; who says no says why. */
export function Decide({ approval, way, onClose, onDone }: Props) {
  const refuses = way === "refuse";
  const form = useForm({ note: "" }, ({ note }) => ({
    note: !refuses || note.trim().length >= 3 ? null : t("ui-required"),
  }));
  const submit = () =>
    form.submit(async ({ note }) => {
      const answer = await http.request<Approval>("POST", `/approvals/${approval.id}/${way}`, {
        note: note.trim(),
      });
      const failed = answer.state === "failed";
      toast(t(`approvals-state-${answer.state}`), failed ? { tone: "danger" } : {});
      onClose();
      onDone();
    });
  return (
    <Dialog
      title={t(`approvals-${way}-title`)}
      description={t(`approvals-${way}-text`)}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>{t("ui-cancel")}</Button>
          <Button type="submit" variant={refuses ? "danger" : "primary"} busy={form.busy}>
            {t(`approvals-${way}`)}
          </Button>
        </>
      }
    >
      <div class="ui-stack">
        <InWordsOf approval={approval} named />
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        <Field
          label={t("approvals-note")}
          hint={refuses ? undefined : t("approvals-note-hint")}
          required={refuses}
          error={form.error("note")}
        >
          <TextArea
            value={form.values.note}
            onValue={(text) => form.set("note", text)}
            rows={3}
            maxLength={1000}
            data-autofocus
          />
        </Field>
      </div>
    </Dialog>
  );
}
