import type { AddressOwner, ChainFound } from "@ombud/api";
import { UserRoundSearch } from "lucide";
import { useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { toastError } from "../state/errors.ts";
import { http } from "../state/http.ts";
import { can } from "../state/session.ts";
import type { Thread } from "../state/thread.ts";
import { Button } from "../ui/index.ts";
import { shortId } from "./short.ts";

/** What says that an address is the platform's, and some customer's. */
const GIVEN = new Set(["deposit.another", "deposit.somebody", "address.another", "address.deposit"]);
/** More receivers than this nobody asks about at once. */
const MOST = 3;

interface Told {
  address: string;
  owner: AddressOwner;
}

/** Asks the platform whose the addresses are that something went to; who may not be told is told that. */
export function WhoseAddress({ found, thread }: { found: ChainFound; thread: Thread }) {
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<readonly Told[]>([]);
  if (!can("accounts.view") || !found.verdicts.some((it) => GIVEN.has(it.code))) return null;
  const moved = found.transaction?.transfers.map(({ to, memo }) => ({ address: to, memo })) ?? [];
  const asked = found.account ? [{ address: found.account.address, memo: null }] : moved;
  const receivers = [...new Map(asked.map((it) => [it.address, it])).values()].slice(0, MOST);
  const ask = async () => {
    setBusy(true);
    try {
      const all: Told[] = [];
      for (const { address, memo } of receivers) {
        const question = { network: found.network.id, address, memo };
        all.push({ address, owner: await http.post(`/cases/${thread.id}/address-owner`, question) });
      }
      setTold(all);
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  };
  if (told.length > 0) {
    return (
      <ul class="chain-owners ui-small">
        {told.map(({ address, owner }) => (
          <li key={address}>
            <code dir="ltr" title={address}>
              {shortId(address)}
            </code>{" "}
            {words(owner)}
          </li>
        ))}
      </ul>
    );
  }
  return (
    <Button size="sm" variant="ghost" icon={UserRoundSearch} busy={busy} onClick={() => void ask()}>
      {t("chain-owner")}
    </Button>
  );
}

function words({ ours, reference, revealed }: AddressOwner): string {
  if (!ours) return t("chain-owner-not");
  if (reference) return t("chain-owner-theirs", { reference });
  return t(revealed ? "chain-owner-ours" : "chain-owner-hidden");
}
