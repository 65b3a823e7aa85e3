import { Pencil, ShieldX } from "lucide";
import { useState } from "preact/hooks";
import { hasText, t } from "../i18n/index.ts";
import { type Compose, lengthOf, type Objection } from "../state/compose.ts";
import { sendLater, sendNow } from "../state/outgoing.ts";
import type { Thread } from "../state/thread.ts";
import { Banner, Button, Dialog, Field, Icon, TextArea } from "../ui/index.ts";
import { toComposer } from "./focus.ts";
import "./refusal.css";

const REASON_LEAST = 3;
const REASON_MOST = 500;

/** The words in question where they stand, and why they must not be sent. */
export function Objections({ objections }: { objections: readonly Objection[] }) {
  return (
    <ul class="objections">
      {objections.map(({ rule, why, before, words, after }, index) => (
        <li key={`${rule}-${index}`}>
          <q class="objection-words" dir="auto">
            {before}
            <mark>{words}</mark>
            {after}
          </q>
          <span>{hasText(`refusal-${dashed(rule)}`) ? t(`refusal-${dashed(rule)}`) : why}</span>
        </li>
      ))}
    </ul>
  );
}

const dashed = (rule: string) => rule.replaceAll("_", "-");

/** Under the composer: what the server refused to send, until the words are gone. */
export function RefusalStrip({ thread, compose }: { thread: Thread; compose: Compose }) {
  const [asking, setAsking] = useState(false);
  const objections = compose.objections.value;
  const mayOverride = compose.refused.value?.mayOverride ?? false;
  const send = (reason: string) => {
    const later = compose.refused.peek()?.later;
    if (later) void sendLater(thread, later, reason);
    else sendNow(thread, reason);
  };
  return (
    <div aria-live="assertive">
      {objections.length > 0 && (
        <div class="refusal">
          <Icon of={ShieldX} size={18} />
          <div class="ui-grow">
            <strong>{t("refusal-title")}</strong>
            <Objections objections={objections} />
            <div class="refusal-actions">
              <Button
                size="sm"
                variant="primary"
                icon={Pencil}
                onClick={() => select(compose.body.peek(), objections)}
              >
                {t("ui-edit")}
              </Button>
              {mayOverride && (
                <Button size="sm" variant="ghost" onClick={() => setAsking(true)}>
                  {t("refusal-anyway")}
                </Button>
              )}
            </div>
          </div>
        </div>
      )}
      {asking && <ReasonDialog objections={objections} onSend={send} onClose={() => setAsking(false)} />}
    </div>
  );
}

/** The caret goes to the first of the words. */
function select(body: string, objections: readonly Objection[]): void {
  toComposer();
  const words = objections[0]?.words ?? "";
  const start = body.indexOf(words);
  const box = document.querySelector<HTMLTextAreaElement>("[data-composer]");
  if (start >= 0) box?.setSelectionRange(start, start + words.length);
}

interface ReasonProps {
  objections: readonly Objection[];
  onSend: (reason: string) => void;
  onClose: () => void;
}

/** Whoever sends it all the same answers for it by name. */
export function ReasonDialog({ objections, onSend, onClose }: ReasonProps) {
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const length = lengthOf(reason.trim());
  const error = length < REASON_LEAST || length > REASON_MOST ? t("refusal-reason-length") : null;
  const submit = () => {
    setTried(true);
    if (error) return;
    onClose();
    onSend(reason.trim());
  };
  return (
    <Dialog
      title={t("refusal-anyway-title")}
      sticky
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>{t("ui-cancel")}</Button>
          <Button type="submit" variant="danger">
            {t("refusal-anyway-send")}
          </Button>
        </>
      }
    >
      <Banner tone="warn">{t("refusal-anyway-text")}</Banner>
      <Objections objections={objections} />
      <Field label={t("refusal-reason")} required error={tried ? error : null}>
        <TextArea value={reason} onValue={setReason} rows={3} maxLength={REASON_MOST} data-autofocus />
      </Field>
    </Dialog>
  );
}
