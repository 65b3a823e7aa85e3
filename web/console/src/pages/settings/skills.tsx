import type { Skill, Staff } from "@ombud/api";
import { GraduationCap } from "lucide";
import { t } from "../../i18n/index.ts";
import { type Column, Field, MultiCombobox, TextInput, useForm } from "../../ui/index.ts";
import { EditorShell } from "./editor.tsx";
import { type EditorProps, ListPage } from "./list-page.tsx";
import { useList } from "./lists.ts";
import { Faces, staffChoices } from "./people.tsx";
import type { SectionPage } from "./sections.ts";

export default function Skills({ id }: SectionPage) {
  const staff = useList<Staff>("/staff");
  const columns: Column<Skill>[] = [
    { id: "name", label: t("settings-name"), cell: (skill) => skill.name },
    {
      id: "staff",
      label: t("settings-skills-staff"),
      cell: (skill) => <Faces ids={skill.staff} staff={staff.items.value} />,
    },
  ];
  return (
    <ListPage<Skill>
      name="skills"
      path="/skills"
      icon={GraduationCap}
      id={id}
      columns={columns}
      words={(skill) => skill.name}
      order={(a, b) => a.name.localeCompare(b.name)}
      editor={SkillEditor}
    />
  );
}

function SkillEditor({ item, store, onClose }: EditorProps<Skill>) {
  const staff = useList<Staff>("/staff");
  const form = useForm({ name: item?.name ?? "", staff: item?.staff ?? [] }, (values) => ({
    name: values.name.trim() ? null : t("ui-required"),
  }));
  return (
    <EditorShell
      name="skills"
      item={item}
      called={item?.name ?? ""}
      store={store}
      form={form}
      body={(values) => ({ ...values, name: values.name.trim() })}
      onClose={onClose}
    >
      <Field
        label={t("settings-name")}
        required
        error={form.error("name")}
        hint={t("settings-skills-name-hint")}
      >
        <TextInput
          value={form.values.name}
          onValue={(name) => form.set("name", name)}
          maxLength={60}
          data-autofocus
        />
      </Field>
      <Field label={t("settings-skills-staff")} error={form.error("staff")}>
        <MultiCombobox
          label={t("settings-skills-staff")}
          values={form.values.staff}
          options={staffChoices(staff.items.value, form.values.staff)}
          onValues={(values) => form.set("staff", values)}
        />
      </Field>
    </EditorShell>
  );
}
