//! Where the ledger's heads are anchored outside.

use ombud_ledger::note::{Algorithm, VerifierKey};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// How many witnesses can be asked.
pub const MAX_WITNESSES: usize = 16;

/// Where the ledger's heads are anchored outside.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Anchors {
    /// A folder into whose files each signed head is written, for an auditor; none: no files.
    pub auditor_folder: Option<PathBuf>,
    /// Witnesses that cosign heads, each a key and an address: `name+id+key https://witness.example`.
    pub witnesses: Vec<String>,
    /// Minutes between two heads that witnesses are asked to cosign.
    pub witness_minutes: u32,
    /// Whether what anchors may be on this machine and in private networks, and be reached without encryption.
    pub allow_private: bool,
}

impl Default for Anchors {
    fn default() -> Self {
        Self { auditor_folder: None, witnesses: Vec::new(), witness_minutes: 5, allow_private: false }
    }
}

/// A witness to be asked.
#[derive(Clone, Debug)]
pub struct Witness {
    /// What its cosignatures are verified by.
    pub key: VerifierKey,
    /// Where it is asked, without a slash at the end.
    pub url: String,
}

impl Anchors {
    /// The witnesses.
    ///
    /// # Errors
    /// What is wrong with which of them.
    pub fn witnesses(&self) -> Result<Vec<Witness>, String> {
        if self.witnesses.len() > MAX_WITNESSES {
            return Err(format!("names more than {MAX_WITNESSES}"));
        }
        let mut all: Vec<Witness> = Vec::new();
        for line in &self.witnesses {
            let it = witness(line, self.allow_private).map_err(|why| format!("{line:?} {why}"))?;
            if all.iter().any(|other| other.key.id() == it.key.id()) {
                return Err(format!("names {} twice", it.key.name()));
            }
            all.push(it);
        }
        Ok(all)
    }
}

fn witness(line: &str, allow_private: bool) -> Result<Witness, String> {
    let (key, url) = line.trim().split_once(' ').ok_or("is not a key, a space and an address")?;
    let key: VerifierKey = key.parse().map_err(|error| format!("has no key: {error}"))?;
    if key.algorithm() != Algorithm::CosignatureV1 {
        return Err("has a key of another kind than cosignatures are made with (c2sp.org/tlog-cosignature)".into());
    }
    let url = url.trim().trim_end_matches('/');
    if !(url.starts_with("https://") || allow_private && url.starts_with("http://")) {
        return Err("must be asked at https://… (http://… with anchors.allow_private)".into());
    }
    Ok(Witness { key, url: url.to_owned() })
}
