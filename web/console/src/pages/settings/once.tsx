import type { Signal } from "@preact/signals";
import { t } from "../../i18n/index.ts";
import { Banner, Button, CodeBlock, Dialog } from "../../ui/index.ts";

interface ShownOnceProps {
  title: string;
  text: string;
  /** Shown while it holds something; emptied when its owner has kept it. */
  secret: Signal<string | null>;
}

/** A secret that the server tells only once. */
export function ShownOnce({ title, text, secret }: ShownOnceProps) {
  const shown = secret.value;
  if (!shown) return null;
  const close = () => {
    secret.value = null;
  };
  return (
    <Dialog
      title={title}
      sticky
      onClose={close}
      actions={
        <Button variant="primary" onClick={close}>
          {t("settings-once-done")}
        </Button>
      }
    >
      <Banner tone="warn" title={t("settings-once")}>
        {text}
      </Banner>
      <CodeBlock code={shown} label={title} wrap />
    </Dialog>
  );
}
