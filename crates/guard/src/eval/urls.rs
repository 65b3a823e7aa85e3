//! Links against the hosts that a workspace calls its own and a list.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;

use serde_json::{Value, json};

use super::tally::Tally;
use super::{field, id, lines};
use crate::links::{Kind, Official, Policy, judge};
use crate::lists::{BadLines, Builder, HostList};

/// Judges [`judge`] by lines of JSON `{"id", "url", "official": [], "verdict"}`, and writes what it said as lines of
/// `{"id", "verdict", "reason"}`. Shortened links count as clean. Lines without `verdict` are answered and not judged.
///
/// # Errors
///
/// When reading or writing fails, or the list is of no known form.
pub fn urls(
    test: impl BufRead,
    blocklist: Option<&Path>,
    mut predictions: Option<&mut dyn Write>,
    errors: &mut dyn Write,
) -> io::Result<Value> {
    let (listed, bad) = blocklist.map(read_list).transpose()?.unwrap_or_default();
    let mut tally = Tally::default();
    let unread = lines(test, errors, "a string `url`", |line| {
        let Some(url) = field(line, "url") else { return Ok(false) };
        let own = line.get("official").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let official = Official::new(own.iter().filter_map(Value::as_str));
        let verdict = judge(url, &Policy { official: &official, listed: &listed });
        let name = if verdict.kind == Kind::Shortener { Kind::Clean.name() } else { verdict.kind.name() };
        tally.count(line.get("verdict").and_then(Value::as_str), name);
        let Some(out) = &mut predictions else { return Ok(true) };
        let mut prediction = json!({ "id": id(line), "verdict": name, "reason": verdict.reason.to_string() });
        if let (Some(imitates), Some(prediction)) = (verdict.imitates, prediction.as_object_mut()) {
            prediction.insert("imitates".into(), imitates.into());
        }
        writeln!(out, "{prediction}")?;
        Ok(true)
    })?;
    if let Some(out) = predictions {
        out.flush()?;
    }
    let mut figures = tally.figures(unread);
    if let Some(figures) = figures.as_object_mut() {
        figures.insert("blocklist".into(), list_figures(&listed, &bad));
    }
    Ok(figures)
}

/// Judges links, one answer for each: what `ombud guard url` says.
///
/// # Errors
///
/// When the list cannot be read or is of no known form.
pub fn verdicts(links: &[String], official: &[String], blocklist: Option<&Path>) -> io::Result<Vec<Value>> {
    let (listed, bad) = blocklist.map(read_list).transpose()?.unwrap_or_default();
    let official = Official::new(official);
    let figures = list_figures(&listed, &bad);
    let answer = |link: &String| {
        let verdict = judge(link, &Policy { official: &official, listed: &listed });
        json!({
            "url": link,
            "host": verdict.host,
            "verdict": verdict.kind.name(),
            "reason": verdict.reason.to_string(),
            "imitates": verdict.imitates,
            "blocklist": figures,
        })
    };
    Ok(links.iter().map(answer).collect())
}

/// A list out of a file. Its key is fixed: it lives for one command over files of the caller's own.
fn read_list(path: &Path) -> io::Result<(HostList, BadLines)> {
    let mut builder = Builder::new(*b"one command long");
    let bad = builder.read(BufReader::new(File::open(path)?)).map_err(io::Error::other)?;
    Ok((builder.build(), bad))
}

fn list_figures(list: &HostList, bad: &BadLines) -> Value {
    let first: Value =
        bad.first.iter().map(|line| json!({ "line": line.number, "text": line.text })).collect();
    json!({ "hosts": list.len(), "bytes": list.bytes(), "bad_lines": first, "bad_lines_in_all": bad.count })
}
