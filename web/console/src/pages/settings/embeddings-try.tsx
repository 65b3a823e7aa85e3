import type { EmbeddingTried } from "@ombud/api";
import { Sparkles } from "lucide";
import { useState } from "preact/hooks";
import { formatNumber, formatPercent, t } from "../../i18n/index.ts";
import { http } from "../../state/http.ts";
import { Banner, Button, CodeBlock, Field, problemText, TextArea } from "../../ui/index.ts";

/** A question as a customer would ask it: what left, and which articles mean something like it. */
export function TryEmbedding({ onTried }: { onTried: () => void }) {
  const [question, setQuestion] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [tried, setTried] = useState<EmbeddingTried | null>(null);
  const ask = async () => {
    setBusy(true);
    setProblem(null);
    try {
      setTried(await http.post("/embeddings/try", { question: question.trim() }));
      onTried();
    } catch (error) {
      setProblem(problemText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section class="ui-card ui-stack" aria-labelledby="embeddings-try">
      <h2 id="embeddings-try">{t("models-try")}</h2>
      <p class="ui-muted">{t("embeddings-try-text")}</p>
      <form
        class="ui-stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (question.trim()) void ask();
        }}
      >
        {problem && <Banner tone="danger">{problem}</Banner>}
        <Field label={t("models-question")}>
          <TextArea rows={2} maxLength={1000} value={question} onValue={setQuestion} />
        </Field>
        <div>
          <Button type="submit" icon={Sparkles} busy={busy} disabled={!question.trim()}>
            {t("models-ask")}
          </Button>
        </div>
      </form>
      {tried && <Tried tried={tried} />}
    </section>
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
