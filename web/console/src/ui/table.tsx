import type { ComponentChildren } from "preact";

export interface Column<Row> {
  id: string;
  label: string;
  /** The label is read out but not drawn; for a column of buttons. */
  hideLabel?: boolean | undefined;
  align?: "start" | "end" | undefined;
  width?: string | undefined;
  /** Left out on narrow screens. */
  wideOnly?: boolean | undefined;
  cell: (row: Row) => ComponentChildren;
}

interface TableProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Makes the first cell's text the way into the row, and the whole row pressable. */
  onRow?: ((row: Row) => void) | undefined;
}

/** A table that turns into a list of cards on phones; the first column names the row. */
export function Table<Row>({ caption, columns, rows, rowKey, onRow }: TableProps<Row>) {
  const cellClass = (column: Column<Row>) =>
    `${column.align === "end" ? "ui-end" : ""} ${column.wideOnly ? "ui-wide-only" : ""}`;
  return (
    <div class="ui-table-box">
      <table class={`ui-table ${onRow ? "ui-table-pressable" : ""}`}>
        <caption class="ui-visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                class={cellClass(column)}
                style={column.width ? { inlineSize: column.width } : {}}
              >
                <span class={column.hideLabel ? "ui-visually-hidden" : ""}>{column.label}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            // The button in the first cell is the keyboard's way; the row is only a larger target for the pointer.
            <tr
              key={rowKey(row)}
              onClick={(event) => {
                const inside = (event.target as HTMLElement).closest("a, button, input, label, select");
                if (onRow && !inside && !getSelection()?.toString()) onRow(row);
              }}
            >
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.id} scope="row" class={cellClass(column)}>
                    {onRow ? (
                      <button type="button" class="ui-row-button" onClick={() => onRow(row)}>
                        {column.cell(row)}
                      </button>
                    ) : (
                      column.cell(row)
                    )}
                  </th>
                ) : (
                  <td
                    key={column.id}
                    class={cellClass(column)}
                    data-label={column.hideLabel ? "" : column.label}
                  >
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
