//! A watch begins: who may have what watched, and how much of it.

use super::{
    Watches, look,
    store::{self, Counted},
    types::{NewWatch, WatchEnd, WatchRow},
};
use crate::{
    chains::{ChainStanding, Sight, folded, holds_secret, short, transactions_in},
    conversations::{Asker, actions::by, changes::Changes, reading, types::Activity},
    customers,
    events::{Actor, kinds},
    http::{Checks, Code, Problem},
    messages::{Author, Kind},
};
use ombud_base::id::{CaseId, WatchId, WorkspaceId};
use ombud_db::Tx;
use serde_json::json;

/// How many run at the same time in one case.
pub const AT_ONCE_IN_CASE: i64 = 5;
/// How many run at the same time for one customer.
pub const AT_ONCE_OF_CUSTOMER: i64 = 10;
/// How many run at the same time in a workspace.
pub const AT_ONCE_OF_WORKSPACE: i64 = 2_000;
/// How many are begun for one customer in 24 hours: to begin and to stop without end would be as many looks.
pub const BEGUN_A_DAY: i64 = 20;
/// Days after which one ends in any case.
pub const DAYS: i64 = 14;

/// Messages that are looked through for what a customer named.
const MESSAGES: i64 = 60;
/// Transactions of one message that count.
const OF_MESSAGE: usize = 20;

fn refuse(code: &str, detail: impl Into<std::borrow::Cow<'static, str>>) -> Problem {
    Problem::new(Code::Conflict, detail).with("refusal", json!(code))
}

/// Begins to watch a transaction that waits, or answers the watch that runs already. The network is asked first, and only once
/// everything else allows it.
///
/// # Errors
/// [`Code::Invalid`] for what is no transaction of a network that is asked; [`Code::Conflict`] with a `refusal` for what the customer
/// did not name, does not wait, or is too much; [`Code::Unavailable`] when the network cannot be asked.
pub(super) async fn begin(desk: &Watches, asker: Asker, new: &NewWatch) -> Result<WatchRow, Problem> {
    let mut checks = Checks::new();
    let network = checks.line("network", &new.network, 100);
    let named = checks.line("transaction", &new.transaction, 200);
    checks.expect(
        desk.chains.asks(&network),
        "network",
        "is none of the networks that are asked: see GET /api/v1/chains",
    );
    checks.expect(desk.chains.may_be_transaction(&named), "transaction", "is no transaction's id");
    checks.done()?;
    if holds_secret(&named) {
        let detail = "This holds a secret of a wallet. It was shown to no node and is not kept; whoever it belongs to should move \
                      their coins.";
        return Err(Problem::new(Code::SecretFound, detail));
    }
    let (own, wanted) = (desk.clone(), named.clone());
    let read = desk.db.read::<_, Problem, _>(move |tx| allowed(&own, tx, &asker, &wanted));
    let case = read.await?;
    let sight = desk.chains.sight(asker.workspace, asker.customer, (&network, &named)).await?;
    let sight = sight.ok_or_else(Problem::not_found)?;
    waits(&sight)?;
    let parts = desk.clone();
    let written =
        desk.db.write::<_, Problem, _>(move |tx| write(&parts, tx, (asker, case), &network, &sight));
    written.await
}

/// Refuses what does not wait: there is nothing to wait for.
fn waits(sight: &Sight) -> Result<(), Problem> {
    match sight.standing {
        ChainStanding::Waiting => Ok(()),
        ChainStanding::Silent => {
            let detail = "The network cannot be asked just now. Try again in a minute.";
            Err(Problem::new(Code::Unavailable, detail).with("refusal", json!("silent")))
        }
        ChainStanding::Gone => Err(refuse(
            "nowhere",
            "The network does not know this transaction. Look at its id and the network.",
        )),
        ChainStanding::Through => {
            Err(refuse("through", "This transaction is through: nothing is to be waited for."))
        }
        _ => {
            Err(refuse("over", "This transaction will not come through: look at what the chain says of it."))
        }
    }
}

/// Whether this may be watched, without asking any network. Answers the case.
fn allowed(desk: &Watches, tx: &mut Tx<'_>, asker: &Asker, transaction: &str) -> Result<CaseId, Problem> {
    let ws = asker.workspace;
    let own = reading::conversation(tx, ws, asker.conversation)?.filter(|it| it.customer == asker.customer);
    let case = own.ok_or_else(Problem::not_found)?.case;
    let customer = customers::customer(tx, ws, asker.customer)?.ok_or_else(Problem::not_found)?;
    if customer.blocked {
        return Err(Problem::new(Code::Blocked, "Nothing is written to a customer who is blocked."));
    }
    if asker.is_customer() && !has_named(tx, asker, transaction)? {
        let detail = "You have not named this transaction in this conversation. Write its id first.";
        return Err(refuse("not-named", detail));
    }
    has_room(tx, desk, asker, case)?;
    Ok(case)
}

fn has_named(tx: &mut Tx<'_>, asker: &Asker, transaction: &str) -> Result<bool, Problem> {
    let rows = reading::public_before(tx, asker.workspace, asker.conversation, i64::MAX, MESSAGES)?;
    let own = rows.iter().filter(|it| it.kind == Kind::Message && it.author == Author::Customer);
    Ok(own.flat_map(|it| transactions_in(&it.body, OF_MESSAGE)).any(|it| folded(&it) == folded(transaction)))
}

fn has_room(tx: &mut Tx<'_>, desk: &Watches, asker: &Asker, case: CaseId) -> Result<(), Problem> {
    let since = desk.now().plus_seconds(-86_400);
    let Counted { in_case, of_customer, of_workspace, begun } =
        store::counted(tx, asker.workspace, (case, asker.customer), since)?;
    let full = if in_case >= AT_ONCE_IN_CASE {
        format!("At most {AT_ONCE_IN_CASE} transactions are watched in one case. Stop one first.")
    } else if of_customer >= AT_ONCE_OF_CUSTOMER {
        format!("At most {AT_ONCE_OF_CUSTOMER} transactions are watched for one customer. Stop one first.")
    } else if begun >= BEGUN_A_DAY {
        format!(
            "At most {BEGUN_A_DAY} transactions are watched anew for one customer in 24 hours. Try again tomorrow."
        )
    } else if of_workspace >= AT_ONCE_OF_WORKSPACE {
        format!("At most {AT_ONCE_OF_WORKSPACE} transactions are watched at the same time. Try again later.")
    } else {
        return Ok(());
    };
    Err(refuse("full", full))
}

fn write(
    desk: &Watches,
    tx: &mut Tx<'_>,
    (asker, case): (Asker, CaseId),
    network: &str,
    sight: &Sight,
) -> Result<WatchRow, Problem> {
    let ws = asker.workspace;
    let mut changes = Changes::open(desk, tx, ws, asker.actor, desk.now())?;
    changes.load_conversations(tx, &[asker.conversation])?;
    let case = changes.conversation(asker.conversation).map_or(case, |it| it.case);
    if changes.case(case).is_none_or(|it| it.erased_at.is_some()) {
        return Err(Problem::erased());
    }
    let seen = sight.facts.clone().ok_or_else(Problem::not_found)?;
    let mark = store::mark(tx, ws, network, &seen.id)?;
    if let Some(runs) = store::running(tx, ws, asker.conversation, &mark)? {
        return Ok(runs);
    }
    has_room(tx, desk, &asker, case)?;
    let now = changes.journal.now;
    let next = now.plus_seconds(look::first_pause(sight));
    let it = WatchRow {
        id: WatchId::new(now, &desk.random),
        conversation: asker.conversation,
        customer: asker.customer,
        network: network.to_owned(),
        mark,
        transaction: seen.id.clone(),
        seen,
        seen_at: now,
        by_kind: asker.actor.kind().to_owned(),
        by: asker.actor.id(),
        begun_at: now,
        standing: sight.standing,
        looked_at: now,
        looks: 1,
        hint: None,
        hints: 0,
        told: Vec::new(),
        next_at: Some(next),
        ends_at: now.plus_seconds(DAYS * 86_400),
        ended_at: None,
        ended: None,
    };
    store::insert(tx, ws, &it)?;
    let args = [
        ("watch", it.id.to_string()),
        ("network", sight.network.clone()),
        ("transaction", short(&it.transaction)),
        ("by", by(tx, ws, asker.actor)?),
    ];
    changes.note_activity(it.conversation, Activity::new("watch_begun", args), true)?;
    let data = json!({"watch": it.id, "network": it.network, "transaction": it.transaction});
    changes.journal.event_on(it.customer, Some(case), kinds::WATCH_BEGUN, &data);
    desk.jobs.enqueue(tx, ws, look::LOOK, &it.id.to_string(), &json!({}), next)?;
    changes.close(tx)?;
    Ok(it)
}

/// Stops a watch; one that has ended stays as it is.
///
/// # Errors
/// [`Problem::not_found`] where `mine` says that it is none of the asker's.
pub(super) fn stop(
    desk: &Watches,
    tx: &mut Tx<'_>,
    (ws, actor): (WorkspaceId, Actor),
    id: WatchId,
    mine: impl FnOnce(&mut Tx<'_>, &WatchRow) -> Result<bool, Problem>,
) -> Result<(), Problem> {
    let mut changes = Changes::open(desk, tx, ws, actor, desk.now())?;
    let mut it = store::find(tx, ws, id)?.ok_or_else(Problem::not_found)?;
    if !mine(tx, &it)? {
        return Err(Problem::not_found());
    }
    if it.ended_at.is_some() {
        return Ok(());
    }
    changes.load_conversations(tx, &[it.conversation])?;
    let how = if matches!(actor, Actor::Customer(_)) { WatchEnd::Customer } else { WatchEnd::Staff };
    let who = by(tx, ws, actor)?;
    ended(desk, tx, &mut changes, &mut it, how, who)?;
    store::save(tx, ws, &it)?;
    changes.close(tx)
}

/// Ends a watch, with the line that says so and its event.
pub(super) fn ended(
    desk: &Watches,
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    it: &mut WatchRow,
    how: WatchEnd,
    who: String,
) -> Result<(), Problem> {
    let (ws, now) = (changes.journal.workspace, changes.journal.now);
    it.end(how, now);
    crate::jobs::Jobs::cancel(tx, ws, look::LOOK, &it.id.to_string())?;
    let Some(case) = changes.conversation(it.conversation).map(|it| it.case) else { return Ok(()) };
    let args = [
        ("watch", it.id.to_string()),
        ("how", how.word().to_owned()),
        ("network", desk.chains.name_of(&it.network)),
        ("transaction", short(&it.transaction)),
        ("by", who),
    ];
    changes.note_activity(it.conversation, Activity::new("watch_ended", args), true)?;
    let data = json!({"watch": it.id, "how": how});
    changes.journal.event_on(it.customer, Some(case), kinds::WATCH_ENDED, &data);
    Ok(())
}
