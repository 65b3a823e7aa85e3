import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "../harness.ts";

test("the front-ends' types are made of what the server says of itself", async ({ request, desk }) => {
  const answer = await request.get(`${desk.url}/api/openapi.json`);
  const kept = readFileSync(resolve(import.meta.dirname, "../../openapi/openapi.json"), "utf8");
  expect(await answer.json(), "run ./x web").toEqual(JSON.parse(kept));
});
