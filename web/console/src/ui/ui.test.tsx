import { ApiError } from "@ombud/api";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { needTexts, setLanguage } from "../i18n/index.ts";
import { textsFromDisk } from "../i18n/on-disk.ts";
import {
  Combobox,
  contrast,
  dark,
  fromLocalInput,
  initials,
  inkOn,
  isEmail,
  matchOptions,
  problemText,
  saidText,
  Tabs,
  Toasts,
  theme,
  toast,
  toLocalInput,
  useForm,
} from "./index.ts";

beforeAll(() => {
  textsFromDisk();
  return needTexts("ui", "problems");
});
afterEach(() => {
  render(null, document.body);
});

const find = <T extends Element = HTMLElement>(selector: string): T => {
  const element = document.body.querySelector<T>(selector);
  if (!element) throw new Error(`there is no ${selector}`);
  return element;
};

describe("toasts", () => {
  it("say the same once, and two things each", async () => {
    await act(() => render(<Toasts />, document.body));
    await act(() => {
      toast("The server cannot be reached", { tone: "danger" });
      toast("The server cannot be reached", { tone: "danger" });
      toast("Saved");
    });
    const said = [...document.body.querySelectorAll(".ui-toast > .ui-grow")].map((one) => one.textContent);
    expect(said).toEqual(["The server cannot be reached", "Saved"]);
  });
});

describe("names and colours", () => {
  it("makes initials in any script", () => {
    expect(initials("Mia Okafor")).toBe("MO");
    expect(initials("mia")).toBe("M");
    expect(initials("Ana de la Cruz")).toBe("AC");
    expect(initials("李小龙")).toBe("小龙");
    expect(initials("  ")).toBe("?");
  });

  it("measures contrast as WCAG does, and writes in the ink that reads better", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 1);
    expect(inkOn("#ffe600")).toBe("#10151c");
    expect(inkOn("#5b4bd6")).toBe("#ffffff");
  });
});

describe("dates", () => {
  it("go to the browser's control and back", () => {
    const iso = "2026-03-01T09:30:00Z";
    expect(fromLocalInput(toLocalInput(iso))).toBe(iso);
    expect(toLocalInput(null)).toBe("");
    expect(fromLocalInput("")).toBeNull();
  });
});

it("tells an email address from a piece of one", () => {
  expect([isEmail("a@b.io"), isEmail("a@b"), isEmail("a b@c.io")]).toEqual([true, false, false]);
});

it("repaints for the chosen theme", () => {
  theme.value = "dark";
  expect([dark.value, document.documentElement.dataset.theme]).toEqual([true, "dark"]);
  theme.value = "system";
  expect(document.documentElement.dataset.theme).toBeUndefined();
});

describe("a combobox", () => {
  const options = [
    { value: "1", label: "Amélie Poulain", hint: "amelie@example.com" },
    { value: "2", label: "Old Amelia" },
    { value: "3", label: "Bob", keywords: "amber" },
  ];

  it("finds without accents, beginnings first", () => {
    expect(matchOptions(options, "ame").map((option) => option.value)).toEqual(["1", "2"]);
    expect(matchOptions(options, "amb").map((option) => option.value)).toEqual(["3"]);
    expect(matchOptions(options, "poulain amelie").map((option) => option.value)).toEqual(["1"]);
    expect(matchOptions(options, "")).toHaveLength(3);
  });

  it("is worked by keyboard", async () => {
    const chosen = vi.fn();
    await act(() =>
      render(<Combobox label="Who" value={null} options={options} onValue={chosen} />, document.body),
    );
    const input = find<HTMLInputElement>("input");
    const press = (key: string) =>
      act(() => {
        input.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      });
    await press("ArrowDown");
    expect(input.getAttribute("aria-expanded")).toBe("true");
    await press("ArrowDown");
    const active = input.getAttribute("aria-activedescendant") ?? "";
    expect(document.getElementById(active)?.textContent).toContain("Old Amelia");
    await press("Enter");
    expect(chosen).toHaveBeenCalledWith("2");
    expect(input.getAttribute("aria-expanded")).toBe("false");
  });
});

it("moves between tabs by arrow keys, round the ends", async () => {
  const seen: string[] = [];
  const tabs = [
    { id: "a", label: "A" },
    { id: "b", label: "B" },
  ];
  await act(() =>
    render(
      <Tabs label="Parts" tabs={tabs} active="b" onActive={(id) => seen.push(id)}>
        text
      </Tabs>,
      document.body,
    ),
  );
  const list = find("[role=tablist]");
  for (const key of ["ArrowRight", "ArrowLeft", "Home", "x"]) {
    list.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  }
  expect(seen).toEqual(["a", "a", "a"]);
});

describe("a form", () => {
  const refusal = new ApiError({
    type: "",
    title: "Invalid",
    status: 422,
    code: "invalid",
    detail: "name is taken",
    errors: [{ field: "name.first", detail: "is taken" }],
  });

  function Sample({ send }: { send: (values: { name: string }) => Promise<unknown> }) {
    const form = useForm({ name: "" }, (values) => ({ name: values.name ? null : "missing" }));
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit(send);
        }}
      >
        <input value={form.values.name} onInput={(event) => form.set("name", event.currentTarget.value)} />
        <output>{[form.error("name"), form.problem, form.dirty && "dirty"].filter(Boolean).join("|")}</output>
      </form>
    );
  }
  const submit = () =>
    act(async () => {
      find("form").dispatchEvent(new Event("submit", { cancelable: true }));
      await Promise.resolve();
    });
  const type = (text: string) =>
    act(() => {
      find<HTMLInputElement>("input").value = text;
      find("input").dispatchEvent(new Event("input", { bubbles: true }));
    });
  const shown = () => find("output").textContent;

  it("says nothing before it is sent, then what is wrong, and sends nothing", async () => {
    const send = vi.fn();
    await act(() => render(<Sample send={send} />, document.body));
    expect(shown()).toBe("");
    await submit();
    expect(shown()).toBe("missing");
    expect(send).not.toHaveBeenCalled();
  });

  it("shows the server's refusal beside the field until it is changed", async () => {
    await act(() => render(<Sample send={() => Promise.reject(refusal)} />, document.body));
    await type("Ann");
    await submit();
    expect(shown()).toBe("is taken|dirty");
    await type("Anna");
    expect(shown()).toBe("dirty");
  });

  it("shows what belongs to no field, and is clean once it is saved", async () => {
    const send = vi.fn().mockRejectedValueOnce(new TypeError("x")).mockResolvedValue(null);
    await act(() => render(<Sample send={send} />, document.body));
    await type("Ann");
    await submit();
    expect(shown()).toContain("Something went wrong");
    await submit();
    expect(shown()).toBe("");
  });
});

it("has words of its own for problems, and the server's for the rest", () => {
  const problem = (code: string, status: number) =>
    new ApiError({ type: "", title: "T", status, code, detail: "As the server says." });
  expect(problemText(problem("forbidden", 403))).toBe("Your role does not allow this.");
  expect(problemText(problem("conflict", 409))).toBe("As the server says.");
  expect(problemText(problem("odd", 500))).toContain("Something went wrong");
});

it("says the server's sentences in the reader's language, with their numbers", async () => {
  const refused = new ApiError({
    ...{ type: "", title: "T", status: 422, code: "invalid", detail: "limit must be from 1 to 100" },
    errors: [{ field: "limit", detail: "must be from 1 to 100" }],
  });
  expect(saidText("must not be empty")).toBe("Please fill this in.");
  await setLanguage("zh-CN");
  expect(saidText("holds at most 2000 characters")).toBe("最多 2,000 个字符。");
  expect(saidText("must be a colour such as #1a2b3c")).toBe("须为颜色值，例如 #1a2b3c。");
  expect(saidText("must be new to us")).toBe("must be new to us");
  expect(problemText(refused)).toContain("limit：须在 1 到 100 之间。");
  await setLanguage("en");
});
