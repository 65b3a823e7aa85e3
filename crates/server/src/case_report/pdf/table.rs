//! Tables that go on over pages, their head repeated on each.

use super::{
    flow::{Flow, INK, MARGIN, MUTED, Mark, RULE, SHADE},
    text::{Line, Style},
};

const HEAD: Style = Style::new(7.6, MUTED).bold();
const CELL: Style = Style::new(8.2, INK);
const INSIDE: (f32, f32) = (4.0, 3.0);

/// A cell.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    text: String,
    strong: bool,
}

impl Cell {
    pub(super) fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), strong: false }
    }

    pub(super) fn strong(self) -> Self {
        Self { strong: true, ..self }
    }

    fn style(&self) -> Style {
        if self.strong { CELL.bold() } else { CELL }
    }
}

/// Columns by their shares of the width.
pub(super) struct Table<'t> {
    pub(super) shares: &'t [f32],
    pub(super) head: Vec<String>,
    pub(super) rows: Vec<Vec<Cell>>,
}

impl Table<'_> {
    /// Draws it.
    pub(super) fn draw(self, flow: &mut Flow) {
        let sum: f32 = self.shares.iter().sum();
        let widths: Vec<f32> = self.shares.iter().map(|it| it / sum * Flow::width()).collect();
        flow.need(4.0 * CELL.leading());
        if !self.head.is_empty() {
            head(flow, &self.head, &widths);
        }
        for row in &self.rows {
            self.row(flow, row, &widths);
        }
        flow.y += 6.0;
    }

    fn row(&self, flow: &mut Flow, row: &[Cell], widths: &[f32]) {
        let cells: Vec<Vec<Line>> = row
            .iter()
            .zip(widths)
            .map(|(cell, width)| flow.set.lines(&cell.text, cell.style(), width - 2.0 * INSIDE.0))
            .collect();
        let count = cells.iter().map(Vec::len).max().unwrap_or(0);
        #[allow(clippy::cast_precision_loss, reason = "a row has few lines")]
        let height = count as f32 * CELL.leading() + 2.0 * INSIDE.1;
        // What fits on a page stands on one; what does not begins where it is.
        let whole = height <= Flow::height() / 2.0;
        if flow.need(if whole { height } else { CELL.leading() * 2.0 }) && !self.head.is_empty() {
            head(flow, &self.head, widths);
        }
        flow.y += INSIDE.1;
        for at in 0..count {
            if flow.need(CELL.leading()) && !self.head.is_empty() {
                head(flow, &self.head, widths);
            }
            let (mut x, y) = (MARGIN, flow.y);
            for (lines, width) in cells.iter().zip(widths) {
                if let Some(line) = lines.get(at).cloned() {
                    flow.put(line, x + INSIDE.0, y, width - 2.0 * INSIDE.0);
                }
                x += width;
            }
            flow.y += CELL.leading();
        }
        flow.y += INSIDE.1;
        let y = flow.y;
        flow.mark(Mark::Box([MARGIN, y, Flow::width(), 0.5, 0.0], RULE));
    }
}

fn head(flow: &mut Flow, names: &[String], widths: &[f32]) {
    let cells: Vec<Vec<Line>> = names
        .iter()
        .zip(widths)
        .map(|(name, width)| flow.set.lines(name, HEAD, width - 2.0 * INSIDE.0))
        .collect();
    let count = cells.iter().map(Vec::len).max().unwrap_or(1);
    #[allow(clippy::cast_precision_loss, reason = "a head has few lines")]
    let height = count as f32 * HEAD.leading() + 2.0 * INSIDE.1;
    let top = flow.y;
    flow.mark(Mark::Box([MARGIN, top, Flow::width(), height, 0.0], SHADE));
    let mut x = MARGIN;
    for (lines, width) in cells.into_iter().zip(widths) {
        let mut y = top + INSIDE.1;
        for line in lines {
            flow.put(line, x + INSIDE.0, y, width - 2.0 * INSIDE.0);
            y += HEAD.leading();
        }
        x += width;
    }
    flow.y = top + height;
}
