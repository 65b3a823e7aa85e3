import type { Delivery } from "@ombud/api";
import { Inbox, RefreshCw, RotateCcw } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { formatDate, formatDuration, formatRelative, t } from "../../i18n/index.ts";
import { toastError } from "../../state/errors.ts";
import { http } from "../../state/http.ts";
import {
  Badge,
  Banner,
  Button,
  CodeBlock,
  type Column,
  Dialog,
  EmptyState,
  IconButton,
  Loading,
  problemText,
  RadioGroup,
  Table,
  type Tone,
  toast,
} from "../../ui/index.ts";

type State = Delivery["state"] | "all";

const tones: Record<Delivery["state"], Tone> = { pending: "info", delivered: "ok", failed: "danger" };
const REFRESH = 5000;
const PAGE = 50;

/** Indented when it is JSON, else as it is. */
export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

interface DeliveriesProps {
  webhook: string;
  /** Changes when something was sent, to look again at once. */
  round: number;
}

/** The log of one webhook, renewed while its first page is shown. */
function useLog(webhook: string, state: State, round: number) {
  const [items, setItems] = useState<readonly Delivery[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const count = useRef(0);
  count.current = items?.length ?? 0;
  const load = async (cursor: string | null) => {
    try {
      const query = { state: state === "all" ? null : state, cursor, limit: PAGE };
      const page = await http.get(`/webhooks/${webhook}/deliveries`, query);
      setItems((before) => (cursor ? [...(before ?? []), ...page.items] : page.items));
      setNext(page.next ?? null);
      setProblem(null);
    } catch (error) {
      setProblem(problemText(error));
    }
  };
  useEffect(() => {
    void load(null);
    const pending = setInterval(() => {
      // Older pages would be lost by asking anew, so the log stands still once they were asked for.
      if (!document.hidden && count.current <= PAGE) void load(null);
    }, REFRESH);
    return () => clearInterval(pending);
  }, [webhook, state, round]);
  return { items, next, problem, load };
}

/** What was sent to a webhook, how it was answered, and sending it again. */
export function Deliveries({ webhook, round }: DeliveriesProps) {
  const [state, setState] = useState<State>("all");
  const [open, setOpen] = useState<Delivery | null>(null);
  const { items, next, problem, load } = useLog(webhook, state, round);
  const replay = async (delivery: Delivery) => {
    try {
      await http.post(`/webhooks/${webhook}/deliveries/${delivery.id}/replay`);
      toast(t("settings-delivery-replayed"));
      setOpen(null);
      await load(null);
    } catch (error) {
      toastError(error);
    }
  };
  return (
    <section class="ui-stack" aria-labelledby="deliveries">
      <LogHead state={state} onState={setState} onRefresh={() => void load(null)} />
      {problem && (
        <Banner tone="danger" action={<Button onClick={() => void load(null)}>{t("ui-retry")}</Button>}>
          {problem}
        </Banner>
      )}
      {!items && !problem && <Loading rows={4} />}
      {items?.length === 0 && (
        <div class="ui-card">
          <EmptyState icon={Inbox} title={t("settings-deliveries-none")}>
            {t("settings-deliveries-none-text")}
          </EmptyState>
        </div>
      )}
      {items && items.length > 0 && (
        <Table
          caption={t("settings-deliveries")}
          columns={columns((delivery) => void replay(delivery))}
          rows={items}
          rowKey={(delivery) => delivery.id}
          onRow={setOpen}
        />
      )}
      {next && <Button onClick={() => void load(next)}>{t("settings-more")}</Button>}
      {open && (
        <DeliveryView delivery={open} onReplay={() => void replay(open)} onClose={() => setOpen(null)} />
      )}
    </section>
  );
}

interface LogHeadProps {
  state: State;
  onState: (state: State) => void;
  onRefresh: () => void;
}

function LogHead({ state, onState, onRefresh }: LogHeadProps) {
  return (
    <div class="ui-row ui-row-wrap ui-spread">
      <h2 id="deliveries">{t("settings-deliveries")}</h2>
      <div class="ui-row">
        <RadioGroup
          bar
          label={t("settings-state")}
          value={state}
          options={(["all", "pending", "delivered", "failed"] as const).map((value) => ({
            value,
            label: t(`settings-delivery-${value}`),
          }))}
          onValue={onState}
        />
        <IconButton icon={RefreshCw} label={t("settings-refresh")} onClick={onRefresh} />
      </div>
    </div>
  );
}

function columns(replay: (delivery: Delivery) => void): Column<Delivery>[] {
  return [
    { id: "event", label: t("settings-delivery-event"), cell: (delivery) => <code>{delivery.event}</code> },
    {
      id: "state",
      label: t("settings-state"),
      cell: (delivery) => (
        <Badge tone={tones[delivery.state]} dot>
          {t(`settings-delivery-${delivery.state}`)}
        </Badge>
      ),
    },
    {
      id: "answer",
      label: t("settings-delivery-answer"),
      cell: (delivery) => (
        <span class="ui-tabular">
          {delivery.last_status ?? "–"}
          {delivery.last_ms !== null && <span class="ui-muted">{` · ${delivery.last_ms} ms`}</span>}
        </span>
      ),
    },
    {
      id: "attempts",
      label: t("settings-delivery-attempts"),
      align: "end",
      cell: (delivery) => delivery.attempts,
    },
    {
      id: "at",
      label: t("settings-delivery-at"),
      align: "end",
      cell: (delivery) => (
        <span title={formatDate(delivery.created_at, "full")}>{formatRelative(delivery.created_at)}</span>
      ),
    },
    {
      id: "replay",
      label: t("settings-delivery-replay"),
      hideLabel: true,
      align: "end",
      cell: (delivery) => (
        <IconButton
          icon={RotateCcw}
          size="sm"
          label={t("settings-delivery-replay-name", { name: delivery.event })}
          onClick={() => replay(delivery)}
        />
      ),
    },
  ];
}

interface DeliveryViewProps {
  delivery: Delivery;
  onReplay: () => void;
  onClose: () => void;
}

function DeliveryView({ delivery, onReplay, onClose }: DeliveryViewProps) {
  const facts: [string, string][] = [
    [t("settings-delivery-at"), formatDate(delivery.created_at, "full")],
    [t("settings-delivery-attempts"), String(delivery.attempts)],
    [t("settings-delivery-status"), delivery.last_status === null ? "–" : String(delivery.last_status)],
    [
      t("settings-delivery-took"),
      delivery.last_ms === null ? "–" : formatDuration(delivery.last_ms / 1000, "short"),
    ],
  ];
  if (delivery.last_ms !== null && delivery.last_ms < 1000)
    facts[3] = [t("settings-delivery-took"), `${delivery.last_ms} ms`];
  if (delivery.next_at) facts.push([t("settings-delivery-next"), formatRelative(delivery.next_at)]);
  return (
    <Dialog
      title={delivery.event}
      size="lg"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("ui-close")}</Button>
          <Button variant="primary" icon={RotateCcw} onClick={onReplay}>
            {t("settings-delivery-replay")}
          </Button>
        </>
      }
    >
      {delivery.last_error && <Banner tone="danger">{delivery.last_error}</Banner>}
      <dl class="settings-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3>{t("settings-delivery-payload")}</h3>
      <CodeBlock code={pretty(delivery.payload)} label={t("settings-delivery-payload")} />
      {delivery.response !== null && (
        <>
          <h3>{t("settings-delivery-response")}</h3>
          <CodeBlock code={pretty(delivery.response)} label={t("settings-delivery-response")} wrap />
        </>
      )}
    </Dialog>
  );
}
