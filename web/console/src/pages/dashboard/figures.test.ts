import { beforeAll, expect, it } from "vitest";
import { needTexts } from "../../i18n/index.ts";
import { textsFromDisk } from "../../i18n/on-disk.ts";
import { agesOf, csatFigures, heatColor, replyFigures, spanOrDash } from "./figures.ts";

beforeAll(() => {
  textsFromDisk();
  return needTexts("dashboard");
});

it("names ages by their bounds and warms up with them", () => {
  const ages = agesOf([
    { label: "a", upto_seconds: 300, count: 3 },
    { label: "b", upto_seconds: 3600, count: 2 },
    { label: "c", upto_seconds: null, count: 1 },
  ]);
  expect(ages.map((age) => age.label)).toEqual(["up to 5m", "5m – 1h", "over 1h"]);
  expect(ages.map((age) => heatColor(age.heat))).toEqual(["series-1", "warn", "danger"]);
});

it("puts the figures of each picture in a table", () => {
  const csat = csatFigures({ answers: 4, asked: 9, score: 0.75, counts: [1, 0, 0, 1, 2] });
  expect(csat.rows[0]).toEqual(["5", "2", "50%"]);
  expect(csat.rows.at(-1)).toEqual(["1", "1", "25%"]);
  const replies = replyFigures([{ hour: "2026-01-05T09:00:00Z", count: 2, median_seconds: null }]);
  expect(replies.rows[0]?.slice(1)).toEqual(["2", "–"]);
  expect([spanOrDash(null), spanOrDash(90)]).toEqual(["–", "1m 30s"]);
});
