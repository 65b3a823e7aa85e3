use super::{
    actions, store,
    types::{Customer, CustomerChange},
};
use crate::{
    access::{Permission, Signed},
    app::App,
    events::Journal,
    http::{Body, Page, Paging, Params, PathOf, Problem, decode_cursor, encode_cursor},
};
use axum::{Json, extract::State};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ombud_base::{
    Uuid,
    id::{CustomerId, WorkspaceId},
};
use ombud_db::{DbError, Tx};
use serde::Deserialize;
use utoipa::IntoParams;

/// The most words of a question that count.
const TERMS: usize = 3;

/// Which customers are looked for.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CustomerQuery {
    /// Beginnings of words of the name, of the email address or its domain, of an app's user id or a wallet's address; up
    /// to three words and 200 characters, all of which must fit. Upper and lower case and accents do not matter. Absent:
    /// all customers, the newest first.
    #[param(max_length = 200, example = "anna exam")]
    q: Option<String>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
    /// How many, 1 to 100; 50 when absent.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<i64>,
}

/// A page's customers and where the next one begins.
type Found = (Vec<CustomerId>, Option<String>);

fn find(tx: &mut Tx<'_>, workspace: WorkspaceId, query: &CustomerQuery) -> Result<Found, Problem> {
    let limit = Paging { cursor: None, limit: query.limit }.limit()?;
    let q = query.q.as_deref().unwrap_or_default();
    if q.chars().count() > 200 {
        return Err(Problem::invalid("q", "must have at most 200 characters"));
    }
    let folded = ombud_nlp::fold(q);
    let mut words: Vec<&str> = folded.split_whitespace().take(TERMS).collect();
    // The longest leads: it has the fewest candidates.
    words.sort_by_key(|it| std::cmp::Reverse(it.len()));
    match *words.as_slice() {
        [] => newest(tx, workspace, query, limit),
        [first, ref rest @ ..] => {
            let (second, third) = (rest.first().unwrap_or(&first), rest.get(1).unwrap_or(&first));
            let terms = [store::range(first), store::range(second), store::range(third)];
            by_words(tx, workspace, query, &terms, limit)
        }
    }
}

fn newest(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    query: &CustomerQuery,
    limit: i64,
) -> Result<Found, Problem> {
    let before = match &query.cursor {
        Some(cursor) => decode_cursor(cursor)?,
        None => CustomerId(Uuid::max()),
    };
    let mut ids = store::newest(tx, workspace, before, limit + 1)?;
    let next = cut(&mut ids, limit).map(encode_cursor);
    Ok((ids, next))
}

fn by_words(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    query: &CustomerQuery,
    terms: &[store::Range; TERMS],
    limit: i64,
) -> Result<Found, Problem> {
    let after = match &query.cursor {
        Some(cursor) => {
            let (word, id): (String, CustomerId) = decode_cursor(cursor)?;
            let word = URL_SAFE_NO_PAD.decode(word);
            (word.map_err(|_| Problem::invalid("cursor", "is none of ours"))?, id)
        }
        None => (Vec::new(), CustomerId(Uuid::nil())),
    };
    let mut found = store::search(tx, workspace, terms, &after, limit + 1)?;
    let next = cut(&mut found, limit).map(|(word, id)| encode_cursor(&(URL_SAFE_NO_PAD.encode(word), id)));
    Ok((found.into_iter().map(|it| it.1).collect(), next))
}

/// Cuts what was read too much, and tells where the page ends if there is more.
fn cut<T>(items: &mut Vec<T>, limit: i64) -> Option<&T> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    if items.len() <= limit {
        return None;
    }
    items.truncate(limit);
    items.last()
}

fn with_presence(app: &App, workspace: WorkspaceId, mut customer: Customer) -> Customer {
    customer.online = app.hub.customer_online(workspace, customer.id);
    customer
}

/// Customers: the newest first, or those that a question finds, in the order of the words that it found.
#[utoipa::path(
    get, path = "/customers", tag = "customers", params(CustomerQuery), responses((status = 200, body = Page<Customer>))
)]
pub(super) async fn list_customers(
    State(app): State<App>,
    signed: Signed,
    Params(query): Params<CustomerQuery>,
) -> Result<Json<Page<Customer>>, Problem> {
    signed.need(Permission::CustomersView)?;
    let workspace = signed.workspace;
    let found = app.db.read::<_, Problem, _>(move |tx| {
        let (ids, next) = find(tx, workspace, &query)?;
        Ok((store::customers(tx, workspace, &ids)?, next))
    });
    let (customers, next) = found.await?;
    let items = customers.into_iter().map(|it| with_presence(&app, workspace, it)).collect();
    Ok(Json(Page { items, next }))
}

/// One customer.
#[utoipa::path(
    get, path = "/customers/{id}", tag = "customers", params(("id" = CustomerId, Path)),
    responses((status = 200, body = Customer))
)]
pub(super) async fn show_customer(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<CustomerId>,
) -> Result<Json<Customer>, Problem> {
    signed.need(Permission::CustomersView)?;
    let workspace = signed.workspace;
    let found = app.db.read::<_, DbError, _>(move |tx| actions::customer(tx, workspace, id)).await?;
    Ok(Json(with_presence(&app, workspace, found.ok_or_else(Problem::not_found)?)))
}

/// Changes a customer, blocks one, or lets one in again. Identities that were proved stay as they are.
#[utoipa::path(
    patch, path = "/customers/{id}", tag = "customers", params(("id" = CustomerId, Path)),
    request_body(content = CustomerChange, example = json!({"name": "Anna", "note": "Prefers mail.", "fields": {"tier": "gold"}})),
    responses((status = 200, body = Customer))
)]
pub(super) async fn change_customer(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<CustomerId>,
    Body(change): Body<CustomerChange>,
) -> Result<Json<Customer>, Problem> {
    if change.blocked.is_some() {
        signed.need(Permission::CustomersBlock)?;
    }
    if (CustomerChange { blocked: None, ..change.clone() }) != CustomerChange::default()
        || change.blocked.is_none()
    {
        signed.need(Permission::CustomersChange)?;
    }
    let (parts, now, workspace) = (app.clone(), app.now(), signed.workspace);
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, workspace, signed.actor(), now)?;
        actions::change(tx, &mut journal, &parts.random, id, &change)?;
        let customer = actions::customer(tx, workspace, id)?.ok_or_else(Problem::not_found)?;
        journal.close(tx, &parts.hub)?;
        Ok(customer)
    });
    Ok(Json(with_presence(&app, workspace, written.await?)))
}
