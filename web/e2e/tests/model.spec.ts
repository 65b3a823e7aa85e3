/** A language model is connected, tried, and words an answer that a customer reads; what does not hold is not said. */
import { createServer, type Server } from "node:http";
import { Desk, expect, freePort, PEOPLE, pictures, sound, test } from "../harness.ts";
import { Agent, Customer } from "../people.ts";

const QUESTION = "what is my daily withdrawal limit, where do i see it??";
const ANOTHER = "where do i see it, what is my withdrawal limit per day?";

/** A server that answers as OpenAI's chat completions do: by the first sentence of the first passage, or by what a thief would like. */
class Stand {
  wicked = false;
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
      const body = JSON.parse(text) as { model: string; messages: { content: string }[] };
      const data = JSON.parse(body.messages[1]?.content ?? "{}") as { passages: { text: string }[] };
      const first = /^.*?[.!?](?=\s|$)/s.exec(data.passages[0]?.text ?? "")?.[0] ?? "";
      const content = stand.wicked
        ? "Your limit is 999 BTC, see https://evil.example/limit [1]."
        : `${first} [1]`;
      response.setHeader("content-type", "application/json");
      response.end(
        JSON.stringify({
          id: "chatcmpl-1",
          object: "chat.completion",
          created: 1_741_569_952,
          model: body.model,
          choices: [
            {
              index: 0,
              message: { role: "assistant", content, refusal: null },
              logprobs: null,
              finish_reason: "stop",
            },
          ],
          usage: { prompt_tokens: 640, completion_tokens: 32, total_tokens: 672 },
        }),
      );
    });
    await new Promise<void>((ready) => server.listen(port, "127.0.0.1", ready));
    return stand;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

test("a model is connected and words an answer, and what does not hold is not said", async ({ browser }) => {
  const stand = await Stand.start();
  const desk = await Desk.start({ OMBUD_MODELS__ALLOW_PRIVATE: "true" }, true);
  try {
    const { page } = await Agent.signIn(browser, desk, PEOPLE.admin);
    await page.goto(`${desk.url}/console/settings/model`);
    await page.getByRole("textbox", { name: "Address" }).fill(stand.url);
    await page.getByRole("textbox", { name: "Model", exact: true }).fill("small");
    await page.getByRole("switch", { name: "Switched on" }).check();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("There is no key.")).toBeVisible();
    await page.getByRole("textbox", { name: "New key" }).fill("of-the-provider");
    await page.getByRole("button", { name: "Keep the key" }).click();
    await expect(page.getByText("There is a key.")).toBeVisible();

    const question = page.getByRole("textbox", { name: "A customer’s question" });
    await question.fill(`${QUESTION} I am bob@example.com`);
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await expect(page.getByText("Its words hold, and are used.")).toBeVisible();
    const sent = page.getByRole("region", { name: "What was sent" });
    await expect(sent).toContainText("{email-1}");
    await expect(sent).not.toContainText("bob@");
    await sound(page);
    await pictures(page, "settings-model");

    const customer = await Customer.visit(browser, desk);
    await customer.begin(QUESTION);
    await expect(customer.messages).toContainText("A machine worded this from our articles");
    await expect(customer.chat.getByRole("link", { name: /withdrawal/i }).first()).toBeVisible();
    await pictures(customer.page, "bot-worded");

    stand.wicked = true;
    const other = await Customer.visit(browser, desk);
    await other.begin(ANOTHER);
    await expect(other.chat.getByRole("button", { name: "Yes, that helped" })).toBeVisible();
    await expect(other.messages).not.toContainText("evil");
    await expect(other.messages).not.toContainText("A machine worded this");

    const agent = await Agent.signIn(browser, desk);
    await agent.openCase("what is my withdrawal limit per day");
    await agent.page.getByRole("button", { name: "Why?" }).first().click();
    const why = agent.page.getByRole("dialog", { name: "Why the assistant wrote this" });
    await expect(why).toContainText("Worded by a language model");
    await expect(why).toContainText("A link that the source does not have");
    await pictures(agent.page, "bot-why-model");

    await page.reload();
    await expect(page.getByText("A link that the source does not have")).toBeVisible();
    await pictures(page, "settings-model-today");
  } finally {
    stand.stop();
    await desk.stop();
  }
});
