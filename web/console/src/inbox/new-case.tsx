import type { Case, Customer, List } from "@ombud/api";
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { takeCase } from "../state/actions.ts";
import { inboxes } from "../state/directory.ts";
import { errorText } from "../state/errors.ts";
import { http } from "../state/http.ts";
import { openCase } from "../state/notify.ts";
import {
  Banner,
  Button,
  Combobox,
  type ComboOption,
  Dialog,
  Field,
  Select,
  TextArea,
  TextInput,
} from "../ui/index.ts";

/** Begins a case from the staff's side, with a known customer or a new address. */
export function NewCaseDialog({ onClose }: { onClose: () => void }) {
  const [customer, setCustomer] = useState<string | null>(null);
  const [email, setEmail] = useState("");
  const [name, setName] = useState("");
  const [inbox, setInbox] = useState(inboxes.peek()[0]?.id ?? "");
  const [body, setBody] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const options = useCustomers();
  const ready = body.trim() !== "" && inbox !== "" && (customer !== null || email.includes("@"));

  const submit = async () => {
    if (!ready || busy) return;
    setBusy(true);
    setError(null);
    try {
      const who = customer ? { customer } : { email: email.trim(), name: name.trim() || null };
      const created = await http.post<Case>("/cases", { ...who, inbox, body: body.trim() });
      takeCase(created);
      onClose();
      openCase(created.id);
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={t("new-case")}
      sticky
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>{t("ui-cancel")}</Button>
          <Button type="submit" variant="primary" busy={busy} disabled={!ready}>
            {t("new-case-start")}
          </Button>
        </>
      }
    >
      <div class="ui-stack">
        {error !== null && <Banner tone="danger">{errorText(error)}</Banner>}
        <Field label={t("new-case-customer")} hint={t("new-case-customer-hint")}>
          <Combobox
            label={t("new-case-customer")}
            clearable
            value={customer}
            options={options}
            onValue={setCustomer}
          />
        </Field>
        {customer === null && (
          <div class="form-pair">
            <Field label={t("field-email")} required>
              <TextInput type="email" value={email} onValue={setEmail} autocomplete="off" />
            </Field>
            <Field label={t("field-name")}>
              <TextInput value={name} onValue={setName} autocomplete="off" />
            </Field>
          </div>
        )}
        <Field label={t("filter-inbox")}>
          <Select
            value={inbox}
            options={inboxes.value.map((one) => ({ value: one.id, label: one.name }))}
            onValue={setInbox}
          />
        </Field>
        <Field label={t("new-case-message")} required>
          <TextArea value={body} onValue={setBody} rows={5} />
        </Field>
      </div>
    </Dialog>
  );
}

/** The customers most recently seen; typing in the box narrows them. */
function useCustomers(): ComboOption[] {
  const [options, setOptions] = useState<ComboOption[]>([]);
  useEffect(() => {
    http.get<List<Customer>>("/customers", { limit: 100 }).then(
      (page) => setOptions(page.items.map(asOption)),
      () => setOptions([]),
    );
  }, []);
  return options;
}

function asOption(one: Customer): ComboOption {
  return {
    value: one.id,
    label: one.name ?? one.email ?? t("customer-nameless"),
    hint: one.name ? (one.email ?? undefined) : undefined,
    keywords: one.identities.map((identity) => identity.value).join(" "),
  };
}
