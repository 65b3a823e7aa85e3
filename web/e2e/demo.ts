/** Fills one data folder with the demo, which takes seconds; each desk of the tests begins with a copy of it. */
import { rmSync } from "node:fs";
import { Desk } from "./harness";

export default async function fill(): Promise<() => void> {
  const desk = await Desk.start({}, true);
  await desk.end();
  process.env.OMBUD_E2E_DEMO = desk.folder;
  return () => rmSync(desk.folder, { recursive: true, force: true });
}
