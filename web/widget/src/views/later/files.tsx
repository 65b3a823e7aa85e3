import type { FileRef } from "@ombud/api";
import { useSignal } from "@preact/signals";
import css from "../../style/files.css?inline";
import { t } from "../../texts.ts";
import { bytes } from "../../time.ts";
import { Icon } from "../icons.tsx";
import { wear } from "../lazy.tsx";
import { IconButton, Modal } from "../parts.tsx";

wear(css);

const PICTURES = /^image\/(png|jpeg|gif|webp|avif)$/;

export default function FileView({ file, onExpired }: { file: FileRef; onExpired: () => void }) {
  const open = useSignal(false);
  const asked = useSignal(false);
  // Where no picture came from: what only says that it is one is shown as any file.
  const failed = useSignal("");
  const src = file.thumb ?? file.url;
  if (file.gone) return <Gone file={file} />;
  if (failed.value === src || !PICTURES.test(file.media_type)) return <Attachment file={file} />;
  // Space is kept from the width and height, so that nothing jumps when the picture comes.
  const { width, height } = within(file.width ?? 240, file.height ?? 180);
  return (
    <>
      <button
        type="button"
        class="picture"
        aria-label={t("log-image", { name: file.name })}
        onClick={() => {
          open.value = true;
        }}
      >
        <img
          src={src}
          alt=""
          width={width}
          height={height}
          decoding="async"
          onLoad={() => {
            asked.value = false;
          }}
          onError={() => {
            failed.value = src;
            // The address may have run out: a new one is asked for, once.
            if (asked.peek()) return;
            asked.value = true;
            onExpired();
          }}
        />
      </button>
      {open.value && (
        <Lightbox
          file={file}
          onClose={() => {
            open.value = false;
          }}
        />
      )}
    </>
  );
}

function within(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, 248 / width, 300 / height);
  return { width: Math.max(48, Math.round(width * scale)), height: Math.max(48, Math.round(height * scale)) };
}

function Gone({ file }: { file: FileRef }) {
  return (
    <span class="attachment">
      <span class="attachment-icon">
        <Icon name="file" size={22} />
      </span>
      <span class="attachment-text">
        <span class="attachment-name line" dir="auto">
          {file.name}
        </span>
        <span class="attachment-size">{t("system-expired")}</span>
      </span>
    </span>
  );
}

function Attachment({ file }: { file: FileRef }) {
  return (
    <a class="attachment" href={file.url} download={file.name} target="_blank" rel="noopener">
      <span class="attachment-icon">
        <Icon name="file" size={22} />
      </span>
      <span class="attachment-text">
        <span class="attachment-name line" dir="auto">
          {file.name}
        </span>
        <span class="attachment-size">{bytes(file.size)}</span>
      </span>
      <Icon name="download" size={18} />
      <span class="hidden">{t("log-download")}</span>
    </a>
  );
}

function Lightbox({ file, onClose }: { file: FileRef; onClose: () => void }) {
  return (
    <Modal class="lightbox" label={t("log-image", { name: file.name })} onClose={onClose}>
      <div class="lightbox-bar">
        <span class="grow">
          <bdi>{file.name}</bdi>
        </span>
        <a class="icon-button" href={file.url} download={file.name} aria-label={t("log-download")}>
          <Icon name="download" size={22} />
        </a>
        <IconButton icon="close" label={t("dialog-close")} onClick={onClose} />
      </div>
      <img src={file.url} alt={file.name} width={file.width ?? undefined} height={file.height ?? undefined} />
    </Modal>
  );
}
