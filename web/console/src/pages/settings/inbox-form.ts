import type { Inbox } from "@ombud/api";
import { t } from "../../i18n/index.ts";
import { me } from "../../state/session.ts";
import { type Errors, type Form, isColor, swatches } from "../../ui/index.ts";

/** What the editor of an inbox holds: the inbox without what the server decides. */
export type InboxValues = Omit<Inbox, "id" | "key" | "snippet" | "channel">;

export interface InboxPart {
  form: Form<InboxValues>;
}

export function inboxValues(inbox: Inbox | null): InboxValues {
  if (inbox) {
    const { id: _id, key: _key, snippet: _snippet, channel: _channel, ...values } = inbox;
    return values;
  }
  return {
    name: "",
    enabled: true,
    team: null,
    business_hours: null,
    service_level: null,
    look: {
      brand: "",
      color: swatches[0],
      position: "right",
      greeting: {},
      launcher: "",
      offline_text: {},
    },
    ask_name: true,
    ask_email: "offline",
    identity_required: false,
    allowed_origins: [],
    languages: [],
    csat: true,
    bot: false,
    menu: null,
  };
}

/** "https://shop.example.com", without path; a star stands for any subdomain. */
export function originOf(text: string): string | null {
  const trimmed = text.trim().replace(/\/+$/, "");
  if (/^https?:\/\/\*\.[a-z0-9.-]+(:\d+)?$/i.test(trimmed)) return trimmed.toLowerCase();
  try {
    const url = new URL(trimmed.includes("://") ? trimmed : `https://${trimmed}`);
    if (!/^https?:$/.test(url.protocol) || url.pathname !== "/" || url.search || url.hash) return null;
    return url.origin;
  } catch {
    return null;
  }
}

/** A rule names a page that begins as addresses do, and offers something. */
function isWhole({ pages, offers }: { pages: readonly string[]; offers: readonly string[] }): boolean {
  const named = pages.map((it) => it.trim()).filter(Boolean);
  return named.length > 0 && offers.length > 0 && named.every((it) => /^[/*]/.test(it));
}

export function checkInbox(values: InboxValues): Errors<InboxValues> {
  return {
    name: values.name.trim() ? null : t("ui-required"),
    look: isColor(values.look.color) ? null : t("settings-color-invalid"),
    allowed_origins: values.allowed_origins.every((origin) => originOf(origin))
      ? null
      : t("settings-inboxes-origin-invalid"),
    menu: (values.menu ?? []).every(isWhole) ? null : t("menu-invalid"),
  };
}

/** The languages that the widget speaks: its own, else those of the workspace. */
export function spokenLanguages(values: InboxValues): readonly string[] {
  if (values.languages.length > 0) return values.languages;
  return me.value?.workspace.languages ?? ["en"];
}

/** Texts of languages that the inbox does not offer any more are left out, and so are empty ones. */
export function inboxBody(values: InboxValues): object {
  const spoken = spokenLanguages(values);
  const kept = (texts: Record<string, string>) =>
    Object.fromEntries(Object.entries(texts).filter(([tag, text]) => spoken.includes(tag) && text.trim()));
  return {
    ...values,
    menu:
      values.menu?.map(({ pages, offers }) => ({
        pages: pages.map((it) => it.trim()).filter(Boolean),
        offers,
      })) ?? null,
    name: values.name.trim(),
    allowed_origins: values.allowed_origins.map((origin) => originOf(origin) ?? origin),
    look: {
      ...values.look,
      brand: values.look.brand.trim(),
      color: values.look.color.toLowerCase(),
      greeting: kept(values.look.greeting),
      offline_text: kept(values.look.offline_text),
    },
  };
}
