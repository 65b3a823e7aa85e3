// Compares the gzip size of what a customer's browser loads with the budgets of docs/performance.md.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const KB = 1000;
const dist = new URL("../web/widget/dist", import.meta.url).pathname;

const read = (name) => readFileSync(join(dist, name));
const gzip = (name) => gzipSync(read(name), { level: 9 }).length;
const sum = (names) => names.reduce((total, name) => total + gzip(name), 0);

const loader = "widget.js";
const page = "chat.html";
const named = [...read(page).toString().matchAll(/(?:src|href)="[^"]*\/([^"/]+)"/g)].map(([, name]) => name);

// A browser loads one language of those that the page may ask for: the largest counts.
const languages = readdirSync(dist).filter((name) => name.endsWith(".js") && name !== loader && !named.includes(name));
const language = Math.max(0, ...languages.map(gzip));

let over = false;
for (const [what, bytes, budget] of [
  ["widget loader", gzip(loader), 5 * KB],
  ["whole widget, in one language", gzip(loader) + gzip(page) + sum(named) + language, 40 * KB],
]) {
  console.log(`${what}: ${(bytes / KB).toFixed(1)} KB gzip of ${budget / KB}`);
  over ||= bytes > budget;
}
process.exit(over ? 1 : 0);
