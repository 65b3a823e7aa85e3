use super::{
    store,
    types::{Customer, CustomerChange, Gone, Identity, IdentityKind, NewCustomer, Proof, Readdressed, Tier},
};
use crate::{
    access::Signed,
    app::App,
    events::{Actor, Journal, kinds},
    http::{Checks, Code, Problem},
    hub::Notice,
    inboxes::IdentityClaims,
    workspace::{Subject, validate_fields},
};
use ombud_base::{
    Random, Time,
    id::{CustomerId, IdentityId, WorkspaceId},
};
use ombud_db::{DbError, Tx};
use serde_json::json;

/// The most characters of a name.
const NAME_MOST: usize = 200;

/// A customer, with whether they are connected by `online`.
///
/// # Errors
/// As the database says.
pub fn customer(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    id: CustomerId,
) -> Result<Option<Customer>, DbError> {
    Ok(store::customers(tx, workspace, &[id])?.pop())
}

/// These customers, in the order of `ids`; those that do not exist are left out.
///
/// # Errors
/// As the database says.
pub fn customers(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    ids: &[CustomerId],
) -> Result<Vec<Customer>, DbError> {
    store::customers(tx, workspace, ids)
}

/// Whether a customer is there for the caller: one without a case in the part of the workspace that they are limited to is not.
///
/// # Errors
/// As the database says.
pub fn is_within(tx: &mut Tx<'_>, signed: &Signed, id: CustomerId) -> Result<bool, Problem> {
    Ok(store::within(tx, signed.workspace, &signed.scope, id)?)
}

/// Refuses a customer who is not there for the caller. Whether such a customer exists is not said.
///
/// # Errors
/// [`Problem::not_found`].
pub fn refuse_hidden(tx: &mut Tx<'_>, signed: &Signed, id: CustomerId) -> Result<(), Problem> {
    if is_within(tx, signed, id)? { Ok(()) } else { Err(Problem::not_found()) }
}

/// Creates a customer who came for the first time.
///
/// # Errors
/// [`crate::http::Code::Invalid`] for a name, address, language or time zone that cannot be one.
pub fn create(
    tx: &mut Tx<'_>,
    journal: &mut Journal,
    random: &Random,
    new: &NewCustomer,
) -> Result<CustomerId, Problem> {
    let mut checks = Checks::new();
    let customer = Customer {
        id: CustomerId::new(journal.now, random),
        name: new.name.as_deref().and_then(|it| name(&mut checks, it)),
        email: new.email.as_deref().and_then(|it| email(&mut checks, it)),
        email_by_staff: false,
        language: new.language.as_deref().and_then(|it| language(&mut checks, it)),
        time_zone: new.time_zone.clone().filter(|it| jiff::tz::TimeZone::get(it).is_ok()),
        created_at: journal.now,
        last_seen_at: Some(journal.now),
        erased_at: None,
        online: false,
        blocked: false,
        tier: Tier::Standard,
        note: String::new(),
        fields: serde_json::Map::new(),
        identities: Vec::new(),
    };
    checks.done()?;
    store::insert(tx, journal.workspace, &customer)?;
    if let Some(email) = &customer.email {
        claim_email(tx, journal, random, customer.id, email)?;
    }
    store::index(tx, journal.workspace, customer.id)?;
    let data = json!({
        "customer": customer.id, "name": customer.name, "email": customer.email, "language": customer.language
    });
    journal.event_of(customer.id, kinds::CUSTOMER_CREATED, &data);
    Ok(customer.id)
}

fn refuse_erased(customer: &Customer) -> Result<(), Problem> {
    if customer.erased_at.is_some() { Err(Problem::erased()) } else { Ok(()) }
}

/// Takes away all that a customer is known and found by, and ends their connections; their keys are destroyed by the caller.
/// Tells how many identities there were.
///
/// # Errors
/// [`Problem::not_found`], or [`Problem::erased`] for who was erased before.
pub fn erase(tx: &mut Tx<'_>, journal: &mut Journal, id: CustomerId) -> Result<Gone, Problem> {
    refuse_erased(&customer(tx, journal.workspace, id)?.ok_or_else(Problem::not_found)?)?;
    let gone = store::erase(tx, journal.workspace, id, journal.now)?;
    // Their sockets are closed as those of somebody who is blocked.
    journal.notify(Notice::CustomerBlocked(id));
    journal.notify(Notice::Customer(id));
    Ok(gone)
}

/// Changes a customer. Says in one event what changed, and in one of its own that somebody was blocked or let in. Answers what
/// became of the address, where it is another one now.
///
/// # Errors
/// [`Problem::not_found`], or [`crate::http::Code::Invalid`].
pub fn change(
    tx: &mut Tx<'_>,
    journal: &mut Journal,
    random: &Random,
    id: CustomerId,
    change: &CustomerChange,
) -> Result<Option<Readdressed>, Problem> {
    let workspace = journal.workspace;
    let before = customer(tx, workspace, id)?.ok_or_else(Problem::not_found)?;
    refuse_erased(&before)?;
    let mut after = before.clone();
    let mut checks = Checks::new();
    if let Some(it) = &change.name {
        after.name = it.as_deref().and_then(|it| name(&mut checks, it));
    }
    if let Some(it) = &change.email {
        after.email = it.as_deref().and_then(|it| email(&mut checks, it));
    }
    if let Some(it) = &change.language {
        after.language = it.as_deref().and_then(|it| language(&mut checks, it));
    }
    if let Some(note) = &change.note {
        // Staff paste what customers told them: no secret is kept here either.
        let note = ombud_guard::inspect(note).redacted.unwrap_or_else(|| note.clone());
        after.note = checks.text("note", &note, 10_000);
    }
    after.blocked = change.blocked.unwrap_or(after.blocked);
    after.tier = change.tier.unwrap_or(after.tier);
    checks.done()?;
    if let Some(fields) = &change.fields {
        validate_fields(tx, workspace, Subject::Customer, &mut after.fields, fields)?;
    }
    let moved = after.email != before.email;
    if moved {
        after.email_by_staff =
            after.email.is_some() && matches!(journal.actor, Actor::Staff(_) | Actor::Token(_));
    }
    store::update(tx, workspace, &after)?;
    if moved {
        store::drop_claims(tx, workspace, id, IdentityKind::Email)?;
        if let Some(email) = &after.email {
            claim_email(tx, journal, random, id, email)?;
        }
    }
    store::index(tx, workspace, id)?;
    tell(journal, &before, &after);
    let readdressed =
        || Readdressed { was: before.address_from(), told: before.proved_addresses().next().is_some() };
    Ok(moved.then(readdressed))
}

/// The job that tells a customer, at the addresses that they have proved, that their address was changed; its key is the customer.
pub const READDRESSED: &str = "mail.readdressed";

/// Has the customer told that their address is another one now. Whoever reads their proved mailbox hears of it, whoever did it.
///
/// # Errors
/// As the database says.
pub fn tell_readdressed(
    app: &App,
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    id: CustomerId,
    change: Option<Readdressed>,
) -> Result<(), DbError> {
    if !app.config.mail.is_configured() || !change.is_some_and(|it| it.told) {
        return Ok(());
    }
    app.jobs.enqueue(tx, workspace, READDRESSED, &id.to_string(), &json!({}), app.now())
}

fn tell(journal: &mut Journal, before: &Customer, after: &Customer) {
    let mut changes = serde_json::Map::new();
    let mut note = |field: &str, from: serde_json::Value, to: serde_json::Value| {
        if from != to {
            changes.insert(field.into(), json!({"from": from, "to": to}));
        }
    };
    note("name", json!(before.name), json!(after.name));
    note("email", json!(before.email), json!(after.email));
    note("language", json!(before.language), json!(after.language));
    note("note", json!(before.note), json!(after.note));
    note("tier", json!(before.tier), json!(after.tier));
    note("fields", json!(before.fields), json!(after.fields));
    if !changes.is_empty() {
        let data = json!({"customer": after.id, "changes": changes});
        journal.event_of(after.id, kinds::CUSTOMER_CHANGED, &data);
    }
    if before.blocked != after.blocked {
        let data = json!({"customer": after.id, "blocked": after.blocked});
        journal.event_of(after.id, kinds::CUSTOMER_BLOCKED, &data);
        if after.blocked {
            journal.notify(Notice::CustomerBlocked(after.id));
        }
    }
    journal.notify(Notice::Customer(after.id));
}

/// Notes that a customer was here. Nobody needs it to the second, so the caller asks once a minute at most.
///
/// # Errors
/// As the database says.
pub fn seen(tx: &mut Tx<'_>, workspace: WorkspaceId, id: CustomerId, at: Time) -> Result<(), DbError> {
    store::set_seen(tx, workspace, id, at)
}

/// The customer who has proved this identity.
///
/// # Errors
/// As the database says.
pub fn by_identity(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    kind: IdentityKind,
    value: &str,
) -> Result<Option<CustomerId>, DbError> {
    store::proved(tx, workspace, kind, value)
}

/// Signs a customer in by what their host app vouches for. `current` is the customer of the device so far.
///
/// Who has that app's user id already is that customer. A device without any proved identity but the vouched-for mail
/// address becomes them. Any other device belongs to somebody else, and a new customer is made: nobody ever takes over the conversations of another.
///
/// # Errors
/// As [`create`].
pub fn sign_in(
    tx: &mut Tx<'_>,
    journal: &mut Journal,
    random: &Random,
    claims: &IdentityClaims,
    current: Option<CustomerId>,
) -> Result<CustomerId, Problem> {
    let workspace = journal.workspace;
    let id = match store::proved(tx, workspace, IdentityKind::AppUser, &claims.sub)? {
        Some(known) => known,
        None => {
            // Who has only read a code from the mailbox that the host app vouches for is the same person.
            let vouched = claims.email.as_deref().filter(|_| claims.email_verified).map(str::to_lowercase);
            let same = |it: &Identity| {
                it.kind == IdentityKind::Email && Some(it.value.as_str()) == vouched.as_deref()
            };
            let takes_along = |tx: &mut Tx<'_>, id| -> Result<bool, DbError> {
                let all = store::identities(tx, workspace, id)?;
                Ok(all.iter().all(|it| it.proof == Proof::None || same(it)))
            };
            let id = match current {
                Some(id) if takes_along(tx, id)? => id,
                _ => create(tx, journal, random, &NewCustomer::default())?,
            };
            prove(tx, journal, random, id, IdentityKind::AppUser, &claims.sub, Proof::SignedToken)?;
            id
        }
    };
    take_over(tx, journal, random, id, claims)?;
    Ok(id)
}

/// Takes the language that a customer's device asks for, where none is known of them.
///
/// # Errors
/// As [`change`].
pub fn speaks(
    tx: &mut Tx<'_>,
    journal: &mut Journal,
    random: &Random,
    id: CustomerId,
    language: &str,
) -> Result<(), Problem> {
    let known = customer(tx, journal.workspace, id)?.ok_or_else(Problem::not_found)?;
    if known.language.is_some() {
        return Ok(());
    }
    let wanted = CustomerChange { language: Some(Some(language.to_owned())), ..CustomerChange::default() };
    change(tx, journal, random, id, &wanted)?;
    Ok(())
}

/// What the host app says of its user replaces what was known.
fn take_over(
    tx: &mut Tx<'_>,
    journal: &mut Journal,
    random: &Random,
    id: CustomerId,
    claims: &IdentityClaims,
) -> Result<(), Problem> {
    let workspace = journal.workspace;
    let known = customer(tx, workspace, id)?.ok_or_else(Problem::not_found)?;
    let new = |said: &Option<String>, known: &Option<String>| {
        said.clone().filter(|it| Some(it) != known.as_ref()).map(Some)
    };
    let unknown = "The identity token's `tier` must be standard, premium or vip.";
    let tier = claims
        .tier
        .as_deref()
        .map(|it| Tier::of(it).ok_or_else(|| Problem::new(Code::WrongCredentials, unknown)));
    let tier = tier.transpose()?;
    let wanted = CustomerChange {
        name: new(&claims.name, &known.name),
        email: new(&claims.email, &known.email),
        language: new(&claims.language, &known.language),
        tier: tier.filter(|it| *it != known.tier),
        ..CustomerChange::default()
    };
    if wanted != CustomerChange::default() {
        change(tx, journal, random, id, &wanted)?;
    }
    if let (Some(email), true) = (&claims.email, claims.email_verified)
        && store::proved(tx, workspace, IdentityKind::Email, &email.to_lowercase())?.is_none()
    {
        prove(tx, journal, random, id, IdentityKind::Email, &email.to_lowercase(), Proof::SignedToken)?;
    }
    Ok(())
}

/// Notes that a customer has proved an identity.
///
/// # Errors
/// [`crate::http::Code::Conflict`] when another customer has proved it before.
pub fn prove(
    tx: &mut Tx<'_>,
    journal: &mut Journal,
    random: &Random,
    id: CustomerId,
    kind: IdentityKind,
    value: &str,
    proof: Proof,
) -> Result<(), Problem> {
    let workspace = journal.workspace;
    refuse_erased(&customer(tx, workspace, id)?.ok_or_else(Problem::not_found)?)?;
    let all = store::identities(tx, workspace, id)?;
    match all.iter().find(|it| it.kind == kind && it.value == value) {
        Some(known) if known.proof >= proof => return Ok(()),
        Some(known) => store::raise_identity(tx, workspace, &Identity { proof, ..known.clone() })?,
        None => insert_identity(tx, journal, random, id, kind, value, proof)?,
    }
    let surest = all.iter().map(|it| it.proof).max().unwrap_or(Proof::None).max(proof);
    store::set_proof(tx, workspace, id, surest)?;
    store::index(tx, workspace, id)?;
    let data = json!({"customer": id, "kind": kind, "value": value, "proof": proof});
    journal.event_of(id, kinds::CUSTOMER_IDENTIFIED, &data);
    journal.notify(Notice::Customer(id));
    Ok(())
}

/// Takes away what a customer is known by: they are known by the rest from now on. The caller appends the event that says so.
///
/// # Errors
/// [`Problem::not_found`] for what is none of theirs, [`Problem::erased`].
pub fn disown(
    tx: &mut Tx<'_>,
    journal: &mut Journal,
    id: CustomerId,
    identity: IdentityId,
) -> Result<Identity, Problem> {
    let workspace = journal.workspace;
    refuse_erased(&customer(tx, workspace, id)?.ok_or_else(Problem::not_found)?)?;
    let (gone, left): (Vec<Identity>, Vec<Identity>) =
        store::identities(tx, workspace, id)?.into_iter().partition(|it| it.id == identity);
    let gone = gone.into_iter().next().ok_or_else(Problem::not_found)?;
    store::delete_identity(tx, workspace, id, identity)?;
    let surest = left.iter().map(|it| it.proof).max().unwrap_or(Proof::None);
    store::set_proof(tx, workspace, id, surest)?;
    store::index(tx, workspace, id)?;
    journal.notify(Notice::Customer(id));
    Ok(gone)
}

fn claim_email(
    tx: &mut Tx<'_>,
    journal: &Journal,
    random: &Random,
    id: CustomerId,
    email: &str,
) -> Result<(), DbError> {
    let value = email.to_lowercase();
    let known = store::identities(tx, journal.workspace, id)?;
    if known.iter().any(|it| it.kind == IdentityKind::Email && it.value == value) {
        return Ok(());
    }
    insert_identity(tx, journal, random, id, IdentityKind::Email, &value, Proof::None)
}

fn insert_identity(
    tx: &mut Tx<'_>,
    journal: &Journal,
    random: &Random,
    customer: CustomerId,
    kind: IdentityKind,
    value: &str,
    proof: Proof,
) -> Result<(), DbError> {
    let id = IdentityId::new(journal.now, random);
    let identity = Identity { id, kind, value: value.to_owned(), proof, created_at: journal.now };
    store::insert_identity(tx, journal.workspace, customer, &identity)
}

fn name(checks: &mut Checks, value: &str) -> Option<String> {
    Some(checks.line_or_empty("name", value, NAME_MOST)).filter(|it| !it.is_empty())
}

fn email(checks: &mut Checks, value: &str) -> Option<String> {
    let value = value.trim();
    if value.is_empty() {
        return None;
    }
    checks.email("email", value);
    Some(value.to_owned())
}

fn language(checks: &mut Checks, value: &str) -> Option<String> {
    let value = value.trim();
    if value.is_empty() {
        return None;
    }
    checks.language("language", value);
    Some(value.to_owned())
}
