import type { BusinessHours, Inbox, Priority, ServiceLevel, Team } from "@ombud/api";
import { ArrowDown, ArrowUp, Timer } from "lucide";
import { formatDuration, t } from "../../i18n/index.ts";
import { http } from "../../state/http.ts";
import {
  type Column,
  Combobox,
  Field,
  IconButton,
  MultiCombobox,
  problemText,
  RadioGroup,
  TextInput,
  toast,
  useForm,
} from "../../ui/index.ts";
import { EditorShell } from "./editor.tsx";
import { explainLevel } from "./levels-words.ts";
import { type EditorProps, ListPage } from "./list-page.tsx";
import { choicesOf, storeOf, useList } from "./lists.ts";
import type { SectionPage } from "./sections.ts";
import { SpanInput } from "./span.tsx";

const byRank = (a: ServiceLevel, b: ServiceLevel) => a.priority_rank - b.priority_rank;

/** Moves a level up or down in the order in which they are tried. */
async function move(level: ServiceLevel, step: -1 | 1): Promise<void> {
  const store = storeOf<ServiceLevel>("/service-levels");
  const order = (store.items.peek() ?? []).toSorted(byRank);
  const at = order.findIndex((other) => other.id === level.id);
  const other = order[at + step];
  if (!other) return;
  order[at] = other;
  order[at + step] = level;
  try {
    for (const [priority_rank, one] of order.entries()) {
      if (one.priority_rank === priority_rank) continue;
      store.put(await http.patch<ServiceLevel>(`/service-levels/${one.id}`, { priority_rank }));
    }
  } catch (error) {
    toast(problemText(error), { tone: "danger" });
    void store.load();
  }
}

const span = (seconds: number | null) => (seconds === null ? "–" : formatDuration(seconds));

export default function Levels({ id }: SectionPage) {
  const columns: Column<ServiceLevel>[] = [
    { id: "name", label: t("settings-name"), cell: (level) => level.name },
    {
      id: "first",
      label: t("settings-levels-first"),
      align: "end",
      cell: (level) => span(level.first_reply_seconds),
    },
    {
      id: "next",
      label: t("settings-levels-next"),
      align: "end",
      cell: (level) => span(level.next_reply_seconds),
    },
    {
      id: "resolution",
      label: t("settings-levels-resolution"),
      align: "end",
      cell: (level) => span(level.resolution_seconds),
    },
    {
      id: "order",
      label: t("settings-levels-order"),
      align: "end",
      cell: (level) => (
        <span class="ui-row settings-order">
          <IconButton
            icon={ArrowUp}
            size="sm"
            label={t("settings-up", { name: level.name })}
            onClick={() => void move(level, -1)}
          />
          <IconButton
            icon={ArrowDown}
            size="sm"
            label={t("settings-down", { name: level.name })}
            onClick={() => void move(level, 1)}
          />
        </span>
      ),
    },
  ];
  return (
    <ListPage<ServiceLevel>
      name="levels"
      path="/service-levels"
      icon={Timer}
      id={id}
      columns={columns}
      words={(level) => level.name}
      order={byRank}
      editor={LevelEditor}
    />
  );
}

const priorities: readonly Priority[] = ["low", "normal", "high", "urgent"];

function LevelEditor({ item, store, onClose }: EditorProps<ServiceLevel>) {
  const inboxes = useList<Inbox>("/inboxes");
  const teams = useList<Team>("/teams");
  const hours = useList<BusinessHours>("/business-hours");
  const last = Math.max(-1, ...(store.items.value ?? []).map((level) => level.priority_rank));
  const form = useForm(
    {
      name: item?.name ?? "",
      priorities: item?.when.priorities ?? ([] as Priority[]),
      inboxes: item?.when.inboxes ?? [],
      teams: item?.when.teams ?? [],
      first_reply_seconds: item ? item.first_reply_seconds : 900,
      next_reply_seconds: item ? item.next_reply_seconds : 3600,
      resolution_seconds: item ? item.resolution_seconds : 86_400,
      business_hours: item?.business_hours ?? null,
      warn_percent: String(item?.warn_percent ?? 75),
    },
    (values) => {
      const none =
        values.first_reply_seconds === null &&
        values.next_reply_seconds === null &&
        values.resolution_seconds === null;
      const percent = Number(values.warn_percent);
      return {
        name: values.name.trim() ? null : t("ui-required"),
        first_reply_seconds: none ? t("settings-levels-no-target") : null,
        warn_percent: percent >= 1 && percent <= 99 ? null : t("settings-levels-warn-invalid"),
      };
    },
  );
  const { values } = form;
  const names = (list: readonly { value: string; label: string }[], ids: readonly string[]) =>
    ids.flatMap((id) => list.find((choice) => choice.value === id)?.label ?? []);
  return (
    <EditorShell
      name="levels"
      item={item}
      called={item?.name ?? ""}
      store={store}
      form={form}
      size="lg"
      body={({ name, priorities, inboxes, teams, warn_percent, ...rest }) => ({
        ...rest,
        name: name.trim(),
        warn_percent: Number(warn_percent),
        priority_rank: item?.priority_rank ?? last + 1,
        when: {
          ...(priorities.length > 0 && { priorities }),
          ...(inboxes.length > 0 && { inboxes }),
          ...(teams.length > 0 && { teams }),
        },
      })}
      onClose={onClose}
    >
      <Field label={t("settings-name")} required error={form.error("name")}>
        <TextInput
          value={values.name}
          onValue={(name) => form.set("name", name)}
          maxLength={60}
          data-autofocus
        />
      </Field>
      <fieldset class="settings-fieldset">
        <legend>{t("settings-levels-targets")}</legend>
        <div class="settings-columns settings-columns-3">
          <SpanInput
            label={t("settings-levels-first")}
            seconds={values.first_reply_seconds}
            error={form.error("first_reply_seconds")}
            onSeconds={(seconds) => form.set("first_reply_seconds", seconds)}
          />
          <SpanInput
            label={t("settings-levels-next")}
            seconds={values.next_reply_seconds}
            error={form.error("next_reply_seconds")}
            onSeconds={(seconds) => form.set("next_reply_seconds", seconds)}
          />
          <SpanInput
            label={t("settings-levels-resolution")}
            seconds={values.resolution_seconds}
            error={form.error("resolution_seconds")}
            onSeconds={(seconds) => form.set("resolution_seconds", seconds)}
          />
        </div>
        <p class="ui-field-hint">{t("settings-levels-empty")}</p>
      </fieldset>
      <fieldset class="settings-fieldset">
        <legend>{t("settings-levels-when")}</legend>
        <Field label={t("settings-levels-priorities")} error={form.error("priorities")}>
          <MultiCombobox
            label={t("settings-levels-priorities")}
            placeholder={t("settings-any")}
            values={values.priorities}
            options={priorities.map((priority) => ({
              value: priority,
              label: t(`settings-priority-${priority}`),
            }))}
            onValues={(chosen) => form.set("priorities", chosen as Priority[])}
          />
        </Field>
        <Field label={t("settings-inboxes")} error={form.error("inboxes")}>
          <MultiCombobox
            label={t("settings-inboxes")}
            placeholder={t("settings-any")}
            values={values.inboxes}
            options={choicesOf(inboxes)}
            onValues={(chosen) => form.set("inboxes", chosen)}
          />
        </Field>
        <Field label={t("settings-teams")} error={form.error("teams")}>
          <MultiCombobox
            label={t("settings-teams")}
            placeholder={t("settings-any")}
            values={values.teams}
            options={choicesOf(teams)}
            onValues={(chosen) => form.set("teams", chosen)}
          />
        </Field>
      </fieldset>
      <fieldset class="settings-fieldset">
        <legend>{t("settings-levels-clock")}</legend>
        <RadioGroup
          label={t("settings-levels-clock")}
          value={values.business_hours === null ? "calendar" : "business"}
          options={[
            {
              value: "calendar",
              label: t("settings-levels-calendar"),
              hint: t("settings-levels-calendar-hint"),
            },
            {
              value: "business",
              label: t("settings-levels-business"),
              hint: t("settings-levels-business-hint"),
              disabled: choicesOf(hours).length === 0,
            },
          ]}
          onValue={(kind) =>
            form.set("business_hours", kind === "calendar" ? null : (hours.items.value?.[0]?.id ?? null))
          }
        />
        {values.business_hours !== null && (
          <Field label={t("settings-hours")} error={form.error("business_hours")}>
            <Combobox
              label={t("settings-hours")}
              value={values.business_hours}
              options={choicesOf(hours)}
              onValue={(chosen) => form.set("business_hours", chosen)}
            />
          </Field>
        )}
        <Field
          label={t("settings-levels-warn")}
          error={form.error("warn_percent")}
          hint={t("settings-levels-warn-hint")}
        >
          <TextInput
            class="settings-number"
            inputMode="numeric"
            suffix="%"
            value={values.warn_percent}
            onValue={(value) => form.set("warn_percent", value)}
          />
        </Field>
      </fieldset>
      <section class="settings-preview" aria-label={t("settings-levels-words")}>
        <h3>{t("settings-levels-words")}</h3>
        <p>
          {explainLevel({
            first: values.first_reply_seconds,
            next: values.next_reply_seconds,
            resolution: values.resolution_seconds,
            priorities: values.priorities.map((priority) => t(`settings-priority-${priority}`)),
            inboxes: names(choicesOf(inboxes), values.inboxes),
            teams: names(choicesOf(teams), values.teams),
            hours: names(choicesOf(hours), values.business_hours ? [values.business_hours] : [])[0] ?? null,
            warn: Number(values.warn_percent) || 0,
          })}
        </p>
      </section>
    </EditorShell>
  );
}
