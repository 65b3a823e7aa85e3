use crate::{customers::Proof, words::words};
use ombud_base::{
    Time,
    id::{IdentityId, PasskeyId, ProofAskId},
};
use ombud_wallet::Family;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

words! {
    /// The chains whose wallets sign differently.
    WalletFamily {
        /// Ethereum and every network with its accounts.
        Ethereum = "ethereum",
        /// Bitcoin.
        Bitcoin = "bitcoin",
        /// Solana.
        Solana = "solana",
        /// Tron.
        Tron = "tron",
    }
}

impl WalletFamily {
    pub(super) const fn family(self) -> Family {
        match self {
            Self::Ethereum => Family::Ethereum,
            Self::Bitcoin => Family::Bitcoin,
            Self::Solana => Family::Solana,
            Self::Tron => Family::Tron,
        }
    }

    /// The main network, as a sign-in text names it: for Ethereum by EIP-155, for others by the reference of CAIP-2.
    pub(super) const fn main_chain(self) -> &'static str {
        match self {
            Self::Ethereum => "1",
            Self::Bitcoin => "000000000019d6689c085ae165831e93",
            Self::Solana => "5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp",
            Self::Tron => "0x2b6653dc",
        }
    }
}

/// A wallet's address, with where it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = ProofWallet)]
pub struct Wallet {
    /// The chain's kind.
    pub family: WalletFamily,
    /// The network: its number by EIP-155 for Ethereum and its kin, the reference of CAIP-2 for others.
    #[schema(example = "1")]
    pub chain: String,
    /// The address, in its one form: with the capitals of EIP-55, Bech32 in small letters.
    #[schema(example = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    pub address: String,
}

/// A wallet that a customer is known by.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WalletSeen {
    /// The identity.
    pub identity: IdentityId,
    /// The address; masked for the customer, and for most of staff.
    #[schema(example = "0x5aAe…eAed")]
    pub shown: String,
    /// What a signature of it is worth: never more than the proof on which it was added.
    pub level: Proof,
    /// Since when.
    pub since: Time,
}

/// A proof that was given, as the customer sees it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProofSeen {
    /// At which level.
    pub level: Proof,
    /// When.
    pub at: Time,
}

/// An address that a code can be sent to.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EmailChoice {
    /// The identity.
    pub identity: IdentityId,
    /// The address, masked.
    #[schema(example = "a•••@e•••.com")]
    pub shown: String,
}

/// How a customer can prove who they are at this device.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProofMethods {
    /// A code can be sent to any address that they have: nobody knows them yet.
    pub any_email: bool,
    /// A code can be sent to these addresses, which they have proved before.
    pub emails: Vec<EmailChoice>,
    /// Any wallet can be shown: nobody knows them yet.
    pub any_wallet: bool,
    /// The wallets that they have proved before.
    pub wallets: Vec<WalletSeen>,
    /// They have a passkey for this server.
    pub passkey: bool,
    /// The app that they come from can vouch for them.
    pub token: bool,
}

/// A passkey, as the customer sees it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PasskeySeen {
    /// Its id.
    pub id: PasskeyId,
    /// What they call it.
    #[schema(example = "My phone")]
    pub name: String,
    /// When it was added.
    pub created_at: Time,
    /// When it was last used.
    pub last_used_at: Option<Time>,
}

/// A proof that was asked for, as the customer sees it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OwnAsk {
    /// Its id.
    pub id: ProofAskId,
    /// The least level that counts.
    pub level: Proof,
    /// The address that it is about, if it is about one: nothing but that address's signature gives it.
    pub wallet: Option<Wallet>,
    /// Until when it can be given.
    pub expires_at: Time,
}

/// How well a customer is known here, and how they can show more.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OwnProof {
    /// The surest that they are known by.
    pub known: Proof,
    /// What they have proved at this device within a day, the newest first.
    pub given: Vec<ProofSeen>,
    /// How they can prove it.
    pub methods: ProofMethods,
    /// Their passkeys.
    pub passkeys: Vec<PasskeySeen>,
    /// What has to be proved at this device before another passkey is added; none: there is nothing to add it to yet.
    pub add_passkey: Option<Proof>,
    /// What has to be proved at this device before another wallet is added; none: the first one needs nothing.
    pub add_wallet: Option<Proof>,
}
