// Makes ../api/src/schema.gen.ts out of openapi.json; `--check` only says whether it is up to date.
import { readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";

const source = new URL("openapi.json", import.meta.url);
const target = new URL("../api/src/schema.gen.ts", import.meta.url);

/**
 * The description calls every nullable property optional, since requests may leave it out. In an answer each is there,
 * null when empty, but for these: secrets are shown once, conditions say only what they ask for, and most messages hold
 * nothing to be judged.
 */
const LEFT_OUT = {
  ApiToken: ["token"],
  IdentityKey: ["secret"],
  Invitation: ["link"],
  FreezeToken: ["link", "token"],
  Judged: ["addresses", "links"],
  Platform: ["secret"],
  ProblemBody: ["errors"],
  Webhook: ["secret"],
  When: ["inboxes", "priorities", "teams"],
};

function* references(node) {
  if (node === null || typeof node !== "object") return;
  for (const [key, value] of Object.entries(node)) {
    if (key === "$ref") yield value.split("/").at(-1);
    else yield* references(value);
  }
}

/** The names of all schemas that answers are made of. */
function answered({ paths, components }) {
  const operations = Object.values(paths).flatMap((path) => Object.values(path));
  const found = new Set(operations.flatMap((operation) => [...references(operation.responses ?? {})]));
  for (const name of found) for (const inner of references(components.schemas[name])) found.add(inner);
  return found;
}

/** The parts of a schema that have properties. */
function* objects(schema) {
  if (schema.properties) yield schema;
  for (const part of [...(schema.allOf ?? []), ...(schema.oneOf ?? [])]) yield* objects(part);
}

const description = JSON.parse(readFileSync(source, "utf8"));
const { schemas } = description.components;
// Lists repeat the shape of what is on them; here they point to it, so that an item of a list is that type.
for (const [name, list] of Object.entries(schemas)) {
  const item = /^(?:Page|Messages)_(\w+)$/.exec(name)?.[1];
  if (item) list.properties.items.items = { $ref: `#/components/schemas/${item}` };
}
// A newer server may have more permissions, and a reader has to bear with those that it does not know.
schemas.Permission = { type: "string" };
for (const name of answered(description)) {
  for (const part of objects(schemas[name] ?? {})) {
    part.required = Object.keys(part.properties).filter((key) => !LEFT_OUT[name]?.includes(key));
  }
}
// Examples are for readers of the docs; types are not made of them, and they would be five times as long.
for (const path of Object.values(description.paths)) {
  for (const { requestBody, responses } of Object.values(path)) {
    for (const { content } of [requestBody ?? {}, ...Object.values(responses ?? {})]) {
      for (const body of Object.values(content ?? {})) {
        delete body.example;
        delete body.examples;
      }
    }
  }
}
const options = { defaultNonNullable: false, emptyObjectsUnknown: true };
const made = astToString(await openapiTS(description, options));
const types = `// Made of openapi.json by \`./x web\`; not to be edited.\n${made}`;
if (!process.argv.includes("--check")) writeFileSync(target, types);
else if (readFileSync(target, "utf8") !== types) {
  process.stderr.write("web/api/src/schema.gen.ts is not what web/openapi/openapi.json says: run ./x web\n");
  process.exit(1);
}
