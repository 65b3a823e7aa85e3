import type { Priority } from "@ombud/api";
import { AlarmClock, Flag, Tag, UserPlus } from "lucide";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Floating, Picker, PickList, type PickOption, useNamedFloating } from "../app/picker.tsx";
import { formatAhead, formatDate, t } from "../i18n/index.ts";
import { PriorityMark } from "../inbox/badges.tsx";
import { addNewTag, addTag, assign, setPriority, setTags, snooze } from "../state/actions.ts";
import { caseSignal } from "../state/cases.ts";
import { activeStaff, presenceOf, refreshStaff, tags, teams } from "../state/directory.ts";
import { can, myId } from "../state/session.ts";
import { Avatar, Button, DateTimeInput, Field, IconButton, type TriggerProps } from "../ui/index.ts";
import { timePresets } from "./times.ts";

interface CasePickerProps {
  /** Commands open it by this name. */
  name: string;
  ids: readonly string[];
  /** Takes the work that a choice begins. */
  run: (work: Promise<boolean>) => void;
  /** What to press; a plain icon where nothing is said. */
  trigger?: (props: TriggerProps) => ComponentChildren;
}

function only(ids: readonly string[]) {
  return ids.length === 1 ? caseSignal(ids[0] ?? "").value : undefined;
}

const ASSIGN_NOBODY = "nobody";
const NO_TEAM = "no-team";

function staffOptions(): PickOption[] {
  const me = myId.value;
  const rank = { online: 0, away: 1, offline: 2 };
  const people = [...activeStaff.value].sort(
    (a, b) =>
      Number(b.id === me) - Number(a.id === me) ||
      rank[presenceOf(a)] - rank[presenceOf(b)] ||
      a.load / Math.max(1, a.max_load) - b.load / Math.max(1, b.max_load),
  );
  return people.map((one) => ({
    value: `staff:${one.id}`,
    label: one.id === me ? t("assign-me", { name: one.name }) : one.name,
    keywords: one.email,
    section: t("assign-people"),
    mark: <Avatar name={one.name} size={24} presence={presenceOf(one)} decorative={false} />,
    end: (
      <span class={`load ${one.load >= one.max_load ? "load-full" : ""}`} title={t("assign-load")}>
        {one.load}/{one.max_load}
      </span>
    ),
  }));
}

function teamOptions(): PickOption[] {
  return [
    ...teams.value.map((one) => ({
      value: `team:${one.id}`,
      label: one.name,
      section: t("rail-teams"),
      mark: (
        <span class="rail-emoji" aria-hidden="true">
          {one.emoji || "•"}
        </span>
      ),
    })),
    { value: ASSIGN_NOBODY, label: t("assign-nobody"), section: t("assign-clear") },
    { value: NO_TEAM, label: t("assign-no-team"), section: t("assign-clear") },
  ];
}

function assignmentOf(value: string) {
  if (value === ASSIGN_NOBODY) return { assignee: null };
  if (value === NO_TEAM) return { team: null };
  const [kind, id = ""] = value.split(":");
  return kind === "team" ? { team: id } : { assignee: id };
}

/** Whom or which team to give cases to, with how busy and how present each is. */
export function AssignPicker({ name, ids, run, trigger }: CasePickerProps) {
  const item = only(ids);
  const chosen = new Set([`staff:${item?.assignee ?? ""}`, `team:${item?.team ?? ""}`]);
  return (
    <Picker
      name={name}
      label={t("command-assign")}
      placeholder={t("assign-find")}
      options={[...staffOptions(), ...teamOptions()]}
      chosen={chosen}
      onOpen={() => void refreshStaff()}
      onPick={(value) => run(assign(ids, assignmentOf(value)))}
      trigger={
        trigger ??
        ((props) => <IconButton {...props} icon={UserPlus} label={t("command-assign")} keys={["A"]} />)
      }
    />
  );
}

/** Tags to put on or take off; a new name makes a new tag. */
export function TagPicker({ name, ids, run, trigger }: CasePickerProps) {
  const item = only(ids);
  const chosen = new Set(item?.tags ?? []);
  const toggle = (tag: string) => {
    if (!item) return run(addTag(ids, tag));
    const next = chosen.has(tag) ? item.tags.filter((one) => one !== tag) : [...item.tags, tag];
    run(setTags(item.id, next));
  };
  return (
    <Picker
      name={name}
      label={t("command-tags")}
      placeholder={t("tags-find")}
      multiple={item !== undefined}
      options={tags.value.map((one) => ({
        value: one.id,
        label: one.name,
        mark: <span class="ui-dot" style={{ background: one.color }} />,
      }))}
      chosen={chosen}
      onPick={toggle}
      onCreate={can("tags.manage") ? (text) => run(addNewTag(ids, text)) : undefined}
      trigger={
        trigger ?? ((props) => <IconButton {...props} icon={Tag} label={t("command-tags")} keys={["T"]} />)
      }
    />
  );
}

const PRIORITIES: readonly Priority[] = ["urgent", "high", "normal", "low"];

/** How urgent. */
export function PriorityPicker({ name, ids, run, trigger }: CasePickerProps) {
  const item = only(ids);
  return (
    <Picker
      name={name}
      label={t("command-priority")}
      placeholder={t("command-priority")}
      options={PRIORITIES.map((value) => ({
        value,
        label: t(`priority-${value}`),
        mark: <PriorityMark priority={value} always />,
      }))}
      chosen={new Set(item ? [item.priority] : [])}
      onPick={(value) => run(setPriority(ids, value as Priority))}
      trigger={
        trigger ??
        ((props) => <IconButton {...props} icon={Flag} label={t("command-priority")} keys={["P"]} />)
      }
    />
  );
}

/** When a case shall come back. */
export function SnoozePicker({ name, ids, run, trigger }: CasePickerProps) {
  const floating = useNamedFloating(name, "bottom-end");
  const choose = (until: string) => {
    floating.close();
    run(snooze(ids, until, formatAhead(until)));
  };
  return (
    <Floating
      floating={floating}
      label={t("command-snooze")}
      trigger={
        trigger ??
        ((props) => <IconButton {...props} icon={AlarmClock} label={t("command-snooze")} keys={["S"]} />)
      }
    >
      <TimeChoice label={t("command-snooze")} action={t("snooze-set")} onChoose={choose} />
    </Floating>
  );
}

interface TimeChoiceProps {
  label: string;
  action: string;
  onChoose: (at: string) => void;
}

/** Usual times by name, and any other by date. */
export function TimeChoice({ label, action, onChoose }: TimeChoiceProps) {
  const [custom, setCustom] = useState<string | null>(null);
  const presets = timePresets(new Date());
  const valid = custom !== null && Date.parse(custom) > Date.now();
  return (
    <PickList
      label={label}
      placeholder={label}
      options={presets.map(({ id, at }) => ({
        value: at.toISOString(),
        label: t(`time-${id}`),
        end: (
          <span class="ui-muted ui-small">
            {id === "monday" || id === "week" ? formatAhead(at) : formatDate(at, "time")}
          </span>
        ),
      }))}
      onPick={onChoose}
      footer={
        <form
          class="time-custom"
          onSubmit={(event) => {
            event.preventDefault();
            if (valid && custom) onChoose(custom);
          }}
        >
          <Field label={t("time-custom")}>
            <DateTimeInput value={custom} min={new Date().toISOString()} onValue={setCustom} />
          </Field>
          <Button type="submit" size="sm" variant="primary" disabled={!valid}>
            {action}
          </Button>
        </form>
      }
    />
  );
}
