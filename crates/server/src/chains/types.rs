//! What a look at the chains says, as staff and customers see it.

use crate::{safety::ChainLabelKind, words::words};
use ombud_base::Time;
use ombud_chain::transport::Health;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

words! {
    /// How much a finding matters.
    ChainSeverity {
        /// All is well.
        Fine = "fine",
        /// It takes its time.
        Wait = "wait",
        /// Somebody has to do something.
        Act = "act",
        /// Money is lost, or is about to be.
        Danger = "danger",
    }
}

/// A network by its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ChainName {
    /// CAIP-2.
    #[schema(example = "eip155:1")]
    pub id: String,
    /// What people call it.
    #[schema(example = "Ethereum")]
    pub name: String,
}

/// A transaction's id or an address, and what the networks say of it.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct ChainLook {
    /// What was asked for.
    #[schema(example = "0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b")]
    pub asked: String,
    /// Where it was found.
    pub found: Vec<ChainFound>,
    /// What is to be said where it was found nowhere.
    pub verdicts: Vec<ChainVerdict>,
    /// Where it is not known.
    pub nowhere: Vec<ChainName>,
    /// Which networks could not be asked, or answered nothing that can be believed.
    pub cannot_tell: Vec<ChainSilent>,
}

/// A network that cannot be asked.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct ChainSilent {
    /// Which.
    pub network: ChainName,
    /// Why.
    #[schema(example = "timed-out")]
    pub why: String,
}

/// What one network says.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct ChainFound {
    /// Which.
    pub network: ChainName,
    /// How much the worst of it matters.
    pub severity: ChainSeverity,
    /// What is to be said of it, what matters most first.
    pub verdicts: Vec<ChainVerdict>,
    /// The transaction; null for an address.
    pub transaction: Option<ChainTransaction>,
    /// The address; null for a transaction.
    pub account: Option<ChainAccount>,
    /// Where anybody can look at it.
    #[schema(
        example = "https://etherscan.io/tx/0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b"
    )]
    pub link: Option<String>,
    /// Who said so.
    #[schema(example = "node.example:8545")]
    pub host: String,
    /// When it was asked.
    pub asked_at: Time,
}

/// A finding, in words.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct ChainVerdict {
    /// Its stable name.
    #[schema(example = "tx.pending.fee-low")]
    pub code: String,
    /// How much it matters.
    pub severity: ChainSeverity,
    /// In a few words.
    pub title: String,
    /// What it means.
    pub text: String,
    /// What to do; empty: nothing.
    pub advice: String,
    /// What a stranger wrote on the chain and it rests on: a contract's reason, a token's name for itself, a memo. For staff alone, with
    /// hosts, handles, addresses and numbers made unusable; null in whatever a customer may get.
    #[serde(default)]
    #[schema(example = "Sale is closed until Monday")]
    pub quoted: Option<String>,
}

/// A transaction, in what people ask about.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct ChainTransaction {
    /// Its id as its chain writes it.
    pub id: String,
    /// `pending`, `succeeded`, `failed`, `replaced`, `reorganised` or `expired`.
    #[schema(example = "succeeded")]
    pub status: String,
    /// The block that it is in.
    pub block: Option<u64>,
    /// That block's hash, as its chain writes it.
    pub block_hash: Option<String>,
    /// When that was made.
    pub block_time: Option<Time>,
    /// Blocks on top of it, its own included.
    pub confirmations: u64,
    /// How many the platform waits for.
    pub needed: u64,
    /// What was paid for it, with its unit.
    #[schema(example = "0.00042 ETH")]
    pub fee: Option<String>,
    /// Who made it.
    pub from: Option<String>,
    /// To whom it is addressed.
    pub to: Option<String>,
    /// Which took its place.
    pub replaced_by: Option<String>,
    /// What moved, or would if it were included.
    pub transfers: Vec<ChainTransfer>,
}

/// A movement from one address to another.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct ChainTransfer {
    /// Whose it was.
    pub from: String,
    /// Whose it is.
    pub to: String,
    /// How much, with its unit; the unit is what a token calls itself, left out where that is no name of a token.
    #[schema(example = "250 USDT")]
    pub amount: String,
    /// The token's contract; null for the network's own coin.
    pub token: Option<String>,
    /// `native`, `token` or `internal`.
    #[schema(example = "token")]
    pub kind: String,
    /// Memo, comment or destination tag. Of what is neither a number nor a code, customers get nothing, and staff gets it with hosts, handles
    /// and numbers made unusable.
    pub memo: Option<String>,
    /// What the workspace knows the receiver by.
    pub label: Option<String>,
}

/// An address.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct ChainAccount {
    /// As its chain writes it.
    pub address: String,
    /// Whether a program acts for it; null where nobody can tell.
    pub contract: Option<bool>,
    /// What it holds of the network's own coin, with its unit.
    #[schema(example = "1.5 ETH")]
    pub balance: String,
    /// How many transactions it has sent.
    pub sent: Option<u64>,
    /// When it last moved something.
    pub last_active: Option<Time>,
    /// What the workspace knows it by.
    pub label: Option<String>,
}

/// What the networks say of what a case's customer named.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CaseChains {
    /// How many networks are asked.
    pub networks: usize,
    /// The transactions and addresses, the newest first.
    pub items: Vec<ChainLook>,
}

/// A network that is asked.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ChainNetwork {
    /// CAIP-2.
    #[schema(example = "eip155:1")]
    pub id: String,
    /// What people call it.
    #[schema(example = "Ethereum")]
    pub name: String,
    /// Of its own coin.
    #[schema(example = "ETH")]
    pub symbol: String,
    /// After how many blocks the platform takes a transaction as settled.
    pub confirmations: u64,
    /// The least of its own coin that is credited, with its unit.
    pub minimum_deposit: Option<String>,
    /// Where anybody can look.
    pub explorer: Option<String>,
    /// Where it is asked.
    pub endpoints: Vec<ChainEndpoint>,
}

/// Where a network is asked, and how that goes.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ChainEndpoint {
    /// Its host and port: what else is in its address may be secret.
    #[schema(example = "node.example:8545")]
    pub host: String,
    /// When it last answered.
    pub last_answer: Option<Time>,
    /// When it last failed.
    pub last_failure: Option<Time>,
    /// Why.
    #[schema(example = "timed-out")]
    pub last_error: Option<String>,
    /// How long it takes to answer, in milliseconds.
    pub latency_ms: Option<u64>,
    /// How often it was asked since the server started.
    pub asked: u64,
    /// How often it failed.
    pub failed: u64,
    /// Whether it rests after failures and is passed over.
    pub resting: bool,
}

impl ChainEndpoint {
    pub(super) fn of(it: &Health) -> Self {
        Self {
            host: it.host.clone(),
            last_answer: it.last_answer,
            last_failure: it.last_failure,
            last_error: it.last_error.map(|it| it.name().to_owned()),
            latency_ms: it.latency_ms,
            asked: it.asked,
            failed: it.failed,
            resting: it.resting,
        }
    }
}

words! {
    /// Why a trace goes on no further at a bridge, or behind one.
    ChainTraceEnd {
        /// It is a bridge, and nothing tells for certain where what it took goes on.
        Unclear = "unclear",
        /// The bridge says to whom it goes on a network that is not asked.
        Elsewhere = "elsewhere",
        /// The bridge says to whom it goes; there it has not been seen to arrive yet.
        NotArrived = "not_arrived",
    }
}

/// Where coins went.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct ChainTrace {
    /// CAIP-2.
    #[schema(example = "eip155:1")]
    pub network: String,
    /// When it was made.
    pub made_at: Time,
    /// The addresses, in the order in which they were reached.
    pub nodes: Vec<ChainTraceNode>,
    /// The movements between them.
    pub edges: Vec<ChainTraceEdge>,
    /// Whether something within the depth was left out.
    pub cut: bool,
}

/// An address of a trace.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct ChainTraceNode {
    /// The address.
    pub address: String,
    /// Steps from the start.
    pub depth: u32,
    /// Whose it is; such a one is not followed.
    pub label: Option<String>,
    /// What they are.
    pub label_kind: Option<ChainLabelKind>,
    /// Whether more of it was not looked at.
    pub cut: bool,
    /// The network, where it is another one than the trace's; the address is then by CAIP-10.
    #[serde(default)]
    pub network: Option<ChainName>,
    /// Why it goes on no further there, of what crosses to other networks.
    #[serde(default)]
    pub end: Option<ChainTraceEnd>,
}

/// A movement of a trace.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct ChainTraceEdge {
    /// From which address.
    pub from: String,
    /// To which.
    pub to: String,
    /// How much, with its unit; empty for what was not seen to arrive on another network.
    #[schema(example = "250 USDT")]
    pub amount: String,
    /// The network of the transaction (CAIP-2), where it is another one than the trace's.
    #[serde(default)]
    pub network: Option<String>,
    /// By which transaction.
    pub transaction: String,
    /// In which block.
    pub block: u64,
    /// That block's hash, as its chain writes it.
    pub block_hash: String,
    /// When that was made.
    pub time: Option<Time>,
    /// Who said so.
    pub host: String,
}
