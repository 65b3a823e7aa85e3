import type { Customer, List, Programme } from "@ombud/api";
import { X } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { findByNumber, numberIn } from "../../search/number.ts";
import { customerName, guestName } from "../../state/cases.ts";
import { staff } from "../../state/directory.ts";
import { http } from "../../state/http.ts";
import { can } from "../../state/session.ts";
import { useView } from "../../state/view.ts";
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
  const programmes = useView("/ledger/programmes").shown?.items ?? [];
  return (
    <search class="ui-card audit-filters" aria-label={t("audit-filters")}>
      <Field label={t("audit-actor")}>
        <Combobox
          clearable
          label={t("audit-actor")}
          placeholder={t("audit-anybody")}
          value={wanted.actor}
          options={actors(programmes, wanted.actor)}
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

/** Everybody who is or was staff, every programme; and whoever the address names, so that the filter is never invisible. */
function actors(programmes: readonly Programme[], actor: string | null): ComboOption[] {
  const known = [
    ...staff.value.map((one) => ({ value: one.id, label: one.name, hint: one.email })),
    ...programmes.map((one) => ({
      value: one.id,
      label: one.name,
      hint: t(one.revoked_at ? "audit-programme-gone" : "audit-programme"),
    })),
  ];
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

interface Match {
  id: string;
  name: string;
}

/** So many are offered: a name that fits more is to be written further. */
const OFFERED = 8;

/** Whom a name means, or the number of one of their cases. Looking somebody up is recorded, as everywhere. */
async function findCustomers(text: string): Promise<readonly Match[]> {
  const number = numberIn(text);
  if (number !== null) {
    const found = await findByNumber(number);
    return found ? [{ id: found.customer.id, name: customerName(found) }] : [];
  }
  const query = { q: text, limit: OFFERED };
  const { items } = await http.request<List<Customer>>("GET", "/customers", undefined, { query });
  return items.map(({ id, name, email }) => ({ id, name: name ?? email ?? guestName(id) }));
}

/** A customer by name or by a case; those who may not look customers up have the id from elsewhere. */
function CustomerField({ wanted, onWanted }: FiltersProps) {
  const [text, setText] = useState(wanted.customer ?? "");
  const [offered, setOffered] = useState<readonly Match[]>([]);
  const [error, setError] = useState<string | null>(null);
  const named = useRef(wanted.customer);
  const mayFind = can("customers.view");
  useEffect(() => {
    setOffered([]);
    setError(null);
    if (named.current === wanted.customer) return;
    named.current = wanted.customer;
    setText(wanted.customer ?? "");
  }, [wanted.customer]);
  const choose = (id: string | null, shown: string) => {
    named.current = id;
    setText(shown);
    onWanted({ customer: id });
  };
  const find = async () => {
    const typed = text.trim();
    if (typed === "" || isId(typed)) return choose(typed || null, typed);
    if (!mayFind) return setError(t("audit-customer-wrong"));
    try {
      const found = await findCustomers(typed);
      const [only] = found;
      setError(only ? null : t("audit-customer-none"));
      if (only && found.length === 1) choose(only.id, only.name);
      else setOffered(found);
    } catch (problem) {
      setError(problemText(problem));
    }
  };
  return (
    <div class="ui-stack">
      <Field
        label={t("audit-customer")}
        error={error}
        hint={text === "" ? t(mayFind ? "audit-customer-find" : "audit-customer-hint") : undefined}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void find();
          }}
        >
          <TextInput
            value={text}
            spellcheck={false}
            onValue={(value) => {
              setText(value);
              setError(null);
              const id = value.trim();
              if (id === "" || isId(id)) choose(id || null, value);
            }}
          />
        </form>
      </Field>
      {offered.length > 0 && (
        <div role="status">
          <p class="ui-muted ui-small">{t("audit-customer-several")}</p>
          <ul class="audit-found">
            {offered.map((one) => (
              <li key={one.id}>
                <Button size="sm" variant="ghost" onClick={() => choose(one.id, one.name)}>
                  {one.name}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
