import { afterEach, beforeEach, expect, it } from "vitest";
import { injected, type Offered, offer, type Provider, sign, walletHere, watchWallets } from "./signer.ts";
import { declined } from "./wallet-words.ts";

const page = globalThis as { window?: unknown };
let events: EventTarget;

beforeEach(() => {
  // Where there is no browser, a target of events stands in for its window.
  events = new EventTarget();
  page.window ??= globalThis;
  for (const name of ["addEventListener", "removeEventListener", "dispatchEvent"] as const) {
    Object.assign(globalThis, { [name]: events[name].bind(events) });
  }
});

afterEach(() => {
  delete (window as { ethereum?: unknown }).ethereum;
});

const PNG = "data:image/png;base64,iVBORw0KGgo=";
const id = (n: number) => `350670db-19fa-4704-a166-e52e178b59${String(n).padStart(2, "0")}`;
const provider = (): Provider => ({ request: async () => null });

function announce(detail: unknown): void {
  dispatchEvent(Object.assign(new Event("eip6963:announceProvider"), { detail }));
}

function wallet(n: number, info: object = {}, own: Provider = provider()) {
  return { info: { uuid: id(n), name: `Wallet ${n}`, icon: PNG, rdns: "io.wallet", ...info }, provider: own };
}

it("asks the wallet that was chosen as EIP-1193 says", async () => {
  const asked: unknown[] = [];
  const answers: Record<string, unknown> = {
    eth_requestAccounts: ["0xab"],
    eth_chainId: "0x89",
    personal_sign: "0x11",
  };
  const chosen: Provider = {
    request: async ({ method, params }) => {
      asked.push([method, params]);
      return answers[method];
    },
  };
  expect(await walletHere(chosen)).toEqual({ address: "0xab", chain: "137" });
  expect(await sign(chosen, "Grüße", "0xab")).toBe("0x11");
  expect(asked.at(-1)).toEqual(["personal_sign", ["0x4772c3bcc39f65", "0xab"]]);
});

it("takes no account from a wallet that answers something else", async () => {
  for (const accounts of [null, "0xab", [{ toString: () => "0xab" }], []]) {
    const odd: Provider = {
      request: async ({ method }) => (method === "eth_chainId" ? "0x1" : accounts),
    };
    expect((await walletHere(odd)).address).toBe("");
  }
});

it("finds the wallet of the old place", () => {
  expect(injected()).toBeUndefined();
  Object.assign(window, { ethereum: { request: "no function" } });
  expect(injected()).toBeUndefined();
  const old = provider();
  Object.assign(window, { ethereum: old });
  expect(injected()).toBe(old);
});

it("hears of every wallet, also of one that comes late, and stops", () => {
  let asked = 0;
  addEventListener("eip6963:requestProvider", () => {
    asked++;
    announce(wallet(1));
    announce(wallet(2));
  });
  let all: readonly Offered[] = [];
  const stop = watchWallets((it) => {
    all = it;
  });
  expect(asked).toBe(1);
  expect(all.map((one) => one.name)).toEqual(["Wallet 1", "Wallet 2"]);
  announce(wallet(3));
  expect(all).toHaveLength(3);
  stop();
  announce(wallet(4));
  expect(all).toHaveLength(3);
});

it("lets nobody take another wallet's id, and tells names that are alike apart", () => {
  let all: readonly Offered[] = [];
  watchWallets((it) => {
    all = it;
  });
  const real = provider();
  announce(wallet(1, { name: "Rabby", rdns: "io.rabby" }, real));
  announce(wallet(1, { name: "Rabby" }));
  announce(wallet(1, { uuid: id(1).toUpperCase() }));
  expect(all).toHaveLength(1);
  expect(all[0]?.provider).toBe(real);
  // The same one under two ids is one.
  announce(wallet(2, {}, real));
  expect(all).toHaveLength(1);
  // Whoever calls itself alike, with the other's reversed domain as well, is a second one and looks like it.
  announce(wallet(3, { name: "Rabby", rdns: "io.rabby" }));
  announce(wallet(4, { name: "Rab\u200bby\u202e" }));
  expect(all.map((one) => one.name)).toEqual(["Rabby", "Rabby (2)", "Rab by"]);
});

it("shows pictures that are pictures, and no others", () => {
  const icon = (value: unknown) => offer(wallet(1, { icon: value }))?.icon;
  expect(icon(PNG)).toBe(PNG);
  expect(icon("data:image/svg+xml,<svg/>")).toBeDefined();
  for (const bad of [
    "javascript:alert(1)",
    "https://track.example/a.png",
    "data:text/html,<script>1</script>",
    "data:image/svg+xmlx,1",
    " data:image/png;base64,AA",
    `data:image/png;base64,${"A".repeat(70_000)}`,
    { toString: () => PNG },
    undefined,
  ]) {
    expect(icon(bad)).toBeUndefined();
  }
});

it("is not brought down by what is no announcement", () => {
  let told = 0;
  watchWallets(() => {
    told++;
  });
  const throws = Object.defineProperty({}, "info", {
    get() {
      throw new Error("no");
    },
  });
  for (const detail of [
    undefined,
    null,
    "text",
    {},
    throws,
    { info: null, provider: provider() },
    { info: { uuid: id(1), name: "No provider" } },
    wallet(1, { uuid: "1" }),
    wallet(1, { uuid: `${id(1)}<b>` }),
    wallet(1, {}, { request: 1 } as unknown as Provider),
  ]) {
    announce(detail);
  }
  expect(told).toBe(0);
  // A name that is none, or has no end.
  expect(offer(wallet(1, { name: 7 }))?.name).toBe("");
  expect(offer(wallet(1, { name: "x".repeat(100_000) }))?.name).toHaveLength(32);
  for (let n = 10; n < 99; n++) announce(wallet(n));
  expect(told).toBe(12);
});

it("knows a refusal of the wallet from a fault of ours", () => {
  expect(declined({ code: 4001, message: "User rejected" })).toBe(true);
  expect(declined(Object.assign(new Error("no"), { code: 4100 }))).toBe(true);
  expect(declined(new Error("no"))).toBe(false);
  expect(declined(new DOMException("no", "NotAllowedError"))).toBe(false);
  expect(declined(null)).toBe(false);
});
