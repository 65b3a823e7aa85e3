import type { Alert } from "@ombud/api";
import { signal } from "@preact/signals";
import { t } from "../i18n/index.ts";
import { staffOf } from "./directory.ts";
import { http } from "./http.ts";
import { can, me } from "./session.ts";

/** Alerts about the reading of customers' data that nobody has settled, for those who watch over it. */
export const openAlerts = signal<readonly Alert[]>([]);
/** Goes up with each alert: whoever shows them asks anew. */
export const alertsHeard = signal(0);

/** How bad each alert was when it was told of last: looks are added to an alert, and each of them is told. */
const told = new Map<string, number>();
const BADNESS: readonly Alert["severity"][] = ["low", "medium", "high", "critical"];

/** True for an alert that has not been told of yet, or has become worse since; takes a note of it. */
export function isNews(id: string, severity: Alert["severity"]): boolean {
  const bad = BADNESS.indexOf(severity);
  if ((told.get(id) ?? -1) >= bad) return false;
  told.set(id, bad);
  return true;
}

/** After a failure. */
const AGAIN_MS = 5_000;
/** The last time that was asked: only its answer counts, in whatever order answers come. */
let asked = 0;
let again: ReturnType<typeof setTimeout> | undefined;

/** Asks what is open, and again after a while where that fails: a count that is not right would stay until the next alert. */
export async function loadAlerts(): Promise<void> {
  asked++;
  const mine = asked;
  clearTimeout(again);
  if (!me.peek() || !can("security.read")) {
    openAlerts.value = [];
    return;
  }
  const query = { open: true, limit: 100 };
  const page = await http
    .request<{ items: Alert[] }>("GET", "/trust/alerts", undefined, { query })
    .catch(() => null);
  if (mine !== asked) return;
  if (page) openAlerts.value = page.items;
  else again = setTimeout(() => void loadAlerts(), AGAIN_MS);
}

/** An alert was raised, or added to. Gives it back when there is something new to say of it. */
export async function alertHeard(id: string, severity: Alert["severity"]): Promise<Alert | undefined> {
  alertsHeard.value++;
  const fresh = isNews(id, severity);
  await loadAlerts();
  return fresh ? openAlerts.peek().find((one) => one.id === id) : undefined;
}

/** Whose reading an alert is about. */
export function alertReader(alert: Alert): string {
  if (alert.reader.kind === "token") return t("alerts-token");
  return staffOf(alert.reader.id)?.name ?? t("alerts-gone");
}

/** Who did what. Its words are the settings' own: whoever shows them elsewhere needs those texts first. */
export function alertText(alert: Alert): string {
  return t(`alerts-rule-${alert.rule}`, { name: alertReader(alert), count: alert.counted });
}
