import type { Draft, Edge } from "./flow.ts";
import { edgesOf } from "./flow.ts";

export const NODE = { width: 190, height: 52 };

export interface Drawn {
  width: number;
  height: number;
  nodes: { id: string; x: number; y: number }[];
  edges: (Edge & { path: string; x: number; y: number })[];
}

/** Places the steps in layers, from the start downwards. The library is fetched when the first drawing is made. */
export async function layOut(draft: Draft, lang: string): Promise<Drawn> {
  const { Graph, layout } = await import("@dagrejs/dagre");
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: "TB", nodesep: 26, ranksep: 46, marginx: 12, marginy: 12 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const step of draft.steps) graph.setNode(step.id, { ...NODE });
  const edges = edgesOf(draft, lang);
  edges.forEach((edge, nth) => {
    const width = Math.min(edge.label.length * 7, 110);
    graph.setEdge(edge.from, edge.to, { width, height: edge.label ? 18 : 0, labelpos: "c" }, String(nth));
  });
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    width,
    height,
    nodes: draft.steps.map(({ id }) => {
      const { x, y } = graph.node(id) as { x: number; y: number };
      return { id, x, y };
    }),
    edges: edges.map((edge, nth) => {
      const { points, x, y } = graph.edge(edge.from, edge.to, String(nth)) as {
        points: Point[];
        x?: number;
        y?: number;
      };
      return { ...edge, path: curve(points), x: x ?? 0, y: y ?? 0 };
    }),
  };
}

interface Point {
  x: number;
  y: number;
}

/** A smooth line through points. */
export function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (!first || !last) return "";
  const at = ({ x, y }: Point) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  const middle = (a: Point, b: Point) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  let path = `M ${at(first)}`;
  rest.slice(0, -1).forEach((point, nth) => {
    const next = rest[nth + 1] ?? last;
    const end = nth === rest.length - 2 ? last : middle(point, next);
    path += ` Q ${at(point)} ${at(end)}`;
  });
  return rest.length === 1 ? `${path} L ${at(last)}` : path;
}
