import { t } from "../i18n/index.ts";
import { askingReason } from "../state/reason.ts";
import { Banner, Button, Dialog, Field, TextArea, useForm } from "../ui/index.ts";

/** Asks whoever wants something irreversible why, so that somebody else can decide about it. */
export default function Reason() {
  const asking = askingReason.value;
  const form = useForm({ reason: "" }, ({ reason }) => ({
    reason: (reason.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 5 ? null : t("reason-short"),
  }));
  if (!asking) return null;
  const cancel = () => asking.done(null);
  return (
    <Dialog
      title={t("reason-title")}
      description={t("reason-text")}
      size="sm"
      onClose={cancel}
      onSubmit={() => void form.submit(async ({ reason }) => asking.done(reason.trim()))}
      actions={
        <>
          <Button onClick={cancel}>{t("ui-cancel")}</Button>
          <Button type="submit" variant="primary">
            {t("reason-ask")}
          </Button>
        </>
      }
    >
      <div class="ui-stack">
        <Banner tone="info">{t("reason-deciders", { names: asking.deciders.join(", ") })}</Banner>
        <Field label={t("reason-label")} hint={t("reason-hint")} required error={form.error("reason")}>
          <TextArea
            value={form.values.reason}
            onValue={(text) => form.set("reason", text)}
            rows={3}
            maxLength={500}
            data-autofocus
          />
        </Field>
      </div>
    </Dialog>
  );
}
