//! Where the ledger's heads are anchored outside.

use ombud_base::Secret;
use ombud_ledger::note::{Algorithm, VerifierKey};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// How many witnesses can be asked.
pub const MAX_WITNESSES: usize = 16;
/// How many calendars can be asked.
pub const MAX_CALENDARS: usize = 8;

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
    /// A node of an EVM chain (JSON-RPC) by which heads are put into transactions; empty: none.
    pub evm_url: Secret<String>,
    /// Which chain it must be of (EIP-155).
    pub evm_chain_id: u64,
    /// Minutes between two transactions.
    pub evm_minutes: u32,
    /// How many blocks a transaction must have, its own included.
    pub evm_confirmations: u32,
    /// The most that each gas may cost, in gwei.
    pub evm_max_fee_gwei: u32,
    /// The address that transactions go to; empty: the paying account's own.
    pub evm_to: String,
    /// Calendars of OpenTimestamps, by their addresses.
    pub ots_calendars: Vec<String>,
    /// Minutes between two heads that are stamped.
    pub ots_minutes: u32,
    /// Whether what anchors may be on this machine and in private networks, and be reached without encryption.
    pub allow_private: bool,
}

impl Default for Anchors {
    fn default() -> Self {
        Self {
            auditor_folder: None,
            witnesses: Vec::new(),
            witness_minutes: 5,
            evm_url: Secret::default(),
            evm_chain_id: 1,
            evm_minutes: 1440,
            evm_confirmations: 12,
            evm_max_fee_gwei: 50,
            evm_to: String::new(),
            ots_calendars: Vec::new(),
            ots_minutes: 60,
            allow_private: false,
        }
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

/// A chain that carries heads.
#[derive(Clone, Debug)]
pub struct Evm {
    /// The node.
    pub url: Secret<String>,
    /// Which chain.
    pub chain_id: u64,
    /// How many blocks a transaction must have.
    pub confirmations: u32,
    /// The most that each gas may cost, in gwei.
    pub max_fee_gwei: u32,
    /// The address that transactions go to; empty: the account's own.
    pub to: String,
}

impl Anchors {
    /// The chain; none where no node is named.
    pub fn evm(&self) -> Option<Evm> {
        let named = !self.evm_url.expose().is_empty();
        named.then(|| Evm {
            url: self.evm_url.clone(),
            chain_id: self.evm_chain_id,
            confirmations: self.evm_confirmations,
            max_fee_gwei: self.evm_max_fee_gwei,
            to: self.evm_to.clone(),
        })
    }

    /// The calendars, without a slash at the end.
    ///
    /// # Errors
    /// What is wrong with which of them.
    pub fn calendars(&self) -> Result<Vec<String>, String> {
        if self.ots_calendars.len() > MAX_CALENDARS {
            return Err(format!("names more than {MAX_CALENDARS}"));
        }
        let one = |it: &String| {
            let url = it.trim().trim_end_matches('/');
            let good = self.is_address(url);
            good.then(|| url.to_owned())
                .ok_or_else(|| format!("{it:?} must be https://… (http://… with anchors.allow_private)"))
        };
        self.ots_calendars.iter().map(one).collect()
    }

    /// What cannot work: the key, and why.
    pub(super) fn wrong(&self) -> Option<(&'static str, String)> {
        const MONTH: u32 = 43_200;
        let evm = self.evm_url.expose();
        let rules = [
            (
                "anchors.witness_minutes",
                (1..=10_080).contains(&self.witness_minutes),
                "must be from 1 to 10080 (a week)",
            ),
            (
                "anchors.evm_url",
                evm.is_empty() || self.is_address(evm),
                "must be https://… (http://… with anchors.allow_private), or empty",
            ),
            (
                "anchors.evm_minutes",
                (1..=MONTH).contains(&self.evm_minutes),
                "must be from 1 to 43200 (30 days)",
            ),
            (
                "anchors.evm_confirmations",
                (1..=1000).contains(&self.evm_confirmations),
                "must be from 1 to 1000",
            ),
            ("anchors.evm_max_fee_gwei", self.evm_max_fee_gwei > 0, "must be at least 1"),
            (
                "anchors.evm_to",
                self.evm_to.is_empty() || is_account(&self.evm_to),
                "must be an address, 0x and 40 hexadecimal digits, or empty",
            ),
            (
                "anchors.ots_minutes",
                (1..=MONTH).contains(&self.ots_minutes),
                "must be from 1 to 43200 (30 days)",
            ),
        ];
        let first = rules.into_iter().find(|it| !it.1).map(|it| (it.0, it.2.to_owned()));
        first
            .or_else(|| Some(("anchors.witnesses", self.witnesses().err()?)))
            .or_else(|| Some(("anchors.ots_calendars", self.calendars().err()?)))
    }

    /// Whether it looks like an address that may be gone to.
    fn is_address(&self, url: &str) -> bool {
        url.starts_with("https://") || self.allow_private && url.starts_with("http://")
    }

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

fn is_account(text: &str) -> bool {
    let digits = text.strip_prefix("0x").unwrap_or_default();
    digits.len() == 40 && digits.bytes().all(|it| it.is_ascii_hexdigit())
}

fn witness(line: &str, allow_private: bool) -> Result<Witness, String> {
    let (key, url) = line.trim().split_once(' ').ok_or("is not a key, a space and an address")?;
    let key: VerifierKey = key.parse().map_err(|error| format!("has no key: {error}"))?;
    if key.algorithm() != Algorithm::CosignatureV1 {
        return Err(
            "has a key of another kind than cosignatures are made with (c2sp.org/tlog-cosignature)".into()
        );
    }
    let url = url.trim().trim_end_matches('/');
    if !(url.starts_with("https://") || allow_private && url.starts_with("http://")) {
        return Err("must be asked at https://… (http://… with anchors.allow_private)".into());
    }
    Ok(Witness { key, url: url.to_owned() })
}
