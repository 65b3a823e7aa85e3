use super::{
    reading::{Reading, Urgency},
    routes::{Answering, Route, Routes},
    tree::{Intent, Tree},
};
use crate::{
    access::{Permission, Signed},
    app::App,
    events::Journal,
    http::{Body, Checks, PathOf, Problem},
    settings::{Change, settings_changed},
};
use axum::{Json, extract::State};
use ombud_base::id::{TeamId, WorkspaceId};
use ombud_db::{DbError, Tx, sql};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// What a workspace says of a role or an intent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RouteShown {
    /// The team that works on it; null: as its role has it, or the inbox.
    pub team: Option<TeamId>,
    /// How urgent it is; null: as the tree has it. Not for roles.
    pub urgency: Option<Urgency>,
    /// What the bot does; null: as the tree has it. Not for roles.
    pub answering: Option<Answering>,
}

/// An intent as it counts here.
#[derive(Debug, Serialize, ToSchema)]
pub struct IntentShown {
    /// Its stable name, group first.
    #[schema(example = "deposit.missing")]
    id: &'static str,
    /// What it is called, by language (BCP 47).
    title: &'static BTreeMap<String, String>,
    /// What belongs to it, in English.
    about: &'static str,
    /// The role that works on it.
    #[schema(example = "transactions")]
    role: &'static str,
    /// The team that its cases go to; null: the inbox's.
    team: Option<TeamId>,
    /// How urgent it is here.
    urgency: Urgency,
    /// What the bot does with it here.
    answering: Answering,
    /// What the workspace says of it.
    own: RouteShown,
}

/// A role and the team that has it.
#[derive(Debug, Serialize, ToSchema)]
pub struct RoleShown {
    /// Its name.
    #[schema(example = "transactions")]
    name: &'static str,
    /// The team; null: none, and the inbox decides.
    team: Option<TeamId>,
    /// How many intents it works on.
    intents: usize,
}

/// Who works on what.
#[derive(Debug, Serialize, ToSchema)]
pub struct Understood {
    /// The roles of the tree.
    roles: Vec<RoleShown>,
    /// The intents, in the tree's order.
    intents: Vec<IntentShown>,
}

/// Where a message would go, and why.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Explanation {
    /// Its language (BCP 47).
    #[schema(example = "en")]
    pub language: String,
    /// The chance that the text is in it, 0 to 1; 0: the customer's was taken, for the text does not tell.
    pub language_confidence: f32,
    /// The likeliest intent.
    #[schema(example = "security.theft")]
    pub intent: Option<&'static str>,
    /// What it is called, by language (BCP 47).
    pub intent_title: Option<&'static BTreeMap<String, String>>,
    /// The chance that it is right, 0 to 1.
    pub confidence: f32,
    /// Whether that is enough to act on it.
    pub sure: bool,
    /// The second likeliest.
    pub second: Option<&'static str>,
    /// What the words give away: `theft`, `exposed`, `self_harm`, `legal`, `person`, `angry`, …
    pub signals: Vec<&'static str>,
    /// How urgent it is.
    pub urgency: Urgency,
    /// What made it so: a signal, an intent, or `route`; null if it is not.
    pub urgent_for: Option<&'static str>,
    /// Whether it may be urgent all the same: then the bot asks, with whatever else it says.
    pub may_be_urgent: bool,
    /// How much of it is of intents that cannot wait, 0 to 1.
    pub urgent_share: f32,
    /// The intent whose route counted; null: none was sure enough.
    pub routed_as: Option<&'static str>,
    /// The team; null: the inbox's own.
    pub team: Option<TeamId>,
    /// The team's name.
    pub team_name: Option<String>,
    /// Which route named it: `intent`, `role`, or `likely` where only the role is clear enough; null: the inbox's own.
    pub team_by: Option<&'static str>,
    /// What the bot does.
    pub answering: Answering,
}

impl Explanation {
    /// Where a message goes that was read so.
    ///
    /// # Errors
    /// As the database says.
    pub fn of(tx: &mut Tx<'_>, ws: WorkspaceId, reading: &Reading) -> Result<Self, DbError> {
        let decision = Routes::of(tx, ws)?.decide(reading);
        let team_name = match decision.team {
            Some(team) => tx.maybe(
                sql!("SELECT name FROM teams WHERE workspace_id = $1 AND id = $2"),
                &[ws.into(), team.into()],
                |row| row.get(0),
            )?,
            None => None,
        };
        Ok(Self {
            language: reading.lang.clone(),
            language_confidence: reading.lang_confidence,
            intent: reading.intent,
            intent_title: reading.intent.and_then(|it| Some(&Tree::get().intent(it)?.title)),
            confidence: reading.confidence,
            sure: reading.sure,
            second: reading.second,
            signals: reading.signals.iter().map(|it| it.name()).collect(),
            urgency: decision.urgency,
            urgent_for: decision.urgent_for,
            may_be_urgent: decision.doubtful,
            urgent_share: reading.urgent_share(),
            routed_as: decision.intent,
            team: decision.team,
            team_name,
            team_by: decision.by,
            answering: decision.answering,
        })
    }
}

fn shown(route: Option<&Route>) -> RouteShown {
    let route = route.cloned().unwrap_or_default();
    RouteShown { team: route.team, urgency: route.urgency, answering: route.answering }
}

fn understood(routes: &Routes) -> Understood {
    let tree = Tree::get();
    let role = |name: &'static str| RoleShown {
        name,
        team: routes.said(name).and_then(|it| it.team),
        intents: tree.intents.iter().filter(|it| it.team == name).count(),
    };
    let intent = |it: &'static Intent| IntentShown {
        id: &it.id,
        title: &it.title,
        about: &it.about,
        role: &it.team,
        team: routes.team_of(it).0,
        urgency: routes.urgency_of(it),
        answering: routes.answering_of(it),
        own: shown(routes.said(&it.id)),
    };
    Understood {
        roles: tree.roles().into_iter().map(role).collect(),
        intents: tree.intents.iter().map(intent).collect(),
    }
}

/// The intents, and who works on what.
#[utoipa::path(get, path = "/understanding/intents", tag = "understanding", responses((status = 200, body = Understood)))]
pub(super) async fn list_intents(
    State(app): State<App>,
    signed: Signed,
) -> Result<Json<Understood>, Problem> {
    signed.need_any(&[Permission::CasesView, Permission::RoutingManage])?;
    let routes = app.db.read::<_, DbError, _>(move |tx| Routes::of(tx, signed.workspace)).await?;
    Ok(Json(understood(&routes)))
}

/// Says who works on a role of the tree or on an intent; what is null is as the tree has it.
#[utoipa::path(
    put, path = "/understanding/routes/{name}", tag = "understanding", params(("name" = String, Path)),
    request_body(content = RouteShown, example = json!({"team": null, "urgency": "high", "answering": "person"})),
    responses((status = 200, body = Understood))
)]
pub(super) async fn set_route(
    State(app): State<App>,
    signed: Signed,
    PathOf(name): PathOf<String>,
    Body(given): Body<RouteShown>,
) -> Result<Json<Understood>, Problem> {
    signed.need(Permission::RoutingManage)?;
    let tree = Tree::get();
    let is_role = tree.roles().contains(&name.as_str());
    if !is_role && tree.intent(&name).is_none() {
        return Err(Problem::not_found());
    }
    let (hub, now) = (app.hub.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        let mut checks = Checks::new();
        if let Some(team) = given.team {
            checks.expect(crate::workspace::team_exists(tx, signed.workspace, team)?, "team", "is no team");
        }
        let role = "is said of intents, not of a role";
        checks.expect(!is_role || given.urgency.is_none(), "urgency", role);
        checks.expect(!is_role || given.answering.is_none(), "answering", role);
        checks.done()?;
        let route = Route { team: given.team, urgency: given.urgency, answering: given.answering };
        Routes::write(tx, signed.workspace, &name, &route)?;
        settings_changed(&mut journal, "route", &name, Change::Changed, &given);
        journal.close(tx, &hub)?;
        Ok(Routes::of(tx, signed.workspace)?)
    });
    Ok(Json(understood(&written.await?)))
}
