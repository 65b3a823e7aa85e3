import type { Reader } from "@ombud/api";
import { Users } from "lucide";
import { useState } from "preact/hooks";
import { formatDate, needTexts, t } from "../i18n/index.ts";
import { attempt } from "../state/errors.ts";
import { can } from "../state/session.ts";
import { useView } from "../state/view.ts";
import { Avatar, Badge, Button, Dialog, Loaded, Tabs } from "../ui/index.ts";
import "./readers.css";

/** For leads: who can see this case, and this customer, and why. Each look is written down. */
export function ReadersButton({ caseId, customer }: { caseId: string; customer: string }) {
  const [open, setOpen] = useState(false);
  if (!can("cases.view_all") || !can("staff.view")) return null;
  const show = async () => {
    await needTexts("access");
    setOpen(true);
  };
  return (
    <div class="panel-end">
      <Button size="sm" variant="ghost" icon={Users} onClick={() => attempt(show())}>
        {t("panel-readers")}
      </Button>
      {open && <ReadersDialog caseId={caseId} customer={customer} onClose={() => setOpen(false)} />}
    </div>
  );
}

interface Props {
  caseId: string;
  customer: string;
  onClose: () => void;
}

function ReadersDialog({ caseId, customer, onClose }: Props) {
  const [of, setOf] = useState<"case" | "customer">("case");
  const view = useView(of === "case" ? `/cases/${caseId}/readers` : `/customers/${customer}/readers`);
  return (
    <Dialog
      title={t("readers-title")}
      description={t("access-recorded")}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t("ui-close")}</Button>}
    >
      <Tabs
        label={t("readers-title")}
        active={of}
        tabs={[
          { id: "case", label: t("readers-case") },
          ...(can("customers.view") ? [{ id: "customer", label: t("readers-customer") }] : []),
        ]}
        onActive={(tab) => setOf(tab === "case" ? "case" : "customer")}
      >
        <Loaded view={view} rows={4}>
          {({ items }) => <Readers all={items} />}
        </Loaded>
      </Tabs>
    </Dialog>
  );
}

function Readers({ all }: { all: readonly Reader[] }) {
  return (
    <>
      <p class="ui-muted">{t("readers-count", { count: all.length })}</p>
      <ul class="readers">
        {all.map((one) => (
          <li key={one.staff}>
            <Avatar name={one.name} size={28} />
            <div class="ui-grow">
              <p>
                {one.name} <span class="ui-muted ui-small">{one.role_name}</span>
              </p>
              <p class="ui-muted ui-small">{one.why.map((why) => t(`readers-why-${why}`)).join(" · ")}</p>
              {one.tokens.map((token) => (
                <p key={token.id} class="ui-muted ui-small">
                  {t("readers-token", { name: token.name })}
                </p>
              ))}
            </div>
            {one.until && (
              <Badge tone="warn">{t("readers-until", { when: formatDate(one.until, "time") })}</Badge>
            )}
            {one.limited && <Badge>{t("scope-limited")}</Badge>}
            {one.unmasked && <Badge tone="danger">{t("access-unmasked")}</Badge>}
          </li>
        ))}
      </ul>
    </>
  );
}
