import type { Case, ErasureReceipt } from "@ombud/api";
import { FileDown, FileText, type IconNode, Trash2 } from "lucide";
import { useState } from "preact/hooks";
import { formatDate, language, t } from "../i18n/index.ts";
import { customerName } from "../state/cases.ts";
import { keepFile } from "../state/download.ts";
import { attempt } from "../state/errors.ts";
import { http } from "../state/http.ts";
import { can } from "../state/session.ts";
import type { Thread } from "../state/thread.ts";
import { Banner, Button, Dialog, Field, LinkButton, TextArea, TextInput, useForm } from "../ui/index.ts";
import { Section } from "./panel.tsx";
import "./privacy.css";

/** What the law gives customers: all that is held on them to take along, and to be erased. */
export function PrivacySection({ thread, detail }: { thread: Thread; detail: Case }) {
  const [asking, setAsking] = useState(false);
  const [receipt, setReceipt] = useState<ErasureReceipt | null>(null);
  const erasable = can("customers.erase") && !detail.customer_detail.erased_at;
  if (!can("customers.export") && !erasable) return null;
  const done = (answer: ErasureReceipt) => {
    setAsking(false);
    setReceipt(answer);
    void thread.load();
  };
  return (
    <Section title={t("privacy")}>
      <div class="privacy-ways">
        {can("customers.export") && <Exports customer={detail.customer.id} />}
        {erasable && (
          <Button size="sm" variant="ghost" icon={Trash2} onClick={() => setAsking(true)}>
            {t("erase-customer")}
          </Button>
        )}
      </div>
      {asking && <EraseDialog detail={detail} onClose={() => setAsking(false)} onDone={done} />}
      {receipt && <ReceiptDialog receipt={receipt} onClose={() => setReceipt(null)} />}
    </Section>
  );
}

function Exports({ customer }: { customer: string }) {
  const [busy, setBusy] = useState<string | null>(null);
  // No plain link: it may ask for a fresh proof, or for a second person.
  const keep = async (format: string) => {
    setBusy(format);
    try {
      const tz = Intl.DateTimeFormat().resolvedOptions().timeZone;
      const query = { format, lang: language.value, tz };
      const answer = await http.raw("GET", `/customers/${customer}/export`, undefined, { query });
      keepFile(await answer.blob(), `customer-${customer}.${format}`);
    } finally {
      setBusy(null);
    }
  };
  const button = (format: string, icon: IconNode) => (
    <Button
      variant="ghost"
      size="sm"
      icon={icon}
      busy={busy === format}
      onClick={() => attempt(keep(format))}
    >
      {t(`export-${format}`)}
    </Button>
  );
  return (
    <>
      {button("html", FileText)}
      {button("json", FileDown)}
    </>
  );
}

interface EraseProps {
  detail: Case;
  onClose: () => void;
  onDone: (receipt: ErasureReceipt) => void;
}

/** Says what goes and what stays; the number of the case has to be typed, for nobody can take it back. */
function EraseDialog({ detail, onClose, onDone }: EraseProps) {
  const number = String(detail.number);
  const form = useForm({ reason: "", typed: "" }, ({ reason, typed }) => ({
    reason: reason.trim().length >= 3 ? null : t("erase-reason-short"),
    typed: typed.trim().replace(/^#/, "") === number ? null : t("erase-typed-wrong", { number }),
  }));
  const submit = () =>
    form.submit(async ({ reason }) => {
      onDone(await http.post(`/customers/${detail.customer.id}/erase`, { reason: reason.trim() }));
    });
  return (
    <Dialog
      title={t("erase-title", { name: customerName(detail) })}
      description={t("erase-text")}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>{t("ui-cancel")}</Button>
          <Button type="submit" variant="danger" busy={form.busy}>
            {t("erase-do")}
          </Button>
        </>
      }
    >
      <div class="ui-stack">
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        <ul class="erase-what">
          <li>{t("erase-goes")}</li>
          <li>{t("erase-stays")}</li>
          <li>{t("erase-cases")}</li>
          <li>{t("erase-backups")}</li>
        </ul>
        <Field label={t("erase-reason")} hint={t("erase-reason-hint")} required error={form.error("reason")}>
          <TextArea
            value={form.values.reason}
            onValue={(reason) => form.set("reason", reason)}
            maxLength={500}
            rows={2}
            data-autofocus
          />
        </Field>
        <Field label={t("erase-typed", { number })} required error={form.error("typed")}>
          <TextInput
            value={form.values.typed}
            onValue={(typed) => form.set("typed", typed)}
            inputMode="numeric"
            autoComplete="off"
          />
        </Field>
      </div>
    </Dialog>
  );
}

type Counted = keyof ErasureReceipt["counts"];

/** Every kind that the server counts has its line, in this order: the compiler refuses one that is left out. */
const ORDER: Record<Counted, true> = {
  keys: true,
  cases: true,
  messages: true,
  forms: true,
  files: true,
  identities: true,
  wallets: true,
  addresses: true,
  sessions: true,
  proofs: true,
  passkeys: true,
  comments: true,
  evidence: true,
  followed: true,
  recoveries: true,
  watches: true,
  account_actions: true,
  freeze_links: true,
  scheduled: true,
  drafts: true,
  deliveries: true,
};
const COUNTED = Object.keys(ORDER) as Counted[];

/** What was destroyed: to be kept by whoever has to prove it. */
function ReceiptDialog({ receipt, onClose }: { receipt: ErasureReceipt; onClose: () => void }) {
  const file = `data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(receipt, null, 2))}`;
  return (
    <Dialog
      title={t("receipt-title")}
      description={t("receipt-text", { event: String(receipt.event), when: formatDate(receipt.at, "full") })}
      size="sm"
      onClose={onClose}
      actions={
        <>
          <LinkButton icon={FileDown} href={file} download={`erased-${receipt.customer}.json`}>
            {t("receipt-save")}
          </LinkButton>
          <Button variant="primary" onClick={onClose}>
            {t("ui-close")}
          </Button>
        </>
      }
    >
      <dl class="erase-counts">
        {COUNTED.filter((what) => receipt.counts[what] > 0).map((what) => (
          <div key={what}>
            <dt>{t(`erased-${what.replace("_", "-")}`)}</dt>
            <dd>{receipt.counts[what]}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
