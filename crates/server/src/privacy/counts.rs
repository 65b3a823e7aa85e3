//! How much of what was destroyed, by kind. Each kind has its words here, so none is counted without a name.

use serde::Serialize;
use utoipa::ToSchema;

macro_rules! counts {
    ($($(#[$doc:meta])+ $field:ident: $one:literal, $many:literal;)+) => {
        /// How much of what was destroyed.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
        #[schema(as = ErasedCounts)]
        pub struct Counts {
            $($(#[$doc])+ pub $field: i64,)+
        }

        impl Counts {
            /// What was destroyed, in English: of what there was none, nothing is said.
            pub fn words(&self) -> Vec<String> {
                let all = [$((self.$field, $one, $many),)+];
                let there = all.into_iter().filter(|it| it.0 > 0);
                there.map(|(n, one, many)| format!("{n} {}", if n == 1 { one } else { many })).collect()
            }
        }
    };
}

counts! {
    /// Data keys: what they had sealed cannot be opened any more.
    keys: "data key", "data keys";
    /// Cases, which stay without words.
    cases: "case emptied of its words", "cases emptied of their words";
    /// Messages, notes and lines about what happened, which nobody can read any more.
    messages: "message, note or line about what happened", "messages, notes and lines about what happened";
    /// Answers to forms of the bot; their messages are counted as messages, too.
    forms: "answer to a form", "answers to forms";
    /// Files.
    files: "file", "files";
    /// Identities.
    identities: "identity", "identities";
    /// Of these identities, wallets.
    wallets: "wallet, counted as an identity, too", "wallets, counted as identities, too";
    /// Addresses that they had written.
    addresses: "address that was remembered", "addresses that were remembered";
    /// Sessions on their devices.
    sessions: "session on a device", "sessions on devices";
    /// Proofs of who they are.
    proofs: "proof of who they are", "proofs of who they are";
    /// Passkeys.
    passkeys: "passkey", "passkeys";
    /// Words of ratings; the scores stay.
    comments: "comment of a rating", "comments of ratings";
    /// Pieces of evidence that were kept with their cases.
    evidence: "piece of evidence", "pieces of evidence";
    /// Transactions of a theft whose coins were followed.
    followed: "transaction that was followed", "transactions that were followed";
    /// Requests to have a deposit back, which stay without their facts, addresses and notes.
    recoveries: "request for a deposit, emptied", "requests for deposits, emptied";
    /// Transactions that were, or had been, watched for them.
    watches: "transaction that was watched", "transactions that were watched";
    /// What their account at the platform was asked.
    account_actions: "action on their account", "actions on their account";
    /// Links by which their account could be frozen.
    freeze_links: "freeze link", "freeze links";
    /// Messages that waited for their time.
    scheduled: "message that was not sent", "messages that were not sent";
    /// Drafts of staff.
    drafts: "draft", "drafts";
    /// Deliveries of webhooks.
    deliveries: "delivery of a webhook", "deliveries of webhooks";
}
