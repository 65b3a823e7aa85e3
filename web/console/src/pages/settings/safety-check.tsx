import type { Judged, JudgedAddress, JudgedLink } from "@ombud/api";
import { ScanSearch } from "lucide";
import { useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { http } from "../../state/http.ts";
import { addressText, linkText, reasonText } from "../../thread/verdicts.ts";
import { Badge, Banner, Button, Field, problemText, TextArea, type Tone } from "../../ui/index.ts";

const TONES: Record<JudgedLink["verdict"], Tone> = {
  official: "ok",
  clean: "neutral",
  shortener: "warn",
  lookalike: "danger",
  blocked: "danger",
};

/** Judges any text the way that messages are. */
export function SafetyCheck() {
  const [text, setText] = useState("");
  const [judged, setJudged] = useState<Judged | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const check = async () => {
    if (text.trim() === "" || busy) return;
    setBusy(true);
    setProblem(null);
    try {
      setJudged(await http.post("/safety/check", { text: text.trim() }));
    } catch (error) {
      setJudged(null);
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
        void check();
      }}
    >
      <h2>{t("safety-check")}</h2>
      <Field label={t("safety-check-label")} hint={t("safety-check-hint")}>
        <TextArea
          rows={2}
          value={text}
          onValue={(next) => {
            setText(next);
            setJudged(null);
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            void check();
          }}
        />
      </Field>
      <div>
        <Button type="submit" icon={ScanSearch} busy={busy} disabled={text.trim() === ""}>
          {t("safety-check-run")}
        </Button>
      </div>
      {problem && <Banner tone="danger">{problem}</Banner>}
      <div aria-live="polite">{judged && <Verdicts judged={judged} />}</div>
    </form>
  );
}

function Verdicts({ judged: { links = [], addresses = [] } }: { judged: Judged }) {
  if (links.length === 0 && addresses.length === 0)
    return <p class="ui-muted">{t("safety-check-nothing")}</p>;
  return (
    <ul class="safety-rows">
      {links.map((link) => (
        <li key={link.start} class="safety-row">
          <Badge tone={TONES[link.verdict]}>{t(`verdict-${link.verdict}`)}</Badge>
          <div class="safety-what">
            <span class="safety-written">{link.host ?? link.url}</span>
            <p>{link.verdict === "lookalike" ? linkText(link) : reasonText(link.reason)}</p>
          </div>
        </li>
      ))}
      {addresses.map((address) => (
        <AddressRow key={address.start} address={address} />
      ))}
    </ul>
  );
}

function AddressRow({ address }: { address: JudgedAddress }) {
  return (
    <li class="safety-row">
      <Badge tone={address.poisoned ? "danger" : address.valid ? "ok" : "warn"}>
        {t(address.valid ? "safety-valid" : "safety-invalid")}
      </Badge>
      <div class="safety-what">
        <span class="safety-written">{address.text}</span>
        <p>{addressText(address)}</p>
      </div>
    </li>
  );
}
