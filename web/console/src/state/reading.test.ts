import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AWAY_MS, comesUp, DWELL_MS, watchReading } from "./reading.ts";

let read = vi.fn<() => void>();
let end: () => void = () => undefined;
let hidden = false;
let focused = true;

const sign = (kind = "pointermove") => dispatchEvent(new Event(kind));
const show = (is: { hidden?: boolean; focused?: boolean }) => {
  hidden = is.hidden ?? hidden;
  focused = is.focused ?? focused;
  document.dispatchEvent(new Event("visibilitychange"));
  dispatchEvent(new Event(focused ? "focus" : "blur"));
};
const watch = (id = "c1") => {
  end = watchReading(id, read);
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(document, "hidden", "get").mockImplementation(() => hidden);
  vi.spyOn(document, "hasFocus").mockImplementation(() => focused);
  [read, hidden, focused] = [vi.fn(), false, true];
  // Somebody is there to begin with.
  sign();
});

afterEach(() => {
  end();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe("a case that was opened", () => {
  it("is read after a moment in view, once", () => {
    watch();
    vi.advanceTimersByTime(DWELL_MS - 1);
    expect(read).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    sign();
    vi.advanceTimersByTime(AWAY_MS);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it("is not read when one only passes by", () => {
    watch();
    vi.advanceTimersByTime(DWELL_MS / 2);
    end();
    vi.advanceTimersByTime(DWELL_MS);
    expect(read).not.toHaveBeenCalled();
  });

  it.each([
    ["hidden", { hidden: true }, { hidden: false }],
    ["without the focus", { focused: false }, { focused: true }],
  ])("is never read while the window is %s, whatever happens", (_, away, back) => {
    show(away);
    watch();
    sign();
    sign("keydown");
    vi.advanceTimersByTime(AWAY_MS * 2);
    expect(read).not.toHaveBeenCalled();
    show(back);
    sign();
    vi.advanceTimersByTime(DWELL_MS);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it("begins the moment anew when the window was left meanwhile", () => {
    watch();
    vi.advanceTimersByTime(DWELL_MS - 100);
    show({ hidden: true });
    vi.advanceTimersByTime(1000);
    show({ hidden: false });
    vi.advanceTimersByTime(DWELL_MS - 100);
    expect(read).not.toHaveBeenCalled();
    vi.advanceTimersByTime(100);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it("is not read while nobody sits there, and is when somebody is back", () => {
    vi.advanceTimersByTime(AWAY_MS);
    watch();
    vi.advanceTimersByTime(AWAY_MS);
    expect(read).not.toHaveBeenCalled();
    sign("wheel");
    vi.advanceTimersByTime(DWELL_MS);
    expect(read).toHaveBeenCalledTimes(1);
  });
});

describe("a case that came up by itself", () => {
  it("is not read for being on the screen", () => {
    comesUp("c2");
    watch("c2");
    vi.advanceTimersByTime(AWAY_MS - 1000);
    expect(read).not.toHaveBeenCalled();
  });

  it("is not read for the hand that let go of the case before", () => {
    comesUp("c2");
    watch("c2");
    vi.advanceTimersByTime(100);
    sign();
    vi.advanceTimersByTime(AWAY_MS);
    expect(read).not.toHaveBeenCalled();
  });

  it("is read once somebody turns to it", () => {
    comesUp("c2");
    watch("c2");
    vi.advanceTimersByTime(20_000);
    sign("keydown");
    vi.advanceTimersByTime(DWELL_MS);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it("makes no difference to another case that was chosen meanwhile", () => {
    comesUp("c2");
    watch("c3");
    vi.advanceTimersByTime(DWELL_MS);
    expect(read).toHaveBeenCalledTimes(1);
  });
});
