//! The playbooks that come with Ombud.

use super::{
    api::{self},
    store,
    types::{Flow, PlaybookLine},
    versions,
};
use crate::{
    access::{Permission, Signed},
    events::Journal,
    http::{Body, Problem},
    safety::Safety,
};
use axum::{Json, extract::State};
use ombud_base::id::PlaybookId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Their names and what they are, as they are written.
const SHIPPED: [(&str, &str); 10] = [
    ("theft", include_str!("../../../../content/playbooks/theft.toml")),
    ("phrase-exposed", include_str!("../../../../content/playbooks/phrase-exposed.toml")),
    ("scam-lost", include_str!("../../../../content/playbooks/scam-lost.toml")),
    ("pending-transfer", include_str!("../../../../content/playbooks/pending-transfer.toml")),
    ("pending-withdrawal", include_str!("../../../../content/playbooks/pending-withdrawal.toml")),
    ("cross-chain-transfer", include_str!("../../../../content/playbooks/cross-chain-transfer.toml")),
    ("cannot-log-in", include_str!("../../../../content/playbooks/cannot-log-in.toml")),
    ("second-factor-reset", include_str!("../../../../content/playbooks/second-factor-reset.toml")),
    ("hardware-wallet", include_str!("../../../../content/playbooks/hardware-wallet.toml")),
    ("phrase-backup", include_str!("../../../../content/playbooks/phrase-backup.toml")),
];

/// How they are added.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddShipped {
    /// Published at once, too. Where an intent of one begins another playbook already, it stays a draft.
    #[serde(default)]
    publish: bool,
}

/// What became of those that come with Ombud.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AddedShipped {
    /// Those that are new here.
    added: Vec<PlaybookLine>,
    /// The names of those that were there already, and stay as they are.
    kept: Vec<String>,
}

/// Those that come with Ombud, read.
///
/// # Errors
/// When one cannot be read, which a test rules out.
pub(super) fn shipped() -> Result<Vec<(&'static str, Flow)>, Problem> {
    SHIPPED
        .into_iter()
        .map(|(slug, text)| Ok((slug, toml::from_str(text).map_err(Problem::internal)?)))
        .collect()
}

/// Adds the playbooks that come with Ombud. Those whose names are taken stay as they are.
#[utoipa::path(
    post, path = "/playbooks/shipped", tag = "playbooks",
    request_body(content = AddShipped, example = json!({"publish": false})),
    responses((status = 200, body = AddedShipped))
)]
pub(super) async fn add_shipped_playbooks(
    State(safety): State<Safety>,
    signed: Signed,
    Body(asked): Body<AddShipped>,
) -> Result<Json<AddedShipped>, Problem> {
    signed.need(Permission::RoutingManage)?;
    let policy = safety.policy(signed.workspace).await?;
    let all = shipped()?;
    let (hub, now, random) = (safety.hub.clone(), safety.now(), safety.random.clone());
    let written = safety.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        let mut done = AddedShipped { added: Vec::new(), kept: Vec::new() };
        for (slug, flow) in &all {
            if store::is_taken(tx, signed.workspace, slug)? {
                done.kept.push((*slug).to_owned());
                continue;
            }
            let new = (PlaybookId::new(now, &random), (*slug).to_owned());
            let mut it = api::insert(tx, &mut journal, new, flow.clone(), now)?;
            if asked.publish {
                it = versions::publish(tx, &mut journal, it.clone(), &policy).or_else(|problem| {
                    if problem.code == crate::http::Code::Invalid { Ok(it) } else { Err(problem) }
                })?;
            }
            done.added.push(it.line);
        }
        journal.close(tx, &hub)?;
        Ok(done)
    });
    Ok(Json(written.await?))
}
