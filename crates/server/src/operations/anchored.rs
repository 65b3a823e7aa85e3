//! What `ombud ledger verify` says of the anchors in a file: which transactions and timestamps carry which heads.

use super::commands::run;
use crate::{
    http::{Outward, Reach},
    ledger::anchors::{
        Failure,
        evm::{Node, Proof, hex},
    },
};
use anyhow::{Context, anyhow, bail};
use base64::{Engine, engine::general_purpose::STANDARD};
use ombud_base::Time;
use ombud_ledger::{
    Checkpoint,
    bundle::{Anchored, Report},
    ots,
};
use std::{collections::BTreeMap, fmt::Write, time::Duration};

/// How many anchors are told one by one; what is wrong is always told.
const SHOWN: usize = 10;

/// What whoever verifies has from elsewhere.
pub struct Outside {
    /// A node of the chain.
    pub rpc: Option<String>,
    /// Headers of Bitcoin's blocks.
    pub headers: Vec<[u8; 80]>,
}

/// Headers as they were given.
///
/// # Errors
/// When one is none.
pub fn headers(all: &[String]) -> anyhow::Result<Vec<[u8; 80]>> {
    let one = |text: &String| {
        let digit = |it: u8| char::from(it).to_digit(16).and_then(|it| u8::try_from(it).ok());
        let (pairs, rest) = text.as_bytes().as_chunks::<2>();
        let bytes: Option<Vec<u8>> =
            pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?)).collect();
        let header = bytes.filter(|_| rest.is_empty()).and_then(|it| it.try_into().ok());
        header.ok_or_else(|| anyhow!("a header of Bitcoin has 160 hexadecimal digits"))
    };
    all.iter().map(one).collect()
}

/// What was found of one anchor: good news, or what is wrong.
type Found = Result<String, String>;

impl Outside {
    /// Judges each anchor of a file: in words, and whether none is wrong.
    ///
    /// # Errors
    /// When a node was named and cannot be asked.
    pub fn judge(&self, report: &Report) -> anyhow::Result<(String, bool)> {
        if report.anchors.is_empty() {
            return Ok((String::new(), true));
        }
        let mut found: Vec<(&Anchored, Found)> = report.anchors.iter().map(|it| (it, self.one(it))).collect();
        if let Some(url) = &self.rpc {
            run(ask(url, &mut found))?;
        }
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let (mut text, mut good) = (String::new(), true);
        for (shown, (anchor, said)) in found.iter().rev().enumerate() {
            *counts.entry(anchor.kind.as_str()).or_default() += 1;
            match said {
                Ok(said) if shown < SHOWN => {
                    let _ = writeln!(text, "head of {} leaves: {said}", anchor.size);
                }
                Ok(_) => (),
                Err(why) => {
                    good = false;
                    let _ = writeln!(text, "head of {} leaves: {}: {why}", anchor.size, anchor.kind);
                }
            }
        }
        for (kind, count) in counts {
            let _ = writeln!(text, "{count} anchors of kind {kind}.");
        }
        if !good {
            text.push_str("An anchor does NOT carry the head that it stands beside.\n");
        }
        Ok((text, good))
    }

    fn one(&self, it: &Anchored) -> Found {
        let head: Checkpoint = it.text.parse().map_err(|error| format!("{error}"))?;
        match it.kind.as_str() {
            "evm" => {
                let proof: Proof = serde_json::from_str(&it.proof).map_err(|_| "it is no transaction")?;
                let read = proof.read(head.origin(), head.size(), head.root())?;
                let block =
                    proof.block.map(|it| format!("; the file says: in block {it}")).unwrap_or_default();
                Ok(format!(
                    "in transaction 0x{} of {} on chain {}{block}",
                    hex(&read.hash),
                    read.from,
                    proof.chain_id
                ))
            }
            _ => self.timestamp(&it.proof, &it.text),
        }
    }

    fn timestamp(&self, proof: &str, text: &str) -> Found {
        let bytes = STANDARD.decode(proof).map_err(|_| "it is not in base64")?;
        let proof = ots::Proof::parse(&bytes).map_err(|error| error.to_string())?;
        if proof.digest != ots::digest(text) {
            return Err("it is a timestamp of something else".into());
        }
        let blocks = proof.blocks();
        let all = blocks.iter().map(|(height, root)| {
            let shown: Vec<u8> = root.iter().rev().copied().collect();
            match self.headers.iter().find_map(|it| ots::header_time(it, root)) {
                Some(time) => {
                    format!("in Bitcoin's block {height}, by the header that was given: {}", at(time))
                }
                None => format!("in Bitcoin's block {height}, if its Merkle root is {}", hex(&shown)),
            }
        });
        match all.collect::<Vec<_>>() {
            all if all.is_empty() => Err("it leads to no block".into()),
            all => Ok(all.join("; ")),
        }
    }
}

fn at(seconds: u64) -> String {
    Time::from_micros(0).plus_seconds(i64::try_from(seconds).unwrap_or(0)).to_string()
}

/// Asks a node whether the transactions are in blocks. It is the verifier's own choice, so it may be anywhere.
async fn ask(url: &str, found: &mut [(&Anchored, Found)]) -> anyhow::Result<()> {
    let outward = Outward::new(Reach {
        agent: concat!("Ombud-Verify/", env!("CARGO_PKG_VERSION")),
        patience: Duration::from_secs(15),
        redirects: 0,
        allow_private: true,
    })?;
    let told = |failure: Failure| anyhow!("{}: {}", failure.trouble.word(), failure.detail);
    let node = Node::new(&outward, url).map_err(told)?;
    let id = node.chain_id().await.map_err(|it| told(it.into())).context("the node")?;
    let newest = node.block(None).await.map_err(|it| told(it.into()))?.map_or(0, |it| it.number);
    let mut asked = 0;
    for (anchor, said) in found.iter_mut().filter(|it| it.0.kind == "evm" && it.1.is_ok()) {
        let proof: Proof = serde_json::from_str(&anchor.proof)?;
        if proof.chain_id != id {
            continue;
        }
        asked += 1;
        let Some(hash) = proof.hash() else { continue };
        *said = match node.receipt(&hash).await.map_err(|it| told(it.into()))? {
            Some(receipt) if receipt.good => {
                let block = node.block(Some(receipt.block)).await.map_err(|it| told(it.into()))?;
                let time = block.map(|it| at(it.time)).unwrap_or_default();
                let many = (newest + 1).saturating_sub(receipt.block);
                Ok(format!(
                    "in transaction {}, block {} of {time}, {many} blocks deep",
                    proof.hash, receipt.block
                ))
            }
            _ => Err(format!("transaction {} is in no block of that chain", proof.hash)),
        };
    }
    if asked == 0 {
        bail!("the node is of chain {id}, and no transaction of the file is");
    }
    Ok(())
}
