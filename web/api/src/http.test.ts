import { describe, expect, it } from "vitest";
import { ApiError, Http, NetworkError } from "./http.ts";
import { newId } from "./ids.ts";

function answering(response: Response | Error, seen: { url?: string; init?: RequestInit } = {}): Http {
  const fetch = (async (url: string, init: RequestInit) => {
    Object.assign(seen, { url, init });
    if (response instanceof Error) throw response;
    return response;
  }) as unknown as typeof globalThis.fetch;
  return new Http({ base: "https://desk.test", token: () => "tok", fetch });
}

const failure = (http: Http) =>
  http.get("/dashboard").then(
    () => null,
    (error: unknown) => error,
  );

describe("a request", () => {
  it("carries the token, the query without empty parts, and the idempotency key", async () => {
    const seen: { url?: string; init?: RequestInit } = {};
    const http = answering(Response.json({ ok: 1 }), seen);
    await http.request(
      "POST",
      "/cases",
      { a: 1 },
      { query: { q: "é", none: null, empty: "" }, idempotencyKey: "i" },
    );
    expect(seen.url).toBe("https://desk.test/api/v1/cases?q=%C3%A9");
    expect(seen.init?.headers).toMatchObject({ Authorization: "Bearer tok", "Idempotency-Key": "i" });
  });

  it("turns problem+json into a typed error with its fields", async () => {
    const problem = {
      type: "t",
      title: "Bad",
      detail: "Too short.",
      code: "invalid",
      errors: [{ field: "email", detail: "No @." }],
    };
    const error = await failure(
      answering(Response.json(problem, { status: 422, headers: { "Retry-After": "2" } })),
    );
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      status: 422,
      code: "invalid",
      detail: "Too short.",
      fields: { email: "No @." },
      retryMs: 2000,
    });
  });

  it("understands a proxy that answers with a page", async () => {
    const error = await failure(answering(new Response("<html>", { status: 502 })));
    expect(error).toMatchObject({ status: 502, code: "http-502" });
  });

  it("tells an unreachable server from a refusing one", async () => {
    expect(await failure(answering(new TypeError("failed")))).toBeInstanceOf(NetworkError);
  });
});

it("makes UUIDv7 ids that sort by time", () => {
  expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(newId(0x0190_1234_5678).slice(0, 13)).toBe("01901234-5678");
  expect(newId(1) < newId(2)).toBe(true);
});
