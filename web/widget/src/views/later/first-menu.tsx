import type { WidgetMenu } from "@ombud/api";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { client, customer, hostPage, inboxKey, openThread, panelOpen } from "../../store.ts";
import { language } from "../../texts.ts";
import { Choices } from "./bot.tsx";

/** The page that the chat stands on; a link to the chat may name one, too. */
const page = () => hostPage.value ?? new URLSearchParams(location.search).get("page") ?? "";

/** Before the first message: what fits the page, and what is known of whoever is signed in. */
export default function FirstMenu({ conversation }: { conversation: string }) {
  const menu = useSignal<WidgetMenu["choices"]>([]);
  const [tag, open, who, at] = [language.value, panelOpen.value, customer.value?.id, page()];
  useEffect(() => {
    if (!open) return undefined;
    let over = false;
    const query = { inbox: inboxKey, language: tag, page: at };
    client.http.get("/widget/menu", query).then(
      (found) => {
        if (!over) menu.value = found.choices;
      },
      // Without it, one writes.
      () => undefined,
    );
    return () => {
      over = true;
    };
  }, [tag, open, who, at]);
  const choose = (text: string) => {
    const own = menu.value.find((it) => it.text === text)?.conversation;
    if (own) openThread(own);
    else client.send(conversation, text);
  };
  return <Choices all={menu.value.map((it) => it.text)} onChoose={choose} />;
}
