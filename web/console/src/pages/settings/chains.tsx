import type { ChainEndpoint, ChainNetwork, ChainPlatform, ChainPlatformShown } from "@ombud/api";
import { Plus, Trash2 } from "lucide";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { formatRelative, hasText, t } from "../../i18n/index.ts";
import { slowNow } from "../../state/clock.ts";
import { http } from "../../state/http.ts";
import { can } from "../../state/session.ts";
import { useView } from "../../state/view.ts";
import {
  Badge,
  Banner,
  Button,
  EmptyState,
  IconButton,
  Loaded,
  problemText,
  Select,
  TextInput,
  toast,
} from "../../ui/index.ts";
import { KINDS } from "./label-kinds.ts";
import { SectionHead } from "./list-page.tsx";
import { useGuard } from "./playbooks/use-guard.ts";
import { BlockLists } from "./safety-lists.tsx";
import type { SectionPage } from "./sections.ts";
import "./chains.css";

type Asset = NonNullable<ChainPlatform["assets"]>[number];
type Deposit = NonNullable<ChainPlatform["deposits"]>[number];
type Label = NonNullable<ChainPlatform["labels"]>[number];

/** Which networks are asked and how they are, and what the platform says of itself on them. */
export default function Chains({ id }: SectionPage) {
  const view = useView("/chains");
  return (
    <>
      <SectionHead title={t("settings-chains")} text={t("settings-chains-text")} />
      <div class="ui-stack">
        <Loaded view={view} rows={4}>
          {({ items }) => (
            <>
              <Networks networks={items} />
              {can("safety.manage") && <Platform networks={items} />}
              {can("safety.manage") && <BlockLists id={id} names="addresses" />}
            </>
          )}
        </Loaded>
      </div>
    </>
  );
}

function Networks({ networks }: { networks: readonly ChainNetwork[] }) {
  return (
    <section class="ui-card ui-stack" aria-labelledby="chains-networks">
      <h2 id="chains-networks">{t("chains-networks")}</h2>
      {networks.length === 0 ? (
        <EmptyState title={t("chains-none")}>
          {t("chains-none-text")}
          <pre class="chains-example" dir="ltr">
            {'# chains.toml\n[[network]]\nid = "eip155:1"\nendpoints = [{ url = "https://…" }]'}
          </pre>
        </EmptyState>
      ) : (
        <ul class="chains-networks">
          {networks.map((it) => (
            <li key={it.id}>
              <div class="ui-row ui-row-wrap">
                <strong>{it.name}</strong>
                <code dir="ltr">{it.id}</code>
                <span class="ui-muted ui-small">
                  {t("chains-confirmations", { count: it.confirmations })}
                  {it.minimum_deposit && ` · ${t("chains-minimum", { amount: it.minimum_deposit })}`}
                </span>
              </div>
              <ul class="chains-endpoints">
                {it.endpoints.map((one) => (
                  <Endpoint key={one.host} of={one} />
                ))}
                {it.endpoints.length === 0 && <li class="ui-muted ui-small">{t("chains-no-endpoint")}</li>}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Endpoint({ of: it }: { of: ChainEndpoint }) {
  const state = it.resting ? "resting" : it.last_answer ? "well" : it.asked > 0 ? "silent" : "unasked";
  const tones = { resting: "danger", well: "ok", silent: "warn", unasked: "neutral" } as const;
  const error = it.last_error && `chains-error-${it.last_error}`;
  return (
    <li class="ui-row ui-row-wrap ui-small">
      <code dir="ltr">{it.host}</code>
      <Badge tone={tones[state]}>{t(`chains-state-${state}`)}</Badge>
      {it.latency_ms !== null && <span class="ui-muted">{t("chains-latency", { ms: it.latency_ms })}</span>}
      {it.asked > 0 && (
        <span class="ui-muted">{t("chains-asked", { asked: it.asked, failed: it.failed })}</span>
      )}
      {error && it.last_failure && (
        <span class="ui-muted">
          {hasText(error) ? t(error) : it.last_error} ({formatRelative(it.last_failure, slowNow.value)})
        </span>
      )}
    </li>
  );
}

/** Where the platform takes deposits, what it credits, and whom it knows: one form, saved as a whole. */
function Platform({ networks }: { networks: readonly ChainNetwork[] }) {
  const view = useView("/chains/platform");
  return (
    <Loaded view={view} rows={3}>
      {(kept) => <PlatformForm kept={kept} networks={networks} onKept={view.put} />}
    </Loaded>
  );
}

interface FormProps {
  kept: ChainPlatformShown;
  networks: readonly ChainNetwork[];
  onKept: (shown: ChainPlatformShown) => void;
}

function PlatformForm({ kept, networks, onKept }: FormProps) {
  const [draft, setDraft] = useState(kept.platform);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const take = (shown: ChainPlatformShown) => {
    onKept(shown);
    setDraft(shown.platform);
    setProblem(null);
  };
  const dirty = JSON.stringify(draft) !== JSON.stringify(kept.platform);
  const { question } = useGuard(dirty);
  const save = async () => {
    setBusy(true);
    try {
      take(await http.put("/chains/platform", { version: kept.version, platform: draft }));
      toast(t("ui-saved"));
    } catch (error) {
      setProblem(problemText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section class="ui-card ui-stack" aria-labelledby="chains-platform">
      <div>
        <h2 id="chains-platform">{t("chains-platform")}</h2>
        <p class="ui-muted">{t("chains-platform-text")}</p>
      </div>
      {problem && <Banner tone="danger">{problem}</Banner>}
      <Deposits draft={draft} networks={networks} onChange={setDraft} />
      <Assets draft={draft} networks={networks} onChange={setDraft} />
      <Labels draft={draft} networks={networks} onChange={setDraft} />
      <div class="ui-row">
        <Button variant="primary" disabled={!dirty} busy={busy} onClick={() => void save()}>
          {t("ui-save")}
        </Button>
        {dirty && (
          <Button variant="ghost" onClick={() => take(kept)}>
            {t("ui-discard-action")}
          </Button>
        )}
      </div>
      {question}
    </section>
  );
}

interface PartProps {
  draft: ChainPlatform;
  networks: readonly ChainNetwork[];
  onChange: (draft: ChainPlatform) => void;
}

interface RowsProps<Row> {
  name: string;
  text: string;
  rows: readonly Row[];
  empty: Row;
  onRows: (rows: Row[]) => void;
  children: (row: Row, change: (part: Partial<Row>) => void) => ComponentChildren;
}

/** A list of which each row is edited in its place. */
function Rows<Row extends object>({ name, text, rows, empty, onRows, children }: RowsProps<Row>) {
  return (
    <fieldset class="chains-part">
      <legend>{name}</legend>
      <p class="ui-muted ui-small">{text}</p>
      {rows.map((row, at) => (
        // Rows have nothing but their place that tells them apart while they are written.
        <div key={at} class="chains-row">
          {children(row, (part) => onRows(rows.with(at, { ...row, ...part })))}
          <IconButton
            icon={Trash2}
            label={t("chains-remove")}
            onClick={() => onRows(rows.filter((_, nth) => nth !== at))}
          />
        </div>
      ))}
      <Button size="sm" icon={Plus} onClick={() => onRows([...rows, empty])}>
        {t("chains-add")}
      </Button>
    </fieldset>
  );
}

function NetworkSelect(props: {
  value: string;
  networks: readonly ChainNetwork[];
  any?: boolean;
  onValue: (id: string) => void;
}) {
  const options = props.networks.map(({ id, name }) => ({ value: id, label: name }));
  const known = options.some((it) => it.value === props.value);
  if (props.value && !known) options.push({ value: props.value, label: props.value });
  if (props.any) options.unshift({ value: "", label: t("chains-any") });
  return (
    <Select aria-label={t("chains-network")} value={props.value} options={options} onValue={props.onValue} />
  );
}

function Written(props: { label: string; value: string; onValue: (value: string) => void }) {
  return (
    <TextInput
      aria-label={props.label}
      placeholder={props.label}
      value={props.value}
      dir="ltr"
      spellcheck={false}
      autocapitalize="off"
      onValue={props.onValue}
    />
  );
}

function Deposits({ draft, networks, onChange }: PartProps) {
  const first = networks[0]?.id ?? "eip155:1";
  return (
    <Rows
      name={t("chains-deposits")}
      text={t("chains-deposits-text")}
      rows={draft.deposits ?? []}
      empty={{ networks: [first], address: "", memo: null } as Deposit}
      onRows={(deposits) => onChange({ ...draft, deposits })}
    >
      {(row, change) => (
        <>
          <NetworkSelect
            value={row.networks[0] ?? first}
            networks={networks}
            onValue={(network) => change({ networks: [network, ...row.networks.slice(1)] })}
          />
          <Written
            label={t("chains-address")}
            value={row.address}
            onValue={(address) => change({ address })}
          />
          <Written
            label={t("chains-memo")}
            value={row.memo ?? ""}
            onValue={(memo) => change({ memo: memo.trim() || null })}
          />
        </>
      )}
    </Rows>
  );
}

function Assets({ draft, networks, onChange }: PartProps) {
  const first = networks[0]?.id ?? "eip155:1";
  return (
    <Rows
      name={t("chains-assets")}
      text={t("chains-assets-text")}
      rows={draft.assets ?? []}
      empty={{ network: first, contract: null, symbol: "", decimals: 18, minimum: null } as Asset}
      onRows={(assets) => onChange({ ...draft, assets })}
    >
      {(row, change) => (
        <>
          <NetworkSelect value={row.network} networks={networks} onValue={(network) => change({ network })} />
          <Written
            label={t("chains-contract")}
            value={row.contract ?? ""}
            onValue={(contract) => change({ contract: contract.trim() || null })}
          />
          <Written label={t("chains-symbol")} value={row.symbol} onValue={(symbol) => change({ symbol })} />
          <Written
            label={t("chains-decimals")}
            value={String(row.decimals)}
            onValue={(text) => change({ decimals: Math.min(36, Number.parseInt(text, 10) || 0) })}
          />
          <Written
            label={t("chains-least")}
            value={row.minimum ?? ""}
            onValue={(text) => change({ minimum: text.trim() || null })}
          />
        </>
      )}
    </Rows>
  );
}

function Labels({ draft, networks, onChange }: PartProps) {
  return (
    <Rows
      name={t("chains-labels")}
      text={t("chains-labels-text")}
      rows={draft.labels ?? []}
      empty={{ network: null, address: "", kind: "exchange", name: "" } as Label}
      onRows={(labels) => onChange({ ...draft, labels })}
    >
      {(row, change) => (
        <>
          <NetworkSelect
            value={row.network ?? ""}
            networks={networks}
            any
            onValue={(network) => change({ network: network || null })}
          />
          <Written
            label={t("chains-address")}
            value={row.address}
            onValue={(address) => change({ address })}
          />
          <Select
            aria-label={t("chains-kind")}
            value={row.kind}
            options={KINDS.map((value) => ({ value, label: t(`label-${value}`) }))}
            onValue={(kind) => change({ kind: KINDS.find((it) => it === kind) ?? "service" })}
          />
          <Written label={t("chains-name")} value={row.name} onValue={(name) => change({ name })} />
        </>
      )}
    </Rows>
  );
}
