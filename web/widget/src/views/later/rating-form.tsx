import { rate } from "@ombud/api/closing";
import { type Signal, useSignal } from "@preact/signals";
import { tellHost } from "../../host.ts";
import { client, reason } from "../../store.ts";
import css from "../../style/card.css?inline";
import { t } from "../../texts.ts";
import { wear } from "../lazy.tsx";
import { thanked } from "../rating.tsx";

wear(css);

const FACES = ["😞", "🙁", "😐", "🙂", "😀"] as const;

export default function RatingCard({ conversation }: { conversation: string }) {
  if (thanked.value !== conversation) return <RatingForm conversation={conversation} />;
  return (
    <p class="card thanks" role="status">
      {t("rating-thanks")}
    </p>
  );
}

function RatingForm({ conversation }: { conversation: string }) {
  const score = useSignal(0);
  const comment = useSignal("");
  const error = useSignal<string | null>(null);
  const busy = useSignal(false);
  const send = async (event: Event) => {
    event.preventDefault();
    busy.value = true;
    error.value = null;
    try {
      await rate(client, conversation, score.peek(), comment.peek().trim());
      thanked.value = conversation;
      tellHost({ type: "event", name: "rated", detail: { conversation, score: score.peek() } });
    } catch (cause) {
      error.value = t("rating-failed", { detail: reason(cause) });
    } finally {
      busy.value = false;
    }
  };
  return (
    <form class="card rating" onSubmit={send}>
      <Faces score={score} />
      {score.value > 0 && (
        <>
          <p class="face-word" aria-hidden="true">
            {t("rating-score", { score: score.value })}
          </p>
          <label class="field">
            <span>{score.value < 4 ? t("rating-comment") : t("rating-comment-good")}</span>
            <textarea
              rows={3}
              maxLength={2000}
              value={comment.value}
              onInput={(e) => {
                comment.value = e.currentTarget.value;
              }}
            />
          </label>
          {error.value && (
            <p class="field-error" role="alert">
              {error.value}
            </p>
          )}
          <div class="actions">
            <button type="submit" class="button" disabled={busy.value}>
              {t("rating-send")}
            </button>
          </div>
        </>
      )}
    </form>
  );
}

function Faces({ score }: { score: Signal<number> }) {
  return (
    <fieldset>
      <legend>{t("rating-title")}</legend>
      <div class="faces">
        {FACES.map((face, i) => (
          <label
            key={face}
            class={score.value === i + 1 ? "face chosen" : "face"}
            title={t("rating-score", { score: i + 1 })}
          >
            <input
              type="radio"
              name="score"
              class="hidden"
              checked={score.value === i + 1}
              aria-label={t("rating-score", { score: i + 1 })}
              onChange={() => {
                score.value = i + 1;
              }}
            />
            <span aria-hidden="true">{face}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
