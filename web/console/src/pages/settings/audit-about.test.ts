import { beforeAll, describe, expect, it } from "vitest";
import { textsFromDisk } from "../../i18n/on-disk.ts";
import { needTexts, setLanguage } from "../../i18n/texts.ts";
import { staff } from "../../state/directory.ts";
import { about, facts, shown } from "./audit-about.ts";
import { sentence } from "./audit-query.ts";

const mia = { id: "m", name: "Mia Novak" };

beforeAll(async () => {
  textsFromDisk();
  await Promise.all([setLanguage("en"), needTexts("settings", "events")]);
  staff.value = [mia] as unknown as typeof staff.value;
});

describe("a line of the audit", () => {
  const changed = (data: Record<string, unknown>, by = "a") =>
    about({ kind: "staff.changed", by: { kind: "staff", id: by }, data });

  it("says whom was changed, and what of them", () => {
    expect(changed({ staff: "m", role: "r", teams: [] })).toEqual(["Mia Novak", "role and teams"]);
    const named = { kind: "staff.changed", by: { kind: "staff", id: "a" }, names: { r: "Lead" } };
    expect(about({ ...named, data: { staff: "m", role: "r" } })).toEqual(["Mia Novak", "role", "Lead"]);
    expect(changed({ staff: "m", change: "password" }, "m")).toEqual(["password"]);
    expect(changed({ staff: "somebody who left", state: "disabled" })).toEqual(["state"]);
  });

  it("says which setting was changed, and how", () => {
    const data = { subject: "canned_reply", id: "1", change: "deleted", value: { title: "Hello" } };
    const line = about({ kind: "settings.changed", by: { kind: "staff", id: "a" }, data });
    expect(line).toEqual(["Canned reply “Hello”", "deleted"]);
    const unnamed = { subject: "retention", id: "1", change: "changed", value: {} };
    expect(about({ kind: "settings.changed", by: { kind: "staff" }, data: unnamed })).toEqual([
      "Retention",
      "changed",
    ]);
  });

  it("names a programme, and says whether a key began to be changed or is", () => {
    const by = { kind: "token", name: "Nightly export" };
    expect(sentence({ kind: "customer.shown", by, data: {} })).toMatch(
      /programme “.?Nightly export.?” had a customer on an open screen$/,
    );
    const key = (state: string) =>
      sentence({ kind: "security.keys_rotated", by: { kind: "system" }, data: { state } });
    expect(key("waiting")).toMatch(/began to change a key$/);
    expect(key("done")).toMatch(/^The change of a key is done/);
  });

  it("names what has a name, and shows the rest as it was recorded", () => {
    expect(shown("m")).toBe("Mia Novak");
    expect(shown(["m", "x"])).toBe("Mia Novak and x");
    expect(shown(["m", "r"], { r: "Lead" })).toBe("Mia Novak and Lead");
    expect(shown(true)).toBe("Yes");
    expect(shown({ teams: ["m"], rank_of_it: 1200, was: null })).toBe("teams: Mia Novak\nrank of it: 1,200");
    expect(shown("2026-11-30T14:05:00Z")).toMatch(/2026/);
  });

  it("leaves out what was not there, and names each field in words", () => {
    const data = {
      number: 1042,
      due_at: null,
      was: { team: null, assignee: "m" },
      priority_rank: "high",
      tags: [],
      note: "",
      blocked: false,
    };
    expect(facts(data)).toEqual([
      ["number", "#1042"],
      ["before", "person who answers: Mia Novak"],
      ["priority rank", "high"],
      ["tags", "–"],
      ["blocked", "No"],
    ]);
  });
});
