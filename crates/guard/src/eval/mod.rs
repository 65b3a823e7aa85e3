//! Judges the guard by files of examples with answers, and scans lines of JSON: what the command line offers
//! to whoever wants to see figures before trusting it. Each file of examples has a module of its own; a new
//! one reads lines with [`lines`], and gives its figures as one JSON object.

use std::io::{self, BufRead, Write};

use serde_json::{Value, json};

use crate::{Finding, inspect};

mod addresses;
mod outbound;
mod poisoning;
mod secrets;
mod tally;
mod urls;

pub use addresses::{addresses, identities};
pub use outbound::outbound;
pub use poisoning::poisoning;
pub use secrets::secrets;
pub use urls::{url, urls};

/// Reads lines of JSON `{"id", "text"}` and writes for each `{"id", "spans", "redacted"}`. A line that is no such
/// object is told in `errors` with its number, never with its content, and the rest goes on.
///
/// # Errors
///
/// When reading or writing fails.
pub fn scan(input: impl BufRead, out: &mut dyn Write, errors: &mut dyn Write) -> io::Result<()> {
    lines(input, |number, line| {
        let Some((line, text)) = line.as_ref().and_then(|line| Some((line, line.get("text")?.as_str()?)))
        else {
            let error = json!({ "line": number, "error": "not a JSON object with a string `text`" });
            return writeln!(errors, "{error}");
        };
        let inspection = inspect(text);
        let spans = spans(&inspection.findings);
        let redacted = inspection.redacted.as_deref().unwrap_or(text);
        writeln!(out, "{}", json!({ "id": id(line), "spans": spans, "redacted": redacted }))
    })?;
    out.flush()
}

/// Calls `each` with the number of every line that is not empty and what it holds, `None` if that is no JSON.
pub(crate) fn lines(
    mut input: impl BufRead,
    mut each: impl FnMut(usize, Option<Value>) -> io::Result<()>,
) -> io::Result<()> {
    let mut line = Vec::new();
    let mut number = 0;
    while input.read_until(b'\n', &mut line)? > 0 {
        number += 1;
        if !line.trim_ascii().is_empty() {
            each(number, serde_json::from_slice(&line).ok())?;
        }
        line.clear();
    }
    Ok(())
}

/// The id of an example; null where it has none.
pub(crate) fn id(line: &Value) -> Value {
    line.get("id").cloned().unwrap_or(Value::Null)
}

/// A part in percent, rounded to four places.
pub(crate) fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { (part as f64 * 1e6 / whole as f64).round() / 1e4 }
}

fn spans(findings: &[Finding]) -> Value {
    let span = |it: &Finding| {
        json!({
            "start": it.start,
            "end": it.end,
            "kind": it.kind.name(),
            "confidence": f64::from(it.confidence) / 100.0,
            "why": it.why,
        })
    };
    findings.iter().map(span).collect()
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod verdict_tests;
