import { X } from "lucide";
import { useState } from "preact/hooks";
import { formatBytes, t } from "../i18n/index.ts";
import type { Compose, Upload } from "../state/compose.ts";
import { Icon, problemText } from "../ui/index.ts";
import { iconOf } from "./files.tsx";

/** The files that go along, with how far each has come. */
export function Uploads({ compose }: { compose: Compose }) {
  const uploads = compose.uploads.value;
  if (uploads.length === 0) return null;
  return (
    <ul class="uploads" aria-label={t("compose-files")}>
      {uploads.map((one) => (
        <UploadCard key={one.key} upload={one} onRemove={() => compose.detach(one.key)} />
      ))}
    </ul>
  );
}

function UploadCard({ upload, onRemove }: { upload: Upload; onRemove: () => void }) {
  // What only says that it is a picture is shown as any file.
  const [broken, setBroken] = useState(false);
  const picture = broken ? null : upload.preview;
  const failed = upload.error !== null;
  return (
    <li class={`upload ${failed ? "upload-failed" : ""}`}>
      {picture ? (
        <img src={picture} alt="" width={36} height={36} onError={() => setBroken(true)} />
      ) : (
        <Icon of={iconOf(upload.ref?.media_type ?? "")} size={20} />
      )}
      <span class="file-text">
        <span class="ui-truncate ui-block">{upload.name}</span>
        <span class="file-size">{failed ? problemText(upload.error) : formatBytes(upload.size)}</span>
      </span>
      {!upload.ref && !failed && (
        <progress aria-label={t("upload-progress", { name: upload.name })} max={1} value={upload.progress} />
      )}
      <button
        type="button"
        class="ui-input-button"
        aria-label={t("ui-remove", { name: upload.name })}
        onClick={onRemove}
      >
        <Icon of={X} size={14} />
      </button>
    </li>
  );
}
