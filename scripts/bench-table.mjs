// Medians of the rounds of a measure as a Markdown table.
//   bench-table.mjs FOLDER REFERENCE MEASURED METRIC...   ratio = MEASURED / REFERENCE
//   bench-table.mjs FOLDER --each-query                    one row for each line `query name=...`
// A round's file is TARGET.ROUND.txt with lines `label key=value ...`; a metric is `label.key`, or `key` of a line without label.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [folder, ...args] = process.argv.slice(2);

const median = (values) => {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
};

const shown = (value) => {
  if (value === undefined) return "";
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : 2;
  return value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
};

const fieldsOf = (line) =>
  Object.fromEntries([...line.matchAll(/(\w+)=(\S+)/g)].map(([, key, value]) => [key, value]));

const rounds = (target) =>
  readdirSync(folder)
    .filter((name) => name.startsWith(`${target}.`) && /\.\d+\.txt$/.test(name))
    .map((name) => readFileSync(join(folder, name), "utf8").split("\n"));

const row = (cells) => console.log(`| ${cells.join(" | ")} |`);

function metric(lines, name) {
  const [label, key] = name.includes(".") ? name.split(".") : ["", name];
  const line = lines.find((line) => (label === "" ? line.includes(`${key}=`) : line.startsWith(`${label} `)));
  return Number.parseFloat(fieldsOf(line ?? "")[key]);
}

function compare(reference, measured, metrics) {
  const [before, after] = [rounds(reference), rounds(measured)];
  row(["metric", reference, measured, `${measured} / ${reference}`]);
  row(["---", "---:", "---:", "---:"]);
  for (const name of metrics) {
    const [a, b] = [before, after].map((all) => median(all.map((lines) => metric(lines, name))));
    row([name, shown(a), shown(b), a && b !== undefined ? shown(b / a) : ""]);
  }
}

function eachQuery() {
  const queries = new Map();
  for (const line of rounds("ombud").flat().filter((line) => line.startsWith("query "))) {
    const fields = fieldsOf(line);
    queries.set(fields.name, [...(queries.get(fields.name) ?? []), fields]);
  }
  const columns = ["items", "p50_ms", "p95_ms", "p99_ms", "cpu_us_each", "failed"];
  row(["query", ...columns]);
  row(["---", ...columns.map(() => "---:")]);
  for (const [name, all] of queries) {
    row([name, ...columns.map((key) => shown(median(all.map((fields) => Number(fields[key])))))]);
  }
}

if (args[0] === "--each-query") eachQuery();
else compare(args[0], args[1], args.slice(2));
