use super::{
    ChainDesk,
    look::{holds_secret, subjects_in},
    types::{CaseChains, ChainEndpoint, ChainLook, ChainNetwork, ChainTrace},
    walk::Walked,
};
use crate::{
    access::{Permission, Signed},
    conversations::{actions, list, reading},
    customers,
    http::{Body, Checks, Code, Page, Params, PathOf, Problem, Written},
    messages::{Author, Kind},
    trust::What,
};
use axum::{Json, extract::State};
use futures_util::future::join_all;
use ombud_base::id::CaseId;
use ombud_chain::ChainId;
use serde::Deserialize;
use utoipa::ToSchema;

/// The longest that is looked up, in code points: an explorer's address with an id in it.
pub(super) const LONGEST: usize = 300;
/// What of a case is looked up: the newest that its customer named.
const OF_CASE: usize = 5;
/// The messages that are looked through for it.
const MESSAGES: i64 = 60;

/// What is to be looked up.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct LookRequest {
    /// A transaction's id or an address, bare, in an explorer's link, or by CAIP-10.
    #[schema(
        max_length = 300,
        example = "0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b"
    )]
    text: String,
    /// On which network alone (CAIP-2); left out: on all.
    #[serde(default)]
    network: Option<String>,
    /// The language to say it in (BCP 47); left out: English.
    #[serde(default)]
    language: Option<String>,
}

/// What is to be followed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct TraceRequest {
    /// A transaction's id or an address.
    #[schema(
        max_length = 300,
        example = "0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b"
    )]
    text: String,
    /// On which network (CAIP-2).
    #[schema(example = "eip155:1")]
    network: String,
    /// How many steps: 1 to 6.
    #[schema(minimum = 1, maximum = 6, example = 3)]
    depth: u32,
    /// For an address: from which block on; left out: from the first.
    #[serde(default)]
    since_block: Option<u64>,
}

/// The networks that are asked, with how their nodes are.
#[utoipa::path(get, path = "/chains", tag = "chains", responses((status = 200, body = Page<ChainNetwork>)))]
pub(super) async fn list_networks(
    State(desk): State<ChainDesk>,
    signed: Signed,
) -> Result<Json<Page<ChainNetwork>>, Problem> {
    signed.need_any(&[Permission::CasesView, Permission::SafetyManage])?;
    let health = desk.chains.health();
    let networks = desk.chains.networks().map(|it| {
        let endpoints = health.iter().find(|(id, _)| *id == it.id).map(|it| it.1.as_slice());
        ChainNetwork {
            id: it.id.to_string(),
            name: it.name.clone(),
            symbol: it.symbol.clone(),
            confirmations: it.confirmations,
            minimum_deposit: it
                .minimum_deposit
                .map(|units| format!("{} {}", units.display(it.decimals), it.symbol)),
            explorer: it.explorer.clone(),
            endpoints: endpoints.unwrap_or_default().iter().map(ChainEndpoint::of).collect(),
        }
    });
    Ok(Json(Page::whole(networks.collect())))
}

pub(super) fn only(checks: &mut Checks, network: Option<&str>, desk: &ChainDesk) -> Option<ChainId> {
    let id = network?.parse::<ChainId>().ok().filter(|id| desk.chains.networks().any(|it| it.id == *id));
    checks.expect(id.is_some(), "network", "is none of the networks that are asked: see GET /api/v1/chains");
    id
}

/// What the networks say of a transaction or an address. It is not kept. Whether something went to an address that the platform gave to
/// a customer is said beside a case alone, where it is written down who looked.
#[utoipa::path(
    post, path = "/chains/look", tag = "chains",
    request_body(content = LookRequest, example = json!({
        "text": "0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b"
    })),
    responses((status = 200, body = ChainLook))
)]
pub(super) async fn look(
    State(desk): State<ChainDesk>,
    signed: Signed,
    // As it was written: the guard would cut a secret out, and nobody would be told of it.
    Written(request): Written<LookRequest>,
) -> Result<Json<ChainLook>, Problem> {
    signed.need_any(&[Permission::CasesView, Permission::SafetyManage])?;
    let mut checks = Checks::new();
    let text = checks.line("text", &request.text, LONGEST);
    let only = only(&mut checks, request.network.as_deref(), &desk);
    request.language.iter().for_each(|it| checks.language("language", it));
    checks.done()?;
    no_secret(&text)?;
    let ground = desk.ground(signed.workspace, None).await?;
    let lang = request.language.as_deref().unwrap_or("en");
    Ok(Json(desk.look(&text, only.as_ref(), &ground, lang).await))
}

fn no_secret(text: &str) -> Result<(), Problem> {
    if holds_secret(text) {
        let detail = "This holds a secret of a wallet. It was shown to no node and is not kept; whoever it belongs to should move \
                      their coins.";
        return Err(Problem::new(Code::SecretFound, detail));
    }
    Ok(())
}

/// What the networks say of what a case's customer named: the newest five transactions and addresses of its last messages.
#[utoipa::path(
    get, path = "/cases/{id}/chains", tag = "chains", params(("id" = CaseId, Path), ("language" = Option<String>, Query)),
    responses((status = 200, body = CaseChains))
)]
pub(super) async fn of_case(
    State(desk): State<ChainDesk>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
    Params(asked): Params<InLanguage>,
) -> Result<Json<CaseChains>, Problem> {
    signed.need(Permission::CasesView)?;
    let ws = signed.workspace;
    let (seer, own) = (signed.clone(), desk.clone());
    let read = desk.db.read::<_, Problem, _>(move |tx| {
        let case = actions::visible(tx, &seer, id)?;
        let name = customers::customer(tx, ws, case.customer)?.and_then(|it| it.name);
        let look = list::look(&seer, &case, name, What::Opened);
        let mut rows = match reading::latest_conversation(tx, ws, case.id)? {
            Some(it) => reading::public_before(tx, ws, it, i64::MAX, MESSAGES)?,
            None => Vec::new(),
        };
        rows.sort_unstable_by_key(|it| std::cmp::Reverse(it.pos));
        let said = rows.into_iter().filter(|it| it.kind == Kind::Message && it.author == Author::Customer);
        let mut subjects: Vec<String> = Vec::new();
        for subject in said.flat_map(|it| subjects_in(&it.body, OF_CASE)) {
            if subjects.len() < OF_CASE && !subjects.contains(&subject) {
                subjects.push(subject);
            }
        }
        Ok((look, subjects, own.ground_of(tx, ws, Some(case.customer))?.seen_by(&seer, id)))
    });
    let (seen, subjects, ground) = read.await?;
    desk.trust.observe(&signed, [seen]).await;
    let lang = asked.language.unwrap_or_else(|| "en".into());
    let looks = subjects.iter().map(|it| desk.look(it, None, &ground, &lang));
    let mut items = join_all(looks).await;
    // What has the form of an address and is none of any network that is asked says nothing to anybody.
    items.retain(|it| !it.found.is_empty() || !it.nowhere.is_empty() || !it.cannot_tell.is_empty());
    Ok(Json(CaseChains { networks: desk.chains.networks().count(), items }))
}

/// In which language.
#[derive(Debug, Deserialize)]
pub(super) struct InLanguage {
    language: Option<String>,
}

/// Where coins went from a transaction or an address, step by step, until they reach somebody who is known. It is not kept.
#[utoipa::path(
    post, path = "/chains/trace", tag = "chains",
    request_body(content = TraceRequest, example = json!({
        "text": "0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b", "network": "eip155:1", "depth": 3
    })),
    responses((status = 200, body = ChainTrace))
)]
pub(super) async fn trace(
    State(desk): State<ChainDesk>,
    signed: Signed,
    Body(request): Body<TraceRequest>,
) -> Result<Json<ChainTrace>, Problem> {
    signed.need(Permission::CasesView)?;
    let TraceRequest { text, network, depth, since_block } = request;
    let walked = Walked { text, network, depth, since_block };
    Ok(Json(desk.trace(signed.workspace, walked).await?))
}
