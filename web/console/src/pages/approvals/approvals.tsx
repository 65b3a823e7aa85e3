import type { Approval } from "@ombud/api";
import { ShieldCheck } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { RailButton } from "../../app/shell.tsx";
import { t } from "../../i18n/index.ts";
import { approvalsHeard } from "../../state/approvals.ts";
import { http } from "../../state/http.ts";
import { reconnects } from "../../state/live.ts";
import { Banner, Button, EmptyState, Loading, problemText, RadioGroup } from "../../ui/index.ts";
import { ApprovalCard } from "./card.tsx";
import { Elevations } from "./elevations.tsx";
import "./approvals.css";

interface Page {
  items: Approval[];
  next?: string | null;
}

/** What was asked for and needs a second person: to decide, to carry out, to look up. */
export default function Approvals() {
  const [open, setOpen] = useState(true);
  const [items, setItems] = useState<readonly Approval[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const heard = approvalsHeard.value + reconnects.value;
  const load = (cursor?: string) => {
    http.request<Page>("GET", "/approvals", undefined, { query: { open, limit: 50, cursor } }).then(
      (page) => {
        setItems((before) => (cursor ? [...(before ?? []), ...page.items] : page.items));
        setNext(page.next ?? null);
        setProblem(null);
      },
      (error: unknown) => setProblem(problemText(error)),
    );
  };
  useEffect(() => load(), [open, heard]);
  useEffect(() => {
    document.title = `${t("approvals-title")} · Ombud`;
  });
  return (
    <div class="approvals">
      <header class="approvals-head">
        <RailButton />
        <h1>{t("approvals-title")}</h1>
      </header>
      <p class="ui-muted">{t("approvals-text")}</p>
      <RadioGroup
        bar
        label={t("approvals-which")}
        value={open ? "open" : "all"}
        options={(["open", "all"] as const).map((value) => ({ value, label: t(`approvals-${value}`) }))}
        onValue={(value) => setOpen(value === "open")}
      />
      {problem && (
        <Banner tone="danger" action={<Button onClick={() => load()}>{t("ui-retry")}</Button>}>
          {problem}
        </Banner>
      )}
      {!items && !problem && <Loading rows={4} />}
      {items?.length === 0 && !next && (
        <EmptyState icon={ShieldCheck} title={t("approvals-none")}>
          {t("approvals-none-text")}
        </EmptyState>
      )}
      <ul class="approvals-list" aria-live="polite">
        {items?.map((approval) => (
          <li key={approval.id}>
            <ApprovalCard approval={approval} onChanged={() => load()} />
          </li>
        ))}
      </ul>
      {next && (
        <div>
          <Button onClick={() => load(next)}>{t("approvals-more")}</Button>
        </div>
      )}
      <Elevations />
    </div>
  );
}
