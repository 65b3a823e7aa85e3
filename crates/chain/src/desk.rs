//! The desk: all networks together, asked at once.

use crate::{
    adapter::{Adapter, Subject},
    caip::{AccountId, ChainId},
    check::{self, Checked},
    config::{ChainsConfig, ConfigError, Network},
    diagnosis::{
        Asked, AskedKind, Bench, Code, Diagnosis, Fact, Found, Verdict, judge_account, judge_transaction,
        settled, uncredited,
    },
    facts::{Account, Sourced, Status, Transaction},
    family,
    memory::Memory,
    platform::Platform,
    trace::{self, Limits, Start, Trace},
    transport::{CannotTell, Fetch, Health, LONGEST_ROUND, Round},
};
use futures_util::future::join_all;
use ombud_base::Time;
use std::{collections::BTreeMap, sync::Arc, time::Duration};

/// The longest text that is read as an identifier, or as a link to one.
const LONGEST_TEXT: usize = 512;

/// All configured networks.
pub struct Chains {
    adapters: Vec<Box<dyn Adapter>>,
    fetch: Arc<dyn Fetch>,
    names: BTreeMap<ChainId, String>,
    memory: Memory,
}

/// What one network said.
enum Answer {
    Found(Box<Found>),
    /// It does not know it, and when it was last seen waiting there.
    Nothing(Option<Time>),
    CannotTell(CannotTell),
}

impl Chains {
    /// Opens all networks of a configuration; nothing is asked yet.
    ///
    /// # Errors
    /// What [`ChainsConfig::networks`] refuses, and a family that no adapter speaks to.
    pub fn new(config: ChainsConfig, fetch: Arc<dyn Fetch>) -> Result<Self, ConfigError> {
        let networks = config.networks()?;
        let names = networks.iter().map(|it| (it.id.clone(), it.name.clone())).collect();
        let open = |network| family::open(network, Arc::clone(&fetch));
        let adapters = networks.into_iter().map(open).collect::<Result<_, _>>()?;
        Ok(Self { adapters, fetch, names, memory: Memory::default() })
    }

    /// The networks, in the order of the configuration.
    pub fn networks(&self) -> impl Iterator<Item = &Network> {
        self.adapters.iter().map(|it| it.network())
    }

    /// How the endpoints of each network are.
    pub fn health(&self) -> Vec<(ChainId, Vec<Health>)> {
        self.adapters.iter().map(|it| (it.network().id.clone(), it.health())).collect()
    }

    /// Asks each endpoint of each network by itself for its newest block, all at once: whether it can be reached, is of the right
    /// chain, and keeps up. What other questions know of their health is neither used nor changed.
    pub async fn check(&self, now: Time) -> Vec<Checked> {
        let each = self.networks().map(|network| check::of(network, &self.fetch, now));
        join_all(each).await
    }

    /// Remembers what was seen of a transaction, and when, so that later it can be told if the chain has left its block, if another
    /// took its place, or if it is gone. What this desk has said itself it remembers anyway, until the program ends; what is
    /// newer than `at` stays.
    pub fn remember(&self, chain: &ChainId, seen: Transaction, at: Time) {
        if let Some(network) = self.adapters.iter().position(|it| it.network().id == *chain) {
            self.memory.remember(network, seen, at);
        }
    }

    /// Finds out what a pasted text is and what happened to it, on all networks or `only` on one. A hash alone does not
    /// name its chain, so every network whose ids look alike is asked, all at once; the answer is there within three
    /// seconds, whatever the endpoints do.
    pub async fn diagnose(
        &self,
        text: &str,
        only: Option<&ChainId>,
        platform: &Platform,
        now: Time,
    ) -> Diagnosis {
        let text = text.trim();
        let (named, bare) = bare(text);
        let only = only.or(named.as_ref());
        let mut asked = Vec::new();
        for (at, adapter) in self.adapters.iter().enumerate() {
            if only.is_none_or(|only| adapter.network().id == *only) {
                asked.extend(adapter.read(bare).into_iter().map(|subject| (at, subject)));
            }
        }
        let kind = kind_of(asked.iter().map(|(_, subject)| subject));
        let answers = asked.iter().map(|(at, subject)| self.one(*at, subject, platform, now));
        let answers = join_all(answers).await;
        // What names nothing is not repeated: people paste what nobody should keep.
        let shown = if asked.is_empty() { String::new() } else { bare.to_owned() };
        let mut diagnosis = Diagnosis {
            asked: Asked { text: shown, kind, at: now },
            found: Vec::new(),
            verdicts: Vec::new(),
            nowhere: Vec::new(),
            cannot_tell: Vec::new(),
        };
        let mut gone = Vec::new();
        for ((at, _), answer) in asked.iter().zip(answers) {
            let Some(adapter) = self.adapters.get(*at) else { continue };
            let chain = adapter.network().id.clone();
            match answer {
                Answer::Found(found) => diagnosis.found.push(*found),
                Answer::Nothing(waited) => {
                    gone.extend(waited.map(|seen| (chain.clone(), now.since(seen).as_secs())));
                    diagnosis.nowhere.push(chain);
                }
                Answer::CannotTell(why) => diagnosis.cannot_tell.push((chain, why)),
            }
        }
        self.sum_up(&mut diagnosis, gone.first());
        diagnosis
    }

    /// Judges what was found anew, by what else is known of the platform meanwhile. Nobody is asked: the facts stay what they were.
    pub fn judge(&self, diagnosis: &mut Diagnosis, platform: &Platform) {
        for found in &mut diagnosis.found {
            let Some(source) = found.verdicts.iter().find_map(|it| it.source.as_ref()) else { continue };
            let Some(bench) = self.bench(&found.chain, platform) else { continue };
            let (host, asked) = (source.endpoint.clone(), source.asked);
            if let Some(value) = found.transaction.clone() {
                found.verdicts = judge_transaction(&bench, &Sourced { value, host, asked });
            } else if let Some(value) = found.account.clone() {
                found.verdicts = judge_account(&bench, &Sourced { value, host, asked });
            }
        }
    }

    /// What is to be said where nothing was found. Silence of one network is no proof that there is nothing.
    fn sum_up(&self, it: &mut Diagnosis, gone: Option<&(ChainId, u64)>) {
        if !it.found.is_empty() {
            return;
        }
        let name = |id: &ChainId| self.names.get(id).cloned().unwrap_or_else(|| id.to_string());
        let silent = it.cannot_tell.iter().map(|(id, _)| name(id)).collect::<Vec<_>>().join(", ");
        let asked = it.nowhere.iter().map(name).collect::<Vec<_>>().join(", ");
        let verdict = if it.asked.kind == AskedKind::Nothing {
            Verdict::new(Code::Unreadable)
        } else if let Some((chain, seconds)) = gone {
            // It was there: what another network does not say changes nothing.
            Verdict::new(Code::TxDropped).with("networks", name(chain)).with("since", Fact::Seconds(*seconds))
        } else if !it.cannot_tell.is_empty() {
            Verdict::new(Code::CannotTell).with("networks", silent)
        } else if it.asked.kind == AskedKind::Address {
            let verdict = Verdict::new(Code::AddressUnused).with("networks", asked);
            verdict.with("address", it.asked.text.as_str())
        } else {
            Verdict::new(Code::TxNotFound).with("networks", asked)
        };
        it.verdicts.push(verdict.with("network", ""));
    }

    /// Asks one network, and gives up in time even if something below it does not.
    async fn one(&self, at: usize, subject: &Subject, platform: &Platform, now: Time) -> Answer {
        let Some(adapter) = self.adapters.get(at) else { return Answer::Nothing(None) };
        let round = Round::new(now, LONGEST_ROUND);
        let limit = round.deadline() + Duration::from_millis(50);
        let asked = async {
            match subject {
                Subject::Transaction(id) => {
                    self.transaction(at, adapter.as_ref(), id, platform, &round).await
                }
                Subject::Address(address) => self.address(adapter.as_ref(), address, platform, &round).await,
            }
        };
        let answer = tokio::time::timeout_at(limit, asked).await;
        answer.unwrap_or(Err(CannotTell::TimedOut)).unwrap_or_else(Answer::CannotTell)
    }

    async fn transaction(
        &self,
        at: usize,
        adapter: &dyn Adapter,
        id: &str,
        platform: &Platform,
        round: &Round,
    ) -> Result<Answer, CannotTell> {
        let known = self.memory.before(at, id);
        let told = match self.memory.fresh(at, id) {
            Some(told) => told,
            None => {
                let turn = self.memory.turn(at, id);
                let _asking = turn.lock().await;
                match self.memory.fresh(at, id) {
                    Some(told) => told,
                    None => {
                        self.ask(at, adapter, id, known.as_ref().map(|(it, _)| it.as_ref()), round).await?
                    }
                }
            }
        };
        let Some(value) = told.value.clone() else {
            let waited = known.filter(|(it, _)| it.status == Status::Pending).map(|(_, at)| at);
            return Ok(Answer::Nothing(waited));
        };
        let told = Sourced { value, host: told.host.clone(), asked: told.asked };
        let bench = Bench { network: adapter.network(), platform, names: &self.names };
        let verdicts = judge_transaction(&bench, &told);
        let link = adapter.network().transaction_link(id);
        Ok(Answer::Found(Box::new(found(adapter.network(), verdicts, link, Some(told.value), None))))
    }

    async fn ask(
        &self,
        at: usize,
        adapter: &dyn Adapter,
        id: &str,
        before: Option<&Transaction>,
        round: &Round,
    ) -> Result<Arc<Sourced<Option<Transaction>>>, CannotTell> {
        let mut told = adapter.transaction(id, before, round).await?;
        let transfers = told.value.iter_mut().flat_map(|it| &mut it.transfers);
        transfers.for_each(|it| adapter.network().name_coin(it));
        let told = Arc::new(settle(adapter, told, before, round).await?);
        self.memory.keep(at, id, &told, adapter.network());
        Ok(told)
    }

    async fn address(
        &self,
        adapter: &dyn Adapter,
        address: &str,
        platform: &Platform,
        round: &Round,
    ) -> Result<Answer, CannotTell> {
        let told = adapter.address(address, round).await?;
        let bench = Bench { network: adapter.network(), platform, names: &self.names };
        let verdicts = judge_account(&bench, &told);
        if verdicts.is_empty() {
            return Ok(Answer::Nothing(None));
        }
        let link = adapter.network().address_link(address);
        Ok(Answer::Found(Box::new(found(adapter.network(), verdicts, link, None, Some(told.value)))))
    }

    /// Lets the program at an address answer a call that changes nothing, by the newest block: `eth_call`. `None` where the
    /// program refuses it, or the network has no such programs.
    ///
    /// # Errors
    /// The network is not configured, or could not be asked within three seconds.
    pub async fn call(
        &self,
        chain: &ChainId,
        to: &str,
        data: &str,
        now: Time,
    ) -> Result<Option<String>, CannotTell> {
        let adapter = self.adapters.iter().find(|it| it.network().id == *chain);
        let adapter = adapter.ok_or(CannotTell::NoEndpoint)?;
        let round = Round::new(now, LONGEST_ROUND);
        let asked = adapter.call(to, data, &round);
        tokio::time::timeout_at(round.deadline(), asked).await.unwrap_or(Err(CannotTell::TimedOut))
    }

    /// Which transfers of a transaction reached the platform's addresses and are not credited by themselves: each by its place
    /// among the transfers, with what is wrong with it.
    pub fn uncredited(&self, chain: &ChainId, it: &Transaction, platform: &Platform) -> Vec<(usize, Code)> {
        self.bench(chain, platform).map(|bench| uncredited(&bench, it)).unwrap_or_default()
    }

    /// Whether the platform takes a transaction as settled on this network.
    pub fn settled(&self, chain: &ChainId, it: &Transaction, platform: &Platform) -> bool {
        it.status == Status::Succeeded && self.bench(chain, platform).is_some_and(|bench| settled(&bench, it))
    }

    fn bench<'a>(&'a self, chain: &ChainId, platform: &'a Platform) -> Option<Bench<'a>> {
        let network = self.networks().find(|it| it.id == *chain)?;
        Some(Bench { network, platform, names: &self.names })
    }

    /// Follows what left an address or was moved by a transaction, as evidence. See [`trace`].
    ///
    /// # Errors
    /// The network is not configured or could not be asked for the start; what is missed later is said in the graph.
    pub async fn trace(
        &self,
        chain: &ChainId,
        start: &Start,
        limits: &Limits,
        platform: &Platform,
        now: Time,
    ) -> Result<Trace, CannotTell> {
        let at = self.adapters.iter().position(|it| it.network().id == *chain);
        trace::follow(&self.adapters, at.ok_or(CannotTell::NoEndpoint)?, start, limits, platform, now).await
    }
}

fn found(
    network: &Network,
    verdicts: Vec<Verdict>,
    link: Option<String>,
    transaction: Option<Transaction>,
    account: Option<Account>,
) -> Found {
    Found { chain: network.id.clone(), network: network.name.clone(), verdicts, transaction, account, link }
}

/// One that was in a block and is in none now has been reorganised away, whatever the family, if the chain has another
/// block there. Else the node lags behind or has lost it, and nothing can be told.
async fn settle(
    adapter: &dyn Adapter,
    mut told: Sourced<Option<Transaction>>,
    before: Option<&Transaction>,
    round: &Round,
) -> Result<Sourced<Option<Transaction>>, CannotTell> {
    let Some((before, was_in)) = before.and_then(|it| Some((it, it.block.as_ref().or(it.was_in.as_ref())?)))
    else {
        return Ok(told);
    };
    if told.value.as_ref().is_some_and(|it| it.status != Status::Pending) {
        if let Some(it) = &mut told.value {
            let moved = it.block.as_ref().is_none_or(|it| it.hash != was_in.hash);
            it.was_in = it.was_in.take().or_else(|| moved.then(|| was_in.clone()));
        }
        return Ok(told);
    }
    match adapter.block_hash(was_in.height, round).await? {
        Some(hash) if hash != was_in.hash => {}
        _ => return Err(CannotTell::Contradiction),
    }
    let mut it = told.value.unwrap_or_else(|| {
        let mut gone = Transaction::new(before.id.clone(), Status::Reorganised);
        (gone.from, gone.to, gone.nonce) = (before.from.clone(), before.to.clone(), before.nonce);
        gone.inputs = before.inputs.clone();
        gone
    });
    it.status = Status::Reorganised;
    it.was_in = Some(was_in.clone());
    told.value = Some(it);
    Ok(told)
}

fn kind_of<'a>(subjects: impl Iterator<Item = &'a Subject>) -> AskedKind {
    subjects.fold(AskedKind::Nothing, |kind, subject| {
        let this = match subject {
            Subject::Transaction(_) => AskedKind::Transaction,
            Subject::Address(_) => AskedKind::Address,
        };
        if kind == AskedKind::Nothing || kind == this { this } else { AskedKind::Either }
    })
}

/// What a text names, out of a CAIP-10 account or a link to an explorer, with the chain if it says one.
fn bare(text: &str) -> (Option<ChainId>, &str) {
    if text.len() > LONGEST_TEXT {
        return (None, "");
    }
    if text.starts_with("https://") || text.starts_with("http://") {
        let path = text.split(['?']).next().unwrap_or(text).trim_end_matches('/');
        return (None, path.rsplit('/').next().unwrap_or_default());
    }
    if let Ok(account) = text.parse::<AccountId>() {
        let at = text.len() - account.address.len();
        return (Some(account.chain), text.get(at..).unwrap_or_default());
    }
    (None, text)
}

#[cfg(test)]
#[test]
fn links_and_caip_accounts_are_read() {
    let hash = "0x88df016429689c079f3b2f6ad39fa052532c56795b733da78a91ebe6a713944b";
    assert_eq!(bare(&format!("https://etherscan.io/tx/{hash}?a=1")), (None, hash));
    assert_eq!(bare("https://tronscan.org/#/transaction/ab"), (None, "ab"));
    let (chain, address) = bare("eip155:1:0xab16a96d359ec26a11e2c2b3d8f8b8942d5bfcdb");
    assert_eq!(
        (chain.unwrap().as_str(), address),
        ("eip155:1", "0xab16a96d359ec26a11e2c2b3d8f8b8942d5bfcdb")
    );
    assert_eq!(bare(&"x".repeat(600)).1, "");
}
