//! Proofs that were given, and what asks for one.

use super::{
    asks::{self, Ask},
    limits::{self, AppWord},
    passkeys,
    rules::{self, Demand, EmailOpens, Prover},
    types::{EmailChoice, OwnProof, ProofMethods, ProofSeen, WalletSeen},
};
use crate::{
    access::relying_party,
    app::App,
    conversations::{Desk, changes::Changes},
    customers::{self, Customer, Identity, IdentityKind, Proof},
    events::{Actor, Journal, kinds},
    http::{Code, Problem},
    inboxes, keys,
    trust::mask,
};
use ombud_base::{
    Time, Value,
    id::{CaseId, CustomerId, InboxId, ProofAskId, ProofId, WorkspaceId},
    sealed::Place,
};
use ombud_db::{DbError, Tx, sql};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

/// How long after a mailed code the earlier conversations of its address can be opened, in seconds.
const OPENS_FOR: i64 = 600;
/// For how long what was given is shown, in seconds.
const SHOWN_FOR: i64 = 86_400;

/// A customer at one of their devices.
#[derive(Clone, Copy, Debug)]
pub struct Device {
    /// The workspace.
    pub workspace: WorkspaceId,
    /// Who.
    pub customer: CustomerId,
    /// Where they came in.
    pub inbox: InboxId,
    /// The hash of their session's token.
    pub session: [u8; 32],
}

/// A proof that was right.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = ProofGiven)]
pub struct Given {
    /// At which level.
    pub level: Proof,
    /// When.
    pub at: Time,
    /// The address is that of somebody whom the desk knows already: their conversations can be opened on this device by
    /// `POST /widget/proof/open`, within ten minutes.
    pub opens: bool,
}

/// What was shown just now.
pub(super) struct Shown<'a> {
    pub(super) level: Proof,
    /// Up to which level it counts for whatever asks; none: it shows something else than who they are.
    pub(super) worth: Proof,
    /// The address, of a mailbox or a wallet, or the passkey's name.
    pub(super) by: Option<&'a str>,
    /// Whose address it is, where it is another customer's.
    pub(super) other: Option<CustomerId>,
    /// What asked for it.
    pub(super) ask: Option<&'a Ask>,
}

fn place(id: ProofId) -> Place {
    Place::new("customer_proofs.by_what").id(id.0)
}

fn keep(tx: &mut Tx<'_>, app: &App, device: &Device, shown: &Shown<'_>, at: Time) -> Result<(), DbError> {
    let (ws, id) = (device.workspace, ProofId::new(at, &app.random));
    let by = shown.by.map(|it| keys::seal_of(tx, ws, device.customer, &place(id), it)).transpose()?;
    tx.exec(
        sql!(
            "INSERT INTO customer_proofs (workspace_id, id, customer_id, session_hash, level, rank, by_what, other_id, case_id, at) ",
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
        ),
        &[
            ws.into(),
            id.into(),
            device.customer.into(),
            device.session.as_slice().into(),
            shown.level.into(),
            shown.worth.rank().into(),
            by.as_ref().into(),
            shown.other.into(),
            shown.ask.map(|it| it.case).into(),
            at.into(),
        ],
    )
    .map(drop)
}

/// Writes down what was shown, and settles what asked for it.
pub(super) fn give(
    tx: &mut Tx<'_>,
    app: &App,
    changes: &mut Changes<'_>,
    device: &Device,
    shown: &Shown<'_>,
) -> Result<Given, Problem> {
    let at = changes.journal.now;
    keep(tx, app, device, shown, at)?;
    let (ask, case) = (shown.ask.map(|it| it.id), shown.ask.map(|it| it.case));
    let data = json!({
        "customer": device.customer, "level": shown.level, "ask": ask, "case": case, "another": shown.other.is_some(),
    });
    changes.journal.event_of(device.customer, kinds::PROOF_GIVEN, &data);
    if let Some(ask) = shown.ask {
        asks::settle(tx, changes, ask, asks::AskState::Given, Some(shown.level))?;
        if ask.wallet.is_some() {
            app.jobs.enqueue(
                tx,
                device.workspace,
                asks::WALLET_GIVEN,
                &ask.id.to_string(),
                &json!({}),
                at,
            )?;
        }
    }
    let opens = match shown.other.filter(|_| shown.level == Proof::EmailCode) {
        Some(other) => may_open(tx, device.workspace, other)?,
        None => false,
    };
    Ok(Given { level: shown.level, at, opens })
}

/// Whether the customer at a device has shown there, for a case, that an address is theirs.
///
/// # Errors
/// As the database says.
pub fn shown_wallet(tx: &mut Tx<'_>, device: &Device, case: CaseId, address: &str) -> Result<bool, DbError> {
    let all = tx.all(
        sql!(
            "SELECT id, by_what FROM customer_proofs WHERE workspace_id = $1 AND session_hash = $2 AND customer_id = $3 ",
            "AND case_id = $4 AND level = 'wallet'"
        ),
        &[
            device.workspace.into(),
            device.session.as_slice().into(),
            device.customer.into(),
            case.into(),
        ],
        |row| row.open(1, &place(row.get(0)?)),
    )?;
    Ok(all.into_iter().flatten().any(|it| it == address))
}

/// What a customer has shown by a wallet's address counts for nothing any more; that they have shown it stays.
///
/// # Errors
/// As the database says.
pub(super) fn devalue(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
    address: &str,
) -> Result<(), DbError> {
    let all: Vec<(ProofId, Option<String>)> = tx.all(
        sql!(
            "SELECT id, by_what FROM customer_proofs WHERE workspace_id = $1 AND customer_id = $2 AND level = 'wallet' AND rank > 0"
        ),
        &[ws.into(), customer.into()],
        |row| {
            let id: ProofId = row.get(0)?;
            Ok((id, row.open(1, &place(id))?))
        },
    )?;
    let by_it = all.into_iter().filter(|it| it.1.as_deref() == Some(address));
    let rows: Vec<Vec<Value<'_>>> = by_it.map(|it| vec![ws.into(), it.0.into()]).collect();
    tx.exec_many(sql!("UPDATE customer_proofs SET rank = 0 WHERE workspace_id = $1 AND id = $2"), &rows)
}

/// Refuses to go on unless it was proved: at this level or above, and not longer ago. The one function that whatever is
/// sensitive calls.
///
/// # Errors
/// [`Code::ProofRequired`], with `level` and `max_age_minutes`.
pub fn require(tx: &mut Tx<'_>, who: Prover, demand: Demand, now: Time) -> Result<(), Problem> {
    if demand.level == Proof::None || counting(tx, who, demand, now)?.is_some() {
        return Ok(());
    }
    Err(required(who, demand))
}

/// When the newest proof was given that a demand counts.
pub(super) fn counting(
    tx: &mut Tx<'_>,
    who: Prover,
    demand: Demand,
    now: Time,
) -> Result<Option<Time>, DbError> {
    let (since, rank) = (now.plus_seconds(-60 * demand.max_age_minutes), demand.level.rank());
    match who {
        Prover::Device(it) => tx.maybe(
            sql!(
                "SELECT at FROM customer_proofs WHERE workspace_id = $1 AND session_hash = $2 AND customer_id = $3 ",
                "AND at > $4 AND rank >= $5 ORDER BY at DESC LIMIT 1"
            ),
            &[
                it.workspace.into(),
                it.session.as_slice().into(),
                it.customer.into(),
                since.into(),
                rank.into(),
            ],
            |row| row.get(0),
        ),
        Prover::Case(ws, case) => tx.maybe(
            sql!(
                "SELECT p.at FROM customer_proofs p JOIN cases c ON c.workspace_id = p.workspace_id AND c.id = $2 ",
                "AND c.customer_id = p.customer_id WHERE p.workspace_id = $1 AND p.case_id = $2 AND p.at > $3 AND p.rank >= $4 ",
                "ORDER BY p.at DESC LIMIT 1"
            ),
            &[ws.into(), case.into(), since.into(), rank.into()],
            |row| row.get(0),
        ),
        Prover::CaseOrApp(ws, case) => tx.maybe(
            sql!(
                "SELECT p.at FROM customer_proofs p JOIN cases c ON c.workspace_id = p.workspace_id AND c.id = $2 ",
                "AND c.customer_id = p.customer_id WHERE p.workspace_id = $1 AND p.at > $3 AND p.rank >= $4 ",
                "AND (p.case_id = $2 OR p.level = $5) ORDER BY p.at DESC LIMIT 1"
            ),
            &[ws.into(), case.into(), since.into(), rank.into(), Proof::SignedToken.into()],
            |row| row.get(0),
        ),
    }
}

fn required(who: Prover, demand: Demand) -> Problem {
    let detail = match who {
        Prover::Device(_) => {
            "This needs a fresh proof of who you are, on this device. See how by GET /widget/proof, prove it, and send the \
             request again."
        }
        Prover::Case(..) | Prover::CaseOrApp(..) => {
            "The customer has to prove first who they are, in this case. Ask for it by POST /cases/{id}/proof-asks, and try \
             again once it is given."
        }
    };
    Problem::new(Code::ProofRequired, detail)
        .with("level", json!(demand.level))
        .with("max_age_minutes", json!(demand.max_age_minutes))
}

/// The host app has vouched for the customer at this device, as it does with each page. A token proves once: who comes with the
/// same one again has what it proved the first time.
///
/// # Errors
/// As the database says.
pub fn vouched(app: &App, tx: &mut Tx<'_>, device: &Device, word: &AppWord, at: Time) -> Result<(), DbError> {
    if !limits::first_heard(tx, device.workspace, word)? {
        return Ok(());
    }
    tx.exec(
        sql!(
            "DELETE FROM customer_proofs WHERE workspace_id = $1 AND session_hash = $2 AND level = 'signed_token' AND case_id IS NULL"
        ),
        &[device.workspace.into(), device.session.as_slice().into()],
    )?;
    let level = Proof::SignedToken;
    keep(tx, app, device, &Shown { level, worth: level, by: None, other: None, ask: None }, at)
}

/// The host app vouches once more for the customer, because it was asked for: by a fresh identity token of the same person.
///
/// # Errors
/// [`Code::WrongCredentials`] for a token that does not hold, has been used, or is another person's.
pub async fn vouched_for(
    desk: &Desk,
    device: Device,
    token: &str,
    ask: Option<ProofAskId>,
) -> Result<Given, Problem> {
    let ws = device.workspace;
    let inbox = desk.db.read::<_, DbError, _>(move |tx| inboxes::inbox(tx, ws, device.inbox)).await?;
    let inbox = inbox.filter(|it| it.enabled).ok_or_else(Problem::not_found)?;
    let claims = inboxes::verify_identity(desk, &inbox, token).await?;
    let word = AppWord::new(token, claims.exp);
    let parts = desk.clone();
    let step = move |tx: &mut Tx<'_>| -> Result<Result<Given, Problem>, Problem> {
        let mut changes = Changes::open(&parts, tx, ws, Actor::Customer(device.customer), parts.now())?;
        let ask = ask.map(|it| asks::answerable(tx, &mut changes, &device, it, Proof::SignedToken));
        let ask = ask.transpose()?;
        if let Some(why) = unfit(tx, &device, &claims.sub, &word)? {
            asks::wrong(tx, &mut changes, &device, ask.as_ref(), "token")?;
            changes.close(tx)?;
            return Ok(Err(Problem::new(Code::WrongCredentials, why)));
        }
        let level = Proof::SignedToken;
        let shown = Shown { level, worth: level, by: None, other: None, ask: ask.as_ref() };
        let given = give(tx, &parts, &mut changes, &device, &shown)?;
        changes.close(tx)?;
        Ok(Ok(given))
    };
    desk.db.write(step).await?
}

/// Why the host app's word proves nothing here, if so.
fn unfit(
    tx: &mut Tx<'_>,
    device: &Device,
    sub: &str,
    word: &AppWord,
) -> Result<Option<&'static str>, DbError> {
    let whose = customers::by_identity(tx, device.workspace, IdentityKind::AppUser, sub)?;
    if whose != Some(device.customer) {
        return Ok(Some("The app vouches for somebody else than the person of this conversation."));
    }
    let first = limits::first_heard(tx, device.workspace, word)?;
    Ok((!first)
        .then_some("This identity token was used before. Sign a new one for whoever is signed in just now."))
}

/// Whether a code to their mailbox opens a customer's conversations, by the workspace's rule.
fn may_open(tx: &mut Tx<'_>, ws: WorkspaceId, other: CustomerId) -> Result<bool, DbError> {
    let Some(it) = customers::customer(tx, ws, other)? else { return Ok(false) };
    if it.blocked || it.erased_at.is_some() {
        return Ok(false);
    }
    Ok(match rules::of(tx, ws)?.email_opens {
        EmailOpens::Never => false,
        EmailOpens::Always => true,
        EmailOpens::EmailOnly => known(&it) <= Proof::EmailCode && passkeys::count(tx, ws, other)? == 0,
    })
}

/// The surest that a customer is known by.
pub(super) fn known(customer: &Customer) -> Proof {
    customer.identities.iter().map(|it| it.proof).max().unwrap_or(Proof::None)
}

/// The addresses that a customer has proved.
pub(super) fn proved_emails(customer: &Customer) -> impl Iterator<Item = &Identity> {
    customer.identities.iter().filter(|it| it.kind == IdentityKind::Email && it.proof > Proof::None)
}

/// The customer whose conversations this device may open, since it has just shown that their mailbox is its own: `begin` begins
/// a session of theirs there.
///
/// # Errors
/// [`Problem::not_found`] unless it has.
pub fn open_earlier(
    app: &App,
    tx: &mut Tx<'_>,
    device: &Device,
    begin: impl FnOnce(&mut Tx<'_>, CustomerId) -> Result<Device, Problem>,
) -> Result<(), Problem> {
    let (ws, now) = (device.workspace, app.now());
    let mut journal = Journal::open(tx, ws, Actor::Customer(device.customer), now)?;
    let found: Option<(CustomerId, Time)> = tx.maybe(
        sql!(
            "SELECT other_id, at FROM customer_proofs WHERE workspace_id = $1 AND session_hash = $2 AND customer_id = $3 ",
            "AND level = 'email_code' AND other_id IS NOT NULL AND at > $4 ORDER BY at DESC LIMIT 1"
        ),
        &[
            ws.into(),
            device.session.as_slice().into(),
            device.customer.into(),
            now.plus_seconds(-OPENS_FOR).into(),
        ],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let (other, at) = found.ok_or_else(Problem::not_found)?;
    if !may_open(tx, ws, other)? {
        return Err(Problem::not_found());
    }
    let opened = begin(tx, other)?;
    let level = Proof::EmailCode;
    keep(tx, app, &opened, &Shown { level, worth: level, by: None, other: None, ask: None }, at)?;
    let data = json!({"customer": other, "level": level, "opened": true});
    journal.event_of(other, kinds::PROOF_GIVEN, &data);
    journal.close(tx, &app.hub)?;
    Ok(())
}

/// How well the customer at a device is known, and how they can show more; `host` is the address that the browser asked.
///
/// # Errors
/// As the database says.
pub fn standing(app: &App, tx: &mut Tx<'_>, device: &Device, host: &str) -> Result<OwnProof, Problem> {
    let ws = device.workspace;
    let it = customers::customer(tx, ws, device.customer)?.ok_or_else(Problem::not_found)?;
    let given = tx.all(
        sql!(
            "SELECT level, at FROM customer_proofs WHERE workspace_id = $1 AND session_hash = $2 AND customer_id = $3 AND at > $4 ",
            "ORDER BY at DESC LIMIT 20"
        ),
        &[
            ws.into(),
            device.session.as_slice().into(),
            device.customer.into(),
            app.now().plus_seconds(-SHOWN_FOR).into(),
        ],
        |row| Ok(ProofSeen { level: row.get(0)?, at: row.get(1)? }),
    )?;
    let (known, mails) = (known(&it), app.config.mail.is_configured());
    let here = relying_party(app, host).map(|it| it.0);
    let kept = passkeys::all(tx, ws, device.customer)?;
    let emails = proved_emails(&it)
        .filter(|_| mails)
        .map(|it| EmailChoice { identity: it.id, shown: mask::email(&it.value) })
        .collect();
    Ok(OwnProof {
        methods: ProofMethods {
            any_email: mails && known == Proof::None,
            emails,
            any_wallet: known == Proof::None && kept.is_empty(),
            wallets: wallets_of(&it, mask::address),
            passkey: kept.iter().any(|it| Some(&it.rp_id) == here.as_ref()),
            token: has_app(&it),
        },
        add_passkey: passkeys::needed(known, !kept.is_empty()).filter(|_| here.is_some()),
        add_wallet: passkeys::needed(known, !kept.is_empty()),
        passkeys: kept.into_iter().map(|it| it.seen).collect(),
        known,
        given,
    })
}

/// The wallets that a customer is known by, with their addresses as `show` writes them.
pub(super) fn wallets_of(customer: &Customer, show: impl Fn(&str) -> String) -> Vec<WalletSeen> {
    let proved =
        customer.identities.iter().filter(|it| it.kind == IdentityKind::Wallet && it.proof > Proof::None);
    proved
        .map(|it| WalletSeen {
            identity: it.id,
            shown: show(&it.value),
            level: it.proof,
            since: it.created_at,
        })
        .collect()
}

/// Whether the host app can vouch for a customer.
pub(super) fn has_app(customer: &Customer) -> bool {
    customer.identities.iter().any(|it| it.kind == IdentityKind::AppUser && it.proof > Proof::None)
}

/// A proof, for an export.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HeldProof {
    /// At which level.
    pub level: Proof,
    /// When.
    pub at: Time,
    /// By which address or passkey.
    pub by: Option<String>,
    /// For which case it was asked.
    pub case: Option<CaseId>,
    /// Whose address it is, where it is another customer's.
    #[serde(skip)]
    pub(super) other: Option<CustomerId>,
}

/// What a customer has proved, the newest first, at most 1,000.
///
/// # Errors
/// As the database says.
pub fn held(tx: &mut Tx<'_>, ws: WorkspaceId, customer: CustomerId) -> Result<Vec<HeldProof>, DbError> {
    tx.all(
        sql!(
            "SELECT id, level, at, by_what, case_id, other_id FROM customer_proofs WHERE workspace_id = $1 AND customer_id = $2 ",
            "ORDER BY at DESC, id DESC LIMIT 1000"
        ),
        &[ws.into(), customer.into()],
        |row| {
            Ok(HeldProof {
                level: row.get(1)?,
                at: row.get(2)?,
                by: row.open(3, &place(row.get(0)?))?,
                case: row.get(4)?,
                other: row.get(5)?,
            })
        },
    )
}
