//! The passage of a message that a result shows.

use crate::fold::{Origin, fold_into};
use crate::query::Query;

/// Cuts a passage of at most `max_chars` code points around the densest matches, on one line, with `…`
/// where text was cut off, and says where the matches lie in it (code points, end exclusive, in order,
/// not overlapping). Without a match it is the beginning of the text.
pub fn snippet(query: &Query, text: &str, max_chars: usize) -> (String, Vec<(usize, usize)>) {
    let chars: Vec<char> = text.chars().collect();
    let marks = marks(query, text, chars.len());
    let (start, end) = window(&chars, &marks, max_chars);
    let mut out: Vec<char> = chars
        .get(start..end)
        .unwrap_or_default()
        .iter()
        .map(|c| if c.is_control() { ' ' } else { *c })
        .collect();
    // The signs of a cut take the place of a character, so that positions stay as they are.
    let (cut_before, cut_after) = (start > 0, end < chars.len());
    if let Some(first) = out.first_mut().filter(|_| cut_before) {
        *first = '…';
    }
    if let Some(last) = out.last_mut().filter(|_| cut_after) {
        *last = '…';
    }
    let shown = (start + usize::from(cut_before), end.saturating_sub(usize::from(cut_after)));
    let marks = marks
        .into_iter()
        .map(|(a, b)| (a.max(shown.0), b.min(shown.1)))
        .filter(|(a, b)| a < b)
        .map(|(a, b)| (a - start, b - start))
        .collect();
    (out.into_iter().collect(), marks)
}

/// Where the matches lie in the text, in code points.
fn marks(query: &Query, text: &str, len: usize) -> Vec<(usize, usize)> {
    let (mut folded, mut origins) = (String::new(), Vec::new());
    fold_into(text, &mut folded, Some(&mut origins));
    let mut found: Vec<(usize, usize)> = query
        .places(&folded)
        .into_iter()
        .map(|(start, end)| (origin(&origins, start), after(&origins, end, len)))
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
