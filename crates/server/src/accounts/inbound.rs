//! What the platform tells by itself: a deposit was credited, a withdrawal is held, somebody logged in from a new device. The
//! customer hears of it in the talk that they had last, before they ask.

use super::{Accounts, store};
use crate::{
    access::{Permission, Signed},
    conversations::{
        actions::{load_whole, note_where_open},
        bring_unseen,
        changes::{Changes, Words},
        reading,
        types::{Activity, Author, Kind, MessageData},
        was_it_you,
    },
    customers::{self, IdentityKind},
    events::{Actor, kinds},
    http::{Body, Checks, Problem},
    texts::Texts,
    words::words,
};
use axum::{Json, extract::State};
use ombud_base::{
    Time,
    id::{CaseId, CustomerId},
};
use ombud_db::Tx;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

/// How long ago a customer may have written last for the bot to write to them by itself.
const RECENT_SECONDS: i64 = 30 * 86_400;
/// For how long an event that comes again is known.
const KNOWN_SECONDS: i64 = 90 * 86_400;

words! {
    /// What happened at the platform.
    PlatformEventKind {
        /// A deposit was credited.
        DepositCredited = "deposit.credited",
        /// A deposit is held back.
        DepositHeld = "deposit.held",
        /// A withdrawal is held back.
        WithdrawalHeld = "withdrawal.held",
        /// A withdrawal has gone out.
        WithdrawalCompleted = "withdrawal.completed",
        /// Somebody logged in from a device that was never used before.
        LoginNewDevice = "login.new_device",
        /// The account was frozen.
        AccountFrozen = "account.frozen",
    }
}
words! {
    /// What became of an event.
    PlatformEventOutcome {
        /// The customer was told, in their last talk.
        Told = "told",
        /// It was noted for staff: the customer has not written lately.
        Noted = "noted",
        /// Nobody here has proved to be this customer.
        Unknown = "unknown",
        /// It had come before.
        Again = "again",
    }
}

/// Something that happened at the platform.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PlatformEvent {
    /// The platform's id: sent again with the same one, it counts once.
    #[schema(max_length = 200, example = "evt_8f14e45f")]
    id: String,
    /// What happened.
    kind: PlatformEventKind,
    /// The customer's id with the platform: the subject of its signed tokens.
    #[schema(max_length = 255, example = "user-10293")]
    customer: String,
    /// When.
    at: Time,
    /// Of what, such as `USDT`: up to 20 letters and digits.
    #[schema(max_length = 20)]
    asset: Option<String>,
    /// How much, a decimal number as text.
    #[schema(max_length = 80)]
    amount: Option<String>,
}

/// What became of it.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub(super) struct PlatformEventTaken {
    outcome: PlatformEventOutcome,
}

impl PlatformEventKind {
    /// Whether somebody else may have done it: then the customer is asked.
    const fn may_be_anothers(self) -> bool {
        matches!(self, Self::LoginNewDevice | Self::WithdrawalHeld | Self::WithdrawalCompleted)
    }
}

impl PlatformEvent {
    /// What goes into a message to a customer is a number and a short name, and nothing that somebody could write a link with.
    fn check(&self) -> Result<(), Problem> {
        let mut checks = Checks::new();
        checks.line("id", &self.id, 200);
        checks.line("customer", &self.customer, 255);
        if let Some(asset) = &self.asset {
            let good = (1..=20).contains(&asset.len()) && asset.bytes().all(|it| it.is_ascii_alphanumeric());
            checks.expect(good, "asset", "must be 1 to 20 letters and digits");
        }
        if let Some(amount) = &self.amount {
            let good = amount.len() <= 80
                && amount.starts_with(|it: char| it.is_ascii_digit())
                && amount.ends_with(|it: char| it.is_ascii_digit())
                && amount.bytes().all(|it| it.is_ascii_digit() || it == b'.')
                && amount.matches('.').count() <= 1;
            checks.expect(good, "amount", "must be a decimal number as text");
        }
        checks.done()
    }

    /// What the customer is told, in their language.
    fn sentence(&self, language: Option<&str>) -> String {
        let what = [self.amount.as_deref(), self.asset.as_deref()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ");
        let id = format!("platform-{}", self.kind.word().replace(['.', '_'], "-"));
        Texts::of(language).say(&id, &[("what", what.clone()), ("named", (!what.is_empty()).to_string())])
    }
}

/// Takes something that happened at the platform. The customer is told in the talk that they had within the last 30 days; else it
/// is noted for staff. By an API token with the scope `accounts.events`.
#[utoipa::path(
    post, path = "/platform/events", tag = "accounts",
    request_body(content = PlatformEvent, example = json!({
        "id": "evt_8f14e45f", "kind": "withdrawal.held", "customer": "user-10293", "at": "2026-01-05T09:00:00Z", "asset": "USDT", "amount": "1250.5"
    })),
    responses((status = 200, body = PlatformEventTaken), (status = 403), (status = 422))
)]
pub(super) async fn take_platform_event(
    State(accounts): State<Accounts>,
    signed: Signed,
    Body(event): Body<PlatformEvent>,
) -> Result<Json<PlatformEventTaken>, Problem> {
    signed.need(Permission::AccountsEvents)?;
    event.check()?;
    let parts = accounts.clone();
    let taken = accounts.db.write::<_, Problem, _>(move |tx| take(&parts, tx, &signed, &event));
    taken.await.map(|outcome| Json(PlatformEventTaken { outcome }))
}

fn take(
    accounts: &Accounts,
    tx: &mut Tx<'_>,
    signed: &Signed,
    event: &PlatformEvent,
) -> Result<PlatformEventOutcome, Problem> {
    let (ws, now) = (signed.workspace, accounts.now());
    let mut changes = Changes::open(accounts, tx, ws, signed.actor(), now)?;
    let Some(customer) = customers::by_identity(tx, ws, IdentityKind::AppUser, &event.customer)? else {
        return Ok(PlatformEventOutcome::Unknown);
    };
    store::sweep_events(tx, ws, now.plus_seconds(-KNOWN_SECONDS))?;
    let last = reading::latest_case(tx, ws, customer)?;
    if !store::note_event(tx, ws, &event.id, last.map(|it| it.0), now)? {
        return Ok(PlatformEventOutcome::Again);
    }
    let case = last.map(|it| it.0);
    let data = json!({"event": event.id, "kind": event.kind, "customer": customer, "asset": event.asset, "amount": event.amount, "at": event.at});
    changes.journal.event_on(customer, case, kinds::PLATFORM_EVENT, &data);
    let recent = last.filter(|it| it.1 > now.plus_seconds(-RECENT_SECONDS)).map(|it| it.0);
    let told = match recent {
        Some(case) => tell(accounts, tx, &mut changes, (customer, case), event)?,
        None => false,
    };
    if let (false, Some(case)) = (told, case) {
        let args = [("kind", event.kind.word().to_owned()), ("at", event.at.to_string())];
        note_where_open(tx, &mut changes, case, Activity::new("platform_event", args), false)?;
    }
    changes.close(tx)?;
    Ok(if told { PlatformEventOutcome::Told } else { PlatformEventOutcome::Noted })
}

/// Writes to the customer as the bot; false where nothing can be written any more.
fn tell(
    accounts: &Accounts,
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    (customer, case): (CustomerId, CaseId),
    event: &PlatformEvent,
) -> Result<bool, Problem> {
    let known = customers::customer(tx, changes.journal.workspace, customer)?;
    let Some(known) = known.filter(|it| it.erased_at.is_none() && !it.blocked) else { return Ok(false) };
    let Ok(conversation) = load_whole(tx, changes, case) else { return Ok(false) };
    let waiting = changes.case(case).and_then(|it| it.waiting_since);
    let language = known.language.as_deref();
    let asked = event.kind.may_be_anothers().then(|| Box::new(was_it_you::asked(language)));
    let words = Words {
        kind: Kind::Message,
        author: Author::Bot,
        body: event.sentence(language),
        data: MessageData { bot: asked, ..MessageData::default() },
        client_key: None,
        public: true,
        origin: None,
    };
    changes.write(Actor::Bot, conversation, words)?;
    bring_unseen(accounts, tx, changes.journal.workspace, conversation)?;
    // News is no answer: who waits for one still does.
    changes.change(case, |row| row.waiting_since = waiting)?;
    Ok(true)
}
