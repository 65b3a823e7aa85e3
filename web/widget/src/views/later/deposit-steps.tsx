import type { OwnRecovery } from "@ombud/api";
import { ApiError } from "@ombud/api";
import { type Signal, useSignal } from "@preact/signals";
import { client } from "../../store.ts";
import { explained, r, short } from "./recovery-texts.ts";

interface StepProps {
  of: OwnRecovery;
  onDone: (next: OwnRecovery) => void;
}

interface Work {
  busy: Signal<boolean>;
  error: Signal<string>;
  /** Another device has signed: this one has to as well. */
  elsewhere: Signal<boolean>;
  run: (work: () => Promise<OwnRecovery>) => Promise<void>;
}

/** What is to be done now, by whom; and the way out. */
export function NextStep({ of, onDone }: StepProps) {
  const busy = useSignal(false);
  const error = useSignal("");
  const elsewhere = useSignal(false);
  const run: Work["run"] = async (work) => {
    busy.value = true;
    error.value = "";
    try {
      onDone(await work());
    } catch (cause) {
      error.value = explained(cause);
      elsewhere.value = cause instanceof ApiError && cause.refusal === "device";
    } finally {
      busy.value = false;
    }
  };
  const work = { busy, error, elsewhere, run };
  return (
    <>
      <Step of={of} work={work} />
      <p class="field-error" role="alert">
        {error.value}
      </p>
      {["asked", "needs_proof", "needs_terms", "ready"].includes(of.state) && (
        <Withdraw of={of} work={work} />
      )}
    </>
  );
}

function Step({ of, work }: { of: OwnRecovery; work: Work }) {
  switch (of.state) {
    case "needs_proof":
      return <Sign of={of} work={work} />;
    case "needs_terms":
      return <Terms of={of} work={work} />;
    case "asked":
      return <p>{r("now-asked")}</p>;
    case "ready":
    case "in_work":
      return (
        <>
          <p>{r(of.state === "ready" ? "now-ready" : "now-in-work", { days: of.days })}</p>
          <Agreed of={of} />
        </>
      );
    case "done":
      return (
        <>
          <p>
            {r("now-done", { amount: of.payout?.amount ?? "" })}{" "}
            <code>{short(of.payout?.transaction ?? "")}</code>
          </p>
          <Agreed of={of} />
        </>
      );
    case "refused":
      return <p>{r(`refused-${of.refusal ?? "other"}`)}</p>;
    case "withdrawn":
      return <p>{r("now-withdrawn")}</p>;
  }
}

/** What was agreed to, as it stands. */
function Agreed({ of }: { of: OwnRecovery }) {
  return (
    <dl class="agreed">
      <dt>{r("fee")}</dt>
      <dd dir="auto">{of.fee || r("fee-none")}</dd>
      {of.return_to && (
        <>
          <dt>{r("goes-to")}</dt>
          <dd dir="ltr">
            <code>{of.return_to.address}</code>
            {of.return_to.memo && <code> · {of.return_to.memo}</code>}
          </dd>
        </>
      )}
    </dl>
  );
}

const prove = (id: string, by: "signature" | "person") =>
  client.http.post(`/widget/recoveries/${id}/proof`, { by });

function Sign({ of, work }: { of: OwnRecovery; work: Work }) {
  const asked = useSignal(false);
  const begin = () =>
    work.run(async () => {
      const next = await prove(of.id, "signature");
      asked.value = true;
      return next;
    });
  return (
    <>
      <p>{r("now-sign")}</p>
      <p dir="ltr">
        <code>{of.from}</code>
      </p>
      {asked.value && <p role="status">{r("sign-below")}</p>}
      <div class="recovery-buttons">
        <button type="button" class="button" disabled={work.busy.value} onClick={() => void begin()}>
          {r(asked.value ? "sign-again" : "sign")}
        </button>
        <button
          type="button"
          class="button quiet"
          disabled={work.busy.value}
          onClick={() => void work.run(() => prove(of.id, "person"))}
        >
          {r("sign-cannot")}
        </button>
      </div>
    </>
  );
}

function Terms({ of, work }: { of: OwnRecovery; work: Work }) {
  const address = useSignal("");
  const memo = useSignal("");
  const agreed = useSignal(false);
  const send = (event: Event) => {
    event.preventDefault();
    const body = { fee: of.fee, address: address.peek().trim(), memo: memo.peek().trim() || null };
    void work.run(() => client.http.post(`/widget/recoveries/${of.id}/terms`, body));
  };
  return (
    <form onSubmit={send} noValidate>
      <p>{r("now-terms")}</p>
      <dl class="agreed">
        <dt>{r("fee")}</dt>
        <dd dir="auto">{of.fee || r("fee-none")}</dd>
        <dt>{r("takes")}</dt>
        <dd>{r("days", { days: of.days })}</dd>
      </dl>
      <Field label={r("address", { network: of.network })} value={address} most={200} />
      <p class="muted">{r("address-hint")}</p>
      <Field label={r("memo")} value={memo} most={100} />
      <label class="agree">
        <input
          type="checkbox"
          checked={agreed.value}
          onChange={(event) => {
            agreed.value = event.currentTarget.checked;
          }}
        />
        <span>{of.fee ? r("agree", { fee: of.fee }) : r("agree-free")}</span>
      </label>
      <div class="recovery-buttons">
        <button
          type="submit"
          class="button"
          disabled={work.busy.value || !agreed.value || !address.value.trim()}
        >
          {r("agree-send")}
        </button>
        {work.elsewhere.value && (
          <button
            type="button"
            class="button quiet"
            disabled={work.busy.value}
            onClick={() => void work.run(() => prove(of.id, "signature"))}
          >
            {r("sign-here")}
          </button>
        )}
      </div>
    </form>
  );
}

function Field({ label, value, most }: { label: string; value: Signal<string>; most: number }) {
  return (
    <label class="field">
      <span>{label}</span>
      <input
        class="hash"
        dir="ltr"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        maxLength={most}
        value={value.value}
        onInput={(event) => {
          value.value = event.currentTarget.value;
        }}
      />
    </label>
  );
}

/** Asked for once more: pressed by mistake, the place in the line would be lost. */
function Withdraw({ of, work }: { of: OwnRecovery; work: Work }) {
  const sure = useSignal(false);
  if (!sure.value) {
    return (
      <button
        type="button"
        class="link-button"
        onClick={() => {
          sure.value = true;
        }}
      >
        {r("withdraw")}
      </button>
    );
  }
  return (
    <div class="recovery-buttons">
      <p>{r("withdraw-sure")}</p>
      <button
        type="button"
        class="button quiet"
        onClick={() => {
          sure.value = false;
        }}
      >
        {r("withdraw-no")}
      </button>
      <button
        type="button"
        class="button"
        disabled={work.busy.value}
        onClick={() => void work.run(() => client.http.post(`/widget/recoveries/${of.id}/withdraw`))}
      >
        {r("withdraw-yes")}
      </button>
    </div>
  );
}
