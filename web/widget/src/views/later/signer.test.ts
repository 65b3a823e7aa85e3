import { afterEach, expect, it } from "vitest";
import { injected, sign, walletHere } from "./signer.ts";
import { declined } from "./wallet-words.ts";

const page = globalThis as { window?: unknown; ethereum?: unknown };
page.window ??= globalThis;

afterEach(() => {
  delete (window as { ethereum?: unknown }).ethereum;
});

it("asks the wallet of the browser as EIP-1193 says", async () => {
  expect(injected()).toBeUndefined();
  const asked: unknown[] = [];
  const answers: Record<string, unknown> = {
    eth_requestAccounts: ["0xab"],
    eth_chainId: "0x89",
    personal_sign: "0x11",
  };
  Object.assign(window, {
    ethereum: {
      request: async ({ method, params }: { method: string; params: unknown }) => {
        asked.push([method, params]);
        return answers[method];
      },
    },
  });
  expect(await walletHere()).toEqual({ address: "0xab", chain: "137" });
  expect(await sign("Grüße", "0xab")).toBe("0x11");
  expect(asked.at(-1)).toEqual(["personal_sign", ["0x4772c3bcc39f65", "0xab"]]);
});

it("knows a refusal of the wallet from a fault of ours", () => {
  expect(declined({ code: 4001, message: "User rejected" })).toBe(true);
  expect(declined(Object.assign(new Error("no"), { code: 4100 }))).toBe(true);
  expect(declined(new Error("no"))).toBe(false);
  expect(declined(new DOMException("no", "NotAllowedError"))).toBe(false);
  expect(declined(null)).toBe(false);
});
