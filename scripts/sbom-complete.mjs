// Fails if a package of a lock file is not in the bill of materials with its version and hash, or if that tells a path of
// the machine that it was made on.
import { readFileSync } from "node:fs";

const text = readFileSync(process.argv[2], "utf8");
const bill = JSON.parse(text);
const faults = [];

const known = new Map();
for (const part of bill.components) {
  const kind = part.purl.slice("pkg:".length).split("/")[0];
  const name = part.group ? `${part.group}/${part.name}` : part.name;
  known.set(`${kind} ${name} ${part.version}`, part);
}

function expect(kind, name, version, hashed) {
  const part = known.get(`${kind} ${name} ${version}`);
  if (!part) faults.push(`${kind} package ${name} ${version} is missing`);
  else if (hashed && !part.hashes?.length) faults.push(`${kind} package ${name} ${version} has no hash`);
}

let count = 0;
for (const block of readFileSync("Cargo.lock", "utf8").split("[[package]]").slice(1)) {
  const value = (key) => new RegExp(`^${key} = "(.*)"$`, "m").exec(block)?.[1];
  expect("cargo", value("name"), value("version"), value("checksum") !== undefined);
  count += 1;
}
const { packages } = JSON.parse(readFileSync("web/package-lock.json", "utf8"));
for (const [path, { name, version, integrity, link }] of Object.entries(packages)) {
  const at = path.lastIndexOf("node_modules/");
  if (at < 0 || link) continue;
  expect("npm", name ?? path.slice(at + "node_modules/".length), version, integrity !== undefined);
  count += 1;
}

const path = /(?:file:|[",\s])\/(?:tmp|var|home|root|Users)\/[^",]*/.exec(text);
if (path || text.includes(process.cwd())) faults.push(`a path of this machine is told: ${path?.[0] ?? process.cwd()}`);
if (bill.bomFormat !== "CycloneDX" || bill.specVersion !== "1.6") faults.push("not CycloneDX 1.6");

for (const fault of faults) console.error(`error: ${fault}`);
if (faults.length > 0) process.exit(1);
console.log(`${count} packages of the lock files, each with its version and hash`);
