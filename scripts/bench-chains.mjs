// The network of a recorded story as a `chains.toml`: bench-chains.mjs STORY URL
import { readFileSync } from "node:fs";

const [story, url] = process.argv.slice(2);
const { chain, confirmations } = JSON.parse(readFileSync(story, "utf8"));
console.log(`[[network]]
id = "eip155:${chain}"
name = "Recorded"
family = "evm"
symbol = "ETH"
decimals = 18
block_seconds = 12
confirmations = ${confirmations}
endpoints = [{ url = "${url}" }]`);
