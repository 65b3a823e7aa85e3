import type { LegalHold } from "@ombud/api";
import { Gavel } from "lucide";
import { useState } from "preact/hooks";
import { href } from "../../app/router.ts";
import { formatDate, t } from "../../i18n/index.ts";
import { staffName } from "../../state/directory.ts";
import { http } from "../../state/http.ts";
import { can } from "../../state/session.ts";
import { useView } from "../../state/view.ts";
import { Button, type Column, Loaded, RadioGroup, ReasonDialog, Table } from "../../ui/index.ts";

/** Every legal hold: those in force, and those that were lifted. */
export function Holds() {
  const [lifted, setLifted] = useState(false);
  const [lifting, setLifting] = useState<LegalHold | null>(null);
  const view = useView("/holds", { query: { lifted, limit: 100 } });
  const items = view.shown?.items;
  return (
    <section class="ui-card ui-stack" aria-labelledby="retention-holds">
      <h2 id="retention-holds">{t("holds")}</h2>
      <p class="ui-muted">{t("holds-text")}</p>
      <RadioGroup
        bar
        label={t("holds-which")}
        value={lifted ? "lifted" : "active"}
        options={["active", "lifted"].map((value) => ({ value, label: t(`holds-${value}`) }))}
        onValue={(value) => setLifted(value === "lifted")}
      />
      <Loaded view={view} rows={2} />
      {items?.length === 0 && <p class="ui-muted">{t(lifted ? "holds-none-lifted" : "holds-none")}</p>}
      {items && items.length > 0 && (
        <HoldTable items={items} onLift={!lifted && can("holds.manage") ? setLifting : null} />
      )}
      {lifting && (
        <LiftDialog
          hold={lifting}
          onClose={() => setLifting(null)}
          onDone={() => {
            setLifting(null);
            view.load();
          }}
        />
      )}
    </section>
  );
}

interface TableProps {
  items: readonly LegalHold[];
  /** Null: the reader may not lift them, or they are lifted. */
  onLift: ((hold: LegalHold) => void) | null;
}

function HoldTable({ items, onLift }: TableProps) {
  const by = (id: string | null | undefined) => staffName(id) ?? t("holds-program");
  const columns: Column<LegalHold>[] = [
    { id: "reason", label: t("holds-reason"), cell: (hold) => hold.reason ?? "" },
    {
      id: "on",
      label: t("holds-on"),
      cell: (hold) =>
        hold.case ? (
          <a href={href(`/inbox/all/${hold.case}`)}>{t("holds-on-case")}</a>
        ) : (
          <a href={href(`/settings/audit?customer=${hold.customer}`)}>{t("holds-on-customer")}</a>
        ),
    },
    { id: "by", label: t("holds-by"), cell: (hold) => by(hold.set_by) },
    { id: "since", label: t("holds-since"), cell: (hold) => formatDate(hold.set_at) },
    {
      id: "lift",
      label: t("holds-lift"),
      hideLabel: true,
      align: "end",
      cell: (hold) =>
        onLift ? (
          <Button size="sm" onClick={() => onLift(hold)}>
            {t("holds-lift")}
          </Button>
        ) : (
          hold.lifted_at && (
            <span class="ui-muted">
              {t("holds-lifted-by", {
                name: by(hold.lifted_by),
                date: formatDate(hold.lifted_at),
                reason: hold.lift_reason ?? "",
              })}
            </span>
          )
        ),
    },
  ];
  return <Table caption={t("holds")} columns={columns} rows={items} rowKey={(hold) => hold.id} />;
}

interface LiftProps {
  hold: LegalHold;
  onClose: () => void;
  onDone: () => void;
}

function LiftDialog({ hold, onClose, onDone }: LiftProps) {
  return (
    <ReasonDialog
      title={t("holds-lift-title")}
      text={t("holds-lift-text", { reason: hold.reason ?? "" })}
      label={t("holds-lift-reason")}
      action={t("holds-lift")}
      variant="danger"
      icon={Gavel}
      size="md"
      check={(reason) => (reason.length >= 3 ? null : t("holds-reason-short"))}
      send={async (reason) => {
        await http.post(`/holds/${hold.id}/lift`, { reason });
        onDone();
      }}
      onClose={onClose}
    />
  );
}
