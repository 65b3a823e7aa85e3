import { useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { Button, Dialog, Field, TextInput } from "../../ui/index.ts";
import { type Edit, isWebAddress, type Selection, video } from "./markdown.ts";

interface VideoProps {
  /** What is selected in the text: its title. */
  selected: string;
  onInsert: (change: (text: string, selection: Selection) => Edit) => void;
  onClose: () => void;
}

/** Asks where a video is watched, and what it is called. */
export function VideoDialog({ selected, onInsert, onClose }: VideoProps) {
  const [address, setAddress] = useState("https://");
  const [words, setWords] = useState(selected.replace(/\s+/g, " ").trim());
  const [tried, setTried] = useState(false);
  const target = address.trim();
  const right = isWebAddress(target);
  const submit = () => {
    setTried(true);
    if (right) onInsert((text, at) => video(text, at, target, words));
  };
  return (
    <Dialog
      title={t("knowledge-tool-video")}
      description={t("knowledge-video-text")}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>{t("ui-cancel")}</Button>
          <Button type="submit" variant="primary">
            {t("knowledge-insert")}
          </Button>
        </>
      }
    >
      <div class="ui-stack">
        <Field
          label={t("knowledge-link-address")}
          error={tried && !right ? t("knowledge-video-wrong") : null}
          hint={t("knowledge-video-hint")}
          required
        >
          <TextInput value={address} onValue={setAddress} inputMode="url" spellcheck={false} data-autofocus />
        </Field>
        <Field label={t("knowledge-video-words")}>
          <TextInput value={words} onValue={setWords} />
        </Field>
      </div>
    </Dialog>
  );
}
