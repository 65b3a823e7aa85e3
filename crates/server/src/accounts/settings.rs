//! Where a workspace's platform is, and the secret that both sign with.

use super::{Accounts, client::Told, store, types::Link};
use crate::{
    access::{Permission, Signed},
    events::Journal,
    http::{Body, Checks, Code, Problem},
    settings::{Change, settings_changed},
    webhooks,
};
use axum::{Json, extract::State};
use ombud_base::Time;
use ombud_db::{DbError, Tx};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

/// How long the old secret counts beside the new one, in seconds.
const OVERLAP: i64 = 86_400;
/// Whom the test asks for: nobody has this id.
const NOBODY: &str = "ombud-connection-test";

/// How the workspace is connected to its platform.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(super) struct Platform {
    /// Where the platform answers the contract, up to the part before `/v1`; empty: nothing is set.
    #[schema(example = "https://api.example.com/ombud")]
    url: String,
    /// Whether it is asked.
    enabled: bool,
    /// Until when the secret before this one counts, too.
    old_secret_until: Option<Time>,
    /// What requests are signed with. Shown once: when it is made.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    secret: Option<String>,
}

/// What to set.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PlatformChange {
    /// Where the platform answers: `https://`, up to 1,000 characters, a public address, without `?` and `#`.
    #[schema(max_length = 1000, example = "https://api.example.com/ombud")]
    url: String,
    /// Whether it is asked.
    enabled: bool,
}

/// What became of a test.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(super) struct PlatformTest {
    /// It answered by the contract, and accepts our signature.
    good: bool,
    /// What is wrong, and what to do.
    problem: Option<String>,
    /// How long it took.
    #[schema(example = 41)]
    millis: i64,
    /// Why the platform tells no deposit addresses, by which the chain desk judges deposits; null: it tells them, or did not get so far.
    addresses: Option<String>,
}

fn view(link: Option<&Link>, now: Time, secret: Option<String>) -> Platform {
    Platform {
        url: link.map(|it| it.url.clone()).unwrap_or_default(),
        enabled: link.is_some_and(|it| it.enabled),
        old_secret_until: link.and_then(|it| it.old_secret_until).filter(|it| *it > now),
        secret,
    }
}

impl Accounts {
    fn check(&self, new: PlatformChange) -> Result<PlatformChange, Problem> {
        let mut checks = Checks::new();
        let url = checks.line("url", &new.url, 1000);
        if let Some(why) = self.outward.refuse(&url) {
            checks.fail("url", why);
        }
        checks.expect(!url.contains(['?', '#']), "url", "must not have a query or a fragment");
        checks.done()?;
        Ok(PlatformChange { url: url.trim_end_matches('/').to_owned(), ..new })
    }
}

/// How the workspace is connected to its platform.
#[utoipa::path(get, path = "/platform", tag = "accounts", responses((status = 200, body = Platform), (status = 403)))]
pub(super) async fn show_platform(
    State(accounts): State<Accounts>,
    signed: Signed,
) -> Result<Json<Platform>, Problem> {
    signed.need(Permission::AccountsManage)?;
    let found = accounts.db.read::<_, DbError, _>(move |tx| store::link(tx, signed.workspace)).await?;
    Ok(Json(view(found.as_ref(), accounts.now(), None)))
}

/// Connects the workspace to its platform, or changes how. The first time, the answer has the secret, which is shown once.
#[utoipa::path(
    put, path = "/platform", tag = "accounts",
    request_body(content = PlatformChange, example = json!({"url": "https://platform.invalid/ombud", "enabled": true})),
    responses((status = 200, body = Platform), (status = 403), (status = 422))
)]
pub(super) async fn set_platform(
    State(accounts): State<Accounts>,
    signed: Signed,
    Body(new): Body<PlatformChange>,
) -> Result<Json<Platform>, Problem> {
    signed.need(Permission::AccountsManage)?;
    let new = accounts.check(new)?;
    let (parts, fresh) = (accounts.clone(), webhooks::new_secret(&accounts.random));
    let written = accounts.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), parts.now())?;
        let shown = write(tx, &mut journal, &new, &fresh)?;
        journal.close(tx, &parts.hub)?;
        Ok(shown)
    });
    written.await.map(Json)
}

/// Writes address and switch; makes the secret where there is none.
fn write(
    tx: &mut Tx<'_>,
    journal: &mut Journal,
    new: &PlatformChange,
    fresh: &str,
) -> Result<Platform, Problem> {
    let ws = journal.workspace;
    let old = store::link(tx, ws)?;
    let (change, made) = match old {
        Some(_) => (Change::Changed, None),
        None => (Change::Created, Some(fresh.to_owned())),
    };
    let link = match old {
        Some(old) => Link { url: new.url.clone(), enabled: new.enabled, ..old },
        None => Link {
            url: new.url.clone(),
            enabled: new.enabled,
            secret: fresh.to_owned(),
            old_secret: None,
            old_secret_until: None,
        },
    };
    store::save_link(tx, ws, &link)?;
    let told = view(Some(&link), journal.now, None);
    settings_changed(journal, "platform", ws, change, &told);
    Ok(view(Some(&link), journal.now, made))
}

/// Connects a workspace to a platform whose secret is known: for the demo, which is both. Where another one was set meanwhile, that
/// stays. That the same one listens elsewhere since the last start is nobody's decision, and no event.
///
/// # Errors
/// As the database says.
pub fn connect(tx: &mut Tx<'_>, journal: &mut Journal, url: &str, secret: &str) -> Result<(), DbError> {
    let ws = journal.workspace;
    match store::link(tx, ws)? {
        Some(other) if other.secret != secret => Ok(()),
        Some(same) => store::save_link(tx, ws, &Link { url: url.to_owned(), ..same }),
        None => {
            let link = Link {
                url: url.to_owned(),
                enabled: true,
                secret: secret.to_owned(),
                old_secret: None,
                old_secret_until: None,
            };
            store::save_link(tx, ws, &link)?;
            let told = view(Some(&link), journal.now, None);
            settings_changed(journal, "platform", ws, Change::Created, &told);
            Ok(())
        }
    }
}

/// Makes a new secret, shown in this answer and never again. For a day the old one signs beside it, so that the platform can change
/// over at leisure.
#[utoipa::path(
    post, path = "/platform/secret", tag = "accounts",
    responses((status = 200, body = Platform), (status = 403), (status = 409))
)]
pub(super) async fn rotate_platform_secret(
    State(accounts): State<Accounts>,
    signed: Signed,
) -> Result<Json<Platform>, Problem> {
    signed.need(Permission::AccountsManage)?;
    let (parts, fresh) = (accounts.clone(), webhooks::new_secret(&accounts.random));
    let written = accounts.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), parts.now())?;
        let mut link = store::link(tx, signed.workspace)?.ok_or_else(not_set)?;
        link.old_secret = Some(std::mem::replace(&mut link.secret, fresh.clone()));
        link.old_secret_until = Some(journal.now.plus_seconds(OVERLAP));
        store::save_link(tx, signed.workspace, &link)?;
        let shown = view(Some(&link), journal.now, None);
        let told = json!({"platform": shown, "rotated": true});
        settings_changed(&mut journal, "platform", signed.workspace, Change::Changed, &told);
        journal.close(tx, &parts.hub)?;
        Ok(Platform { secret: Some(fresh.clone()), ..shown })
    });
    written.await.map(Json)
}

fn not_set() -> Problem {
    Problem::new(Code::Conflict, "Enter the platform's address first.")
}

/// Asks the platform for a customer who does not exist, and says whether it answers as it must.
#[utoipa::path(
    post, path = "/platform/test", tag = "accounts",
    responses((status = 200, body = PlatformTest), (status = 403), (status = 409))
)]
pub(super) async fn test_platform(
    State(accounts): State<Accounts>,
    signed: Signed,
) -> Result<Json<PlatformTest>, Problem> {
    signed.need(Permission::AccountsManage)?;
    let found = accounts.db.read::<_, DbError, _>(move |tx| store::link(tx, signed.workspace)).await?;
    let link = found.ok_or_else(not_set)?;
    let began = tokio::time::Instant::now();
    let problem = match accounts.facts(&link, NOBODY).await {
        Told::Unknown => None,
        Told::Known(_) => {
            Some(format!("The platform answered for the customer {NOBODY}, whom nobody has made up."))
        }
        Told::Nothing(why) => Some(why),
    };
    let millis = i64::try_from(began.elapsed().as_millis()).unwrap_or(i64::MAX);
    let addresses = match &problem {
        Some(_) => None,
        None => no_addresses(&accounts, &link).await,
    };
    Ok(Json(PlatformTest { good: problem.is_none(), problem, millis, addresses }))
}

/// Why the platform tells no deposit addresses: the rest of the contract works without them.
async fn no_addresses(accounts: &Accounts, link: &Link) -> Option<String> {
    match accounts.addresses(link, NOBODY).await {
        Told::Unknown => None,
        Told::Known(_) => {
            Some(format!("The platform knows addresses of the customer {NOBODY}, whom nobody has made up."))
        }
        Told::Nothing(why) => Some(why),
    }
}
