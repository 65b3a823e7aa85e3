import type { Article, ArticleContent } from "@ombud/api";
import { ApiError } from "@ombud/api";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Autosave } from "./autosave.ts";

const content = (body: string): ArticleContent => ({ title: "T", summary: "", questions: [], body });

const article = (version: number, body: string): Article => ({
  topic: "t",
  lang: "en",
  state: "draft",
  scheduled_for: null,
  draft: content(body),
  draft_version: version,
  published: null,
  published_version: null,
  published_at: null,
  outdated: false,
  updated_by: { kind: "staff", id: null },
  updated_at: "2026-11-28T00:00:00Z",
  broken_links: [],
  changes_wanted: null,
});

/** The server's part: one article that others may change too. */
class Server {
  now = article(1, "one");
  saves: string[] = [];
  refuse: unknown = null;
  delay = 0;
  save = async (sent: ArticleContent, base: number): Promise<Article> => {
    this.saves.push(sent.body);
    if (this.delay > 0) await new Promise((done) => setTimeout(done, this.delay));
    if (this.refuse) throw this.refuse;
    if (base !== this.now.draft_version) throw problem(409, "conflict");
    this.now = { ...this.now, draft: sent, draft_version: base + 1 };
    return this.now;
  };
  load = async (): Promise<Article> => this.now;
}

const problem = (status: number, code: string) =>
  new ApiError({ type: "about:blank", title: code, detail: code, code, status });

let server: Server;
let saver: Autosave;

beforeEach(() => {
  vi.useFakeTimers();
  server = new Server();
  saver = new Autosave(server.now, server);
});
afterEach(() => {
  vi.useRealTimers();
});

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe("keeping a draft", () => {
  it("happens once, after a pause", async () => {
    saver.change({ body: "one t" });
    await wait(1_000);
    saver.change({ body: "one two" });
    expect(saver.state.value).toBe("waiting");
    await wait(1_400);
    expect(server.saves).toEqual([]);
    await wait(200);
    expect(server.saves).toEqual(["one two"]);
    expect(saver.state.value).toBe("saved");
    expect(saver.article.value.draft_version).toBe(2);
  });

  it("does not wait for ever for somebody who does not pause", async () => {
    for (let at = 0; at < 20; at++) {
      saver.change({ body: `word ${at}` });
      await wait(1_000);
    }
    expect(server.saves.length).toBeGreaterThanOrEqual(1);
  });

  it("is done when it says so, whoever else waits and whatever is written meanwhile", async () => {
    server.delay = 100;
    saver.change({ body: "one two" });
    const first = saver.flush();
    await wait(50);
    saver.change({ body: "one two three" });
    const second = saver.flush();
    await wait(1_000);
    await Promise.all([first, second]);
    expect(saver.state.value).toBe("saved");
    expect(server.now.draft.body).toBe("one two three");
    saver.change({ body: "four" });
    const third = saver.flush();
    saver.change({ body: "five" });
    let keptBy = "";
    const fourth = saver.flush().then(() => {
      keptBy = saver.state.value;
    });
    await wait(1_000);
    await Promise.all([third, fourth]);
    expect(keptBy).toBe("saved");
  });

  it("tells boxes with a text of their own when it was replaced, and only then", async () => {
    saver.change({ body: "mine" });
    await wait(2_000);
    expect(saver.revision.value).toBe(0);
    saver.refresh({ ...server.now, scheduled_for: "2027-01-01T00:00:00Z" });
    expect(saver.revision.value).toBe(0);
    saver.refresh({ ...server.now, draft: content("a colleague's"), draft_version: 9 });
    expect(saver.revision.value).toBe(1);
    expect(saver.content.value.body).toBe("a colleague's");
  });

  it("does nothing where nothing was changed", async () => {
    saver.change({ body: "one" });
    await wait(60_000);
    expect(server.saves).toEqual([]);
  });

  it("sends what was written meanwhile after the answer, and never two at a time", async () => {
    server.delay = 500;
    saver.change({ body: "a" });
    const first = saver.flush();
    saver.change({ body: "b" });
    expect(saver.state.value).toBe("saving");
    await wait(500);
    expect(server.saves).toEqual(["a", "b"]);
    expect(saver.state.value).toBe("saving");
    await wait(500);
    await first;
    expect(server.now.draft.body).toBe("b");
    expect(saver.state.value).toBe("saved");
  });
});

describe("when it fails", () => {
  it("tries again by itself where that can help", async () => {
    server.refuse = new Error("offline");
    saver.change({ body: "a" });
    await wait(1_500);
    expect(saver.state.value).toBe("failed");
    server.refuse = null;
    await wait(8_000);
    expect(saver.state.value).toBe("saved");
    expect(server.now.draft.body).toBe("a");
  });

  it("waits for a change where the text itself was refused", async () => {
    server.refuse = problem(422, "invalid");
    saver.change({ body: "a" });
    await wait(60_000);
    expect(server.saves).toEqual(["a"]);
    server.refuse = null;
    saver.change({ body: "b" });
    await wait(1_500);
    expect(server.saves).toEqual(["a", "b"]);
    expect(saver.state.value).toBe("saved");
  });
});

describe("a conflict", () => {
  beforeEach(async () => {
    server.now = article(5, "theirs");
    saver.change({ body: "mine" });
    await wait(1_500);
  });

  it("is seen, and nothing is overwritten while it lasts", async () => {
    expect(saver.state.value).toBe("conflict");
    expect(saver.theirs.value?.draft.body).toBe("theirs");
    saver.change({ body: "mine too" });
    await wait(60_000);
    expect(server.now.draft.body).toBe("theirs");
  });

  it("ends with one's own words as a further version", async () => {
    await saver.settle("mine");
    expect(server.now.draft).toMatchObject({ body: "mine" });
    expect(server.now.draft_version).toBe(6);
    expect(saver.state.value).toBe("saved");
  });

  it("ends with theirs", async () => {
    await saver.settle("theirs");
    expect(saver.content.value.body).toBe("theirs");
    expect(saver.article.value.draft_version).toBe(5);
    await wait(60_000);
    expect(server.saves).toEqual(["mine"]);
  });
});

describe("what others did meanwhile", () => {
  it("is taken where nothing stands unsaved, and is a conflict where something does", () => {
    saver.refresh(article(2, "new"));
    expect(saver.content.value.body).toBe("new");
    saver.change({ body: "mine" });
    saver.refresh(article(3, "newer"));
    expect(saver.content.value.body).toBe("mine");
    expect(saver.state.value).toBe("conflict");
  });
});
