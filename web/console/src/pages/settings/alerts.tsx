import type { Alert } from "@ombud/api";
import { Check, ShieldCheck, Unplug } from "lucide";
import { useState } from "preact/hooks";
import { href } from "../../app/router.ts";
import { formatDate, formatNumber, formatRelative, hasText, t } from "../../i18n/index.ts";
import { alertReader, alertsHeard, alertText, loadAlerts } from "../../state/alerts.ts";
import { slowNow } from "../../state/clock.ts";
import { refreshStaff, staffOf } from "../../state/directory.ts";
import { http } from "../../state/http.ts";
import { can } from "../../state/session.ts";
import { useView } from "../../state/view.ts";
import {
  Avatar,
  Badge,
  Banner,
  Button,
  Checkbox,
  Dialog,
  EmptyState,
  Field,
  Loaded,
  RadioGroup,
  ReasonDialog,
  TextInput,
  type Tone,
  toast,
  useForm,
} from "../../ui/index.ts";
import { SectionHead } from "./list-page.tsx";
import "./trust.css";

const TONES: Record<Alert["severity"], Tone> = {
  low: "neutral",
  medium: "info",
  high: "warn",
  critical: "danger",
};

/** Reading of customers' data that somebody should look into: who, what, and why it is unusual. */
export default function Alerts() {
  const [open, setOpen] = useState(true);
  const view = useView("/trust/alerts", { query: { open, limit: 100 }, again: alertsHeard.value });
  const items = view.shown?.items;
  return (
    <>
      <SectionHead title={t("settings-alerts")} text={t("settings-alerts-text")} />
      <RadioGroup
        bar
        label={t("alerts-which")}
        value={open ? "open" : "all"}
        options={(["open", "all"] as const).map((value) => ({ value, label: t(`alerts-${value}`) }))}
        onValue={(value) => setOpen(value === "open")}
      />
      <Loaded view={view} rows={4} late />
      {items?.length === 0 && (
        <EmptyState icon={ShieldCheck} title={t("alerts-none")}>
          {t("alerts-none-text")}
        </EmptyState>
      )}
      <ul class="alerts" aria-live="polite">
        {items?.map((alert) => (
          <li key={alert.id}>
            <AlertCard
              alert={alert}
              onChanged={() => {
                view.load();
                void loadAlerts();
              }}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function AlertCard({ alert, onChanged }: { alert: Alert; onChanged: () => void }) {
  const [settling, setSettling] = useState(false);
  const [cutting, setCutting] = useState(false);
  const name = alertReader(alert);
  const settled = alert.acknowledged_by ? (staffOf(alert.acknowledged_by)?.name ?? "") : "";
  const out = alert.reader.kind === "staff" && staffOf(alert.reader.id)?.state === "disabled";
  return (
    <article class="ui-card alert-card" aria-labelledby={`alert-${alert.id}`}>
      <header class="alert-head">
        <Avatar name={name} size={36} />
        <div class="ui-grow">
          <h2 id={`alert-${alert.id}`}>{alertText(alert)}</h2>
          <p class="ui-muted ui-small">
            <time dateTime={alert.last_at}>{formatRelative(alert.last_at, slowNow.value)}</time>
            {" · "}
            {formatDate(alert.at)}
          </p>
        </div>
        <Badge tone={TONES[alert.severity]}>{t(`alerts-severity-${alert.severity}`)}</Badge>
      </header>
      <p class="ui-muted">{t(`alerts-why-${alert.rule}`)}</p>
      {alert.evidence.length > 0 && <Looks alert={alert} />}
      {alert.changes.length > 0 && <Changes alert={alert} />}
      {alert.note && (
        <blockquote class="alert-note">
          {alert.note}
          <footer class="ui-muted ui-small">{t("alerts-settled-by", { name: settled })}</footer>
        </blockquote>
      )}
      {alert.cut_at && (
        <p class="ui-muted ui-small">{t("alerts-cut-at", { when: formatDate(alert.cut_at) })}</p>
      )}
      {out && (
        <p class="ui-small">
          {t("alerts-out")} <a href={href(`/settings/staff/${alert.reader.id}`)}>{t("alerts-out-link")}</a>
        </p>
      )}
      {can("security.manage") && !alert.acknowledged_at && (
        <div class="ui-row ui-row-wrap">
          <Button icon={Check} onClick={() => setSettling(true)}>
            {t("alerts-settle")}
          </Button>
          {alert.reader.kind === "staff" && (
            <Button variant="danger" icon={Unplug} onClick={() => setCutting(true)}>
              {t("alerts-cut")}
            </Button>
          )}
        </div>
      )}
      {settling && <Settle alert={alert} onClose={() => setSettling(false)} onDone={onChanged} />}
      {cutting && <Cut alert={alert} name={name} onClose={() => setCutting(false)} onDone={onChanged} />}
    </article>
  );
}

/** What was read, the newest first. */
function Looks({ alert }: { alert: Alert }) {
  return (
    <details class="alert-looks">
      <summary>{t("alerts-looks", { count: alert.evidence.length })}</summary>
      <ol>
        {alert.evidence.map((look) => (
          <li key={`${look.at} ${look.customer} ${look.what}`}>
            <time dateTime={look.at}>{formatDate(look.at)}</time>
            <span>{t(`alerts-what-${look.what}`)}</span>
            {look.case ? (
              <a href={href(`/inbox/all/${look.case}`)}>#{look.number}</a>
            ) : (
              <span class="ui-muted">{look.customer.slice(-6)}</span>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

type Change = Alert["changes"][number];

/** A number as it is read here; whatever else, as it was recorded. */
const ofRule = (value: string): string => {
  if (value === "true" || value === "false") return t(value === "true" ? "settings-yes" : "settings-no");
  return /^\d+$/.test(value) ? formatNumber(Number(value)) : value;
};

function changeText({ what, of, person }: Change): string {
  const name = person ? (staffOf(person)?.name ?? t("alerts-gone")) : "";
  const called =
    what === "rule" && hasText(`trust-${of}`)
      ? t(`trust-${of}`)
      : what === "grant"
        ? t(`grants-of-${of}`)
        : of;
  return t(`alerts-loosened-${what}`, { of: called, name });
}

/** By what the watch sees less, from what to what: it is the alert itself, so nothing has to be opened to read it. */
function Changes({ alert }: { alert: Alert }) {
  return (
    <ol class="alert-changes">
      {alert.changes.map((change) => (
        <li key={`${change.at} ${change.what} ${change.of} ${change.to}`}>
          <time dateTime={change.at}>{formatDate(change.at)}</time>
          <span>{changeText(change)}</span>
          <bdi>
            {change.from && <del>{ofRule(change.from)}</del>} <ins>{ofRule(change.to)}</ins>
          </bdi>
        </li>
      ))}
    </ol>
  );
}

interface CutProps extends SettleProps {
  name: string;
}

/** Ends what somebody has open and, unless that is taken back, keeps them out: whoever only loses a session signs in again. */
function Cut({ alert, name, onClose, onDone }: CutProps) {
  const form = useForm({ keep_out: true, reason: "" }, () => ({}));
  const { values } = form;
  const submit = () =>
    form.submit(async ({ keep_out, reason }) => {
      const why = keep_out && reason.trim() ? { reason: reason.trim() } : {};
      await http.post(`/trust/alerts/${alert.id}/cut`, { keep_out, ...why });
      if (keep_out) await refreshStaff();
      toast(t(keep_out ? "alerts-cut-out-done" : "alerts-cut-done", { name }));
      onClose();
      onDone();
    });
  return (
    <Dialog
      title={t("alerts-cut-title", { name })}
      description={t("alerts-cut-text")}
      size="sm"
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose} data-autofocus>
            {t("ui-cancel")}
          </Button>
          <Button type="submit" variant="danger" busy={form.busy}>
            {t("alerts-cut")}
          </Button>
        </>
      }
    >
      <div class="ui-stack">
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        <Checkbox
          label={t("alerts-keep-out")}
          hint={t("alerts-keep-out-hint")}
          checked={values.keep_out}
          onValue={(keep) => form.set("keep_out", keep)}
        />
        {values.keep_out && (
          <Field label={t("alerts-keep-out-why")} error={form.error("reason")}>
            <TextInput
              value={values.reason}
              onValue={(reason) => form.set("reason", reason)}
              maxLength={500}
            />
          </Field>
        )}
      </div>
    </Dialog>
  );
}

interface SettleProps {
  alert: Alert;
  onClose: () => void;
  onDone: () => void;
}

function Settle({ alert, onClose, onDone }: SettleProps) {
  return (
    <ReasonDialog
      title={t("alerts-settle")}
      text={t("alerts-settle-text")}
      label={t("alerts-note")}
      action={t("alerts-settle")}
      name="note"
      most={1000}
      rows={3}
      check={(note) => (note.length >= 3 ? null : t("ui-required"))}
      send={async (note) => {
        await http.post(`/trust/alerts/${alert.id}/acknowledge`, { note });
        onClose();
        onDone();
      }}
      onClose={onClose}
    />
  );
}
