import type { ChainName, ChainTrace, ChainTraceNode } from "@ombud/api";
import { Archive } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { formatDate, hasText, t } from "../i18n/index.ts";
import { http } from "../state/http.ts";
import { can } from "../state/session.ts";
import type { Thread } from "../state/thread.ts";
import { useAsked } from "../state/view.ts";
import { Banner, Button, Dialog, Loaded, Loading, Select } from "../ui/index.ts";
import { type Layers, layers } from "../ui/layers.ts";
import { KeepDialog } from "./keep.tsx";
import { shortId } from "./short.ts";

const BOX = { width: 168, height: 50 };
const DEPTHS = ["1", "2", "3", "4", "5"] as const;

interface Props {
  thread: Thread;
  network: ChainName;
  /** A transaction's id or an address. */
  from: string;
  onClose: () => void;
}

/** Where coins went from here, as a drawing and as a list: each step with its block, so that it can be looked up by anybody. */
export function TraceDialog({ thread, network, from, onClose }: Props) {
  const [depth, setDepth] = useState("3");
  const [keeping, setKeeping] = useState(false);
  const asked = { text: from, network: network.id, depth: Number(depth) };
  const view = useAsked(JSON.stringify(asked), () => http.post("/chains/trace", asked));
  const trace = view.shown;
  const keepable = can("cases.note") && !thread.detail.value?.erased_at;
  if (keeping) {
    const what = { kind: "trace", ...asked } as const;
    return <KeepDialog thread={thread} what={what} onClose={onClose} />;
  }
  return (
    <Dialog
      title={t("trace-title", { network: network.name })}
      description={t("trace-about")}
      size="xl"
      onClose={onClose}
      actions={
        <>
          {keepable && (
            <Button icon={Archive} disabled={!trace?.edges.length} onClick={() => setKeeping(true)}>
              {t("evidence-keep")}
            </Button>
          )}
          <Button variant="primary" onClick={onClose}>
            {t("ui-close")}
          </Button>
        </>
      }
    >
      <div class="trace-depth">
        <Select
          size="sm"
          aria-label={t("trace-depth")}
          value={depth}
          options={DEPTHS.map((value) => ({ value, label: t("trace-depth-of", { count: Number(value) }) }))}
          onValue={setDepth}
        />
      </div>
      <Loaded view={view} rows={4}>
        {(found) => <Traced trace={found} />}
      </Loaded>
    </Dialog>
  );
}

/** A trace, drawn and listed. */
export function Traced({ trace }: { trace: ChainTrace }) {
  const nodes = new Map(trace.nodes.map((it) => [it.address, it]));
  if (trace.edges.length === 0) return <p class="ui-muted">{t("trace-nothing")}</p>;
  return (
    <>
      {trace.cut && <Banner tone="warn">{t("trace-cut")}</Banner>}
      <Drawing trace={trace} />
      <ol class="trace-steps">
        {trace.edges.map((edge, at) => (
          // Two movements may be the same in all that is shown.
          <li key={at}>
            <strong dir="auto">{edge.amount}</strong> <End address={edge.from} node={nodes.get(edge.from)} />
            {" → "}
            <End address={edge.to} node={nodes.get(edge.to)} />{" "}
            <span class="ui-muted ui-small">
              {edge.time
                ? t("trace-block-at", { block: String(edge.block), when: formatDate(edge.time, "full") })
                : t("trace-block", { block: String(edge.block) })}
              {" · "}
              <code dir="ltr" title={edge.transaction}>
                {shortId(edge.transaction)}
              </code>
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

/** One end of a movement, by its name where it has one: that is where coins can be stopped. */
function End({ address, node }: { address: string; node: ChainTraceNode | undefined }) {
  return (
    <>
      <code dir="ltr" title={address}>
        {shortId(bare(address, node))}
      </code>
      {node && known(node) && (
        <>
          {" "}
          <span class={`trace-name trace-kind-${node.label_kind ?? "none"}`}>
            <bdi>{known(node)}</bdi>
          </span>
        </>
      )}
      {node?.end && <span class="ui-muted ui-small"> ({t(`trace-end-${node.end}`)})</span>}
    </>
  );
}

/** What is known of an address: its network, where that is another one, its name, and what kind of thing it is. */
function known({ label, label_kind, network }: ChainTraceNode): string {
  const kind = label_kind && hasText(`label-${label_kind}`) ? t(`label-${label_kind}`) : "";
  return [network?.name, label, kind].filter(Boolean).join(" · ");
}

/** An address without its network, which stands beside it. */
function bare(address: string, node: ChainTraceNode | undefined): string {
  return node?.network ? address.slice(address.lastIndexOf(":") + 1) : address;
}

function Drawing({ trace }: { trace: ChainTrace }) {
  const [placed, setPlaced] = useState<Layers | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let over = false;
    const boxes = trace.nodes.map(({ address }) => ({ id: address, ...BOX }));
    const lines = trace.edges.map(({ from, to }) => ({ from, to, width: 110, height: 18 }));
    layers(boxes, lines, "LR").then(
      (it) => !over && setPlaced(it),
      () => setFailed(true),
    );
    return () => {
      over = true;
    };
  }, [trace]);
  // The list below says the same.
  if (failed) return null;
  if (!placed) return <Loading rows={4} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a drawing that is wider than its place is moved by the arrow keys
    <figure class="trace-drawing" aria-label={t("trace-drawing")} tabIndex={0}>
      <svg
        viewBox={`0 0 ${placed.width} ${placed.height}`}
        style={{ "--trace-wide": `${placed.width}px` }}
        role="presentation"
      >
        <defs>
          <marker
            id="trace-arrow"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M 0 0.5 L 7.5 4 L 0 7.5 z" class="trace-arrow" />
          </marker>
        </defs>
        {placed.lines.map(({ path }) => (
          <path key={path} d={path} class="trace-edge" marker-end="url(#trace-arrow)" />
        ))}
        {trace.edges.map((edge, at) => {
          const place = placed.lines[at];
          return (
            place && (
              <text key={place.path} x={place.x} y={place.y + 4} class="trace-amount">
                {edge.amount}
              </text>
            )
          );
        })}
        {trace.nodes.map((node) => {
          const place = placed.boxes.get(node.address);
          return place && <Node key={node.address} node={node} x={place.x} y={place.y} />;
        })}
      </svg>
    </figure>
  );
}

function Node({ node, x, y }: { node: ChainTraceNode; x: number; y: number }) {
  const kind = node.label_kind ? `trace-kind-${node.label_kind}` : "";
  return (
    <foreignObject x={x - BOX.width / 2} y={y - BOX.height / 2} width={BOX.width} height={BOX.height}>
      <div
        class={`trace-node ${kind}`}
        title={[known(node), node.end ? t(`trace-end-${node.end}`) : "", node.address]
          .filter(Boolean)
          .join("\n")}
      >
        <code dir="ltr">{shortId(bare(node.address, node))}</code>
        {known(node) && <span class="ui-truncate">{known(node)}</span>}
      </div>
    </foreignObject>
  );
}
