import { ApiError, NetworkError } from "@ombud/api";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { needTexts } from "../i18n/index.ts";
import { textsFromDisk } from "../i18n/on-disk.ts";
import { Loaded } from "../ui/index.ts";
import { http } from "./http.ts";
import { reconnects } from "./live.ts";
import { useAsked, useView, type View } from "./view.ts";

/** Requests in the order in which they were made, to be answered in any order. */
interface Asked {
  what: string;
  answer: (text: string) => Promise<void>;
  fail: (error: unknown) => Promise<void>;
}
let asked: Asked[] = [];
let view: View<string>;

function ask(what: string): Promise<string> {
  return new Promise((resolve, reject) => {
    asked.push({
      what,
      answer: (text) => act(async () => resolve(text)),
      fail: (error) => act(async () => reject(error)),
    });
  });
}

function Screen({ of, again }: { of: string | null; again?: number | undefined }) {
  view = useAsked(of, () => ask(of ?? ""), again);
  return (
    <Loaded view={view} rows={2}>
      {(text) => <output>{text}</output>}
    </Loaded>
  );
}

const show = (of: string | null, again?: number) =>
  act(() => render(<Screen of={of} again={again} />, document.body));
const nth = (at: number): Asked => {
  const one = asked[at];
  if (!one) throw new Error(`only ${asked.length} were asked`);
  return one;
};
const seen = () => document.body.querySelector("output")?.textContent;
const waits = () => document.body.querySelector(".ui-loading") !== null;
const alerted = () => document.body.querySelector("[role=alert]")?.textContent;
const button = () => document.body.querySelector<HTMLButtonElement>("[role=alert] button");
const press = () => act(() => button()?.click());

beforeAll(() => {
  textsFromDisk();
  return needTexts("ui", "problems");
});
beforeEach(() => {
  asked = [];
});
afterEach(() => {
  render(null, document.body);
  vi.restoreAllMocks();
});

describe("what a screen shows of the server's", () => {
  it("is waited for, and then there", async () => {
    await show("a");
    expect([seen(), waits(), view.busy]).toEqual([undefined, true, true]);
    await nth(0).answer("A");
    expect([seen(), waits(), view.busy, alerted()]).toEqual(["A", false, false, undefined]);
  });

  it("is not asked for by who may not see it, until they may", async () => {
    await show(null);
    expect([asked.length, waits(), view.busy, seen()]).toEqual([0, false, false, undefined]);
    await act(() => view.load());
    expect(asked).toEqual([]);
    await show("a");
    await nth(0).answer("A");
    expect(seen()).toBe("A");
  });

  it("stays while it is asked for again, and when that fails", async () => {
    await show("a", 1);
    await nth(0).answer("A");
    await show("a", 2);
    expect([asked.length, seen(), waits(), view.busy]).toEqual([2, "A", false, true]);
    await nth(1).fail(new NetworkError(null));
    expect(seen()).toBe("A");
    expect(alerted()).toContain("Try again");
  });

  it("is asked for again as soon as the server is back, where it could not be had", async () => {
    await show("a");
    await nth(0).answer("A");
    await act(() => void reconnects.value++);
    expect(asked.length).toBe(1);
    await act(() => view.load());
    await nth(1).fail(new NetworkError(null));
    await act(() => void reconnects.value++);
    await nth(2).answer("new");
    expect([seen(), alerted()]).toEqual(["new", undefined]);
  });

  it("is never the answer to another question", async () => {
    await show("a");
    await nth(0).answer("A");
    await show("b");
    expect([seen(), waits()]).toEqual([undefined, true]);
    await nth(1).answer("B");
    expect([asked.map((one) => one.what), seen()]).toEqual([["a", "b"], "B"]);
  });

  it("is not the late answer to an older question, nor an older answer to the same", async () => {
    await show("a");
    await show("b");
    await nth(1).answer("B");
    await nth(0).answer("A");
    expect(seen()).toBe("B");
    await act(() => view.load());
    await act(() => view.load());
    await nth(3).answer("newer");
    await nth(2).fail(new NetworkError(null));
    expect([seen(), alerted(), view.busy]).toEqual(["newer", undefined, false]);
  });

  it("is not asked for any more once the screen is gone", async () => {
    await show("a");
    const before = view;
    await act(() => render(null, document.body));
    await nth(0).answer("A");
    await act(() => view.load());
    await act(() => view.change((text) => `${text}!`));
    expect([view === before, document.body.textContent, asked.length]).toEqual([true, "", 1]);
  });
});

describe("a problem", () => {
  it("is said in words, with a button that asks again and keeps the focus meanwhile", async () => {
    const refusal = new ApiError({ type: "", title: "T", status: 403, code: "forbidden", detail: "No." });
    await show("a");
    await nth(0).fail(refusal);
    expect([alerted(), waits()]).toEqual(["Your role does not allow this.Try again", false]);
    button()?.focus();
    await press();
    expect([asked.length, button()?.getAttribute("aria-busy"), document.activeElement === button()]).toEqual([
      2,
      "true",
      true,
    ]);
    await press();
    expect(asked).toHaveLength(2);
    await nth(1).answer("A");
    expect([seen(), alerted()]).toEqual(["A", undefined]);
  });
});

describe("a change", () => {
  it("takes the place of what is shown, and of what was asked before it", async () => {
    await show("a");
    await nth(0).answer("old");
    await act(() => view.load());
    await act(() => view.put("kept"));
    expect([seen(), view.busy]).toEqual(["kept", false]);
    await nth(1).answer("old");
    expect(seen()).toBe("kept");
  });

  it("that was begun under another question is not put under this one", async () => {
    await show("a");
    await nth(0).answer("A");
    const { put, change } = view;
    await show("b");
    await act(() => put("A kept"));
    await act(() => change((text) => `${text} changed`));
    await nth(1).answer("B");
    expect([seen(), asked.length]).toEqual(["B", 2]);
  });

  it("of a part is made to what is shown, one after the other", async () => {
    await show("a");
    await nth(0).answer("A");
    await act(() => {
      view.change((text) => `${text}1`);
      view.change((text) => `${text}2`);
    });
    expect([seen(), asked.length]).toEqual(["A12", 1]);
  });

  it("of a part has all asked for anew where an answer may be older than it", async () => {
    await show("a");
    await act(() => view.change((text) => `${text}!`));
    expect(asked).toHaveLength(2);
    await nth(1).answer("A!");
    await nth(0).answer("A");
    expect(seen()).toBe("A!");
  });
});

it("asks by the path and the query, and again with another query", async () => {
  const get = vi.spyOn(http, "get").mockResolvedValue({ items: [] });
  function Alerts({ open }: { open: boolean | null }) {
    const { shown } = useView(open === null ? null : "/trust/alerts", { query: { open } });
    return <output>{shown?.items.length}</output>;
  }
  for (const open of [null, true, true, false]) {
    await act(() => render(<Alerts open={open} />, document.body));
  }
  // What is answered is shown a moment later.
  await act(async () => undefined);
  expect(get.mock.calls).toEqual([
    ["/trust/alerts", { open: true }],
    ["/trust/alerts", { open: false }],
  ]);
  expect(seen()).toBe("0");
});
