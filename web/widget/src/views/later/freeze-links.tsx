import { ApiError } from "@ombud/api";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { client, reason } from "../../store.ts";
import css from "../../style/freeze-links.css?inline";
import { wear } from "../lazy.tsx";
import { u } from "./urgent-texts.ts";

wear(css);

interface Link {
  id: string;
  created_at: string;
  expires_at: string;
  by_kind: string;
  link?: string | null;
  qr?: string | null;
}

export interface LinksProps {
  /** Around what may need a proof first. */
  first: <T>(work: () => Promise<T>) => Promise<T | undefined>;
}

/** Links that freeze the account without a log-in: made here, to be kept outside of this phone, and revoked. */
export function FreezeLinks({ first }: LinksProps) {
  const links = useSignal<readonly Link[]>([]);
  const made = useSignal<Link | null>(null);
  const sure = useSignal("");
  const busy = useSignal(false);
  const error = useSignal("");
  const load = async () => {
    links.value = (await client.http.get("/widget/freeze-tokens")).items;
  };
  const run = async (work: () => Promise<void>) => {
    busy.value = true;
    error.value = "";
    try {
      await work();
      await load();
    } catch (cause) {
      error.value = cause instanceof ApiError ? cause.detail : reason(cause);
    } finally {
      busy.value = false;
    }
  };
  useEffect(() => {
    void run(async () => undefined);
  }, []);
  const make = () =>
    run(async () => {
      made.value = (await first(() => client.http.post("/widget/freeze-tokens"))) ?? null;
    });
  const revoke = (id: string) => {
    if (sure.peek() !== id) {
      sure.value = id;
      return;
    }
    void run(async () => {
      await first(() => client.http.delete(`/widget/freeze-tokens/${id}`));
      sure.value = "";
      if (made.peek()?.id === id) made.value = null;
    });
  };
  return (
    <section class="freeze-links" aria-label={u("links-title")}>
      <h3>{u("links-title")}</h3>
      <p class="muted">{u("links-text")}</p>
      {links.value.length > 0 && (
        <ul aria-label={u("links-title")}>
          {links.value.map((one) => (
            <li key={one.id}>
              <span>
                {u(`links-by-${one.by_kind}`, { made: day(one.created_at) })}{" "}
                <span class="muted">{u("links-until", { until: day(one.expires_at) })}</span>
              </span>
              {one.by_kind === "customer" && (
                <button
                  type="button"
                  class="button plain"
                  disabled={busy.value}
                  aria-label={u("links-revoke-of", { made: day(one.created_at) })}
                  onClick={() => revoke(one.id)}
                >
                  {u(sure.value === one.id ? "links-sure" : "links-revoke")}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <p role="alert" class="field-error">
        {error.value}
      </p>
      {made.value?.link ? (
        <Made
          of={made.value}
          onDone={() => {
            made.value = null;
          }}
        />
      ) : (
        <button type="button" class="button plain" disabled={busy.value} onClick={() => void make()}>
          {u("links-make")}
        </button>
      )}
    </section>
  );
}

/** It is shown once: as a code for another phone, and to copy or print. */
function Made({ of, onDone }: { of: Link; onDone: () => void }) {
  const copied = useSignal(false);
  const link = of.link ?? "";
  const copy = async () => {
    await navigator.clipboard?.writeText(link);
    copied.value = true;
  };
  return (
    <div class="freeze-made">
      <p role="status">{u("links-made")}</p>
      {of.qr && <img src={of.qr} alt={u("links-qr")} width={180} height={180} />}
      <label>
        <span class="muted">{u("links-link")}</span>
        <textarea
          class="hash"
          readOnly
          rows={3}
          value={link}
          dir="ltr"
          onFocus={(it) => it.currentTarget.select()}
        />
      </label>
      <div class="actions along">
        <button type="button" class="button plain" onClick={() => void copy().catch(() => undefined)}>
          {u(copied.value ? "links-copied" : "links-copy")}
        </button>
        <button type="button" class="button plain" onClick={() => print()}>
          {u("links-print")}
        </button>
        <button type="button" class="button" onClick={onDone}>
          {u("links-kept")}
        </button>
      </div>
    </div>
  );
}

const day = (at: string) => new Date(at).toLocaleDateString(document.documentElement.lang || undefined);
