import { layers } from "../../../ui/layers.ts";
import type { Draft, Edge } from "./flow.ts";
import { edgesOf } from "./flow.ts";

export const NODE = { width: 190, height: 52 };

export interface Drawn {
  width: number;
  height: number;
  nodes: { id: string; x: number; y: number }[];
  edges: (Edge & { path: string; x: number; y: number })[];
}

/** Places the steps in layers, from the start downwards. */
export async function layOut(draft: Draft, lang: string): Promise<Drawn> {
  const edges = edgesOf(draft, lang);
  const { width, height, boxes, lines } = await layers(
    draft.steps.map(({ id }) => ({ id, ...NODE })),
    edges.map(({ from, to, label }) => ({
      from,
      to,
      width: Math.min(label.length * 7, 110),
      height: label ? 18 : 0,
    })),
    "TB",
  );
  return {
    width,
    height,
    nodes: draft.steps.map(({ id }) => ({ id, x: 0, y: 0, ...boxes.get(id) })),
    edges: edges.map((edge, nth) => ({ ...edge, path: "", x: 0, y: 0, ...lines[nth] })),
  };
}
