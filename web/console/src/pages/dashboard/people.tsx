import type { Dashboard } from "@ombud/api";
import { UsersRound } from "lucide";
import { formatNumber, t } from "../../i18n/index.ts";
import { presenceOf } from "../../state/directory.ts";
import { Avatar, EmptyState, type Presence } from "../../ui/index.ts";
import { Card } from "./card.tsx";

type Load = Dashboard["load"][number];

const order: readonly string[] = ["online", "away", "offline"] satisfies Presence[];

/** Whether they are there now. */
export function presenceOfLoad(load: Pick<Load, "connected" | "presence">): Presence {
  const presence = presenceOf(load);
  return order.includes(presence) ? (presence as Presence) : "offline";
}

/** How full someone's hands are; colour says it again, the figure says it exactly. */
function LoadBar({ load }: { load: Load }) {
  const share = load.max_load > 0 ? load.open / load.max_load : load.open > 0 ? 1 : 0;
  const tone = share >= 1 ? "danger" : share >= 0.8 ? "warn" : "accent";
  return (
    <span class="board-load">
      <span class="board-bar-track" aria-hidden="true">
        <span style={{ inlineSize: `${Math.min(1, share) * 100}%`, background: `var(--${tone})` }} />
      </span>
      <span class="ui-tabular">{`${load.open} / ${load.max_load}`}</span>
    </span>
  );
}

/** Who has how much to do. */
export function People({ loads }: { loads: readonly Load[] }) {
  const sorted = loads.toSorted(
    (a, b) =>
      order.indexOf(presenceOfLoad(a)) - order.indexOf(presenceOfLoad(b)) ||
      b.open - a.open ||
      a.name.localeCompare(b.name),
  );
  return (
    <Card title={t("dashboard-load")} text={t("dashboard-load-text")} class="board-wide">
      {sorted.length === 0 ? (
        <EmptyState icon={UsersRound} title={t("dashboard-load-none")} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard too
        <section class="board-people" tabIndex={0} aria-label={t("dashboard-agent")}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("dashboard-agent")}</th>
                <th scope="col">{t("dashboard-load-open")}</th>
                <th scope="col" class="ui-end">
                  {t("dashboard-load-waiting")}
                </th>
                <th scope="col" class="ui-end">
                  {t("dashboard-load-replies")}
                </th>
              </tr>
            </thead>
            <tbody>
              {sorted.map((load) => (
                <tr key={load.staff}>
                  <th scope="row">
                    <span class="ui-row">
                      <Avatar name={load.name} size={28} presence={presenceOfLoad(load)} />
                      <span class="ui-truncate">{load.name}</span>
                    </span>
                  </th>
                  <td>
                    <LoadBar load={load} />
                  </td>
                  <td class="ui-end ui-tabular">
                    <span class={load.waiting > 0 ? "board-waits" : "ui-muted"}>
                      {formatNumber(load.waiting)}
                    </span>
                  </td>
                  <td class="ui-end ui-tabular">{formatNumber(load.replies_today)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Card>
  );
}
