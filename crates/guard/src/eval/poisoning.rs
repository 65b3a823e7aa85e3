//! Address poisoning: candidates against the addresses that one knows.

use std::io::{self, BufRead, Write};

use serde_json::{Value, json};

use super::tally::Tally;
use super::{field, id, lines};
use crate::addresses::poisoning::compare;

/// Judges [`compare`] by lines of JSON `{"id", "chain", "known": [], "candidate", "verdict"}`, and writes what it said
/// as lines of `{"id", "verdict", "shared_bits"}`. Lines without `verdict` are answered and not judged.
///
/// # Errors
///
/// When reading or writing fails.
pub fn poisoning(
    test: impl BufRead,
    mut predictions: Option<&mut dyn Write>,
    errors: &mut dyn Write,
) -> io::Result<Value> {
    let mut tally = Tally::default();
    let unread = lines(test, errors, "strings `candidate` and `chain`, and a list `known`", |line| {
        let known = line.get("known").and_then(Value::as_array);
        let (Some(candidate), Some(chain), Some(known)) =
            (field(line, "candidate"), field(line, "chain"), known)
        else {
            return Ok(false);
        };
        let known: Vec<&str> = known.iter().filter_map(Value::as_str).collect();
        let answer = compare(&known, candidate, chain);
        tally.count(field(line, "verdict"), answer.likeness.name());
        let Some(out) = &mut predictions else { return Ok(true) };
        let shared_bits = (answer.shared_bits * 10.0).round() / 10.0;
        writeln!(
            out,
            "{}",
            json!({ "id": id(line), "verdict": answer.likeness.name(), "shared_bits": shared_bits })
        )?;
        Ok(true)
    })?;
    if let Some(out) = predictions {
        out.flush()?;
    }
    Ok(tally.figures(unread))
}
