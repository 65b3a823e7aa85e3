import { Maximize2, Minimize2 } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../../i18n/index.ts";
import { Button, Loading } from "../../../ui/index.ts";
import { type Draft, type Kind, stepLabel } from "./flow.ts";
import { type Drawn, layOut, NODE } from "./layout.ts";

interface DrawingProps {
  draft: Draft;
  lang: string;
  /** The step whose card is open. */
  open: string | null;
  /** Steps that something is wrong with. */
  wrong: ReadonlySet<string>;
  onOpen: (id: string) => void;
}

/** How large it is drawn where it is to be read, as a share of its own size. */
const SCALE = 0.88;

/** The flow as a drawing: a press on a step opens its card. */
export function Drawing({ draft, lang, open, wrong, onOpen }: DrawingProps) {
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const [failed, setFailed] = useState(false);
  const [whole, setWhole] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let stale = false;
    layOut(draft, lang).then(
      (next) => {
        if (!stale) setDrawn(next);
      },
      () => setFailed(true),
    );
    return () => {
      stale = true;
    };
  }, [draft, lang]);
  useEffect(() => {
    // Where it is drawn at a size to be read, the open step is brought into sight; the page itself stays where it is.
    const node = box.current?.querySelector<HTMLElement>(".flow-node[aria-current]");
    if (!node || !box.current) return;
    const [inner, outer] = [node.getBoundingClientRect(), box.current.getBoundingClientRect()];
    box.current.scrollBy(
      inner.left + inner.width / 2 - outer.left - outer.width / 2,
      inner.top + inner.height / 2 - outer.top - outer.height / 2,
    );
  }, [drawn, open, whole]);
  if (failed) return <p class="ui-muted">{t("playbook-drawing-failed")}</p>;
  if (!drawn) return <Loading rows={4} />;
  return (
    <figure class="flow-drawing" aria-label={t("playbook-drawing")}>
      <div class="flow-drawing-head">
        <Legend />
        <Button
          size="sm"
          variant="ghost"
          icon={whole ? Maximize2 : Minimize2}
          onClick={() => setWhole(!whole)}
        >
          {t(whole ? "playbook-drawing-large" : "playbook-drawing-whole")}
        </Button>
      </div>
      <div class="flow-drawing-box" ref={box}>
        <svg
          class="flow-svg"
          viewBox={`0 0 ${drawn.width} ${drawn.height}`}
          width={whole ? "100%" : drawn.width * SCALE}
          height={whole ? undefined : drawn.height * SCALE}
          role="presentation"
        >
          <defs>
            <marker
              id="flow-arrow"
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto"
            >
              <path d="M 0 0.5 L 7.5 4 L 0 7.5 z" class="flow-arrow" />
            </marker>
          </defs>
          {drawn.edges.map((edge) => (
            <path
              key={`${edge.from} ${edge.to} ${edge.label}`}
              d={edge.path}
              class="flow-edge"
              marker-end="url(#flow-arrow)"
            />
          ))}
          {drawn.edges
            .filter((edge) => edge.label)
            .map((edge) => (
              <foreignObject
                key={`${edge.from} ${edge.to} ${edge.label}`}
                x={edge.x - 60}
                y={edge.y - 10}
                width={120}
                height={20}
              >
                <div class="flow-edge-label" title={edge.label}>
                  <span dir="auto">{edge.label}</span>
                </div>
              </foreignObject>
            ))}
          {drawn.nodes.map(({ id, x, y }) => (
            <Node
              key={id}
              draft={draft}
              id={id}
              x={x}
              y={y}
              lang={lang}
              open={open === id}
              wrong={wrong.has(id)}
              onOpen={onOpen}
            />
          ))}
        </svg>
      </div>
    </figure>
  );
}

interface NodeProps extends Pick<DrawingProps, "draft" | "lang" | "onOpen"> {
  id: string;
  x: number;
  y: number;
  open: boolean;
  wrong: boolean;
}

function Node({ draft, id, x, y, lang, open, wrong, onOpen }: NodeProps) {
  const step = draft.steps.find((it) => it.id === id);
  if (!step) return null;
  const label = stepLabel(draft, step, lang);
  const first = draft.start === id;
  return (
    <foreignObject
      x={x - NODE.width / 2 - 3}
      y={y - NODE.height / 2 - 3}
      width={NODE.width + 6}
      height={NODE.height + 6}
    >
      <button
        type="button"
        class={`flow-node flow-kind-${step.kind} ${wrong ? "flow-node-wrong" : ""}`}
        aria-current={open ? "step" : undefined}
        title={label}
        onClick={() => onOpen(id)}
      >
        <span class="flow-node-kind">
          {first && <span class="flow-node-start">{t("playbook-start")}</span>}
          {t(`playbook-kind-${step.kind}`)}
          {wrong && <span class="ui-visually-hidden">{t("playbook-has-problems")}</span>}
        </span>
        <span class="flow-node-text" dir="auto">
          {label}
        </span>
      </button>
    </foreignObject>
  );
}

const SHOWN: readonly Kind[] = ["ask", "input", "say", "article", "hand_over", "done"];

function Legend() {
  return (
    <ul class="flow-legend" aria-hidden="true">
      {SHOWN.map((kind) => (
        <li key={kind} class={`flow-kind-${kind}`}>
          {t(`playbook-kind-${kind}`)}
        </li>
      ))}
    </ul>
  );
}
