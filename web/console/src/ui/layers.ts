/** A box to be placed. */
export interface Box {
  id: string;
  width: number;
  height: number;
}

/** A line between two boxes, with room for its words. */
export interface Line {
  from: string;
  to: string;
  width: number;
  height: number;
}

interface Point {
  x: number;
  y: number;
}

export interface Layers {
  width: number;
  height: number;
  /** The middle of each box. */
  boxes: Map<string, Point>;
  /** In the order of the lines: its path, and the middle of its words. */
  lines: { path: string; x: number; y: number }[];
}

/** Places boxes in layers, downwards or in reading order. The library is fetched when the first drawing is made. */
export async function layers(
  boxes: readonly Box[],
  lines: readonly Line[],
  direction: "TB" | "LR",
): Promise<Layers> {
  const { Graph, layout } = await import("@dagrejs/dagre");
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: direction, nodesep: 26, ranksep: 46, marginx: 12, marginy: 12 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of boxes) graph.setNode(id, { width, height });
  lines.forEach(({ from, to, width, height }, nth) => {
    graph.setEdge(from, to, { width, height, labelpos: "c" }, String(nth));
  });
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    width,
    height,
    boxes: new Map(boxes.map(({ id }) => [id, graph.node(id) as Point])),
    lines: lines.map(({ from, to }, nth) => {
      const { points, x, y } = graph.edge(from, to, String(nth)) as {
        points: Point[];
        x?: number;
        y?: number;
      };
      return { path: curve(points), x: x ?? 0, y: y ?? 0 };
    }),
  };
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
