import type { StaffFile } from "@ombud/api";
import { t } from "../i18n/index.ts";
import { keepFile } from "../state/download.ts";
import { http } from "../state/http.ts";
import { Banner, Button, Dialog, Field, TextArea, useForm } from "../ui/index.ts";

/** Asks why a file is downloaded as it is; whoever looks into it later reads the answer. */
export function DownloadDialog({ file, onClose }: { file: StaffFile; onClose: () => void }) {
  const form = useForm({ reason: "" }, ({ reason }) => ({
    reason: (reason.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 5 ? null : t("viewer-reason-short"),
  }));
  const submit = () =>
    form.submit(async ({ reason }) => {
      const response = await http.raw("POST", `/files/${file.id}/download`, { reason: reason.trim() });
      keepFile(await response.blob(), file.name);
      onClose();
    });
  return (
    <Dialog
      title={t("viewer-download-title", { name: file.name })}
      description={t("viewer-download-text")}
      size="sm"
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>{t("ui-cancel")}</Button>
          <Button type="submit" variant="primary" busy={form.busy}>
            {t("download")}
          </Button>
        </>
      }
    >
      <div class="ui-stack">
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        <Field label={t("viewer-reason")} required error={form.error("reason")}>
          <TextArea
            value={form.values.reason}
            onValue={(reason) => form.set("reason", reason)}
            maxLength={500}
            rows={2}
            data-autofocus
          />
        </Field>
      </div>
    </Dialog>
  );
}
