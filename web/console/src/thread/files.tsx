import type { StaffFile } from "@ombud/api";
import { Eye, File, FileImage, FileText, FileX2 } from "lucide";
import { formatBytes, t } from "../i18n/index.ts";
import { Icon } from "../ui/index.ts";
import { viewFile } from "../viewer/state.ts";

/** The files of a message. What they hold is shown in the viewer alone, which writes down who opened them. */
export function MessageFiles({ files }: { files: readonly StaffFile[] }) {
  if (files.length === 0) return null;
  return (
    <div class="files">
      {files.map((file) =>
        file.gone ? <Gone key={file.id} file={file} /> : <FileCard key={file.id} file={file} />,
      )}
    </div>
  );
}

function Gone({ file }: { file: StaffFile }) {
  return (
    <div class="file file-gone">
      <Icon of={FileX2} size={20} />
      <span class="file-text">
        <span class="ui-truncate ui-block">{file.name}</span>
        <span class="file-size">{t("file-gone")}</span>
      </span>
    </div>
  );
}

/** The icon of a kind of file. */
export function iconOf(mediaType: string): typeof File {
  if (mediaType.startsWith("image/")) return FileImage;
  return /^text\/|pdf|word|document/.test(mediaType) ? FileText : File;
}

function FileCard({ file }: { file: StaffFile }) {
  const pixels = file.width && file.height ? ` · ${file.width} × ${file.height}` : "";
  return (
    <button
      type="button"
      class="file"
      aria-label={t("file-open", { name: file.name })}
      onClick={() => viewFile(file)}
    >
      <Icon of={iconOf(file.media_type)} size={20} />
      <span class="file-text">
        <span class="ui-truncate ui-block">{file.name}</span>
        <span class="file-size">{`${formatBytes(file.size)}${pixels}`}</span>
      </span>
      <Icon of={Eye} size={16} />
    </button>
  );
}
