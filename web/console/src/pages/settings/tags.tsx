import type { Tag } from "@ombud/api";
import { Tags as TagsIcon } from "lucide";
import { formatNumber, t } from "../../i18n/index.ts";
import {
  ColorInput,
  type Column,
  Field,
  isColor,
  swatches,
  TagBadge,
  TextInput,
  useForm,
} from "../../ui/index.ts";
import { EditorShell } from "./editor.tsx";
import { type EditorProps, ListPage } from "./list-page.tsx";
import type { SectionPage } from "./sections.ts";

export default function Tags({ id }: SectionPage) {
  const columns: Column<Tag>[] = [
    { id: "name", label: t("settings-name"), cell: (tag) => <TagBadge name={tag.name} color={tag.color} /> },
    { id: "cases", label: t("settings-tags-cases"), align: "end", cell: (tag) => formatNumber(tag.cases) },
  ];
  return (
    <ListPage<Tag>
      name="tags"
      path="/tags"
      icon={TagsIcon}
      id={id}
      columns={columns}
      words={(tag) => tag.name}
      order={(a, b) => a.name.localeCompare(b.name)}
      editor={TagEditor}
    />
  );
}

function TagEditor({ item, store, onClose }: EditorProps<Tag>) {
  const form = useForm({ name: item?.name ?? "", color: item?.color ?? swatches[0] }, (values) => ({
    name: values.name.trim() ? null : t("ui-required"),
    color: isColor(values.color) ? null : t("settings-color-invalid"),
  }));
  const { values } = form;
  return (
    <EditorShell
      name="tags"
      item={item}
      called={item?.name ?? ""}
      store={store}
      form={form}
      body={({ name, color }) => ({ name: name.trim(), color: color.toLowerCase() })}
      onClose={onClose}
    >
      <Field label={t("settings-name")} required error={form.error("name")}>
        <TextInput
          value={values.name}
          onValue={(name) => form.set("name", name)}
          maxLength={50}
          data-autofocus
        />
      </Field>
      <Field label={t("settings-tags-color")} error={form.error("color")}>
        <ColorInput
          label={t("settings-tags-color")}
          value={values.color}
          onValue={(color) => form.set("color", color)}
        />
      </Field>
      <div class="settings-sample">
        <span class="ui-muted ui-small">{t("settings-sample")}</span>
        <TagBadge name={values.name || t("settings-name")} color={values.color} />
      </div>
    </EditorShell>
  );
}
