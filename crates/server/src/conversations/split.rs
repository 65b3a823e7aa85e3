//! Secrets that a customer spreads over several messages: the last one gives them away, and what was stored of them before is
//! cut out everywhere.

use super::{
    Desk,
    changes::Changes,
    store,
    types::{Author, GuardMark, Kind as Written, MessageRow},
};
use crate::{
    events::{self, Leaf, kinds},
    http::Problem,
    hub::Notice,
    jobs::{Job, JobError},
    keys::{self, Owner, Salt},
    messages::{carried, seal_content},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use ombud_base::id::{CaseId, ConversationId, CustomerId, WorkspaceId};
use ombud_db::{DbError, Tx, sql};
use ombud_guard::Kind;
use serde_json::json;
use std::sync::Arc;

/// The job that wipes what the database keeps of overwritten rows.
pub(super) const SCRUB: &str = "guard.scrub";
/// How many earlier messages are looked at: one for each word of the longest phrase.
const EARLIER: usize = 25;

/// Looks at a customer's message together with those before it. Cuts the earlier ones; answers the text and the marks of
/// this one, if they are others than it has alone.
///
/// # Errors
/// As the database says.
pub(super) fn cut(
    app: &Desk,
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    (case, conversation): (CaseId, ConversationId),
    body: &str,
) -> Result<Option<(String, Vec<GuardMark>)>, Problem> {
    let mut unwritten: Vec<&MessageRow> = changes.unwritten(conversation).collect();
    unwritten.drain(..unwritten.len().saturating_sub(EARLIER));
    let stored = EARLIER - unwritten.len();
    let mut earlier = customers_last(tx, changes.journal.workspace, conversation, stored)?;
    earlier.extend(unwritten.into_iter().cloned());
    let mut texts: Vec<&str> = earlier.iter().map(|it| it.body.as_str()).collect();
    texts.push(body);
    let mut found = ombud_guard::inspect_together(&texts);
    let own = found.pop().unwrap_or_default();
    if own.redacted.is_none() && goes_on(&texts, body) {
        let kind = Kind::SeedPhrase;
        return Ok(Some((kind.mark().to_owned(), vec![GuardMark { kind: kind.name().to_owned() }])));
    }
    for (mut row, inspection) in earlier.into_iter().zip(found) {
        let Some(redacted) = inspection.redacted else { continue };
        row.body = redacted;
        row.data
            .guard
            .extend(inspection.findings.iter().map(|it| GuardMark { kind: it.kind.name().to_owned() }));
        overwrite(app, tx, changes, case, row)?;
    }
    let marks = own.findings.iter().map(|it| GuardMark { kind: it.kind.name().to_owned() }).collect();
    Ok(own.redacted.map(|redacted| (redacted, marks)))
}

/// Whether a message is the rest of a phrase that was known, and cut, before its last words came: they follow messages of
/// which nothing was left, and are nothing but listed words.
fn goes_on(texts: &[&str], body: &str) -> bool {
    const CUT: usize = 2;
    let mark = Kind::SeedPhrase.mark();
    let earlier = texts.len().saturating_sub(1);
    let cut = texts.iter().take(earlier).rev().take(CUT).filter(|it| it.trim() == mark).count();
    cut == CUT && ombud_guard::may_go_on(body) && body.split_whitespace().count() <= 12
}

/// Puts a message in the place of what was stored of it: in its row, wherever else something of it is kept (the index, what
/// webhooks have yet to be sent or keep of it), and on every screen.
fn overwrite(
    app: &Desk,
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    case: CaseId,
    row: MessageRow,
) -> Result<(), Problem> {
    let (ws, now) = (changes.journal.workspace, changes.journal.now);
    let mut data = json!({"conversation": row.conversation, "seq": row.seq, "position": row.pos});
    if changes.rewrite(&row) {
        changes.journal.event(kinds::MESSAGE_REDACTED, Some(case), &data);
        return Ok(());
    }
    // The leaf of the message stays what it was. What stands there from now on is said by this event's leaf.
    let event = events::logged(tx, ws, row.pos)?;
    let event = event.ok_or_else(|| Problem::internal("a message without an event"))?;
    let salt: Salt = app.random.bytes();
    let leaf = Leaf { message: Some((&row, carried(&row)?.into())), ..event.leaf() };
    data["entry"] = STANDARD.encode(leaf.entry(&salt)?).into();
    changes.journal.event(kinds::MESSAGE_REDACTED, Some(case), &data);
    let customer = changes.conversation(row.conversation).map(|it| it.customer);
    let customer = customer.ok_or_else(|| Problem::internal("a conversation that was not loaded"))?;
    overwrite_message(tx, ws, customer, &row, &salt)?;
    app.overwritten.iter().try_for_each(|it| it(tx, ws, &row))?;
    app.jobs.enqueue(tx, ws, SCRUB, "", &json!({}), now)?;
    changes.journal.notify(Notice::Redacted { case, customer, row: Arc::new(row) });
    Ok(())
}

/// Wipes what the database still keeps of rows that were overwritten.
pub(super) async fn scrub(app: Desk, _: Job) -> Result<(), JobError> {
    app.db.scrub(&["messages", "deliveries", "search_parts"]).await?;
    Ok(())
}

/// The last messages that a conversation's customer wrote, the oldest first.
fn customers_last(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    conversation: ConversationId,
    limit: usize,
) -> Result<Vec<MessageRow>, DbError> {
    let own = |it: &MessageRow| it.author == Author::Customer && it.kind == Written::Message;
    let mut rows = store::newest(tx, ws, conversation, limit, own)?;
    rows.reverse();
    Ok(rows)
}

/// Puts another text and other marks into a stored message.
fn overwrite_message(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
    row: &MessageRow,
    salt: &Salt,
) -> Result<(), DbError> {
    let chain = keys::sealing(tx, ws, [Owner::Customer(customer)])?;
    let content = seal_content(&chain, ws, customer, row, salt)?;
    tx.exec(
        sql!("UPDATE messages SET content = $3 WHERE workspace_id = $1 AND pos = $2"),
        &[ws.into(), row.pos.into(), (&content).into()],
    )
    .map(drop)
}
