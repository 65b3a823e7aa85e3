import type { JudgedAddress, StaffMessage } from "@ombud/api";
import { expect, it } from "vitest";
import { writtenLast } from "./proof-wallet.tsx";

const ADDRESS = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

const judged = (more: Partial<JudgedAddress>): JudgedAddress => ({
  chains: ["ethereum"],
  start: 0,
  end: 42,
  fault: null,
  kind: "address",
  poisoned: null,
  text: ADDRESS,
  valid: true,
  ...more,
});

const said = (from: StaffMessage["from"], ...addresses: JudgedAddress[]) =>
  ({ from, addresses }) as unknown as StaffMessage;

it("offers the address that the customer wrote last, and none that cannot be proved", () => {
  expect(writtenLast([])).toBeUndefined();
  const good = said("customer", judged({}));
  expect(writtenLast([good, said("staff", judged({ text: "0xstaff" }))])).toEqual({
    family: "ethereum",
    address: ADDRESS,
  });
  const bad = said(
    "customer",
    judged({ valid: false, text: "0xbad" }),
    judged({ kind: "transaction", text: "0xhash" }),
    judged({ chains: ["monero"], text: "4abc" }),
    judged({ poisoned: { like: ADDRESS, shared_bits: 40 }, text: "0xpoisoned" }),
  );
  expect(writtenLast([good, bad])?.address).toBe(ADDRESS);
  const later = said("customer", judged({ chains: ["bitcoin"], text: "bc1q" }));
  expect(writtenLast([good, later])).toEqual({ family: "bitcoin", address: "bc1q" });
});
