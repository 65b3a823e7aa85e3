import type { Alert, NotifyKind } from "@ombud/api";
import { effect } from "@preact/signals";
import { listPath, navigate, place } from "../app/router.ts";
import { needTexts, t } from "../i18n/index.ts";
import { toast } from "../ui/index.ts";
import { alertHeard, alertText, openAlerts } from "./alerts.ts";
import { caseKnown, caseSignal, customerName } from "./cases.ts";
import { currentThread } from "./current.ts";
import { counts, hear } from "./live.ts";
import { sentBack } from "./reviews.ts";
import { me } from "./session.ts";

let audio: AudioContext | null = null;

/** Two soft notes, made here so that no sound file is fetched. Browsers allow it after the first press of a key. */
function chime(urgent: boolean): void {
  try {
    audio ??= new AudioContext();
    const start = audio.currentTime;
    const notes = urgent ? [740, 740, 740] : [660, 880];
    for (const [index, pitch] of notes.entries()) note(pitch, start + index * 0.14);
  } catch {
    // No sound device: the notice is on the screen all the same.
  }
}

function note(pitch: number, at: number): void {
  if (!audio) return;
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.08, at + 0.015);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.3);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + 0.32);
}

/** Whether the browser lets us show notices outside the page; the own account asks for it. */
function desktopAllowed(): boolean {
  return "Notification" in window && Notification.permission === "granted";
}

function showDesktop(title: string, body: string, tag: string, open: () => void): void {
  if (!desktopAllowed()) return;
  const notice = new Notification(title, { body, tag, icon: "/console/favicon.svg" });
  notice.onclick = () => {
    window.focus();
    open();
    notice.close();
  };
}

/** Opens a case beside the list that is on the screen; at one of its messages, when a position is given. */
export function openCase(id: string, at?: number): void {
  const path = listPath(id);
  navigate(at === undefined ? path : `${path}${path.includes("?") ? "&" : "?"}at=${at}`);
}

interface Notice {
  kind: NotifyKind;
  case: string;
  /** Of a deadline or an alarm: which. */
  code: string;
  args: Record<string, string>;
  body: string;
}

/** So many characters of what was said are enough to know it by. */
const SAID = 90;

const shortened = (text: string) => (text.length > SAID ? `${text.slice(0, SAID).trimEnd()}…` : text);

/** What happened, where, and what was said; the server says only what cannot be told from the kind and the case. */
function wordsOf({ kind, case: id, code, args, body }: Notice): { title: string; body: string } {
  const item = caseSignal(id).peek();
  const what = t(`notify-${code || kind}`, args);
  return {
    title: item ? `${what} · ${customerName(item)} #${item.number}` : what,
    body: shortened(body || (item?.subject ?? item?.preview ?? "")),
  };
}

/** What cannot wait sounds and looks like it. */
const URGENT: ReadonlySet<NotifyKind> = new Set(["breach", "alarm"]);

/** So long a notice waits for the case that it is about, in milliseconds: the server tells of the two one after the other. */
const CASE_PATIENCE = 1500;

async function arrived(frame: Notice): Promise<void> {
  const urgent = URGENT.has(frame.kind);
  const wishes = me.peek()?.staff.notify;
  const watching = !document.hidden && currentThread.peek()?.id === frame.case;
  if (wishes?.sound && !watching) chime(urgent);
  // Asking for the case would be recorded as having opened it.
  await caseKnown(frame.case, CASE_PATIENCE);
  const { title, body } = wordsOf(frame);
  if (document.hidden) {
    if (wishes?.desktop) showDesktop(title, body, frame.case, () => openCase(frame.case));
  } else if (!watching && frame.kind !== "message") {
    const action = { label: t("notify-open"), run: () => openCase(frame.case) };
    toast(body ? `${title}: ${body}` : title, { tone: urgent ? "danger" : "info", action });
  }
}

/** Where alerts are read and settled. */
const ALERTS = "/settings/alerts";

/** Whoever watches over the reading of customers' data is told wherever they are, not only who has the list open. */
async function alarmed(id: string, severity: Alert["severity"]): Promise<void> {
  const fresh = await alertHeard(id, severity);
  if (!fresh) return;
  const urgent = severity === "critical" || severity === "high";
  await needTexts("settings");
  const what = alertText(fresh);
  const wishes = me.peek()?.staff.notify;
  if (wishes?.sound) chime(urgent);
  if (document.hidden && wishes?.desktop) {
    showDesktop(what, t(`alerts-why-${fresh.rule}`), id, () => navigate(ALERTS));
  }
  const { screen, parts } = place.peek();
  if (screen === "settings" && parts[0] === "alerts" && !document.hidden) return;
  const action = { label: t("notify-open"), run: () => navigate(ALERTS) };
  toast(what, { tone: urgent ? "danger" : "info", action });
}

/** Whoever wrote an article is told that it was sent back, with what is to be changed. */
async function returned({ topic, lang, title, note }: NonNullable<typeof sentBack.value>): Promise<void> {
  await needTexts("articles");
  const said = t("knowledge-sent-back-notice", { title });
  const open = () => navigate(`/knowledge/topics/${topic}?lang=${encodeURIComponent(lang)}`);
  const wishes = me.peek()?.staff.notify;
  if (wishes?.sound) chime(false);
  if (document.hidden && wishes?.desktop) showDesktop(said, shortened(note), `${topic}/${lang}`, open);
  toast(`${said}: ${shortened(note)}`, { tone: "info", action: { label: t("notify-open"), run: open } });
}

/** Notices from the server become toasts, desktop notices and sounds; the title counts what waits for one. */
export function startNotices(): void {
  hear((client) => {
    client.on("notify", (frame) => void arrived(frame));
    client.on("alert", ({ alert, severity }) => void alarmed(alert, severity));
  });
  effect(() => {
    const article = sentBack.value;
    if (article) void returned(article);
  });
  effect(() => {
    const mine = counts.value?.mine ?? 0;
    const name = me.value?.workspace.brand || "Ombud";
    const alarm = openAlerts.value.length > 0 ? "⚠ " : "";
    document.title = `${alarm}${mine > 0 ? `(${mine}) ${name}` : name}`;
  });
}
