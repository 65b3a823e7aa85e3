import type { ModelTried } from "@ombud/api";
import { Sparkles } from "lucide";
import { useState } from "preact/hooks";
import { formatNumber, t } from "../../i18n/index.ts";
import { http } from "../../state/http.ts";
import { Banner, Button, CodeBlock, Field, problemText, TextArea } from "../../ui/index.ts";

/** A question as a customer would ask it: what left, what came, and what the check makes of it. */
export function TryModel({ onTried }: { onTried: () => void }) {
  const [question, setQuestion] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [tried, setTried] = useState<ModelTried | null>(null);
  const ask = async () => {
    setBusy(true);
    setProblem(null);
    try {
      setTried(await http.post("/model/try", { question: question.trim() }));
      onTried();
    } catch (error) {
      setProblem(problemText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section class="ui-card ui-stack" aria-labelledby="models-try">
      <h2 id="models-try">{t("models-try")}</h2>
      <p class="ui-muted">{t("models-try-text")}</p>
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
