//! What calls and logs mean: the token standards ERC-20, ERC-721, ERC-1155 and Permit2.

use super::rpc::{Log, WireTransaction};
use crate::{
    amount::Units,
    facts::{Allowance, Approval, Asset, Kind, Transfer},
};
use alloy_primitives::{Address, B256, U256, address};
use alloy_sol_types::{SolCall, SolEvent};
use ombud_base::Time;

#[allow(missing_docs, clippy::all, reason = "generated from the standards' own declarations")]
mod sol {
    alloy_sol_types::sol! {
        interface Fungible {
            event Transfer(address indexed from, address indexed to, uint256 value);
            event Approval(address indexed owner, address indexed spender, uint256 value);
            function transfer(address to, uint256 value) external returns (bool);
            function transferFrom(address from, address to, uint256 value) external returns (bool);
            function approve(address spender, uint256 value) external returns (bool);
            function increaseAllowance(address spender, uint256 value) external returns (bool);
            function symbol() external view returns (string);
            function decimals() external view returns (uint8);
        }
        interface Unique {
            event Transfer(address indexed from, address indexed to, uint256 indexed id);
            event Approval(address indexed owner, address indexed approved, uint256 indexed id);
            event ApprovalForAll(address indexed owner, address indexed operator, bool approved);
            function safeTransferFrom(address from, address to, uint256 id) external;
            function setApprovalForAll(address operator, bool approved) external;
        }
        interface Multi {
            event TransferSingle(address indexed operator, address indexed from, address indexed to, uint256 id, uint256 value);
            event TransferBatch(address indexed operator, address indexed from, address indexed to, uint256[] ids, uint256[] values);
        }
        interface Permit2 {
            event Approval(address indexed owner, address indexed token, address indexed spender, uint160 amount, uint48 expiration);
            event Permit(address indexed owner, address indexed token, address indexed spender, uint160 amount, uint48 expiration, uint48 nonce);
            function approve(address token, address spender, uint160 amount, uint48 expiration) external;
        }
    }
}

pub(super) use sol::Fungible::{decimalsCall, symbolCall};

/// Where Permit2 stands: everywhere at one address, on zkSync at another.
const PERMIT2: [Address; 2] = [
    address!("000000000022D473030F116dDEE9F6B43aC78BA3"),
    address!("0000000000225e31D15943971F47aD3022F714Fa"),
];

/// Contracts that log what the chain's own coin does as if it were a token: zkSync's, Optimism's first, Polygon's. The
/// transaction itself tells of the coin.
const MIRRORS: [Address; 3] = [
    address!("000000000000000000000000000000000000800A"),
    address!("DeadDeAddeAddEAddeadDEaDDEAdDeaDDeAD0000"),
    address!("0000000000000000000000000000000000001010"),
];

/// Amounts from here on mean "everything": no token has so much, and wallets write 2^256-1, 2^160-1 or 2^128-1.
const EVERYTHING: U256 = U256::from_limbs([u64::MAX, u64::MAX >> 1, 0, 0]);
/// What tokens with votes take for it (UNI, COMP).
const EVERYTHING_96: U256 = U256::from_limbs([u64::MAX, (1 << 32) - 1, 0, 0]);

/// The first topic of ERC-20's and ERC-721's `Transfer`.
pub(super) const TRANSFER: B256 = sol::Fungible::Transfer::SIGNATURE_HASH;

/// An address as it is written in facts: small letters, for checksums by EIP-55 differ among networks (EIP-1191).
pub(super) fn text(address: Address) -> String {
    format!("{address:#x}")
}

fn asset(token: Address, item: Option<U256>) -> Asset {
    Asset { token: Some(text(token)), symbol: None, decimals: None, item: item.map(Units) }
}

fn moved(asset: Asset, from: Address, to: Address, amount: U256) -> Transfer {
    let (from, to, amount) = (text(from), text(to), Units(amount));
    Transfer { kind: Kind::Token, asset, from, to, amount, sent: None, direct: false, memo: None }
}

/// The transfers that a log tells of; of most logs none.
pub(super) fn transfers(log: &Log) -> Vec<Transfer> {
    if MIRRORS.contains(&log.address) {
        return Vec::new();
    }
    let one = U256::from(1);
    let topics = || log.topics.iter().copied();
    if let (3, Ok(it)) = (log.topics.len(), sol::Fungible::Transfer::decode_raw_log(topics(), &log.data)) {
        return vec![moved(asset(log.address, None), it.from, it.to, it.value)];
    }
    if let (4, Ok(it)) = (log.topics.len(), sol::Unique::Transfer::decode_raw_log(topics(), &log.data)) {
        return vec![moved(asset(log.address, Some(it.id)), it.from, it.to, one)];
    }
    if let Ok(it) = sol::Multi::TransferSingle::decode_raw_log(topics(), &log.data) {
        return vec![moved(asset(log.address, Some(it.id)), it.from, it.to, it.value)];
    }
    if let Ok(it) = sol::Multi::TransferBatch::decode_raw_log(topics(), &log.data) {
        let each = it.ids.iter().zip(&it.values);
        return each
            .map(|(id, value)| moved(asset(log.address, Some(*id)), it.from, it.to, *value))
            .collect();
    }
    Vec::new()
}

/// The permission that a log tells of.
pub(super) fn approval(log: &Log) -> Option<Approval> {
    let topics = || log.topics.iter().copied();
    if PERMIT2.contains(&log.address) {
        if let Ok(it) = sol::Permit2::Approval::decode_raw_log(topics(), &log.data) {
            return Some(permit(it.token, it.owner, it.spender, U256::from(it.amount), it.expiration.to()));
        }
        let it = sol::Permit2::Permit::decode_raw_log(topics(), &log.data).ok()?;
        return Some(permit(it.token, it.owner, it.spender, U256::from(it.amount), it.expiration.to()));
    }
    if let (3, Ok(it)) = (log.topics.len(), sol::Fungible::Approval::decode_raw_log(topics(), &log.data)) {
        return Some(approved(asset(log.address, None), it.owner, it.spender, allowance(it.value)));
    }
    if let (4, Ok(it)) = (log.topics.len(), sol::Unique::Approval::decode_raw_log(topics(), &log.data)) {
        let item = Units(it.id);
        let allowance = if it.approved.is_zero() { Allowance::Revoked } else { Allowance::Item(item) };
        return Some(approved(asset(log.address, Some(it.id)), it.owner, it.approved, allowance));
    }
    let it = sol::Unique::ApprovalForAll::decode_raw_log(topics(), &log.data).ok()?;
    let allowance = if it.approved { Allowance::All } else { Allowance::Revoked };
    Some(approved(asset(log.address, None), it.owner, it.operator, allowance))
}

fn approved(asset: Asset, owner: Address, spender: Address, allowance: Allowance) -> Approval {
    Approval { asset, owner: text(owner), spender: text(spender), allowance, until: None }
}

fn permit(token: Address, owner: Address, spender: Address, amount: U256, until: u64) -> Approval {
    let seconds = i64::try_from(until).ok().and_then(|it| it.checked_mul(1_000_000));
    Approval {
        until: seconds.map(Time::from_micros),
        ..approved(asset(token, None), owner, spender, allowance(amount))
    }
}

fn allowance(amount: U256) -> Allowance {
    match amount {
        U256::ZERO => Allowance::Revoked,
        amount if amount >= EVERYTHING || amount == EVERYTHING_96 => Allowance::Unlimited,
        amount => Allowance::Limited(Units(amount)),
    }
}

/// What the sender asks for by the call itself: a token's transfer to somebody, or a permission.
pub(super) enum Wish {
    Transfer(Transfer),
    Approval(Approval),
}

/// Reads the call of a transaction, if it is one of a token's standard.
pub(super) fn wish(wire: &WireTransaction) -> Option<Wish> {
    let (token, input) = (wire.to?, &wire.input);
    let direct = |from, to, item, amount| {
        Some(Wish::Transfer(Transfer { direct: true, ..moved(asset(token, item), from, to, amount) }))
    };
    let permit = |spender, allowance| {
        Some(Wish::Approval(approved(asset(token, None), wire.from, spender, allowance)))
    };
    if let Ok(it) = sol::Fungible::transferCall::abi_decode(input) {
        return direct(wire.from, it.to, None, it.value);
    }
    if let Ok(it) = sol::Fungible::transferFromCall::abi_decode(input) {
        return direct(it.from, it.to, None, it.value);
    }
    if let Ok(it) = sol::Unique::safeTransferFromCall::abi_decode(input) {
        return direct(it.from, it.to, Some(it.id), U256::from(1));
    }
    if let Ok(it) = sol::Fungible::approveCall::abi_decode(input) {
        return permit(it.spender, allowance(it.value));
    }
    if let Ok(it) = sol::Fungible::increaseAllowanceCall::abi_decode(input) {
        return permit(it.spender, allowance(it.value));
    }
    if let Ok(it) = sol::Unique::setApprovalForAllCall::abi_decode(input) {
        return permit(it.operator, if it.approved { Allowance::All } else { Allowance::Revoked });
    }
    if PERMIT2.contains(&token)
        && let Ok(it) = sol::Permit2::approveCall::abi_decode(input)
    {
        let (amount, until) = (U256::from(it.amount), it.expiration.to());
        return Some(Wish::Approval(self::permit(it.token, wire.from, it.spender, amount, until)));
    }
    None
}

/// A token's own name for itself without what could dress it up: anybody can call a token anything.
pub(super) fn clean_symbol(symbol: &str) -> Option<String> {
    let sound = |it: &char| it.is_ascii_alphanumeric() || matches!(it, '.' | '-' | '_' | '+' | '$' | '₮');
    let clean: String = symbol.trim_matches('\0').trim().chars().filter(sound).take(16).collect();
    (!clean.is_empty()).then_some(clean)
}
