// Compiles contracts.sol to contracts.json: `npm install solc && node build.mjs`. Only after a change of the source.
import { readFileSync, writeFileSync } from "node:fs";
import solc from "solc";

const content = readFileSync(new URL("contracts.sol", import.meta.url), "utf8");
const settings = {
  evmVersion: "paris",
  optimizer: { enabled: true },
  metadata: { bytecodeHash: "none" },
  outputSelection: { "*": { "*": ["evm.bytecode.object", "evm.deployedBytecode.object"] } },
};
const input = { language: "Solidity", sources: { "contracts.sol": { content } }, settings };
const output = JSON.parse(solc.compile(JSON.stringify(input)));
for (const error of output.errors ?? []) console.error(error.formattedMessage);
const made = { compiler: solc.version() };
for (const [name, it] of Object.entries(output.contracts["contracts.sol"])) {
  made[name] = { creation: `0x${it.evm.bytecode.object}`, runtime: `0x${it.evm.deployedBytecode.object}` };
}
writeFileSync(new URL("contracts.json", import.meta.url), `${JSON.stringify(made, null, 1)}\n`);
