//! Viruses in uploads: a clamd, where the operator has one, sees each file before anything else reads it or it is kept.

use crate::config::{Clamd, Files, Unscanned};
use clamav_client::tokio::{Socket, Tcp, TransportProtocol, scan_buffer};
use std::{io, time::Duration};

/// How much is sent at once, in bytes.
const CHUNK: usize = 64 * 1024;
/// The longest name of a virus that is told.
const NAME_MOST: usize = 200;

impl Clamd {
    /// What clamd calls itself, with the day of its signatures where it has such.
    ///
    /// # Errors
    /// When it cannot be asked.
    pub async fn version(&self, patience: Duration) -> io::Result<String> {
        let answer = match self {
            Self::Tcp(address) => {
                within(patience, clamav_client::tokio::get_version(Tcp { host_address: address })).await
            }
            Self::Unix(path) => {
                within(patience, clamav_client::tokio::get_version(Socket { socket_path: path })).await
            }
        };
        Ok(String::from_utf8_lossy(&answer?).trim_end_matches('\0').trim().to_owned())
    }

    /// Has clamd look at these bytes.
    pub async fn scan(&self, bytes: &[u8], patience: Duration) -> Scan {
        let answer = match self {
            Self::Tcp(address) => stream(Tcp { host_address: address }, bytes, patience).await,
            Self::Unix(path) => stream(Socket { socket_path: path }, bytes, patience).await,
        };
        match answer {
            Ok(answer) => judged(&answer),
            Err(error) => Scan::Unscanned(error.to_string()),
        }
    }
}

async fn stream<T: TransportProtocol>(to: T, bytes: &[u8], patience: Duration) -> io::Result<Vec<u8>> {
    within(patience, scan_buffer(bytes, to, Some(CHUNK))).await
}

async fn within<T>(patience: Duration, work: impl Future<Output = io::Result<T>>) -> io::Result<T> {
    let late =
        || io::Error::new(io::ErrorKind::TimedOut, format!("no answer within {} s", patience.as_secs()));
    tokio::time::timeout(patience, work).await.unwrap_or_else(|_| Err(late()))
}

/// What clamd says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scan {
    /// Nothing was found.
    Clean,
    /// This was found.
    Infected(String),
    /// It did not look, or not at all of it, and why.
    Unscanned(String),
}

/// Only what clamd says of a whole stream counts; whatever else comes back is no leave to keep a file.
fn judged(answer: &[u8]) -> Scan {
    let text = String::from_utf8_lossy(answer);
    let text = text.trim_end_matches('\0').trim();
    if text == "stream: OK" {
        return Scan::Clean;
    }
    match text.strip_prefix("stream: ").and_then(|it| it.strip_suffix(" FOUND")) {
        Some(name) => {
            let kept = name.chars().filter(|it| !it.is_control()).take(NAME_MOST);
            Scan::Infected(kept.collect())
        }
        None => Scan::Unscanned(text.chars().filter(|it| !it.is_control()).take(NAME_MOST).collect()),
    }
}

/// Whether a file is kept that clamd could not look at.
pub fn keeps_unscanned(config: &Files) -> bool {
    Unscanned::of(&config.clamd_down) == Some(Unscanned::Kept)
}

/// Has the configured clamd look, if there is one.
pub(super) async fn scan(config: &Files, bytes: &[u8]) -> Scan {
    let clamd = match Clamd::of(&config.clamd) {
        Ok(Some(clamd)) => clamd,
        Ok(None) => return Scan::Clean,
        Err(why) => return Scan::Unscanned(why.to_owned()),
    };
    let found = clamd.scan(bytes, Duration::from_secs(config.clamd_seconds)).await;
    let verdict = match &found {
        Scan::Clean => "clean",
        Scan::Infected(_) => "infected",
        Scan::Unscanned(why) => {
            tracing::error!(%why, "a file could not be looked at by clamd; see files.clamd, and `ombud doctor`");
            "unscanned"
        }
    };
    metrics::counter!("ombud_files_scanned_total", "verdict" => verdict).increment(1);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_clamds_own_words_make_a_file_clean() {
        assert_eq!(judged(b"stream: OK\0"), Scan::Clean);
        assert_eq!(judged(b"stream: Eicar-Test FOUND\0"), Scan::Infected("Eicar-Test".into()));
        for other in
            ["", "OK", "PONG", "stream: OK FOUND", "INSTREAM size limit exceeded. ERROR", "stream: OK\nmore"]
        {
            assert_ne!(judged(other.as_bytes()), Scan::Clean, "{other}");
        }
    }

    proptest! {
        #[test]
        fn whatever_answers_nothing_but_its_ok_is_clean(answer in proptest::collection::vec(any::<u8>(), 0..400)) {
            let plain = String::from_utf8_lossy(&answer).trim_end_matches('\0').trim() == "stream: OK";
            prop_assert_eq!(judged(&answer) == Scan::Clean, plain);
        }
    }
}
