import type { Case, FieldDef } from "@ombud/api";
import { useState } from "preact/hooks";
import { formatDate, t } from "../i18n/index.ts";
import { DateInput, Field, Select, Switch, TextInput } from "../ui/index.ts";
import { isMasked, Masked } from "./reveal.tsx";

interface ControlProps {
  field: FieldDef;
  value: unknown;
  onValue: (value: unknown) => void;
}

/** The control that suits a field's type. */
export function FieldControl({ field, value, onValue }: ControlProps) {
  const text = value === undefined || value === null ? "" : String(value);
  switch (field.type) {
    case "boolean":
      return <Switch checked={value === true} label={field.label} hideLabel onValue={onValue} />;
    case "choice":
      return (
        <Select
          value={text}
          options={[
            { value: "", label: t("field-not-set") },
            ...field.options.map((one) => ({ value: one, label: one })),
          ]}
          onValue={(next) => onValue(next === "" ? null : next)}
        />
      );
    case "date":
      return <DateInput value={text} onValue={(next) => onValue(next === "" ? null : next)} />;
    case "number":
      return (
        <TextInput
          type="number"
          step="any"
          value={text}
          onValue={(next) => onValue(next === "" || Number.isNaN(Number(next)) ? null : Number(next))}
        />
      );
    case "text":
      return (
        <TextInput value={text} maxLength={1000} onValue={(next) => onValue(next === "" ? null : next)} />
      );
  }
}

interface ListProps {
  fields: readonly FieldDef[];
  values: Readonly<Record<string, unknown>>;
  /** The case, and what the server puts before a field's key when it says that its value is masked. */
  of: { detail: Case; prefix: string };
  /** Null: the reader may not change them. */
  onSave: ((key: string, value: unknown) => Promise<boolean>) | null;
}

/** Fields with their values, changed in place. */
export function FieldList({ fields, values, of, onSave }: ListProps) {
  const masked = (field: FieldDef) => isMasked(of.detail, of.prefix + field.key);
  return (
    <div class="field-list">
      {fields.map((field) =>
        onSave && !masked(field) ? (
          <FieldRow
            key={field.id}
            field={field}
            value={values[field.key]}
            onSave={(value) => onSave(field.key, value)}
          />
        ) : (
          <div key={field.id} class="field-row ui-field">
            <span class="ui-field-label">{field.label}</span>
            <Masked detail={of.detail} field={of.prefix + field.key} label={field.label}>
              {masked(field) ? String(values[field.key]) : shownAs(field, values[field.key])}
            </Masked>
          </div>
        ),
      )}
    </div>
  );
}

function FieldRow({
  field,
  value,
  onSave,
}: {
  field: FieldDef;
  value: unknown;
  onSave: (value: unknown) => Promise<boolean>;
}) {
  const [draft, setDraft] = useState<unknown>(undefined);
  const [editing, setEditing] = useState(false);
  const direct = field.type === "boolean" || field.type === "choice";
  const save = () => {
    setEditing(false);
    if (draft !== undefined && draft !== value) void onSave(draft);
    setDraft(undefined);
  };
  if (direct) {
    return (
      <Field label={field.label} class="field-row">
        <FieldControl field={field} value={value} onValue={(next) => void onSave(next)} />
      </Field>
    );
  }
  if (!editing) {
    return (
      <div class="field-row ui-field">
        <span class="ui-field-label">{field.label}</span>
        <button
          type="button"
          class="editable ui-truncate"
          aria-label={`${field.label}: ${shownAs(field, value)}`}
          onClick={() => setEditing(true)}
        >
          {shownAs(field, value)}
        </button>
      </div>
    );
  }
  return (
    <form
      class="field-row"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onFocusOut={save}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        setDraft(undefined);
        setEditing(false);
      }}
    >
      <Field label={field.label}>
        <FieldControl field={field} value={draft === undefined ? value : draft} onValue={setDraft} />
      </Field>
    </form>
  );
}

function shownAs(field: FieldDef, value: unknown): string {
  if (value === undefined || value === null || value === "") return t("field-not-set");
  if (field.type === "boolean") return t(value === true ? "yes" : "no");
  return field.type === "date" ? formatDate(`${String(value)}T12:00:00`, "date") : String(value);
}
