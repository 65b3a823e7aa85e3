// From the press on a row of the case list to the frame that shows the conversation's last message, in Chromium. Called by
// `./x bench open`.
//   open.mjs --url URL --login EMAIL:PASSWORD [--cases 31] [--messages 2000] [--chromium PATH]
// First every case is given that many messages. Then each is opened once, out of nothing, as by assistive technology
// (open-cold); the last two in turns, which the console still has (open-again); and, on a new page, each with a mouse, whose
// pointer is on the row for a tenth of a second before it presses (open-mouse).
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";

const { values } = parseArgs({
  options: {
    url: { type: "string", default: "http://127.0.0.1:8080" },
    login: { type: "string", default: "" },
    cases: { type: "string", default: "31" },
    messages: { type: "string", default: "2000" },
    chromium: { type: "string", default: process.env.CHROMIUM ?? "/usr/bin/chromium" },
  },
});
const { url } = values;
const count = Number(values.messages);
const WARM_TURNS = 40;
const AT_ONCE = 16;
const SETTLE_MS = 150;
/** Pointing at something and pressing takes people longer. */
const POINTED_MS = 100;
const STEP = 400;

const browser = await chromium.launch({
  executablePath: values.chromium,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-US" });
const page = await context.newPage();

async function call(method, path, data) {
  const answer = await page.request.fetch(`${url}/api/v1${path}`, { method, data, headers: { origin: url } });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

const split = values.login.indexOf(":");
await call("POST", "/auth/login", {
  email: values.login.slice(0, split),
  password: values.login.slice(split + 1),
});
const { items } = await call("GET", `/cases?view=all&limit=${values.cases}`);
const ids = items.map(({ id }) => id);

const marked = (id, n) =>
  `${id.slice(-6)} message ${n} of the talk: what happened, what was tried, and what comes next.`;

/** What a run before has filled is full. Several cases at once; the messages of each one after the other, so that their numbers are their order. */
async function fill() {
  const waiting = [...ids];
  const work = async () => {
    for (let id = waiting.pop(); id; id = waiting.pop()) {
      const { items: last } = await call("GET", `/cases/${id}/messages?limit=1`);
      if (last.at(-1)?.body === marked(id, count)) continue;
      for (let n = 1; n <= count; n++) {
        const body = {
          id: `b${n}`,
          kind: n % 5 ? "message" : "note",
          body: marked(id, n),
          files: [],
          mentions: [],
        };
        await call("POST", `/cases/${id}/messages`, body);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** Waits for the press, and then for the frame with the text to have been handed over to be shown. */
function untilShown([link, text, byMouse]) {
  return new Promise((done) => {
    const row = document.querySelector(link);
    let begin = performance.now();
    const look = () => {
      if (!document.querySelector('[role="log"]')?.textContent?.includes(text)) requestAnimationFrame(look);
      // What stands there as a frame begins is part of it; a task after it runs once it has been handed over.
      else setTimeout(() => done(performance.now() - begin));
    };
    if (byMouse) {
      row?.addEventListener("pointerdown", (event) => {
        begin = event.timeStamp;
      });
    } else row?.click();
    requestAnimationFrame(look);
  });
}

/** Milliseconds from the press on a case's row until its last message has been painted. */
async function open(id, byMouse = false) {
  const row = `.row-link[href*="${id}"]`;
  // Only the rows near the visible part are drawn, so the list is gone through until this one is.
  for (let top = 0; (await page.locator(row).count()) === 0; top = (top + STEP) % (ids.length * STEP)) {
    await page.locator(".rows").evaluate((box, to) => box.scrollTo({ top: to }), top);
    await page.waitForTimeout(50);
  }
  await page.waitForTimeout(SETTLE_MS);
  if (byMouse) {
    await page.locator(row).hover();
    await page.waitForTimeout(POINTED_MS);
  }
  const shown = page.evaluate(untilShown, [row, marked(id, count), byMouse]);
  if (byMouse) {
    await page.mouse.down();
    await page.mouse.up();
  }
  return shown;
}

/** The first opening also loads the part of the console that shows a case; it is told apart. */
function tell(name, [first, ...times]) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  const figures = `items=${times.length} p50_ms=${at(0.5)} p95_ms=${at(0.95)} p99_ms=${at(0.99)}`;
  process.stdout.write(`query name=${name} ${figures} first_ms=${first.toFixed(1)} messages=${count}\n`);
}

async function begin() {
  await page.goto(`${url}/console/inbox/all`);
  await page.locator(".row-link").first().waitFor();
}

await fill();
await begin();
const cold = [];
for (const id of ids) cold.push(await open(id));
const warm = [];
for (let turn = 0; turn < WARM_TURNS; turn++) warm.push(await open(ids.at(-1 - (turn % 2))));
await begin();
const pointed = [];
for (const id of ids) pointed.push(await open(id, true));
tell("open-cold", cold);
tell("open-again", warm);
tell("open-mouse", pointed);
await browser.close();
