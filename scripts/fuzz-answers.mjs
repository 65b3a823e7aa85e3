// Seeds of the target chain_answers: each recorded answer, after the two bytes that name its place.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [, , from, to] = process.argv;
const files = readdirSync(from).filter((name) => name.endsWith(".json"));
files.sort();
for (const [which, name] of files.entries()) {
  const { exchanges } = JSON.parse(readFileSync(join(from, name)));
  for (const [at, { answer }] of exchanges.entries()) {
    const body = Buffer.from(typeof answer === "string" ? answer : JSON.stringify(answer));
    if (which < 256 && at < 256) {
      writeFileSync(join(to, `seed-${which}-${at}`), Buffer.concat([Buffer.from([which, at]), body]));
    }
  }
}
