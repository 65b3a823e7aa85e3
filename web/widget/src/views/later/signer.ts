/** The wallets that a browser brings along: by their announcements (EIP-6963), or the one of EIP-1193's old place. */

export interface Provider {
  request: (asked: { method: string; params?: readonly unknown[] }) => Promise<unknown>;
}

/** A wallet to choose. What it says of itself is its own word: it is shown, and nothing follows from it. */
export interface Offered {
  id: string;
  /** Empty: it did not say. */
  name: string;
  /** A picture as `data:` URL, to be shown by `<img>` alone, where no script in it runs. */
  icon: string | undefined;
  provider: Provider;
}

/** More than anybody has: a page that announces without end does not fill the screen. */
const MOST = 12;
const NAME_MOST = 32;
/** Pictures of wallets are below 20 KB; one of megabytes is there to slow the chat down. */
const ICON_MOST = 64_000;
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const ICON = /^data:image\/(?:svg\+xml|png|webp|jpeg|gif)[;,]/i;

function canAsk(it: unknown): it is Provider {
  return typeof (it as Partial<Provider> | null | undefined)?.request === "function";
}

/** The wallet in EIP-1193's old place, where the browser lends one to this page or frame. */
export function injected(): Provider | undefined {
  const { ethereum } = window as { ethereum?: unknown };
  return canAsk(ethereum) ? ethereum : undefined;
}

/** What is announced, each of its parts read once and judged; nothing where it is no wallet. */
export function offer(detail: unknown): Offered | undefined {
  try {
    const { info, provider } = detail as { info: Record<string, unknown>; provider: unknown };
    const { uuid, name, icon } = info;
    if (typeof uuid !== "string" || !ID.test(uuid) || !canAsk(provider)) return undefined;
    // Marks that turn a line around or hide in it could make a name look like another.
    const said =
      typeof name === "string"
        ? name
            .slice(0, 200)
            .replace(/[\p{C}\s]+/gu, " ")
            .trim()
        : "";
    const sound = typeof icon === "string" && icon.length <= ICON_MOST && ICON.test(icon);
    return {
      id: uuid.toLowerCase(),
      name: [...said].slice(0, NAME_MOST).join(""),
      icon: sound ? icon : undefined,
      provider,
    };
  } catch {
    // A getter that throws.
    return undefined;
  }
}

/** Asks for the wallets of this browser and tells of them as they come; answers how to stop. The first to take an id keeps it. */
export function watchWallets(tell: (all: readonly Offered[]) => void): () => void {
  let all: readonly Offered[] = [];
  const heard = (event: Event) => {
    const it = offer((event as CustomEvent<unknown>).detail);
    if (!it || all.length >= MOST) return;
    if (all.some((one) => one.id === it.id || one.provider === it.provider)) return;
    const alike = it.name && all.filter((one) => one.name.replace(/ \(\d+\)$/, "") === it.name).length;
    all = [...all, alike ? { ...it, name: `${it.name} (${alike + 1})` } : it];
    tell(all);
  };
  addEventListener("eip6963:announceProvider", heard);
  dispatchEvent(new Event("eip6963:requestProvider"));
  return () => removeEventListener("eip6963:announceProvider", heard);
}

/** The address that the wallet's owner lets this page see, and the network that the wallet is on. */
export async function walletHere(wallet: Provider): Promise<{ address: string; chain: string }> {
  const accounts = await wallet.request({ method: "eth_requestAccounts", params: [] });
  const [address] = Array.isArray(accounts) ? accounts : [];
  const chain = BigInt((await wallet.request({ method: "eth_chainId", params: [] })) as string).toString();
  return { address: typeof address === "string" ? address : "", chain };
}

/** The wallet's signature of a text: EIP-191. */
export async function sign(wallet: Provider, text: string, address: string): Promise<string> {
  await wallet.request({ method: "eth_requestAccounts", params: [] });
  const bytes = new TextEncoder().encode(text);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return String(await wallet.request({ method: "personal_sign", params: [`0x${hex}`, address] }));
}
