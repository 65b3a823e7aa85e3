// Compares the gzip sizes of what a customer's browser loads with the budgets in docs/performance.md.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { gzipSync } from "node:zlib";

const KB = 1000;
const dist = new URL("../web/widget/dist", import.meta.url).pathname;

const files = readdirSync(dist, { recursive: true })
  .map((name) => join(dist, name))
  .filter((path) => statSync(path).isFile() && /\.(js|css|html)$/.test(path))
  .map((path) => ({ name: relative(dist, path), bytes: gzipSync(readFileSync(path), { level: 9 }).length }));

const loader = files.filter((file) => /^(loader|widget|ombud)\.js$/.test(file.name));
if (loader.length !== 1) {
  console.error(`one loader was expected among ${files.map((file) => file.name).join(", ")}`);
  process.exit(1);
}

const total = (chosen) => chosen.reduce((sum, file) => sum + file.bytes, 0);
let over = false;
for (const [what, bytes, budget] of [
  ["widget loader", total(loader), 5 * KB],
  ["whole widget", total(files), 40 * KB],
]) {
  console.log(`${what}: ${(bytes / KB).toFixed(1)} KB gzip of ${budget / KB}`);
  over ||= bytes > budget;
}
process.exit(over ? 1 : 0);
