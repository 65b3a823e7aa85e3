import type { Case, FieldDef } from "@ombud/api";
import { useEffect, useState } from "preact/hooks";
import { advance, nextAfter } from "../app/commands.ts";
import { FieldControl } from "../customer/fields.tsx";
import { hasText, t } from "../i18n/index.ts";
import { editCase, resolve } from "../state/actions.ts";
import { clearSelection } from "../state/current.ts";
import { fieldsOn } from "../state/directory.ts";

import { http } from "../state/http.ts";
import { me } from "../state/session.ts";
import { knownThread } from "../state/threads.ts";
import { Banner, Button, Checkbox, Dialog, Field, problemText, RadioGroup } from "../ui/index.ts";

const LAST_REASON = "ombud.reason";

/** The reasons of the workspace; the well-known ones in the reader's language. */
function reasonName(reason: string): string {
  const id = `reason-${reason.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`;
  return hasText(id) ? t(id) : reason;
}

interface ResolveProps {
  cases: readonly string[];
  onClose: () => void;
}

/** Why a case ends, with whatever the workspace wants to know first. */
export function ResolveDialog({ cases, onClose }: ResolveProps) {
  const reasons = me.value?.workspace.resolve_reasons ?? [];
  const remembered = localStorage.getItem(LAST_REASON) ?? "";
  const [reason, setReason] = useState(reasons.includes(remembered) ? remembered : (reasons[0] ?? ""));
  const [askRating, setAskRating] = useState(true);
  const [busy, setBusy] = useState(false);
  const required = useRequired(cases);
  const open = required.missing();

  const submit = async () => {
    if (busy || open.length > 0) return;
    setBusy(true);
    localStorage.setItem(LAST_REASON, reason);
    const [id] = cases;
    const saved =
      !required.changed || (id !== undefined && (await editCase(id, { fields: required.filled() })));
    if (saved && (await resolve(cases, reason, askRating, id ? nextAfter(id) : null))) {
      onClose();
      if (cases.length > 1) clearSelection();
      else if (id) advance(id);
    } else setBusy(false);
  };
  return (
    <Dialog
      title={cases.length > 1 ? t("resolve-many", { count: cases.length }) : t("resolve-one")}
      size="sm"
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>{t("ui-cancel")}</Button>
          <Button type="submit" variant="primary" busy={busy} disabled={open.length > 0} data-autofocus>
            {t("command-resolve")}
          </Button>
        </>
      }
    >
      <div class="ui-stack">
        {required.error !== null && <Banner tone="danger">{problemText(required.error)}</Banner>}
        <Reasons reasons={reasons} reason={reason} onReason={setReason} />
        {required.shown.map((field) => (
          <Field key={field.id} label={field.label} required hint={t("resolve-required")}>
            <FieldControl
              field={field}
              value={required.values[field.key]}
              onValue={(value) => required.set(field.key, value)}
            />
          </Field>
        ))}
        {cases.length === 1 && (
          <Checkbox
            checked={askRating}
            onValue={setAskRating}
            label={t("resolve-ask-rating")}
            hint={t("resolve-ask-rating-hint")}
          />
        )}
      </div>
    </Dialog>
  );
}

interface ReasonsProps {
  reasons: readonly string[];
  reason: string;
  onReason: (reason: string) => void;
}

function Reasons({ reasons, reason, onReason }: ReasonsProps) {
  if (reasons.length === 0) return null;
  return (
    <Field label={t("resolve-reason")} group>
      <RadioGroup
        label={t("resolve-reason")}
        value={reason}
        options={reasons.map((value) => ({ value, label: reasonName(value) }))}
        onValue={onReason}
      />
    </Field>
  );
}

/** Fields that must be filled before a single case ends. Of several at once the server says which are not ready. */
function useRequired(cases: readonly string[]) {
  const [values, setValues] = useState<Record<string, unknown>>({});
  const [shown, setShown] = useState<FieldDef[]>([]);
  const [changed, setChanged] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const wanted = fieldsOn("case").filter((field) => field.required_to_resolve);
  const [id] = cases;
  useEffect(() => {
    if (wanted.length === 0 || cases.length !== 1 || !id) return;
    const known = knownThread(id)?.detail.peek();
    const take = (item: Case) => {
      setValues(item.fields);
      setShown(wanted.filter((field) => isBlank(item.fields[field.key])));
    };
    if (known) take(known);
    else http.get(`/cases/${id}`).then(take, setError);
  }, [id]);
  return {
    values,
    shown,
    changed,
    error,
    filled: () => Object.fromEntries(shown.map(({ key }) => [key, values[key] ?? null])),
    missing: () => shown.filter((field) => isBlank(values[field.key])),
    set: (key: string, value: unknown) => {
      setChanged(true);
      setValues({ ...values, [key]: value });
    },
  };
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}
