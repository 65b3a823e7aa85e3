import type { Conversation } from "@ombud/api";
import { conversations, inbox, openNew, openThread, threadOf, unreadOf, view } from "../../store.ts";
import css from "../../style/home.css?inline";
import { t } from "../../texts.ts";
import { short } from "../../time.ts";
import { Icon } from "../icons.tsx";
import { wear } from "../lazy.tsx";
import { Menu } from "../menu.tsx";
import { Avatar, brandName, CloseButton, ConnectionBanner, Notice, Safety } from "../parts.tsx";
import { Expectation } from "../wait.tsx";

wear(css);

export default function Home() {
  const list = conversations.value;
  // Beside a thread, the thread says it.
  const alone = view.value.name === "home";
  return (
    <section class="home" aria-label={t("chat-conversations")}>
      <header class="home-head">
        <div class="bar">
          <Avatar name={brandName()} />
          <span class="grow brand">{brandName()}</span>
          <Menu />
          <CloseButton />
        </div>
        <h1>
          <bdi>{inbox.value?.greeting || t("chat-greeting")}</bdi>
        </h1>
        <Expectation />
      </header>
      {alone && <ConnectionBanner />}
      {alone && <Notice />}
      <div class="home-body">
        <button type="button" class="start" onClick={openNew}>
          <span class="grow">{list.length > 0 ? t("chat-new") : t("chat-send-us")}</span>
          <Icon name="pencil" />
        </button>
        {list.length > 0 && (
          <ul class="list" aria-label={t("chat-conversations")}>
            {list.map((c) => (
              <Entry key={c.id} conversation={c} />
            ))}
          </ul>
        )}
      </div>
      <Safety />
    </section>
  );
}

function Entry({ conversation }: { conversation: Conversation }) {
  const { id, agent, preview, last_at, state } = conversation;
  const { typing, pending } = threadOf(id).value;
  const count = unreadOf(id);
  const shown = view.value.name === "thread" && view.value.id === id;
  const name = agent?.name ?? t("chat-team", { brand: brandName() });
  const last = pending.at(-1)?.payload.body || preview || t("chat-conversation");
  return (
    <li>
      <button
        type="button"
        class={count > 0 ? "entry fresh" : "entry"}
        aria-current={shown ? "true" : undefined}
        onClick={() => openThread(id)}
      >
        <Avatar name={agent?.name ?? brandName()} src={agent?.avatar ?? null} />
        <span class="entry-text">
          <span class="entry-top">
            <span class="entry-name line" dir="auto">
              {name}
            </span>
            <time dateTime={last_at}>{short(last_at)}</time>
          </span>
          <span class="entry-top">
            <span class="entry-last line" dir="auto">
              {typing ? t("typing-one", { name: typing }) : last}
            </span>
            {count > 0 && (
              <span class="badge">
                <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
                <span class="hidden">{t("chat-unread", { count })}</span>
              </span>
            )}
            {count === 0 && state === "resolved" && <span class="chip">{t("state-resolved")}</span>}
          </span>
        </span>
      </button>
    </li>
  );
}
