import { ChartColumn, Table2 } from "lucide";
import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { IconButton } from "../../ui/index.ts";

export interface Figures {
  heads: readonly string[];
  rows: readonly (readonly string[])[];
}

interface CardProps {
  title: string;
  text?: string | undefined;
  /** The same as figures; with it the card can be turned over. */
  figures?: Figures | undefined;
  legend?: readonly { label: string; color: string }[] | undefined;
  class?: string | undefined;
  children: ComponentChildren;
}

/** A picture with its figures on the back. */
export function Card({ title, text, figures, legend, class: extra, children }: CardProps) {
  const id = useId();
  const [turned, setTurned] = useState(false);
  return (
    <section class={`ui-card board-card ${extra ?? ""}`} aria-labelledby={id}>
      <header class="board-card-head">
        <div class="ui-grow">
          <h2 id={id}>{title}</h2>
          {text && <p class="ui-muted ui-small">{text}</p>}
        </div>
        {legend && !turned && (
          <ul class="board-legend">
            {legend.map(({ label, color }) => (
              <li key={label}>
                <i style={{ background: `var(--${color})` }} aria-hidden="true" />
                {label}
              </li>
            ))}
          </ul>
        )}
        {figures && (
          <IconButton
            icon={turned ? ChartColumn : Table2}
            size="sm"
            label={t(turned ? "dashboard-show-chart" : "dashboard-show-table", { name: title })}
            onClick={() => setTurned(!turned)}
          />
        )}
      </header>
      {turned && figures ? <FigureTable title={title} figures={figures} /> : children}
    </section>
  );
}

function FigureTable({ title, figures }: { title: string; figures: Figures }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long table is scrolled by keyboard too
    <section class="board-figures" tabIndex={0} aria-label={t("dashboard-figures", { name: title })}>
      <table>
        <thead>
          <tr>
            {figures.heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.rows.map(([head, ...cells]) => (
            <tr key={head}>
              <th scope="row">{head}</th>
              {cells.map((cell, index) => (
                <td key={index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface BarsProps {
  rows: readonly { label: ComponentChildren; key: string; count: number; text: string; color: string }[];
}

/** Lying bars: a label, a bar, a figure. */
export function Bars({ rows }: BarsProps) {
  const most = Math.max(1, ...rows.map((row) => row.count));
  return (
    <ul class="board-bars">
      {rows.map((row) => (
        <li key={row.key}>
          <span class="board-bar-label">{row.label}</span>
          <span class="board-bar-track" aria-hidden="true">
            <span style={{ inlineSize: `${(row.count / most) * 100}%`, background: `var(--${row.color})` }} />
          </span>
          <span class="board-bar-figure ui-tabular">{row.text}</span>
        </li>
      ))}
    </ul>
  );
}
