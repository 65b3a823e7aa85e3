//! The playbooks that come with Ombud.

use super::{
    api::{self},
    store,
    translation::Words,
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
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use utoipa::ToSchema;

/// Their names, the most pressing first.
const SHIPPED: [&str; 10] = [
    "theft",
    "phrase-exposed",
    "scam-lost",
    "pending-transfer",
    "pending-withdrawal",
    "cross-chain-transfer",
    "cannot-log-in",
    "second-factor-reset",
    "hardware-wallet",
    "phrase-backup",
];

/// A flow with its English words lies at the top, its words in another language in that language's folder.
#[derive(rust_embed::RustEmbed)]
#[folder = "../../content/playbooks/"]
struct Files;

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

/// Those that come with Ombud, read, in every language that they are written in.
///
/// # Errors
/// When one cannot be read, or a language says what the flow does not ask for, which a test rules out.
pub(super) fn shipped() -> Result<Vec<(&'static str, Flow)>, Problem> {
    let paths: Vec<_> = Files::iter().collect();
    let whole = |slug: &'static str| -> Result<(&'static str, Flow), Problem> {
        let name = format!("{slug}.toml");
        let mut flow: Flow = read(&name)?;
        for path in &paths {
            if let Some((lang, file)) = path.split_once('/')
                && file == name
            {
                let words: Words = read(path)?;
                let say = words.say(&mut flow, lang);
                say.map_err(|lost| Problem::internal(format!("{path}: there is no {lost} in the flow")))?;
            }
        }
        Ok((slug, flow))
    };
    SHIPPED.into_iter().map(whole).collect()
}

fn read<T: DeserializeOwned>(path: &str) -> Result<T, Problem> {
    let file = Files::get(path).ok_or_else(|| Problem::internal(format!("{path} does not ship")))?;
    toml::from_slice(&file.data).map_err(Problem::internal)
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
