//! An update that was promised and missed: the customer reads so, once, and the case is raised. A promise that is broken in silence
//! is worse than none.

use super::{
    Desk,
    actions::load_whole,
    changes::Changes,
    reading,
    types::{Activity, Author, Kind, Priority},
};
use crate::{
    clocks,
    events::{Actor, kinds},
    http::{Code, Problem},
    jobs::{Job, JobError},
};
use ombud_base::id::{CaseId, ClockId, ConversationId, WorkspaceId};
use ombud_db::Tx;
use serde::Deserialize;
use serde_json::json;

/// The newest messages that are looked through for the last word of a person.
const TAIL: i64 = 100;
/// The line that says so.
const LINE: &str = "updates_missed";

#[derive(Clone, Copy, Deserialize)]
struct Missed {
    case: CaseId,
    minutes: i64,
}

/// The job.
pub(super) async fn missed(desk: Desk, job: Job) -> Result<(), JobError> {
    let clock: ClockId = job.key.parse().map_err(|_| JobError::Final("key".into()))?;
    let (missed, ws): (Missed, _) = (job.read()?, job.workspace);
    let inner = desk.clone();
    let told = desk.db.write::<_, Problem, _>(move |tx| match tell(&inner, tx, ws, clock, missed) {
        // Who is erased, or whose case went into another one, is promised nothing any more.
        Err(problem) if matches!(problem.code, Code::Erased | Code::Conflict) => Ok(()),
        other => other,
    });
    Ok(told.await?)
}

fn tell(
    desk: &Desk,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    clock: ClockId,
    Missed { case, minutes }: Missed,
) -> Result<(), Problem> {
    let mut changes = Changes::open(desk, tx, ws, Actor::System, desk.now())?;
    // Somebody may have written meanwhile.
    if !clocks::is_missed(tx, ws, clock)? {
        return Ok(());
    }
    let conversation = load_whole(tx, &mut changes, case)?;
    if was_told(tx, ws, conversation)? {
        return Ok(());
    }
    let line = Activity::new(LINE, [("minutes", minutes.to_string())]);
    changes.note_activity(conversation, line, true)?;
    let was = changes.case(case).map(|it| it.priority).unwrap_or(Priority::Normal);
    let now = Priority::of_rank((was.rank() + 1).min(Priority::Urgent.rank()));
    if now != was {
        changes.change(case, |it| it.priority = now)?;
        let args =
            [("from", was.word().to_owned()), ("to", now.word().to_owned()), ("by", "Ombud".to_owned())];
        changes.note_activity(conversation, Activity::new("priority", args), false)?;
        changes.journal.event(kinds::CASE_CHANGED, Some(case), &json!({"priority": now}));
    }
    changes.close(tx)
}

/// Whether the customer was told since a person wrote last: more than one such line without an answer is an insult.
fn was_told(tx: &mut Tx<'_>, ws: WorkspaceId, conversation: ConversationId) -> Result<bool, Problem> {
    let mut rows = reading::public_before(tx, ws, conversation, i64::MAX, TAIL)?;
    rows.sort_unstable_by_key(|it| std::cmp::Reverse(it.pos));
    let answer = rows.iter().position(|it| it.kind == Kind::Message && it.author == Author::Staff);
    let since = rows.into_iter().take(answer.unwrap_or(usize::MAX));
    Ok(since.filter_map(|it| it.data.activity).any(|it| it.code == LINE))
}
