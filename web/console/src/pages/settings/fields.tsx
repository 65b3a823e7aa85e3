import type { FieldDef } from "@ombud/api";
import { ArrowDown, ArrowUp, Hash, Plus, X } from "lucide";
import { t } from "../../i18n/index.ts";
import { toastError } from "../../state/errors.ts";
import { http } from "../../state/http.ts";
import {
  Badge,
  Button,
  type Column,
  type Errors,
  Field,
  type Form,
  IconButton,
  RadioGroup,
  Select,
  Switch,
  TextInput,
  useForm,
} from "../../ui/index.ts";
import { EditorShell } from "./editor.tsx";
import { type EditorProps, ListPage } from "./list-page.tsx";
import { storeOf } from "./lists.ts";
import type { SectionPage } from "./sections.ts";

const types = ["text", "number", "date", "boolean", "choice"] as const;
const byPlace = (a: FieldDef, b: FieldDef) => a.on.localeCompare(b.on) || a.position - b.position;

/** Swaps a field with its neighbour of the same kind; both positions are stored. */
async function move(field: FieldDef, step: -1 | 1): Promise<void> {
  const store = storeOf<FieldDef>("/fields");
  const order = (store.items.peek() ?? []).filter((other) => other.on === field.on).toSorted(byPlace);
  const at = order.findIndex((other) => other.id === field.id);
  const other = order[at + step];
  if (!other) return;
  order[at] = other;
  order[at + step] = field;
  try {
    // Positions are made 0, 1, 2 … so that equal ones, however they came, sort themselves out.
    for (const [position, one] of order.entries()) {
      if (one.position !== position) store.put(await http.patch(`/fields/${one.id}`, { position }));
    }
  } catch (error) {
    toastError(error);
    void store.load();
  }
}

export default function Fields({ id }: SectionPage) {
  const columns: Column<FieldDef>[] = [
    {
      id: "label",
      label: t("settings-fields-label"),
      cell: (field) => (
        <span class="settings-two-lines">
          <span>{field.label}</span>
          <code class="ui-muted">{field.key}</code>
        </span>
      ),
    },
    { id: "on", label: t("settings-fields-on"), cell: (field) => t(`settings-fields-on-${field.on}`) },
    {
      id: "type",
      label: t("settings-fields-type"),
      cell: (field) => t(`settings-fields-type-${field.type}`),
    },
    {
      id: "required",
      label: t("settings-fields-required"),
      wideOnly: true,
      cell: (field) =>
        field.required_to_resolve && <Badge tone="accent">{t("settings-fields-required")}</Badge>,
    },
    {
      id: "order",
      label: t("settings-fields-order"),
      align: "end",
      cell: (field) => (
        <span class="ui-row settings-order">
          <IconButton
            icon={ArrowUp}
            size="sm"
            label={t("settings-up", { name: field.label })}
            onClick={() => void move(field, -1)}
          />
          <IconButton
            icon={ArrowDown}
            size="sm"
            label={t("settings-down", { name: field.label })}
            onClick={() => void move(field, 1)}
          />
        </span>
      ),
    },
  ];
  return (
    <ListPage<FieldDef>
      name="fields"
      path="/fields"
      icon={Hash}
      id={id}
      columns={columns}
      words={(field) => `${field.label} ${field.key}`}
      order={byPlace}
      editor={FieldEditor}
    />
  );
}

/** A key from a label: "Deposit network" → "deposit_network"; empty when nothing of it can be used. */
export function keyFrom(label: string): string {
  const plain = label.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[_0-9]+|_+$/g, "")
    .slice(0, 40);
}

const valuesOf = (item: FieldDef | null) => ({
  on: item?.on ?? ("case" as FieldDef["on"]),
  label: item?.label ?? "",
  key: item?.key ?? "",
  type: item?.type ?? ("text" as FieldDef["type"]),
  options: item?.options ?? [],
  required_to_resolve: item?.required_to_resolve ?? false,
  personal: item?.personal ?? false,
});

type Values = ReturnType<typeof valuesOf>;

const check = (values: Values): Errors<Values> => ({
  label: values.label.trim() ? null : t("ui-required"),
  key: /^[a-z][a-z0-9_]{0,39}$/.test(values.key) ? null : t("settings-fields-key-invalid"),
  options:
    values.type === "choice" && !values.options.some((option) => option.trim())
      ? t("settings-fields-options-none")
      : null,
});

/** Where a field belongs and what it holds stay as they were made; `place` is that of a new one. */
function bodyOf({ on, key, type, ...rest }: Values, place: number | null): object {
  return {
    ...(place !== null && { on, key, type, position: place }),
    label: rest.label.trim(),
    options: type === "choice" ? rest.options.map((option) => option.trim()).filter(Boolean) : [],
    required_to_resolve: on === "case" && rest.required_to_resolve,
    personal: rest.personal,
  };
}

function FieldEditor({ item, store, onClose }: EditorProps<FieldDef>) {
  const form = useForm(valuesOf(item), check);
  const { values } = form;
  const others = (store.items.value ?? []).filter((one) => one.on === values.on);
  const next = Math.max(-1, ...others.map((one) => one.position)) + 1;
  return (
    <EditorShell
      name="fields"
      item={item}
      called={item?.label ?? ""}
      store={store}
      form={form}
      body={(body) => bodyOf(body, item ? null : next)}
      onClose={onClose}
    >
      {!item && (
        <Field label={t("settings-fields-on")} group>
          <RadioGroup
            bar
            label={t("settings-fields-on")}
            value={values.on}
            options={(["case", "customer"] as const).map((on) => ({
              value: on,
              label: t(`settings-fields-on-${on}`),
            }))}
            onValue={(on) => form.set("on", on)}
          />
        </Field>
      )}
      <Naming form={form} isNew={!item} />
      {values.type === "choice" && (
        <Options
          values={values.options}
          error={form.error("options")}
          onValues={(options) => form.set("options", options)}
        />
      )}
      <Switch
        label={t("settings-fields-personal")}
        hint={t("settings-fields-personal-hint")}
        checked={values.personal}
        onValue={(personal) => form.set("personal", personal)}
      />
      {values.on === "case" && (
        <Switch
          label={t("settings-fields-required")}
          hint={t("settings-fields-required-hint")}
          checked={values.required_to_resolve}
          onValue={(required) => form.set("required_to_resolve", required)}
        />
      )}
    </EditorShell>
  );
}

function Naming({ form, isNew }: { form: Form<Values>; isNew: boolean }) {
  const { values } = form;
  const setLabel = (label: string) => {
    const follows = isNew && (values.key === "" || values.key === keyFrom(values.label));
    form.update(follows ? { label, key: keyFrom(label) } : { label });
  };
  return (
    <>
      <Field
        label={t("settings-fields-label")}
        required
        error={form.error("label")}
        hint={t("settings-fields-label-hint")}
      >
        <TextInput value={values.label} onValue={setLabel} maxLength={60} data-autofocus />
      </Field>
      <Field
        label={t("settings-fields-key")}
        required
        error={form.error("key")}
        hint={t("settings-fields-key-hint")}
      >
        <TextInput
          class="settings-mono"
          value={values.key}
          disabled={!isNew}
          spellcheck={false}
          autocapitalize="off"
          onValue={(key) => form.set("key", key)}
        />
      </Field>
      <Field label={t("settings-fields-type")} error={form.error("type")}>
        <Select
          value={values.type}
          disabled={!isNew}
          options={types.map((type) => ({ value: type, label: t(`settings-fields-type-${type}`) }))}
          onValue={(type) => form.set("type", type)}
        />
      </Field>
    </>
  );
}

interface OptionsProps {
  values: readonly string[];
  error: string | undefined;
  onValues: (values: string[]) => void;
  label?: string | undefined;
}

/** A short list of texts: one line each, added and removed. */
export function Options({ values, error, onValues, label = t("settings-fields-options") }: OptionsProps) {
  const set = (index: number, value: string) =>
    onValues(values.map((old, at) => (at === index ? value : old)));
  return (
    <Field label={label} group error={error}>
      <div class="ui-stack" style={{ "--gap": "0.4rem" }}>
        {values.map((value, index) => (
          <div class="ui-row" key={index}>
            <input
              class="ui-input"
              aria-label={t("settings-option-number", { number: index + 1 })}
              value={value}
              maxLength={100}
              onInput={(event) => set(index, event.currentTarget.value)}
            />
            <IconButton
              icon={X}
              size="sm"
              label={t("ui-remove", { name: value || String(index + 1) })}
              onClick={() => onValues(values.filter((_, at) => at !== index))}
            />
          </div>
        ))}
        <div>
          <Button size="sm" icon={Plus} onClick={() => onValues([...values, ""])}>
            {t("ui-add")}
          </Button>
        </div>
      </div>
    </Field>
  );
}
