use super::{
    identity,
    menu::check_menu,
    store,
    types::{Algorithm, IdentityKey, Inbox, InboxChange, Look, NewIdentityKey},
};
use crate::{
    app::App,
    clocks,
    events::Journal,
    http::{Checks, Code, Problem},
    settings::{Change, room_for_one_more, settings_changed},
    workspace::{checked_languages, team_exists},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ombud_base::id::{IdentityKeyId, InboxId, WorkspaceId};
use ombud_db::Tx;

/// How many inboxes a workspace may have.
const MOST: i64 = 200;
/// How many identity keys an inbox may have: enough to rotate.
const KEYS_MOST: i64 = 10;

/// The inbox of a public key.
///
/// # Errors
/// As the database says.
pub fn by_key(tx: &mut Tx<'_>, key: &str) -> Result<Option<Inbox>, ombud_db::DbError> {
    let plain = |it: u8| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'_');
    if key.len() > 64 || !key.bytes().all(plain) {
        return Ok(None);
    }
    store::by_key(tx, key)
}

/// An inbox of the workspace.
///
/// # Errors
/// As the database says.
pub fn inbox(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    id: InboxId,
) -> Result<Option<Inbox>, ombud_db::DbError> {
    store::by_id(tx, workspace, id)
}

/// The public key of the first inbox that customers can write to on a page of its own.
///
/// # Errors
/// As the database says.
pub fn first_chat(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<Option<String>, ombud_db::DbError> {
    let open = store::all(tx, workspace)?.into_iter().filter(|it| it.enabled && it.channel == "web");
    // Ids grow with time.
    Ok(open.min_by_key(|it| it.id).map(|it| it.key))
}

/// The public key of the first inbox that customers can write to, where there is one workspace alone: whose chat is meant is clear then.
///
/// # Errors
/// As the database says.
pub fn only_chat(tx: &mut Tx<'_>) -> Result<Option<String>, ombud_db::DbError> {
    match store::workspaces(tx)?.as_slice() {
        [only] => first_chat(tx, *only),
        _ => Ok(None),
    }
}

/// What the workspace calls itself to customers, where there is one workspace alone.
///
/// # Errors
/// As the database says.
pub fn only_brand(tx: &mut Tx<'_>) -> Result<Option<String>, ombud_db::DbError> {
    match store::workspaces(tx)?.as_slice() {
        [only] => Ok(Some(crate::settings::of(tx, *only)?.brand)),
        _ => Ok(None),
    }
}

/// The sites that show the widgets of a workspace.
///
/// # Errors
/// As the database says.
pub fn sites(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<Vec<String>, ombud_db::DbError> {
    Ok(store::all(tx, workspace)?.into_iter().flat_map(|it| it.allowed_origins).collect())
}

/// What goes into a site's pages.
pub(super) fn with_snippet(mut inbox: Inbox, app: &App) -> Inbox {
    let url = app.config.server.public_url.trim_end_matches('/');
    let word = match inbox.look.launcher.as_str() {
        "" => String::new(),
        word => format!(r#" data-word="{}""#, attribute(word)),
    };
    // Colour and word are for the very first visit; later the widget knows them from the inbox.
    inbox.snippet = format!(
        r#"<script src="{url}/widget.js" data-inbox="{}" data-color="{}"{word} async></script>"#,
        inbox.key, inbox.look.color
    );
    inbox
}

/// A text as it stands in an attribute of HTML.
fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Creates an inbox with a key of its own.
///
/// # Errors
/// [`Code::Invalid`], or [`Code::Conflict`] when there are too many.
pub fn create(
    tx: &mut Tx<'_>,
    app: &App,
    journal: &mut Journal,
    change: InboxChange,
) -> Result<Inbox, Problem> {
    let key = format!("ib_{}", URL_SAFE_NO_PAD.encode(app.random.bytes::<15>()));
    create_with_key(tx, app, journal, key, change)
}

/// Creates an inbox whose key is known beforehand.
///
/// # Errors
/// As [`create`], and [`Code::Conflict`] when the key is taken.
pub fn create_with_key(
    tx: &mut Tx<'_>,
    app: &App,
    journal: &mut Journal,
    key: String,
    change: InboxChange,
) -> Result<Inbox, Problem> {
    let count = i64::try_from(store::all(tx, journal.workspace)?.len()).unwrap_or(i64::MAX);
    room_for_one_more(count, MOST)?;
    let mut inbox = Inbox {
        workspace: journal.workspace,
        id: InboxId::new(journal.now, &app.random),
        name: String::new(),
        channel: "web".into(),
        key,
        enabled: true,
        team: None,
        business_hours: None,
        service_level: None,
        look: Look::default(),
        ask_name: false,
        ask_email: super::AskEmail::default(),
        identity_required: false,
        allowed_origins: Vec::new(),
        languages: Vec::new(),
        csat: true,
        bot: false,
        menu: None,
        snippet: String::new(),
        created_at: journal.now,
    };
    apply(tx, &mut inbox, change, true)?;
    store::insert(tx, &inbox)?;
    let inbox = with_snippet(inbox, app);
    settings_changed(journal, "inbox", inbox.id, Change::Created, &inbox);
    Ok(inbox)
}

pub(super) fn change(
    tx: &mut Tx<'_>,
    app: &App,
    journal: &mut Journal,
    id: InboxId,
    change: InboxChange,
) -> Result<Inbox, Problem> {
    let mut inbox = store::by_id(tx, journal.workspace, id)?.ok_or_else(Problem::not_found)?;
    apply(tx, &mut inbox, change, false)?;
    store::update(tx, &inbox)?;
    let inbox = with_snippet(inbox, app);
    settings_changed(journal, "inbox", id, Change::Changed, &inbox);
    Ok(inbox)
}

pub(super) fn delete(tx: &mut Tx<'_>, journal: &mut Journal, id: InboxId) -> Result<(), Problem> {
    let inbox = store::by_id(tx, journal.workspace, id)?.ok_or_else(Problem::not_found)?;
    if store::has_cases(tx, journal.workspace, id)? {
        return Err(Problem::new(
            Code::Conflict,
            "Customers have written to this inbox, and their conversations stay. Disable it instead.",
        ));
    }
    store::delete(tx, journal.workspace, id)?;
    settings_changed(journal, "inbox", id, Change::Deleted, &inbox);
    Ok(())
}

fn apply(tx: &mut Tx<'_>, inbox: &mut Inbox, change: InboxChange, new: bool) -> Result<(), Problem> {
    let mut checks = Checks::new();
    match &change.name {
        Some(name) => inbox.name = checks.line("name", name, 100),
        None => checks.expect(!new, "name", "is needed"),
    }
    if let Some(channel) = change.channel {
        let good = channel == "web" && (new || inbox.channel == channel);
        checks.expect(good, "channel", "must be web, and cannot be changed");
    }
    if let Some(languages) = change.languages {
        inbox.languages = checked_languages(&mut checks, "languages", languages);
    }
    if let Some(origins) = change.allowed_origins {
        checks.count("allowed_origins", &origins, 50);
        for (index, origin) in origins.iter().enumerate() {
            let detail = "must be a site's origin such as https://example.com, without a path";
            checks.expect(is_origin(origin), format!("allowed_origins[{index}]"), detail);
        }
        inbox.allowed_origins = origins.into_iter().map(|it| it.to_lowercase()).collect();
    }
    if let Some(look) = change.look {
        inbox.look = checked_look(&mut checks, look);
    }
    if let Some(menu) = change.menu {
        menu.iter().for_each(|it| check_menu(&mut checks, "menu", it));
        inbox.menu = menu;
    }
    inbox.enabled = change.enabled.unwrap_or(inbox.enabled);
    inbox.ask_name = change.ask_name.unwrap_or(inbox.ask_name);
    inbox.ask_email = change.ask_email.unwrap_or(inbox.ask_email);
    inbox.identity_required = change.identity_required.unwrap_or(inbox.identity_required);
    inbox.csat = change.csat.unwrap_or(inbox.csat);
    inbox.bot = change.bot.unwrap_or(inbox.bot);
    inbox.team = change.team.unwrap_or(inbox.team);
    inbox.business_hours = change.business_hours.unwrap_or(inbox.business_hours);
    inbox.service_level = change.service_level.unwrap_or(inbox.service_level);
    let workspace = inbox.workspace;
    if let Some(Some(team)) = change.team {
        checks.expect(team_exists(tx, workspace, team)?, "team", "is no team");
    }
    if let Some(Some(hours)) = change.business_hours {
        let found = clocks::business_hours(tx, workspace, hours)?.is_some();
        checks.expect(found, "business_hours", "are no business hours");
    }
    if let Some(Some(level)) = change.service_level {
        let found = clocks::service_level_exists(tx, workspace, level)?;
        checks.expect(found, "service_level", "is no service level");
    }
    checks.done()
}

fn checked_look(checks: &mut Checks, mut look: Look) -> Look {
    look.brand = checks.line_or_empty("look.brand", &look.brand, 60);
    look.launcher = checks.line_or_empty("look.launcher", &look.launcher, 30);
    checks.color("look.color", &look.color);
    look.color = look.color.to_lowercase();
    for (field, texts) in [("look.greeting", &look.greeting), ("look.offline_text", &look.offline_text)] {
        checks.expect(texts.len() <= 50, field, "must have at most 50 languages");
        for (language, text) in texts {
            let field = format!("{field}.{language}");
            checks.language(&field, language);
            checks.text(&field, text, 500);
        }
    }
    look
}

/// Whether it is an origin as browsers send it: scheme, host and perhaps a port.
fn is_origin(origin: &str) -> bool {
    let parsed = reqwest::Url::parse(origin).ok();
    parsed.is_some_and(|url| {
        matches!(url.scheme(), "http" | "https")
            && url.origin().ascii_serialization() == origin.to_lowercase()
    })
}

pub(super) fn create_key(
    tx: &mut Tx<'_>,
    app: &App,
    journal: &mut Journal,
    inbox: InboxId,
    new: &NewIdentityKey,
) -> Result<IdentityKey, Problem> {
    let workspace = journal.workspace;
    store::by_id(tx, workspace, inbox)?.ok_or_else(Problem::not_found)?;
    room_for_one_more(
        i64::try_from(store::keys(tx, workspace, inbox)?.len()).unwrap_or(i64::MAX),
        KEYS_MOST,
    )?;
    let mut checks = Checks::new();
    let kid = new.kid.clone().unwrap_or_else(|| URL_SAFE_NO_PAD.encode(app.random.bytes::<9>()));
    checks.expect(identity::is_kid(&kid), "kid", "must be 1 to 64 of A-Z, a-z, 0-9, -, _ and .");
    let secret = (new.algorithm == Algorithm::HS256).then(|| app.random.token());
    match (new.algorithm, &new.public_key) {
        (Algorithm::HS256, Some(_)) => {
            checks.fail("public_key", "is for ES256 and EdDSA; HS256 has a secret that is made here")
        }
        (Algorithm::HS256, None) => {}
        (_, None) => checks.fail("public_key", "is needed for this algorithm"),
        (_, Some(key)) if key.len() > 4000 => checks.fail("public_key", "must have at most 4000 characters"),
        (algorithm, Some(key)) => {
            let why = identity::refuse_key(algorithm, key);
            checks.expect(why.is_none(), "public_key", why.unwrap_or_default());
        }
    }
    checks.done()?;
    let key = IdentityKey {
        id: IdentityKeyId::new(journal.now, &app.random),
        kid,
        algorithm: new.algorithm,
        public_key: new.public_key.clone(),
        secret: None,
        created_at: journal.now,
        last_used_at: None,
    };
    let material = secret.as_deref().or(key.public_key.as_deref()).unwrap_or_default();
    store::insert_key(tx, workspace, inbox, &key, material)?;
    // Told without the secret, which is in the answer alone.
    settings_changed(journal, "identity_key", key.id, Change::Created, &key);
    Ok(IdentityKey { secret, ..key })
}

pub(super) fn delete_key(
    tx: &mut Tx<'_>,
    journal: &mut Journal,
    inbox: InboxId,
    id: IdentityKeyId,
) -> Result<(), Problem> {
    let keys = store::keys(tx, journal.workspace, inbox)?;
    let row = keys.into_iter().find(|it| it.key.id == id).ok_or_else(Problem::not_found)?;
    store::delete_key(tx, journal.workspace, id)?;
    settings_changed(journal, "identity_key", id, Change::Deleted, &row.key);
    Ok(())
}
