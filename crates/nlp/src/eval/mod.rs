//! Measures: how good answers are on lines with known answers, as JSON. The formats are those of docs/understanding.md.

mod figures;
mod intents;
mod langid;
mod retrieval;

pub use intents::{IntentFiles, intents};
pub use langid::langid;
pub use retrieval::{Embed, retrieval};

use serde_json::Value;
use std::io::{self, BufRead};

/// Reads lines of JSON. Empty ones are skipped.
///
/// # Errors
/// When reading fails or a line is no object; it is named by its number.
fn lines(file: impl BufRead) -> io::Result<Vec<Value>> {
    let mut all = Vec::new();
    for (number, line) in file.lines().enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let value: Value = serde_json::from_str(&line).map_err(|cause| wrong(number, &cause.to_string()))?;
        if !value.is_object() {
            return Err(wrong(number, "a line must be a JSON object"));
        }
        all.push(value);
    }
    Ok(all)
}

fn wrong(number: usize, what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("line {}: {what}", number + 1))
}

fn text<'a>(line: &'a Value, key: &str) -> Option<&'a str> {
    line.get(key).and_then(Value::as_str)
}
