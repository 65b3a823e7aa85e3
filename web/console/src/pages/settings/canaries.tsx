import type { Canary, Inbox } from "@ombud/api";
import { Bird, Plus, Trash2 } from "lucide";
import { useState } from "preact/hooks";
import { href } from "../../app/router.ts";
import { formatDate, t } from "../../i18n/index.ts";
import { http } from "../../state/http.ts";
import {
  Badge,
  Banner,
  Button,
  type Column,
  ConfirmDialog,
  EmptyState,
  Field,
  IconButton,
  Loading,
  Select,
  Table,
  TextInput,
  useForm,
} from "../../ui/index.ts";
import { SectionHead } from "./list-page.tsx";
import { storeOf, useList } from "./lists.ts";
import "./trust.css";

/** How far a planted customer has come, in words; while nobody has come yet, by when they do. */
function Progress({ one }: { one: Canary }) {
  if (one.state === "in_place") return <Badge tone="ok">{t("canaries-state-in_place")}</Badge>;
  return (
    <span>
      <Badge tone="info">{t(`canaries-state-${one.state}`)}</Badge>{" "}
      {one.arrives_by && t("canaries-arrives-by", { when: formatDate(one.arrives_by, "time") })}
    </span>
  );
}

/** Customers who were planted to see who looks at them. */
export default function Canaries() {
  const store = useList<Canary>("/trust/canaries");
  const [leaving, setLeaving] = useState<Canary | null>(null);
  const items = store.items.value;
  const columns: Column<Canary>[] = [
    { id: "name", label: t("canaries-name"), cell: (one) => one.name },
    {
      id: "email",
      label: t("canaries-email"),
      cell: (one) => <span class="settings-break">{one.email}</span>,
    },
    { id: "state", label: t("canaries-state"), cell: (one) => <Progress one={one} /> },
    {
      id: "cases",
      label: t("canaries-cases"),
      // On a phone a cell lays its parts out side by side: the list is one of them.
      cell: (one) => (
        <span>
          {one.cases.map((id, index) => (
            <span key={id}>
              {index > 0 && ", "}
              <a href={href(`/inbox/all/${id}`)}>
                {t("canaries-case", { number: String(one.numbers[index] ?? index + 1) })}
              </a>
            </span>
          ))}
        </span>
      ),
    },
    { id: "at", label: t("canaries-since"), wideOnly: true, cell: (one) => formatDate(one.planted_at) },
    {
      id: "actions",
      label: t("canaries-give-up"),
      hideLabel: true,
      align: "end",
      cell: (one) => (
        <IconButton icon={Trash2} label={t("canaries-give-up")} onClick={() => setLeaving(one)} />
      ),
    },
  ];
  return (
    <>
      <SectionHead title={t("settings-canaries")} text={t("settings-canaries-text")} />
      <PlantForm />
      {store.problem.value && (
        <Banner tone="danger" action={<Button onClick={() => void store.load()}>{t("ui-retry")}</Button>}>
          {store.problem.value}
        </Banner>
      )}
      {!items && !store.problem.value && <Loading rows={3} />}
      {items?.length === 0 && (
        <EmptyState icon={Bird} title={t("canaries-none")}>
          {t("canaries-none-text")}
        </EmptyState>
      )}
      {items && items.length > 0 && (
        <Table caption={t("settings-canaries")} columns={columns} rows={items} rowKey={(one) => one.id} />
      )}
      {leaving && (
        <ConfirmDialog
          title={t("canaries-give-up")}
          action={t("canaries-give-up")}
          danger
          onConfirm={async () => {
            await http.delete(`/trust/canaries/${leaving.id}`);
            store.drop(leaving.id);
            setLeaving(null);
          }}
          onClose={() => setLeaving(null)}
          text={t(leaving.state === "in_place" ? "canaries-give-up-text" : "canaries-stop-text", {
            name: leaving.name,
          })}
        />
      )}
    </>
  );
}

function PlantForm() {
  const inboxes = useList<Inbox>("/inboxes").items.value ?? [];
  const form = useForm({ domain: "", inbox: "", cases: "1" }, ({ domain }) => ({
    domain: domain.includes(".") ? null : t("ui-required"),
  }));
  const inbox = form.values.inbox || (inboxes[0]?.id ?? "");
  const submit = () =>
    form.submit(async ({ domain, cases }) => {
      const body = { domain: domain.trim(), inbox, cases: Number(cases) };
      storeOf<Canary>("/trust/canaries").put(await http.post("/trust/canaries", body));
      form.reset({ domain: "", inbox: "", cases: "1" });
    });
  return (
    <section class="ui-card ui-stack" aria-labelledby="canaries-plant">
      <h2 id="canaries-plant">{t("canaries-plant")}</h2>
      <p class="ui-muted ui-small">{t("canaries-plan")}</p>
      {form.problem && <Banner tone="danger">{form.problem}</Banner>}
      <form
        class="ui-stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div class="trust-numbers">
          <Field
            label={t("canaries-domain")}
            required
            hint={t("canaries-domain-hint")}
            error={form.error("domain")}
          >
            <TextInput
              value={form.values.domain}
              onValue={(domain) => form.set("domain", domain)}
              placeholder="mail.example.com"
              autocapitalize="off"
              spellcheck={false}
            />
          </Field>
          <Field label={t("canaries-inbox")} error={form.error("inbox")}>
            <Select
              value={inbox}
              options={inboxes.map((one) => ({ value: one.id, label: one.name }))}
              onValue={(value) => form.set("inbox", value)}
            />
          </Field>
          <Field label={t("canaries-cases")}>
            <Select
              value={form.values.cases}
              options={["1", "2", "3"].map((value) => ({ value, label: value }))}
              onValue={(cases) => form.set("cases", cases)}
            />
          </Field>
        </div>
        <div>
          <Button type="submit" icon={Plus} busy={form.busy} disabled={!inbox}>
            {t("canaries-plant")}
          </Button>
        </div>
      </form>
    </section>
  );
}
