import { t } from "../../i18n/index.ts";
import { Banner, Button, CodeBlock, Dialog } from "../../ui/index.ts";

interface ShownOnceProps {
  title: string;
  text: string;
  secret: string;
  onClose: () => void;
}

/** A secret that the server tells only once. */
export function ShownOnce({ title, text, secret, onClose }: ShownOnceProps) {
  return (
    <Dialog
      title={title}
      sticky
      onClose={onClose}
      actions={
        <Button variant="primary" onClick={onClose}>
          {t("settings-once-done")}
        </Button>
      }
    >
      <Banner tone="warn" title={t("settings-once")}>
        {text}
      </Banner>
      <CodeBlock code={secret} label={title} wrap />
    </Dialog>
  );
}
