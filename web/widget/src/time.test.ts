import { expect, it } from "vitest";
import { bytes } from "./time.ts";

it("writes sizes as limits are set", () => {
  expect(bytes(1)).toBe("1 byte");
  expect(bytes(25)).toBe("25 bytes");
  expect(bytes(1023)).toBe("1,023 bytes");
  expect(bytes(1536)).toBe("1.5 kB");
  expect(bytes(20 * 1024 * 1024)).toBe("20 MB");
  expect(bytes(3.25 * 1024 ** 4)).toBe("3,328 GB");
});
