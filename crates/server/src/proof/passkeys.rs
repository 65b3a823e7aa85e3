//! Customers' passkeys (WebAuthn). The chat is a frame in somebody else's page: there a browser may use a passkey of this
//! server's name, where the page lets it (`allow="publickey-credentials-get"`), but none is made there, for what is signed would
//! name the other page. So one is made in a page of our own: a ticket, good once and for five minutes, leads there.

use super::{
    asks,
    codes::{Challenge, asked, done, place as place_of_state},
    given::{Device, Given, Shown, give, known},
    rules::{Demand, Prover},
    types::PasskeySeen,
};
use crate::{
    access::{hash_token, parse_credential, relying_party},
    conversations::{Desk, changes::Changes},
    customers::{self, Customer, Proof},
    events::{Actor, Journal, kinds},
    http::{Checks, Code, Problem},
    keys, settings,
};
use ombud_base::{
    Time,
    id::{ChallengeId, CustomerId, PasskeyId, ProofAskId, WorkspaceId},
    sealed::Place,
};
use ombud_db::{DbError, Tx, sql};
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use utoipa::ToSchema;
use webauthn_rs::prelude as webauthn;

/// How long making or using one may take, in seconds.
const PATIENCE: i64 = 300;
/// How many a customer may have.
const MOST: usize = 10;
/// How fresh the proof has to be before one is added or removed, in minutes.
pub(super) const FRESH: i64 = 15;

/// A passkey that was added.
pub type CustomerPasskey = PasskeySeen;

/// A passkey that is about to be made.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PasskeyBegun {
    /// Leads to the page that makes it, once: `/chat?inbox=KEY#passkey=TICKET`.
    pub ticket: String,
    /// Until when.
    pub expires_at: Time,
}

/// The browser's question for a passkey.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PasskeyAsked {
    /// Names it when it is answered.
    pub challenge: ChallengeId,
    /// For `navigator.credentials.get`: PublicKeyCredentialRequestOptions as JSON.
    #[schema(value_type = Object)]
    pub options: Json,
}

/// The passkey that a browser has made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCustomerPasskey {
    /// What led here.
    pub ticket: String,
    /// What to call it: 1 to 60 characters.
    #[schema(min_length = 1, max_length = 60, example = "My phone")]
    pub name: String,
    /// What `navigator.credentials.create` gave, as JSON.
    #[schema(value_type = Object)]
    pub credential: Json,
}

/// What is kept while one is made.
#[derive(Serialize, Deserialize)]
struct Making {
    options: Json,
    state: Json,
}

/// A passkey as it is kept.
pub(super) struct Kept {
    pub(super) seen: PasskeySeen,
    pub(super) rp_id: String,
    passkey: webauthn::Passkey,
}

fn place_of_name(id: PasskeyId) -> Place {
    Place::new("customer_passkeys.name").id(id.0)
}

fn place_of_credential(id: PasskeyId) -> Place {
    Place::new("customer_passkeys.credential").id(id.0)
}

/// A customer's passkeys, the oldest first.
pub(super) fn all(tx: &mut Tx<'_>, ws: WorkspaceId, customer: CustomerId) -> Result<Vec<Kept>, DbError> {
    let found = tx.all(
        sql!(
            "SELECT id, name, rp_id, credential, created_at, last_used_at FROM customer_passkeys ",
            "WHERE workspace_id = $1 AND customer_id = $2 ORDER BY id"
        ),
        &[ws.into(), customer.into()],
        |row| {
            let id: PasskeyId = row.get(0)?;
            let name = row.open(1, &place_of_name(id))?.unwrap_or_default();
            let seen = PasskeySeen { id, name, created_at: row.get(4)?, last_used_at: row.get(5)? };
            Ok((seen, row.get::<String>(2)?, row.open(3, &place_of_credential(id))?))
        },
    )?;
    let mut all = Vec::with_capacity(found.len());
    for (seen, rp_id, credential) in found {
        let Some(credential) = credential else { continue };
        let passkey = serde_json::from_str(&credential)
            .map_err(|error| DbError::Statement(format!("a customer's passkey: {error}")))?;
        all.push(Kept { seen, rp_id, passkey });
    }
    Ok(all)
}

/// How many passkeys a customer has.
pub(super) fn count(tx: &mut Tx<'_>, ws: WorkspaceId, customer: CustomerId) -> Result<i64, DbError> {
    tx.one(
        sql!("SELECT count(*) FROM customer_passkeys WHERE workspace_id = $1 AND customer_id = $2"),
        &[ws.into(), customer.into()],
        |row| row.get(0),
    )
}

/// What has to be proved before a passkey is added: the surest that the customer can show already, so that nobody climbs the
/// ladder by adding one. None: nobody knows them yet.
pub(super) fn needed(known: Proof, has_some: bool) -> Option<Proof> {
    match known {
        _ if has_some => Some(Proof::Passkey),
        Proof::None => None,
        other => Some(other.min(Proof::Passkey)),
    }
}

fn needs_a_name() -> Problem {
    Problem::new(
        Code::Conflict,
        "Passkeys need a host name, and this server is reached by a bare address. Prove it in another way.",
    )
}

/// What the device's owner shows the platform beside the passkey.
fn title(it: &Customer, brand: &str) -> String {
    it.email.clone().or_else(|| it.name.clone()).unwrap_or_else(|| brand.to_owned())
}

/// Begins to add a passkey: a ticket for the page that makes it.
///
/// # Errors
/// [`Code::ProofRequired`] until the customer has shown the surest that they have; [`Code::Conflict`] where there can be none, or
/// too many are there.
pub async fn begin_passkey(desk: &Desk, device: Device, host: &str) -> Result<PasskeyBegun, Problem> {
    let (_, checker) = relying_party(desk, host).ok_or_else(needs_a_name)?;
    let parts = desk.clone();
    let written = desk.db.write::<_, Problem, _>(move |tx| {
        let (ws, now) = (device.workspace, parts.now());
        let it = customers::customer(tx, ws, device.customer)?.ok_or_else(Problem::not_found)?;
        let all = all(tx, ws, device.customer)?;
        let level = needed(known(&it), !all.is_empty()).ok_or_else(|| {
            Problem::new(Code::Conflict, "Nobody knows you here yet: prove your mail address first.")
        })?;
        super::require(tx, Prover::Device(device), Demand { level, max_age_minutes: FRESH }, now)?;
        if all.len() >= MOST {
            let detail = format!("You have {MOST} passkeys, which is the most. Remove one first.");
            return Err(Problem::new(Code::Conflict, detail));
        }
        let brand = settings::of(tx, ws)?.brand;
        let title = title(&it, &brand);
        let known = all.iter().map(|it| it.passkey.cred_id().clone()).collect();
        let (question, state) = checker
            .start_passkey_registration(device.customer.0, &title, &title, Some(known))
            .map_err(Problem::internal)?;
        let question = serde_json::to_value(question).map_err(Problem::internal)?;
        let mut options = question.get("publicKey").cloned().unwrap_or(question);
        // What the platform shows: customers know the brand, and nobody of them knows Ombud.
        options["rp"]["name"] = json!(brand);
        let making = Making { options, state: serde_json::to_value(state).map_err(Problem::internal)? };
        let making = serde_json::to_string(&making).map_err(Problem::internal)?;
        let (id, ticket) = (ChallengeId::new(now, &parts.random), parts.random.token());
        let challenge = Challenge {
            id,
            kind: "new_passkey",
            ask: None,
            state: keys::seal_of(tx, ws, device.customer, &place_of_state(id), &making)?,
            ticket: Some(hash_token(&ticket)),
            expires_at: now.plus_seconds(PATIENCE),
        };
        challenge.keep(tx, &device, now)?;
        Ok(PasskeyBegun { ticket, expires_at: challenge.expires_at })
    });
    written.await
}

struct Ticket {
    workspace: WorkspaceId,
    challenge: ChallengeId,
    customer: CustomerId,
    making: Making,
}

fn ticket(tx: &mut Tx<'_>, ticket: &str, now: Time) -> Result<Ticket, Problem> {
    let hash = hash_token(ticket);
    let found = tx.maybe(
        sql!(
            "SELECT workspace_id, id, customer_id, state FROM proof_challenges WHERE ticket_hash = $1 AND kind = 'new_passkey' AND expires_at > $2"
        ),
        &[hash.as_slice().into(), now.into()],
        |row| {
            let id: ChallengeId = row.get(1)?;
            Ok((row.get(0)?, id, row.get(2)?, row.open(3, &place_of_state(id))?))
        },
    )?;
    let Some((workspace, challenge, customer, Some(making))) = found else {
        return Err(Problem::not_found());
    };
    let making = serde_json::from_str(&making).map_err(Problem::internal)?;
    Ok(Ticket { workspace, challenge, customer, making })
}

/// The question for the browser, by a ticket: PublicKeyCredentialCreationOptions.
///
/// # Errors
/// [`Problem::not_found`] for a ticket that was used, or is too old.
pub async fn open_ticket(desk: &Desk, token: String) -> Result<Json, Problem> {
    let now = desk.now();
    desk.db.read::<_, Problem, _>(move |tx| Ok(ticket(tx, &token, now)?.making.options)).await
}

/// Adds the passkey that a browser has made, by the ticket.
///
/// # Errors
/// [`Problem::not_found`] for a ticket that was used, or is too old; [`Code::WrongCredentials`] for an answer that does not fit.
pub async fn add_passkey(
    desk: &Desk,
    new: NewCustomerPasskey,
    host: &str,
) -> Result<CustomerPasskey, Problem> {
    let (rp_id, checker) = relying_party(desk, host).ok_or_else(needs_a_name)?;
    let mut checks = Checks::new();
    let name = crate::http::guarded(checks.line("name", &new.name, 60));
    checks.done()?;
    let parts = desk.clone();
    let written = desk.db.write::<_, Problem, _>(move |tx| {
        let now = parts.now();
        let Ticket { workspace: ws, challenge, customer, making } = ticket(tx, &new.ticket, now)?;
        let mut journal = Journal::open(tx, ws, Actor::Customer(customer), now)?;
        let it = customers::customer(tx, ws, customer)?.filter(|it| !it.blocked && it.erased_at.is_none());
        it.ok_or_else(Problem::not_found)?;
        done(tx, ws, challenge)?;
        let refused = |why: &dyn std::fmt::Display| {
            tracing::info!(error = %why, "a customer's new passkey was refused");
            Problem::new(Code::WrongCredentials, "The browser's answer does not fit. Start again.")
        };
        let state: webauthn::PasskeyRegistration =
            serde_json::from_value(making.state).map_err(Problem::internal)?;
        let made: webauthn::RegisterPublicKeyCredential =
            parse_credential(&new.credential).map_err(|error| refused(&error))?;
        let made = checker.finish_passkey_registration(&made, &state).map_err(|error| refused(&error))?;
        let seen = PasskeySeen {
            id: PasskeyId::new(now, &parts.random),
            name: name.clone(),
            created_at: now,
            last_used_at: None,
        };
        insert(tx, ws, customer, &Kept { seen: seen.clone(), rp_id: rp_id.clone(), passkey: made })?;
        let data = json!({"customer": customer, "change": "added", "passkey": seen.id});
        journal.event_of(customer, kinds::PROOF_PASSKEY, &data);
        journal.close(tx, &parts.hub)?;
        Ok(seen)
    });
    written.await
}

fn insert(tx: &mut Tx<'_>, ws: WorkspaceId, customer: CustomerId, new: &Kept) -> Result<(), Problem> {
    let id = new.seen.id;
    let credential = serde_json::to_string(&new.passkey).map_err(Problem::internal)?;
    let name = keys::seal_of(tx, ws, customer, &place_of_name(id), &new.seen.name)?;
    let credential = keys::seal_of(tx, ws, customer, &place_of_credential(id), &credential)?;
    tx.exec(
        sql!(
            "INSERT INTO customer_passkeys (workspace_id, id, customer_id, name, rp_id, credential, created_at, last_used_at) ",
            "VALUES ($1, $2, $3, $4, $5, $6, $7, NULL)"
        ),
        &[
            ws.into(),
            id.into(),
            customer.into(),
            (&name).into(),
            (&new.rp_id).into(),
            (&credential).into(),
            new.seen.created_at.into(),
        ],
    )?;
    Ok(())
}

/// Asks for a passkey.
///
/// # Errors
/// [`Code::Conflict`] when the customer has none here.
pub async fn ask_passkey(
    desk: &Desk,
    device: Device,
    ask: Option<ProofAskId>,
    host: &str,
) -> Result<PasskeyAsked, Problem> {
    let (rp_id, checker) = relying_party(desk, host).ok_or_else(needs_a_name)?;
    let parts = desk.clone();
    let written = desk.db.write::<_, Problem, _>(move |tx| {
        let (ws, now) = (device.workspace, parts.now());
        if let Some(ask) = ask {
            asks::check(tx, &device, ask, Proof::Passkey, now)?;
        }
        let here: Vec<_> = all(tx, ws, device.customer)?
            .into_iter()
            .filter(|it| it.rp_id == rp_id)
            .map(|it| it.passkey)
            .collect();
        if here.is_empty() {
            return Err(Problem::new(
                Code::Conflict,
                "There is no passkey of yours here; prove it in another way.",
            ));
        }
        let (question, state) = checker.start_passkey_authentication(&here).map_err(Problem::internal)?;
        let question = serde_json::to_value(question).map_err(Problem::internal)?;
        let options = question.get("publicKey").cloned().unwrap_or(question);
        let state = serde_json::to_string(&state).map_err(Problem::internal)?;
        let id = ChallengeId::new(now, &parts.random);
        let challenge = Challenge {
            id,
            kind: "passkey",
            ask,
            state: keys::seal_of(tx, ws, device.customer, &place_of_state(id), &state)?,
            ticket: None,
            expires_at: now.plus_seconds(PATIENCE),
        };
        challenge.keep(tx, &device, now)?;
        Ok(PasskeyAsked { challenge: id, options })
    });
    written.await
}

/// Judges the browser's answer. A question is answered once.
///
/// # Errors
/// [`Code::WrongCredentials`]; [`Problem::not_found`] when there is no such question, or no longer.
pub async fn check_passkey(
    desk: &Desk,
    device: Device,
    id: ChallengeId,
    credential: Json,
    host: &str,
) -> Result<Given, Problem> {
    let (_, checker) = relying_party(desk, host).ok_or_else(needs_a_name)?;
    let parts = desk.clone();
    let step = move |tx: &mut Tx<'_>| -> Result<Result<Given, Problem>, Problem> {
        let ws = device.workspace;
        let mut changes = Changes::open(&parts, tx, ws, Actor::Customer(device.customer), parts.now())?;
        let it = asked(tx, &device, id, "passkey", changes.journal.now)?;
        let ask = it.ask.map(|ask| asks::answerable(tx, &mut changes, &device, ask, Proof::Passkey));
        let ask = ask.transpose()?;
        done(tx, ws, id)?;
        let Some(used) = verify(tx, &checker, &device, &it.state, &credential)? else {
            asks::wrong(tx, &mut changes, &device, ask.as_ref(), "passkey")?;
            changes.close(tx)?;
            let detail = "The passkey does not fit. Use one that you made here, and try again.";
            return Ok(Err(Problem::new(Code::WrongCredentials, detail)));
        };
        keep_used(tx, ws, device.customer, &used, changes.journal.now)?;
        let shown = Shown {
            level: Proof::Passkey,
            worth: Proof::Passkey,
            by: Some(&used.seen.name),
            other: None,
            ask: ask.as_ref(),
        };
        let given = give(tx, &parts, &mut changes, &device, &shown)?;
        changes.close(tx)?;
        Ok(Ok(given))
    };
    desk.db.write(step).await?
}

/// The passkey that was used, with its counter moved; none when the answer does not fit.
fn verify(
    tx: &mut Tx<'_>,
    checker: &webauthn::Webauthn,
    device: &Device,
    state: &str,
    credential: &Json,
) -> Result<Option<Kept>, Problem> {
    let state: webauthn::PasskeyAuthentication = serde_json::from_str(state).map_err(Problem::internal)?;
    let Ok(credential) = parse_credential::<webauthn::PublicKeyCredential>(credential) else {
        return Ok(None);
    };
    let result = match checker.finish_passkey_authentication(&credential, &state) {
        Ok(result) if result.user_verified() => result,
        Ok(_) => return Ok(None),
        Err(error) => {
            tracing::info!(%error, customer = %device.customer, "a customer's passkey was refused");
            return Ok(None);
        }
    };
    let all = all(tx, device.workspace, device.customer)?;
    let Some(mut used) = all.into_iter().find(|it| it.passkey.cred_id() == result.cred_id()) else {
        return Ok(None);
    };
    used.passkey.update_credential(&result);
    Ok(Some(used))
}

fn keep_used(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
    used: &Kept,
    now: Time,
) -> Result<(), Problem> {
    let text = serde_json::to_string(&used.passkey).map_err(Problem::internal)?;
    let sealed = keys::seal_of(tx, ws, customer, &place_of_credential(used.seen.id), &text)?;
    tx.exec(
        sql!(
            "UPDATE customer_passkeys SET credential = $3, last_used_at = $4 WHERE workspace_id = $1 AND id = $2"
        ),
        &[ws.into(), used.seen.id.into(), (&sealed).into(), now.into()],
    )?;
    Ok(())
}

/// Removes one of the customer's own passkeys, by whoever has just used one.
///
/// # Errors
/// [`Code::ProofRequired`]; [`Problem::not_found`] for one that is not theirs.
pub async fn remove_passkey(desk: &Desk, device: Device, id: PasskeyId) -> Result<(), Problem> {
    let parts = desk.clone();
    let written = desk.db.write::<_, Problem, _>(move |tx| {
        let (ws, now) = (device.workspace, parts.now());
        let mut journal = Journal::open(tx, ws, Actor::Customer(device.customer), now)?;
        if !all(tx, ws, device.customer)?.iter().any(|it| it.seen.id == id) {
            return Err(Problem::not_found());
        }
        let demand = Demand { level: Proof::Passkey, max_age_minutes: FRESH };
        super::require(tx, Prover::Device(device), demand, now)?;
        tx.exec(
            sql!("DELETE FROM customer_passkeys WHERE workspace_id = $1 AND id = $2"),
            &[ws.into(), id.into()],
        )?;
        let data = json!({"customer": device.customer, "change": "removed", "passkey": id});
        journal.event_of(device.customer, kinds::PROOF_PASSKEY, &data);
        journal.close(tx, &parts.hub)?;
        Ok(())
    });
    written.await
}

/// Removes all passkeys of a customer who has lost them. What they have proved with them counts no longer.
///
/// # Errors
/// [`Problem::not_found`] for a customer who is not there.
pub(super) fn reset(tx: &mut Tx<'_>, journal: &mut Journal, customer: CustomerId) -> Result<u64, Problem> {
    let ws = journal.workspace;
    customers::customer(tx, ws, customer)?.ok_or_else(Problem::not_found)?;
    let key = [ws.into(), customer.into()];
    let gone =
        tx.exec(sql!("DELETE FROM customer_passkeys WHERE workspace_id = $1 AND customer_id = $2"), &key)?;
    tx.exec(
        sql!("DELETE FROM proof_challenges WHERE workspace_id = $1 AND customer_id = $2 AND kind <> 'email'"),
        &key,
    )?;
    tx.exec(
        sql!(
            "DELETE FROM customer_proofs WHERE workspace_id = $1 AND customer_id = $2 AND level = 'passkey'"
        ),
        &key,
    )?;
    let data = json!({"customer": customer, "change": "reset", "count": gone});
    journal.event_of(customer, kinds::PROOF_PASSKEY, &data);
    Ok(gone)
}
