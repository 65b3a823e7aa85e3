import type { KeyRotation, KeysView } from "@ombud/api";
import { RefreshCw } from "lucide";
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { formatDate, formatNumber, t } from "../../i18n/index.ts";
import { http } from "../../state/http.ts";
import { can } from "../../state/session.ts";
import { useAsked } from "../../state/view.ts";
import { Badge, Banner, Button, type Column, ConfirmDialog, Loaded, Table } from "../../ui/index.ts";
import { SectionHead } from "./list-page.tsx";
import "./keys.css";

/** How often the progress is asked for while something goes on. */
const AGAIN_MS = 3000;

type Level = KeyRotation["level"];

async function read() {
  const [keys, rotations] = await Promise.all([http.get("/keys"), http.get("/keys/rotations")]);
  return { keys, rotations: rotations.items };
}

/** Which keys there are, and how far it has come where they are being changed. */
export default function Keys() {
  const view = useAsked("keys", read);
  const [asking, setAsking] = useState<Level | null>(null);
  const running = view.shown?.rotations.some((one) => one.finished_at === null) ?? false;
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(view.load, AGAIN_MS);
    return () => clearInterval(timer);
  }, [running]);
  const begin = async (level: Level) => {
    await http.post("/keys/rotations", { level });
    setAsking(null);
    view.load();
  };
  return (
    <>
      <SectionHead title={t("settings-keys")} text={t("settings-keys-text")} />
      <Loaded view={view} rows={4}>
        {({ keys, rotations }) => (
          <>
            <Facts keys={keys} onChange={can("keys.manage") ? setAsking : null} />
            <Rotations rotations={rotations} />
          </>
        )}
      </Loaded>
      {asking && (
        <ConfirmDialog
          title={t(`keys-change-${asking}`)}
          text={t(`keys-change-${asking}-text`)}
          action={t("keys-change")}
          onConfirm={() => begin(asking)}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}

interface FactsProps {
  keys: KeysView;
  /** Null: the reader may not change keys. */
  onChange: ((level: Level) => void) | null;
}

function Facts({ keys, onChange }: FactsProps) {
  const made = (key: KeysView["own"]) =>
    key ? t("keys-made", { date: formatDate(key.created_at, "date") }) : t("keys-none");
  const change = (level: Level) =>
    onChange && (
      <Button
        size="sm"
        icon={RefreshCw}
        onClick={() => onChange(level)}
        aria-label={t(`keys-change-${level}`)}
      >
        {t("keys-change")}
      </Button>
    );
  return (
    <section class="ui-card ui-stack" aria-label={t("settings-keys")}>
      <dl class="keys">
        <Fact name={t("keys-root")} value={keys.root ?? t("keys-none")} hint={t("keys-root-hint")} />
        <Fact name={t("keys-workspace")} value={made(keys.workspace)} hint={t("keys-workspace-hint")}>
          {change("workspace")}
        </Fact>
        <Fact name={t("keys-own")} value={made(keys.own)} hint={t("keys-own-hint")}>
          {change("data")}
        </Fact>
        <Fact
          name={t("keys-customers")}
          value={formatNumber(keys.customers)}
          hint={t("keys-customers-hint")}
        />
        {keys.erased > 0 && (
          <Fact name={t("keys-erased")} value={formatNumber(keys.erased)} hint={t("keys-erased-hint")} />
        )}
      </dl>
      {keys.retired > 0 && <Banner>{t("keys-retired", { count: keys.retired })}</Banner>}
    </section>
  );
}

interface FactProps {
  name: string;
  value: string;
  hint: string;
  children?: ComponentChildren;
}

function Fact({ name, value, hint, children }: FactProps) {
  return (
    <div class="keys-fact">
      <dt>{name}</dt>
      <dd>
        <span>{value}</span>
        <span class="ui-muted ui-small">{hint}</span>
      </dd>
      {children && <dd>{children}</dd>}
    </div>
  );
}

const TONES = { waiting: "neutral", walking: "warn", closing: "warn", done: "ok", erased: "ok" } as const;

function Rotations({ rotations }: { rotations: readonly KeyRotation[] }) {
  if (rotations.length === 0) return <p class="ui-muted">{t("keys-never")}</p>;
  const columns: Column<KeyRotation>[] = [
    {
      id: "what",
      label: t("keys-what"),
      cell: (one) =>
        t(one.customer ? "keys-of-customer" : `keys-${one.level === "data" ? "own" : "workspace"}`),
    },
    {
      id: "state",
      label: t("keys-state"),
      cell: (one) => <Badge tone={TONES[one.state]}>{t(`keys-state-${one.state}`)}</Badge>,
    },
    {
      id: "progress",
      label: t("keys-progress"),
      cell: (one) => (
        <progress
          max={one.columns}
          value={one.columns_done}
          aria-label={t("keys-progress-of", { done: one.columns_done, all: one.columns })}
        />
      ),
    },
    { id: "changed", label: t("keys-changed"), align: "end", cell: (one) => formatNumber(one.changed) },
    { id: "at", label: t("keys-begun"), wideOnly: true, cell: (one) => formatDate(one.started_at) },
  ];
  return <Table caption={t("keys-rotations")} columns={columns} rows={rotations} rowKey={(one) => one.id} />;
}
