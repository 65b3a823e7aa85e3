import { useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { Banner, Button, Field, PasswordInput, problemText, toast } from "../../ui/index.ts";

interface SecretFormProps {
  /** What its texts are called: the heading, and behind it `-there`, `-none`, `-new`, `-set` and `-remove`. */
  name: "models-key" | "embeddings-key" | "sso-secret";
  /** Whether one is set. */
  there: boolean;
  /** Sets it, or removes it by null. */
  save: (secret: string | null) => Promise<unknown>;
}

/** A secret of somebody else's server: it goes in, and never comes out again. */
export function SecretForm({ name, there, save }: SecretFormProps) {
  const [secret, setSecret] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (to: string | null) => {
    setBusy(true);
    setProblem(null);
    try {
      await save(to);
      setSecret("");
      toast(t("ui-saved"));
    } catch (error) {
      setProblem(problemText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      class="ui-card ui-stack"
      aria-labelledby={name}
      onSubmit={(event) => {
        event.preventDefault();
        if (secret.trim()) void send(secret.trim());
      }}
    >
      <h2 id={name}>{t(name)}</h2>
      <p class="ui-muted">{t(there ? `${name}-there` : `${name}-none`)}</p>
      {problem && <Banner tone="danger">{problem}</Banner>}
      <Field label={t(`${name}-new`)}>
        <PasswordInput autocomplete="off" value={secret} onValue={setSecret} />
      </Field>
      <div class="ui-row ui-row-wrap">
        <Button type="submit" busy={busy} disabled={!secret.trim()}>
          {t(`${name}-set`)}
        </Button>
        {there && (
          <Button variant="ghost" disabled={busy} onClick={() => void send(null)}>
            {t(`${name}-remove`)}
          </Button>
        )}
      </div>
    </form>
  );
}
