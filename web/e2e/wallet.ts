/** A wallet of Ethereum's kind that truly signs: in a browser by EIP-1193, and by hand. */
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { keccak_256 } from "@noble/hashes/sha3.js";
import type { BrowserContext } from "@playwright/test";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

export class Wallet {
  readonly #key: Uint8Array;
  /** With the capitals of EIP-55. */
  readonly address: string;

  /** Of a key in hex digits, or of one that is made of a number. */
  constructor(key: number | string) {
    this.#key = typeof key === "string" ? Buffer.from(key, "hex") : new Uint8Array(32).fill(key);
    const digits = hex(keccak_256(secp256k1.getPublicKey(this.#key, false).slice(1)).slice(12));
    const nibbles = hex(keccak_256(Buffer.from(digits)));
    const capital = (digit: string, at: number) =>
      Number.parseInt(nibbles[at] ?? "0", 16) > 7 ? digit.toUpperCase() : digit;
    this.address = `0x${[...digits].map(capital).join("")}`;
  }

  /** `personal_sign` (EIP-191). */
  sign(text: string): string {
    const said = Buffer.from(text);
    const prefix = Buffer.from(`\x19Ethereum Signed Message:\n${said.length}`);
    const hash = keccak_256(Buffer.concat([prefix, said]));
    const signed = secp256k1.sign(hash, this.#key, { prehash: false, format: "recovered" });
    return `0x${hex(signed.slice(1))}${(27 + (signed[0] ?? 0)).toString(16)}`;
  }

  /** Puts wallets that announce themselves (EIP-6963) into every page and frame: each name with whoever signs for it, if anybody. */
  static async announce(
    context: BrowserContext,
    wallets: readonly { name: string; icon?: string; uuid: string; signs?: Wallet }[],
  ): Promise<void> {
    await context.exposeFunction("announcedAsked", (uuid: string, method: string, params: string[] = []) => {
      const wallet = wallets.find((one) => one.uuid === uuid)?.signs;
      if (!wallet) throw new Error("nobody signs");
      return wallet.answer(method, params);
    });
    const shown = wallets.map(({ name, icon = "", uuid }) => ({ name, icon, uuid, rdns: "io.wallet" }));
    await context.addInitScript((all) => {
      const page = window as unknown as {
        announcedAsked: (uuid: string, method: string, params?: unknown) => Promise<unknown>;
      };
      const providers = all.map((info) => ({
        info,
        provider: {
          request: ({ method, params }: { method: string; params?: unknown }) =>
            page.announcedAsked(info.uuid, method, params),
        },
      }));
      addEventListener("eip6963:requestProvider", () => {
        for (const detail of providers)
          dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail: Object.freeze(detail) }));
      });
    }, shown);
  }

  /** What it says to a page. */
  private answer(method: string, params: string[]): unknown {
    switch (method) {
      case "eth_requestAccounts":
        return [this.address.toLowerCase()];
      case "eth_chainId":
        return "0x1";
      case "personal_sign":
        return this.sign(Buffer.from((params[0] ?? "").slice(2), "hex").toString());
      default:
        throw new Error(`no such method: ${method}`);
    }
  }

  /** Puts it into every page and frame of a browser, as an extension does. */
  async install(context: BrowserContext): Promise<void> {
    await context.exposeFunction("walletAsked", (method: string, params: string[] = []) =>
      this.answer(method, params),
    );
    await context.addInitScript(() => {
      const page = window as unknown as {
        walletAsked: (method: string, params?: unknown) => Promise<unknown>;
        ethereum: object;
      };
      page.ethereum = {
        request: ({ method, params }: { method: string; params?: unknown }) =>
          page.walletAsked(method, params),
      };
    });
  }
}
