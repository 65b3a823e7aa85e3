use crate::customers::Proof;
use ombud_base::{
    Time,
    id::{IdentityId, PasskeyId, ProofAskId},
};
use serde::Serialize;
use utoipa::ToSchema;

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
}
