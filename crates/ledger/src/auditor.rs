//! What an auditor keeps: signed heads in text files, one for each day, appended and never changed.
//!
//! A record is a signed checkpoint, as it is, and an empty line. A writer that was interrupted leaves the beginning of a record;
//! it writes the whole one behind it. So a record that is the beginning of the next one is no fault, and neither is one at the
//! very end.
//!
//! ```
//! use ombud_ledger::auditor::{Reader, record};
//!
//! let note = "example.com/log\n1\nqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqo=\n\n— example.com/log AAAAAAAA\n";
//! let mut reader = Reader::default();
//! reader.add("2026-01-05.txt", &format!("{}example.com/log\n2", record(note, "")));
//! let read = reader.finish();
//! assert_eq!((read.notes.len(), read.interrupted, read.unreadable.len()), (1, true, 0));
//! ```

/// Where something stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At {
    /// The file's name.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
}

/// What the files hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// The signed heads, in order, not verified.
    pub notes: Vec<(At, String)>,
    /// What is no record.
    pub unreadable: Vec<At>,
    /// Whether the last record is not whole: its writer was interrupted, and has not been back.
    pub interrupted: bool,
}

/// Reads files, in the order of their names.
#[derive(Debug, Default)]
pub struct Reader {
    pieces: Vec<Piece>,
}

#[derive(Debug)]
struct Piece {
    at: At,
    text: String,
    /// Whether it has signatures under it.
    signed: bool,
    /// Whether its last line has an end.
    ended: bool,
}

/// What is to be appended for a note to a file that ends in `end`: the record, parted from what an interrupted writer may
/// have left.
pub fn record(note: &str, end: &str) -> String {
    let parted = match end {
        "" => "",
        it if it.ends_with("\n\n") => "",
        it if it.ends_with('\n') => "\n",
        _ => "\n\n",
    };
    format!("{parted}{note}\n")
}

/// The last record of a file that is whole.
pub fn last(text: &str) -> Option<String> {
    let mut reader = Reader::default();
    reader.add("", text);
    reader.finish().notes.pop().map(|it| it.1)
}

impl Reader {
    /// Reads a file's text.
    pub fn add(&mut self, file: &str, text: &str) {
        let (mut line, first) = (1, self.pieces.len());
        let mut blocks = text.split("\n\n").peekable();
        while let Some(block) = blocks.next() {
            let ended = blocks.peek().is_some() || block.ends_with('\n');
            let lines = block.matches('\n').count();
            let block_at = line + block.len().saturating_sub(block.trim_start_matches('\n').len());
            line += lines + 2;
            let block = block.trim_matches('\n');
            if block.is_empty() {
                continue;
            }
            let signatures = block.split('\n').all(|it| it.starts_with("— ") || it == "—");
            match self.pieces.get_mut(first..).and_then(<[Piece]>::last_mut) {
                Some(above) if signatures && !above.signed => {
                    (above.signed, above.ended) = (true, ended);
                    above.text = format!("{}\n\n{block}\n", above.text);
                }
                _ => {
                    let at = At { file: file.to_owned(), line: block_at };
                    self.pieces.push(Piece { at, text: block.to_owned(), signed: false, ended });
                }
            }
        }
    }

    /// What they hold.
    pub fn finish(self) -> Read {
        let mut read = Read::default();
        let mut torn = Vec::new();
        let mut pieces = self.pieces.into_iter().peekable();
        while let Some(it) = pieces.next() {
            let next = pieces.peek();
            // The line break at its end may be missing; two of the same are one.
            let begun = it.text.trim_end_matches('\n');
            if next.is_some_and(|next| next.text.starts_with(begun)) {
                continue;
            }
            match (it.signed && it.ended, next) {
                (true, _) => read.notes.push((it.at, it.text)),
                (false, None) => read.interrupted = true,
                (false, Some(_)) => torn.push((it.at, begun.to_owned())),
            }
        }
        // The beginning of a record that is there as a whole, too, was left by a writer that was interrupted.
        torn.retain(|(_, begun)| !read.notes.iter().any(|it| it.1.starts_with(begun)));
        read.unreadable.extend(torn.into_iter().map(|it| it.0));
        read
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: &str = "desk/ledger\n1\nroot=\n\n— desk/ledger sig1=\n";
    const B: &str = "desk/ledger\n22\nroot=\n\n— desk/ledger sig2=\n— witness sig3=\n";

    fn read(files: &[(&str, &str)]) -> Read {
        let mut reader = Reader::default();
        files.iter().for_each(|(file, text)| reader.add(file, text));
        reader.finish()
    }

    fn notes(read: &Read) -> Vec<&str> {
        read.notes.iter().map(|it| it.1.as_str()).collect()
    }

    #[test]
    fn records_come_back_as_they_were_written() {
        let first = record(A, "");
        let text = format!("{first}{}", record(B, &first));
        let read = read(&[("1.txt", &text), ("2.txt", &record(A, ""))]);
        assert_eq!(notes(&read), [A, B, A]);
        assert!(read.unreadable.is_empty() && !read.interrupted);
        assert_eq!(read.notes[1].0, At { file: "1.txt".into(), line: 7 });
        assert_eq!(last(&text).as_deref(), Some(B));
    }

    #[test]
    fn a_writer_may_be_interrupted_at_every_byte() {
        let whole = record(A, "");
        for cut in B.char_indices().map(|it| it.0) {
            let torn = format!("{whole}{}", &B[..cut]);
            let mended = format!("{torn}{}", record(B, &torn));
            let alone = read(&[("1.txt", &torn)]);
            assert!(alone.unreadable.is_empty() && alone.notes[0].1 == A, "{cut}: {alone:?}");
            let there = read(&[("1.txt", &mended)]);
            assert_eq!((notes(&there), there.interrupted), (vec![A, B], false), "{cut}");
            assert!(there.unreadable.is_empty(), "{cut}: {there:?}");
            let next_day = read(&[("1.txt", &torn), ("2.txt", &record(B, ""))]);
            assert_eq!((notes(&next_day), next_day.unreadable.len()), (vec![A, B], 0), "{cut}");
        }
    }

    #[test]
    fn what_is_no_record_is_named() {
        let text = format!("{}what is this?\n\n{}", record(A, ""), record(B, ""));
        let read = read(&[("1.txt", &text)]);
        assert_eq!(notes(&read), [A, B]);
        assert_eq!(read.unreadable, [At { file: "1.txt".into(), line: 7 }]);
    }
}
