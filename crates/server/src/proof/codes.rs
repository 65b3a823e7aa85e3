//! Codes by mail. A code is drawn when its mail is written, so that it lies nowhere: not in the job, and in the database only
//! as a hash under the workspace's index key. It is good for ten minutes and five tries, in the session that asked for it.

use super::{
    asks::{self, TRIES},
    given::{Device, Given, Shown, give, known, proved_emails},
    limits,
};
use crate::{
    conversations::{Desk, changes::Changes},
    customers::{self, Customer, CustomerChange, IdentityKind, Proof},
    events::Actor,
    http::{Checks, Code, Problem},
    jobs::{Job, JobError},
    keys, mail, settings,
    texts::Texts,
    trust::mask,
};
use ombud_base::{
    Time,
    id::{ChallengeId, CustomerId, IdentityId, ProofAskId, WorkspaceId},
    sealed::Place,
};
use ombud_db::{DbError, Tx, sql};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::time::Duration;
use utoipa::ToSchema;

/// The job that writes the mail; its key is the challenge.
pub(super) const SEND: &str = "proof.code";
/// How long a code is good, in seconds.
const GOOD_FOR: i64 = 600;
/// How many digits it has.
const DIGITS: usize = 8;

/// Where to send a code, and what for.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCode {
    /// An address, by those whom nobody knows yet.
    #[schema(max_length = 254, example = "anna@example.com")]
    pub address: Option<String>,
    /// One of the addresses that one has proved before.
    pub identity: Option<IdentityId>,
    /// What asked for the proof.
    pub ask: Option<ProofAskId>,
}

/// A code is on its way, if the mailbox is there.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CodeSent {
    /// Names it when it is typed in.
    pub challenge: ChallengeId,
    /// Where it goes, masked.
    #[schema(example = "a•••@e•••.com")]
    pub to: String,
    /// Until when it is good at least.
    pub expires_at: Time,
}

pub(super) fn place(id: ChallengeId) -> Place {
    Place::new("proof_challenges.state").id(id.0)
}

/// Tries again soon: who waits for a code does not wait long.
pub(super) fn back_off(attempt: i64) -> Option<Duration> {
    [2, 10, 30, 60].get(usize::try_from(attempt - 1).ok()?).map(|it| Duration::from_secs(*it))
}

/// Has a code sent. What is answered does not tell whether anybody has that address.
///
/// # Errors
/// [`Code::Invalid`] for an address that cannot be one, or is none of one's own; [`Code::SlowDown`]; [`Code::Conflict`]
/// where no mail is sent.
pub async fn send_code(
    desk: &Desk,
    device: Device,
    network: String,
    new: NewCode,
) -> Result<CodeSent, Problem> {
    if !desk.config.mail.is_configured() {
        return Err(Problem::new(Code::Conflict, "No mail is sent from here; prove it in another way."));
    }
    let parts = desk.clone();
    let written = desk.db.write::<_, Problem, _>(move |tx| {
        let (ws, now) = (device.workspace, parts.now());
        let it = customers::customer(tx, ws, device.customer)?.ok_or_else(Problem::not_found)?;
        let (address, owner) = address_of(&it, &new)?;
        if let Some(ask) = new.ask {
            asks::check(tx, &device, ask, Proof::EmailCode, now)?;
        }
        limits::take(tx, ws, now, &device.session, &network, &address, owner)?;
        let id = ChallengeId::new(now, &parts.random);
        let state = keys::seal_of(tx, ws, device.customer, &place(id), &address)?;
        let expires_at = now.plus_seconds(GOOD_FOR);
        let challenge = Challenge { id, kind: "email", ask: new.ask, state, ticket: None, expires_at };
        challenge.keep(tx, &device, now)?;
        parts.jobs.enqueue(tx, ws, SEND, &id.to_string(), &json!({}), now)?;
        Ok(CodeSent { challenge: id, to: mask::email(&address), expires_at })
    });
    written.await
}

/// Where a code goes, and whose that address is known to be. Whoever has proved anything gets codes at addresses that they have
/// proved alone: a stolen session cannot bring its own mailbox along.
fn address_of(it: &Customer, new: &NewCode) -> Result<(String, Option<CustomerId>), Problem> {
    let mut own = proved_emails(it);
    if let Some(id) = new.identity {
        let found = own.find(|it| it.id == id);
        let found =
            found.ok_or_else(|| Problem::invalid("identity", "is no address that you have proved"))?;
        return Ok((found.value.clone(), Some(it.id)));
    }
    let address = new.address.as_deref().unwrap_or_default().trim().to_lowercase();
    let mut checks = Checks::new();
    checks.email("address", &address);
    checks.done()?;
    if own.any(|it| it.value == address) {
        return Ok((address, Some(it.id)));
    }
    if known(it) > Proof::None {
        return Err(Problem::invalid("address", "is none that you have proved before"));
    }
    Ok((address, None))
}

/// A question to one session.
pub(super) struct Challenge {
    pub(super) id: ChallengeId,
    pub(super) kind: &'static str,
    pub(super) ask: Option<ProofAskId>,
    /// Sealed.
    pub(super) state: Vec<u8>,
    pub(super) ticket: Option<[u8; 32]>,
    pub(super) expires_at: Time,
}

impl Challenge {
    /// Keeps it in the place of the session's last one of its kind.
    pub(super) fn keep(&self, tx: &mut Tx<'_>, device: &Device, now: Time) -> Result<(), DbError> {
        let ws = device.workspace;
        tx.exec(sql!("DELETE FROM proof_challenges WHERE expires_at <= $1"), &[now.into()])?;
        tx.exec(
            sql!("DELETE FROM proof_challenges WHERE workspace_id = $1 AND session_hash = $2 AND kind = $3"),
            &[ws.into(), device.session.as_slice().into(), self.kind.into()],
        )?;
        tx.exec(
            sql!(
                "INSERT INTO proof_challenges (workspace_id, id, customer_id, session_hash, kind, ask_id, state, ticket_hash, tries, expires_at) ",
                "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9)"
            ),
            &[
                ws.into(),
                self.id.into(),
                device.customer.into(),
                device.session.as_slice().into(),
                self.kind.into(),
                self.ask.into(),
                (&self.state).into(),
                self.ticket.as_ref().map(|it| it.as_slice()).into(),
                self.expires_at.into(),
            ],
        )
        .map(drop)
    }
}

/// What a session's challenge holds, once it is answered.
pub(super) struct Asked {
    pub(super) ask: Option<ProofAskId>,
    pub(super) state: String,
    code: Option<Vec<u8>>,
    pub(super) tries: i64,
}

/// The session's challenge of this kind.
///
/// # Errors
/// [`Problem::not_found`] when there is none, or its time is over.
pub(super) fn asked(
    tx: &mut Tx<'_>,
    device: &Device,
    id: ChallengeId,
    kind: &str,
    now: Time,
) -> Result<Asked, Problem> {
    let found = tx.maybe(
        sql!(
            "SELECT ask_id, state, code_hash, tries FROM proof_challenges WHERE workspace_id = $1 AND id = $2 ",
            "AND session_hash = $3 AND customer_id = $4 AND kind = $5 AND expires_at > $6"
        ),
        &[
            device.workspace.into(),
            id.into(),
            device.session.as_slice().into(),
            device.customer.into(),
            kind.into(),
            now.into(),
        ],
        |row| {
            Ok(Asked {
                ask: row.get(0)?,
                state: row.open(1, &place(id))?.unwrap_or_default(),
                code: row.get(2)?,
                tries: row.get(3)?,
            })
        },
    )?;
    found.filter(|it| !it.state.is_empty()).ok_or_else(Problem::not_found)
}

/// Takes a challenge away: it was answered.
pub(super) fn done(tx: &mut Tx<'_>, ws: WorkspaceId, id: ChallengeId) -> Result<(), DbError> {
    tx.exec(sql!("DELETE FROM proof_challenges WHERE workspace_id = $1 AND id = $2"), &[ws.into(), id.into()])
        .map(drop)
}

/// A code as it is kept: a hash under the workspace's index key, for its challenge alone.
fn hash(tx: &mut Tx<'_>, ws: WorkspaceId, id: ChallengeId, code: &str) -> Result<Vec<u8>, DbError> {
    Ok(keys::index_key(tx, ws)?.mac(&[b"proof code\0", id.0.as_bytes(), code.as_bytes()]).to_vec())
}

/// Judges the code that a customer has typed in.
///
/// # Errors
/// [`Code::WrongCredentials`] with `left`, how many tries there are; [`Problem::not_found`] when there is no such code, or no
/// longer.
pub async fn check_code(
    desk: &Desk,
    device: Device,
    id: ChallengeId,
    code: String,
) -> Result<Given, Problem> {
    let parts = desk.clone();
    let step = move |tx: &mut Tx<'_>| -> Result<Result<Given, Problem>, Problem> {
        let ws = device.workspace;
        let mut changes = Changes::open(&parts, tx, ws, Actor::Customer(device.customer), parts.now())?;
        let it = asked(tx, &device, id, "email", changes.journal.now)?;
        let ask = it.ask.map(|ask| asks::answerable(tx, &mut changes, &device, ask, Proof::EmailCode));
        let ask = ask.transpose()?;
        let typed: String = code.chars().filter(char::is_ascii_digit).collect();
        let right = typed.len() == DIGITS && it.code == Some(hash(tx, ws, id, &typed)?);
        if !right {
            asks::wrong(tx, &mut changes, &device, ask.as_ref(), "code")?;
            let left = miss(tx, ws, id, it.tries)?;
            changes.close(tx)?;
            return Ok(Err(not_right(left)));
        }
        done(tx, ws, id)?;
        let other = attach(tx, &parts, &mut changes, &device, &it.state)?;
        let shown = Shown {
            level: Proof::EmailCode,
            worth: Proof::EmailCode,
            by: Some(&it.state),
            other,
            ask: ask.as_ref(),
        };
        let given = give(tx, &parts, &mut changes, &device, &shown)?;
        changes.close(tx)?;
        Ok(Ok(given))
    };
    desk.db.write(step).await?
}

/// Counts a wrong answer; tells how many tries are left.
pub(super) fn miss(tx: &mut Tx<'_>, ws: WorkspaceId, id: ChallengeId, before: i64) -> Result<i64, DbError> {
    let left = TRIES - before - 1;
    if left <= 0 {
        done(tx, ws, id)?;
        return Ok(0);
    }
    tx.exec(
        sql!("UPDATE proof_challenges SET tries = tries + 1 WHERE workspace_id = $1 AND id = $2"),
        &[ws.into(), id.into()],
    )?;
    Ok(left)
}

fn not_right(left: i64) -> Problem {
    let detail = match left {
        0 => "This is not the code, and it was the last try. Have a new one sent.".to_owned(),
        _ => format!("This is not the code of the newest mail. Tries left: {left}."),
    };
    Problem::new(Code::WrongCredentials, detail).with("left", json!(left))
}

/// The mailbox is theirs: they are known by it from now on. Where another customer has proved it before, it stays theirs, and
/// that one is told.
fn attach(
    tx: &mut Tx<'_>,
    desk: &Desk,
    changes: &mut Changes<'_>,
    device: &Device,
    address: &str,
) -> Result<Option<CustomerId>, Problem> {
    let (ws, id) = (device.workspace, device.customer);
    let it = customers::customer(tx, ws, id)?.ok_or_else(Problem::not_found)?;
    let whose = customers::by_identity(tx, ws, IdentityKind::Email, address)?;
    match whose {
        Some(whose) if whose == id => Ok(None),
        _ if known(&it) > Proof::None => {
            Err(Problem::new(Code::Conflict, "You are known by something else by now; prove that."))
        }
        Some(other) => Ok(Some(other)),
        None => {
            if it.email.is_none() {
                let email = Some(Some(address.to_owned()));
                let change = CustomerChange { email, ..CustomerChange::default() };
                customers::change(tx, &mut changes.journal, &desk.random, id, &change)?;
            }
            let (kind, level) = (IdentityKind::Email, Proof::EmailCode);
            customers::prove(tx, &mut changes.journal, &desk.random, id, kind, address, level)?;
            Ok(None)
        }
    }
}

struct Letter {
    to: String,
    subject: String,
    text: String,
}

/// The job: draws the code and mails it. Done again, it draws another one, and the one before is none.
pub(super) async fn send(desk: Desk, job: Job) -> Result<(), JobError> {
    let id: ChallengeId = job.key.parse().map_err(|_| JobError::Final("key".into()))?;
    let (parts, ws) = (desk.clone(), job.workspace);
    let letter = desk.db.write::<_, Problem, _>(move |tx| write(&parts, tx, ws, id)).await?;
    let Some(Letter { to, subject, text }) = letter else { return Ok(()) };
    Ok(mail::deliver(&desk, &to, &subject, text).await?)
}

fn write(desk: &Desk, tx: &mut Tx<'_>, ws: WorkspaceId, id: ChallengeId) -> Result<Option<Letter>, Problem> {
    let now = desk.now();
    let found: Option<(CustomerId, Option<String>)> = tx.maybe(
        sql!(
            "SELECT customer_id, state FROM proof_challenges WHERE workspace_id = $1 AND id = $2 AND kind = 'email' AND expires_at > $3"
        ),
        &[ws.into(), id.into(), now.into()],
        |row| Ok((row.get(0)?, row.open(1, &place(id))?)),
    )?;
    let Some((customer, Some(to))) = found else { return Ok(None) };
    let Some(it) = customers::customer(tx, ws, customer)? else { return Ok(None) };
    let code = format!("{:08}", desk.random.below(100_000_000));
    let hash = hash(tx, ws, id, &code)?;
    tx.exec(
        sql!(
            "UPDATE proof_challenges SET code_hash = $3, expires_at = $4 WHERE workspace_id = $1 AND id = $2"
        ),
        &[ws.into(), id.into(), (&hash).into(), now.plus_seconds(GOOD_FOR).into()],
    )?;
    let url = desk.config.server.public_url.trim_end_matches('/');
    let host = url.split_once("://").map_or(url, |it| it.1).to_owned();
    let args =
        [("brand", settings::of(tx, ws)?.brand), ("minutes", (GOOD_FOR / 60).to_string()), ("host", host)];
    let texts = Texts::of(it.language.as_deref());
    let say = |id| texts.say(id, &args);
    let (first, second) = code.split_at(DIGITS / 2);
    let text = format!(
        "{}\n\n    {first} {second}\n\n{}\n\n{}\n\n{}\n",
        say("proof-intro"),
        say("proof-use"),
        say("proof-never"),
        say("proof-not-you")
    );
    Ok(Some(Letter { to, subject: say("proof-subject"), text }))
}
