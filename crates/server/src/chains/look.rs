//! What a text names on the chains, and a diagnosis as it is shown and said.

use super::{
    ChainDesk,
    given::Seer,
    ground::Ground,
    types::{
        ChainAccount, ChainFound, ChainLook, ChainName, ChainSeverity, ChainSilent, ChainTransaction,
        ChainTransfer, ChainVerdict,
    },
};
use crate::http::Problem;
use futures_util::future::join;
use ombud_base::id::{CustomerId, WorkspaceId};
use ombud_chain::{
    ChainId, Diagnosis, Found, Platform, Severity, Verdict,
    amount::Units,
    config::Network,
    facts::{Account, Asset, Kind, Status, Transaction, Transfer},
    foreign,
    say::{address, quoted, say_all},
    transport::CannotTell,
};
use ombud_guard::addresses::{Asked, find};

/// Who reads what is said: what strangers wrote on a chain is shown to staff alone.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    Staff,
    Anybody,
}

/// The ids of transactions that a text names, in order, each once; at most `most`. Some are known to no network.
pub fn transactions_in(text: &str, most: usize) -> Vec<String> {
    named_in(text, most, |asked| asked != Asked::Address)
}

/// The same with addresses.
pub fn subjects_in(text: &str, most: usize) -> Vec<String> {
    named_in(text, most, |_| true)
}

fn named_in(text: &str, most: usize, wanted: impl Fn(Asked) -> bool) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut all: Vec<String> = Vec::new();
    for spotted in find(text) {
        let named = spotted.identities.iter().any(|it| it.valid() && wanted(it.asked));
        let Some(chars) = chars.get(spotted.start..spotted.end).filter(|_| named) else { continue };
        let subject: String = chars.iter().collect();
        if !all.contains(&subject) {
            all.push(subject);
        }
        if all.len() == most {
            break;
        }
    }
    all
}

/// Whether a text holds a secret: it is then shown to no node. A bare key in hex digits cannot be told from a transaction's id.
pub fn holds_secret(text: &str) -> bool {
    !ombud_guard::inspect(text).findings.is_empty()
}

impl ChainDesk {
    pub(super) async fn diagnose(&self, subject: &str, only: Option<&ChainId>, ground: &Ground) -> Diagnosis {
        self.diagnosed(subject, only, ground).await.0
    }

    /// The same with what it was judged by.
    async fn diagnosed(
        &self,
        subject: &str,
        only: Option<&ChainId>,
        ground: &Ground,
    ) -> (Diagnosis, Platform) {
        // The platform is asked at the same time: its facts judge what the networks say, and neither waits for the other.
        let (mut diagnosis, whole) =
            join(self.chains.diagnose(subject, only, &ground.platform, self.now()), ground.whole(self)).await;
        let mut platform = whole.clone();
        if diagnosis.found.is_empty() && !whole.deposits(&diagnosis.asked.text).is_empty() {
            // An address that nobody has used yet is known all the same. What the networks said is kept for a moment.
            diagnosis = self.chains.diagnose(subject, only, whole, self.now()).await;
        }
        if let Some(more) = ground.with_others(self, &diagnosis).await {
            platform = more;
        }
        self.chains.judge(&mut diagnosis, &platform);
        ground.hide(&mut diagnosis);
        (diagnosis, platform)
    }

    /// Asks for what staff sees.
    pub(super) async fn look(
        &self,
        subject: &str,
        only: Option<&ChainId>,
        ground: &Ground,
        lang: &str,
    ) -> ChainLook {
        let (diagnosis, platform) = self.diagnosed(subject, only, ground).await;
        self.shown(&diagnosis, &platform, (lang, Reader::Staff))
    }

    async fn open_look(&self, subject: &str, ground: &Ground, lang: &str) -> ChainLook {
        let (diagnosis, platform) = self.diagnosed(subject, None, ground).await;
        self.shown(&diagnosis, &platform, (lang, Reader::Anybody))
    }

    /// Asks for what anybody may see of a transaction or an address that belongs to a customer's case: it
    /// is kept, and may be handed on. `seer` is who has the customer's deposit addresses asked for; without one they are not.
    ///
    /// # Errors
    /// As the database says; a network that cannot be asked is no error but is told.
    pub async fn look_for(
        &self,
        ws: WorkspaceId,
        (customer, seer): (CustomerId, Option<Seer>),
        subject: &str,
        lang: &str,
    ) -> Result<ChainLook, Problem> {
        let ground = self.ground(ws, Some(customer)).await?.shown_to(seer);
        Ok(self.open_look(subject, &ground, lang).await)
    }

    /// Asks for what anybody sees who reads the workspace's help centre.
    ///
    /// # Errors
    /// As the database says.
    pub async fn public_look(
        &self,
        ws: WorkspaceId,
        subject: &str,
        lang: &str,
    ) -> Result<ChainLook, Problem> {
        let ground = self.ground(ws, None).await?;
        Ok(self.open_look(subject, &ground, lang).await)
    }

    pub(super) fn network(&self, id: &ChainId) -> Option<&Network> {
        self.chains.networks().find(|it| it.id == *id)
    }

    pub(super) fn name(&self, id: &ChainId) -> ChainName {
        let name = self.network(id).map_or_else(|| id.to_string(), |it| it.name.clone());
        ChainName { id: id.to_string(), name }
    }

    /// A diagnosis in the words of a language (BCP 47), for a reader.
    fn shown(&self, diagnosis: &Diagnosis, platform: &Platform, how: (&str, Reader)) -> ChainLook {
        let silent = |(id, why): &(ChainId, CannotTell)| ChainSilent {
            network: self.name(id),
            why: why.name().to_owned(),
        };
        ChainLook {
            asked: diagnosis.asked.text.clone(),
            found: diagnosis.found.iter().filter_map(|it| self.found(it, platform, how)).collect(),
            verdicts: verdicts(&diagnosis.verdicts, how),
            nowhere: diagnosis.nowhere.iter().map(|it| self.name(it)).collect(),
            cannot_tell: diagnosis.cannot_tell.iter().map(silent).collect(),
        }
    }

    fn found(&self, it: &Found, platform: &Platform, how: (&str, Reader)) -> Option<ChainFound> {
        let network = self.network(&it.chain)?;
        let source = it.verdicts.iter().find_map(|it| it.source.as_ref())?;
        let severity = it.verdicts.iter().map(|it| it.severity).max().unwrap_or(Severity::Fine);
        let label = |address: &str| platform.label(&it.chain, address).map(|it| it.name.clone());
        Some(ChainFound {
            network: ChainName { id: it.chain.to_string(), name: it.network.clone() },
            severity: severity.into(),
            verdicts: verdicts(&it.verdicts, how),
            transaction: it.transaction.as_ref().map(|it| transaction(it, network, label, how.1)),
            account: it.account.as_ref().map(|it| account(it, network, label)),
            link: it.link.clone(),
            host: source.endpoint.clone(),
            asked_at: source.asked,
        })
    }
}

fn verdicts(all: &[Verdict], (lang, reader): (&str, Reader)) -> Vec<ChainVerdict> {
    let said = say_all(all, lang).into_iter().map(|(it, said)| ChainVerdict {
        code: it.code.name().to_owned(),
        severity: it.severity.into(),
        title: said.title,
        text: said.text,
        advice: said.advice,
        quoted: quoted(it).filter(|_| reader == Reader::Staff),
    });
    said.collect()
}

fn transaction(
    it: &Transaction,
    network: &Network,
    label: impl Fn(&str) -> Option<String>,
    reader: Reader,
) -> ChainTransaction {
    let status = match it.status {
        Status::Pending => "pending",
        Status::Succeeded => "succeeded",
        Status::Failed => "failed",
        Status::Replaced => "replaced",
        Status::Reorganised => "reorganised",
        _ => "expired",
    };
    ChainTransaction {
        id: it.id.clone(),
        status: status.to_owned(),
        block: it.block.as_ref().map(|it| it.height),
        block_hash: it.block.as_ref().map(|it| it.hash.clone()),
        block_time: it.block.as_ref().and_then(|it| it.time),
        confirmations: it.confirmations,
        needed: network.confirmations,
        fee: it.fee.map(|units| coin(units, network)),
        from: it.from.as_deref().map(address),
        to: it.to.as_deref().map(address),
        replaced_by: it.replaced_by.clone(),
        transfers: it.transfers.iter().map(|it| transfer(it, network, &label, reader)).collect(),
    }
}

fn transfer(
    it: &Transfer,
    network: &Network,
    label: impl Fn(&str) -> Option<String>,
    reader: Reader,
) -> ChainTransfer {
    let kind = match it.kind {
        Kind::Native => "native",
        Kind::Token => "token",
        _ => "internal",
    };
    let memo = it.memo.as_deref().and_then(|own| match (foreign::memo(own), reader) {
        (Some(plain), _) => Some(plain.to_owned()),
        (None, Reader::Staff) => Some(foreign::harmless(own)).filter(|it| !it.is_empty()),
        (None, Reader::Anybody) => None,
    });
    ChainTransfer {
        from: address(&it.from),
        to: address(&it.to),
        amount: amount(it.amount, &it.asset, network),
        token: it.asset.token.as_deref().map(address),
        kind: kind.to_owned(),
        memo,
        label: label(&it.to),
    }
}

fn account(it: &Account, network: &Network, label: impl Fn(&str) -> Option<String>) -> ChainAccount {
    ChainAccount {
        address: address(&it.address),
        contract: it.contract,
        balance: coin(it.balance, network),
        sent: it.sent,
        last_active: it.last_active,
        label: label(&it.address),
    }
}

/// An amount of the network's own coin, with its unit.
fn coin(units: Units, network: &Network) -> String {
    format!("{} {}", units.display(network.decimals), network.symbol)
}

/// An amount of anything, with its unit where it says one that looks like one.
pub(super) fn amount(units: Units, asset: &Asset, network: &Network) -> String {
    if asset.token.is_none() {
        return coin(units, network);
    }
    let number = asset.decimals.map_or_else(|| units.to_string(), |it| units.display(it));
    match asset.symbol.as_deref().and_then(foreign::symbol) {
        Some(symbol) => format!("{number} {symbol}"),
        None => number,
    }
}

impl From<Severity> for ChainSeverity {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Fine => Self::Fine,
            Severity::Wait => Self::Wait,
            Severity::Act => Self::Act,
            Severity::Danger => Self::Danger,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HASH: &str = "0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b";

    #[test]
    fn what_a_text_names_is_found_once() {
        let text = format!(
            "my tx {HASH} hangs, see https://etherscan.io/tx/{HASH} !! to 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
        );
        assert_eq!(transactions_in(&text, 5), [HASH]);
        assert_eq!(subjects_in(&text, 5), [HASH, "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"]);
        assert_eq!(subjects_in(&text, 1), [HASH]);
        assert!(transactions_in("where is my money", 5).is_empty());
    }
}
