import type { Recovery } from "@ombud/api";
import { t } from "../i18n/index.ts";
import { http } from "../state/http.ts";
import {
  Banner,
  Button,
  Dialog,
  type Errors,
  Field,
  RadioGroup,
  Select,
  TextArea,
  TextInput,
  toast,
  useForm,
} from "../ui/index.ts";

/** What asks for more than a press. */
export type RecoveryAction = "check" | "finish" | "refuse";

const REASONS = ["not_theirs", "not_possible", "not_worth", "other"] as const;

interface Values {
  theirs: "yes" | "no";
  reason: (typeof REASONS)[number];
  note: string;
  transaction: string;
}

interface DialogProps {
  of: Recovery;
  action: RecoveryAction;
  onClose: () => void;
  onDone: () => void;
}

function wrong(action: RecoveryAction, { note, transaction }: Values): Errors<Values> {
  if (action === "finish")
    return { transaction: transaction.trim() ? null : t("recovery-transaction-missing") };
  return { note: note.trim().length >= 5 ? null : t("recovery-note-short") };
}

function send(of: Recovery, action: RecoveryAction, values: Values): Promise<unknown> {
  const note = values.note.trim();
  const key = { idempotencyKey: crypto.randomUUID() };
  switch (action) {
    case "check":
      return http.post(`/recoveries/${of.id}/check`, { theirs: values.theirs === "yes", note }, key);
    case "finish":
      return http.post(
        `/recoveries/${of.id}/finish`,
        { transaction: values.transaction.trim(), less: note || null },
        key,
      );
    case "refuse":
      return http.post(`/recoveries/${of.id}/refuse`, { reason: values.reason, note }, key);
  }
}

/** Whose it is, by which payment it was given back, or why it is not. */
export function RecoveryDialog({ of, action, onClose, onDone }: DialogProps) {
  const form = useForm<Values>(
    { theirs: "yes", reason: "not_possible", note: "", transaction: "" },
    (values) => wrong(action, values),
  );
  const submit = () =>
    form.submit(async (values) => {
      await send(of, action, values);
      toast(t("ui-saved"));
      onClose();
      onDone();
    });
  const title = t(`recovery-do-${action}`);
  return (
    <Dialog
      title={title}
      description={t(`recovery-text-${action}`)}
      size="sm"
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button variant="ghost" onClick={onClose}>
            {t("ui-cancel")}
          </Button>
          <Button type="submit" variant={action === "refuse" ? "danger" : "primary"} busy={form.busy}>
            {title}
          </Button>
        </>
      }
    >
      <div class="ui-stack">
        {form.problem && <Banner tone="warn">{form.problem}</Banner>}
        {action === "check" && (
          <RadioGroup
            label={t("recovery-whose")}
            value={form.values.theirs}
            options={(["yes", "no"] as const).map((value) => ({
              value,
              label: t(`recovery-whose-${value}`),
            }))}
            onValue={(theirs) => form.set("theirs", theirs)}
          />
        )}
        {action === "refuse" && (
          <Field label={t("recovery-refusal")} hint={t("recovery-refusal-hint")}>
            <Select
              value={form.values.reason}
              options={REASONS.map((value) => ({ value, label: t(`recovery-refusal-${value}`) }))}
              onValue={(reason) => form.set("reason", reason)}
            />
          </Field>
        )}
        {action === "finish" && (
          <Field
            label={t("recovery-payout-id")}
            hint={t("recovery-payout-hint")}
            required
            error={form.error("transaction")}
          >
            <TextInput
              value={form.values.transaction}
              onValue={(transaction) => form.set("transaction", transaction)}
              maxLength={200}
              spellcheck={false}
              autocomplete="off"
              dir="ltr"
              data-autofocus
            />
          </Field>
        )}
        <Field
          label={t(action === "finish" ? "recovery-less" : "recovery-note")}
          hint={t(action === "finish" ? "recovery-less-hint" : "recovery-note-hint")}
          required={action !== "finish"}
          error={form.error("note")}
        >
          <TextArea
            value={form.values.note}
            onValue={(note) => form.set("note", note)}
            maxLength={1000}
            rows={action === "finish" ? 2 : 3}
            {...(action !== "finish" && { "data-autofocus": true })}
          />
        </Field>
      </div>
    </Dialog>
  );
}
