import type { WidgetCustomer, WidgetInbox } from "@ombud/api";
import { ApiError } from "@ombud/api";
import { signal, useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { client, customer, inbox, keep, reason } from "../store.ts";
import { t } from "../texts.ts";

const THANKS_MS = 10_000;

const postponed = signal(keep.get("contact") === "later");
const saved = signal<string | null>(null);

function missing(box: WidgetInbox, who: WidgetCustomer): { name: boolean; email: boolean } {
  const ask = box.ask_email === "always" || (box.ask_email === "offline" && !box.open);
  return { name: box.ask_name && !who.name, email: ask && !who.email };
}

/** Asked only what the inbox wants to know and does not know yet, and only after something was written. */
export function wantsContact(box: WidgetInbox | null, who: WidgetCustomer | null): boolean {
  if (!box || !who) return false;
  const { name, email } = missing(box, who);
  return saved.value !== null || (!postponed.value && (name || email));
}

export function ContactCard() {
  const name = useSignal(customer.peek()?.name ?? "");
  const email = useSignal("");
  const error = useSignal<string | null>(null);
  const busy = useSignal(false);
  const field = useRef<HTMLInputElement>(null);
  if (saved.value !== null) {
    return (
      <p class="card thanks" role="status">
        {saved.value ? t("contact-thanks", { email: saved.value }) : t("rating-thanks")}
      </p>
    );
  }
  if (!inbox.value || !customer.value) return null;
  const ask = missing(inbox.value, customer.value);
  const save = async (event: Event) => {
    event.preventDefault();
    const address = email.peek().trim();
    if (ask.email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)) {
      error.value = t("contact-email-bad");
      field.current?.focus();
      return;
    }
    busy.value = true;
    try {
      const given = name.peek().trim();
      await client.introduce({
        ...(ask.name && given && { name: given }),
        ...(ask.email && { email: address }),
      });
      saved.value = ask.email ? address : "";
      setTimeout(() => {
        saved.value = null;
      }, THANKS_MS);
    } catch (cause) {
      error.value = cause instanceof ApiError ? (cause.fields.email ?? cause.detail) : reason(cause);
    } finally {
      busy.value = false;
    }
  };
  const later = () => {
    postponed.value = true;
    keep.set("contact", "later");
  };
  return (
    <form class="card" onSubmit={save} noValidate aria-label={t("contact-title")}>
      <h2>{t("contact-title")}</h2>
      <p>{t("contact-why")}</p>
      {ask.name && (
        <label class="field">
          <span>{t("contact-name")}</span>
          <input
            type="text"
            autocomplete="name"
            maxLength={120}
            value={name.value}
            onInput={(e) => {
              name.value = e.currentTarget.value;
            }}
          />
        </label>
      )}
      {ask.email && (
        <label class="field">
          <span>{t("contact-email")}</span>
          <input
            ref={field}
            type="email"
            autocomplete="email"
            dir="ltr"
            value={email.value}
            aria-invalid={error.value !== null}
            aria-describedby={error.value ? "contact-error" : undefined}
            onInput={(e) => {
              email.value = e.currentTarget.value;
              error.value = null;
            }}
          />
        </label>
      )}
      {error.value && (
        <p class="field-error" id="contact-error" role="alert">
          {error.value}
        </p>
      )}
      <div class="actions">
        <button type="button" class="button quiet" onClick={later}>
          {t("contact-later")}
        </button>
        <button type="submit" class="button" disabled={busy.value}>
          {t("contact-save")}
        </button>
      </div>
    </form>
  );
}
