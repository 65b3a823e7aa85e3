/** Heads of the ledger in the hands of others: an auditor's folder and a witness, both real, and one that is away. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BINARY, Desk, expect, freePort, PEOPLE, pictures, sound, test } from "../harness.ts";

/** What stands outside of the desk, made before it starts. */
class Outside {
  private witness: ChildProcess | undefined;

  private constructor(
    readonly folder: string,
    readonly port: number,
    readonly key: string,
  ) {}

  static async prepare(): Promise<Outside> {
    const folder = mkdtempSync(join(tmpdir(), "ombud-e2e-outside-"));
    mkdirSync(join(folder, "auditor"));
    const state = ["--state", join(folder, "witness.json"), "--name", "witness.example/w1", "--show-key"];
    const key = execFileSync(BINARY, ["ledger", "witness", ...state], { encoding: "utf8" }).trim();
    return new Outside(folder, await freePort(), key);
  }

  get environment(): Record<string, string> {
    return {
      OMBUD_ANCHORS__AUDITOR_FOLDER: join(this.folder, "auditor"),
      OMBUD_ANCHORS__WITNESSES: `${this.key} http://127.0.0.1:${this.port}`,
      OMBUD_ANCHORS__ALLOW_PRIVATE: "true",
    };
  }

  async start(log: string): Promise<void> {
    const state = ["--state", join(this.folder, "witness.json"), "--log", log];
    const args = ["ledger", "witness", ...state, "--listen", `127.0.0.1:${this.port}`];
    this.witness = spawn(BINARY, args, { stdio: ["ignore", "ignore", "inherit"] });
    await expect
      .poll(() =>
        fetch(`http://127.0.0.1:${this.port}/key`).then(
          (it) => it.ok,
          () => false,
        ),
      )
      .toBe(true);
  }

  /** What the auditor has been given. */
  get files(): string[] {
    const place = join(this.folder, "auditor");
    return readdirSync(place).flatMap((log) =>
      readdirSync(join(place, log)).map((day) => readFileSync(join(place, log, day), "utf8")),
    );
  }

  async stop(): Promise<void> {
    const { witness } = this;
    if (witness && witness.exitCode === null) {
      const ended = new Promise((done) => witness.once("exit", done));
      witness.kill("SIGTERM");
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

test("heads are anchored outside, and whoever is away is named with how to mend it", async ({ browser }) => {
  test.setTimeout(240_000);
  const outside = await Outside.prepare();
  const desk = await Desk.start(outside.environment);
  const context = await browser.newContext();
  const page = await context.newPage();
  try {
    await desk.signIn(page, PEOPLE.admin);
    await page.goto(`${desk.url}/console/settings/ledger`);
    await page.getByRole("button", { name: "Sign now" }).click();
    const anchors = page.getByRole("list", { name: "Anchored outside" });
    const [folder, witness] = [anchors.getByRole("listitem").nth(0), anchors.getByRole("listitem").nth(1)];
    await expect(folder).toContainText("Auditor’s folder");
    await expect(witness).toContainText("witness.example/w1");
    await page.getByRole("button", { name: "Anchor now: witness.example/w1" }).click();
    await expect(witness).toContainText("It does not answer.", { timeout: 20_000 });
    await expect(folder).toContainText(/Holds the head of [\d,]+ records/);
    expect(outside.files.join("")).toContain("— 127.0.0.1");
    await sound(page);
    await page.getByRole("heading", { name: "Anchored outside" }).scrollIntoViewIfNeeded();
    await pictures(page, "settings-ledger-anchor-away");

    const key = (await page.getByRole("region", { name: "Key", exact: true }).textContent()) ?? "";
    await outside.start(key.trim());
    // Who was away for long is asked again ever more seldom: whoever has mended it does not wait for that.
    await page.getByRole("button", { name: "Anchor now: witness.example/w1" }).click();
    await expect(witness).toContainText(/Holds the head of [\d,]+ records/, { timeout: 120_000 });
    await page.reload();
    await expect(witness).toContainText("Anchored");
    await page.getByRole("heading", { name: "Anchored outside" }).scrollIntoViewIfNeeded();
    await pictures(page, "settings-ledger-anchored");
    const begun = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save the proof of witness.example/w1" }).first().click();
    expect(readFileSync(await (await begun).path(), "utf8")).toContain("— witness.example/w1 ");
  } finally {
    await context.close();
    await desk.stop();
    await outside.stop();
  }
});
