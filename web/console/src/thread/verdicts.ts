import type { JudgedAddress, JudgedLink } from "@ombud/api";
import { formatList, hasText, t } from "../i18n/index.ts";

/** Whether a link must not be opened. */
export function isBad({ verdict }: Pick<JudgedLink, "verdict">): boolean {
  return verdict === "blocked" || verdict === "lookalike";
}

/** What made the verdict on a link. */
export function reasonText(reason: string): string {
  const id = `link-why-${reason.replaceAll("_", "-")}`;
  return hasText(id) ? t(id) : reason;
}

/** The verdict on a link that must not be opened, with its reason. */
export function linkText(link: JudgedLink): string {
  const why = reasonText(link.reason);
  if (link.verdict === "lookalike") return t("link-bad-lookalike", { imitates: link.imitates ?? "", why });
  return t("link-bad-blocked", { why });
}

/**
 * Where a browser would go. Null for what it would not take as it is written, and where it would go elsewhere than the
 * host that was judged.
 */
export function hrefOf({ url, host }: Pick<JudgedLink, "url" | "host">): string | null {
  const whole = /^https?:\/\//i.test(url) ? url : `https://${url}`;
  if (!URL.canParse(whole)) return null;
  const parsed = new URL(whole);
  return parsed.hostname.replace(/\.$/, "") === host?.replace(/\.$/, "") ? parsed.href : null;
}

/** Chains whose names are more than their ids with a capital. */
const CHAIN_NAMES: Readonly<Record<string, string>> = {
  ...{ "bitcoin-cash": "Bitcoin Cash", xrp: "XRP", ton: "TON", near: "NEAR", ethereum: "Ethereum (EVM)" },
  ...{ icon: "ICON", "ethereum-classic": "Ethereum Classic" },
};

/** The name of a chain. */
export function chainName(id: string): string {
  const known = CHAIN_NAMES[id];
  if (known) return known;
  const main = id.replace(/-testnet$/, "");
  if (main !== id) return `${chainName(main)} testnet`;
  return id.charAt(0).toUpperCase() + id.slice(1);
}

/** What an address or a transaction's id is, with what is wrong with it. */
export function addressText({ kind, chains, valid, fault, poisoned }: JudgedAddress): string {
  if (poisoned) return t("spotted-poisoned", { like: poisoned.like });
  if (!valid) {
    const id = `spotted-fault-${fault}`;
    return hasText(id) ? t(id) : t("spotted-invalid");
  }
  return t(`spotted-${kind}`, { chains: formatList(chains.map(chainName)) || t("spotted-nowhere") });
}
