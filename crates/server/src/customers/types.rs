use crate::words::words;
use ombud_base::{
    Time,
    id::{CustomerId, IdentityId},
};
use serde::Deserialize;
use serde_json::{Map, Value as Json};
use utoipa::ToSchema;

words! {
    /// How sure we are of who a customer is; later ones are surer.
    Proof {
        /// Only said so.
        None = "none",
        /// Read a code from the mailbox.
        EmailCode = "email_code",
        /// The host app vouches by a signed token.
        SignedToken = "signed_token",
        /// Signed in with a passkey.
        Passkey = "passkey",
        /// Signed with a wallet's key.
        Wallet = "wallet",
    }
}
impl Proof {
    /// Its place on the ladder.
    pub const fn rank(self) -> i64 {
        match self {
            Self::None => 0,
            Self::EmailCode => 1,
            Self::SignedToken => 2,
            Self::Passkey => 3,
            Self::Wallet => 4,
        }
    }
}
words! {
    /// What a customer's business is worth to the platform: said by staff who may, or by the host app's signed token.
    Tier {
        /// As most are.
        Standard = "standard",
        /// More than most.
        Premium = "premium",
        /// Those whom nobody lets wait.
        Vip = "vip",
    }
}
words! {
    /// Who says that an address is a customer's.
    AddressFrom {
        /// The customer, or the host app of theirs.
        Customer = "customer",
        /// Somebody of staff, or a programme: nobody has shown that the customer reads it.
        Staff = "staff",
        /// The customer has proved it, or the host app vouches for it.
        Proved = "proved",
    }
}
words! {
    /// What an identity is.
    IdentityKind {
        /// An email address.
        Email = "email",
        /// The user's id in the host app.
        AppUser = "app_user",
        /// A browser or a phone that came without signing in.
        Device = "device",
        /// A wallet's address.
        Wallet = "wallet",
    }
}

/// One thing that a customer is known by, as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Identity {
    /// Its id.
    pub id: IdentityId,
    /// What it is.
    pub kind: IdentityKind,
    /// The address or id.
    pub value: String,
    /// How sure we are that it is theirs.
    pub proof: Proof,
    /// Since when it is known.
    pub created_at: Time,
}

/// A person who asks, as they are kept. What staff see of one is a [`super::CustomerView`].
#[derive(Clone, Debug, PartialEq)]
pub struct Customer {
    /// Their id.
    pub id: CustomerId,
    /// Their name, as they or the host app gave it.
    pub name: Option<String>,
    /// Their email address.
    pub email: Option<String>,
    /// Staff typed that address in.
    pub email_by_staff: bool,
    /// Their language (BCP 47).
    pub language: Option<String>,
    /// Their time zone (IANA).
    pub time_zone: Option<String>,
    /// When they came for the first time.
    pub created_at: Time,
    /// When they were seen last.
    pub last_seen_at: Option<Time>,
    /// Since when nothing of them can be read any more.
    pub erased_at: Option<Time>,
    /// Connected just now.
    pub online: bool,
    /// Their messages are not taken.
    pub blocked: bool,
    /// What their business is worth.
    pub tier: Tier,
    /// What staff noted about them.
    pub note: String,
    /// The values of custom fields, by their keys.
    pub fields: Map<String, Json>,
    /// What they are known by, oldest first.
    pub identities: Vec<Identity>,
}

impl Customer {
    /// Who says that their address is theirs; none where there is no address.
    pub fn address_from(&self) -> Option<AddressFrom> {
        let address = self.email.as_ref()?.to_lowercase();
        Some(if self.proved_addresses().any(|it| it == address) {
            AddressFrom::Proved
        } else if self.email_by_staff {
            AddressFrom::Staff
        } else {
            AddressFrom::Customer
        })
    }

    /// The addresses that they have proved.
    pub fn proved_addresses(&self) -> impl Iterator<Item = &str> {
        let proved = |it: &&Identity| it.kind == IdentityKind::Email && it.proof > Proof::None;
        self.identities.iter().filter(proved).map(|it| it.value.as_str())
    }
}

/// What became of a customer's address when it was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Readdressed {
    /// Who had said the one before; none where there was none.
    pub was: Option<AddressFrom>,
    /// Whether there are proved addresses, at which the customer has to hear of it.
    pub told: bool,
}

/// What is known of a customer who comes for the first time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewCustomer {
    /// Their name.
    pub name: Option<String>,
    /// Their email address; only claimed.
    pub email: Option<String>,
    /// Their language.
    pub language: Option<String>,
    /// Their time zone.
    pub time_zone: Option<String>,
}

/// What to change of a customer; absent fields stay, and null empties.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CustomerChange {
    /// Their name: up to 200 characters.
    #[serde(default, deserialize_with = "crate::http::present")]
    #[schema(value_type = Option<String>, max_length = 200)]
    pub name: Option<Option<String>>,
    /// Their email address: up to 254 characters.
    #[serde(default, deserialize_with = "crate::http::present")]
    #[schema(value_type = Option<String>, max_length = 254)]
    pub email: Option<Option<String>>,
    /// Their language (BCP 47).
    #[serde(default, deserialize_with = "crate::http::present")]
    #[schema(value_type = Option<String>, max_length = 35)]
    pub language: Option<Option<String>>,
    /// What staff note about them: up to 10,000 characters.
    #[schema(max_length = 10_000)]
    pub note: Option<String>,
    /// Values of custom fields by their keys; null takes one away, others stay.
    #[schema(value_type = Option<Object>)]
    pub fields: Option<Map<String, Json>>,
    /// Whether their messages are refused. Needs the permission `customers.block`.
    pub blocked: Option<bool>,
    /// What their business is worth. Needs the permission `customers.tier`.
    pub tier: Option<Tier>,
}

/// What a customer who was erased had been known by.
#[derive(Clone, Copy, Debug)]
pub struct Gone {
    /// How many identities.
    pub identities: u64,
    /// How many of them were wallets.
    pub wallets: u64,
}
