//! `ombud serve --demo`: the desk of a pretended wallet, so that every screen has something to show.
//! What its people did in the last weeks is in `cases.toml`; it is told through the API, with a clock that starts back then.

pub mod chain;
mod desk;
mod inside;
mod platform;
mod story;

use crate::{
    access::{NewStaff, NewWorkspace, add_staff, create_workspace, hash_password},
    app::App,
    events::{Actor, Journal},
    http::Problem,
    inboxes::{InboxChange, create_with_key},
    knowledge::{ImportFormat, ImportHow, import},
    ombud::Ombud,
    settings::Settings,
};
use anyhow::anyhow;
use inside::Inside;
use ombud_base::{
    Clock,
    id::{StaffId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};
use std::collections::HashMap;

/// The demo workspace's short name; where it exists, the demo has been set up before.
const SLUG: &str = "nimbus";

/// The key of the inbox that the demo's page names.
const INBOX: &str = "demo";

/// Everybody's password: this is a demo, and the server says so when it starts.
pub const PASSWORD: &str = "nimbus wallet demo";

/// Who works at the pretended wallet: address, name, role.
pub const PEOPLE: [(&str, &str, &str); 5] = [
    ("ada@nimbus.example", "Ada Osei", "Admin"),
    ("leo@nimbus.example", "Leo Martins", "Lead"),
    ("mia@nimbus.example", "Mia Novak", "Agent"),
    ("sam@nimbus.example", "Sam Reyes", "Agent"),
    ("lin@nimbus.example", "林晓雨", "Agent"),
];

/// Fills the database with the demo; does nothing where it is there already.
///
/// # Errors
/// When the database refuses, or the API refuses what the demo's people do.
pub async fn fill(app: &App) -> anyhow::Result<()> {
    if app.db.read::<_, DbError, _>(find).await?.is_some() {
        return Ok(());
    }
    let (now, tales) = (app.now(), story::tales()?);
    tracing::info!("setting up the demo, once: a desk with weeks of work behind it takes up to a minute");
    let clock = Clock::manual(story::beginning(&tales, now));
    let past = Ombud::assemble(app.config.clone(), app.db.clone(), clock, app.random.clone()).await?;
    past.start();
    let random = app.random.clone();
    let hash = tokio::task::spawn_blocking(move || hash_password(PASSWORD, &random)).await?;
    let hash = hash.map_err(|problem| anyhow!("{}", problem.detail))?;
    let part = past.clone();
    let begun = app.db.write(move |tx| begin(tx, &part, &hash)).await;
    let (workspace, people) = begun.map_err(|problem: Problem| anyhow!("{}", problem.detail))?;
    let how = ImportHow { publish: true, may_publish: true, dry_run: false, fetch_pictures: false };
    let shipped =
        import(&past.library, workspace, Actor::System, ImportFormat::Shipped, Vec::new(), how).await;
    let shipped = shipped.map_err(|problem| anyhow!("{}", problem.detail))?;
    tracing::info!(articles = shipped.published, "the demo's articles are in; now its cases");
    let mut inside = Inside::new(past, workspace, people);
    let desk = desk::set_up(&mut inside).await?;
    story::tell(&mut inside, &desk, &tales, now).await?;
    desk::let_the_bot_answer(&mut inside, &desk).await?;
    inside.close().await?;
    platform::vouch(app, workspace).await.map_err(|problem| anyhow!("{}", problem.detail))?;
    tracing::info!(cases = tales.len(), "the demo is set up");
    Ok(())
}

/// What the pretended wallet's own back end answers.
pub use platform::routes as platform_routes;

/// Tells the demo's workspace where its platform listens.
///
/// # Errors
/// As the database says.
pub async fn connect(app: &App, address: std::net::SocketAddr, encrypted: bool) -> anyhow::Result<()> {
    let Some(workspace) = app.db.read::<_, DbError, _>(find).await? else { return Ok(()) };
    let connected = platform::connect_to(app, workspace, address, encrypted).await;
    connected.map_err(|problem| anyhow!("{}", problem.detail))
}

/// Where this program reaches itself that listens at `address`.
fn reachable(address: std::net::SocketAddr) -> String {
    if address.ip().is_unspecified() { format!("127.0.0.1:{}", address.port()) } else { address.to_string() }
}

/// The demo's workspace, if it was set up.
pub fn find(tx: &mut Tx<'_>) -> Result<Option<WorkspaceId>, DbError> {
    tx.maybe(sql!("SELECT id FROM workspaces WHERE slug = $1"), &[SLUG.into()], |row| row.get(0))
}

/// The workspace, its people and its inbox: what there has to be before anybody can sign in.
fn begin(tx: &mut Tx<'_>, app: &App, hash: &str) -> Result<(WorkspaceId, HashMap<String, StaffId>), Problem> {
    let settings = Settings { brand: "Nimbus Wallet".into(), ..Settings::default() };
    let new = NewWorkspace { slug: SLUG.into(), name: "Nimbus Wallet".into(), settings };
    let workspace = create_workspace(tx, app, &new)?;
    let mut people = HashMap::new();
    for (email, name, role) in PEOPLE {
        let new = NewStaff {
            workspace,
            email: email.into(),
            name: name.into(),
            role: role.into(),
            password_hash: Some(hash.to_owned()),
        };
        let key = email.split('@').next().unwrap_or_default();
        people.insert(key.to_owned(), add_staff(tx, app, &new)?);
    }
    let mut journal = Journal::open(tx, workspace, Actor::System, app.now())?;
    let inbox = InboxChange { name: Some("Nimbus Wallet, web".into()), ..InboxChange::default() };
    create_with_key(tx, app, &mut journal, INBOX.into(), inbox)?;
    journal.close(tx, &app.hub)?;
    Ok((workspace, people))
}
