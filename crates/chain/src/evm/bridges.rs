//! Bridges that say themselves where what they took goes on: by a log of a contract that is known. What any other contract logs is
//! not believed, for a thief's could say anything.

use super::{
    Evm,
    abi::text,
    rpc::{self, Block, Log},
};
use crate::{
    adapter::Told,
    amount::Units,
    config::{ConfigError, Network},
    facts::{Asset, BlockRef, Crossing, Kind, Outgoing, Sourced, Transfer},
    transport::{CannotTell, Keep, Round},
};
use alloy_primitives::{Address, B256, U256, keccak256};
use alloy_sol_types::SolEvent;
use ombud_base::Time;
use serde_json::json;

#[allow(missing_docs, clippy::all, reason = "generated from Across's own declarations")]
mod sol {
    alloy_sol_types::sol! {
        struct Executed { bytes32 recipient; bytes32 messageHash; uint256 outputAmount; uint8 fillType; }
        struct ExecutedV3 { address recipient; bytes message; uint256 outputAmount; uint8 fillType; }
        event FundsDeposited(bytes32 inputToken, bytes32 outputToken, uint256 inputAmount, uint256 outputAmount,
            uint256 indexed destinationChainId, uint256 indexed depositId, uint32 quoteTimestamp, uint32 fillDeadline,
            uint32 exclusivityDeadline, bytes32 indexed depositor, bytes32 recipient, bytes32 exclusiveRelayer, bytes message);
        event V3FundsDeposited(address inputToken, address outputToken, uint256 inputAmount, uint256 outputAmount,
            uint256 indexed destinationChainId, uint32 indexed depositId, uint32 quoteTimestamp, uint32 fillDeadline,
            uint32 exclusivityDeadline, address indexed depositor, address recipient, address exclusiveRelayer, bytes message);
        event FilledRelay(bytes32 inputToken, bytes32 outputToken, uint256 inputAmount, uint256 outputAmount,
            uint256 repaymentChainId, uint256 indexed originChainId, uint256 indexed depositId, uint32 fillDeadline,
            uint32 exclusivityDeadline, bytes32 exclusiveRelayer, bytes32 indexed relayer, bytes32 depositor, bytes32 recipient,
            bytes32 messageHash, Executed relayExecutionInfo);
        event FilledV3Relay(address inputToken, address outputToken, uint256 inputAmount, uint256 outputAmount,
            uint256 repaymentChainId, uint256 indexed originChainId, uint32 indexed depositId, uint32 fillDeadline,
            uint32 exclusivityDeadline, address exclusiveRelayer, address indexed relayer, address depositor, address recipient,
            bytes message, ExecutedV3 relayExecutionInfo);
    }
}

/// The bridge that is understood, as a configuration and as people call it.
const ACROSS: (&str, &str) = ("across", "Across");
/// Blocks of logs that are asked for at once, how often, and how many steps find where to begin.
const SPAN: u64 = 10_000;
const SPANS: u64 = 4;
const STEPS: usize = 10;
/// How long before the deposit the search may begin, in seconds; a third of it at least.
const SLACK: i64 = 900;

/// The contracts of bridges on one network.
pub(super) struct Bridges {
    across: Option<Address>,
}

impl Bridges {
    /// Those of a network.
    ///
    /// # Errors
    /// A bridge that is not understood, or whose contract has no address.
    pub fn of(network: &Network) -> Result<Self, ConfigError> {
        let invalid = |why: &str| ConfigError::Invalid(network.id.clone(), format!("bridges: {why}"));
        if network.bridges.keys().any(|it| it != ACROSS.0) {
            return Err(invalid("only across is understood"));
        }
        let across = network.bridges.get(ACROSS.0).map(|it| it.parse::<Address>()).transpose();
        Ok(Self { across: across.map_err(|_| invalid("across is no address of a contract"))? })
    }

    /// What a contract is called, if it is a bridge that says where what it took goes on.
    pub fn name(&self, address: &str) -> Option<&'static str> {
        let known = self.across.is_some_and(|it| text(it) == address.to_ascii_lowercase());
        known.then_some(ACROSS.1)
    }

    /// Where a log says that something goes on.
    pub fn crossing(&self, network: &Network, log: &Log, at: Option<Time>) -> Option<Crossing> {
        let pool = self.across.filter(|it| *it == log.address)?;
        let topics = || log.topics.iter().copied();
        let (chain, id, token, amount, recipient, terms) =
            if let Ok(it) = sol::FundsDeposited::decode_raw_log(topics(), &log.data) {
                let terms = terms(
                    [it.depositor, it.recipient, it.exclusiveRelayer, it.inputToken],
                    [it.inputAmount, it.outputAmount],
                    [it.fillDeadline, it.exclusivityDeadline],
                    summary(&it.message),
                );
                let (token, recipient) = (account(it.outputToken), account(it.recipient)?);
                (it.destinationChainId, it.depositId, token, it.outputAmount, recipient, terms)
            } else {
                let it = sol::V3FundsDeposited::decode_raw_log(topics(), &log.data).ok()?;
                let terms = terms(
                    [it.depositor, it.recipient, it.exclusiveRelayer, it.inputToken].map(|it| it.into_word()),
                    [it.inputAmount, it.outputAmount],
                    [it.fillDeadline, it.exclusivityDeadline],
                    summary(&it.message),
                );
                let id = U256::from(it.depositId);
                (it.destinationChainId, id, Some(it.outputToken), it.outputAmount, it.recipient, terms)
            };
        Some(Crossing {
            bridge: ACROSS.1.to_owned(),
            contract: text(pool),
            origin: network.id.clone(),
            chain: format!("eip155:{chain}").parse().ok()?,
            id: id.to_string(),
            recipient: text(recipient),
            // Nothing there means: what stands for the same on the other side.
            token: token.filter(|it| !it.is_zero()).map(text),
            amount: Units(amount),
            terms,
            at,
        })
    }
}

/// An address in 32 bytes; none where they are an account of a chain of another kind.
fn account(word: B256) -> Option<Address> {
    let (before, address) = word.split_at(12);
    before.iter().all(|it| *it == 0).then(|| Address::from_slice(address))
}

/// What a bridge writes of a message in the place of it.
fn summary(message: &[u8]) -> B256 {
    if message.is_empty() { B256::ZERO } else { keccak256(message) }
}

/// All that tells a deposit from what somebody made up: anybody may have the bridge pay out anything by any number. Beside what the number
/// itself is looked for by; without the token that is paid, which a deposit may leave open.
fn terms(accounts: [B256; 4], amounts: [U256; 2], deadlines: [u32; 2], message: B256) -> String {
    let numbers = amounts.into_iter().chain(deadlines.map(U256::from)).map(B256::from);
    let all: Vec<u8> = accounts.into_iter().chain(numbers).chain([message]).flat_map(|it| it.0).collect();
    format!("{:#x}", keccak256(all))
}

/// What a log says was paid out.
struct Filled {
    terms: String,
    to: Address,
    token: Address,
    amount: U256,
}

impl Filled {
    fn of(log: &Log) -> Option<Self> {
        let topics = || log.topics.iter().copied();
        if let Ok(it) = sol::FilledRelay::decode_raw_log(topics(), &log.data) {
            let terms = terms(
                [it.depositor, it.recipient, it.exclusiveRelayer, it.inputToken],
                [it.inputAmount, it.outputAmount],
                [it.fillDeadline, it.exclusivityDeadline],
                it.messageHash,
            );
            let (done, token) = (it.relayExecutionInfo, account(it.outputToken)?);
            return Some(Self { terms, to: account(done.recipient)?, token, amount: done.outputAmount });
        }
        let it = sol::FilledV3Relay::decode_raw_log(topics(), &log.data).ok()?;
        let terms = terms(
            [it.depositor, it.recipient, it.exclusiveRelayer, it.inputToken].map(|it| it.into_word()),
            [it.inputAmount, it.outputAmount],
            [it.fillDeadline, it.exclusivityDeadline],
            summary(&it.message),
        );
        let done = it.relayExecutionInfo;
        Some(Self { terms, to: done.recipient, token: it.outputToken, amount: done.outputAmount })
    }

    /// Whether it pays what was deposited. A deposit that leaves the token open can be claimed with a worthless one, to whomever the
    /// depositor signs for; so of such a one only the first recipient is believed.
    fn pays(&self, it: &Crossing) -> bool {
        let named = match &it.token {
            Some(token) => text(self.token) == *token,
            None => text(self.to) == it.recipient,
        };
        named && self.terms == it.terms
    }
}

impl Evm {
    /// How something arrived here that left another network by a bridge; `None` if it has not, in what was searched.
    pub(super) async fn arrived(&self, it: &Crossing, round: &Round) -> Told<Option<Outgoing>> {
        let pool = self.bridges.across.filter(|_| it.bridge == ACROSS.1).ok_or(CannotTell::Refused)?;
        let (Some(origin), Ok(id), Some(at)) = (number_of(it), it.id.parse::<U256>(), it.at) else {
            return Err(CannotTell::Refused);
        };
        let head = self.head(round).await?;
        let first = self.before(round, &head.value, at).await?;
        let wanted = [B256::from(U256::from(origin)), B256::from(id)];
        let either = [sol::FilledRelay::SIGNATURE_HASH, sol::FilledV3Relay::SIGNATURE_HASH];
        for span in 0..SPANS {
            let from = first + span * SPAN;
            if from > head.value.number.to() {
                break;
            }
            let to = (from + SPAN - 1).min(head.value.number.to());
            let filter = json!([{
                "address": pool, "fromBlock": format!("{from:#x}"), "toBlock": format!("{to:#x}"),
                "topics": [either, wanted[0], wanted[1]],
            }]);
            let asked =
                rpc::may::<Vec<Log>>(&self.pool, round, ("eth_getLogs", filter), Keep::For(super::MOMENT));
            let logs = asked.await?.value.ok().flatten().ok_or(CannotTell::Refused)?;
            let fits = |log: &Log| {
                log.address == pool
                    && log.topics.get(1..3) == Some(wanted.as_slice())
                    && log.topics.first().is_some_and(|it| either.contains(it))
            };
            if !logs.iter().all(fits) {
                return Err(CannotTell::Contradiction);
            }
            if let Some((log, filled)) = logs.iter().find_map(|log| paid_by(log, it)) {
                let mut found = vec![paid(log, &filled).ok_or(CannotTell::Garbage)?];
                self.name_and_date(round, &mut found).await?;
                return Ok(Sourced { value: found.pop(), host: head.host, asked: head.asked });
            }
        }
        Ok(Sourced { value: None, host: head.host, asked: head.asked })
    }

    /// A block that was made before a time, and not long before. The pace of blocks is measured on the way: nobody says it exactly.
    async fn before(&self, round: &Round, head: &Block, at: Time) -> Result<u64, CannotTell> {
        // The clocks of two chains differ: what arrived may bear an earlier time than what left.
        let wanted = at.seconds().saturating_sub(SLACK / 3);
        let seconds = |it: &Block| i64::try_from(it.timestamp.to::<u64>()).unwrap_or(i64::MAX);
        let (mut height, mut time): (u64, i64) = (head.number.to(), seconds(head));
        let mut pace = i64::try_from(self.network.block_seconds).unwrap_or(1).saturating_mul(1_000).max(1);
        for _ in 0..STEPS {
            let gap = time - wanted;
            if (gap <= 0 && gap > -SLACK) || height == 0 {
                return Ok(height);
            }
            // A little further back than reckoned, so that it ends before and not behind.
            let aim = gap + SLACK / 3;
            let blocks = aim.saturating_mul(1_000) / pace;
            let next = height.saturating_add_signed(blocks.saturating_neg()).min(head.number.to());
            let next = if next == height { height.saturating_sub(1) } else { next };
            let block = self.block(round, &format!("{next:#x}")).await?.value.ok_or(CannotTell::Garbage)?;
            let (moved, took) =
                (i64::try_from(height.abs_diff(next)).unwrap_or(i64::MAX), (time - seconds(&block)).abs());
            pace = took.saturating_mul(1_000).checked_div(moved).unwrap_or(pace).max(1);
            (height, time) = (next, seconds(&block));
        }
        Err(CannotTell::Refused)
    }
}

fn number_of(it: &Crossing) -> Option<u64> {
    (it.origin.namespace() == "eip155").then(|| it.origin.reference().parse().ok()).flatten()
}

fn paid_by<'a>(log: &'a Log, it: &Crossing) -> Option<(&'a Log, Filled)> {
    Filled::of(log).filter(|filled| filled.pays(it)).map(|filled| (log, filled))
}

fn paid(log: &Log, filled: &Filled) -> Option<Outgoing> {
    let hash = |it: B256| format!("{it:#x}");
    Some(Outgoing {
        transaction: hash(log.transaction_hash?),
        block: BlockRef { height: log.block_number?.to(), hash: hash(log.block_hash?), time: None },
        transfer: Transfer {
            kind: Kind::Token,
            asset: Asset { token: Some(text(filled.token)), symbol: None, decimals: None, item: None },
            from: text(log.address),
            to: text(filled.to),
            amount: Units(filled.amount),
            sent: None,
            direct: false,
            memo: None,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy_primitives::b256;

    #[test]
    fn the_events_are_those_that_the_contracts_log() {
        let deposited = b256!("a123dc29aebf7d0c3322c8eeb5b999e859f39937950ed31056532713d0de396f");
        assert_eq!(sol::V3FundsDeposited::SIGNATURE_HASH, deposited);
        let now = b256!("32ed1a409ef04c7b0227189c3a103dc5ac10e775a15b785dcc510201f7c25ad3");
        assert_eq!(sol::FundsDeposited::SIGNATURE_HASH, now);
    }

    const HERE: u64 = 1;
    const THERE: u64 = 10;

    fn word(byte: u8) -> B256 {
        Address::repeat_byte(byte).into_word()
    }

    fn log(event: &impl SolEvent) -> Log {
        let (topics, data) = event.encode_log_data().split();
        let address = Address::repeat_byte(0xac);
        let (block_number, hash) = (Some(alloy_primitives::U64::from(7)), Some(B256::repeat_byte(7)));
        Log { address, topics, data, block_number, block_hash: hash, transaction_hash: hash }
    }

    /// A thousand of token 2 for 990 of token 3, from 4 to 5.
    fn deposited(token: B256) -> Crossing {
        let all = crate::config::ChainsConfig::ready_made().unwrap();
        let network = all.into_iter().find(|it| it.id.as_str() == format!("eip155:{HERE}")).unwrap();
        let bridges = Bridges { across: Some(Address::repeat_byte(0xac)) };
        let event = sol::FundsDeposited {
            inputToken: word(2),
            outputToken: token,
            inputAmount: U256::from(1_000),
            outputAmount: U256::from(990),
            destinationChainId: U256::from(THERE),
            depositId: U256::from(77),
            quoteTimestamp: 1,
            fillDeadline: 9,
            exclusivityDeadline: 3,
            depositor: word(4),
            recipient: word(5),
            exclusiveRelayer: B256::ZERO,
            message: vec![1, 2].into(),
        };
        bridges.crossing(&network, &log(&event), None).unwrap()
    }

    /// What pays that out.
    fn filled() -> sol::FilledRelay {
        sol::FilledRelay {
            inputToken: word(2),
            outputToken: word(3),
            inputAmount: U256::from(1_000),
            outputAmount: U256::from(990),
            repaymentChainId: U256::from(THERE),
            originChainId: U256::from(HERE),
            depositId: U256::from(77),
            fillDeadline: 9,
            exclusivityDeadline: 3,
            exclusiveRelayer: B256::ZERO,
            relayer: word(6),
            depositor: word(4),
            recipient: word(5),
            messageHash: keccak256([1, 2]),
            relayExecutionInfo: sol::Executed {
                recipient: word(5),
                messageHash: keccak256([1, 2]),
                outputAmount: U256::from(990),
                fillType: 0,
            },
        }
    }

    fn believed(it: &Crossing, event: &sol::FilledRelay) -> Option<(Address, U256)> {
        paid_by(&log(event), it).map(|(_, filled)| (filled.to, filled.amount))
    }

    #[test]
    fn what_somebody_made_up_by_the_number_of_a_deposit_is_not_believed() {
        let it = deposited(word(3));
        assert_eq!(believed(&it, &filled()), Some((Address::repeat_byte(5), U256::from(990))));
        let forge: [fn(&mut sol::FilledRelay); 9] = [
            |it| it.inputToken = word(9),
            |it| it.outputToken = word(9),
            |it| it.inputAmount = U256::from(1),
            |it| it.outputAmount = U256::from(1),
            |it| it.fillDeadline = 10,
            |it| it.exclusivityDeadline = 0,
            |it| it.depositor = word(9),
            |it| (it.recipient, it.relayExecutionInfo.recipient) = (word(9), word(9)),
            |it| it.messageHash = B256::ZERO,
        ];
        for (at, change) in forge.into_iter().enumerate() {
            let mut forged = filled();
            change(&mut forged);
            assert_eq!(believed(&it, &forged), None, "{at}");
        }
        // Whom the depositor names afterwards, and for how much, the bridge has seen signed.
        let mut later = filled();
        (later.relayExecutionInfo.recipient, later.relayExecutionInfo.outputAmount) =
            (word(8), U256::from(980));
        assert_eq!(believed(&it, &later), Some((Address::repeat_byte(8), U256::from(980))));
    }

    #[test]
    fn a_deposit_that_leaves_the_token_open_is_paid_to_its_own_recipient_alone() {
        let it = deposited(B256::ZERO);
        assert!(believed(&it, &filled()).is_some());
        let mut other = filled();
        other.relayExecutionInfo.recipient = word(8);
        assert_eq!(believed(&it, &other), None);
    }

    #[test]
    fn accounts_of_other_kinds_of_chains_are_no_addresses() {
        let own = Address::repeat_byte(7);
        assert_eq!(account(own.into_word()), Some(own));
        assert_eq!(account(B256::repeat_byte(7)), None);
    }
}
