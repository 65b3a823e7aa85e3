import type { EmbeddingTried } from "@ombud/api";
import { formatNumber, formatPercent, t } from "../../i18n/index.ts";
import { http } from "../../state/http.ts";
import { Banner, CodeBlock } from "../../ui/index.ts";
import { TryQuestion } from "./try-question.tsx";

/** A question as a customer would ask it: what left, and which articles mean something like it. */
export function TryEmbedding({ onTried }: { onTried: () => void }) {
  return (
    <TryQuestion
      id="embeddings-try"
      text={t("embeddings-try-text")}
      ask={(question) => http.post("/embeddings/try", { question })}
      onTried={onTried}
    >
      {(tried) => <Tried tried={tried} />}
    </TryQuestion>
  );
}

function Tried({ tried }: { tried: EmbeddingTried }) {
  const good = tried.outcome === "embedded";
  return (
    <div class="ui-stack" role="status">
      <Banner tone={good ? "ok" : "warn"} title={t(`embeddings-outcome-${tried.outcome}`)}>
        {tried.detail}
        {good &&
          t("embeddings-cost", {
            tokens: formatNumber(tried.tokens),
            dimensions: formatNumber(tried.dimensions),
            millis: formatNumber(tried.millis),
          })}
      </Banner>
      {good && (
        <section>
          <h3>{t("embeddings-found")}</h3>
          {tried.found.length === 0 && <p class="ui-muted">{t("embeddings-found-none")}</p>}
          <ol class="embeddings-found">
            {tried.found.map((one) => (
              <li key={one.path}>
                <a href={one.path} target="_blank" rel="noopener" class="ui-truncate" dir="auto">
                  {one.title}
                </a>
                <meter min={0} max={1} value={one.fit} aria-label={one.title} />
                <span class="ui-muted ui-small">
                  {t("embeddings-similarity", { similarity: formatPercent(one.similarity) })}
                  {!one.by_words && ` · ${t("embeddings-alone")}`}
                </span>
              </li>
            ))}
          </ol>
        </section>
      )}
      {tried.sent && (
        <section>
          <h3>{t("models-sent")}</h3>
          <CodeBlock code={tried.sent} label={t("models-sent")} wrap />
        </section>
      )}
    </div>
  );
}
