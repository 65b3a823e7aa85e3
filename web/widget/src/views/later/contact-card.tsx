import type { ApiError } from "@ombud/api";
import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { client, customer, inbox, keep, reason } from "../../store.ts";
import css from "../../style/card.css?inline";
import { t } from "../../texts.ts";
import { missing, postponed, saved } from "../contact.tsx";
import { wear } from "../lazy.tsx";

wear(css);

const THANKS_MS = 10_000;

interface Introduction {
  ask: { name: boolean; email: boolean };
  name: Signal<string>;
  email: Signal<string>;
  error: Signal<string | null>;
}

/** Takes what was asked for to the server. */
async function introduce({ ask, name, email }: Introduction): Promise<void> {
  const given = name.peek().trim();
  const address = email.peek().trim();
  const change = { ...(ask.name && given && { name: given }), ...(ask.email && { email: address }) };
  if (Object.keys(change).length > 0) await client.introduce(change);
  if (!ask.email) return;
  saved.value = address;
  setTimeout(() => {
    saved.value = null;
  }, THANKS_MS);
}

export default function ContactCard() {
  if (saved.value !== null) {
    return (
      <p class="card thanks" role="status">
        {inbox.value?.mails
          ? t("contact-thanks", { email: saved.value })
          : t("contact-noted", { email: saved.value })}
      </p>
    );
  }
  if (!inbox.value || !customer.value) return null;
  return <ContactForm ask={missing(inbox.value, customer.value)} />;
}

function ContactForm({ ask }: Pick<Introduction, "ask">) {
  const name = useSignal("");
  const email = useSignal("");
  const error = useSignal<string | null>(null);
  const busy = useSignal(false);
  const form = { ask, name, email, error };
  const save = async (event: Event) => {
    event.preventDefault();
    if (ask.email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.peek().trim())) {
      error.value = t("contact-email-bad");
      return;
    }
    busy.value = true;
    try {
      await introduce(form);
    } catch (cause) {
      error.value = (cause as Partial<ApiError>).fields?.email ?? reason(cause);
    } finally {
      busy.value = false;
    }
  };
  const later = () => {
    postponed.value = true;
    keep.set("contact", String(Date.now()));
  };
  const title = ask.email ? t("contact-title") : t("contact-who");
  return (
    <form class="card" onSubmit={save} noValidate aria-label={title}>
      <h2>{title}</h2>
      {ask.email && <p>{t("contact-why")}</p>}
      <Fields {...form} />
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

function Fields({ ask, name, email, error }: Introduction) {
  const field = useRef<HTMLInputElement>(null);
  const wrong = error.value;
  useEffect(() => {
    if (wrong) field.current?.focus();
  }, [wrong]);
  return (
    <>
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
            aria-invalid={!!wrong}
            aria-describedby={wrong ? "contact-error" : undefined}
            onInput={(e) => {
              email.value = e.currentTarget.value;
              error.value = null;
            }}
          />
        </label>
      )}
      {wrong && (
        <p class="field-error" id="contact-error" role="alert">
          {wrong}
        </p>
      )}
    </>
  );
}
