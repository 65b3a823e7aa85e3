import type { Dashboard as Board } from "@ombud/api";
import { Lock, RefreshCw } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { navigate, place } from "../../app/router.ts";
import { RailButton } from "../../app/shell.tsx";
import { formatRelative, t } from "../../i18n/index.ts";
import { teams } from "../../state/directory.ts";
import { http } from "../../state/http.ts";
import { can } from "../../state/session.ts";
import {
  Banner,
  Button,
  Combobox,
  EmptyState,
  IconButton,
  problemText,
  Skeleton,
  useNow,
} from "../../ui/index.ts";
import { AssistantCard } from "./assistant.tsx";
import { People } from "./people.tsx";
import { Csat, Replies, Volume, Waiting } from "./pictures.tsx";
import { Tiles } from "./tiles.tsx";
import "./dashboard.css";

const REFRESH = 15_000;

interface Loaded {
  board: Board;
  /** When it arrived, by this device's clock: what ticks counts from here. */
  at: number;
  team: string | null;
}

/** The state of the desk at this moment, renewed every quarter of a minute. */
export default function Dashboard() {
  useEffect(() => {
    document.title = `${t("dashboard-title")} · Ombud`;
  });
  if (!can("reports.view")) {
    return (
      <div class="board">
        <RailButton />
        <h1 class="ui-visually-hidden">{t("dashboard-title")}</h1>
        <EmptyState icon={Lock} title={t("dashboard-forbidden")} />
      </div>
    );
  }
  return <LiveBoard />;
}

/** The figures of one team, or of all, renewed while the page is looked at. */
function useBoard(team: string | null) {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const latest = useRef(0);
  const load = async () => {
    latest.current += 1;
    const turn = latest.current;
    setBusy(true);
    try {
      const board = await http.get("/dashboard", { team });
      // An answer for a team that is no longer asked for comes too late.
      if (turn !== latest.current) return;
      setLoaded({ board, at: Date.now(), team });
      setProblem(null);
    } catch (error) {
      if (turn === latest.current) setProblem(problemText(error));
    } finally {
      if (turn === latest.current) setBusy(false);
    }
  };
  useEffect(() => {
    const renew = () => void (!document.hidden && load());
    void load();
    const timer = setInterval(renew, REFRESH);
    document.addEventListener("visibilitychange", renew);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", renew);
    };
  }, [team]);
  return { current: loaded?.team === team ? loaded : null, problem, busy, load };
}

function LiveBoard() {
  const team = place.value.query.get("team");
  const { current, problem, busy, load } = useBoard(team);
  return (
    <div class="board">
      <header class="board-head">
        <RailButton />
        <div class="ui-grow">
          <h1>{t("dashboard-title")}</h1>
          {current && <Freshness at={current.at} />}
        </div>
        <div class="board-team">
          <Combobox
            label={t("dashboard-team")}
            value={team}
            clearable
            placeholder={t("dashboard-all-teams")}
            options={teams.value.map((one) => ({ value: one.id, label: `${one.emoji} ${one.name}`.trim() }))}
            onValue={(next) => navigate(next ? `/dashboard?team=${next}` : "/dashboard", { replace: true })}
          />
        </div>
        <IconButton
          icon={RefreshCw}
          label={t("dashboard-refresh")}
          busy={busy && current !== null}
          onClick={() => void load()}
        />
      </header>
      {problem && (
        <Banner
          tone={current ? "warn" : "danger"}
          title={current ? t("dashboard-stale") : undefined}
          action={<Button onClick={() => void load()}>{t("ui-retry")}</Button>}
        >
          {problem}
        </Banner>
      )}
      {current ? <Pictures loaded={current} /> : !problem && <Outlines />}
    </div>
  );
}

function Freshness({ at }: { at: number }) {
  const now = useNow(5000);
  return (
    <p class="ui-muted ui-small">
      <span class="board-live" aria-hidden="true" />
      {t("dashboard-updated", { ago: formatRelative(at, Math.max(now, at)) })}
    </p>
  );
}

function Pictures({ loaded: { board, at, team } }: { loaded: Loaded }) {
  return (
    <>
      <Tiles board={board} at={at} />
      <div class="board-grid">
        <Volume volume={board.volume} />
        <Waiting waiting={board.waiting} />
        <Replies replies={board.first_reply} />
        <Csat csat={board.csat} />
        {team === null && <AssistantCard />}
        <People loads={board.load} />
      </div>
    </>
  );
}

function Outlines() {
  return (
    <div role="status">
      <span class="ui-visually-hidden">{t("ui-loading")}</span>
      <div class="board-tiles">
        {[1, 2, 3, 4, 5, 6].map((tile) => (
          <div key={tile} class="ui-card board-tile">
            <Skeleton width="55%" height="0.9em" />
            <Skeleton width="40%" height="2.1rem" />
            <Skeleton width="70%" height="0.8em" />
          </div>
        ))}
      </div>
      <div class="board-grid">
        {[1, 2, 3, 4].map((card) => (
          <div key={card} class="ui-card board-card">
            <Skeleton width="40%" />
            <Skeleton height="12rem" />
          </div>
        ))}
      </div>
    </div>
  );
}
