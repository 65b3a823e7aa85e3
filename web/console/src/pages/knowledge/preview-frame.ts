import { directionOf } from "../../i18n/index.ts";

/** What stands in an attribute. */
const attribute = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * The empty page of a preview, with the help centre's own styles. Links in it lead to a window that the frame may not open, so
 * pressing one does nothing.
 */
export function frameOf(lang: string): string {
  return [
    "<!doctype html>",
    `<html lang="${attribute(lang)}" dir="${directionOf(lang)}">`,
    '<head><meta charset="utf-8"><base target="_blank">',
    '<link rel="stylesheet" href="/help/help.css">',
    "</head>",
    '<body class="article"><div class="columns"><main><article></article></main></div></body></html>',
  ].join("");
}
