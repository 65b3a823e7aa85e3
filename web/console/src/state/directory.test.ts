import type { Staff } from "@ombud/api";
import { beforeEach, describe, expect, it, vi } from "vitest";

vi.mock("./http.ts", () => ({ http: { get: vi.fn() } }));

const { presenceOf, setPresence, staff, staffOf } = await import("./directory.ts");

const person = (change: Partial<Staff>) =>
  ({ id: "s1", presence: "online", connected: true, ...change }) as Staff;

describe("presence", () => {
  beforeEach(() => {
    staff.value = [person({}), person({ id: "s2", connected: false })];
  });
  const shown = (id: string) => presenceOf(staffOf(id) ?? person({}));

  it("is what they chose, only while they are there", () => {
    expect([shown("s1"), shown("s2")]).toEqual(["online", "offline"]);
  });

  it("follows who comes and goes", () => {
    setPresence("s2", "away");
    expect(shown("s2")).toBe("away");
    setPresence("s1", "offline");
    expect(shown("s1")).toBe("offline");
    setPresence("s1", "online");
    expect(shown("s1")).toBe("online");
  });
});
