//! What a text names on the chains, and a diagnosis as it is shown and said.

use super::{
    ChainDesk,
    deposits::Stuck,
    ground::Ground,
    types::{
        ChainAccount, ChainFound, ChainLook, ChainName, ChainSeverity, ChainSilent, ChainTransaction,
        ChainTransfer, ChainVerdict,
    },
};
use crate::http::Problem;
use ombud_base::id::{CustomerId, WorkspaceId};
use ombud_chain::{
    ChainId, Code, Diagnosis, Found, Platform, Severity, Verdict,
    amount::Units,
    config::Network,
    facts::{Account, Asset, Kind, Status, Transaction, Transfer},
    say::say,
    transport::CannotTell,
};
use ombud_guard::addresses::{Asked, find};

/// A look at what a customer named, before it is put into words of a language.
#[derive(Clone, Debug)]
pub struct Seen(pub(super) Diagnosis, pub(super) Vec<Stuck>);

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
    /// Asks the networks about a transaction or an address that a customer of the workspace names.
    ///
    /// # Errors
    /// As the database says; a network that cannot be asked is no error but is told.
    pub async fn seen(
        &self,
        ws: WorkspaceId,
        customer: Option<CustomerId>,
        subject: &str,
    ) -> Result<Seen, Problem> {
        let ground = self.ground(ws, customer).await?;
        let diagnosis = self.diagnose(subject, None, &ground).await;
        let stuck = diagnosis.found.iter().flat_map(|it| self.stuck(it, &ground.platform)).collect();
        Ok(Seen(diagnosis, stuck))
    }

    pub(super) async fn diagnose(&self, subject: &str, only: Option<&ChainId>, ground: &Ground) -> Diagnosis {
        let mut diagnosis = self.chains.diagnose(subject, only, &ground.platform, self.now()).await;
        ground.hide(&mut diagnosis);
        diagnosis
    }

    /// Asks for what staff sees.
    pub(super) async fn look(
        &self,
        subject: &str,
        only: Option<&ChainId>,
        ground: &Ground,
        lang: &str,
    ) -> ChainLook {
        let diagnosis = self.diagnose(subject, only, ground).await;
        self.shown(&diagnosis, &ground.platform, lang)
    }

    /// Asks for what staff sees of a transaction or an address that belongs to a customer's case.
    ///
    /// # Errors
    /// As the database says; a network that cannot be asked is no error but is told.
    pub async fn look_for(
        &self,
        ws: WorkspaceId,
        customer: CustomerId,
        subject: &str,
        lang: &str,
    ) -> Result<ChainLook, Problem> {
        let ground = self.ground(ws, Some(customer)).await?;
        Ok(self.look(subject, None, &ground, lang).await)
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
        Ok(self.look(subject, None, &ground, lang).await)
    }

    pub(super) fn network(&self, id: &ChainId) -> Option<&Network> {
        self.chains.networks().find(|it| it.id == *id)
    }

    fn name(&self, id: &ChainId) -> ChainName {
        let name = self.network(id).map_or_else(|| id.to_string(), |it| it.name.clone());
        ChainName { id: id.to_string(), name }
    }

    /// A diagnosis in the words of a language (BCP 47).
    fn shown(&self, diagnosis: &Diagnosis, platform: &Platform, lang: &str) -> ChainLook {
        let silent = |(id, why): &(ChainId, CannotTell)| ChainSilent {
            network: self.name(id),
            why: why.name().to_owned(),
        };
        ChainLook {
            asked: diagnosis.asked.text.clone(),
            found: diagnosis.found.iter().filter_map(|it| self.found(it, platform, lang)).collect(),
            verdicts: diagnosis.verdicts.iter().map(|it| verdict(it, lang)).collect(),
            nowhere: diagnosis.nowhere.iter().map(|it| self.name(it)).collect(),
            cannot_tell: diagnosis.cannot_tell.iter().map(silent).collect(),
        }
    }

    fn found(&self, it: &Found, platform: &Platform, lang: &str) -> Option<ChainFound> {
        let network = self.network(&it.chain)?;
        let source = it.verdicts.iter().find_map(|it| it.source.as_ref())?;
        let severity = it.verdicts.iter().map(|it| it.severity).max().unwrap_or(Severity::Fine);
        let label = |address: &str| platform.label(&it.chain, address).map(|it| it.name.clone());
        Some(ChainFound {
            network: ChainName { id: it.chain.to_string(), name: it.network.clone() },
            severity: severity.into(),
            verdicts: it.verdicts.iter().map(|it| verdict(it, lang)).collect(),
            transaction: it.transaction.as_ref().map(|it| transaction(it, network, label)),
            account: it.account.as_ref().map(|it| account(it, network, label)),
            link: it.link.clone(),
            host: source.endpoint.clone(),
            asked_at: source.asked,
        })
    }
}

fn verdict(it: &Verdict, lang: &str) -> ChainVerdict {
    let said = say(it, lang);
    ChainVerdict {
        code: it.code.name().to_owned(),
        severity: it.severity.into(),
        title: said.title,
        text: said.text,
        advice: said.advice,
    }
}

fn transaction(
    it: &Transaction,
    network: &Network,
    label: impl Fn(&str) -> Option<String>,
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
        from: it.from.clone(),
        to: it.to.clone(),
        replaced_by: it.replaced_by.clone(),
        transfers: it.transfers.iter().map(|it| transfer(it, network, &label)).collect(),
    }
}

fn transfer(it: &Transfer, network: &Network, label: impl Fn(&str) -> Option<String>) -> ChainTransfer {
    let kind = match it.kind {
        Kind::Native => "native",
        Kind::Token => "token",
        _ => "internal",
    };
    ChainTransfer {
        from: it.from.clone(),
        to: it.to.clone(),
        amount: amount(it.amount, &it.asset, network),
        token: it.asset.token.clone(),
        kind: kind.to_owned(),
        memo: it.memo.clone(),
        label: label(&it.to),
    }
}

fn account(it: &Account, network: &Network, label: impl Fn(&str) -> Option<String>) -> ChainAccount {
    ChainAccount {
        address: it.address.clone(),
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

/// An amount of anything, with its unit where it says one.
pub(super) fn amount(units: Units, asset: &Asset, network: &Network) -> String {
    if asset.token.is_none() {
        return coin(units, network);
    }
    let number = asset.decimals.map_or_else(|| units.to_string(), |it| units.display(it));
    match &asset.symbol {
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

/// What is said of a look to a customer.
#[derive(Clone, Debug)]
pub struct Told {
    /// The words.
    pub text: String,
    /// Where anybody can look at it, each with what it is called.
    pub links: Vec<(String, String)>,
}

impl Seen {
    /// Whether a network knows the transaction, or all that were asked say that they do not.
    pub fn tells_something(&self) -> bool {
        !self.0.found.is_empty()
            || self.0.verdicts.iter().any(|it| matches!(it.code, Code::TxNotFound | Code::TxDropped))
    }

    /// The deposits that are not credited by themselves.
    pub fn stuck(&self) -> &[Stuck] {
        &self.1
    }

    /// How much the worst of it matters.
    pub fn severity(&self) -> ChainSeverity {
        self.verdicts().map(|it| it.severity).max().unwrap_or(Severity::Wait).into()
    }

    fn verdicts(&self) -> impl Iterator<Item = &Verdict> {
        self.0.found.iter().flat_map(|it| &it.verdicts).chain(&self.0.verdicts)
    }

    /// In the words of a language (BCP 47): for each network that knows it, what matters and what to do.
    pub fn told(&self, lang: &str) -> Told {
        let mut told = Told { text: String::new(), links: Vec::new() };
        let mut parts: Vec<String> = Vec::new();
        for found in &self.0.found {
            parts.extend(words_of(&found.verdicts, lang));
            let title = format!("{}: {}", found.network, short(&self.0.asked.text));
            told.links.extend(found.link.clone().map(|link| (title, link)));
        }
        if self.0.found.is_empty() {
            parts.extend(words_of(&self.0.verdicts, lang));
        }
        told.text = parts.join("\n\n");
        told
    }

    /// The names of the verdicts, what matters most first.
    pub fn codes(&self) -> Vec<&'static str> {
        let mut codes: Vec<&'static str> = self.verdicts().map(|it| it.code.name()).collect();
        codes.dedup();
        codes
    }

    /// Whether somebody of staff has to look at it: danger, and a deposit that is not credited by itself.
    pub fn needs_person(&self) -> bool {
        let needs = |it: &Verdict| match it.severity {
            Severity::Danger => true,
            Severity::Act => it.code.name().starts_with("deposit."),
            _ => false,
        };
        self.verdicts().any(needs)
    }
}

/// An id as it is compared: what is written in hex means the same in capitals, and without `0x`.
pub fn folded(id: &str) -> String {
    let bare = id.strip_prefix("0x").or_else(|| id.strip_prefix("0X")).unwrap_or(id);
    let hex = bare.len() == 64 && bare.bytes().all(|it| it.is_ascii_hexdigit());
    if hex { bare.to_ascii_lowercase() } else { id.to_owned() }
}

/// An id that fits on a line.
pub fn short(id: &str) -> String {
    let chars: Vec<char> = id.chars().collect();
    match chars.as_slice() {
        [first @ .., _, _, _, _, _, _] if chars.len() > 20 => {
            let head: String = first.iter().take(8).collect();
            let tail: String = chars.iter().skip(chars.len() - 6).collect();
            format!("{head}…{tail}")
        }
        _ => id.to_owned(),
    }
}

/// What is said of verdicts: the two that matter most in full. More than that nobody reads who is afraid.
fn words_of(verdicts: &[Verdict], lang: &str) -> Vec<String> {
    const MOST: usize = 2;
    let mut parts = Vec::new();
    for verdict in verdicts.iter().take(MOST) {
        let said = say(verdict, lang);
        let text = [said.title.as_str(), said.text.as_str()].into_iter().filter(|it| !it.is_empty());
        let text = text.collect::<Vec<_>>().join(". ");
        parts.extend([text, said.advice].into_iter().filter(|it| !it.is_empty()));
    }
    parts
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
