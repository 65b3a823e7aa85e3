import type { IconNode } from "lucide";
import type { ComponentChildren, JSX } from "preact";
import { t } from "../i18n/index.ts";
import { Button, type ButtonVariant } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { Banner } from "./feedback.tsx";
import { Field, TextArea } from "./field.tsx";
import { useForm } from "./form.ts";

interface ReasonDialogProps {
  title: string;
  text: ComponentChildren;
  /** What is asked. */
  label: string;
  hint?: string | undefined;
  example?: string | undefined;
  /** What is written on the button that does it. */
  action: string;
  variant?: ButtonVariant | undefined;
  icon?: IconNode | undefined;
  size?: "sm" | "md" | undefined;
  /** What the server calls the reason. */
  name?: string | undefined;
  most?: number | undefined;
  rows?: number | undefined;
  /** What is wrong with a reason; null: nothing. */
  check: (reason: string) => string | null;
  send: (reason: string) => Promise<unknown>;
  onClose: () => void;
}

/** At least so many letters or digits: a row of dots is no reason. */
export const says = (reason: string, least: number) => (reason.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= least;

/** Asks why before something is done: whoever looks into it later reads the answer. */
export function ReasonDialog(props: ReasonDialogProps): JSX.Element {
  const { name = "reason", size = "sm", variant = "primary", most = 500, rows = 2, onClose } = props;
  const form = useForm<Record<string, string>>({ [name]: "" }, (it) => ({
    [name]: props.check((it[name] ?? "").trim()),
  }));
  const submit = () => form.submit((it) => props.send((it[name] ?? "").trim()));
  return (
    <Dialog
      title={props.title}
      description={props.text}
      size={size}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>{t("ui-cancel")}</Button>
          <Button type="submit" variant={variant} icon={props.icon} busy={form.busy}>
            {props.action}
          </Button>
        </>
      }
    >
      <div class="ui-stack">
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        <Field label={props.label} hint={props.hint} required error={form.error(name)}>
          <TextArea
            value={form.values[name] ?? ""}
            onValue={(reason) => form.set(name, reason)}
            placeholder={props.example}
            maxLength={most}
            rows={rows}
            data-autofocus
          />
        </Field>
      </div>
    </Dialog>
  );
}
