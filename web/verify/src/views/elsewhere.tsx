import { asked, askServer, checkpoint, file, key, keyIsBad, progress, report, verify } from "../state.ts";
import { t } from "../texts.ts";

/** A key and a checkpoint that the reader has from somebody else than the one whose file it is. */
export function Elsewhere() {
  const outcome = asked.value;
  return (
    <details class="card" open={keyIsBad.value || undefined}>
      <summary>
        <h2>{t("known")}</h2>
      </summary>
      <p>{t("known-text")}</p>
      <form
        class="known"
        onSubmit={(event) => {
          event.preventDefault();
          verify();
        }}
      >
        <label for="key">{t("key")}</label>
        <textarea
          id="key"
          dir="ltr"
          rows={2}
          spellcheck={false}
          aria-describedby="key-hint"
          aria-invalid={keyIsBad.value}
          value={key.value}
          onInput={(event) => {
            key.value = event.currentTarget.value;
            keyIsBad.value = false;
          }}
        />
        <p id="key-hint" class={keyIsBad.value ? "wrong" : "muted"}>
          {t(keyIsBad.value ? "key-bad" : "key-hint")}
        </p>
        <label for="checkpoint">{t("checkpoint")}</label>
        <textarea
          id="checkpoint"
          dir="ltr"
          rows={5}
          spellcheck={false}
          aria-describedby="checkpoint-hint"
          value={checkpoint.value}
          onInput={(event) => {
            checkpoint.value = event.currentTarget.value;
          }}
        />
        <p id="checkpoint-hint" class="muted">
          {t("checkpoint-hint")}
        </p>
        <div class="row">
          <button type="submit" class="button" disabled={!file.value || progress.value !== null}>
            {t("again")}
          </button>
          {report.value?.origin && (
            <button type="button" class="button quiet" onClick={() => void askServer()}>
              {t("ask")}
            </button>
          )}
        </div>
        {report.value?.origin && <p class="muted">{t("ask-text")}</p>}
        {outcome && (
          <p role="status">
            {"failed" in outcome ? t("ask-failed") : t("ask-newer", { count: outcome.newer })}
          </p>
        )}
      </form>
    </details>
  );
}
