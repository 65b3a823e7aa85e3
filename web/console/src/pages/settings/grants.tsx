import type { RevealBudget } from "@ombud/api";
import { Plus } from "lucide";
import { useState } from "preact/hooks";
import { formatDate, t } from "../../i18n/index.ts";
import { activeStaff } from "../../state/directory.ts";
import { http } from "../../state/http.ts";
import { myId } from "../../state/session.ts";
import { useView } from "../../state/view.ts";
import {
  Banner,
  Button,
  Field,
  Loaded,
  Select,
  TextArea,
  TextInput,
  toast,
  useForm,
} from "../../ui/index.ts";
import { SectionHead } from "./list-page.tsx";
import "./trust.css";

/** More reveals, or more files to open, for somebody else, for today. */
export default function Grants() {
  const others = activeStaff.value.filter((one) => one.id !== myId.value);
  const [chosen, setChosen] = useState("");
  const person = others.find((one) => one.id === chosen) ?? others[0];
  return (
    <>
      <SectionHead title={t("settings-grants")} text={t("settings-grants-text")} />
      <section class="ui-card ui-stack" aria-label={t("settings-grants")}>
        <Field label={t("grants-person")}>
          <Select
            value={person?.id ?? ""}
            options={others.map((one) => ({ value: one.id, label: one.name }))}
            onValue={setChosen}
          />
        </Field>
        {person && <GrantForm key={person.id} id={person.id} name={person.name} />}
      </section>
    </>
  );
}

function GrantForm({ id, name }: { id: string; name: string }) {
  const [of, setOf] = useState<RevealBudget["of"]>("reveals");
  const view = useView(`/staff/${id}/reveal-budget`, { query: { of } });
  const form = useForm({ extra: "10", reason: "" }, ({ extra, reason }) => ({
    extra: Number(extra) >= 1 ? null : t("ui-required"),
    reason: reason.trim().length >= 5 ? null : t("ui-required"),
  }));
  const submit = () =>
    form.submit(async ({ extra, reason }) => {
      const body = { of, extra: Math.trunc(Number(extra)), reason: reason.trim() };
      const next = await http.post(`/staff/${id}/reveal-budget`, body);
      view.put(next);
      form.reset({ extra: "10", reason: "" });
      toast(t("grants-done", { name, count: next.limit }));
    });
  return (
    <form
      class="ui-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Loaded view={view} rows={0}>
        {(budget) => (
          <p class="ui-muted">
            {t("grants-used", {
              used: budget.used,
              limit: budget.limit,
              when: formatDate(budget.renews_at),
            })}
            {" · "}
            {t("grants-left", { count: budget.grantable })}
          </p>
        )}
      </Loaded>
      {form.problem && <Banner tone="danger">{form.problem}</Banner>}
      <Field label={t("grants-of")}>
        <Select
          value={of}
          options={(["reveals", "files"] as const).map((value) => ({
            value,
            label: t(`grants-of-${value}`),
          }))}
          onValue={(value) => setOf(value as RevealBudget["of"])}
        />
      </Field>
      <Field label={t("grants-extra")} required error={form.error("extra")}>
        <TextInput
          type="number"
          min={1}
          max={view.shown?.grantable ?? 500}
          value={form.values.extra}
          onValue={(extra) => form.set("extra", extra)}
        />
      </Field>
      <Field label={t("grants-reason")} required error={form.error("reason")}>
        <TextArea
          value={form.values.reason}
          onValue={(reason) => form.set("reason", reason)}
          maxLength={500}
          rows={2}
        />
      </Field>
      <div>
        <Button type="submit" variant="primary" icon={Plus} busy={form.busy}>
          {t("grants-give")}
        </Button>
      </div>
    </form>
  );
}
