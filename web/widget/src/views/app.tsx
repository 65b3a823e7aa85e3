import { useEffect } from "preact/hooks";
import { customer, inbox, panelOpen, problem, ready, view, wide } from "../store.ts";
import { t } from "../texts.ts";
import { Icon } from "./icons.tsx";
import { lazy } from "./lazy.tsx";
import { asking } from "./menu.tsx";
import { brandName, CloseButton, ConnectionBanner } from "./parts.tsx";
import { ThreadView } from "./thread.tsx";

const Asked = lazy(() => import("./later/asked.tsx"));
const Stopped = lazy(() => import("./later/halt.tsx"));
const Home = lazy(() => import("./later/home.tsx"));

/** The way back from a conversation leads there, and must not be waited for. */
function useHomeAhead(): void {
  const begun = ready.value;
  useEffect(() => {
    // Without it nothing is lost: it is asked for again when it is shown.
    if (begun) Home.ahead().catch(() => undefined);
  }, [begun]);
}

export function App() {
  useHomeAhead();
  // An inbox for signed-in people alone says so before anything is written.
  const shut = inbox.value?.identity_required && !customer.value;
  if (problem.value || (ready.value && shut)) return <Stopped />;
  if (!ready.value) return <Loading />;
  return (
    <>
      <Views />
      {asking.value && <Asked {...asking.value} />}
    </>
  );
}

function Views() {
  const shown = view.value;
  const thread = shown.name === "thread" && <ThreadView key={shown.id} id={shown.id} />;
  if (wide.value) {
    return (
      <main aria-label={title()} class="shell wide">
        <Home />
        {thread || <Blank />}
      </main>
    );
  }
  return (
    <main aria-label={title()} class={panelOpen.value ? "shell" : "shell resting"}>
      {thread || <Home />}
    </main>
  );
}

/** In a frame there is a second main part on the page; its name tells the two apart. */
export function title(): string {
  return t("chat-title", { brand: brandName() });
}

function Blank() {
  return (
    <div class="blank">
      <Icon name="pencil" size={32} />
      <p>{t("chat-choose")}</p>
    </div>
  );
}

function Loading() {
  return (
    <main aria-label={title()} class="shell">
      <div class="bar top-close">
        <CloseButton />
      </div>
      <ConnectionBanner />
      <div class="blank" role="status">
        <span class="spinner" aria-hidden="true" />
        <p>{t("chat-loading")}</p>
      </div>
    </main>
  );
}
