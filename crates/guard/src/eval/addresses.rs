//! Addresses and transaction ids: which are valid, and what a text can be.

use std::io::{self, BufRead, Write};

use serde_json::{Value, json};

use super::tally::Tally;
use super::{field, id, lines};
use crate::addresses::{Asked, Fault, Identity, Spotted, check, find, identify};

/// Judges [`check`] by lines of JSON `{"id", "text", "chain", "kind", "valid"}`, and writes what it said as lines of
/// `{"id", "valid", "kind", "reason"}`. A `kind` that begins with `tx` asks for a transaction, any other for an
/// address, and none for either. Lines without `valid` are answered and not judged.
///
/// # Errors
///
/// When reading or writing fails.
pub fn addresses(
    test: impl BufRead,
    mut predictions: Option<&mut dyn Write>,
    errors: &mut dyn Write,
) -> io::Result<Value> {
    let mut tally = Tally::default();
    let unread = lines(test, errors, "strings `text` and `chain`", |line| {
        let (Some(text), Some(chain)) = (field(line, "text"), field(line, "chain")) else {
            return Ok(false);
        };
        let asked = match field(line, "kind") {
            Some(kind) if kind.starts_with("tx") => Asked::Transaction,
            Some(_) => Asked::Address,
            None => Asked::Either,
        };
        let answer = check(text, chain, asked);
        let name = |valid: bool| if valid { "valid" } else { "invalid" };
        tally.count(line.get("valid").and_then(Value::as_bool).map(name), name(answer.valid()));
        let Some(out) = &mut predictions else { return Ok(true) };
        let reason = answer.fault.as_ref().map(Fault::to_string);
        let line = json!({ "id": id(line), "valid": answer.valid(), "kind": answer.kind, "reason": reason });
        writeln!(out, "{line}")?;
        Ok(true)
    })?;
    if let Some(out) = predictions {
        out.flush()?;
    }
    Ok(tally.figures(unread))
}

/// What a text can be, or the addresses and transactions in it: the answer of `ombud guard identify`.
pub fn identities(text: &str) -> Value {
    let whole = identify(text.trim());
    let found = if whole.is_empty() { find(text) } else { Vec::new() };
    let spotted = |it: &Spotted| json!({ "start": it.start, "end": it.end, "identities": it.identities.iter().map(identity).collect::<Value>() });
    json!({
        "identities": whole.iter().map(identity).collect::<Value>(),
        "found": found.iter().map(spotted).collect::<Value>(),
    })
}

fn identity(it: &Identity) -> Value {
    let asked = if it.asked == Asked::Transaction { "transaction" } else { "address" };
    json!({
        "chain": it.chain,
        "network": it.network(),
        "is": asked,
        "kind": it.kind,
        "valid": it.valid(),
        "reason": it.fault.as_ref().map(Fault::to_string),
    })
}
