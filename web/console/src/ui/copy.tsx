import { Check, Copy } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { Button, IconButton } from "./button.tsx";
import { toast } from "./toast.tsx";

/** Puts text on the clipboard; false when the browser does not allow it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

interface CopyButtonProps {
  text: string;
  /** A word on the button; without it only the icon is drawn. */
  label?: string | undefined;
  size?: "sm" | "md" | undefined;
  variant?: "primary" | "secondary" | "ghost" | undefined;
  onCopied?: (() => void) | undefined;
}

export function CopyButton({ text, label, size = "sm", variant, onCopied }: CopyButtonProps) {
  const [done, setDone] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = async () => {
    if (!(await copyText(text))) {
      toast(t("ui-copy-failed"), { tone: "danger" });
      return;
    }
    setDone(true);
    onCopied?.();
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setDone(false), 1800);
  };
  const name = done ? t("ui-copied") : (label ?? t("ui-copy"));
  const icon = done ? Check : Copy;
  return label ? (
    <Button size={size} variant={variant} icon={icon} onClick={() => void copy()} aria-live="polite">
      {name}
    </Button>
  ) : (
    <IconButton
      size={size}
      variant={variant ?? "ghost"}
      icon={icon}
      label={name}
      onClick={() => void copy()}
    />
  );
}

/** Code or a secret to take away, with a button that copies it. */
export function CodeBlock({
  code,
  label,
  wrap,
}: {
  code: string;
  label: string;
  wrap?: boolean | undefined;
}) {
  return (
    <div class="ui-code">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled by keyboard too */}
      <section class={wrap ? "ui-code-wrap" : ""} tabIndex={0} aria-label={label}>
        <pre dir="ltr">
          <code>{code}</code>
        </pre>
      </section>
      <CopyButton text={code} />
    </div>
  );
}
