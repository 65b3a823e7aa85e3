//! What was watched, for the report of a case.

use super::{store, types::WatchEnd};
use crate::{
    chains::{ChainDesk, ChainStanding},
    events::{self, kinds},
};
use ombud_base::{
    Time,
    id::{ConversationId, CustomerId, WatchId, WorkspaceId},
};
use ombud_db::{DbError, Tx};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use utoipa::ToSchema;

/// A transaction that was watched for the customer, in a report.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReportWatch {
    /// Its id.
    pub id: WatchId,
    /// In which conversation the customer is told.
    pub conversation: ConversationId,
    /// On which network (CAIP-2).
    #[schema(example = "eip155:1")]
    pub network: String,
    /// What people call it.
    #[schema(example = "Ethereum")]
    pub network_name: String,
    /// The transaction's id.
    pub transaction: String,
    /// Since when.
    pub begun_at: Time,
    /// Who asked for it: `customer`, `staff` or `token`.
    #[schema(example = "customer")]
    pub by: String,
    /// Where it stood, as far as the customer was told: what was seen once is not believed yet.
    pub standing: ChainStanding,
    /// When the network was last asked.
    pub looked_at: Time,
    /// How often it was asked.
    pub looks: i64,
    /// When it ends at the latest.
    pub ends_at: Time,
    /// When it ended; null: it runs.
    pub ended_at: Option<Time>,
    /// Why.
    pub ended: Option<WatchEnd>,
    /// What the customer was told, in its order.
    pub told: Vec<ReportTold>,
}

/// News that the customer was told of a transaction.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct ReportTold {
    /// When.
    pub at: Time,
    /// What.
    pub standing: ChainStanding,
}

/// What an event says of news, so far as a report needs it.
#[derive(Deserialize)]
struct News {
    watch: WatchId,
    standing: ChainStanding,
}

/// What was watched in these conversations of a customer, the oldest first, with what they were told and when.
///
/// # Errors
/// As the database says.
pub fn reported(
    desk: &ChainDesk,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
    conversations: &[ConversationId],
) -> Result<Vec<ReportWatch>, DbError> {
    let mut rows = Vec::new();
    for conversation in conversations {
        rows.extend(store::of_conversation(tx, ws, *conversation)?);
    }
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    rows.sort_by_key(|it| (it.begun_at, it.id));
    let mut told: HashMap<WatchId, Vec<ReportTold>> = HashMap::new();
    // Events say when; the rows, which are what the next look is judged by, only what.
    for event in events::events_of_kind(tx, ws, customer, kinds::WATCH_TOLD)? {
        // One whose words a rule has destroyed says nothing any more.
        if let Ok(news) = serde_json::from_value::<News>(event.data) {
            told.entry(news.watch).or_default().push(ReportTold { at: event.at, standing: news.standing });
        }
    }
    let shown = rows.into_iter().map(|it| ReportWatch {
        standing: it.believed(),
        network_name: desk.name_of(&it.network),
        told: told.remove(&it.id).unwrap_or_default(),
        id: it.id,
        conversation: it.conversation,
        network: it.network,
        transaction: it.transaction,
        begun_at: it.begun_at,
        by: it.by_kind,
        looked_at: it.looked_at,
        looks: it.looks,
        ends_at: it.ends_at,
        ended_at: it.ended_at,
        ended: it.ended,
    });
    Ok(shown.collect())
}
