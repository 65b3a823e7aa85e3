//! What a text holds, judged: pure, but for the policy and the addresses that a customer is known by.

use super::{
    Policy, Safety,
    known::{self, Known, chain_of},
    types::{Judged, JudgedAddress, JudgedLink, LinkVerdict, Poisoned, SpottedKind},
};
use crate::{http::Problem, trust::mask};
use ombud_base::id::{CustomerId, WorkspaceId};
use ombud_db::{DbError, Tx};
use ombud_guard::{
    addresses::{self, Asked, Spotted, poisoning},
    links::{self, Link},
};
use std::{
    collections::{HashMap, hash_map::Entry},
    sync::Arc,
};

/// What there is to judge in a text.
struct Found {
    links: Vec<Link>,
    spotted: Vec<Spotted>,
}

impl Found {
    fn in_text(text: &str) -> Option<Self> {
        let found = Self { links: links::find(text), spotted: addresses::find(text) };
        (!found.links.is_empty() || !found.spotted.is_empty()).then_some(found)
    }

    fn has_address(&self) -> bool {
        self.spotted.iter().any(|it| chain_of(it).is_some())
    }

    /// `hidden`: so many of the known ones, from the first, are the customer's proved wallets. Staff see those masked: who
    /// could write a lookalike in a note would otherwise be told the real one.
    fn judged(self, text: &str, policy: &Policy, known: &[&str], hidden: usize) -> Judged {
        let links = self.links.into_iter().map(|it| judge_link(it, policy)).collect();
        let chars: Vec<char> = if self.spotted.is_empty() { Vec::new() } else { text.chars().collect() };
        let mut known: Vec<String> = known.iter().map(|it| (*it).to_owned()).collect();
        let mut addresses = Vec::with_capacity(self.spotted.len());
        for spotted in &self.spotted {
            let written: String = chars.get(spotted.start..spotted.end).unwrap_or_default().iter().collect();
            let poisoned = chain_of(spotted).and_then(|chain| poisoned(&known, &written, chain, hidden));
            // One beside its copy in the same message is told apart as well.
            if poisoned.is_none() && chain_of(spotted).is_some() {
                known.push(written.clone());
            }
            addresses.push(judge_address(spotted, written, poisoned));
        }
        Judged { links, addresses }
    }
}

fn judge_link(link: Link, policy: &Policy) -> JudgedLink {
    let verdict = links::judge(&link.written, &policy.links());
    JudgedLink {
        start: link.start,
        end: link.end,
        url: link.written,
        host: verdict.host,
        verdict: verdict.kind.into(),
        reason: verdict.reason.name(),
        imitates: verdict.imitates,
    }
}

/// 0x and 64 digits are an account of Aptos or Sui as well, but what people paste is a transaction of Ethereum or its kin.
fn is_hash_of_ethereum(spotted: &Spotted) -> bool {
    spotted.identities.iter().any(|it| it.asked == Asked::Transaction && it.valid() && it.chain == "ethereum")
}

fn judge_address(spotted: &Spotted, text: String, poisoned: Option<Poisoned>) -> JudgedAddress {
    let is_address =
        !is_hash_of_ethereum(spotted) && spotted.identities.iter().any(|it| it.asked == Asked::Address);
    let same = spotted.identities.iter().filter(|it| (it.asked == Asked::Address) == is_address);
    let fault = same.clone().find_map(|it| it.fault.as_ref()).map(ToString::to_string);
    JudgedAddress {
        start: spotted.start,
        end: spotted.end,
        text,
        kind: if is_address { SpottedKind::Address } else { SpottedKind::Transaction },
        chains: same.map(|it| it.chain.clone().into_owned()).collect(),
        valid: fault.is_none(),
        fault,
        poisoned,
    }
}

fn poisoned(known: &[String], address: &str, chain: &str, hidden: usize) -> Option<Poisoned> {
    let compared = poisoning::compare(known, address, chain);
    let nearest = compared.nearest?;
    let like = known.get(nearest).filter(|_| compared.likeness == poisoning::Likeness::Lookalike)?;
    let like = if nearest < hidden { mask::address(like) } else { like.clone() };
    Some(Poisoned { like, shared_bits: (compared.shared_bits * 10.0).round() / 10.0 })
}

/// Judges what one reading shows: policy and known addresses are fetched once, and only when a text holds anything.
pub(crate) struct Judge<'a> {
    safety: &'a Safety,
    ws: WorkspaceId,
    policy: Option<Arc<Policy>>,
    known: HashMap<CustomerId, Vec<Known>>,
}

impl<'a> Judge<'a> {
    pub(crate) fn new(safety: &'a Safety, ws: WorkspaceId) -> Self {
        Self { safety, ws, policy: None, known: HashMap::new() }
    }

    /// Judges a message that is stored at `pos`. `whose` finds its customer.
    ///
    /// # Errors
    /// As the database says.
    pub(crate) fn message(
        &mut self,
        tx: &mut Tx<'_>,
        pos: i64,
        text: &str,
        whose: impl FnOnce(&mut Tx<'_>) -> Result<Option<CustomerId>, DbError>,
    ) -> Result<Judged, DbError> {
        let Some(found) = Found::in_text(text) else { return Ok(Judged::default()) };
        let policy = match &self.policy {
            Some(policy) => policy.clone(),
            None => self.policy.insert(self.safety.policy_in(tx, self.ws)?).clone(),
        };
        let known = match if found.has_address() { whose(tx)? } else { None } {
            Some(customer) => self.known_of(tx, customer)?,
            None => &[],
        };
        // What was written later says nothing about what the customer knew then.
        let known: Vec<&Known> = known.iter().filter(|it| it.pos < pos).collect();
        let hidden = known.iter().take_while(|it| it.pos == 0).count();
        let known: Vec<&str> = known.iter().map(|it| it.address.as_str()).collect();
        Ok(found.judged(text, &policy, &known, hidden))
    }

    fn known_of(&mut self, tx: &mut Tx<'_>, customer: CustomerId) -> Result<&[Known], DbError> {
        Ok(match self.known.entry(customer) {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(known::of_customer(tx, self.ws, customer)?),
        })
    }
}

/// Judges a message that was just stored.
pub(crate) async fn judge_now(
    safety: &Safety,
    ws: WorkspaceId,
    customer: CustomerId,
    pos: i64,
    text: &str,
) -> Judged {
    if Found::in_text(text).is_none() {
        return Judged::default();
    }
    let (inner, text) = (safety.clone(), text.to_owned());
    let judged = safety.db.read::<_, Problem, _>(move |tx| {
        Ok(Judge::new(&inner, ws).message(tx, pos, &text, |_| Ok(Some(customer)))?)
    });
    // The message is delivered all the same; who opens the case anew reads the verdicts then.
    judged.await.unwrap_or_else(|problem| {
        problem.log();
        Judged::default()
    })
}

/// Judges a text that belongs to nobody.
///
/// # Errors
/// As the database says.
pub(super) async fn judge_text(safety: &Safety, ws: WorkspaceId, text: &str) -> Result<Judged, Problem> {
    let Some(found) = Found::in_text(text) else { return Ok(Judged::default()) };
    Ok(found.judged(text, &*safety.policy(ws).await?, &[], 0))
}

/// A link of a customer's message that they must be warned of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LinkWarning {
    pub(crate) host: String,
    pub(crate) verdict: LinkVerdict,
}

/// Whether there is a link in a text, so that a policy is needed to judge it.
pub(crate) fn has_links(text: &str) -> bool {
    !links::find(text).is_empty()
}

/// The worst link of a text that a customer must be warned of.
pub(crate) fn link_warning(text: &str, policy: &Policy) -> Option<LinkWarning> {
    let judged = links::find(text).into_iter().map(|it| judge_link(it, policy));
    let worst = judged.filter(|it| it.verdict.is_bad()).max_by_key(|it| it.verdict)?;
    Some(LinkWarning { host: worst.host?, verdict: worst.verdict })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_paste_is_a_transaction_of_ethereum() {
        let kind = |text: &str| {
            let spotted = addresses::find(text);
            let judged = judge_address(spotted.first().unwrap(), text.to_owned(), None);
            (judged.kind, judged.chains.first().cloned().unwrap_or_default(), judged.valid)
        };
        let hash = format!("0x{}", "45ee5f448b913c47".repeat(4));
        assert_eq!(kind(&hash), (SpottedKind::Transaction, "ethereum".to_owned(), true));
        let account = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
        assert_eq!(kind(account), (SpottedKind::Address, "ethereum".to_owned(), true));
    }
}
