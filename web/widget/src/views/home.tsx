import type { Conversation } from "@ombud/api";
import { conversations, customer, inbox, openNew, openThread, threadOf, unreadOf, view } from "../store.ts";
import { t } from "../texts.ts";
import { opening, short, span } from "../time.ts";
import { Icon } from "./icons.tsx";
import { Menu } from "./menu.tsx";
import { Avatar, brandName, CloseButton, ConnectionBanner, Notice, Safety } from "./parts.tsx";

/** What to expect before anything is written: how long it takes, or when somebody is back. */
export function Expectation() {
  const value = inbox.value;
  if (!value) return null;
  if (!value.open) return <OfflineText />;
  const { queue } = value.wait;
  return (
    <p class="expect">
      <span class="dot" aria-hidden="true" />
      <span>
        {waitText()}
        {queue > 0 && ` · ${t("wait-queue", { count: queue })}`}
      </span>
    </p>
  );
}

/** In one line. */
export function waitText(): string {
  const value = inbox.value;
  if (!value?.open) return t("offline-title");
  const { seconds } = value.wait;
  return seconds === null ? t("wait-soon") : t("wait-usual", { time: span(seconds) });
}

function OfflineText() {
  const value = inbox.value;
  if (!value) return null;
  const email = customer.value?.email;
  const opens = value.opens_at && ` · ${t("offline-opens", { when: opening(value.opens_at) })}`;
  return (
    <div class="expect away">
      <Icon name="moon" size={18} />
      <div>
        <p class="strong">
          {t("offline-title")}
          {opens}
        </p>
        <p>{value.offline_text || (email ? t("offline-mail-known", { email }) : t("offline-mail"))}</p>
      </div>
    </div>
  );
}

export function Home() {
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
