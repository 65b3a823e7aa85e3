//! Typed identifiers: UUIDv7 (RFC 9562), so that ids made later sort later. To add one, add a line to the list below.

use crate::{Cell, CellError, FromCell, Random, Time, Value};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::{Builder, Uuid};

/// A fresh UUIDv7 for `now`.
pub fn v7(now: Time, random: &Random) -> Uuid {
    let millis = u64::try_from(now.micros() / 1000).unwrap_or(0);
    Builder::from_unix_timestamp_millis(millis, &random.bytes::<10>()).into_uuid()
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A fresh id for `now`.
            pub fn new(now: Time, random: &Random) -> Self {
                Self(v7(now, random))
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.as_hyphenated().fmt(f)
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0.as_hyphenated())
            }
        }
        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
        impl From<$name> for Value<'_> {
            fn from(id: $name) -> Self {
                Value::Id(id.0)
            }
        }
        impl FromCell for $name {
            fn from_cell(cell: Cell<'_>) -> Result<Self, CellError> {
                Uuid::from_cell(cell).map(Self)
            }
        }
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                use utoipa::openapi::{KnownFormat, ObjectBuilder, SchemaFormat, Type};
                ObjectBuilder::new()
                    .schema_type(Type::String)
                    .format(Some(SchemaFormat::KnownFormat(KnownFormat::Uuid)))
                    .examples(["0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b"])
                    .build()
                    .into()
            }
        }
        impl utoipa::ToSchema for $name {}
    )*};
}

ids! {
    /// One brand; every row belongs to one.
    WorkspaceId
    /// A person who asks.
    CustomerId
    /// A customer's identity: an email address, an app's user id, a device.
    IdentityId
    /// A person on the platform's side.
    StaffId
    /// A set of permissions.
    RoleId
    /// A group of staff that shares work.
    TeamId
    /// Something staff can do that work may need.
    SkillId
    /// One connected end of a channel.
    InboxId
    /// A key that a host app signs its customers' identity tokens with.
    IdentityKeyId
    /// Messages with one customer in one inbox.
    ConversationId
    /// The unit of work: one or more conversations about one matter.
    CaseId
    /// A service-level target's run on one case.
    ClockId
    /// An uploaded file.
    FileId
    /// A message that waits for its time.
    ScheduledId
    /// A signed-in browser of staff.
    SessionId
    /// An invitation to become staff.
    InvitationId
    /// A passkey or security key.
    PasskeyId
    /// A proof that a customer gave.
    ProofId
    /// A proof that staff asked for in a conversation.
    ProofAskId
    /// A log-in that still misses its second factor, or a question that a customer is to answer.
    ChallengeId
    /// A programme's token.
    ApiTokenId
    /// A group of the sign-in provider's, as it was provisioned.
    ScimGroupId
    /// Something that a platform was asked to do with a customer's account.
    AccountActionId
    /// A request to have coins back that were not credited.
    RecoveryId
    /// What a customer can freeze their account with, without logging in.
    FreezeTokenId
    /// A piece of evidence that is kept with a case.
    EvidenceId
    /// A transaction that is looked at again.
    WatchId
    /// A webhook's registration.
    WebhookId
    /// One event on its way to one webhook.
    DeliveryId
    /// A durable job.
    JobId
    /// A label.
    TagId
    /// A legal hold.
    HoldId
    /// One run of the retention rules.
    RetentionRunId
    /// A reply written once.
    CannedReplyId
    /// A custom field's definition.
    FieldId
    /// A service level.
    ServiceLevelId
    /// A weekly schedule with holidays.
    BusinessHoursId
    /// A host that a workspace calls its own, or bad.
    SafetyHostId
    /// A list of bad hosts.
    BlockListId
    /// One reading of a list of bad hosts.
    RevisionId
    /// One look of staff at a customer.
    ReadingId
    /// One field of one customer, shown in clear for a while.
    RevealId
    /// Reading that somebody should look into.
    AlertId
    /// A customer who was planted to see who looks.
    CanaryId
    /// What was asked for and waits for a second person.
    ApprovalId
    /// Permissions that somebody has for a while.
    ElevationId
    /// What the topics of the knowledge are sorted into.
    CategoryId
    /// A topic of the knowledge: articles on one matter, one in each language.
    TopicId
    /// What a reader said of an article.
    ArticleRatingId
    /// A guided flow.
    PlaybookId
}
