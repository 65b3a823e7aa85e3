//! What a customer has exposed: the card that staff see until they have dealt with it.

use super::{
    Desk, actions,
    changes::Changes,
    types::{Activity, CaseRow, Exposed, GuardMark, MessageRow, Priority},
};
use crate::{
    access::{Permission, Signed},
    events::{Actor, kinds},
    http::{Code, Problem},
    texts::Texts,
};
use ombud_base::{Time, id::CaseId};
use ombud_db::Tx;
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

/// What to tell a customer who has exposed a secret.
#[derive(Debug, Serialize, ToSchema)]
pub struct Advice {
    /// In which language (BCP 47).
    #[schema(example = "en")]
    pub language: &'static str,
    /// The text, ready to be sent.
    pub text: String,
}

/// The card of a case, as lists and the console show it; none once it is dealt with.
pub(super) fn shown(at: Option<Time>, handled: Option<Time>, kinds: Option<&str>) -> Option<Exposed> {
    at.filter(|_| handled.is_none()).map(|at| Exposed { at, kinds: read(kinds) })
}

fn read(kinds: Option<&str>) -> Vec<String> {
    kinds.and_then(|it| serde_json::from_str(it).ok()).unwrap_or_default()
}

/// What to tell the customer, in their language; the worst that was exposed decides.
pub(super) fn advice(exposed: &Exposed, language: Option<&str>) -> Advice {
    let texts = Texts::of(language);
    let worst = exposed.kinds.iter().map(|it| weight(it)).max().unwrap_or(Weight::Card);
    let id = match worst {
        Weight::Phrase => "exposed-phrase",
        Weight::Key => "exposed-key",
        Weight::Account => "exposed-account",
        Weight::Card => "exposed-card",
    };
    Advice { language: texts.language(), text: texts.say(id, &[]) }
}

/// What a secret opens.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    Card,
    Account,
    Key,
    Phrase,
}

fn weight(kind: &str) -> Weight {
    match kind {
        "mnemonic" => Weight::Phrase,
        "private_key" | "wif" | "xprv" | "solana_key" | "keystore" => Weight::Key,
        "card" => Weight::Card,
        _ => Weight::Account,
    }
}

/// Whether what was cut out opens a wallet: its phrase, or a key.
pub fn opens_wallet(marks: &[GuardMark]) -> bool {
    marks.iter().any(|it| matches!(weight(&it.kind), Weight::Phrase | Weight::Key))
}

/// Whether what a case's customer exposed opens more than a payment card.
pub(super) fn opens_something(case: &CaseRow) -> bool {
    read(case.exposed.as_deref()).iter().any(|it| weight(it) > Weight::Card)
}

/// Writes down that secrets were cut out of a message. A customer who sent them has exposed them: their case gets the card,
/// and becomes urgent when they open a wallet or an account.
pub(super) fn removed(
    changes: &mut Changes<'_>,
    by: Actor,
    case: CaseId,
    row: &MessageRow,
    marks: &[GuardMark],
) -> Result<(), Problem> {
    let found: Vec<&str> = marks.iter().map(|it| it.kind.as_str()).collect();
    changes.journal.event(kinds::SECRET_REMOVED, Some(case), &json!({"kinds": found, "seq": row.seq}));
    if matches!(by, Actor::Customer(_)) {
        changes.change(case, |it| expose(it, &found, row.at))?;
    }
    let activity = Activity::new("secret_removed", [("kind", found.join(", "))]);
    // Of what staff cut themselves out of a note, the customer hears nothing.
    changes.note_activity(row.conversation, activity, row.public_seq.is_some())
}

fn expose(case: &mut CaseRow, found: &[&str], now: Time) {
    if case.exposed_handled_at.take().is_some() {
        // What is new is a card of its own.
        (case.exposed_at, case.exposed) = (None, None);
    }
    let mut all = read(case.exposed.as_deref());
    all.extend(found.iter().map(|it| (*it).to_owned()));
    all.sort_unstable();
    all.dedup();
    case.exposed = serde_json::to_string(&all).ok();
    case.exposed_at.get_or_insert(now);
    if all.iter().any(|it| weight(it) > Weight::Card) {
        case.priority = Priority::Urgent;
    }
}

/// Takes the card off: somebody has told the customer what to do.
///
/// # Errors
/// When the case is not visible, or has no card.
pub(super) fn handled(app: &Desk, tx: &mut Tx<'_>, signed: &Signed, id: CaseId) -> Result<(), Problem> {
    let nothing = "Nothing of this case is exposed, or somebody was faster.";
    let (is_shown, told) = (|it: &CaseRow| it.exposed_handled_at.is_none(), ("exposed_handled", nothing));
    change(app, tx, signed, id, is_shown, told, kinds::SECRET_HANDLED)
}

/// Puts the card back: it was taken off by mistake.
///
/// # Errors
/// When the case is not visible, or no card was taken off.
pub(super) fn not_handled(app: &Desk, tx: &mut Tx<'_>, signed: &Signed, id: CaseId) -> Result<(), Problem> {
    let nothing = "No secret of this case was marked as handled, or somebody was faster.";
    let (is_off, told) = (|it: &CaseRow| it.exposed_handled_at.is_some(), ("exposed_not_handled", nothing));
    change(app, tx, signed, id, is_off, told, kinds::SECRET_NOT_HANDLED)
}

/// Takes the card off or puts it back, where it `may` be done. `told` is what the thread says, and what the caller is told else.
fn change(
    app: &Desk,
    tx: &mut Tx<'_>,
    signed: &Signed,
    id: CaseId,
    may: impl Fn(&CaseRow) -> bool,
    told: (&'static str, &'static str),
    kind: &'static str,
) -> Result<(), Problem> {
    signed.need(Permission::CasesReply)?;
    let (mut changes, case, last): (_, CaseRow, _) = actions::begin(app, tx, signed, id)?;
    if case.exposed_at.is_none() || !may(&case) {
        return Err(Problem::new(Code::Conflict, told.1));
    }
    let now = changes.journal.now;
    changes.change(id, |row| row.exposed_handled_at = row.exposed_handled_at.xor(Some(now)))?;
    let by = actions::by(tx, signed.workspace, signed.actor())?;
    changes.note_activity(last, Activity::new(told.0, [("by", by)]), false)?;
    changes.journal.event(kind, Some(id), &json!({"kinds": read(case.exposed.as_deref())}));
    changes.close(tx)
}
