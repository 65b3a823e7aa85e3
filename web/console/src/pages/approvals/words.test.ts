import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it, vi } from "vitest";

vi.mock("../../i18n/index.ts", () => ({
  t: (key: string, args: Record<string, string> = {}) => [key, ...Object.values(args)].join(" "),
  hasText: (key: string) => !key.endsWith("unheard"),
  formatDate: (when: string) => when,
  formatDuration: (seconds: number) => `${seconds}s`,
  formatList: (items: readonly string[]) => items.join("+"),
  formatNumber: (value: number) => `${value}d`,
}));

const { inWords } = await import("./words.ts");

const MIA = "0192f0c1-2d3e-7a4b-8c5d-6e7f8091aaaa";
const CUSTOMER = "0192f0c1-2d3e-7a4b-8c5d-6e7f8091bbbb";
const known = {
  person: (id: string) => (id === MIA ? "Mia" : "?"),
  role: (id: string) => `role ${id}`,
  allowed: (role: string) => (role === "r1" ? ["cases.reply", "reports.view"] : undefined),
  permission: (name: string) => `may ${name}`,
  rules: { listed_per_hour: 300, mask_names: true, famous: ["A"] },
};
const told = (operation: string, path: string, body: unknown = null) =>
  inWords({ operation, path: `/api/v1${path}`, body }, known);

describe("what somebody asked for, in words", () => {
  it("names the permissions that are lent, and for how long", () => {
    const body = { permissions: ["reports.view", "cases.report"], minutes: 30, reason: "the night" };
    expect(told("elevate", `/staff/${MIA}/elevations`, body)).toEqual({
      lines: ["approval-words-elevate Mia 1800s"],
      list: ["may reports.view", "may cases.report"],
    });
  });

  it("names whom it is about, and the reason that stands in the request", () => {
    expect(told("customer-erase", `/customers/${CUSTOMER}/erase`, { reason: "Asked" }).lines).toEqual([
      "approval-words-erase 91bbbb",
      "approval-words-reason Asked",
    ]);
    expect(told("customer-export", `/customers/${CUSTOMER}/export?format=zip`).lines).toEqual([
      "approval-words-export 91bbbb",
    ]);
  });

  it("says by what the watch would see less, from what to what", () => {
    const body = { listed_per_hour: 10000, mask_names: false, famous: ["A"] };
    expect(told("watch-rules", "/trust/rules", body)).toEqual({
      lines: ["approval-words-watch"],
      list: [
        "approval-words-watch-from trust-listed_per_hour 300d 10000d",
        "approval-words-watch-from trust-mask_names settings-yes settings-no",
      ],
    });
    expect(told("canary-give-up", "/trust/canaries/1").lines).toEqual(["approval-words-canary"]);
    const token = { name: "Nightly", scopes: ["customers.unmasked"], expires_at: null };
    expect(told("token-make", "/api-tokens", token)).toEqual({
      lines: ["approval-words-token Nightly", "approval-words-token-endless", "approval-words-token-may"],
      list: ["may customers.unmasked"],
    });
    const hook = { url: "https://a.example", events: ["*"], personal: true };
    expect(told("webhook-make", "/webhooks", hook)).toEqual({
      lines: [
        "approval-words-webhook https://a.example",
        "approval-words-webhook-personal",
        "approval-words-webhook-events",
      ],
      list: ["approval-words-webhook-all"],
    });
    const more = { of: "files", extra: 400, reason: "" };
    expect(told("budget-grant", `/staff/${MIA}/reveal-budget`, more).lines).toEqual([
      "approval-words-grant-files Mia 400d",
    ]);
  });

  it("says who gets which role, who is let in or kept out, and that more changes", () => {
    const body = { role: "r2", state: "disabled", name: "M", teams: null };
    expect(told("staff-change", `/staff/${MIA}`, body).lines).toEqual([
      "approval-words-role Mia role r2",
      "approval-words-disable Mia",
      "approval-words-besides",
    ]);
    expect(told("staff-change", `/staff/${MIA}`, { state: "active" }).lines).toEqual([
      "approval-words-enable Mia",
    ]);
  });

  it("says what a role gains and loses; all that it allows where that is not known", () => {
    const body = { permissions: ["cases.reply", "keys.manage"] };
    expect(told("role-change", "/roles/r1", body).lines).toEqual([
      "approval-words-role-adds role r1 may keys.manage",
      "approval-words-role-takes role r1 may reports.view",
    ]);
    expect(told("role-change", "/roles/r9", body)).toEqual({
      lines: ["approval-words-role-allows role r9"],
      list: ["may cases.reply", "may keys.manage"],
    });
  });

  it("lists the days of each retention rule, and which groups need two", () => {
    const body = { customers_days: 0, files_days: 30, messages_by_type: { theft: 90 } };
    expect(told("retention-rules", "/retention", body).list).toEqual([
      "approval-words-kept retention-customers_days retention-for-good",
      "approval-words-kept-of retention-group-files retention-files_days 30d",
      "approval-words-kept-of retention-group-messages retention-type-theft 90d",
    ]);
    expect(told("rule-change", "/approval-policy", { groups: [] }).lines).toEqual([
      "approval-words-rule-none",
    ]);
    expect(told("rule-change", "/approval-policy", { groups: ["erase"] }).list).toEqual([
      "approval-group-erase",
    ]);
  });

  it("survives a body that is not what it should be", () => {
    expect(told("elevate", "/staff/x/elevations", ["odd"]).list).toEqual([]);
    expect(told("invite", "/invitations", { email: 5 }).lines).toHaveLength(1);
    expect(told("something-new", "/new", { a: 1 })).toEqual({ lines: [], list: [] });
  });

  it("has words for every operation that needs a second person", () => {
    const root = resolve(import.meta.dirname, "../../../../..");
    const table = readFileSync(resolve(root, "crates/server/src/approvals/table.rs"), "utf8");
    const operations = [...table.matchAll(/^ {4}"([a-z-]+)", [A-Z]/gm)].map(([, name]) => name ?? "");
    expect(operations.length).toBeGreaterThan(15);
    for (const operation of operations) {
      const body = { role: "r2", name: "x", permissions: ["a"], groups: ["erase"], reason: "" };
      expect(told(operation, `/staff/${MIA}`, body).lines, operation).not.toEqual([]);
    }
  });

  it("has each of its words in both languages", () => {
    const root = resolve(import.meta.dirname, "../../../../..");
    const source = readFileSync(resolve(import.meta.dirname, "words.ts"), "utf8");
    const keys = [...source.matchAll(/"(approval-words-[a-z-]+)"/g)].map(([, key]) => key ?? "");
    for (const language of ["en", "zh-CN"]) {
      const texts = readFileSync(resolve(root, `locales/${language}/approvals.ftl`), "utf8");
      expect(keys.filter((key) => !texts.includes(`\n${key} = `))).toEqual([]);
    }
  });
});
