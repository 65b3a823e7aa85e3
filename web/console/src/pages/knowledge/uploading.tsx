import { CircleAlert, X } from "lucide";
import { formatPercent, t } from "../../i18n/index.ts";
import { Icon, IconButton, Spinner } from "../../ui/index.ts";
import type { ImageUpload } from "./images.ts";

interface UploadingProps {
  uploads: readonly ImageUpload[];
  onDismiss: (id: number) => void;
}

/** Pictures that are on their way, and those that did not arrive with the reason. */
export function Uploading({ uploads, onDismiss }: UploadingProps) {
  return (
    <div aria-live="polite">
      {uploads.map((one) => (
        <p key={one.id} class={`kb-upload ${one.problem ? "kb-upload-failed" : ""}`}>
          {one.problem ? <Icon of={CircleAlert} size={15} /> : <Spinner size={15} />}
          <span class="ui-grow">
            <strong>{one.name}</strong>{" "}
            {one.problem ?? t("knowledge-uploading", { share: formatPercent(one.share) })}
          </span>
          {one.problem && (
            <IconButton icon={X} size="sm" label={t("ui-dismiss")} onClick={() => onDismiss(one.id)} />
          )}
        </p>
      ))}
    </div>
  );
}
