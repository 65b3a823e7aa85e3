use super::{
    Menus,
    choose::{Ground, MenuOffer, MenuState, matched},
};
use crate::{
    access::{Permission, Signed, bearer},
    accounts,
    bot::region_in,
    conversations::reading,
    customers,
    http::{Body, Checks, Params, PathOf, Problem},
    inboxes::{self, Inbox, MenuRule},
    texts::Texts,
    watching,
    widget::{CustomerSession, session_of, take_frame},
};
use axum::{Json, extract::State, http::HeaderMap};
use ombud_base::{
    Time,
    id::{ConversationId, InboxId},
};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use tokio::time::timeout;
use utoipa::{IntoParams, ToSchema};

/// The longest address of a page, in bytes; the rest counts for nothing.
const PAGE_MOST: usize = 1000;
/// So long the platform is waited for: whoever opens a chat looks at it meanwhile.
const PATIENCE: Duration = Duration::from_millis(800);
/// The language of who names none, where the inbox has none either.
const ENGLISH: &str = "en";

/// Where a chat stands.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct MenuAsked {
    /// The inbox's public key.
    #[param(example = "demo")]
    inbox: String,
    /// The path of the page that shows the chat; what stands behind `?` or `#` is not read.
    #[param(example = "/wallet/withdraw")]
    page: Option<String>,
    /// The reader's language (BCP 47).
    #[param(example = "zh-CN")]
    language: Option<String>,
}

/// What may be chosen before the first message.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct WidgetMenu {
    /// In the order in which it is shown; empty where the assistant does not answer first.
    choices: Vec<WidgetChoice>,
}

/// Something that may be chosen.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct WidgetChoice {
    /// What stands on the button; it is sent as the customer's words.
    #[schema(example = "My withdrawal has not come")]
    text: String,
    /// A conversation of theirs that is opened instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    conversation: Option<ConversationId>,
}

/// What the chat offers before the first message: by the page that it stands on, and by what is known of whoever is signed in. The
/// session is sent where there is one; without it the page alone counts. Nobody is recorded for having asked.
#[utoipa::path(get, path = "/widget/menu", tag = "widget", params(MenuAsked), responses((status = 200, body = WidgetMenu)))]
pub(super) async fn own_menu(
    State(menus): State<Menus>,
    headers: HeaderMap,
    Params(asked): Params<MenuAsked>,
) -> Result<Json<WidgetMenu>, Problem> {
    let key = asked.inbox;
    let found = menus.db.read::<_, Problem, _>(move |tx| Ok(inboxes::by_key(tx, &key)?)).await?;
    let inbox = found.filter(|it| it.enabled).ok_or_else(Problem::not_found)?;
    if !inbox.bot {
        return Ok(Json(WidgetMenu { choices: Vec::new() }));
    }
    let session = match bearer(&headers) {
        Some(token) => session_of(&menus, token).await.ok().filter(|it| it.workspace == inbox.workspace),
        None => None,
    };
    let known = match &session {
        Some(session) => {
            take_frame(&menus, session)?;
            known_of(&menus, session).await?
        }
        None => Known::default(),
    };
    let lang = language(&inbox, asked.language.or(known.language.clone()));
    let page = cut(asked.page.unwrap_or_default());
    let rules = inbox.menu.clone().unwrap_or_else(inboxes::default_menu);
    let shown = shown(&menus, &inbox, (rules.as_slice(), page.as_str(), lang.as_str()), &known).await?;
    let open = known.open.map(|(conversation, number)| WidgetChoice {
        text: Texts::of_bot(Some(&lang)).say("bot-menu-open", &[("number", number.to_string())]),
        conversation: Some(conversation),
    });
    let offers = shown.offers.into_iter().map(|it| WidgetChoice { text: it.text, conversation: None });
    Ok(Json(WidgetMenu { choices: open.into_iter().chain(offers).collect() }))
}

/// What is known of a customer.
#[derive(Default)]
struct Known {
    state: MenuState,
    language: Option<String>,
    region: Option<String>,
    /// Their newest conversation that is not done, with its case's number.
    open: Option<(ConversationId, i64)>,
}

async fn known_of(menus: &Menus, session: &CustomerSession) -> Result<Known, Problem> {
    let (ws, id, desk) = (session.workspace, session.customer, menus.bot.clone());
    let field = menus.bot.library.of(ws).await?.settings.region_field.clone();
    let read = menus.db.snapshot::<_, Problem, _>(move |tx| {
        let customer = customers::customer(tx, ws, id)?.ok_or_else(Problem::not_found)?;
        let talks = reading::customers_view(&desk, tx, ws, id, None)?;
        let open = talks.iter().find(|it| it.state != "resolved").map(|it| (it.id, it.number));
        let state = MenuState {
            frozen: accounts::is_frozen(tx, ws, id)?,
            watched: watching::watches_for(tx, ws, id)?,
            ..MenuState::default()
        };
        let region = field.and_then(|field| region_in(&field, &customer));
        Ok(Known { state, language: customer.language, region, open })
    });
    let mut known = read.await?;
    // A platform that takes its time keeps nobody from a menu.
    if let Ok(Ok(Some(stand))) = timeout(PATIENCE, menus.accounts.standing(ws, id)).await {
        known.state.frozen |= stand.frozen;
        (known.state.held, known.state.withdrawal, known.state.deposit) =
            (stand.held, stand.withdrawal, stand.deposit);
    }
    Ok(known)
}

/// What is shown of a menu, and what in its rules leads nowhere.
struct Shown {
    offers: Vec<MenuOffer>,
    matched: Option<usize>,
    unknown: Vec<String>,
}

async fn shown(
    menus: &Menus,
    inbox: &Inbox,
    (rules, page, lang): (&[MenuRule], &str, &str),
    known: &Known,
) -> Result<Shown, Problem> {
    let (ws, kept) = (inbox.workspace, menus.bot.flows.clone());
    let shelf = menus.bot.library.seen_from(ws, known.region.as_deref()).await?;
    let flows = menus.db.read::<_, Problem, _>(move |tx| Ok(kept.flows(tx, ws, None)?)).await?;
    let ground = Ground { shelf: &shelf, flows: &flows, lang };
    let matched = matched(rules, page);
    let rule = matched.and_then(|it| rules.get(it));
    let unknown = ground.unknown(rules).into_iter().map(str::to_owned).collect();
    Ok(Shown { offers: ground.menu(rule, known.state), matched, unknown })
}

fn language(inbox: &Inbox, wanted: Option<String>) -> String {
    let short = wanted.filter(|it| !it.is_empty() && it.len() <= 35);
    short.or_else(|| inbox.languages.first().cloned()).unwrap_or_else(|| ENGLISH.to_owned())
}

fn cut(mut page: String) -> String {
    let end = (0..=PAGE_MOST.min(page.len())).rev().find(|it| page.is_char_boundary(*it));
    page.truncate(end.unwrap_or_default());
    page
}

/// A page to be tried.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct MenuTry {
    /// The path of a page.
    #[schema(max_length = 1000, example = "/wallet/withdraw")]
    page: String,
    /// The reader's language (BCP 47); the inbox's first when absent.
    #[serde(default)]
    language: Option<String>,
    /// What is known of the customer.
    #[serde(default)]
    state: MenuState,
    /// Rules that are not saved yet; absent: those of the inbox. Null: the ones that come with the program.
    #[serde(default, deserialize_with = "crate::http::present")]
    #[schema(value_type = Option<Vec<MenuRule>>)]
    rules: Option<Option<Vec<MenuRule>>>,
}

/// What would be offered on a page, and why.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct MenuTried {
    /// The rules that hold: the inbox's own, or the ones that come with the program.
    rules: Vec<MenuRule>,
    /// Whether they are the inbox's own.
    own: bool,
    /// Which of them the page fits, counted from 0; null: none.
    matched: Option<usize>,
    /// What is offered there, in its order.
    offers: Vec<MenuOffer>,
    /// What in the rules is not published, so that it is passed over.
    unknown: Vec<String>,
    /// Whether customers see it: the assistant answers first in this inbox.
    shown: bool,
    /// When it was tried.
    at: Time,
}

/// What the chat would offer before the first message on a page, and why. Nothing is kept.
#[utoipa::path(
    post, path = "/inboxes/{id}/menu/try", tag = "inboxes", params(("id" = InboxId, Path)),
    request_body(content = MenuTry, example = json!({"page": "/wallet/withdraw"})),
    responses((status = 200, body = MenuTried), (status = 403), (status = 404), (status = 422))
)]
pub(super) async fn try_menu(
    State(menus): State<Menus>,
    signed: Signed,
    PathOf(id): PathOf<InboxId>,
    Body(request): Body<MenuTry>,
) -> Result<Json<MenuTried>, Problem> {
    signed.need(Permission::InboxesManage)?;
    let mut checks = Checks::new();
    let page = checks.text("page", &request.page, PAGE_MOST);
    request.language.iter().for_each(|it| checks.language("language", it));
    if let Some(Some(rules)) = &request.rules {
        inboxes::check_menu(&mut checks, "rules", rules);
    }
    checks.done()?;
    let ws = signed.workspace;
    let found = menus.db.read::<_, Problem, _>(move |tx| Ok(inboxes::inbox(tx, ws, id)?)).await?;
    let inbox = found.ok_or_else(Problem::not_found)?;
    let own = request.rules.unwrap_or_else(|| inbox.menu.clone());
    let rules = own.clone().unwrap_or_else(inboxes::default_menu);
    let lang = language(&inbox, request.language);
    let known = Known { state: request.state, ..Known::default() };
    let shown = shown(&menus, &inbox, (rules.as_slice(), page.as_str(), lang.as_str()), &known).await?;
    Ok(Json(MenuTried {
        matched: shown.matched,
        offers: shown.offers,
        unknown: shown.unknown,
        own: own.is_some(),
        shown: inbox.bot,
        at: menus.now(),
        rules,
    }))
}
