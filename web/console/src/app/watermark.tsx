import { signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { formatDate } from "../i18n/index.ts";
import { slowNow } from "../state/clock.ts";
import { me } from "../state/session.ts";
import "./watermark.css";

const TILE = { width: 420, height: 220 };
/** How soon a mark that was taken away is back. */
const AGAIN_MS = 500;
const broken = signal(0);

/** Six letters that stand for one person on one day: short enough to be read off a photograph. */
async function codeOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  const letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  return Array.from(new Uint8Array(digest).slice(0, 6), (byte) => letters[byte % letters.length]).join("");
}

const code = signal("");
/** The mark as a background; for what lies over the whole page, and so over the mark. */
export const markImage = signal("");

/**
 * A faint mark over every screen that says who looks and when: whoever photographs or prints it signs the picture. It takes
 * no press and is not read out. When something takes it away, it is put back.
 */
export function Watermark() {
  const staff = me.value?.staff;
  const day = new Date(slowNow.value).toISOString().slice(0, 10);
  useEffect(() => {
    // Without a secure context there is no digest; name and date stand there all the same.
    if (staff && globalThis.crypto?.subtle) {
      void codeOf(`${staff.id} ${day}`).then((made) => {
        code.value = made;
      });
    }
  }, [staff?.id, day]);
  const text = staff ? `${staff.name} · ${formatDate(`${day}T12:00:00`, "date")} · ${code.value}` : "";
  const image = useMemo(() => tile(text), [text]);
  useEffect(() => {
    markImage.value = image;
    return watch();
  }, [broken.value, image]);
  if (!staff) return null;
  return (
    <div
      key={broken.value}
      id="watermark"
      class="watermark"
      aria-hidden="true"
      data-code={code.value}
      style={{ backgroundImage: image }}
    />
  );
}

/** The text as a picture that is laid side by side: in a grey that shows on light, on dark and on paper. As a background it is painted
 * once; a mask would be worked out anew with whatever moves below it. */
function tile(text: string): string {
  const escaped = text.replace(/[<>&"']/g, (char) => `&#${char.charCodeAt(0)};`);
  const { width, height } = TILE;
  const line = (x: number, y: number) =>
    `<text x="${x}" y="${y}" transform="rotate(-18 ${x} ${y})" fill="#808080" font-family="sans-serif" font-size="13">${escaped}</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${line(20, 90)}${line(210, 200)}</svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
}

/** Puts the mark back when its element is taken away or restyled by hand. */
function watch(): () => void {
  const mark = document.getElementById("watermark");
  const parent = mark?.parentElement;
  if (!mark || !parent) return () => {};
  const style = mark.getAttribute("style");
  const look = new MutationObserver(() => {
    if (!mark.isConnected || mark.getAttribute("style") !== style || mark.className !== "watermark") {
      look.disconnect();
      // Later and once, so that two that change each other's work do not keep the page busy.
      setTimeout(() => {
        broken.value++;
      }, AGAIN_MS);
    }
  });
  look.observe(parent, { childList: true });
  look.observe(mark, { attributes: true, attributeFilter: ["style", "class", "hidden"] });
  return () => look.disconnect();
}
