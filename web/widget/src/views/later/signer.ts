/** The wallet that a browser brings along (EIP-1193). */

interface Provider {
  request: (asked: { method: string; params?: readonly unknown[] }) => Promise<unknown>;
}

/** It, where the browser lends one to this page or frame. */
export function injected(): Provider | undefined {
  const { ethereum } = window as { ethereum?: Provider };
  return typeof ethereum?.request === "function" ? ethereum : undefined;
}

async function ask(method: string, params: readonly unknown[] = []): Promise<unknown> {
  const wallet = injected();
  if (!wallet) throw new Error("There is no wallet in this browser.");
  return wallet.request({ method, params });
}

/** The address that the wallet's owner lets this page see, and the network that the wallet is on. */
export async function walletHere(): Promise<{ address: string; chain: string }> {
  const [address] = (await ask("eth_requestAccounts")) as string[];
  const chain = BigInt((await ask("eth_chainId")) as string).toString();
  return { address: address ?? "", chain };
}

/** The wallet's signature of a text: EIP-191. */
export async function sign(text: string, address: string): Promise<string> {
  await ask("eth_requestAccounts");
  const bytes = new TextEncoder().encode(text);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return (await ask("personal_sign", [`0x${hex}`, address])) as string;
}
