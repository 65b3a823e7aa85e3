import { computed, effect, untracked } from "@preact/signals";
import { render } from "preact";
import { App } from "./app/app.tsx";
import { commands } from "./app/commands.ts";
import { startKeys } from "./app/keys.ts";
import { startRouter } from "./app/router.ts";
import { startTexts } from "./i18n/index.ts";
import { forgetCases } from "./state/cases.ts";
import { startClock } from "./state/clock.ts";
import { loadDirectory } from "./state/directory.ts";
import { noteEnd, onSignedOut, setLeaving } from "./state/http.ts";
import { startLive, stopLive } from "./state/live.ts";
import { startNotices } from "./state/notify.ts";
import { startOutgoing } from "./state/outgoing.ts";
import { forgetReviews } from "./state/reviews.ts";
import { followProfile, loadMe, me, myId } from "./state/session.ts";
import { forgetThreads, startThreads } from "./state/threads.ts";

/** Opens and closes what belongs to a signed-in person, whenever that person changes. */
function followSignIn(): void {
  const working = computed(() => (me.value?.must_enrol === false ? myId.value : ""));
  effect(() => {
    const id = working.value;
    untracked(() => {
      stopLive();
      forgetCases();
      forgetThreads();
      forgetReviews();
      if (id === "") return;
      setLeaving(false);
      startLive(id);
      void loadDirectory();
    });
  });
}

async function start(): Promise<void> {
  onSignedOut(() => {
    if (me.peek()) noteEnd("session");
    me.value = null;
  });
  startRouter();
  startClock();
  startThreads();
  startNotices();
  startOutgoing();
  startKeys(commands);
  followProfile();
  const identity = loadMe().catch(() => {});
  await startTexts("ui", "inbox", "safety", "problems");
  await identity;
  followSignIn();
  const root = document.getElementById("app");
  if (root) render(<App />, root);
}

void start();
