import type { Presence } from "@ombud/api";
import { setPresence } from "./directory.ts";
import { http } from "./http.ts";
import { setOwnPresence } from "./live.ts";
import { me, myId } from "./session.ts";

/** Says to colleagues, and to automatic assignment, whether one takes work. */
export async function choosePresence(presence: Presence): Promise<void> {
  const before = me.peek()?.staff.presence;
  setOwnPresence(presence);
  setPresence(myId.peek(), presence);
  try {
    await http.put("/presence", { presence });
  } catch (error) {
    if (before) {
      setOwnPresence(before);
      setPresence(myId.peek(), before);
    }
    throw error;
  }
}
