import { ApiError, type Customer } from "@ombud/api";
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { takeCase } from "../state/actions.ts";
import { guestName } from "../state/cases.ts";
import { objectionsIn } from "../state/compose.ts";
import { inboxes } from "../state/directory.ts";
import { http } from "../state/http.ts";
import { openCase } from "../state/notify.ts";
import { Objections, ReasonDialog } from "../thread/refusal.tsx";
import {
  Avatar,
  Banner,
  Button,
  Dialog,
  Field,
  problemText,
  Select,
  TextArea,
  TextInput,
  useSettled,
} from "../ui/index.ts";

/** Begins a case from the staff's side, with a customer who has been here before. */
export function NewCaseDialog({ onClose }: { onClose: () => void }) {
  const [customer, setCustomer] = useState<Customer | null>(null);
  const [inbox, setInbox] = useState(inboxes.peek()[0]?.id ?? "");
  const [body, setBody] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const ready = body.trim() !== "" && inbox !== "" && customer !== null;

  const submit = async (despite?: string) => {
    if (!ready || !customer || busy) return;
    setBusy(true);
    setError(null);
    try {
      const created = await http.post("/cases", {
        ...{ customer: customer.id, inbox, body: body.trim() },
        ...(despite && { despite }),
      });
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
      {error !== null && (
        <Refused error={error} body={body.trim()} onAnyway={(reason) => void submit(reason)} />
      )}
      <Recipient customer={customer} onCustomer={setCustomer} />
      <InboxChoice inbox={inbox} onInbox={setInbox} />
      <Field label={t("new-case-message")} required>
        <TextArea value={body} onValue={setBody} rows={5} />
      </Field>
    </Dialog>
  );
}

interface RefusedProps {
  error: unknown;
  body: string;
  onAnyway: (reason: string) => void;
}

function Refused({ error, body, onAnyway }: RefusedProps) {
  const [asking, setAsking] = useState(false);
  const unsafe = error instanceof ApiError && error.refusals.length > 0 ? error : null;
  const objections = objectionsIn(body, unsafe?.refusals ?? []);
  return (
    <Banner tone="danger" title={problemText(error)}>
      {unsafe && <Objections objections={objections} />}
      {unsafe?.mayOverride && (
        <Button size="sm" onClick={() => setAsking(true)}>
          {t("refusal-anyway")}
        </Button>
      )}
      {asking && <ReasonDialog objections={objections} onSend={onAnyway} onClose={() => setAsking(false)} />}
    </Banner>
  );
}

function InboxChoice({ inbox, onInbox }: { inbox: string; onInbox: (inbox: string) => void }) {
  if (inboxes.value.length < 2) return null;
  return (
    <Field label={t("filter-inbox")}>
      <Select
        value={inbox}
        options={inboxes.value.map((one) => ({ value: one.id, label: one.name }))}
        onValue={onInbox}
      />
    </Field>
  );
}

interface RecipientProps {
  customer: Customer | null;
  onCustomer: (customer: Customer | null) => void;
}

/** A customer, found by name, address or account while typing. */
function Recipient({ customer, onCustomer }: RecipientProps) {
  const [query, setQuery] = useState("");
  const found = useCustomers(query);
  if (customer) {
    return (
      <div class="recipient">
        <Avatar name={nameOf(customer)} size={32} />
        <span class="ui-grow ui-truncate">
          {nameOf(customer)} <span class="ui-muted">{customer.email}</span>
        </span>
        <Button size="sm" onClick={() => onCustomer(null)}>
          {t("new-case-other")}
        </Button>
      </div>
    );
  }
  return (
    <>
      <Field label={t("new-case-customer")} hint={t("new-case-customer-hint")} required>
        <TextInput value={query} onValue={setQuery} autocomplete="off" data-autofocus />
      </Field>
      {found.length > 0 && (
        <ul class="choices" aria-label={t("new-case-found")}>
          {found.map((one) => (
            <li key={one.id}>
              <button type="button" class="choice recipient-choice" onClick={() => onCustomer(one)}>
                <Avatar name={nameOf(one)} size={24} />
                <span class="ui-grow ui-truncate">
                  {nameOf(one)} <span class="ui-muted">{one.email}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function nameOf(one: Customer): string {
  return one.name ?? one.email ?? guestName(one.id);
}

function useCustomers(query: string): readonly Customer[] {
  const [found, setFound] = useState<readonly Customer[]>([]);
  const settled = useSettled(query.trim(), 200);
  useEffect(() => {
    if (settled.length < 2) return setFound([]);
    const stop = new AbortController();
    http.get("/customers", { q: settled, limit: 6 }, stop.signal).then(
      (page) => setFound(page.items),
      // Typing on asks again.
      () => setFound([]),
    );
    return () => stop.abort();
  }, [settled]);
  return found;
}
