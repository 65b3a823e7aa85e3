//! `ombud serve --demo`: the desk of a pretended wallet, so that every screen has something to show.

use crate::{
    access::{NewStaff, NewWorkspace, add_staff, create_workspace, hash_password},
    app::App,
    events::{Actor, Journal},
    http::Problem,
    inboxes::{InboxChange, create_with_key},
    workspace::Settings,
};
use ombud_base::id::WorkspaceId;
use ombud_db::{DbError, Tx, sql};

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

/// Fills an empty database; does nothing where the demo is there already.
///
/// # Errors
/// When the database refuses.
pub async fn fill(app: &App) -> Result<(), Problem> {
    if app.db.read::<_, DbError, _>(find).await?.is_some() {
        return Ok(());
    }
    let random = app.random.clone();
    let hash = tokio::task::spawn_blocking(move || hash_password(PASSWORD, &random)).await;
    let hash = hash.map_err(Problem::internal)??;
    let part = app.clone();
    app.db.write(move |tx| begin(tx, &part, &hash)).await?;
    tracing::info!("the demo workspace was set up");
    Ok(())
}

/// The demo's workspace, if it was set up.
pub fn find(tx: &mut Tx<'_>) -> Result<Option<WorkspaceId>, DbError> {
    tx.maybe(sql!("SELECT id FROM workspaces WHERE slug = $1"), &[SLUG.into()], |row| row.get(0))
}

fn begin(tx: &mut Tx<'_>, app: &App, hash: &str) -> Result<WorkspaceId, Problem> {
    let settings = Settings { brand: "Nimbus Wallet".into(), ..Settings::default() };
    let new = NewWorkspace { slug: SLUG.into(), name: "Nimbus Wallet".into(), settings };
    let workspace = create_workspace(tx, app, &new)?;
    for (email, name, role) in PEOPLE {
        let new = NewStaff {
            workspace,
            email: email.into(),
            name: name.into(),
            role: role.into(),
            password_hash: Some(hash.to_owned()),
        };
        add_staff(tx, app, &new)?;
    }
    let mut journal = Journal::open(tx, workspace, Actor::System, app.now())?;
    let inbox = InboxChange { name: Some("Nimbus Wallet, web".into()), ..InboxChange::default() };
    create_with_key(tx, app, &mut journal, INBOX.into(), inbox)?;
    journal.close(tx, &app.hub)?;
    Ok(workspace)
}
