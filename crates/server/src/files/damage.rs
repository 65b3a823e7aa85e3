//! Files as nobody makes them: good ones with mistakes. For the tests of whatever reads files.
#![allow(clippy::indexing_slicing, reason = "tests")]

use proptest::{prelude::*, test_runner::Config};

/// One mistake: what, where (of a thousandth of the whole), and by which bytes.
pub type Mistake = (u8, u16, Vec<u8>);

/// As many cases as `OMBUD_CASES` says; few by default, for each reads a whole file.
pub fn config() -> Config {
    let cases = std::env::var("OMBUD_CASES").ok().and_then(|it| it.parse().ok()).unwrap_or(64);
    Config { cases, failure_persistence: None, ..Config::default() }
}

/// Up to six mistakes.
pub fn mistakes() -> impl Strategy<Value = Vec<Mistake>> {
    let bytes = prop_oneof![
        proptest::collection::vec(any::<u8>(), 1..40),
        // Numbers that are lengths and offsets where they land.
        Just(vec![0xff; 4]),
        Just(vec![0; 8]),
        Just(vec![0x7f, 0xff, 0xff, 0xff]),
        Just(b"9999999999".to_vec()),
        Just(b"<<[<<[<<[".to_vec()),
    ];
    proptest::collection::vec((0..5_u8, 0..1000_u16, bytes), 1..6)
}

/// The same with these mistakes in it.
pub fn damaged(file: &[u8], mistakes: &[Mistake]) -> Vec<u8> {
    let mut file = file.to_vec();
    for (what, at, bytes) in mistakes {
        let at = file.len() * usize::from(*at) / 1000;
        let end = (at + bytes.len()).min(file.len());
        match what {
            0 => file[at..end].copy_from_slice(&bytes[..end - at]),
            1 => drop(file.splice(at..at, bytes.iter().copied())),
            2 => drop(file.drain(at..end)),
            3 => file.truncate(at.max(1)),
            _ => {
                let again = file[at..].to_vec();
                file.extend_from_slice(&again[..again.len().min(4096)]);
            }
        }
    }
    file
}
