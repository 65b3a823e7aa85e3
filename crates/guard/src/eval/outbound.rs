//! What may not be written to a customer: how much of a file of texts is refused.

use std::io::{self, BufRead, Write};

use serde_json::{Value, json};

use super::tally::Tally;
use super::{field, id, lines};
use crate::links::{Official, Policy};
use crate::lists::HostList;
use crate::outbound::{Refusal, refusals};

/// Judges [`refusals`] by lines of JSON `{"id", "text", "refused"}`, and writes what it said as lines of
/// `{"id", "refusals"}`. Lines without `refused`, a boolean, are answered and not judged. No host is official or listed.
///
/// # Errors
///
/// When reading or writing fails.
pub fn outbound(
    test: impl BufRead,
    mut predictions: Option<&mut dyn Write>,
    errors: &mut dyn Write,
) -> io::Result<Value> {
    let (official, listed) = (Official::default(), HostList::default());
    let policy = Policy { official: &official, listed: &listed };
    let mut tally = Tally::default();
    let unread = lines(test, errors, "a string `text`", |line| {
        let Some(text) = field(line, "text") else { return Ok(false) };
        let found = refusals(text, &policy);
        let name = |refused: bool| if refused { "refused" } else { "passed" };
        tally.count(line.get("refused").and_then(Value::as_bool).map(name), name(!found.is_empty()));
        let Some(out) = &mut predictions else { return Ok(true) };
        writeln!(
            out,
            "{}",
            json!({ "id": id(line), "refusals": found.iter().map(refusal).collect::<Value>() })
        )?;
        Ok(true)
    })?;
    if let Some(out) = predictions {
        out.flush()?;
    }
    Ok(tally.figures(unread))
}

fn refusal(it: &Refusal) -> Value {
    json!({ "start": it.start, "end": it.end, "rule": it.rule.name(), "why": it.why, "language": it.language })
}
