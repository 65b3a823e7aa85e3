//! The formats that lists of phishing hosts are published in.

use std::io::{self, BufRead, Read};

use serde::Deserialize;

use super::Builder;

/// The longest line that is read, in bytes; a host has at most 253.
const LONGEST_LINE: u64 = 4096;

/// How many bad lines of a list are kept to be told.
pub const KEPT: usize = 100;

/// A line or entry that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// Its number, from 1; of an entry of JSON, its place in its array.
    pub number: usize,
    /// Its beginning.
    pub text: String,
}

/// What of a list could not be read. Of a list that is nothing but such lines no more is kept than of any other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BadLines {
    /// How many there are.
    pub count: usize,
    /// The first of them, [`KEPT`] at most.
    pub first: Vec<BadLine>,
}

impl BadLines {
    fn add(&mut self, number: usize, text: &str) {
        self.count += 1;
        if self.first.len() < KEPT {
            self.first.push(BadLine { number, text: text.chars().take(80).collect() });
        }
    }
}

/// A list could not be read at all.
#[derive(Debug)]
pub enum ReadError {
    /// Reading failed.
    Io(io::Error),
    /// It begins as JSON and is none of the formats in JSON.
    Json(String),
}

impl std::fmt::Display for ReadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ReadError::Io(error) => write!(f, "the list cannot be read: {error}"),
            ReadError::Json(error) => write!(f, "the list is JSON of no known form: {error}"),
        }
    }
}

impl std::error::Error for ReadError {}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        ReadError::Io(error)
    }
}

/// The list of MetaMask (`blacklist`, `whitelist`; `fuzzylist` names hosts to compare with, which is not a list's
/// business here), or of polkadot-js (`deny`, `allow`).
#[derive(Deserialize)]
struct Json {
    #[serde(alias = "deny", alias = "blocklist")]
    blacklist: Vec<String>,
    #[serde(default, alias = "allow", alias = "allowlist")]
    whitelist: Vec<String>,
}

impl Builder {
    /// Reads a list in any of these formats, and gives the lines that it could not make sense of:
    ///
    /// - one host or URL on each line, `*.` before it or not;
    /// - hosts files: `0.0.0.0 host [host …]`;
    /// - rules of ad blockers: `||host^`, and `@@||host^` for hosts that are honest;
    /// - JSON of MetaMask's eth-phishing-detect or of polkadot-js's phishing, or an array of hosts.
    ///
    /// What follows `#` or `!` is a comment.
    ///
    /// # Errors
    ///
    /// When reading fails, or the list is JSON of another form.
    pub fn read(&mut self, mut list: impl BufRead) -> Result<BadLines, ReadError> {
        let beginning = list.fill_buf()?.trim_ascii_start();
        match beginning.first() {
            // Ad blockers' lists may begin with a title in brackets.
            Some(b'{' | b'[') if !beginning.starts_with(b"[Adblock") => self.read_json(list),
            _ => self.read_lines(list),
        }
    }

    fn read_json(&mut self, mut list: impl Read) -> Result<BadLines, ReadError> {
        let mut text = String::new();
        list.read_to_string(&mut text)?;
        let json = match serde_json::from_str::<Json>(&text) {
            Ok(json) => json,
            Err(error) => match serde_json::from_str::<Vec<String>>(&text) {
                Ok(blacklist) => Json { blacklist, whitelist: Vec::new() },
                Err(_) => return Err(ReadError::Json(error.to_string())),
            },
        };
        let mut bad = BadLines::default();
        for (number, host) in (1..).zip(&json.blacklist) {
            if !self.block(host) {
                bad.add(number, host);
            }
        }
        for (number, host) in (1..).zip(&json.whitelist) {
            if !self.allow(host) {
                bad.add(number, host);
            }
        }
        Ok(bad)
    }

    fn read_lines(&mut self, mut list: impl BufRead) -> Result<BadLines, ReadError> {
        let mut bad = BadLines::default();
        let mut line = Vec::new();
        let mut number = 0;
        loop {
            line.clear();
            if list.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line)? == 0 {
                return Ok(bad);
            }
            if line.last() != Some(&b'\n') && line.len() as u64 == LONGEST_LINE {
                list.skip_until(b'\n')?;
            }
            number += 1;
            let text = String::from_utf8_lossy(&line);
            let text = text.trim_start_matches('\u{feff}').trim();
            if !self.take_line(text) {
                bad.add(number, text);
            }
        }
    }

    /// Takes what a line says; `false` if that is nothing known.
    fn take_line(&mut self, line: &str) -> bool {
        // An adblock list names itself in its first line.
        if line.starts_with(['#', '!']) || line.starts_with("[Adblock") {
            return true;
        }
        let line = line.split_once(" #").or_else(|| line.split_once(" !")).map_or(line, |(line, _)| line);
        let line = line.split_once("\t#").map_or(line, |(line, _)| line).trim();
        if line.is_empty() {
            return true;
        }
        if let Some(rule) = line.strip_prefix("@@||") {
            return self.allow(rule_host(rule));
        }
        if let Some(rule) = line.strip_prefix("||") {
            return self.block(rule_host(rule));
        }
        let mut words = line.split_ascii_whitespace();
        let Some(first) = words.next() else { return true };
        if matches!(first, "0.0.0.0" | "127.0.0.1" | "::" | "::1") {
            let mut hosts = words.filter(|host| !is_own_name(host)).peekable();
            // Lines such as `127.0.0.1 localhost` open every hosts file.
            return hosts.peek().is_none() || hosts.all(|host| self.block(host));
        }
        words.next().is_none() && self.block(first)
    }
}

/// The host of an ad blocker's rule, without what bounds it and its options.
fn rule_host(rule: &str) -> &str {
    rule.split(['^', '$', '/']).next().unwrap_or_default()
}

/// Names that a machine has for itself.
fn is_own_name(host: &str) -> bool {
    matches!(
        host,
        "localhost"
            | "localhost.localdomain"
            | "local"
            | "broadcasthost"
            | "0.0.0.0"
            | "ip6-localhost"
            | "ip6-loopback"
    )
}
