use super::{
    check, store,
    types::{Routing, Rule},
};
use crate::{
    access::{Permission, Signed},
    app::App,
    events::Journal,
    http::{Body, Checks, Code, Problem, guarded},
    settings::{Change, settings_changed},
};
use axum::{Json, extract::State};
use ombud_base::Random;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Something that rules name and that is not there any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RoutingTrouble {
    /// Where.
    #[schema(example = "rules[0].outcome.team")]
    field: String,
    /// What is wrong with it.
    #[schema(example = "is no team; it may have been deleted")]
    detail: String,
}

/// How cases go to teams and people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RoutingShown {
    /// How often it was changed; 0: there are no rules yet.
    version: i64,
    /// What it says.
    routing: Routing,
    /// What became wrong since: such a team gets nothing, and what comes after it counts.
    troubles: Vec<RoutingTrouble>,
}

/// The whole, anew.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RoutingChange {
    /// The version that the change was made to.
    version: i64,
    /// What it is to say.
    routing: Routing,
}

/// The rules by which cases go to teams and people.
#[utoipa::path(get, path = "/routing", tag = "routing", responses((status = 200, body = RoutingShown)))]
pub(super) async fn show_routing(
    State(app): State<App>,
    signed: Signed,
) -> Result<Json<RoutingShown>, Problem> {
    signed.need(Permission::RoutingManage)?;
    let (ws, now) = (signed.workspace, app.now());
    let found = app.db.read::<_, Problem, _>(move |tx| {
        let (version, routing) = store::routing(tx, ws)?;
        let troubles = check::missing(tx, ws, &routing, now)?;
        let trouble = |(field, detail): (String, &str)| RoutingTrouble { field, detail: detail.into() };
        Ok(RoutingShown { version, routing, troubles: troubles.into_iter().map(trouble).collect() })
    });
    found.await.map(Json)
}

/// Names and words without secrets, and an id for each rule.
fn tidy(mut routing: Routing, random: &Random) -> Routing {
    let clean = |rule: Rule| {
        let mut rule = rule;
        rule.name = guarded(rule.name.trim().to_owned());
        rule.when.words = rule.when.words.into_iter().map(|it| guarded(it.trim().to_owned())).collect();
        if rule.id.is_empty() {
            rule.id = random.bytes::<8>().iter().map(|it| format!("{it:02x}")).collect();
        }
        rule
    };
    routing.rules = routing.rules.into_iter().map(clean).collect();
    routing
}

/// Says anew how cases go to teams and people: the rules in their order, the fallback, where a case goes on to that nobody takes, and
/// how urgent the cases of some customers are. It counts for cases that are routed from then on.
#[utoipa::path(
    put, path = "/routing", tag = "routing",
    request_body(content = RoutingChange, example = json!({
        "version": 0,
        "routing": {"rules": [], "fallback": null, "overflow": null, "tiers": {"premium": null, "vip": "high"}}
    })),
    responses((status = 200, body = RoutingShown))
)]
pub(super) async fn set_routing(
    State(app): State<App>,
    signed: Signed,
    Body(change): Body<RoutingChange>,
) -> Result<Json<RoutingShown>, Problem> {
    signed.need(Permission::RoutingManage)?;
    let routing = tidy(change.routing, &app.random);
    let parts = app.clone();
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let (ws, now) = (signed.workspace, parts.now());
        let mut journal = Journal::open(tx, ws, signed.actor(), now)?;
        let (version, was) = store::routing(tx, ws)?;
        if version != change.version {
            let detail = "Somebody has changed the rules meanwhile. Read them again, and make your change to what is there now.";
            return Err(Problem::new(Code::Conflict, detail));
        }
        let mut checks = Checks::new();
        check::form(&mut checks, &routing);
        for (field, detail) in check::missing(tx, ws, &routing, now)? {
            checks.fail(field, detail);
        }
        checks.done()?;
        if version > 0 && was == routing {
            return Ok(RoutingShown { version, routing: was, troubles: Vec::new() });
        }
        store::write(tx, ws, version + 1, &routing, now)?;
        // Word for word: who had which cases go to whom must be found again.
        settings_changed(&mut journal, "routing", version + 1, Change::Changed, &routing);
        journal.close(tx, &parts.hub)?;
        Ok(RoutingShown { version: version + 1, routing: routing.clone(), troubles: Vec::new() })
    });
    written.await.map(Json)
}
