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
const rest = readdirSync(dist).filter((name) => name.endsWith(".js") && name !== loader && !named.includes(name));

// A browser loads one language of those that the page may ask for: the largest counts.
const isCatalogue = (name) => /^widget-/.test(name);
const language = Math.max(...rest.filter(isCatalogue).map(gzip));
const isProofTexts = (name) => /^proof-(?!texts-)/.test(name);
const isDepositTexts = (name) => /^recovery-(?!texts-)/.test(name);
const isUrgentTexts = (name) => /^urgent-(?!texts-)/.test(name);
const isWatchTexts = (name) => /^watch-(?!texts-|card-|list-)/.test(name);
const isHaltTexts = (name) => /^stopped-/.test(name);
const isTexts = (name) =>
  isHaltTexts(name) || isCatalogue(name) || isProofTexts(name) || isDepositTexts(name) || isUrgentTexts(name) || isWatchTexts(name);
const later = rest.filter((name) => !isTexts(name));
const guard = later.filter((name) => /^guard-/.test(name));
const isWordList = (name) => /^(english|spanish|french|italian|portuguese|czech|japanese|korean|.*-chinese)-/.test(name);

const isProof = (name) => /^(ask-card|late-words|new-passkey|own-data|passkey|proof-texts|prove|proving)-/.test(name);
const isDeposit = (name) => /^(deposit|recovery-texts)-/.test(name);
const isWallet = (name) => /^wallet-/.test(name);
const isHalt = (name) => /^halt-/.test(name);
const isWatch = (name) => /^watch-(texts|card|list)-/.test(name);
const isUrgent = (name) => /^(form-card|freeze-card|message-lang|read-from|urgent-texts)-/.test(name);

let over = false;
for (const [what, bytes, budget] of [
  ["widget loader", gzip(loader), 5 * KB],
  ["widget up to the first message, in one language", gzip(loader) + gzip(page) + sum(named) + language, 39 * KB],
  ["what is checked before sending, without word lists", sum(guard), 6 * KB],
  ["largest of its word lists", Math.max(...later.filter(isWordList).map(gzip)), 9 * KB],
  ["what proves who one is, and one's own data, in one language", sum(later.filter(isProof)) + Math.max(...rest.filter(isProofTexts).map(gzip)), 11.5 * KB],
  ["what is shown to who is being robbed, and freeze links, in one language", sum(later.filter(isUrgent)) + Math.max(...rest.filter(isUrgentTexts).map(gzip)), 7.5 * KB],
  ["what shows a wallet, behind that", sum(later.filter(isWallet)), 2.5 * KB],
  ["what gives a deposit back, in one language", sum(later.filter(isDeposit)) + Math.max(...rest.filter(isDepositTexts).map(gzip)), 6 * KB],
  ["what watches a transaction and lists what is watched, in one language", sum(later.filter(isWatch)) + Math.max(...rest.filter(isWatchTexts).map(gzip)), 4.5 * KB],
  ["what says that the chat cannot go on, in one language", sum(later.filter(isHalt)) + Math.max(...rest.filter(isHaltTexts).map(gzip)), 1.5 * KB],
  ["all other parts, each loaded when first opened", sum(later.filter((name) => ![isWordList, (it) => guard.includes(it), isProof, isDeposit, isWallet, isUrgent, isWatch, isHalt].some((is) => is(name)))), 14.5 * KB],
]) {
  console.log(`${what}: ${(bytes / KB).toFixed(1)} KB gzip of ${budget / KB}`);
  // Nothing found is a name that has changed, not a small file.
  over ||= !(bytes > 0 && bytes <= budget);
}
process.exit(over ? 1 : 0);
