import type { Case } from "@ombud/api";
import { signal } from "@preact/signals";
import { Eye, EyeOff } from "lucide";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { midSentence, t } from "../i18n/index.ts";
import { now } from "../state/clock.ts";
import { http } from "../state/http.ts";
import { IconButton, ReasonDialog } from "../ui/index.ts";
import "./reveal.css";

interface Shown {
  value: unknown;
  /** When it is masked again, in milliseconds. */
  until: number;
}

/** What is revealed just now, by customer and field. Kept in memory alone: nothing of it outlives the page. */
const revealed = signal<Readonly<Record<string, Shown>>>({});

const keyOf = (detail: Case, field: string) => `${detail.customer.id} ${field}`;

function drop(key: string): void {
  const { [key]: _, ...rest } = revealed.peek();
  revealed.value = rest;
}

function keep(key: string, shown: Shown): void {
  revealed.value = { ...revealed.peek(), [key]: shown };
  // The value itself goes, whether or not anybody looks just then.
  setTimeout(() => drop(key), Math.max(0, shown.until - Date.now()));
}

/** True when the reader sees dots in place of this field. */
export function isMasked(detail: Case, field: string): boolean {
  return detail.customer_detail.masked.includes(field) || detail.masked.includes(field);
}

/** What a field is called within a sentence; those that a workspace made are called as it wrote them. */
const within = (field: string, label: string) => (/(^|\.)fields\./.test(field) ? label : midSentence(label));

interface MaskedProps {
  detail: Case;
  /** The field, by the name that the server has for it. */
  field: string;
  label: string;
  /** What stands there while it is masked; it may be edited all the same. */
  children: ComponentChildren;
}

/** A field that may be masked: with a way to have it shown for a while, and the time that is left. */
export function Masked({ detail, field, label, children }: MaskedProps) {
  const [asking, setAsking] = useState(false);
  const key = keyOf(detail, field);
  const shown = revealed.value[key];
  if (!isMasked(detail, field)) return <>{children}</>;
  const name = within(field, label);
  const left = shown ? Math.ceil((shown.until - now.value) / 1000) : 0;
  if (shown && left > 0) {
    return (
      <span class="masked">
        <span class="masked-value" title={t("reveal-shown", { name: label })}>
          {String(shown.value)}
        </span>
        <span class="masked-left" title={t("reveal-left-hint")}>
          {`${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`}
        </span>
        <IconButton icon={EyeOff} size="sm" label={t("reveal-hide", { name })} onClick={() => drop(key)} />
      </span>
    );
  }
  return (
    <span class="masked">
      <span class="masked-dots ui-truncate">{children}</span>
      {detail.may_reveal && (
        <IconButton
          icon={Eye}
          size="sm"
          label={t("reveal-field", { name })}
          onClick={() => setAsking(true)}
        />
      )}
      {asking && (
        <RevealDialog
          detail={detail}
          field={field}
          label={label}
          onClose={() => setAsking(false)}
          onShown={(it) => keep(key, it)}
        />
      )}
    </span>
  );
}

interface DialogProps {
  detail: Case;
  field: string;
  label: string;
  onClose: () => void;
  onShown: (shown: Shown) => void;
}

/** Asks why; whoever looks into it later reads the answer. */
export function RevealDialog({ detail, field, label, onClose, onShown }: DialogProps) {
  return (
    <ReasonDialog
      title={t("reveal-title", { name: within(field, label) })}
      text={t("reveal-text")}
      label={t("reveal-reason")}
      example={t("reveal-reason-example")}
      action={t("reveal-show")}
      check={(reason) => (reason.length >= 5 ? null : t("reveal-reason-short"))}
      send={async (reason) => {
        const body = { field, reason, case: detail.id };
        const { value, until } = await http.post(`/customers/${detail.customer.id}/reveals`, body);
        onShown({ value, until: new Date(until).getTime() });
        onClose();
      }}
      onClose={onClose}
    />
  );
}
