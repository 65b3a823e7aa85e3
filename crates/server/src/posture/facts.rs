//! What is seen: the configuration, the machine, and what a workspace has set.

use crate::{
    access::{self, PRIVILEGED, Permission, SessionPolicy},
    app::App,
    approvals,
    config::{Clamd, Config},
    customers::Proof,
    files,
    http::Problem,
    keys::root::{self, Source},
    ledger::anchors,
    proof, retention, settings, trust,
    upkeep::{self, Upkeep},
    webhooks,
};
use ombud_base::{Time, id::WorkspaceId};
use ombud_db::{DbError, Engine, Protection, Tx, protection};
use std::{fs, os::unix::fs::PermissionsExt, path::Path, time::Duration};

/// How long clamd is waited for.
const PATIENCE: Duration = Duration::from_secs(5);

/// Where the root key is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// A key management service wraps it.
    Service,
    /// It comes with the environment.
    Given,
    /// A file.
    File {
        /// It lies in the data folder, which backups and thieves take whole.
        in_data: bool,
        /// Others than its owner can read it.
        readable: bool,
    },
}

/// How many of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// So many.
    pub some: i64,
    /// Of so many.
    pub all: i64,
}

/// Everything that the check judges.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    pub now: Time,
    pub key: Key,
    pub data_readable: bool,
    pub public_url: String,
    pub trusted_proxies: Vec<String>,
    pub database: Protection,
    /// How far the database's clock is from this machine's, in seconds.
    pub clock_apart: i64,
    /// No mail is sent.
    pub mail: bool,
    /// Webhooks may reach private networks.
    pub webhooks_private: bool,
    /// What clamd calls itself; `None` where none is configured, an error where it does not answer.
    pub clamd: Option<Result<String, String>>,
    /// A file that clamd cannot look at is kept.
    pub clamd_lax: bool,
    pub second_factor_required: bool,
    /// Active staff who have a second factor.
    pub second_factors: Share,
    pub sessions: SessionPolicy,
    /// Groups of operations that need a second person and have one, of those there are.
    pub approvals: Share,
    /// Active staff whose roles have everything that decides over others.
    pub admins: Share,
    /// Active staff who see personal data without masks.
    pub unmasked: Share,
    /// Active staff who may download files.
    pub downloaders: Share,
    /// Active staff who may override the guard.
    pub overriders: Share,
    /// Active staff who were not seen for 90 days.
    pub unseen: Share,
    /// Tokens that never expire.
    pub endless_tokens: Share,
    /// Tokens that work from everywhere.
    pub open_tokens: Share,
    /// Tokens that were not used for 90 days.
    pub idle_tokens: Share,
    /// Enabled webhooks without encryption.
    pub plain_webhooks: Share,
    pub canaries: i64,
    /// Alerts that nobody has settled for a week.
    pub old_alerts: i64,
    pub masks_sane: bool,
    /// Customers prove who they are before staff sees what the platform knows of them.
    pub account_proof: bool,
    pub retention: bool,
    /// When the last backup was made.
    pub backup: Option<Time>,
    /// When the whole ledger was last checked, and whether it was as it should be.
    pub ledger_check: Option<(Time, bool)>,
    /// Anchors that hold a head of the ledger outside and work, of those that are configured.
    pub anchors: Share,
}

/// Looks.
///
/// # Errors
/// As the database says.
pub async fn look(app: &App, ws: WorkspaceId) -> Result<Facts, Problem> {
    let parts = app.clone();
    let clamd = clamd(app).await;
    let facts = app.db.read::<_, Problem, _>(move |tx| {
        let mut facts = machine(&parts, clamd)?;
        facts.clock_apart = clock_apart(tx, facts.now, parts.db.engine())?;
        people(tx, ws, &mut facts)?;
        tokens_and_hooks(tx, ws, &mut facts)?;
        rules(tx, ws, &mut facts)?;
        let (some, all) = anchors::working(tx, ws, &parts.config.anchors, facts.now)?;
        let count = |it: usize| i64::try_from(it).unwrap_or(i64::MAX);
        facts.anchors = Share { some: count(some), all: count(all) };
        Ok(facts)
    });
    facts.await
}

async fn clamd(app: &App) -> Option<Result<String, String>> {
    match Clamd::of(&app.config.files.clamd) {
        Ok(None) => None,
        Ok(Some(clamd)) => Some(clamd.version(PATIENCE).await.map_err(|it| it.to_string())),
        Err(why) => Some(Err(why.to_owned())),
    }
}

/// Others than the owner can read it.
fn readable(path: &Path, bits: u32) -> bool {
    fs::metadata(path).is_ok_and(|it| it.permissions().mode() & bits != 0)
}

fn key(app: &App) -> Result<Key, Problem> {
    let data = &app.config.server.data;
    Ok(match root::source(&app.config).map_err(Problem::internal)? {
        Source::Service(_) => Key::Service,
        Source::Given => Key::Given,
        Source::File(path) => {
            let whole = |it: &Path| fs::canonicalize(it).unwrap_or_else(|_| it.to_owned());
            Key::File { in_data: whole(&path).starts_with(whole(data)), readable: readable(&path, 0o077) }
        }
    })
}

/// What the configuration and the machine tell; the rest is still as if all were well.
fn machine(app: &App, clamd: Option<Result<String, String>>) -> Result<Facts, Problem> {
    let config = &app.config;
    let data = &config.server.data;
    Ok(Facts {
        now: app.now(),
        key: key(app)?,
        data_readable: readable(data, 0o005)
            && ["ombud.db", "files", root::FILE].iter().any(|it| readable(&data.join(it), 0o004)),
        public_url: config.server.public_url.clone(),
        trusted_proxies: config.server.trusted_proxies.clone(),
        database: protection(&config.database_url()).map_err(Problem::internal)?,
        clock_apart: 0,
        mail: config.mail.is_configured(),
        webhooks_private: reaches_private(config),
        clamd,
        clamd_lax: files::keeps_unscanned(&config.files),
        second_factor_required: false,
        second_factors: Share::default(),
        sessions: SessionPolicy::default(),
        approvals: Share::default(),
        admins: Share::default(),
        unmasked: Share::default(),
        downloaders: Share::default(),
        overriders: Share::default(),
        unseen: Share::default(),
        endless_tokens: Share::default(),
        open_tokens: Share::default(),
        idle_tokens: Share::default(),
        plain_webhooks: Share::default(),
        canaries: 0,
        old_alerts: 0,
        masks_sane: true,
        account_proof: true,
        retention: false,
        backup: None,
        ledger_check: None,
        anchors: Share::default(),
    })
}

/// Whether anybody's word can send the server into private networks, by whichever part.
const fn reaches_private(config: &Config) -> bool {
    config.webhooks.allow_private
        || config.safety.allow_private
        || config.sso.allow_private
        || config.accounts.allow_private
        || config.models.allow_private
        || config.anchors.allow_private
}

fn clock_apart(tx: &mut Tx<'_>, now: Time, engine: Engine) -> Result<i64, DbError> {
    // SQLite runs by this machine's clock.
    if engine == Engine::Sqlite {
        return Ok(0);
    }
    let clock = "SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT)";
    let theirs: i64 = tx.one(clock, &[], |row| row.get(0))?;
    Ok((theirs - now.micros()).abs() / 1_000_000)
}

fn people(tx: &mut Tx<'_>, ws: WorkspaceId, facts: &mut Facts) -> Result<(), DbError> {
    let all = access::people(tx, ws)?;
    let count = |wanted: &dyn Fn(&access::AccountFacts) -> bool| Share {
        some: i64::try_from(all.iter().filter(|it| wanted(it)).count()).unwrap_or(i64::MAX),
        all: i64::try_from(all.len()).unwrap_or(i64::MAX),
    };
    let has = |permission: Permission| count(&|it| it.permissions.contains(&permission));
    facts.second_factors = count(&|it| it.second_factor);
    facts.admins = count(&|it| PRIVILEGED.iter().all(|permission| it.permissions.contains(permission)));
    facts.unmasked = has(Permission::CustomersUnmasked);
    facts.downloaders = has(Permission::FilesDownload);
    facts.overriders = has(Permission::GuardOverride);
    let before = facts.now.plus_seconds(-90 * 86_400);
    facts.unseen = count(&|it| it.seen.unwrap_or(it.created) < before);
    Ok(())
}

fn tokens_and_hooks(tx: &mut Tx<'_>, ws: WorkspaceId, facts: &mut Facts) -> Result<(), DbError> {
    let now = facts.now;
    let tokens: Vec<access::TokenFacts> =
        access::token_facts(tx, ws)?.into_iter().filter(|it| it.expires.is_none_or(|at| at > now)).collect();
    let count = |wanted: &dyn Fn(&access::TokenFacts) -> bool| Share {
        some: i64::try_from(tokens.iter().filter(|it| wanted(it)).count()).unwrap_or(i64::MAX),
        all: i64::try_from(tokens.len()).unwrap_or(i64::MAX),
    };
    let before = now.plus_seconds(-90 * 86_400);
    let closed = !access::policy_of(tx, ws)?.allowed_networks.is_empty();
    facts.endless_tokens = count(&|it| it.expires.is_none());
    facts.open_tokens = count(&|it| !closed && !it.has_networks);
    facts.idle_tokens = count(&|it| it.used.unwrap_or(it.created) < before);
    let (plain, hooks) = webhooks::plain_of(tx, ws)?;
    facts.plain_webhooks = Share { some: plain, all: hooks };
    Ok(())
}

fn rules(tx: &mut Tx<'_>, ws: WorkspaceId, facts: &mut Facts) -> Result<(), Problem> {
    facts.second_factor_required = settings::of(tx, ws)?.require_second_factor;
    facts.sessions = access::policy_of(tx, ws)?;
    let (held, there) = approvals::coverage(tx, ws)?;
    facts.approvals = Share { some: held, all: there };
    facts.canaries = trust::planted(tx, ws)?;
    facts.old_alerts = trust::open_before(tx, ws, facts.now.plus_seconds(-7 * 86_400))?;
    facts.masks_sane = trust::rules_of(tx, ws)?.is_sane();
    facts.account_proof = proof::rules_of(tx, ws)?.account.level > Proof::None;
    facts.retention = retention::is_set(tx, ws)?;
    facts.backup = upkeep::last(tx, None, Upkeep::Backup)?.map(|it| it.0);
    facts.ledger_check = upkeep::last(tx, Some(ws), Upkeep::LedgerCheck)?;
    Ok(())
}
