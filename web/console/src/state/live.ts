import { type Counts, type LinkState, type Presence, type ServerToStaff, StaffClient } from "@ombud/api";
import { signal } from "@preact/signals";
import { loadAlerts } from "./alerts.ts";
import { approvalsHeard, loadWaiting } from "./approvals.ts";
import { putCase } from "./cases.ts";
import { loadDirectory, setPresence } from "./directory.ts";
import { loadElevations } from "./elevations.ts";
import { noteEnd } from "./http.ts";
import { loadRecoveriesWaiting, recoveryHeard } from "./recoveries.ts";
import { loadMe, me } from "./session.ts";

/** The state of the live connection. */
export const link = signal<LinkState>("idle");
/** The connection is by long poll, for the network lets no WebSocket through. */
export const slowLink = signal(false);
/** When the connection was lost; null while it stands. */
export const lostAt = signal<number | null>(null);
/** How many cases each view holds. */
export const counts = signal<Counts | null>(null);
/** Goes up each time that the connection stands again after a cut: whatever is on the screen is asked for again. */
export const reconnects = signal(0);
/** Goes up when the outbox changed. */
export const outboxVersion = signal(0);

let client: StaffClient | null = null;

/** The live connection of the signed-in person. Throws when nobody is signed in. */
export function live(): StaffClient {
  if (!client) throw new Error("The live connection has not been started.");
  return client;
}

/** The same for what may still run when the session has ended, such as leaving a case: then there is nobody to tell. */
export function liveIfAny(): StaffClient | null {
  return client;
}

type Hear = (client: StaffClient) => void;
const hearers: Hear[] = [];

/** Adds listeners to every live connection, the present one included. */
export function hear(attach: Hear): void {
  hearers.push(attach);
  if (client) attach(client);
}

/** Opens the live connection of this person. */
export function startLive(staff: string): void {
  stopLive();
  client = new StaffClient({ staff });
  let welcomed = false;
  client.on("state", (state) => {
    link.value = state;
    slowLink.value = client?.slow ?? false;
    if (state === "online") lostAt.value = null;
    else lostAt.value = lostAt.peek() ?? Date.now();
    if (state === "refused") me.value = null;
  });
  client.on("bye", (frame) => {
    if (frame.code === 4401) noteEnd(frame.reason);
  });
  client.on("welcome", (frame) => {
    counts.value = frame.counts;
    loadWaiting();
    loadElevations();
    void loadAlerts();
    void loadRecoveriesWaiting();
    if (welcomed) {
      // Among what cuts a connection is that one may do something else now: see alerts, among others.
      loadMe().then(
        () => Promise.all([loadAlerts(), loadRecoveriesWaiting()]),
        () => {},
      );
      reconnects.value++;
      void loadDirectory();
    }
    welcomed = true;
  });
  client.on("counts", (frame) => {
    counts.value = frame.counts;
  });
  client.on("case", (frame) => {
    putCase(frame.case);
    recoveryHeard(frame.case);
  });
  client.on("presence", presenceChanged);
  client.on("approvals", () => {
    approvalsHeard.value++;
    loadWaiting();
    loadElevations();
  });
  client.on("outbox", () => {
    outboxVersion.value++;
  });
  for (const attach of hearers) attach(client);
  client.start();
}

function presenceChanged(frame: Extract<ServerToStaff, { t: "presence" }>): void {
  setPresence(frame.staff, frame.presence);
  if (frame.staff === me.peek()?.staff.id) setOwnPresence(frame.presence);
}

/** Shows the own presence as the server now has it. */
export function setOwnPresence(presence: Presence): void {
  const before = me.peek();
  if (before && before.staff.presence !== presence) {
    me.value = { ...before, staff: { ...before.staff, presence } };
  }
}

/** Closes the live connection. */
export function stopLive(): void {
  client?.stop();
  client = null;
  link.value = "idle";
  slowLink.value = false;
  lostAt.value = null;
  counts.value = null;
}
