//! The composition root: the only place that knows every capability. It puts their parts together, lists their routes and
//! their jobs, and starts what runs beside the requests.

use crate::{
    accounts::Accounts,
    app::App,
    bot::Bot,
    case_report::CaseReports,
    chains::ChainDesk,
    clocks::Clocks,
    config::Config,
    conversations::{
        Desk,
        post::{Lane, LaneEnd},
    },
    evidence::Followers,
    http::{FieldProblem, Problem, ProblemBody},
    jobs::{Handler, Runner},
    keys,
    knowledge::Library,
    learning::Learner,
    ledger::anchors::Anchors,
    menu::Menus,
    models::{Meaning, Models},
    realtime::Live,
    recovery::Recoveries,
    safety::Safety,
    search::Search,
    sso::Sso,
    trust::Trust,
    understanding::Minds,
    watching::Watches,
    webhooks::Webhooks,
};
use axum::Router;
use ombud_base::{Clock, Random};
use ombud_db::Db;
use parking_lot::Mutex;
use std::{ops::Deref, sync::Arc};
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;

/// The whole program, put together. Cheap to clone.
#[derive(Clone)]
pub struct Ombud {
    /// The desk, with the app that all stand on.
    pub desk: Desk,
    /// The index of messages.
    pub search: Search,
    /// What sends events out.
    pub webhooks: Webhooks,
    /// What asks the platform about accounts.
    pub accounts: Accounts,
    /// What answers first.
    pub bot: Bot,
    /// What the chat offers before the first message.
    pub menus: Menus,
    /// What phrases answers, where a workspace has one.
    pub models: Models,
    /// What finds articles by what a question means, where a workspace has it.
    pub meaning: Meaning,
    /// What the chains say.
    pub chains: ChainDesk,
    /// What looks at transactions again.
    pub watches: Watches,
    /// What follows stolen coins.
    pub followers: Followers,
    /// What gives back coins that were not credited.
    pub recoveries: Recoveries,
    /// What makes reports of cases.
    pub case_reports: CaseReports,
    /// What learns from staff how messages are to be read.
    pub learner: Learner,
    /// Sign-in by a provider.
    pub sso: Sso,
    /// Those who are connected.
    pub live: Live,
    /// The ways out of the ledger's heads.
    pub anchors: Anchors,
    /// What is published of the knowledge.
    pub library: Library,
    /// The lane's other end, until [`Ombud::start`] takes it.
    lane_end: Arc<Mutex<Option<LaneEnd>>>,
}

impl Ombud {
    /// Puts the parts for a database together.
    ///
    /// # Errors
    /// When the configuration does not allow it, or as the database says.
    pub async fn assemble(config: Config, db: Db, clock: Clock, random: Random) -> anyhow::Result<Self> {
        let ring = keys::root::unlock(&config, &db, &random, &clock).await?;
        let app = App::new(config, db.with_keyring(ring, keys::load), clock, random).await?;
        let clocks = Clocks::new(app.jobs.clone(), app.random.clone());
        let safety = Safety::new(app.clone(), tokio::runtime::Handle::current())?;
        let trust = Trust::new(app.clone());
        let (lane, end) = Lane::new();
        let overwritten = vec![crate::webhooks::overwrite_body, crate::search::cut];
        let webhooks = Webhooks::new(app.clone())?;
        let sso = Sso::new(app.clone())?;
        let anchors = Anchors::new(app.clone())?;
        let library = Library::new(safety.clone());
        let models = Models::new(safety.clone())?;
        let meaning = Meaning::new(models.clone(), library.clone())?;
        let minds = Minds::new(app.db.clone());
        let desk = Desk::new(app, clocks, safety, trust, lane, overwritten);
        let recall: Vec<crate::chains::Recall> = vec![crate::watching::recalled, crate::evidence::recalled];
        let accounts = Accounts::new(desk.clone())?;
        let chains = ChainDesk::new(desk.clone(), recall, Arc::new(accounts.clone()))?;
        let bot = Bot::new(desk.clone(), library.clone(), minds.clone(), chains.clone(), meaning.clone());
        Ok(Self {
            menus: Menus::new(bot.clone(), accounts.clone()),
            watches: Watches::new(chains.clone()),
            followers: Followers::new(chains.clone()),
            recoveries: Recoveries::new(chains.clone(), accounts.clone()),
            accounts,
            search: Search::new(desk.clone()),
            bot,
            models,
            meaning,
            case_reports: CaseReports::new(chains.clone()),
            chains,
            learner: Learner::new(desk.clone(), minds),
            live: Live::new(desk.clone()),
            webhooks,
            sso,
            anchors,
            library,
            desk,
            lane_end: Arc::new(Mutex::new(Some(end))),
        })
    }

    /// Starts what runs beside the requests: messages are written, news delivered, work given out, search kept up. The
    /// durable jobs have their own [`Ombud::runner`], which tests call by hand.
    pub fn start(&self) {
        if let Some(end) = self.lane_end.lock().take() {
            tokio::spawn(end.run(self.desk.clone()));
            // The guard makes its tables of words when it is first asked; no customer should wait for that.
            tokio::task::spawn_blocking(|| ombud_guard::inspect("abandon ability able"));
            tokio::spawn(crate::realtime::run(self.live.clone()));
            tokio::spawn(crate::routing::run(self.desk.clone()));
            tokio::spawn(crate::bot::run(self.bot.clone()));
            tokio::spawn(crate::learning::run(self.learner.clone()));
            tokio::spawn(crate::trust::run(self.trust.clone()));
            tokio::spawn(crate::ledger::run(App::clone(self)));
            tokio::spawn(crate::knowledge::run(self.library.clone()));
            tokio::spawn(crate::models::meaning::run(self.meaning.clone()));
            tokio::spawn(crate::search::run(self.search.clone()));
            tokio::spawn(crate::webhooks::run(self.webhooks.clone()));
        }
    }

    /// What runs the durable jobs.
    pub fn runner(&self) -> Runner {
        Runner::new(self.db.clone(), self.clock.clone(), self.jobs.clone(), self.handlers())
    }

    fn handlers(&self) -> Vec<Handler> {
        let mut all = Vec::new();
        all.extend(crate::conversations::jobs(&self.desk));
        all.extend(crate::clocks::jobs(&self.desk, &self.clocks));
        all.extend(crate::webhooks::jobs(&self.webhooks));
        all.extend(crate::mail::jobs(&self.desk));
        all.extend(crate::approvals::jobs(&self.desk));
        all.extend(crate::trust::jobs(&self.trust));
        all.extend(crate::proof::jobs(&self.desk));
        all.extend(crate::safety::jobs(&self.safety));
        all.extend(crate::knowledge::jobs(&self.library));
        all.extend(crate::privacy::jobs(&self.desk));
        all.extend(crate::reveals::jobs(&self.desk));
        all.extend(crate::rotation::jobs(&self.desk));
        all.extend(crate::retention::jobs(&self.desk));
        all.extend(crate::ledger::anchors::jobs(&self.anchors));
        all.extend(crate::models::meaning::jobs(&self.meaning));
        all.extend(crate::bot::jobs(&self.bot));
        all.extend(crate::routing::jobs(&self.desk));
        all.extend(crate::accounts::jobs(&self.accounts));
        all.extend(crate::recovery::jobs(&self.recoveries));
        all.extend(crate::watching::jobs(&self.watches));
        all.extend(crate::evidence::jobs(&self.followers));
        all
    }
}

impl Deref for Ombud {
    type Target = Desk;
    fn deref(&self) -> &Desk {
        &self.desk
    }
}

/// The description that the OpenAPI document begins with.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Ombud",
        description = "The support desk of a crypto exchange or wallet. Errors are RFC 9457 problem details; lists come in \
                       pages with a cursor; every request with a body may carry an `Idempotency-Key`. Programmes bring an API \
                       token along, `Authorization: Bearer …`, made under Settings, API tokens.",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    components(schemas(ProblemBody, FieldProblem))
)]
struct Document;

/// The API's description, with what all operations share and an example of each body.
pub fn document() -> utoipa::openapi::OpenApi {
    let mut document = api(None).into_openapi();
    crate::pages::complete(&mut document);
    crate::pages::fill_examples(&mut document);
    document
}

/// The API's routes and their description; without the parts that they work with, the description alone.
fn api(ombud: Option<&Ombud>) -> OpenApiRouter {
    let common = OpenApiRouter::new()
        .merge(crate::access::routes())
        .merge(crate::staff::routes())
        .merge(crate::approvals::routes())
        .merge(crate::workspace::routes())
        .merge(crate::understanding::api())
        .merge(crate::routing::routes())
        .merge(crate::inboxes::routes())
        .merge(crate::clocks::routes())
        .merge(crate::reports::routes())
        .merge(crate::rotation::routes())
        .merge(crate::posture::routes())
        .merge(crate::files::routes());
    let trust = OpenApiRouter::new().merge(crate::trust::routes()).merge(crate::customers::routes());
    let desk = OpenApiRouter::new()
        .merge(crate::conversations::routes())
        .merge(crate::composing::routes())
        .merge(crate::widget::routes())
        .merge(crate::ledger::routes())
        .merge(crate::proof::routes())
        .merge(crate::reveals::routes())
        .merge(crate::viewer::routes())
        .merge(crate::oversight::routes())
        .merge(crate::privacy::routes())
        .merge(crate::retention::routes());
    let all = OpenApiRouter::new()
        .merge(given(common, ombud.map(|it| -> &App { it })))
        .merge(given(crate::safety::routes(), ombud.map(|it| &it.safety)))
        .merge(given(crate::playbooks::routes(), ombud.map(|it| &it.safety)))
        .merge(given(crate::knowledge::routes(), ombud.map(|it| &it.library)))
        .merge(given(crate::models::routes(), ombud.map(|it| &it.models)))
        .merge(given(crate::models::meaning::routes(), ombud.map(|it| &it.meaning)))
        .merge(given(trust, ombud.map(|it| &it.trust)))
        .merge(given(desk, ombud.map(|it| &it.desk)))
        .merge(given(crate::search::routes(), ombud.map(|it| &it.search)))
        .merge(given(crate::accounts::routes(), ombud.map(|it| &it.accounts)))
        .merge(given(crate::bot::routes(), ombud.map(|it| &it.bot)))
        .merge(given(crate::menu::routes(), ombud.map(|it| &it.menus)))
        .merge(given(crate::chains::routes(), ombud.map(|it| &it.chains)))
        .merge(given(crate::evidence::routes(), ombud.map(|it| &it.chains)))
        .merge(given(crate::case_report::routes(), ombud.map(|it| &it.case_reports)))
        .merge(given(crate::widget::chain_routes(), ombud.map(|it| &it.chains)))
        .merge(given(crate::watching::routes(), ombud.map(|it| &it.watches)))
        .merge(given(crate::recovery::routes(), ombud.map(|it| &it.recoveries)))
        .merge(given(crate::learning::routes(), ombud.map(|it| &it.learner)))
        .merge(given(crate::sso::routes(), ombud.map(|it| &it.sso)))
        .merge(given(crate::webhooks::routes(), ombud.map(|it| &it.webhooks)))
        .merge(given(crate::ledger::anchors::routes(), ombud.map(|it| &it.anchors)))
        .merge(given(crate::realtime::routes(), ombud.map(|it| &it.live)));
    OpenApiRouter::with_openapi(Document::openapi()).nest("/api/v1", all)
}

/// Routes with the parts that they work with, or nothing but their description.
fn given<P: Clone + Send + Sync + 'static>(routes: OpenApiRouter<P>, parts: Option<&P>) -> OpenApiRouter {
    match parts {
        Some(parts) => routes.with_state(parts.clone()),
        None => OpenApiRouter::with_openapi(routes.into_openapi()),
    }
}

/// Everything that the server answers.
pub fn router(ombud: &Ombud) -> Router {
    let app: &App = ombud;
    let (router, _) = api(Some(ombud)).split_for_parts();
    let once = axum::middleware::from_fn_with_state((app.db.clone(), app.clock.clone()), crate::http::once);
    let gate = axum::middleware::from_fn_with_state(app.clone(), crate::approvals::gate);
    let router = router.layer(gate);
    // What was approved is carried out by the same routes, without another way through the server.
    let carrier = crate::approvals::Carrier::new(router.clone())
        .once("account-release", crate::accounts::refuse_early_release);
    let centre = crate::help::Centre::new(ombud.meaning.clone(), ombud.library.clone(), ombud.chains.clone());
    let router = router
        .layer(axum::Extension(carrier))
        .merge(crate::realtime::sockets().with_state(ombud.live.clone()))
        .merge(crate::files::pages().with_state(app.clone()))
        .merge(crate::sso::scim().with_state(ombud.sso.clone()))
        .merge(crate::ledger::pages().with_state(app.clone()))
        .merge(crate::accounts::pages().with_state(app.clone()))
        .merge(crate::help::routes().with_state(centre.clone()))
        .merge(crate::pages::routes(document, ombud.library.settled()).with_state(app.clone()))
        .layer(once)
        .fallback(crate::pages::nothing)
        .method_not_allowed_fallback(|| async { Problem::method_not_allowed() })
        .layer(axum::middleware::from_fn_with_state(centre, crate::help::keep_apart));
    crate::pages::wrap(router, app)
}
