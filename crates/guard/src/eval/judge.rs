//! Judging by lines with answers that are not about the guard: what else is measured at the same command line.

use std::io::{self, BufRead, Write};

use serde_json::Value;

use super::tally::Tally;
use super::{id, lines};

/// What was said of a line.
pub struct Answer {
    /// The class that the line expects, if it does.
    pub expected: Option<String>,
    /// The class that was answered.
    pub given: String,
    /// What to write of it beside the line's id.
    pub prediction: Value,
}

/// Judges by lines of JSON: asks `answer` for each, counts, and writes predictions with the line's `id`. Lines of which it
/// says `None`, because they have not what is `needed`, are told by their number.
///
/// # Errors
///
/// When reading or writing fails.
pub fn judge(
    test: impl BufRead,
    mut predictions: Option<&mut dyn Write>,
    errors: &mut dyn Write,
    needed: &str,
    answer: impl Fn(&Value) -> Option<Answer>,
) -> io::Result<Value> {
    let mut tally = Tally::default();
    let unread = lines(test, errors, needed, |line| {
        let Some(mut answer) = answer(line) else { return Ok(false) };
        tally.count(answer.expected.as_deref(), &answer.given);
        if let Some(out) = &mut predictions {
            if let Some(prediction) = answer.prediction.as_object_mut() {
                prediction.insert("id".into(), id(line));
            }
            writeln!(out, "{}", answer.prediction)?;
        }
        Ok(true)
    })?;
    if let Some(out) = predictions {
        out.flush()?;
    }
    Ok(tally.figures(unread))
}
