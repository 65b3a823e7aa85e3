import type { FileRef } from "@ombud/api";
import { ChevronLeft, ChevronRight, Download, File, FileText, FileX2, X } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { formatBytes, t } from "../i18n/index.ts";
import { Icon, IconButton } from "../ui/index.ts";

const LONGEST = 320;

/** Whether browsers show a file as a picture. */
function isPicture(file: FileRef): boolean {
  return /^image\/(png|jpeg|gif|webp|avif)$/.test(file.media_type);
}

/** The files of a message: pictures to look at, the rest to download. */
export function MessageFiles({ files }: { files: readonly FileRef[] }) {
  const [shown, setShown] = useState<number | null>(null);
  if (files.length === 0) return null;
  const there = files.filter((file) => !file.gone);
  const pictures = there.filter(isPicture);
  const others = there.filter((file) => !isPicture(file));
  return (
    <div class="files">
      {pictures.map((file, index) => (
        <Picture key={file.id} file={file} onOpen={() => setShown(index)} />
      ))}
      {others.map((file) => (
        <FileCard key={file.id} file={file} />
      ))}
      {files
        .filter((file) => file.gone)
        .map((file) => (
          <div key={file.id} class="file file-gone">
            <Icon of={FileX2} size={20} />
            <span class="file-text">
              <span class="ui-truncate ui-block">{file.name}</span>
              <span class="file-size">{t("file-gone")}</span>
            </span>
          </div>
        ))}
      {shown !== null && <Lightbox pictures={pictures} start={shown} onClose={() => setShown(null)} />}
    </div>
  );
}

function Picture({ file, onOpen }: { file: FileRef; onOpen: () => void }) {
  const scale = Math.min(1, LONGEST / Math.max(file.width ?? LONGEST, file.height ?? LONGEST));
  // The size is known before the picture is there, so that nothing jumps.
  const width = Math.round((file.width ?? LONGEST) * scale);
  const height = Math.round((file.height ?? LONGEST * 0.75) * scale);
  return (
    <button
      type="button"
      class="picture"
      aria-label={t("picture-open", { name: file.name })}
      onClick={onOpen}
    >
      <img
        src={file.thumb ?? file.url}
        alt={file.name}
        width={width}
        height={height}
        loading="lazy"
        decoding="async"
      />
    </button>
  );
}

function FileCard({ file }: { file: FileRef }) {
  const text = /^text\/|pdf|word|document/.test(file.media_type);
  return (
    <a class="file" href={file.url} download={file.name} target="_blank" rel="noopener">
      <Icon of={text ? FileText : File} size={20} />
      <span class="file-text">
        <span class="ui-truncate ui-block">{file.name}</span>
        <span class="file-size">{formatBytes(file.size)}</span>
      </span>
      <Icon of={Download} size={16} />
    </a>
  );
}

interface LightboxProps {
  pictures: readonly FileRef[];
  start: number;
  onClose: () => void;
}

/** A picture over the whole screen; arrow keys go to the others. */
function Lightbox({ pictures, start, onClose }: LightboxProps) {
  const [index, setIndex] = useState(start);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const file = pictures[index];
  if (!file) return null;
  const go = (step: number) => setIndex((index + step + pictures.length) % pictures.length);
  return (
    <dialog
      ref={dialog}
      class="lightbox"
      aria-label={file.name}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
      onKeyDown={(event) => {
        if (event.key === "ArrowLeft") go(-1);
        else if (event.key === "ArrowRight") go(1);
      }}
    >
      <div class="lightbox-bar">
        <span class="ui-truncate ui-grow">{file.name}</span>
        <a class="ui-button ui-button-ghost" href={file.url} download={file.name}>
          <Icon of={Download} /> {t("download")}
        </a>
        <IconButton icon={X} label={t("ui-close")} tooltip={false} onClick={onClose} />
      </div>
      <img src={file.url} alt={file.name} />
      {pictures.length > 1 && (
        <div class="lightbox-bar lightbox-steps">
          <IconButton
            icon={ChevronLeft}
            label={t("picture-previous")}
            tooltip={false}
            onClick={() => go(-1)}
          />
          <span>
            {index + 1}/{pictures.length}
          </span>
          <IconButton icon={ChevronRight} label={t("picture-next")} tooltip={false} onClick={() => go(1)} />
        </div>
      )}
    </dialog>
  );
}
