/** Message bodies: text as it was written, with addresses of the web made links. Nothing else is interpreted. */
import type { ComponentChildren } from "preact";

const LINK = /https?:\/\/[^\s<>"'`|\\^{}。，；：！？、（）【】《》「」『』]+/gi;
/** Marks after an address belong to the sentence. */
const TRAILING = /[.,;:!?…)\]*]+$/;

export interface Piece {
  text: string;
  href?: string;
}

export function pieces(body: string): Piece[] {
  const found: Piece[] = [];
  let last = 0;
  for (const match of body.matchAll(LINK)) {
    const href = trim(match[0]);
    if (!URL.canParse(href)) continue;
    if (match.index > last) found.push({ text: body.slice(last, match.index) });
    found.push({ text: href, href });
    last = match.index + href.length;
  }
  if (last < body.length) found.push({ text: body.slice(last) });
  return found;
}

/** A closing bracket stays when the address has its opening one. */
function trim(link: string): string {
  const cut = link.replace(TRAILING, "");
  const rest = link.slice(cut.length);
  const open = (cut.match(/\(/g) ?? []).length - (cut.match(/\)/g) ?? []).length;
  return open > 0 && rest.startsWith(")") ? `${cut})` : cut;
}

/** A few emoji and nothing else are shown large. */
export function emojiOnly(body: string): boolean {
  return /^(?:\p{Extended_Pictographic}[\u{FE0F}\u{1F3FB}-\u{1F3FF}]*(?:\u200D\p{Extended_Pictographic}\uFE0F?)*\s*){1,3}$/u.test(
    body,
  );
}

export function Words({ body }: { body: string }): ComponentChildren {
  return pieces(body).map(({ text, href }, i) =>
    href ? (
      <a key={i} href={href} target="_blank" rel="noopener noreferrer nofollow ugc">
        {text}
      </a>
    ) : (
      text
    ),
  );
}
