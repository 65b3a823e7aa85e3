//! The codes of verdicts. They are stored and sent: none changes its meaning, and none is used anew.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{fmt, str::FromStr};

/// How much a verdict is to worry about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// All is as it should be.
    Fine,
    /// Time will settle it.
    Wait,
    /// The customer or the platform has to do something.
    Act,
    /// Money is lost or about to be.
    Danger,
}

macro_rules! codes {
    ($($name:ident $text:literal $severity:ident [$($fact:literal)*] $doc:literal;)*) => {
        /// What is the matter. Written with dots: `tx.pending.fee-low`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $doc] $name,)*
        }

        impl Code {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its stable name.
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// How much it is to worry about.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }

            /// The facts that always come with it, beside `network`.
            pub fn facts(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$($fact),*],)* }
            }
        }
    };
}

codes! {
    TxNotFound "tx.not-found" Wait ["networks"] "No network that was asked knows the transaction.";
    TxDropped "tx.dropped" Wait ["networks" "since"] "It was seen waiting, and the network that knew it does not know it any more.";
    TxPendingWaiting "tx.pending.waiting" Wait ["block_time"] "It waits, and nothing stands in its way.";
    TxPendingFeeLow "tx.pending.fee-low" Act ["offered" "needed"] "It pays less than what gets into blocks now.";
    TxPendingNonceGap "tx.pending.nonce-gap" Act ["nonce" "missing"] "A number before its own is used by no transaction.";
    TxPendingStuckBehind "tx.pending.stuck-behind" Act ["count" "ahead"] "Others must be included before it.";
    TxPendingCompeting "tx.pending.competing" Act ["by"] "Another waits that can take its place; which of them is included is open.";
    TxReplaced "tx.replaced" Act ["by"] "Another transaction took its place.";
    TxReorganised "tx.reorganised" Act ["height"] "The block that it was in is no part of the chain any more.";
    TxExpired "tx.expired" Act [] "It can be included no more.";
    TxConfirming "tx.confirming" Wait ["confirmations" "needed" "missing" "wait"] "In a block, and not yet as deep as the platform asks.";
    TxSucceeded "tx.succeeded" Fine ["confirmations" "needed"] "In a block, deep enough.";
    TxFailedOutOfGas "tx.failed.out-of-gas" Act ["used" "limit" "fee"] "It ran out of gas, energy or compute units.";
    TxFailedReverted "tx.failed.reverted" Act ["reason" "fee"] "The contract refused it.";
    TxFailedPanic "tx.failed.panic" Act ["panic" "fee"] "The contract stopped at a mistake of its own.";
    TxFailedSlippage "tx.failed.slippage" Act ["reason" "fee"] "The price moved further than the sender allowed.";
    TxFailedDeadline "tx.failed.deadline" Act ["reason" "fee"] "It came later than the sender allowed.";
    TxFailedAllowance "tx.failed.allowance" Act ["reason" "fee"] "The contract was not permitted to take so much.";
    TxFailedBalance "tx.failed.balance" Act ["reason" "fee"] "There was not enough of the token.";
    TxFailedTagNeeded "tx.failed.tag-needed" Act ["fee"] "The receiver takes nothing without a destination tag.";
    TxFailedNoAccount "tx.failed.no-account" Act ["fee"] "The receiving account does not exist and was sent too little to be made.";
    TxFailedBounced "tx.failed.bounced" Act ["fee"] "The receiver did not take it, and it came back.";
    TxImmature "tx.immature" Wait ["confirmations" "needed" "missing" "wait"] "New coins of a miner, which cannot be moved yet.";
    TransferPartial "transfer.partial" Danger ["amount" "sent" "to"] "Less arrived than the payment seems to be of.";
    TransferNative "transfer.native" Fine ["amount" "from" "to"] "The chain's own coin moved.";
    TransferToken "transfer.token" Fine ["amount" "from" "to" "token"] "A token moved.";
    TransferInternal "transfer.internal" Fine ["amount" "from" "to"] "A contract moved the chain's own coin.";
    TransferFeeOnTransfer "transfer.fee-on-transfer" Wait ["amount" "sent" "token" "to"] "The token kept a part of the transfer.";
    TransferScamToken "transfer.scam-token" Danger ["amount" "token" "name"] "The token is on a list of frauds.";
    TransferSameName "transfer.same-name" Act ["amount" "token" "name" "to"] "The token bears the symbol of a supported asset and is another contract's: a bridged version, or a fake.";
    TransferCrossed "transfer.crossed" Wait ["name" "destination" "to"] "A bridge took it and says to whom it goes on another network.";
    TransferTaken "transfer.taken" Danger ["amount" "from" "to" "by" "token"] "Somebody else moved the owner's tokens by a permission.";
    TransferByOther "transfer.by-other" Act ["amount" "from" "to" "by" "token"] "A contract that somebody else called moved the owner's tokens: by a permission, or by an order or a payment that the owner signed.";
    TransferFromLookalike "transfer.from-lookalike" Danger ["from" "resembles"] "It comes from an address made to look like a known one.";
    ApprovalGiven "approval.given" Wait ["amount" "token" "spender"] "Somebody may take tokens up to an amount.";
    ApprovalUnlimited "approval.unlimited" Act ["token" "spender"] "Somebody may take all of a token.";
    ApprovalToAccount "approval.to-account" Danger ["token" "spender"] "A person's address, not a contract, may take tokens.";
    ApprovalDrainer "approval.drainer" Danger ["token" "spender" "name"] "A known thief may take tokens.";
    ApprovalRevoked "approval.revoked" Fine ["token" "spender"] "A permission was taken back.";
    DepositComplete "deposit.complete" Fine ["amount" "to"] "It is on the platform's address, supported and deep enough.";
    DepositWrongNetwork "deposit.wrong-network" Act ["amount" "to" "expected"] "It is on the platform's address, on a network where that is not credited.";
    DepositMemoMissing "deposit.memo-missing" Act ["amount" "to"] "It came without the memo that says whose it is.";
    DepositMemoWrong "deposit.memo-wrong" Act ["amount" "to" "memo"] "It came with another memo than the customer's.";
    DepositTokenUnsupported "deposit.token-unsupported" Act ["amount" "to" "token"] "The platform does not credit this token.";
    DepositBelowMinimum "deposit.below-minimum" Act ["amount" "to" "minimum"] "It is less than the least that is credited.";
    DepositAnother "deposit.another" Act ["amount" "to"] "It went to an address that the platform gave to another customer.";
    DepositSomebody "deposit.somebody" Fine ["amount" "to"] "It went to an address that the platform gave to a customer.";
    SentToContract "sent.to-contract" Act ["amount" "to"] "It went to a program that may have no way to give it back.";
    SentToTokenContract "sent.to-token-contract" Danger ["amount" "to"] "It went to the contract of the token itself.";
    SentToLookalike "sent.to-lookalike" Danger ["amount" "to" "resembles"] "It went to an address made to look like a known one.";
    SentToSanctioned "sent.to-sanctioned" Danger ["amount" "to" "name"] "It went to an address on a list of sanctions.";
    SentToScam "sent.to-scam" Danger ["amount" "to" "name"] "It went to an address known from theft or fraud.";
    SentToExchange "sent.to-exchange" Act ["amount" "to" "name"] "It went to an exchange.";
    SentToBridge "sent.to-bridge" Wait ["amount" "to" "name"] "It went to a bridge to another chain.";
    AddressAccount "address.account" Fine ["address" "balance" "sent"] "A person's address.";
    AddressContract "address.contract" Fine ["address" "balance"] "A program's address.";
    AddressUnused "address.unused" Wait ["address" "networks"] "No network that was asked has seen it in use.";
    AddressDeposit "address.deposit" Fine ["address"] "The platform's own address, on a network where it credits.";
    AddressAnother "address.another" Act ["address"] "An address that the platform gave to another customer.";
    AddressWrongNetwork "address.wrong-network" Danger ["address" "expected"] "The platform's own address, on a network where it does not credit.";
    AddressLookalike "address.lookalike" Danger ["address" "resembles"] "It was made to look like a known one.";
    AddressSanctioned "address.sanctioned" Danger ["address" "name"] "It is on a list of sanctions.";
    AddressScam "address.scam" Danger ["address" "name"] "It is known from theft or fraud.";
    AddressExchange "address.exchange" Fine ["address" "name"] "It is an exchange's.";
    AddressLabelled "address.labelled" Fine ["address" "name"] "It is known by name.";
    CannotTell "cannot-tell" Wait ["networks"] "Networks could not be asked, and the others know nothing.";
    Unreadable "unreadable" Act [] "The text is no transaction and no address of any configured network.";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A text that is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no code of a verdict")]
pub struct UnknownCode;

impl FromStr for Code {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        Self::ALL.iter().copied().find(|it| it.name() == text).ok_or(UnknownCode)
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}
