//! The bot: answers a customer at once from published articles, asks back, and hands over to people.
//!
//! It owes an answer to every case that it has (`cases.bot = 'talks'`) whose customer waits: the cases' rows are the list of what
//! is to be done, so nothing is forgotten by a restart and nothing is answered twice. A turn reads the thread ([`thread`]), decides
//! without looking at the clock or the database ([`decide`]), and writes what follows in one transaction ([`act`]), in which it
//! looks again whether the case still waits for it.
//!
//! What it says comes from a published article, with its address, from a chain, with its source, or from the few sentences of
//! `locales/*/bot.ftl`; where a language model words an answer ([`phrase`]), its words are held against the article before they are
//! said; what it offered stands in its own messages, so a thread is all that it remembers.

mod act;
mod api;
mod brief;
mod decide;
mod draft;
mod flow;
mod looking;
mod near;
mod phrase;
mod route;
mod say;
mod seeing;
mod thread;
mod turn;
mod weigh;

#[cfg(test)]
mod flow_tests;
#[cfg(test)]
mod tests;

use crate::{
    chains::ChainDesk,
    conversations::{ASSUME, Desk, ROUTE, types::BotPart},
    customers::Customer,
    http::Problem,
    jobs::Handler,
    knowledge::{self, Library},
    models::{Meaning, Models},
    playbooks,
    understanding::{Minds, Reading},
};
use futures_util::{StreamExt, stream};
use looking::Looking;
use ombud_base::{
    Time,
    id::{CaseId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};
use std::ops::Deref;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Cases that are looked up at once.
const STRIDE: i64 = 64;
/// Turns that are taken at the same time: their transactions share one write to the disk.
const TOGETHER: usize = 16;
/// Who waits longer than this for the bot gets a person, whatever keeps it.
const PATIENCE_SECONDS: i64 = 30;

/// The desk with what the bot knows. Cheap to clone.
#[derive(Clone)]
pub struct Bot {
    desk: Desk,
    /// The published articles.
    pub library: Library,
    /// By what messages are read.
    pub minds: Minds,
    /// What the chains say.
    pub(crate) chains: ChainDesk,
    /// What phrases answers, where there is one.
    pub(crate) models: Models,
    /// What finds articles by what a question means, where there is something.
    pub(crate) meaning: Meaning,
    /// What was read of guided flows.
    pub(crate) flows: playbooks::Kept,
    /// The cases for which networks, or a model, are being asked.
    looking: Looking,
}

impl Bot {
    /// Of these parts.
    pub fn new(desk: Desk, library: Library, minds: Minds, chains: ChainDesk, meaning: Meaning) -> Self {
        Self {
            desk,
            library,
            minds,
            chains,
            models: Models::clone(&meaning),
            meaning,
            flows: playbooks::Kept::default(),
            looking: Looking::default(),
        }
    }

    /// The key of the customers' field that says where they are, if the help centre's settings name one.
    async fn region_field(&self, ws: WorkspaceId) -> Result<Option<String>, Problem> {
        Ok(self.library.of(ws).await?.settings.region_field.clone())
    }
}

impl Deref for Bot {
    type Target = Desk;
    fn deref(&self) -> &Desk {
        &self.desk
    }
}

impl axum::extract::FromRef<Bot> for crate::app::App {
    fn from_ref(bot: &Bot) -> Self {
        Self::from_ref(&bot.desk)
    }
}

/// Reads a message as the bot does: by its words, and by the published articles that answer it. `hint` is the language that its
/// writer is known by (BCP 47).
///
/// # Errors
/// As the database says.
pub async fn read(bot: &Bot, ws: WorkspaceId, text: &str, hint: Option<&str>) -> Result<Reading, Problem> {
    Ok(act::understand(&bot.minds.of(ws).await?, &*bot.library.of(ws).await?, text, hint).0)
}

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<Bot> {
    OpenApiRouter::new()
        .routes(routes!(api::suggestions))
        .routes(routes!(brief::show_brief))
        .routes(routes!(api::try_message))
        .routes(routes!(draft::draft_reply))
        .routes(routes!(draft::try_model))
}

/// Its durable jobs.
pub fn jobs(bot: &Bot) -> Vec<Handler> {
    vec![
        Handler::new(ASSUME, bot, act::assume, crate::jobs::standard_back_off),
        Handler::new(ROUTE, bot, route::run, crate::jobs::standard_back_off),
    ]
}

/// Answers whenever a customer asks, until the server stops.
pub async fn run(bot: Bot) {
    // What waits since before the start is answered first; the index is there before the first question.
    bot.hub.follow_asked(|| async { answer_due(&bot).await.map(drop) }).await;
}

/// One that waits for the bot.
#[derive(Clone, Copy)]
struct Due {
    workspace: WorkspaceId,
    case: CaseId,
    since: Time,
}

/// Answers everybody who waits for the bot; tells how many turns were taken.
///
/// # Errors
/// As the database says.
pub async fn answer_due(bot: &Bot) -> Result<u64, Problem> {
    let mut taken = 0;
    loop {
        let mut due = bot.db.read::<_, DbError, _>(due).await?;
        due.retain(|it| !bot.looking.has(it.case));
        if due.is_empty() {
            return Ok(taken);
        }
        let turns = stream::iter(due).map(|it| async move { turn(bot, it).await }).buffer_unordered(TOGETHER);
        let results: Vec<Result<(), Problem>> = turns.collect().await;
        for result in results {
            result?;
            taken += 1;
        }
    }
}

fn due(tx: &mut Tx<'_>) -> Result<Vec<Due>, DbError> {
    tx.all(
        sql!(
            "SELECT workspace_id, id, waiting_since FROM cases WHERE bot = 'talks' AND waiting_since IS NOT NULL ",
            "AND state = 'open' ORDER BY waiting_since LIMIT $1"
        ),
        &[STRIDE.into()],
        |row| Ok(Due { workspace: row.get(0)?, case: row.get(1)?, since: row.get(2)? }),
    )
}

/// One turn; a customer whose turn cannot be taken gets a person.
async fn turn(bot: &Bot, due: Due) -> Result<(), Problem> {
    let late = bot.now().since(due.since).as_secs() > PATIENCE_SECONDS.unsigned_abs();
    let result =
        if late { Err(Problem::internal("the bot came late")) } else { turn::take_turn(bot, &due).await };
    or_give_up(bot, &due, result).await
}

async fn or_give_up(bot: &Bot, due: &Due, result: Result<(), Problem>) -> Result<(), Problem> {
    match result {
        Ok(()) => Ok(()),
        Err(problem) => {
            problem.log();
            act::give_up(bot, due).await
        }
    }
}

/// What the bot has to do with a case that it resolved, for statistics.
pub const RESOLVED: [BotPart; 2] = [BotPart::Confirmed, BotPart::Assumed];

pub use decide::THEFT;

/// Where a customer is (ISO 3166): what the field says that the help centre's settings name for it.
pub fn region_in(field: &str, customer: &Customer) -> Option<String> {
    let said = customer.fields.get(field).and_then(|it| it.as_str());
    said.map(|it| it.trim().to_ascii_uppercase()).filter(|it| knowledge::render::is_code(it))
}
