import type { ServiceLevel } from "@ombud/api";
import { ArrowDown, ArrowUp, Timer } from "lucide";
import { formatDuration, t } from "../../i18n/index.ts";
import { toastError } from "../../state/errors.ts";
import { http } from "../../state/http.ts";
import { type Column, IconButton } from "../../ui/index.ts";
import { LevelEditor } from "./level-editor.tsx";
import { ListPage } from "./list-page.tsx";
import { storeOf } from "./lists.ts";
import type { SectionPage } from "./sections.ts";

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
      store.put(await http.patch(`/service-levels/${one.id}`, { priority_rank }));
    }
  } catch (error) {
    toastError(error);
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
      id: "update",
      label: t("settings-levels-update"),
      align: "end",
      cell: (level) => span(level.update_seconds),
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
