import type { StaffFile } from "@ombud/api";
import { t } from "../i18n/index.ts";
import { keepFile } from "../state/download.ts";
import { http } from "../state/http.ts";
import { ReasonDialog, says } from "../ui/index.ts";

/** Asks why a file is downloaded as it is; whoever looks into it later reads the answer. */
export function DownloadDialog({ file, onClose }: { file: StaffFile; onClose: () => void }) {
  return (
    <ReasonDialog
      title={t("viewer-download-title", { name: file.name })}
      text={t("viewer-download-text")}
      label={t("viewer-reason")}
      action={t("download")}
      check={(reason) => (says(reason, 5) ? null : t("viewer-reason-short"))}
      send={async (reason) => {
        const response = await http.raw("POST", `/files/${file.id}/download`, { reason });
        keepFile(await response.blob(), file.name);
        onClose();
      }}
      onClose={onClose}
    />
  );
}
