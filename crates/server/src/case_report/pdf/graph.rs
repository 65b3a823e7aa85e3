//! A trace as a drawing: addresses in columns by their depth, the movements between them as curves with their amounts. Steps
//! are numbered as in the table beside it.

use super::{
    flow::{Flow, INK, MARGIN, MUTED, Mark, TOP},
    text::Style,
};
use crate::chains::{ChainLabelKind, ChainTrace, ChainTraceNode};
use std::collections::BTreeMap;

const BOX: (f32, f32) = (112.0, 30.0);
/// Between columns, where the amounts stand; between boxes.
const GAP: (f32, f32) = (118.0, 16.0);
/// A4, across.
const ACROSS: (f32, f32) = (841.89, 595.28);
/// Under the head of the page.
const HEAD: f32 = 34.0;
/// What is drawn smaller than this nobody can read: the page grows instead.
const SMALLEST: f32 = 0.62;

const NAME: Style = Style::new(7.4, INK);
const LABEL: Style = Style::new(6.8, MUTED);
const AMOUNT: Style = Style::new(6.8, INK);

/// Where a box stands: its left and its middle.
type Places = BTreeMap<String, (f32, f32)>;

/// Draws a trace on a page of its own.
pub(super) fn draw(flow: &mut Flow, trace: &ChainTrace, title: &str, legend: &[(ChainLabelKind, String)]) {
    let columns = columns(trace);
    let most = columns.iter().map(Vec::len).max().unwrap_or(1);
    #[allow(clippy::cast_precision_loss, reason = "a trace has at most a hundred addresses")]
    let wanted = (columns.len() as f32 * (BOX.0 + GAP.0) - GAP.0 + 26.0, most as f32 * (BOX.1 + GAP.1));
    let room = (ACROSS.0 - 2.0 * MARGIN, ACROSS.1 - TOP - HEAD - 48.0);
    let scale = (room.0 / wanted.0).min(room.1 / wanted.1).clamp(SMALLEST, 1.0);
    let grown =
        (ACROSS.0.max(wanted.0 * scale + 2.0 * MARGIN), ACROSS.1.max(wanted.1 * scale + TOP + HEAD + 48.0));
    flow.turn(grown);
    let line = flow.set.line(title, Style::new(11.0, INK).bold(), grown.0 - 2.0 * MARGIN);
    flow.put(line, MARGIN, TOP, grown.0);
    legend_line(flow, legend, TOP + 17.0);
    let height = grown.1 - TOP - HEAD - 48.0;
    let places = place(&columns, scale, (TOP + HEAD, height));
    curves(flow, trace, &places, scale);
    for node in &trace.nodes {
        if let Some(at) = places.get(&node.address) {
            node_box(flow, node, *at, scale);
        }
    }
    // What follows begins an upright page.
    flow.y = f32::MAX / 2.0;
}

/// The addresses of each depth, each near those that it got from.
fn columns(trace: &ChainTrace) -> Vec<Vec<&ChainTraceNode>> {
    let mut columns: BTreeMap<u32, Vec<&ChainTraceNode>> = BTreeMap::new();
    for node in &trace.nodes {
        columns.entry(node.depth).or_default().push(node);
    }
    let mut rank: BTreeMap<&str, f32> = BTreeMap::new();
    let mut ordered = Vec::new();
    for (_, mut column) in columns {
        let near = |node: &ChainTraceNode| {
            let sources = trace.edges.iter().filter(|it| it.to == node.address);
            let ranks: Vec<f32> = sources.filter_map(|it| rank.get(it.from.as_str()).copied()).collect();
            #[allow(clippy::cast_precision_loss, reason = "a trace has few hundred movements")]
            let count = ranks.len() as f32;
            if ranks.is_empty() { 0.0 } else { ranks.iter().sum::<f32>() / count }
        };
        let mut keyed: Vec<(f32, &ChainTraceNode)> = column.drain(..).map(|it| (near(it), it)).collect();
        keyed.sort_by(|one, other| one.0.total_cmp(&other.0));
        #[allow(clippy::cast_precision_loss, reason = "a trace has at most a hundred addresses")]
        let count = keyed.len() as f32;
        for (at, (_, node)) in keyed.iter().enumerate() {
            #[allow(clippy::cast_precision_loss, reason = "a trace has at most a hundred addresses")]
            rank.insert(&node.address, (at as f32 + 0.5) / count);
        }
        ordered.push(keyed.into_iter().map(|it| it.1).collect());
    }
    ordered
}

fn place(columns: &[Vec<&ChainTraceNode>], scale: f32, (top, height): (f32, f32)) -> Places {
    let mut places = Places::new();
    let mut x = MARGIN;
    for column in columns {
        #[allow(clippy::cast_precision_loss, reason = "a trace has at most a hundred addresses")]
        let step = (height / column.len() as f32).min((BOX.1 + 3.0 * GAP.1) * scale * 1.4);
        #[allow(clippy::cast_precision_loss, reason = "a trace has at most a hundred addresses")]
        let mut y = top + (height - step * column.len() as f32) / 2.0 + step / 2.0;
        for node in column {
            places.insert(node.address.clone(), (x, y));
            y += step;
        }
        x += (BOX.0 + GAP.0) * scale;
    }
    places
}

/// Movements between the same two addresses are one curve, with what they carry.
fn curves(flow: &mut Flow, trace: &ChainTrace, places: &Places, scale: f32) {
    let mut pairs: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (at, edge) in trace.edges.iter().enumerate() {
        pairs.entry((&edge.from, &edge.to)).or_default().push(at);
    }
    let mut arrived: BTreeMap<&str, u16> = BTreeMap::new();
    let mut words = Vec::new();
    for ((from, to), steps) in &pairs {
        let (Some(start), Some(end)) = (places.get(*from), places.get(*to)) else { continue };
        let before = arrived.entry(to).or_default();
        let along = [0.68, 0.5, 0.34][usize::from(*before % 3)];
        *before += 1;
        let middle = curve(flow, *start, *end, along, scale);
        words.push((middle, said(trace, steps)));
    }
    for ((x, y), text) in words {
        let style = Style { size: AMOUNT.size * scale.max(0.8), ..AMOUNT };
        let line = flow.set.line(&text, style, GAP.0 * scale * 1.1);
        let (width, height) = (line.width + 5.0, style.size * 1.45);
        flow.mark(Mark::Box([x - width / 2.0, y - height / 2.0, width, height, 2.0], [255, 255, 255]));
        flow.put(line, x - width / 2.0 + 2.5, y - height / 2.0 + 0.6, width);
    }
}

fn said(trace: &ChainTrace, steps: &[usize]) -> String {
    let first = steps.first().and_then(|at| trace.edges.get(*at).map(|edge| (at + 1, edge)));
    let Some((number, edge)) = first else { return String::new() };
    let more = if steps.len() > 1 { format!(" +{}", steps.len() - 1) } else { String::new() };
    format!("{number}: {}{more}", edge.amount)
}

/// Draws a curve from one box to another; tells where its words stand.
fn curve(flow: &mut Flow, start: (f32, f32), end: (f32, f32), along: f32, scale: f32) -> (f32, f32) {
    const LINE: [u8; 3] = [126, 136, 150];
    let (from, to, bend) = if end.0 > start.0 {
        let from = (start.0 + BOX.0 * scale, start.1);
        let to = (end.0 - 1.0, end.1);
        (from, to, ((to.0 - from.0) / 2.0, (to.0 - from.0) / 2.0))
    } else {
        // Back, or to the same depth: out of the right side and into the right side again.
        let side = BOX.0 * scale;
        ((start.0 + side, start.1 - 4.0), (end.0 + side + 1.0, end.1 + 4.0), (34.0 * scale, -34.0 * scale))
    };
    let (one, two) = ((from.0 + bend.0, from.1), (to.0 - bend.1, to.1));
    flow.mark(Mark::Curve(from, vec![[one, two, to]], 0.9, LINE));
    let tip = if to.0 > two.0 { -5.0 } else { 5.0 };
    flow.mark(Mark::Shape(vec![to, (to.0 + tip, to.1 - 2.6), (to.0 + tip, to.1 + 2.6)], LINE));
    let rest = 1.0 - along;
    let at = |p: f32, q: f32, r: f32, s: f32| {
        rest.powi(3) * p + 3.0 * rest * rest * along * q + 3.0 * rest * along * along * r + along.powi(3) * s
    };
    (at(from.0, one.0, two.0, to.0), at(from.1, one.1, two.1, to.1))
}

fn node_box(flow: &mut Flow, node: &ChainTraceNode, (x, y): (f32, f32), scale: f32) {
    let (edge, inside) = node.label_kind.map_or(([196, 203, 212], [255, 255, 255]), colors);
    let (width, height) = (BOX.0 * scale, BOX.1 * scale);
    let top = y - height / 2.0;
    flow.mark(Mark::Box([x, top, width, height, 4.0 * scale], edge));
    flow.mark(Mark::Box([x + 0.9, top + 0.9, width - 1.8, height - 1.8, 3.4 * scale], inside));
    let name = Style { size: NAME.size * scale.max(0.8), ..NAME };
    let label = Style { size: LABEL.size * scale.max(0.8), color: INK, ..LABEL };
    let own = node
        .network
        .as_ref()
        .and_then(|_| node.address.rsplit_once(':'))
        .map_or(node.address.as_str(), |it| it.1);
    let mut text = short(own);
    if node.cut {
        text.push_str(" …");
    }
    let network = node.network.as_ref().map(|it| it.name.clone());
    let known: Vec<String> = network.into_iter().chain(node.label.clone()).collect();
    let words = [(text, name), (known.join(" · "), label)];
    let shown: Vec<(String, Style)> = words.into_iter().filter(|it| !it.0.is_empty()).collect();
    let all: f32 = shown.iter().map(|it| it.1.leading()).sum();
    let mut at = y - all / 2.0;
    for (text, style) in shown {
        let line = flow.set.line(&text, style, width - 10.0 * scale);
        flow.put(line, x + 6.0 * scale, at, width - 12.0 * scale);
        at += style.leading();
    }
}

fn legend_line(flow: &mut Flow, legend: &[(ChainLabelKind, String)], y: f32) {
    let mut x = MARGIN;
    for (kind, name) in legend {
        flow.mark(Mark::Box([x, y + 2.0, 8.0, 8.0, 2.0], colors(*kind).0));
        let line = flow.set.line(name, Style::new(7.6, MUTED), 160.0);
        let width = line.width;
        flow.put(line, x + 12.0, y + 0.6, width);
        x += width + 28.0;
    }
}

/// The edge and the inside of a box.
const fn colors(kind: ChainLabelKind) -> ([u8; 3], [u8; 3]) {
    match kind {
        ChainLabelKind::Exchange => ([32, 99, 196], [232, 241, 254]),
        ChainLabelKind::Bridge => ([116, 74, 194], [242, 236, 253]),
        ChainLabelKind::Mixer => ([186, 96, 12], [254, 243, 228]),
        ChainLabelKind::Service => ([60, 122, 76], [234, 246, 238]),
        _ => ([190, 38, 48], [254, 234, 235]),
    }
}

/// An address that fits into a box.
pub(super) fn short(address: &str) -> String {
    let letters: Vec<char> = address.chars().collect();
    if letters.len() <= 18 {
        return address.to_owned();
    }
    let head: String = letters.iter().take(8).collect();
    let tail: String = letters.iter().skip(letters.len() - 6).collect();
    format!("{head}…{tail}")
}
