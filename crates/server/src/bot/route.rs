//! Cases that nobody has to hand over, since the bot does not talk in their inbox: read and routed all the same, by a job that was
//! written with the first message.

use super::{Bot, act, thread};
use crate::{
    conversations::{
        actions::load_whole,
        changes::Changes,
        needs, reading,
        types::{CaseRow, CaseState, Priority},
    },
    events::Actor,
    http::Problem,
    hub::Notice,
    jobs::{Job, JobError},
    routing::{self, Asked},
    understanding::{Decision, Reading, Routes, Urgency},
};
use ombud_base::id::{CaseId, WorkspaceId};
use ombud_db::Tx;

/// From this try on, a case goes where it goes without being read: it waits already.
const UNREAD_FROM: i64 = 3;

/// What was read.
struct Read {
    question: String,
    understood: Option<(Reading, Decision)>,
}

/// The job: reads what the customer wrote, and has the rules say where it goes.
pub(super) async fn run(bot: Bot, job: Job) -> Result<(), JobError> {
    let case: CaseId = job.key.parse().map_err(|_| JobError::Final("key".into()))?;
    let ws = job.workspace;
    let read = match read(&bot, ws, case).await {
        Ok(read) => read,
        Err(problem) if job.attempt >= UNREAD_FROM => {
            problem.log();
            Some(Read { question: String::new(), understood: None })
        }
        Err(problem) => return Err(problem.into()),
    };
    let inner = bot.clone();
    bot.db.write::<_, Problem, _>(move |tx| write(&inner, tx, ws, case, read.as_ref())).await?;
    Ok(())
}

/// Reads what a case's customer wrote; none when nobody waits in it.
async fn read(bot: &Bot, ws: WorkspaceId, case: CaseId) -> Result<Option<Read>, Problem> {
    let look = bot.db.snapshot::<_, Problem, _>(move |tx| {
        let Some(row) = reading::case(tx, ws, case)? else { return Ok(None) };
        let Some(thread) = thread::read(tx, ws, &row)? else { return Ok(None) };
        Ok(Some((thread.question, row.language, Routes::of(tx, ws)?)))
    });
    let Some((question, language, routes)) = look.await? else { return Ok(None) };
    let (mind, shelf) = (bot.minds.of(ws).await?, bot.library.of(ws).await?);
    let (reading, _) = act::understand(&mind, &shelf, &question, language.as_deref());
    let route = routes.decide(&reading);
    Ok(Some(Read { question, understood: Some((reading, route)) }))
}

/// Whether a case is one to be routed: open, nobody's, and not the bot's.
fn waits(row: Option<&CaseRow>) -> bool {
    row.is_some_and(|it| it.state == CaseState::Open && it.assignee.is_none() && !it.with_bot())
}

fn write(
    bot: &Bot,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    case: CaseId,
    read: Option<&Read>,
) -> Result<(), Problem> {
    let mut changes = Changes::open(bot, tx, ws, Actor::System, bot.now())?;
    let whole = waits(changes.load_case(tx, case)?);
    // Whoever took it meanwhile has it; what it waited for is over in any case.
    let Some(read) = read.filter(|_| whole) else {
        needs::set(tx, ws, case, &[])?;
        changes.journal.notify(Notice::Work);
        return changes.close(tx);
    };
    let conversation = load_whole(tx, &mut changes, case)?;
    let understood = read.understood.as_ref();
    if let Some((reading, route)) = understood {
        act::understood(&mut changes, case, reading, route)?;
    }
    let asked = Asked {
        route: understood.map(|it| &it.1),
        priority: match understood.map(|it| it.1.urgency) {
            Some(Urgency::Urgent) => Priority::Urgent,
            Some(Urgency::High) => Priority::High,
            _ => Priority::Normal,
        },
        text: &read.question,
        language: understood.map(|it| it.0.lang.as_str()).filter(|it| *it != "und"),
    };
    routing::route(bot, tx, &mut changes, case, conversation, &asked)?;
    changes.journal.notify(Notice::Work);
    changes.close(tx)
}
