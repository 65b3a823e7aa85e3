import { X } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { findByNumber, numberIn } from "../../search/number.ts";
import { staff } from "../../state/directory.ts";
import {
  Button,
  Combobox,
  type ComboOption,
  DateTimeInput,
  Field,
  problemText,
  TextInput,
} from "../../ui/index.ts";
import { isFiltered, isId, KINDS, kindLabel, type Wanted } from "./audit-query.ts";

interface FiltersProps {
  wanted: Wanted;
  onWanted: (change: Partial<Wanted>) => void;
}

const NONE: Wanted = { actor: null, customer: null, case: null, kind: null, from: null, until: null };

export function AuditFilters({ wanted, onWanted }: FiltersProps) {
  const kinds: ComboOption[] = Object.entries(KINDS).flatMap(([group, names]) =>
    names.map((value) => ({
      value,
      label: kindLabel(value),
      hint: t(`event-group-${group}`),
      keywords: value,
    })),
  );
  return (
    <search class="ui-card audit-filters" aria-label={t("audit-filters")}>
      <Field label={t("audit-actor")}>
        <Combobox
          clearable
          label={t("audit-actor")}
          placeholder={t("audit-anybody")}
          value={wanted.actor}
          options={people(wanted.actor)}
          onValue={(actor) => onWanted({ actor })}
        />
      </Field>
      <Field label={t("audit-kind")}>
        <Combobox
          clearable
          label={t("audit-kind")}
          placeholder={t("audit-anything")}
          value={wanted.kind}
          options={kinds}
          onValue={(kind) => onWanted({ kind })}
        />
      </Field>
      <CaseField wanted={wanted} onWanted={onWanted} />
      <CustomerField wanted={wanted} onWanted={onWanted} />
      <Field label={t("audit-from")}>
        <DateTimeInput value={wanted.from} onValue={(from) => onWanted({ from })} />
      </Field>
      <Field label={t("audit-until")}>
        <DateTimeInput value={wanted.until} onValue={(until) => onWanted({ until })} />
      </Field>
      {isFiltered(wanted) && (
        <Button variant="ghost" size="sm" icon={X} class="audit-clear" onClick={() => onWanted(NONE)}>
          {t("audit-clear")}
        </Button>
      )}
    </search>
  );
}

/** Everybody who is or was staff; and whoever the address names, so that the filter is never invisible. */
function people(actor: string | null): ComboOption[] {
  const known = staff.value.map((one) => ({ value: one.id, label: one.name, hint: one.email }));
  const missing = actor !== null && known.every((one) => one.value !== actor);
  return missing ? [...known, { value: actor, label: actor, hint: t("by-nobody") }] : known;
}

/** People say a case's number; the address keeps its id. */
function CaseField({ wanted, onWanted }: FiltersProps) {
  const [text, setText] = useState("");
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    setError(null);
    if (wanted.case === null) setText("");
  }, [wanted.case]);
  const find = async () => {
    const number = numberIn(text);
    if (text.trim() === "") return onWanted({ case: null });
    try {
      const found = number === null ? null : await findByNumber(number);
      if (found) onWanted({ case: found.id });
      else setError(t("audit-case-unknown"));
    } catch (problem) {
      setError(problemText(problem));
    }
  };
  return (
    <Field
      label={t("audit-case")}
      error={error}
      hint={wanted.case && !text ? t("audit-case-by-link") : undefined}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void find();
        }}
      >
        <TextInput
          value={text}
          onValue={setText}
          placeholder="#1042"
          inputMode="numeric"
          onBlur={() => {
            if (text.trim() !== "" || wanted.case === null) void find();
          }}
        />
      </form>
    </Field>
  );
}

function CustomerField({ wanted, onWanted }: FiltersProps) {
  const [text, setText] = useState(wanted.customer ?? "");
  useEffect(() => setText(wanted.customer ?? ""), [wanted.customer]);
  const wrong = text !== "" && !isId(text.trim());
  return (
    <Field
      label={t("audit-customer")}
      error={wrong ? t("audit-customer-wrong") : null}
      hint={text === "" ? t("audit-customer-hint") : undefined}
    >
      <TextInput
        value={text}
        spellcheck={false}
        onValue={(value) => {
          setText(value);
          const id = value.trim();
          if (id === "" || isId(id)) onWanted({ customer: id || null });
        }}
      />
    </Field>
  );
}
