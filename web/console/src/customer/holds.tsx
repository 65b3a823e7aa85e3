import type { Case, LegalHold } from "@ombud/api";
import { Gavel } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { formatDate, t } from "../i18n/index.ts";
import { staffName } from "../state/directory.ts";
import { toastError } from "../state/errors.ts";
import { http } from "../state/http.ts";
import { can } from "../state/session.ts";
import { Banner, Button, Dialog, Field, Icon, RadioGroup, TextArea, useForm } from "../ui/index.ts";
import { Section } from "./panel.tsx";
import "./privacy.css";

/** What must be kept of a customer: that there is a hold, why for those who may know, and a way to set one. */
export function HoldSection({ detail }: { detail: Case }) {
  const customer = detail.customer.id;
  const [holds, setHolds] = useState<readonly LegalHold[]>([]);
  const [setting, setSetting] = useState(false);
  const sees = can("customers.view") || can("holds.manage") || can("audit.read");
  const load = () => {
    if (!sees) return () => undefined;
    let over = false;
    http
      .request<{ items: LegalHold[] }>("GET", "/holds", undefined, { query: { customer } })
      .then((page) => !over && setHolds(page.items), toastError);
    return () => {
      over = true;
    };
  };
  useEffect(load, [customer]);
  const may = can("holds.manage") && !detail.customer_detail.erased_at;
  if (holds.length === 0 && !may) return null;
  return (
    <Section title={t("hold")}>
      {holds.length > 0 && (
        <ul class="hold-list">
          {holds.map((hold) => (
            <li key={hold.id}>
              <Icon of={Gavel} size={16} />
              <span>
                <strong>{t("hold-since", { date: formatDate(hold.set_at, "date") })}</strong>
                {hold.reason && <span class="ui-block">{hold.reason}</span>}
                {hold.set_by && <span class="ui-muted ui-small">{staffName(hold.set_by)}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
      {may && (
        <Button size="sm" variant="ghost" icon={Gavel} onClick={() => setSetting(true)}>
          {t("hold-set")}
        </Button>
      )}
      {setting && (
        <SetDialog
          detail={detail}
          onClose={() => setSetting(false)}
          onDone={(hold) => {
            setSetting(false);
            setHolds([hold, ...holds]);
          }}
        />
      )}
    </Section>
  );
}

interface SetProps {
  detail: Case;
  onClose: () => void;
  onDone: (hold: LegalHold) => void;
}

function SetDialog({ detail, onClose, onDone }: SetProps) {
  const form = useForm({ on: "case", reason: "" }, ({ reason }) => ({
    reason: reason.trim().length >= 3 ? null : t("hold-reason-short"),
  }));
  const submit = () =>
    form.submit(async ({ on, reason }) => {
      const whom = on === "case" ? { case: detail.id } : { customer: detail.customer.id };
      onDone(await http.post("/holds", { ...whom, reason: reason.trim() }));
    });
  return (
    <Dialog
      title={t("hold-set-title")}
      description={t("hold-set-text")}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>{t("ui-cancel")}</Button>
          <Button type="submit" variant="primary" busy={form.busy}>
            {t("hold-set")}
          </Button>
        </>
      }
    >
      <div class="ui-stack">
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        <RadioGroup
          label={t("hold-on")}
          value={form.values.on}
          options={[
            { value: "case", label: t("hold-on-case", { number: String(detail.number) }) },
            { value: "customer", label: t("hold-on-customer") },
          ]}
          onValue={(on) => form.set("on", on)}
        />
        <Field label={t("hold-reason")} hint={t("hold-reason-hint")} required error={form.error("reason")}>
          <TextArea
            value={form.values.reason}
            onValue={(reason) => form.set("reason", reason)}
            maxLength={500}
            rows={2}
            data-autofocus
          />
        </Field>
      </div>
    </Dialog>
  );
}
