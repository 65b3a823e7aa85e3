// Sums what the test runners left behind: JUnit XML, or the output of `cargo test`. The last line is
// "N passed, N failed". A runner without a result counts as one failure: it did not get as far as its tests.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [folder, ...names] = process.argv.slice(2);

const sum = (text, pattern) =>
  [...text.matchAll(pattern)].reduce((total, match) => total + Number(match[1]), 0);

function junit(xml) {
  const suites = [...xml.matchAll(/<testsuite\s[^>]*>/g)].map(([tag]) => tag).join("\n");
  const failed = sum(suites, /\bfailures="(\d+)"/g) + sum(suites, /\berrors="(\d+)"/g);
  const skipped = sum(suites, /\b(?:skipped|disabled)="(\d+)"/g);
  return { passed: sum(suites, /\btests="(\d+)"/g) - failed - skipped, failed };
}

function cargoTest(output) {
  const failed = sum(output, /^test result: .*? (\d+) failed;/gm);
  const broken = /^error(\[|:)/m.test(output) && failed === 0;
  return { passed: sum(output, /^test result: .*? (\d+) passed;/gm), failed: broken ? 1 : failed };
}

function count(name) {
  const path = join(folder, name);
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  const counts = name.endsWith(".xml") ? junit(text) : cargoTest(text);
  const ran = name.endsWith(".xml") ? text.includes("<testsuites") : /^(test result:|error)/m.test(text);
  return ran ? counts : { passed: 0, failed: 1 };
}

let passed = 0;
let failed = 0;
for (const name of names) {
  const counts = count(name);
  console.log(`${name}: ${counts.passed} passed, ${counts.failed} failed`);
  passed += counts.passed;
  failed += counts.failed;
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
