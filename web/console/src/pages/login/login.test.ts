import { describe, expect, it } from "vitest";
import { nextPath } from "./sign-in.tsx";
import { strengthOf } from "./strength.ts";
import { creationOptions, fromBase64Url, requestOptions, toBase64Url } from "./webauthn.ts";

describe("passkey options", () => {
  it("survive the way to text and back, whatever the bytes", () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, value) => value);
    for (const length of [0, 1, 2, 3, 255, 256]) {
      const text = toBase64Url(bytes.slice(0, length).buffer) ?? "";
      expect(text).toMatch(/^[\w-]*$/);
      expect(fromBase64Url(text)).toEqual(bytes.slice(0, length));
    }
  });

  it("are read with and without the wrapper", () => {
    const plain = {
      challenge: "AQI",
      rpId: "desk.example",
      allowCredentials: [{ type: "public-key", id: "_-8" }],
    };
    for (const json of [plain, { publicKey: plain }]) {
      const options = requestOptions(json);
      expect(options.challenge).toEqual(Uint8Array.of(1, 2));
      expect(options.allowCredentials?.[0]?.id).toEqual(Uint8Array.of(255, 239));
      expect(options.rpId).toBe("desk.example");
    }
    const made = creationOptions({ challenge: "AQI", user: { id: "Aw", name: "m", displayName: "Mia" } });
    expect(made.user.id).toEqual(Uint8Array.of(3));
    expect(made.excludeCredentials).toEqual([]);
  });
});

describe("the strength of a password", () => {
  it("asks for length first", () => {
    expect(strengthOf("short")).toEqual({
      score: 0,
      hints: ["login-strength-longer", "login-strength-mix"],
    });
  });
  it("knows common words, rows and the owner's name", () => {
    expect(strengthOf("password1234X!").hints).toContain("login-strength-common");
    expect(strengthOf("aaaaaaaaaaaaaaaa").hints).toContain("login-strength-repetitive");
    expect(strengthOf("abcdefghijklmnop").hints).toContain("login-strength-repetitive");
    expect(strengthOf("okafor-likes-tea", ["mia.okafor@example.com"]).hints).toContain(
      "login-strength-personal",
    );
  });
  it("praises a few unrelated words", () => {
    expect(strengthOf("copper lantern drifts north")).toEqual({ score: 4, hints: [] });
    expect(strengthOf("tr0ubling Wharf").score).toBe(3);
  });
});

it("goes on only to places of the console", () => {
  expect(nextPath("/settings/tags?x=1")).toBe("/settings/tags?x=1");
  for (const wanted of [
    null,
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "/login?next=/x",
  ]) {
    expect(nextPath(wanted)).toBe("/");
  }
});
