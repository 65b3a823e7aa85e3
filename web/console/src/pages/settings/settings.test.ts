import { beforeAll, describe, expect, it } from "vitest";
import { needTexts } from "../../i18n/index.ts";
import { textsFromDisk } from "../../i18n/on-disk.ts";
import { SETTINGS_PERMISSIONS } from "../../state/session.ts";
import { pretty } from "./deliveries.tsx";
import { keyFrom } from "./fields.tsx";
import {
  isBroken,
  mergeRanges,
  openMinutes,
  openState,
  rangesOf,
  type Week,
  withRanges,
} from "./hours-time.ts";
import { examples } from "./identity-examples.ts";
import { checkInbox, inboxBody, inboxValues, originOf } from "./inbox-form.ts";
import { byStrength, presetRole } from "./invitations.tsx";
import { explainLevel } from "./levels-words.ts";
import { fillVariables, isShortcut, unknownVariables } from "./replies-preview.ts";
import { groups } from "./sections.ts";
import { unitOf } from "./span.tsx";

beforeAll(() => {
  textsFromDisk();
  return needTexts("ui", "settings");
});

const at = (iso: string) => new Date(iso).getTime();
const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());
const daily = (from: string, to: string): Week =>
  ([0, 1, 2, 3, 4, 5, 6] as const).map((day) => ({ day, from, to }));

describe("business hours", () => {
  const office: Week = ([0, 1, 2, 3, 4] as const).map((day) => ({ day, from: "09:00", to: "18:00" }));

  it("are open and closed by the clocks of their zone", () => {
    // Monday 2026-01-05, 09:00 in Singapore is 01:00 UTC.
    expect(openState(office, [], "Asia/Singapore", at("2026-01-05T00:59:00Z"))).toEqual({
      open: false,
      changesAt: at("2026-01-05T01:00:00Z"),
    });
    expect(openState(office, [], "Asia/Singapore", at("2026-01-05T01:00:00Z"))).toEqual({
      open: true,
      changesAt: at("2026-01-05T10:00:00Z"),
    });
  });

  it("wait over the weekend and a holiday", () => {
    const state = openState(office, [{ date: "2026-01-12", name: "" }], "UTC", at("2026-01-09T18:00:00Z"));
    expect([state.open, iso(state.changesAt)]).toEqual([false, "2026-01-13T09:00:00.000Z"]);
  });

  it("run on over midnight", () => {
    const night: Week = [
      { day: 0, from: "22:00", to: "24:00" },
      { day: 1, from: "00:00", to: "06:00" },
    ];
    const state = openState(night, [], "UTC", at("2026-01-05T23:00:00Z"));
    expect([state.open, iso(state.changesAt)]).toEqual([true, "2026-01-06T06:00:00.000Z"]);
  });

  it("keep their wall time when clocks change", () => {
    // Berlin goes from UTC+1 to UTC+2 on 2026-03-29.
    const before = openState(daily("09:00", "18:00"), [], "Europe/Berlin", at("2026-03-28T20:00:00Z"));
    expect(iso(before.changesAt)).toBe("2026-03-29T07:00:00.000Z");
    const after = openState(daily("09:00", "18:00"), [], "Europe/Berlin", at("2026-03-28T00:00:00Z"));
    expect(iso(after.changesAt)).toBe("2026-03-28T08:00:00.000Z");
  });

  it("know always and never", () => {
    const now = at("2026-01-05T12:00:00Z");
    expect(openState(daily("00:00", "24:00"), [], "UTC", now)).toEqual({ open: true, changesAt: null });
    expect(openState([], [], "UTC", now)).toEqual({ open: false, changesAt: null });
  });

  it("are drawn without overlaps", () => {
    const ranges = mergeRanges([
      { from: 600, to: 720 },
      { from: 540, to: 610 },
      { from: 800, to: 800 },
    ]);
    expect(ranges).toEqual([{ from: 540, to: 720 }]);
    const week = withRanges(office, 0, ranges);
    expect(rangesOf(week, 0)).toEqual(ranges);
    expect(openMinutes(week)).toBe(180 + 4 * 540);
    expect(
      isBroken([
        { from: 540, to: 700 },
        { from: 690, to: 800 },
      ]),
    ).toBe(true);
    expect(isBroken([{ from: 540, to: 540 }])).toBe(true);
    expect(isBroken(ranges)).toBe(false);
  });
});

describe("canned replies", () => {
  it("are filled in, and what is unknown stays visible", () => {
    const pieces = fillVariables("Hi {{ customer.name }}, {{nope}}!", { "customer.name": "Lin" });
    expect(pieces.map((piece) => piece.text).join("")).toBe("Hi Lin, {{nope}}!");
    expect(pieces.map((piece) => piece.kind)).toEqual(["text", "filled", "text", "unknown", "text"]);
    expect(unknownVariables("{{nope}} {{case.number}} {{nope}}")).toEqual(["nope"]);
  });
  it("have shortcuts that can be typed", () => {
    expect(["txhash", "哈希", "a-b_1", "Tx", "a b", ""].map(isShortcut)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe("service levels", () => {
  const none = {
    first: null,
    next: null,
    resolution: null,
    update: null,
    priorities: [],
    inboxes: [],
    teams: [],
    types: [],
    hours: null,
    warn: 80,
  };
  it("are explained in a sentence", () => {
    const text = explainLevel({
      ...none,
      first: 3600,
      resolution: 86_400,
      priorities: ["High", "Urgent"],
      hours: "Office",
    });
    expect(text).toBe(
      "Cases of priority High or Urgent: a first reply within 1 hour and a resolution within 1 day. " +
        "The clock runs only during “Office”. " +
        "A warning comes when 80 % of the time is gone: 12 minutes before the shortest target ends.",
    );
    expect(explainLevel({ ...none, next: 900 })).toContain(
      "Every case: every later reply within 15 minutes.",
    );
    expect(explainLevel({ ...none, update: 1800, types: ["Theft"] })).toContain(
      "Cases of type Theft: a word from a person every 30 minutes, whether the customer has written or not.",
    );
    expect(explainLevel(none)).toContain("does nothing");
  });
  it("write spans in their largest whole unit", () => {
    expect([unitOf(86_400), unitOf(7200), unitOf(5400)]).toEqual(["day", "hour", "minute"]);
  });
});

describe("inboxes", () => {
  it("take origins as people write them", () => {
    expect(originOf("www.example.com/")).toBe("https://www.example.com");
    expect(originOf("http://localhost:3000")).toBe("http://localhost:3000");
    expect(originOf("https://*.Example.com")).toBe("https://*.example.com");
    for (const wrong of ["", "https://a.com/path", "ftp://a.com", "two words"])
      expect(originOf(wrong)).toBeNull();
  });
  it("are checked, and sent without texts of languages that they lost", () => {
    const values = { ...inboxValues(null), name: " Site ", languages: ["en"] };
    expect(checkInbox({ ...values, name: "" }).name).toBeTruthy();
    expect(checkInbox({ ...values, look: { ...values.look, color: "red" } }).look).toBeTruthy();
    const look = { ...values.look, brand: "X", greeting: { en: "Hi", fr: "Salut", de: " " } };
    const body = inboxBody({ ...values, look, allowed_origins: ["a.io"] }) as typeof values;
    expect([body.name, body.look.greeting, body.allowed_origins]).toEqual([
      "Site",
      { en: "Hi" },
      ["https://a.io"],
    ]);
  });
  it("come with examples that name the key and the algorithm", () => {
    const [node, python] = examples("k_1", "ES256");
    expect(node?.code).toContain('importPKCS8(process.env.OMBUD_IDENTITY_PRIVATE_KEY, "ES256")');
    expect(python?.code).toContain('headers={"kid": "k_1"}');
    expect(examples("k_1", "HS256")[0]?.code).toContain("OMBUD_IDENTITY_SECRET");
  });
});

describe("somebody who is invited", () => {
  const role = (id: string, permissions: string[], name = id) => ({
    id,
    name,
    builtin: true,
    permissions,
    staff: 0,
  });
  it("is offered the weakest role first", () => {
    const roles = [role("admin", ["a", "b", "c"]), role("agent", ["a"]), role("lead", ["a", "b"])];
    expect(byStrength(roles).map(({ id }) => id)).toEqual(["agent", "lead", "admin"]);
  });
  it("is to answer customers unless another role is chosen", () => {
    const roles = [role("r1", ["a"], "Editor"), role("r2", ["a", "b"], "Agent"), role("r3", [], "Guest")];
    expect(presetRole(roles)).toBe("r2");
    expect(presetRole(roles.filter(({ id }) => id !== "r2"))).toBe("r3");
    expect(presetRole([])).toBe("");
  });
});

it("makes keys of labels", () => {
  expect(["Deposit network", "Número de pedido", "2nd level", "网络"].map(keyFrom)).toEqual([
    "deposit_network",
    "numero_de_pedido",
    "nd_level",
    "",
  ]);
});

it("indents payloads that are JSON and leaves others alone", () => {
  expect(pretty('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(pretty("<h1>no</h1>")).toBe("<h1>no</h1>");
});

it("the settings are offered to whoever may open a section of them", () => {
  const all = groups.flatMap(({ sections }) => sections.flatMap(({ permissions }) => permissions));
  expect(new Set(SETTINGS_PERMISSIONS)).toEqual(new Set(all));
});
