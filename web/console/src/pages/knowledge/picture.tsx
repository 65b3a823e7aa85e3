import type { Picture } from "@ombud/api";
import { ImagePlus } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { formatBytes, t } from "../../i18n/index.ts";
import { Banner, Button, Dialog, Field, Icon, problemText, Spinner, TextArea } from "../../ui/index.ts";
import { Drop } from "./drop.tsx";
import { type Edit, picture, type Selection } from "./markdown.ts";
import { addPicture } from "./server.ts";

/** The largest picture that the server takes. */
export const MOST_PICTURE_BYTES = 10 * 1024 * 1024;
export const PICTURE_KINDS = "image/png,image/jpeg,image/webp,image/gif";

interface PictureProps {
  /** What was dropped or pasted; none: one is chosen here. */
  files: readonly File[];
  onInsert: (change: (text: string, selection: Selection) => Edit) => void;
  onClose: () => void;
}

/** Asks for pictures and for what they show, one after the other, and puts them into the text. */
export function PictureDialog({ files, onInsert, onClose }: PictureProps) {
  const [left, setLeft] = useState<readonly File[]>(files);
  const [words, setWords] = useState("");
  const [tried, setTried] = useState(false);
  const [file] = left;
  const { made, problem } = useUpload(file);
  const wanting = tried && words.trim() === "" ? t("knowledge-picture-words-missing") : null;
  const next = () => {
    setWords("");
    setTried(false);
    if (left.length > 1) setLeft(left.slice(1));
    else onClose();
  };
  const submit = () => {
    setTried(true);
    if (!made || words.trim() === "") return;
    onInsert((text, at) => picture(text, at, made.name, words));
    next();
  };
  const count = files.length > 1 ? ` (${files.length - left.length + 1}/${files.length})` : "";
  return (
    <Dialog
      title={t("knowledge-tool-picture") + count}
      description={t("knowledge-picture-text")}
      sticky={left.length > 0}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={left.length > 1 ? next : onClose}>
            {t(left.length > 1 ? "knowledge-picture-skip" : "ui-cancel")}
          </Button>
          <Button type="submit" variant="primary" disabled={!made}>
            {t("knowledge-insert")}
          </Button>
        </>
      }
    >
      <div class="ui-stack">
        {problem && <Banner tone="danger">{problem}</Banner>}
        {(!file || problem) && <Choose onFiles={setLeft} />}
        {file && !problem && (
          <>
            <Shown file={file} made={made} />
            <Field
              label={t("knowledge-picture-words")}
              hint={t("knowledge-picture-words-hint")}
              error={wanting}
              required
            >
              <TextArea value={words} onValue={setWords} rows={2} maxLength={300} data-autofocus />
            </Field>
          </>
        )}
      </div>
    </Dialog>
  );
}

/** Sends a picture as soon as there is one, so that what is wrong with it is known before anybody describes it. */
export function useUpload(file: File | undefined) {
  const [made, setMade] = useState<Picture | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    setMade(null);
    setProblem(null);
    if (!file) return;
    if (file.size > MOST_PICTURE_BYTES) {
      setProblem(t("knowledge-picture-large", { most: formatBytes(MOST_PICTURE_BYTES) }));
      return;
    }
    const stop = new AbortController();
    addPicture(file, stop.signal).then(setMade, (error: unknown) => {
      if (!stop.signal.aborted) setProblem(problemText(error));
    });
    return () => stop.abort();
  }, [file]);
  return { made, problem };
}

/** The picture as it was chosen, and whether it is here. */
function Shown({ file, made }: { file: File; made: Picture | null }) {
  const [url, setUrl] = useState("");
  useEffect(() => {
    const own = URL.createObjectURL(file);
    setUrl(own);
    return () => URL.revokeObjectURL(own);
  }, [file]);
  return (
    <figure class="kb-picture">
      {url && <img src={url} alt="" />}
      <figcaption class="ui-muted">
        <span role="status">
          {made ? (
            t("knowledge-picture-kept", {
              width: made.width,
              height: made.height,
              size: formatBytes(made.size),
            })
          ) : (
            <span class="ui-row">
              <Spinner size={14} /> {t("knowledge-picture-sending", { name: file.name })}
            </span>
          )}
        </span>
      </figcaption>
    </figure>
  );
}

/** A picture by choosing, dropping or pasting it here. */
function Choose({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const take = (list: FileList | null | undefined) => {
    const all = [...(list ?? [])];
    if (all.length > 0) onFiles(all);
  };
  return (
    <Drop onDrop={(it) => take(it.files)} onPaste={(it) => take(it.files)}>
      <Icon of={ImagePlus} size={22} />
      <p>{t("knowledge-picture-drop", { most: formatBytes(MOST_PICTURE_BYTES) })}</p>
      <Button size="sm" icon={ImagePlus} data-autofocus onClick={() => input.current?.click()}>
        {t("knowledge-picture-choose")}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        data-picture="file"
        accept={PICTURE_KINDS}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = "";
        }}
      />
    </Drop>
  );
}
