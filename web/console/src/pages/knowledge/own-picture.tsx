import { ImagePlus, Trash2 } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { Button, Field, Spinner } from "../../ui/index.ts";
import { PICTURE_KINDS, useUpload } from "./picture.tsx";

interface OwnPictureProps {
  label: string;
  hint: string;
  /** The name of the picture that was chosen. */
  value: string;
  error: string | undefined;
  /** It is shown on the ground that readers see it on. */
  dark?: boolean;
  disabled: boolean;
  onValue: (name: string) => void;
}

/** One picture of the help centre itself: chosen, sent at once, seen before it is saved. */
export function OwnPicture({ label, hint, value, error, dark, disabled, onValue }: OwnPictureProps) {
  const [file, setFile] = useState<File>();
  const { made, problem } = useUpload(file);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!made) return;
    onValue(made.name);
    setFile(undefined);
  }, [made]);
  const sending = file && !problem;
  return (
    <Field label={label} group hint={hint} error={problem ?? error}>
      <div class="kb-own-picture">
        {value && (
          <span class={dark ? "kb-own-shown kb-own-dark" : "kb-own-shown"}>
            <img
              src={`/api/v1/knowledge/pictures/${value}`}
              alt={t("knowledge-picture-of", { what: label })}
            />
          </span>
        )}
        <span class="ui-row ui-row-wrap">
          <Button
            size="sm"
            icon={ImagePlus}
            disabled={disabled || sending}
            onClick={() => input.current?.click()}
          >
            {t(value ? "knowledge-picture-replace" : "knowledge-picture-pick")}
          </Button>
          {value && (
            <Button size="sm" variant="ghost" icon={Trash2} disabled={disabled} onClick={() => onValue("")}>
              {t("knowledge-picture-remove")}
            </Button>
          )}
          {sending && <Spinner size={14} />}
        </span>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={label}
          accept={PICTURE_KINDS}
          onChange={(event) => {
            setFile(event.currentTarget.files?.[0]);
            event.currentTarget.value = "";
          }}
        />
      </div>
    </Field>
  );
}
