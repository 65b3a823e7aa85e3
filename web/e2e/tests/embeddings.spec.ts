/** A model that embeds is connected and tried, the articles follow, and a customer's words find what they mean. */
import { createServer, type Server } from "node:http";
import { Desk, expect, freePort, PEOPLE, pictures, sound, test } from "../harness.ts";
import { Agent, Customer } from "../people.ts";

/** The question "daily limit exceeded" of the article on withdrawal limits, in other words. */
const PARAPHRASE = "quotidian ceiling overrun";
const SAME: Record<string, string> = { quotidian: "daily", ceiling: "limit", overrun: "exceeded" };

/** Which way a text leads: the sum of where its words do. */
function direction(text: string): number[] {
  const numbers = Array.from({ length: 64 }, () => 0);
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  for (const word of words.map((it) => SAME[it] ?? it)) {
    let state = 2166136261;
    for (const letter of word) state = Math.imul(state ^ letter.charCodeAt(0), 16777619);
    for (let at = 0; at < numbers.length; at += 1) {
      state = Math.imul(state, 1664525) + 1013904223;
      numbers[at] = (numbers[at] ?? 0) + ((state >>> 8) / 8388608 - 1);
    }
  }
  numbers[0] = (numbers[0] ?? 0) + 0.001;
  return numbers;
}

/** A server that answers as OpenAI's embeddings do, or that is out of order. */
class Stand {
  broken = false;
  private constructor(
    readonly url: string,
    private readonly server: Server,
  ) {}

  static async start(): Promise<Stand> {
    const port = await freePort();
    const server = createServer();
    const stand = new Stand(`http://127.0.0.1:${port}/v1`, server);
    server.on("request", async (request, response) => {
      let text = "";
      for await (const chunk of request) text += chunk;
      response.setHeader("content-type", "application/json");
      if (stand.broken) {
        response.statusCode = 500;
        response.end(JSON.stringify({ error: { message: "The machine is being repaired." } }));
        return;
      }
      const body = JSON.parse(text) as { model: string; input: string[] };
      const data = body.input.map((one, index) => ({
        object: "embedding",
        index,
        embedding: direction(one),
      }));
      const usage = { prompt_tokens: body.input.length * 8, total_tokens: body.input.length * 8 };
      response.end(JSON.stringify({ object: "list", data, model: body.model, usage }));
    });
    await new Promise<void>((ready) => server.listen(port, "127.0.0.1", ready));
    return stand;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

test("a model that embeds is connected, and articles are found by what is meant", async ({ browser }) => {
  const stand = await Stand.start();
  stand.broken = true;
  const desk = await Desk.start({ OMBUD_MODELS__ALLOW_PRIVATE: "true" }, true);
  try {
    const { page } = await Agent.signIn(browser, desk, PEOPLE.admin);
    await page.goto(`${desk.url}/console/settings/model`);
    await page.getByRole("tab", { name: "Finds by meaning" }).click();
    await expect(page.getByRole("switch", { name: "Switched on" })).not.toBeChecked();
    await sound(page);
    await pictures(page, "settings-embeddings-empty");

    await page.getByRole("textbox", { name: "Address" }).fill(stand.url);
    await page.getByRole("textbox", { name: "Model", exact: true }).fill("small");
    await page.getByRole("switch", { name: "Switched on" }).check();
    // With the sixty that are usual, all that ships takes some two minutes.
    await page.getByRole("textbox", { name: "Requests a minute" }).fill("6000");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("The machine is being repaired.").first()).toBeVisible({ timeout: 15_000 });
    await pictures(page, "settings-embeddings-failed");

    stand.broken = false;
    await page.getByRole("textbox", { name: "New key" }).fill("of-the-provider");
    await page.getByRole("button", { name: "Keep the key" }).click();
    await expect(page.getByText(/^All \d+ articles can be found/)).toBeVisible({ timeout: 120_000 });
    await expect(page.getByText("64 numbers for each piece")).toBeVisible();

    await page
      .getByRole("textbox", { name: "A customer’s question" })
      .fill(`${PARAPHRASE} I am bob@example.com`);
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await expect(page.getByText("It answered.")).toBeVisible();
    const sent = page.getByRole("region", { name: "What was sent" });
    await expect(sent).toContainText("{email-1}");
    await expect(sent).not.toContainText("bob@");
    await expect(page.getByRole("link", { name: /limit/i }).first()).toBeVisible();
    await sound(page);
    await pictures(page, "settings-embeddings");

    const customer = await Customer.visit(browser, desk);
    await customer.begin(PARAPHRASE);
    await expect(customer.chat.getByText(/limit/i).first()).toBeVisible();
    const agent = await Agent.signIn(browser, desk);
    await agent.openCase(PARAPHRASE);
    await agent.page.getByRole("button", { name: "Why?" }).first().click();
    const why = agent.page.getByRole("dialog", { name: "Why the assistant wrote this" });
    await expect(why).toContainText("Found by its meaning alone");
    await pictures(agent.page, "bot-why-meaning");
  } finally {
    stand.stop();
    await desk.stop();
  }
});
