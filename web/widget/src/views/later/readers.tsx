import type { OwnReader } from "@ombud/api";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { client, reason } from "../../store.ts";
import css from "../../style/readers.css?inline";
import { language, t } from "../../texts.ts";
import { wear } from "../lazy.tsx";
import { Modal } from "../parts.tsx";
import { p } from "./proof-texts.ts";
import { proving } from "./proving.tsx";

wear(css);

/** Who read what is the customer's, the newest first. */
export default function Readers({ onClose }: { onClose: () => void }) {
  const items = useSignal<OwnReader[]>([]);
  const next = useSignal<string | null>(null);
  const state = useSignal<"busy" | "done" | "failed">("busy");
  const why = useSignal("");
  const load = async () => {
    state.value = "busy";
    try {
      const page = await proving(() =>
        client.http.get("/widget/readers", { cursor: next.peek(), limit: 30 }),
      );
      if (!page) return onClose();
      items.value = [...items.peek(), ...page.items];
      next.value = page.next ?? null;
      state.value = "done";
    } catch (error) {
      why.value = reason(error);
      state.value = "failed";
    }
  };
  useEffect(() => void load(), []);
  const failed = state.value === "failed";
  return (
    <Modal label={t("menu-readers")} class="modal readers" onClose={onClose}>
      <h2>{t("menu-readers")}</h2>
      <p class="muted">{p("readers-text")}</p>
      {items.value.length > 0 && (
        <ol aria-label={t("menu-readers")}>
          {items.value.map((one) => (
            <Look key={one.position} one={one} />
          ))}
        </ol>
      )}
      <p role="status">
        {state.value === "busy" && t("chat-loading")}
        {state.value === "done" && items.value.length === 0 && p("readers-none")}
        {failed && why.value}
      </p>
      <div class="actions">
        {(failed || (state.value === "done" && next.value)) && (
          <button type="button" class="button quiet" onClick={() => void load()}>
            {failed ? t("problem-retry") : p("readers-more")}
          </button>
        )}
        <button type="button" class="button" onClick={onClose}>
          {t("dialog-close")}
        </button>
      </div>
    </Modal>
  );
}

function Look({ one }: { one: OwnReader }) {
  const name = one.name ?? p("readers-programme");
  const format = new Intl.DateTimeFormat(language.value, { dateStyle: "medium", timeStyle: "short" });
  return (
    <li>
      <span>{done(one, name)}</span>
      <time class="muted" dateTime={one.at}>
        {format.format(new Date(one.at))}
      </time>
    </li>
  );
}

function done({ what, field, people }: OwnReader, name: string): string {
  if (people !== null) return p("readers-shown-many", { count: people });
  const known = ["opened", "found", "listed", "shown", "revealed", "viewed", "downloaded", "exported"];
  return p(`readers-${known.includes(what) ? what : "looked"}`, { name, title: field ?? "" });
}
