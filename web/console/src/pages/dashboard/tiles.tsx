import type { Dashboard } from "@ombud/api";
import type { IconNode } from "lucide";
import { AlarmClock, ArrowDownUp, Hourglass, Inbox, Reply, Smile } from "lucide";
import type { ComponentChildren } from "preact";
import { href } from "../../app/router.ts";
import { formatDuration, formatNumber, formatPercent, t } from "../../i18n/index.ts";
import { Icon, useNow } from "../../ui/index.ts";
import { spanOrDash } from "./figures.ts";

interface TileProps {
  icon: IconNode;
  name: string;
  figure: ComponentChildren;
  text: ComponentChildren;
  tone?: "warn" | "danger" | "ok" | undefined;
  /** Where the cases behind the figure are. */
  to?: string | undefined;
}

function Tile({ icon, name, figure, text, tone, to }: TileProps) {
  return (
    <div class={`ui-card board-tile ${tone ? `board-tile-${tone}` : ""}`}>
      <dt>
        <Icon of={icon} size={16} />
        {to ? (
          <a class="board-tile-link" href={href(to)}>
            {name}
          </a>
        ) : (
          name
        )}
      </dt>
      <dd class="board-figure ui-tabular">{figure}</dd>
      <dd class="ui-small board-tile-text">{text}</dd>
    </div>
  );
}

/** The oldest wait goes on while one looks at it. */
function Oldest({ seconds, at }: { seconds: number; at: number }) {
  const now = useNow(1000);
  return <>{t("dashboard-oldest", { span: formatDuration(seconds + Math.max(0, now - at) / 1000) })}</>;
}

const LONG = 900;

export function Tiles({ board, at }: { board: Dashboard; at: number }) {
  const { waiting, first_reply: reply, csat } = board;
  const oldest = waiting.oldest_seconds;
  return (
    <dl class="board-tiles">
      <Tile
        icon={Hourglass}
        name={t("dashboard-waiting")}
        figure={formatNumber(waiting.count)}
        tone={waiting.count > 0 && (oldest ?? 0) > LONG ? "warn" : undefined}
        text={oldest === null ? t("dashboard-nobody-waits") : <Oldest seconds={oldest} at={at} />}
        to="/inbox/waiting"
      />
      <Tile
        icon={Inbox}
        name={t("dashboard-open")}
        figure={formatNumber(board.open)}
        text={t("dashboard-open-text", { unassigned: board.unassigned, snoozed: board.snoozed })}
        to="/inbox/all"
      />
      <Tile
        icon={ArrowDownUp}
        name={t("dashboard-today")}
        figure={
          <>
            {formatNumber(board.resolved_today)}
            <small>{` / ${formatNumber(board.opened_today)}`}</small>
          </>
        }
        text={t("dashboard-today-text")}
      />
      <Tile
        icon={Reply}
        name={t("dashboard-first-reply")}
        figure={spanOrDash(reply.median_seconds)}
        text={t("dashboard-first-reply-text", { p90: spanOrDash(reply.p90_seconds), count: reply.count })}
      />
      <Tile
        icon={Smile}
        name={t("dashboard-csat")}
        figure={csat.score === null ? "–" : formatPercent(csat.score)}
        text={t("dashboard-csat-text", { answers: csat.answers, asked: csat.asked })}
      />
      <Tile
        icon={AlarmClock}
        name={t("dashboard-breaches")}
        figure={formatNumber(board.breaches_today)}
        tone={board.breaches_today > 0 ? "danger" : "ok"}
        text={t(board.breaches_today > 0 ? "dashboard-breaches-some" : "dashboard-breaches-none")}
      />
    </dl>
  );
}
