import { expect, test } from "vitest";
import { daysOf, rulesOf, textsOf } from "./retention-rules.ts";

test("days are what the server takes, and nothing destroys at once", () => {
  expect(daysOf("messages_days", "")).toBe(0);
  expect(daysOf("messages_days", " 365 ")).toBe(365);
  for (const text of ["1", "29", "36501", "-30", "3e2", "a year", "30.5"]) {
    expect(daysOf("messages_days", text), text).toBeNull();
  }
  expect(daysOf("deliveries_days", "7")).toBe(7);
  expect(daysOf("deliveries_days", "31")).toBeNull();
});

test("rules come back as they were", () => {
  const rules = {
    messages_days: 365,
    messages_by_type: { theft: 3650, complaint: 0 },
    files_days: 0,
    files_by_type: {},
    customers_days: 730,
    deliveries_days: 7,
    reveals_days: 0,
    devices_days: 0,
    alerts_days: 90,
  };
  expect(rulesOf(textsOf(rules))).toEqual(rules);
  expect(textsOf(rules)["messages_by_type.complaint"]).toBe("0");
  expect(textsOf(rules)["messages_by_type.question"]).toBe("");
});
