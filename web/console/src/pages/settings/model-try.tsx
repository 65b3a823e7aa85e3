import type { ModelTried } from "@ombud/api";
import { formatNumber, t } from "../../i18n/index.ts";
import { http } from "../../state/http.ts";
import { Banner, CodeBlock } from "../../ui/index.ts";
import { TryQuestion } from "./try-question.tsx";

/** A question as a customer would ask it: what left, what came, and what the check makes of it. */
export function TryModel({ onTried }: { onTried: () => void }) {
  return (
    <TryQuestion
      id="models-try"
      text={t("models-try-text")}
      ask={(question) => http.post("/model/try", { question })}
      onTried={onTried}
    >
      {(tried) => <Tried tried={tried} />}
    </TryQuestion>
  );
}

/** The request's body as one reads it. */
function pretty(sent: string): string {
  try {
    return JSON.stringify(JSON.parse(sent), null, 2);
  } catch {
    return sent;
  }
}

function Tried({ tried }: { tried: ModelTried }) {
  const { model } = tried;
  return (
    <div class="ui-stack" role="status">
      {!tried.goes && <Banner tone="info">{t("models-stays")}</Banner>}
      {tried.passages.length === 0 && <Banner tone="info">{t("models-nothing")}</Banner>}
      {model && (
        <Banner tone={model.outcome === "used" ? "ok" : "warn"} title={t(`models-outcome-${model.outcome}`)}>
          {model.fault && t(`models-fault-${model.fault}`)}
          {model.fault && model.detail && ": "}
          {model.detail && <q dir="auto">{model.detail}</q>}
        </Banner>
      )}
      {model && (
        <section>
          <h3>{t(tried.says ? "models-says" : "models-verdict")}</h3>
          <p class="model-words" dir="auto">
            {tried.says ?? t("models-instead")}
          </p>
          {model.millis > 0 && (
            <p class="ui-muted ui-small">
              {t("models-cost", {
                in: formatNumber(model.tokens_in),
                out: formatNumber(model.tokens_out),
                millis: formatNumber(model.millis),
              })}
            </p>
          )}
        </section>
      )}
      {tried.sent && (
        <section>
          <h3>{t("models-came")}</h3>
          <p class="model-words" dir="auto">
            {tried.came || t("models-nothing-came")}
          </p>
        </section>
      )}
      {tried.passages.length > 0 && (
        <section>
          <h3>{t("models-passages")}</h3>
          <ol class="model-passages">
            {tried.passages.map((one) => (
              <li key={one.path}>
                <details>
                  <summary>{one.title}</summary>
                  <p class="model-words" dir="auto">
                    {one.text}
                  </p>
                </details>
              </li>
            ))}
          </ol>
        </section>
      )}
      {tried.sent && (
        <section>
          <h3>{t("models-sent")}</h3>
          <CodeBlock code={pretty(tried.sent)} label={t("models-sent")} wrap />
        </section>
      )}
    </div>
  );
}
