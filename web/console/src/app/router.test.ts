import { describe, expect, it } from "vitest";
import { listPath, navigate, parsePlace } from "./router.ts";

describe("a place", () => {
  it("is read from the address", () => {
    const place = parsePlace("/console/inbox/team-1/0190", "?sort=waiting");
    expect(place.screen).toBe("inbox");
    expect(place.parts).toEqual(["team-1", "0190"]);
    expect(place.query.get("sort")).toBe("waiting");
  });

  it("is the inbox at the bare address, and survives bad encoding", () => {
    expect(parsePlace("/console/", "").screen).toBe("inbox");
    expect(parsePlace("/console/inbox/%E0%A4%A", "").parts).toEqual(["%E0%A4%A"]);
  });
});

describe("the path of the list", () => {
  it("keeps the filters and drops the message of a link", () => {
    navigate("/inbox/all/c1?priority=high&at=12");
    expect(listPath()).toBe("/inbox/all?priority=high");
    expect(listPath("c2")).toBe("/inbox/all/c2?priority=high");
  });

  it("is one's own from any other screen", () => {
    navigate("/search?q=x");
    expect(listPath()).toBe("/inbox/mine");
    expect(listPath("c2")).toBe("/inbox/all/c2");
  });
});
