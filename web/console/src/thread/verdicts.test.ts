import { expect, it } from "vitest";
import { chainName, hrefOf } from "./verdicts.ts";

it("a link opens only where the host is that was judged", () => {
  const nimbus = { host: "nimbus.example" };
  expect(hrefOf({ ...nimbus, url: "nimbus.example/help" })).toBe("https://nimbus.example/help");
  expect(hrefOf({ ...nimbus, url: "HTTP://Nimbus.Example" })).toBe("http://nimbus.example/");
  expect(hrefOf({ ...nimbus, url: "https://nimbus.example@evil.example" })).toBeNull();
  expect(hrefOf({ ...nimbus, url: "hxxps://nimbus[.]example" })).toBeNull();
  expect(hrefOf({ ...nimbus, url: "javascript:alert(1)//nimbus.example" })).toBeNull();
  expect(hrefOf({ host: null, url: "https://" })).toBeNull();
});

it("chains are called by their names", () => {
  expect(["bitcoin-cash-testnet", "tron", "xrp"].map(chainName)).toEqual([
    ...["Bitcoin Cash testnet", "Tron", "XRP"],
  ]);
});
