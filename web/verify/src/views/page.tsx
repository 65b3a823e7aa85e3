import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { failed, file, forget, progress, report, stop, verify } from "../state.ts";
import { LANGUAGES, language, speak, t } from "../texts.ts";
import { Elsewhere } from "./elsewhere.tsx";
import { Leaves } from "./leaves.tsx";
import { Verdict } from "./verdict.tsx";

/** Choose a file, see what it is worth, read what it says. */
export function Page() {
  const found = report.value;
  return (
    <main>
      <header class="head">
        <div>
          <h1>{t("title")}</h1>
          <p>{t("intro")}</p>
        </div>
        <label class="language">
          <span class="hidden">{t("language")}</span>
          <select value={language.value} onChange={(event) => void speak([event.currentTarget.value])}>
            {Object.entries(LANGUAGES).map(([tag, name]) => (
              <option key={tag} value={tag} lang={tag}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </header>
      {file.value ? <Chosen /> : <Choose />}
      <div role="status">{found && <Verdict report={found} />}</div>
      <Elsewhere />
      {found && <Leaves report={found} />}
      <Offline />
    </main>
  );
}

function Choose() {
  const input = useRef<HTMLInputElement>(null);
  const over = useSignal(false);
  useEffect(() => {
    // A file that misses the field must not open in place of the page.
    const stay = (event: DragEvent) => event.preventDefault();
    addEventListener("dragover", stay);
    addEventListener("drop", stay);
    return () => {
      removeEventListener("dragover", stay);
      removeEventListener("drop", stay);
    };
  }, []);
  const take = (files: FileList | null | undefined) => verify(files?.[0] ?? null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first
    <div
      class={over.value ? "drop over" : "drop"}
      onDragOver={() => {
        over.value = true;
      }}
      onDragLeave={() => {
        over.value = false;
      }}
      onDrop={(event) => {
        over.value = false;
        take(event.dataTransfer?.files);
      }}
    >
      <button type="button" class="button" onClick={() => input.current?.click()}>
        {t("choose")}
      </button>
      <p>{t("drop")}</p>
      <input
        ref={input}
        type="file"
        class="hidden"
        tabIndex={-1}
        aria-label={t("choose")}
        accept=".json,.jsonl,.txt,application/json,application/jsonl"
        onChange={(event) => take(event.currentTarget.files)}
      />
    </div>
  );
}

function Chosen() {
  const share = progress.value;
  const percent = new Intl.NumberFormat(language.value, { style: "percent" }).format(share ?? 0);
  return (
    <div class="chosen">
      <strong dir="auto">{file.value?.name}</strong>
      {share === null ? (
        <button type="button" class="button quiet" onClick={forget}>
          {t("another")}
        </button>
      ) : (
        <>
          <progress value={share} aria-label={t("working", { percent })} />
          <span>{t("working", { percent })}</span>
          <button type="button" class="button quiet" onClick={stop}>
            {t("stop")}
          </button>
        </>
      )}
      {failed.value && <p role="alert">{t("failed")}</p>}
    </div>
  );
}

function Offline() {
  const name = file.value?.name ?? "receipt.json";
  return (
    <section class="card">
      <h2>{t("offline")}</h2>
      <p>{t("offline-text")}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled by keyboard too */}
      <pre tabIndex={0} dir="ltr">
        <code>{`ombud ledger verify ${quoted(name)} --key-file key.txt`}</code>
      </pre>
      <h2>{t("limits")}</h2>
      <p>{t("limits-text")}</p>
    </section>
  );
}

/** As a shell takes it. */
const quoted = (name: string): string =>
  /^[\w.-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`;
