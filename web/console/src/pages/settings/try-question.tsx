import { Sparkles } from "lucide";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { Banner, Button, Field, problemText, TextArea } from "../../ui/index.ts";

interface Props<T> {
  /** What names the part of the page. */
  id: string;
  /** What is asked, and what it costs. */
  text: string;
  ask: (question: string) => Promise<T>;
  /** What a day may cost has changed. */
  onTried: () => void;
  children: (tried: T) => ComponentChildren;
}

/** A question as a customer would ask it, and below it what a model makes of it. */
export function TryQuestion<T>({ id, text, ask, onTried, children }: Props<T>) {
  const [question, setQuestion] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [tried, setTried] = useState<{ it: T } | null>(null);
  const submit = async () => {
    setBusy(true);
    setProblem(null);
    try {
      setTried({ it: await ask(question.trim()) });
      onTried();
    } catch (error) {
      setProblem(problemText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section class="ui-card ui-stack" aria-labelledby={id}>
      <h2 id={id}>{t("models-try")}</h2>
      <p class="ui-muted">{text}</p>
      <form
        class="ui-stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (question.trim()) void submit();
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
      {tried && children(tried.it)}
    </section>
  );
}
