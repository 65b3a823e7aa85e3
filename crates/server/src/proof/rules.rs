//! Which proof is needed for what.

use super::given::Device;
use crate::{
    access::{Permission, Signed},
    conversations::Desk,
    customers::Proof,
    events::Journal,
    http::{Body, Checks, Problem},
    settings::{Change, settings_changed},
    words::words,
};
use axum::{Json, extract::State};
use ombud_base::id::{CaseId, WorkspaceId};
use ombud_db::{DbError, Tx, sql};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The oldest that a proof may be allowed to be: a day.
const OLDEST_MINUTES: i64 = 1440;

words! {
    /// When a mailed code opens the conversations of the customer whose address it is.
    EmailOpens {
        /// Never: only a sign-in of the host app does.
        Never = "never",
        /// When the customer has nothing better than the mailbox to be known by.
        EmailOnly = "email_only",
        /// Always.
        Always = "always",
    }
}

/// A level, and how fresh it has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Demand {
    /// The least level: `none`, `email_code`, `signed_token` or `passkey`.
    pub level: Proof,
    /// How old the proof may be, in minutes: 1 to 1440.
    #[schema(minimum = 1, maximum = 1440)]
    pub max_age_minutes: i64,
}

impl Demand {
    /// Nothing is asked.
    pub const NOTHING: Self = Self { level: Proof::None, max_age_minutes: 15 };
}

/// What customers must have proved before something is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ProofRules {
    /// Before they take a conversation along.
    pub transcript: Demand,
    /// Before they see who read what is theirs.
    pub readers: Demand,
    /// Before they take along all that is held on them.
    pub export: Demand,
    /// Before they ask to be erased.
    pub erasure: Demand,
    /// Before staff has one of their masked fields shown: asked for and given in the case that it is for.
    pub reveal: Demand,
    /// Before staff sees what the platform knows of their account: asked for and given in the case that it is for, or their app's
    /// word where `account_app` says so.
    pub account: Demand,
    /// For `account`, the host app's word on a device of theirs counts as well, while it is as fresh: whoever is signed in there is
    /// not asked once more.
    pub account_app: bool,
    /// Before a freeze of their account is lifted: asked for and given in the case that it is for.
    pub release: Demand,
    /// When a mailed code opens the earlier conversations of the customer whose address it is.
    pub email_opens: EmailOpens,
}

impl Default for ProofRules {
    fn default() -> Self {
        Self {
            transcript: Demand::NOTHING,
            readers: Demand::NOTHING,
            export: Demand { level: Proof::EmailCode, max_age_minutes: 15 },
            erasure: Demand::NOTHING,
            reveal: Demand::NOTHING,
            // Whoever only kept an old session of a customer's learns nothing of the account by way of a friendly agent.
            account: Demand { level: Proof::EmailCode, max_age_minutes: OLDEST_MINUTES },
            account_app: true,
            // Whoever has a robbed account opened again must be who lost it. A second person has to agree, which takes its time.
            release: Demand { level: Proof::SignedToken, max_age_minutes: OLDEST_MINUTES },
            email_opens: EmailOpens::EmailOnly,
        }
    }
}

impl ProofRules {
    fn check(&self) -> Result<(), Problem> {
        let mut checks = Checks::new();
        let all = [
            ("transcript", self.transcript),
            ("readers", self.readers),
            ("export", self.export),
            ("erasure", self.erasure),
            ("reveal", self.reveal),
            ("account", self.account),
            ("release", self.release),
        ];
        for (name, it) in all {
            let age = format!("{name}.max_age_minutes");
            checks.within(&age, it.max_age_minutes, 1, OLDEST_MINUTES);
            let reachable = it.level <= Proof::Passkey;
            checks.expect(reachable, format!("{name}.level"), "must be a level that customers can prove");
        }
        checks.done()
    }
}

/// Who has to have proved it.
#[derive(Clone, Copy, Debug)]
pub enum Prover {
    /// The customer, at this very device.
    Device(Device),
    /// The customer of this case, when it was asked for there.
    Case(WorkspaceId, CaseId),
    /// The same, or the host app has vouched for them.
    CaseOrApp(WorkspaceId, CaseId),
}

/// A workspace's rules; the defaults until somebody has set them.
///
/// # Errors
/// As the database says.
pub fn of(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<ProofRules, DbError> {
    let kept: Option<String> = tx.maybe(
        sql!("SELECT rules FROM proof_rules WHERE workspace_id = $1"),
        &[workspace.into()],
        |row| row.get(0),
    )?;
    let read = |it: String| {
        serde_json::from_str(&it).map_err(|error| DbError::Statement(format!("proof rules: {error}")))
    };
    kept.map_or_else(|| Ok(ProofRules::default()), read)
}

/// Which proof customers need for what.
#[utoipa::path(get, path = "/proof/rules", tag = "proof", responses((status = 200, body = ProofRules)))]
pub(super) async fn show_proof_rules(
    State(desk): State<Desk>,
    signed: Signed,
) -> Result<Json<ProofRules>, Problem> {
    signed.need_any(&[Permission::SecurityRead, Permission::SecurityManage])?;
    Ok(Json(desk.db.read::<_, DbError, _>(move |tx| of(tx, signed.workspace)).await?))
}

/// Sets which proof customers need for what. What is absent gets its default.
#[utoipa::path(
    put, path = "/proof/rules", tag = "proof",
    request_body(content = ProofRules, example = json!({"email_opens": "email_only"})),
    responses((status = 200, body = ProofRules))
)]
pub(super) async fn set_proof_rules(
    State(desk): State<Desk>,
    signed: Signed,
    Body(rules): Body<ProofRules>,
) -> Result<Json<ProofRules>, Problem> {
    signed.need(Permission::SecurityManage)?;
    rules.check()?;
    let parts = desk.clone();
    let written = desk.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), parts.now())?;
        keep(tx, &mut journal, &rules)?;
        journal.close(tx, &parts.hub)?;
        Ok(rules.clone())
    });
    written.await.map(Json)
}

fn keep(tx: &mut Tx<'_>, journal: &mut Journal, rules: &ProofRules) -> Result<(), Problem> {
    let text = serde_json::to_string(rules).map_err(Problem::internal)?;
    tx.exec(
        sql!(
            "INSERT INTO proof_rules (workspace_id, rules) VALUES ($1, $2) ",
            "ON CONFLICT (workspace_id) DO UPDATE SET rules = excluded.rules"
        ),
        &[journal.workspace.into(), (&text).into()],
    )?;
    settings_changed(journal, "proof_rules", journal.workspace, Change::Changed, rules);
    Ok(())
}

/// Has account facts need what they need in a new workspace, where they need nothing; every other rule stays.
///
/// # Errors
/// As the database says.
pub fn recommend(tx: &mut Tx<'_>, journal: &mut Journal) -> Result<(), Problem> {
    let mut rules = of(tx, journal.workspace)?;
    if rules.account.level > Proof::None {
        return Ok(());
    }
    let ProofRules { account, account_app, .. } = ProofRules::default();
    (rules.account, rules.account_app) = (account, account_app);
    keep(tx, journal, &rules)
}
