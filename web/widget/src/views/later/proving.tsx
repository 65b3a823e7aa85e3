import type { Proof } from "@ombud/api";
import { ApiError } from "@ombud/api";
import { render } from "preact";
import { t } from "../../texts.ts";
import { Modal } from "../parts.tsx";
import { p } from "./proof-texts.ts";
import { Prove } from "./prove.tsx";

/** Does the work; where the desk wants a proof first, leads through that and does it again. Nothing when that was given up. */
export async function proving<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== "proof-required") throw error;
    return (await proved(error.level ?? "email_code")) ? work() : undefined;
  }
}

function proved(level: Proof): Promise<boolean> {
  const place = document.body.appendChild(document.createElement("div"));
  return new Promise((resolve) => {
    const end = (given: boolean) => {
      render(null, place);
      place.remove();
      resolve(given);
    };
    render(<StepUp level={level} onEnd={end} />, place);
  });
}

function StepUp({ level, onEnd }: { level: Proof; onEnd: (given: boolean) => void }) {
  return (
    <Modal label={p("proof-title")} onClose={() => onEnd(false)}>
      <h2>{p("proof-title")}</h2>
      <p>{p("proof-why", { level: p(`level-${level}`) })}</p>
      <Prove level={level} onDone={() => onEnd(true)} />
      <div class="actions">
        <button type="button" class="button quiet" onClick={() => onEnd(false)}>
          {t("dialog-cancel")}
        </button>
      </div>
    </Modal>
  );
}
