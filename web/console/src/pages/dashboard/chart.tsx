import { useEffect, useRef, useState } from "preact/hooks";
import uPlot from "uplot";
import { language } from "../../i18n/index.ts";
import { dark } from "../../ui/index.ts";
import "uplot/dist/uPlot.min.css";

export interface Series {
  label: string;
  /** Name of a colour of the theme, without the dashes. */
  color: string;
  kind: "bars" | "line";
  values: readonly (number | null)[];
  format: (value: number) => string;
}

interface ChartProps {
  /** What the picture shows, for those who do not see it. The table beside it holds the figures. */
  label: string;
  /** Below each place on the axis. */
  places: readonly string[];
  series: readonly Series[];
  height?: number | undefined;
  axis: (value: number) => string;
  /** Distances between lines of the axis that make round figures; by default those of decimal numbers. */
  steps?: number[] | undefined;
}

/** The canvas knows no variables, so colours are resolved when it is drawn. */
function colorOf(name: string): string {
  return colorsOf(document.documentElement, name);
}

function colorsOf(near: HTMLElement, name: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(--${name})`;
  near.append(probe);
  const color = getComputedStyle(probe).color;
  probe.remove();
  return color;
}

/** A computed colour, `rgb(1, 2, 3)`, with an alpha. */
const faded = (color: string, alpha: number) => color.replace("rgb(", "rgba(").replace(")", `, ${alpha})`);

function seriesOptions(series: readonly Series[]): uPlot.Series[] {
  const bars = series.filter((one) => one.kind === "bars");
  return series.map((one) => {
    const color = colorOf(one.color);
    if (one.kind === "line") {
      return {
        stroke: color,
        width: 2,
        fill: faded(color, 0.12),
        spanGaps: true,
        points: { show: true, size: 5, fill: color },
      };
    }
    // Two kinds of bars stand side by side, one kind in the middle.
    const align = bars.length < 2 ? 0 : bars.indexOf(one) === 0 ? -1 : 1;
    const size = bars.length < 2 ? 0.6 : 0.36;
    const paths = uPlot.paths.bars?.({ size: [size, 28], align, radius: 0.2, gap: 1 });
    return { stroke: color, fill: color, width: 0, points: { show: false }, ...(paths && { paths }) };
  });
}

/** How wide a letter of the labels is, in pixels, at most. */
const LETTER = 7;

function options(
  props: ChartProps,
  width: number,
  onPlace: (index: number | null, left: number) => void,
): uPlot.Options {
  const text = colorOf("text-3");
  const line = colorOf("line");
  const font = `11px ${getComputedStyle(document.body).fontFamily}`;
  const last = props.places.length - 1;
  return {
    width,
    height: props.height ?? 220,
    legend: { show: false },
    padding: [12, 8, 0, 0],
    cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
    scales: {
      x: { time: false, range: [-0.6, last + 0.6] },
      y: { range: (_, _min, max) => [0, Math.max(1, max * 1.1)] },
    },
    axes: [
      {
        stroke: text,
        font,
        grid: { show: false },
        ticks: { show: false },
        size: 28,
        splits: () => props.places.map((_, index) => index),
        // Every second, third … label, as many as fit.
        values: (_, splits) => {
          const longest = Math.max(0, ...props.places.map((place) => place.length));
          const room = Math.max(52, longest * LETTER + 14);
          const step = Math.max(1, Math.ceil((splits.length * room) / width));
          return splits.map((index) => (index % step === 0 ? (props.places[index] ?? "") : ""));
        },
      },
      {
        stroke: text,
        font,
        grid: { stroke: line, width: 1 },
        ticks: { show: false },
        size: 54,
        space: 36,
        ...(props.steps && { incrs: props.steps }),
        values: (_, splits) => splits.map((value) => props.axis(value)),
      },
    ],
    series: [{}, ...seriesOptions(props.series)],
    hooks: {
      setCursor: [
        (plot) => {
          const { idx, left } = plot.cursor;
          onPlace(left === undefined || left < 0 ? null : (idx ?? null), left ?? 0);
        },
      ],
    },
  };
}

interface Hover {
  index: number;
  left: number;
}

/** A chart over places on an axis (hours of a day), with what stands under the pointer. */
export function Chart(props: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const [hover, setHover] = useState<Hover | null>(null);
  const look = `${dark.value}|${language.value}`;
  const shape = JSON.stringify([props.places, props.series]);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const data = [props.places.map((_, index) => index), ...props.series.map((one) => [...one.values])];
    const onPlace = (index: number | null, left: number) => {
      setHover((before) => (index === null ? null : before?.index === index ? before : { index, left }));
    };
    const plot = new uPlot(options(props, element.clientWidth, onPlace), data as uPlot.AlignedData, element);
    const observer = new ResizeObserver(() =>
      plot.setSize({ width: element.clientWidth, height: props.height ?? 220 }),
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [look, shape]);
  return (
    <div class="chart">
      <div ref={box} role="img" aria-label={props.label} />
      {hover && <Reading props={props} hover={hover} width={box.current?.clientWidth ?? 0} />}
    </div>
  );
}

function Reading({ props, hover, width }: { props: ChartProps; hover: Hover; width: number }) {
  const atEnd = hover.left > width / 2;
  return (
    <div
      class="chart-reading"
      aria-hidden="true"
      style={atEnd ? { right: `${width - hover.left - 40}px` } : { left: `${hover.left + 70}px` }}
    >
      <strong>{props.places[hover.index]}</strong>
      {props.series.map((one) => {
        const value = one.values[hover.index];
        return (
          <span key={one.label}>
            <i style={{ background: `var(--${one.color})` }} />
            {one.label}
            <b>{value === null || value === undefined ? "–" : one.format(value)}</b>
          </span>
        );
      })}
    </div>
  );
}
