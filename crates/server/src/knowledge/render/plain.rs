//! An article as it would be read aloud: its text without any markup, a line for each block, and what each line is.

use ombud_nlp::retrieval::Section;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::{mem, ops::Range};

/// What a line of an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// A paragraph, of a callout too.
    Paragraph,
    /// An item of a list.
    Item,
    /// A heading.
    Heading,
    /// A row of a table.
    Row,
    /// Code, or HTML that is shown as it is written.
    Code,
    /// What a video is called.
    Video,
}

impl LineKind {
    /// Whether it says something out of its place, too: a row of a table does not.
    pub const fn is_prose(self) -> bool {
        matches!(self, Self::Paragraph | Self::Item)
    }
}

/// The text alone, without any markup; a block is a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plain {
    text: String,
    kinds: Vec<LineKind>,
}

impl Plain {
    /// All of it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where each line is, and what it is.
    pub fn lines(&self) -> impl Iterator<Item = (Range<usize>, LineKind)> {
        let mut from = 0;
        self.text.split('\n').zip(&self.kinds).map(move |(line, kind)| {
            let range = from..from + line.len();
            from = range.end + 1;
            (range, *kind)
        })
    }

    /// Those of its lines that are taken, as they stand together, under the headings before them.
    pub fn sections(&self, takes: impl Fn(LineKind) -> bool) -> Vec<Section> {
        let mut all: Vec<Section> = Vec::new();
        let (mut heading, mut goes_on) = (None, false);
        for (line, kind) in self.lines() {
            match all.last_mut().filter(|_| goes_on && takes(kind)) {
                Some(section) => section.text.end = line.end,
                None if takes(kind) => all.push(Section { heading: heading.take(), text: line }),
                None if kind == LineKind::Heading => heading = Some(line),
                None => {}
            }
            goes_on = takes(kind);
        }
        all
    }
}

/// A text that is being read.
#[derive(Default)]
pub(super) struct Aloud {
    out: Plain,
    line: String,
    /// The block that is read, where it is no paragraph.
    block: Option<LineKind>,
    /// How many items of lists are open, one in the other.
    items: usize,
    table: Table,
}

impl Aloud {
    /// Adds what a reader would read aloud.
    pub fn add(&mut self, event: &Event<'_>) {
        match event {
            Event::Text(text) | Event::Code(text) => self.line.push_str(text),
            Event::SoftBreak => self.line.push(' '),
            Event::Start(tag) => self.begin(tag),
            Event::End(tag) => self.end(*tag),
            Event::HardBreak | Event::Rule => self.end_line(),
            _ => {}
        }
    }

    fn begin(&mut self, tag: &Tag<'_>) {
        let block = match tag {
            Tag::Heading { .. } => LineKind::Heading,
            Tag::CodeBlock(_) | Tag::HtmlBlock => LineKind::Code,
            Tag::Table(_) => LineKind::Row,
            Tag::TableHead => return self.table = Table { in_head: true, ..Table::default() },
            Tag::TableRow => return self.table.column = 0,
            Tag::TableCell => return self.table.cell = self.line.len(),
            Tag::List(_) => return self.end_line(),
            Tag::Item => return self.items += 1,
            _ => return,
        };
        self.end_line();
        self.block = Some(block);
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::TableHead => self.table.in_head = false,
            TagEnd::TableCell => self.table.end_cell(&mut self.line),
            TagEnd::Paragraph | TagEnd::TableRow | TagEnd::BlockQuote(_) => self.end_line(),
            TagEnd::Item => {
                self.end_line();
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Table => {
                self.end_line();
                self.block = None;
            }
            _ => {}
        }
    }

    /// What a video is called has a line of its own.
    pub fn video(&mut self, called: &str) {
        self.end_line();
        self.line.push_str(called);
        let within = self.block.replace(LineKind::Video);
        self.end_line();
        self.block = within;
    }

    /// Lines without empty ones; cells of a row with a dash between them.
    fn end_line(&mut self) {
        let prose = if self.items > 0 { LineKind::Item } else { LineKind::Paragraph };
        let kind = self.block.unwrap_or(prose);
        for line in mem::take(&mut self.line).lines() {
            let cells: Vec<&str> = line.split(CELL).map(str::trim).filter(|it| !it.is_empty()).collect();
            if cells.is_empty() {
                continue;
            }
            if !self.out.kinds.is_empty() {
                self.out.text.push('\n');
            }
            self.out.text.push_str(&cells.join(" – "));
            self.out.kinds.push(kind);
        }
    }

    /// All that was read.
    pub fn done(mut self) -> Plain {
        self.end_line();
        self.out
    }
}

/// What stands between the cells of a row until it is done.
const CELL: char = '\u{1f}';

/// A table that is read aloud: each cell with the name of its column, but for the first, which names the row. By themselves the
/// names tell nothing.
#[derive(Default)]
struct Table {
    names: Vec<String>,
    in_head: bool,
    column: usize,
    /// Where the cell began.
    cell: usize,
}

impl Table {
    fn end_cell(&mut self, row: &mut String) {
        let said = row.split_off(self.cell.min(row.len()));
        let said = said.trim();
        if self.in_head {
            self.names.push(said.to_owned());
            return;
        }
        let name = self.names.get(self.column).filter(|it| self.column > 0 && !it.is_empty());
        if let Some(name) = name.filter(|_| !said.is_empty()) {
            row.push_str(name);
            row.push_str(": ");
        }
        row.push_str(said);
        row.push(CELL);
        self.column += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::render::{Finder, Labels, Seen, render};

    fn read(markdown: &str) -> Plain {
        let finder = Finder { topic: &|_| None, picture: &|_| None };
        render(markdown, "Nimbus", &Labels::of("en"), &finder, Seen::Everywhere).plain
    }

    #[test]
    fn each_line_is_known_for_what_it_is() {
        let plain = read(
            "First words\\\nof it.\n\n## Fees\n\n> [!TIP]\n> Quoted.\n\n| On | Costs |\n|---|---|\n| TRON | **1** |\n\n\
             - One:\n  1. Two\n\n     Three\n- Four\n  ```\n  a – b\n  c\n  ```\n\n<b>\n\n[Clip](https://youtu.be/abc)\n\nLast.",
        );
        let lines: Vec<(&str, LineKind)> =
            plain.lines().map(|(at, kind)| (&plain.text()[at], kind)).collect();
        assert_eq!(
            lines,
            [
                ("First words", LineKind::Paragraph),
                ("of it.", LineKind::Paragraph),
                ("Fees", LineKind::Heading),
                ("Quoted.", LineKind::Paragraph),
                ("TRON – Costs: 1", LineKind::Row),
                ("One:", LineKind::Item),
                ("Two", LineKind::Item),
                ("Three", LineKind::Item),
                ("Four", LineKind::Item),
                ("a – b", LineKind::Code),
                ("c", LineKind::Code),
                ("<b>", LineKind::Code),
                ("Clip", LineKind::Video),
                ("Last.", LineKind::Paragraph),
            ]
        );
        assert!(read("").lines().next().is_none() && read("").text().is_empty());
    }

    #[test]
    fn sections_are_prose_alone_under_what_stands_over_it() {
        let plain = read(
            "Before.\n\n## Fees\n\n| On | Costs |\n|---|---|\n| TRON | 1 |\n\nPaid at once.\n\n- Twice – never.\n\n## Empty\n\n## Last\n\nBye.",
        );
        let text = |it: Range<usize>| plain.text()[it].to_owned();
        let sections: Vec<(Option<String>, String)> = plain
            .sections(LineKind::is_prose)
            .into_iter()
            .map(|it| (it.heading.map(text), text(it.text)))
            .collect();
        let told = |heading: Option<&str>, text: &str| (heading.map(str::to_owned), text.to_owned());
        assert_eq!(
            sections,
            [
                told(None, "Before."),
                told(Some("Fees"), "Paid at once.\nTwice – never."),
                told(Some("Last"), "Bye."),
            ]
        );
        let table = read("## Alone\n\n| A |\n|---|\n| b |");
        assert!(table.sections(LineKind::is_prose).is_empty());
        assert_eq!(table.sections(|it| it != LineKind::Heading).len(), 1);
    }
}
