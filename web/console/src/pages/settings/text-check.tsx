import type { IconNode } from "lucide";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { Banner, Button, Field, problemText, TextArea } from "../../ui/index.ts";

interface TextCheckProps<T> {
  /** Its texts begin with this: the title alone, then `-label`, `-hint` and `-run`. */
  texts: string;
  icon: IconNode;
  ask: (text: string) => Promise<T>;
  show: (found: T) => ComponentChildren;
  /** What else is tried with the text, below it. */
  more?: ComponentChildren;
  /** What that is now: what was said of something else goes with it. */
  stamp?: string;
}

/** A text to try, and what the server says of it. What it said of another text goes with that. */
export function TextCheck<T>({ texts, icon, ask, show, more, stamp = "" }: TextCheckProps<T>) {
  const [text, setText] = useState("");
  const [found, setFound] = useState<{ of: string; said: T } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const asked = `${stamp}\n${text.trim()}`;
  const run = async () => {
    const of = asked;
    if (text.trim() === "" || busy) return;
    setBusy(true);
    setProblem(null);
    try {
      setFound({ of, said: await ask(text.trim()) });
    } catch (error) {
      setFound(null);
      setProblem(problemText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      class="ui-card ui-stack"
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <h2>{t(texts)}</h2>
      <Field label={t(`${texts}-label`)} hint={t(`${texts}-hint`)}>
        <TextArea
          rows={2}
          value={text}
          onValue={setText}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            void run();
          }}
        />
      </Field>
      {more}
      <div>
        <Button type="submit" icon={icon} busy={busy} disabled={text.trim() === ""}>
          {t(`${texts}-run`)}
        </Button>
      </div>
      {problem && <Banner tone="danger">{problem}</Banner>}
      <div aria-live="polite">{found && found.of === asked && show(found.said)}</div>
    </form>
  );
}
