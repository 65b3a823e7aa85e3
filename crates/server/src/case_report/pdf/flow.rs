//! Pages that fill from top to bottom. What is drawn is collected first: how many pages there are is known at the end, and
//! stands on each.

use super::text::{Line, Setter, Style};
use krilla::{
    Document,
    action::{Action, LinkAction},
    annotation::{LinkAnnotation, Target},
    color::rgb,
    geom::{PathBuilder, Point, Rect},
    num::NormalizedF32,
    page::PageSettings,
    paint::{Fill, Stroke},
    surface::Surface,
};

/// A4, in points.
pub(super) const A4: (f32, f32) = (595.28, 841.89);
/// What stays white at the sides.
pub(super) const MARGIN: f32 = 48.0;
/// Where a page's contents begin.
pub(super) const TOP: f32 = 66.0;
/// What stays free at the foot, for the page's number.
pub(super) const FOOT: f32 = 52.0;

pub(super) const INK: [u8; 3] = [28, 32, 38];
pub(super) const MUTED: [u8; 3] = [98, 106, 117];
pub(super) const LINK: [u8; 3] = [16, 82, 184];
pub(super) const RULE: [u8; 3] = [212, 217, 224];
pub(super) const SHADE: [u8; 3] = [243, 245, 248];

/// Something drawn.
pub(super) enum Mark {
    /// A line of text, by its left end and its base line.
    Text(Line, f32, f32),
    /// A filled box with round corners: left, top, width, height, radius.
    Box([f32; 5], [u8; 3]),
    /// A path: where it begins, and curves by their two handles and their end; how wide, and in which colour.
    Curve((f32, f32), Vec<[(f32, f32); 3]>, f32, [u8; 3]),
    /// A filled polygon.
    Shape(Vec<(f32, f32)>, [u8; 3]),
    /// Where to click, and what that opens.
    Link([f32; 4], String),
}

/// A page.
pub(super) struct Sheet {
    pub(super) size: (f32, f32),
    pub(super) marks: Vec<Mark>,
}

/// Pages that are being filled.
pub(super) struct Flow {
    pub(super) set: Setter,
    pub(super) sheets: Vec<Sheet>,
    /// How far the last page is filled.
    pub(super) y: f32,
}

impl Flow {
    pub(super) fn new(set: Setter) -> Self {
        Self { set, sheets: vec![Sheet { size: A4, marks: Vec::new() }], y: TOP }
    }

    /// What a line may take.
    pub(super) const fn width() -> f32 {
        A4.0 - 2.0 * MARGIN
    }

    /// How much of an upright page is for contents.
    pub(super) const fn height() -> f32 {
        A4.1 - TOP - FOOT
    }

    /// The page that is filled.
    pub(super) fn mark(&mut self, mark: Mark) {
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.marks.push(mark);
        }
    }

    /// Begins a page of this size.
    pub(super) fn turn(&mut self, size: (f32, f32)) {
        self.sheets.push(Sheet { size, marks: Vec::new() });
        self.y = TOP;
    }

    /// Sees to it that so much fits; tells whether a page was begun.
    pub(super) fn need(&mut self, height: f32) -> bool {
        let size = self.sheets.last().map_or(A4, |it| it.size);
        if size == A4 && (self.y + height <= A4.1 - FOOT || self.y <= TOP) {
            return false;
        }
        self.turn(A4);
        true
    }

    /// Leaves some white, but for a page's first line.
    pub(super) fn gap(&mut self, height: f32) {
        if self.y > TOP {
            self.y += height;
        }
    }

    /// Draws lines at an indent, on as many pages as they need.
    pub(super) fn lines(&mut self, lines: Vec<Line>, indent: f32, width: f32) {
        for line in lines {
            let leading = line.style.leading();
            self.need(leading);
            let y = self.y;
            self.put(line, MARGIN + indent, y, width);
            self.y += leading;
        }
    }

    /// Draws one line with its top at `y`; one that runs from right to left at the right end of its width.
    pub(super) fn put(&mut self, line: Line, x: f32, y: f32, width: f32) {
        let x = if line.rtl { x + width - line.width } else { x };
        let base = y + line.style.size * 1.08;
        self.mark(Mark::Text(line, x, base));
    }

    /// A paragraph.
    pub(super) fn text(&mut self, text: &str, style: Style) {
        self.indented(text, style, 0.0);
    }

    /// A paragraph at an indent.
    pub(super) fn indented(&mut self, text: &str, style: Style, indent: f32) {
        let width = Self::width() - indent;
        let lines = self.set.lines(text, style, width);
        self.lines(lines, indent, width);
    }

    /// A heading, which does not stand alone at a page's end.
    pub(super) fn heading(&mut self, text: &str) {
        let style = Style::new(13.0, INK).bold();
        self.gap(16.0);
        self.need(style.leading() + 50.0);
        self.text(text, style);
        let y = self.y;
        self.mark(Mark::Box([MARGIN, y, Self::width(), 0.8, 0.0], RULE));
        self.y += 7.0;
    }

    /// A smaller one.
    pub(super) fn subheading(&mut self, text: &str) {
        let style = Style::new(10.0, INK).bold();
        self.gap(8.0);
        self.need(style.leading() + 36.0);
        self.text(text, style);
        self.y += 2.0;
    }
}

/// What opens a link: this alone, so that no words of a customer become something that is run.
pub(super) fn is_web(address: &str) -> bool {
    address.starts_with("https://") && address.chars().all(|it| it.is_ascii_graphic())
}

/// Draws the sheets.
pub(super) fn emit(document: &mut Document, set: &Setter, sheets: &[Sheet]) -> Option<()> {
    for sheet in sheets {
        let mut page = document.start_page_with(PageSettings::from_wh(sheet.size.0, sheet.size.1)?);
        let mut surface = page.surface();
        sheet.marks.iter().for_each(|mark| draw(&mut surface, set, mark));
        surface.finish();
        for mark in &sheet.marks {
            let Mark::Link([x, y, width, height], address) = mark else { continue };
            let target = Target::Action(Action::Link(LinkAction::new(address.clone())));
            let link = LinkAnnotation::new(Rect::from_xywh(*x, *y, *width, *height)?, target);
            page.add_annotation(link.into());
        }
        page.finish();
    }
    Some(())
}

fn fill(color: [u8; 3]) -> Fill {
    Fill { paint: paint(color), opacity: NormalizedF32::ONE, rule: krilla::paint::FillRule::NonZero }
}

fn paint([red, green, blue]: [u8; 3]) -> krilla::paint::Paint {
    rgb::Color::new(red, green, blue).into()
}

fn draw(surface: &mut Surface<'_>, set: &Setter, mark: &Mark) {
    match mark {
        Mark::Text(line, x, y) => text(surface, set, line, *x, *y),
        Mark::Box(shape, color) => rounded(surface, *shape, *color),
        Mark::Curve(from, curves, width, color) => {
            let mut path = PathBuilder::new();
            path.move_to(from.0, from.1);
            for [one, two, end] in curves {
                path.cubic_to(one.0, one.1, two.0, two.1, end.0, end.1);
            }
            surface.set_fill(None);
            surface.set_stroke(Some(Stroke { paint: paint(*color), width: *width, ..Stroke::default() }));
            if let Some(path) = path.finish() {
                surface.draw_path(&path);
            }
            surface.set_stroke(None);
        }
        Mark::Shape(points, color) => {
            let mut path = PathBuilder::new();
            for (at, (x, y)) in points.iter().enumerate() {
                if at == 0 { path.move_to(*x, *y) } else { path.line_to(*x, *y) }
            }
            path.close();
            filled(surface, path, *color);
        }
        Mark::Link(..) => {}
    }
}

fn text(surface: &mut Surface<'_>, set: &Setter, line: &Line, x: f32, y: f32) {
    surface.set_stroke(None);
    surface.set_fill(Some(fill(line.style.color)));
    for piece in &line.pieces {
        let font = set.fonts.letters(piece.font).font.clone();
        let at = Point::from_xy(x + piece.x, y);
        surface.draw_glyphs(at, &piece.glyphs, font, &piece.text, line.style.size, false);
    }
}

fn filled(surface: &mut Surface<'_>, path: PathBuilder, color: [u8; 3]) {
    surface.set_stroke(None);
    surface.set_fill(Some(fill(color)));
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

/// Handles of curves that come near a quarter of a circle.
const ROUND: f32 = 0.552_3;

fn rounded(surface: &mut Surface<'_>, [x, y, width, height, radius]: [f32; 5], color: [u8; 3]) {
    let mut path = PathBuilder::new();
    if radius <= 0.0 {
        let Some(rect) = Rect::from_xywh(x, y, width, height) else { return };
        path.push_rect(rect);
        return filled(surface, path, color);
    }
    let (right, bottom, near) = (x + width, y + height, radius * (1.0 - ROUND));
    path.move_to(x + radius, y);
    path.line_to(right - radius, y);
    path.cubic_to(right - near, y, right, y + near, right, y + radius);
    path.line_to(right, bottom - radius);
    path.cubic_to(right, bottom - near, right - near, bottom, right - radius, bottom);
    path.line_to(x + radius, bottom);
    path.cubic_to(x + near, bottom, x, bottom - near, x, bottom - radius);
    path.line_to(x, y + radius);
    path.cubic_to(x, y + near, x + near, y, x + radius, y);
    path.close();
    filled(surface, path, color);
}
