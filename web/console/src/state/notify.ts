import type { NotifyKind } from "@ombud/api";
import { effect } from "@preact/signals";
import { listPath, navigate } from "../app/router.ts";
import { t } from "../i18n/index.ts";
import { saidText, toast } from "../ui/index.ts";
import { caseSignal } from "./cases.ts";
import { currentThread } from "./current.ts";
import { counts, hear } from "./live.ts";
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

function showDesktop(title: string, body: string, caseId: string): void {
  if (!desktopAllowed()) return;
  const notice = new Notification(title, { body, tag: caseId, icon: "/console/favicon.svg" });
  notice.onclick = () => {
    window.focus();
    openCase(caseId);
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
  title: string;
  body: string;
}

/** What happened, where, and what was said; the server says only what cannot be told from the kind and the case. */
function wordsOf({ kind, case: id, title, body }: Notice): { title: string; body: string } {
  const item = caseSignal(id).peek();
  const what = title ? saidText(title) : t(`notify-${kind}`);
  return {
    title: item ? `${what} · ${item.customer.name} #${item.number}` : what,
    body: body || (item?.subject ?? item?.preview ?? ""),
  };
}

/** What cannot wait sounds and looks like it. */
const URGENT: ReadonlySet<NotifyKind> = new Set(["breach", "exposed"]);

function arrived(frame: Notice): void {
  const urgent = URGENT.has(frame.kind);
  const { title, body } = wordsOf(frame);
  const wishes = me.peek()?.staff.notify;
  const watching = !document.hidden && currentThread.peek()?.id === frame.case;
  if (wishes?.sound && !watching) chime(urgent);
  if (document.hidden) {
    if (wishes?.desktop) showDesktop(title, body, frame.case);
  } else if (!watching && frame.kind !== "message") {
    const action = { label: t("notify-open"), run: () => openCase(frame.case) };
    toast(body ? `${title}: ${body}` : title, { tone: urgent ? "danger" : "info", action });
  }
}

/** Notices from the server become toasts, desktop notices and sounds; the title counts what waits for one. */
export function startNotices(): void {
  hear((client) => {
    client.on("notify", arrived);
  });
  effect(() => {
    const mine = counts.value?.mine ?? 0;
    const name = me.value?.workspace.brand || "Ombud";
    document.title = mine > 0 ? `(${mine}) ${name}` : name;
  });
}
