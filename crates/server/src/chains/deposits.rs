//! Deposits that are not credited by themselves, payments, and addresses that coins may be sent back to: for whoever gives
//! coins back. All of it is a chain's own word, asked anew.

use super::{ChainDesk, look};
use crate::{http::Problem, trust::mask, words::words};
use ombud_base::id::{CustomerId, WorkspaceId};
use ombud_chain::{
    ChainId, Code, Found, Platform,
    amount::Units,
    config::Network,
    facts::{Status, Transaction, Transfer},
    platform::LabelKind,
};
use ombud_guard::addresses::{
    Asked, Fault, check,
    poisoning::{Likeness, compare},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

words! {
    /// Why a deposit is not credited by itself.
    StuckReason {
        /// It is on the platform's address, on a network where that is not credited.
        WrongNetwork = "wrong_network",
        /// It came without the memo that says whose it is, or with another one.
        MissingMemo = "missing_memo",
        /// The platform does not credit this token.
        UnsupportedToken = "unsupported_token",
        /// It is less than the least that is credited.
        BelowMinimum = "below_minimum",
    }
}

impl StuckReason {
    fn of_code(code: Code) -> Option<Self> {
        Some(match code {
            Code::DepositWrongNetwork => Self::WrongNetwork,
            Code::DepositMemoMissing | Code::DepositMemoWrong => Self::MissingMemo,
            Code::DepositTokenUnsupported => Self::UnsupportedToken,
            Code::DepositBelowMinimum => Self::BelowMinimum,
            _ => return None,
        })
    }
}

/// A deposit that is not credited by itself: one transfer of one transaction, as the chain tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = StuckDeposit)]
pub struct Stuck {
    /// The network (CAIP-2).
    #[schema(example = "eip155:1")]
    pub network: String,
    /// What people call it.
    #[schema(example = "Ethereum")]
    pub network_name: String,
    /// The transaction's id.
    pub transaction: String,
    /// Which of its transfers, from 0.
    pub transfer: i64,
    /// Why it is not credited.
    pub reason: StuckReason,
    /// Who sent it.
    pub from: String,
    /// The platform's address.
    pub to: String,
    /// How much, in smallest units.
    pub units: String,
    /// Places behind the point; null if nobody says.
    pub decimals: Option<u8>,
    /// How much, with its unit; the unit is what a token calls itself.
    #[schema(example = "4 USDT")]
    pub amount: String,
    /// The token's contract; null for the network's own coin.
    pub token: Option<String>,
    /// What the coin or token is called.
    pub symbol: Option<String>,
    /// The memo that came with it.
    pub memo: Option<String>,
    /// In which block.
    pub block: Option<u64>,
}

impl Stuck {
    /// So much of it, with its unit; none where nobody says how it is written.
    pub fn written(&self, units: Units) -> Option<String> {
        let number = units.display(self.decimals?);
        Some(self.symbol.as_ref().map_or_else(|| number.clone(), |it| format!("{number} {it}")))
    }

    /// How much it is, as a number.
    pub fn whole(&self) -> Option<Units> {
        Units::parse(&self.units, 0).ok()
    }
}

/// What became of a transaction that is said to be a deposit.
#[derive(Clone, Debug)]
pub enum Arrived {
    /// The network does not know it.
    Nowhere,
    /// The network cannot be asked, or is none of those that are; or the platform does not say which addresses are the customer's.
    Silent,
    /// It is not settled yet.
    Waiting {
        /// Blocks on top of it.
        confirmations: u64,
        /// How many the platform waits for.
        needed: u64,
    },
    /// It came to nothing: it failed, was replaced, or the chain has left its block.
    Void,
    /// It is settled, with what of it is not credited; nothing where all of it is, or none of it is the platform's.
    Settled(Vec<Stuck>),
}

/// A payment, as the chain tells it.
#[derive(Clone, Debug)]
pub struct Paid {
    /// The transaction's id as its chain writes it.
    pub transaction: String,
    /// Which of its transfers, from 0.
    pub transfer: i64,
    /// How much, in smallest units.
    pub units: Units,
    /// Who paid.
    pub from: String,
}

fn same(a: &str, b: &str) -> bool {
    // Only in hex digits are capitals a checksum and no more.
    let hex = a.get(..2).is_some_and(|it| it.eq_ignore_ascii_case("0x"));
    if hex { a.eq_ignore_ascii_case(b) } else { a == b }
}

fn stuck(network: &Network, it: &Transaction, at: usize, moved: &Transfer, reason: StuckReason) -> Stuck {
    let own = moved.asset.token.is_none();
    // Anybody calls a token anything.
    let symbol = moved.asset.symbol.as_deref().and_then(ombud_chain::foreign::symbol);
    Stuck {
        network: network.id.to_string(),
        network_name: network.name.clone(),
        transaction: it.id.clone(),
        transfer: i64::try_from(at).unwrap_or(i64::MAX),
        reason,
        from: moved.from.clone(),
        to: moved.to.clone(),
        units: moved.amount.to_string(),
        decimals: if own { Some(network.decimals) } else { moved.asset.decimals },
        amount: look::amount(moved.amount, &moved.asset, network),
        token: moved.asset.token.clone(),
        symbol: if own { Some(network.symbol.clone()) } else { symbol.map(str::to_owned) },
        memo: moved.memo.clone(),
        block: it.block.as_ref().map(|it| it.height),
    }
}

impl ChainDesk {
    /// What of a found transaction is not credited by itself.
    pub(super) fn stuck(&self, found: &Found, platform: &Platform) -> Vec<Stuck> {
        let (Some(network), Some(it)) = (self.network(&found.chain), &found.transaction) else {
            return Vec::new();
        };
        let all = self.chains.uncredited(&found.chain, it, platform);
        let of = |(at, code): (usize, Code)| {
            Some(stuck(network, it, at, it.transfers.get(at)?, StuckReason::of_code(code)?))
        };
        all.into_iter().filter_map(of).collect()
    }

    /// Asks a network what became of a transaction at the workspace's own addresses, or at those that the platform gave to the customer.
    ///
    /// # Errors
    /// As the database says; a network that cannot be asked is no error but is told.
    pub async fn arrived(
        &self,
        ws: WorkspaceId,
        customer: CustomerId,
        (network, transaction): (&str, &str),
    ) -> Result<Arrived, Problem> {
        let ground = self.ground(ws, Some(customer)).await?;
        let platform = ground.whole(self).await;
        let Some(found) = self.one_transaction(network, transaction, platform).await else {
            return Ok(Arrived::Silent);
        };
        let Some((chain, found)) = found else { return Ok(Arrived::Nowhere) };
        let Some(it) = &found.transaction else { return Ok(Arrived::Nowhere) };
        let silent = ground.is_silent(self).await;
        Ok(match it.status {
            Status::Succeeded if self.chains.settled(&chain, it, platform) => {
                match self.stuck(&found, platform) {
                    stuck if stuck.is_empty() && silent => Arrived::Silent,
                    stuck => Arrived::Settled(stuck),
                }
            }
            Status::Succeeded | Status::Pending => Arrived::Waiting {
                confirmations: it.confirmations,
                needed: self.network(&chain).map_or(1, |it| it.confirmations),
            },
            _ => Arrived::Void,
        })
    }

    /// Asks a network for a settled transaction's payments of one coin or token to an address; none where it is not settled, or
    /// pays nothing there. The outer nothing: the network cannot be asked.
    ///
    /// # Errors
    /// As the database says.
    pub async fn paid(
        &self,
        ws: WorkspaceId,
        (network, transaction): (&str, &str),
        to: &str,
        token: Option<&str>,
    ) -> Result<Option<Vec<Paid>>, Problem> {
        let ground = self.ground(ws, None).await?;
        let Some(found) = self.one_transaction(network, transaction, &ground.platform).await else {
            return Ok(None);
        };
        let Some((chain, Found { transaction: Some(it), .. })) = found else { return Ok(Some(Vec::new())) };
        if !self.chains.settled(&chain, &it, &ground.platform) {
            return Ok(Some(Vec::new()));
        }
        let pays = |moved: &Transfer| {
            let asset = match (&moved.asset.token, token) {
                (None, None) => true,
                (Some(a), Some(b)) => same(a, b),
                _ => false,
            };
            asset && same(&moved.to, to) && moved.amount > Units::ZERO
        };
        let all = it.transfers.iter().enumerate().filter(|(_, moved)| pays(moved));
        let paid = all.map(|(at, moved)| Paid {
            transaction: it.id.clone(),
            transfer: i64::try_from(at).unwrap_or(i64::MAX),
            units: moved.amount,
            from: moved.from.clone(),
        });
        Ok(Some(paid.collect()))
    }

    /// One network's word on one transaction. The outer nothing: it cannot be asked; the inner: it does not know it.
    async fn one_transaction(
        &self,
        network: &str,
        transaction: &str,
        platform: &Platform,
    ) -> Option<Option<(ChainId, Found)>> {
        let chain: ChainId = network.parse().ok()?;
        self.network(&chain)?;
        let mut diagnosis = self.chains.diagnose(transaction, Some(&chain), platform, self.now()).await;
        match diagnosis.found.pop() {
            Some(found) => Some(Some((chain, found))),
            None if diagnosis.cannot_tell.is_empty() => Some(None),
            None => None,
        }
    }

    /// Refuses an address that coins cannot or must not be sent back to: of another network, with a slip of the pen, the
    /// platform's own, known for something bad, or made to be mistaken for one that the customer knows.
    ///
    /// # Errors
    /// [`crate::http::Code::Invalid`] for the field `address`, with what is wrong.
    pub async fn refuse_unfit(
        &self,
        ws: WorkspaceId,
        customer: CustomerId,
        stuck: &Stuck,
        address: &str,
    ) -> Result<(), Problem> {
        let refuse = |code: &str, why: String| {
            Err(Problem::invalid("address", why).with("refusal", serde_json::json!(code)))
        };
        let chain = stuck.network.parse::<ChainId>().ok();
        let Some(network) = chain.as_ref().and_then(|it| self.network(it)) else {
            return refuse("unchecked", "cannot be checked: its network is not asked any more".into());
        };
        let validity = check(address, network.guard_name(), Asked::Address);
        if let Some(fault) = validity.fault.filter(|_| validity.kind.is_none()) {
            let (code, why) = match fault {
                Fault::Of(other) => (
                    "network",
                    format!("must be an address on {}, and this is something else: {other}", network.name),
                ),
                Fault::Secret => (
                    "secret",
                    "is a private key, not an address; it was not kept. Move your coins to a new wallet"
                        .into(),
                ),
                fault => ("form", format!("is no address on {} ({fault}): copy it once more", network.name)),
            };
            return refuse(code, why);
        }
        let ground = self.ground(ws, Some(customer)).await?;
        if !ground.whole(self).await.deposits(address).is_empty() || same(address, &stuck.to) {
            return refuse("ours", "is an address of ours: give one of your own wallet".into());
        }
        let burnt = address.trim_start_matches("0x").bytes().all(|it| it == b'0');
        if burnt || stuck.token.as_deref().is_some_and(|it| same(it, address)) {
            return refuse("nobody", "belongs to no wallet: what is sent there is lost".into());
        }
        if let Some(label) =
            ground.platform.label(&network.id, address).filter(|it| it.kind != LabelKind::Service)
        {
            let why =
                format!("belongs to {}: we send nothing there. Give one of your own wallet", label.name);
            return refuse("known", why);
        }
        let mut known = ground.platform.known_addresses().to_vec();
        known.push(stuck.from.clone());
        let likeness = compare(&known, address, network.guard_name());
        if likeness.likeness == Likeness::Lookalike {
            let like = likeness.nearest.and_then(|it| known.get(it)).map(|it| mask::address(it));
            let like = like.unwrap_or_default();
            let why = format!(
                "was made to look like {like}, and is another one: copy it from your wallet, not from a history"
            );
            return refuse("lookalike", why);
        }
        Ok(())
    }
}
