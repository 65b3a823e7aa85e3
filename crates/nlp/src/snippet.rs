//! The passage of a message that a result shows.

use crate::fold::{Origin, fold_into};
use crate::query::Query;

/// A part of a text, around the densest matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    start: usize,
    end: usize,
    marks: Vec<(usize, usize)>,
}

impl Passage {
    /// At most `max_chars` code points of the text around what matches any of the queries, or lies at one of the `places` (code
    /// points, end exclusive). Without a match it is the beginning of the text.
    pub fn new(queries: &[&Query], places: &[(usize, usize)], text: &str, max_chars: usize) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let marks = marks(queries, places, text, chars.len());
        let (start, end) = window(&chars, &marks, max_chars);
        // The signs of a cut take the place of a character, so that positions stay as they are.
        let shown = (start + usize::from(start > 0), end.saturating_sub(usize::from(end < chars.len())));
        let marks = marks
            .into_iter()
            .map(|(a, b)| (a.max(shown.0), b.min(shown.1)))
            .filter(|(a, b)| a < b)
            .map(|(a, b)| (a - start, b - start))
            .collect();
        Self { start, end, marks }
    }

    /// Where the matches lie in the passage: code points, end exclusive, in order, not overlapping.
    pub fn marks(&self) -> &[(usize, usize)] {
        &self.marks
    }

    /// The passage of a text whose places are those of the one that it was made of: on one line, with `…` where text was cut off.
    pub fn of(&self, text: &str) -> String {
        let whole = text.chars().count();
        let mut out: Vec<char> = text
            .chars()
            .skip(self.start)
            .take(self.end - self.start)
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        if let Some(first) = out.first_mut().filter(|_| self.start > 0) {
            *first = '…';
        }
        if let Some(last) = out.last_mut().filter(|_| self.end < whole) {
            *last = '…';
        }
        out.into_iter().collect()
    }
}

/// Cuts a passage of at most `max_chars` code points around the densest matches, on one line, with `…`
/// where text was cut off, and says where the matches lie in it (code points, end exclusive, in order,
/// not overlapping). Without a match it is the beginning of the text.
pub fn snippet(query: &Query, text: &str, max_chars: usize) -> (String, Vec<(usize, usize)>) {
    let passage = Passage::new(&[query], &[], text, max_chars);
    (passage.of(text), passage.marks)
}

/// Where the matches lie in the text, in code points.
fn marks(queries: &[&Query], places: &[(usize, usize)], text: &str, len: usize) -> Vec<(usize, usize)> {
    let (mut folded, mut origins) = (String::new(), Vec::new());
    fold_into(text, &mut folded, Some(&mut origins));
    let mut found: Vec<(usize, usize)> = queries
        .iter()
        .flat_map(|query| query.places(&folded))
        .map(|(start, end)| (origin(&origins, start), after(&origins, end, len)))
        .chain(places.iter().copied())
        .collect();
    found.sort_unstable();
    let mut merged: Vec<(usize, usize)> = Vec::with_capacity(found.len());
    for (start, end) in found {
        match merged.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => merged.push((start, end)),
        }
    }
    merged
}

/// The code point that a folded byte came from.
fn origin(origins: &[Origin], byte: usize) -> usize {
    let next = origins.partition_point(|(folded, _)| *folded <= byte);
    // Of pieces that folded to nothing the last begins the one that is here.
    origins.get(next.saturating_sub(1)).map_or(0, |(_, original)| *original)
}

/// The code point after the one that the byte before `byte` came from.
fn after(origins: &[Origin], byte: usize, len: usize) -> usize {
    let next = origins.partition_point(|(folded, _)| *folded < byte);
    origins.get(next).map_or(len, |(_, original)| *original)
}

/// Chooses what to show: all, or a window that holds the most matched text and some context before it.
fn window(chars: &[char], marks: &[(usize, usize)], max: usize) -> (usize, usize) {
    if chars.len() <= max {
        return (0, chars.len());
    }
    let covered = |from: usize| -> usize {
        marks
            .iter()
            .skip_while(|m| m.0 < from)
            .take_while(|m| m.1 <= from + max * 3 / 4)
            .map(|m| m.1 - m.0)
            .sum()
    };
    // Long texts full of matches need no best window, so only the first ones compete.
    let best = marks.iter().take(64).rev().max_by_key(|m| covered(m.0)).map_or(0, |m| m.0);
    let start = best.saturating_sub(max / 4).min(chars.len() - max);
    (start, start + max)
}
