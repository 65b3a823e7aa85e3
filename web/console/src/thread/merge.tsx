import type { CaseSummary } from "@ombud/api";
import { ApiError } from "@ombud/api";
import { useEffect, useState } from "preact/hooks";
import { formatRelative, t } from "../i18n/index.ts";
import { findByNumber } from "../search/number.ts";
import { merge } from "../state/actions.ts";
import { caseSignal } from "../state/cases.ts";
import { http } from "../state/http.ts";
import { openCase } from "../state/notify.ts";
import { Banner, Button, Dialog, Field, Loading, problemText, TextInput } from "../ui/index.ts";

interface MergeProps {
  caseId: string;
  onClose: () => void;
}

/** Chooses the case that another becomes part of: one of the same customer, from the list or by its number. */
export function MergeDialog({ caseId, onClose }: MergeProps) {
  const item = caseSignal(caseId).value;
  const [chosen, setChosen] = useState<CaseSummary | null>(null);
  const [number, setNumber] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const others = useOthers(caseId, item?.customer.id ?? "", setError);

  const submit = async () => {
    if (busy) return;
    setBusy(true);
    const into = chosen ?? (await lookUp(number, setError));
    if (into && into.id === caseId) setError(t("merge-itself"));
    else if (into && into.customer.id !== item?.customer.id)
      setError(t("merge-other-customer", { number: String(into.number) }));
    else if (into && (await merge(caseId, into))) {
      onClose();
      openCase(into.id);
      return;
    }
    setBusy(false);
  };
  return (
    <Dialog
      title={t("merge-title", { number: String(item?.number ?? "") })}
      description={t("merge-text")}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>{t("ui-cancel")}</Button>
          <Button type="submit" variant="primary" busy={busy} disabled={!chosen && number.trim() === ""}>
            {t("merge-do")}
          </Button>
        </>
      }
    >
      <div class="ui-stack">
        {error && <Banner tone="danger">{error}</Banner>}
        {others === null ? (
          <Loading rows={3} />
        ) : (
          <Choices items={others} chosen={chosen} onChoose={setChosen} />
        )}
        <Field label={t("merge-by-number")}>
          <TextInput
            value={number}
            inputMode="numeric"
            placeholder="#"
            data-autofocus
            onValue={(text) => {
              setNumber(text.replace(/[^0-9]/g, ""));
              setChosen(null);
              setError(null);
            }}
          />
        </Field>
      </div>
    </Dialog>
  );
}

/** The cases of the same customer; null while they are on their way. */
function useOthers(caseId: string, customer: string, onError: (text: string) => void): CaseSummary[] | null {
  const [others, setOthers] = useState<CaseSummary[] | null>(null);
  useEffect(() => {
    http.get(`/customers/${customer}/cases`).then(
      (page) => setOthers(page.items.filter((one) => one.id !== caseId && one.state !== "merged")),
      (problem: unknown) => {
        setOthers([]);
        onError(problemText(problem));
      },
    );
  }, [customer]);
  return others;
}

async function lookUp(number: string, onError: (text: string) => void): Promise<CaseSummary | null> {
  try {
    const found = await findByNumber(Number(number));
    if (!found) onError(t("merge-none", { number }));
    return found;
  } catch (error) {
    onError(
      error instanceof ApiError && error.status === 404 ? t("merge-none", { number }) : problemText(error),
    );
    return null;
  }
}

interface ChoicesProps {
  items: readonly CaseSummary[];
  chosen: CaseSummary | null;
  onChoose: (item: CaseSummary) => void;
}

function Choices({ items, chosen, onChoose }: ChoicesProps) {
  if (items.length === 0) return <p class="ui-muted">{t("merge-no-others")}</p>;
  return (
    <div class="choices" role="radiogroup" aria-label={t("merge-others")}>
      {items.slice(0, 20).map((item) => (
        <label key={item.id} class="choice">
          <input
            type="radio"
            class="ui-radio"
            name="merge-into"
            checked={chosen?.id === item.id}
            onChange={() => onChoose(item)}
          />
          <span class="ui-grow">
            <span class="ui-truncate ui-block">
              #{item.number} {item.subject ?? item.preview ?? ""}
            </span>
            <span class="ui-option-hint">
              {t(`state-${item.state}`)} · {formatRelative(item.last_at)}
            </span>
          </span>
        </label>
      ))}
    </div>
  );
}
