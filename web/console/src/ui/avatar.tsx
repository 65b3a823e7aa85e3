import { t } from "../i18n/index.ts";

export type Presence = "online" | "away" | "offline";

interface AvatarProps {
  name: string;
  src?: string | null | undefined;
  /** Edge length in pixels. */
  size?: number | undefined;
  presence?: Presence | undefined;
  /** The name stands beside the picture already, so the picture is decoration. */
  decorative?: boolean | undefined;
}

/** Up to two letters: of the first and last word, or the last two characters of a Chinese, Japanese or Korean name. */
export function initials(name: string): string {
  const trimmed = name.trim();
  if (/^[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}]+$/u.test(trimmed)) {
    return [...trimmed].slice(-2).join("");
  }
  const words = trimmed.split(/[\s._-]+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word ?? "")][0] ?? "",
  );
  return letters.join("").toUpperCase() || "?";
}

/** A stable hue from 0 to 359, so that a person keeps the same colour everywhere. */
export function hueOf(name: string): number {
  let hash = 2_166_136_261;
  for (const character of name) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619);
  }
  return (hash >>> 0) % 360;
}

export function Avatar({ name, src, size = 32, presence, decorative = true }: AvatarProps) {
  return (
    <span class="ui-avatar" style={{ "--avatar-size": `${size}px`, "--avatar-hue": String(hueOf(name)) }}>
      <span class="ui-avatar-face" aria-hidden="true">
        {src ? <img src={src} alt="" width={size} height={size} /> : initials(name)}
      </span>
      {!decorative && <span class="ui-visually-hidden">{name}</span>}
      {presence && <PresenceDot presence={presence} />}
    </span>
  );
}

/** Shape and colour both tell the state: full, half, ring. */
export function PresenceDot({ presence }: { presence: Presence }) {
  return (
    <span class={`ui-presence ui-presence-${presence}`}>
      <span class="ui-visually-hidden">{t(`ui-presence-${presence}`)}</span>
    </span>
  );
}
