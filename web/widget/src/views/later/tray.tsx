import { useSignal } from "@preact/signals";
import css from "../../style/tray.css?inline";
import { t } from "../../texts.ts";
import { percent } from "../../time.ts";
import { change, type TrayItem, trayOf, upload } from "../../tray.ts";
import { Icon } from "../icons.tsx";
import { wear } from "../lazy.tsx";
import { IconButton } from "../parts.tsx";

function removeFile(conversation: string, key: string): void {
  const tray = trayOf(conversation);
  tray
    .peek()
    .find((i) => i.key === key)
    ?.stop.abort();
  tray.value = tray.peek().filter((i) => i.key !== key);
}

function retryFile(conversation: string, key: string): void {
  const tray = trayOf(conversation);
  const item = tray.peek().find((i) => i.key === key);
  if (!item) return;
  change(tray, key, { failed: null, share: 0 });
  void upload(tray, item);
}

wear(css);

export default function Tray({ items, conversation }: { items: TrayItem[]; conversation: string }) {
  return (
    <ul class="tray">
      {items.map((item) => (
        <li key={item.key} class={item.failed ? "tray-item bad" : "tray-item"}>
          <Thumb src={item.ref?.thumb} />
          <span class="tray-text">
            <span class="tray-name line" dir="auto">
              {item.name}
            </span>
            {!item.ref && !item.failed && <progress max={1} value={item.share} aria-hidden="true" />}
            <span class={item.failed ? "tray-error" : "hidden"} role="status">
              {trayState(item)}
            </span>
          </span>
          {item.failed && item.again && (
            <button type="button" class="link-button" onClick={() => retryFile(conversation, item.key)}>
              {t("failed-retry")}
              <span class="hidden">{t("file-retry", { name: item.name })}</span>
            </button>
          )}
          <IconButton
            icon="close"
            label={t("file-remove", { name: item.name })}
            onClick={() => removeFile(conversation, item.key)}
          />
        </li>
      ))}
    </ul>
  );
}

/** The picture, where it is one. */
function Thumb({ src }: { src: string | null | undefined }) {
  const broken = useSignal(false);
  if (!src || broken.value) return <Icon name="file" />;
  return (
    <img
      src={src}
      alt=""
      width={32}
      height={32}
      onError={() => {
        broken.value = true;
      }}
    />
  );
}

/** Told in quarters: a screen reader should not count every percent. */
function trayState(item: TrayItem): string {
  if (item.failed) return item.failed;
  if (item.ref) return t("file-ready", { name: item.name });
  return t("file-uploading", { name: item.name, percent: percent(Math.floor(item.share * 4) / 4) });
}
