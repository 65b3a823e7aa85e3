use super::{
    actions, names, store,
    types::{Customer, CustomerChange},
};
use crate::{
    access::{Permission, Signed},
    app::App,
    events::Journal,
    http::{Body, Page, Paging, Params, PathOf, Problem, decode_cursor, encode_cursor},
    keys,
};
use axum::{Json, extract::State};
use ombud_base::{
    Uuid,
    id::{CustomerId, WorkspaceId},
};
use ombud_db::{DbError, Tx};
use serde::Deserialize;
use utoipa::IntoParams;

/// The most words of a question that count.
const TERMS: usize = 3;
/// How many candidates one look at the database brings.
const LOOK: i64 = 100;
/// The most looks for one page; the next page goes on from there.
const LOOKS: usize = 20;

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
type Found = (Vec<Customer>, Option<String>);

fn find(tx: &mut Tx<'_>, workspace: WorkspaceId, query: &CustomerQuery) -> Result<Found, Problem> {
    let limit = Paging { cursor: None, limit: query.limit }.limit()?;
    let before = match &query.cursor {
        Some(cursor) => decode_cursor(cursor)?,
        None => CustomerId(Uuid::max()),
    };
    let q = query.q.as_deref().unwrap_or_default();
    if q.chars().count() > 200 {
        return Err(Problem::invalid("q", "must have at most 200 characters"));
    }
    let folded = ombud_nlp::fold(q);
    let mut terms: Vec<String> = folded.split_whitespace().take(TERMS).map(str::to_owned).collect();
    // The longest leads: it has the fewest candidates.
    terms.sort_by_key(|it| std::cmp::Reverse(it.len()));
    if terms.is_empty() {
        let mut ids = store::newest(tx, workspace, before, limit + 1)?;
        let next = cut(&mut ids, limit).map(encode_cursor);
        return Ok((store::customers(tx, workspace, &ids)?, next));
    }
    by_words(tx, workspace, &terms, before, limit)
}

fn by_words(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    terms: &[String],
    mut before: CustomerId,
    limit: i64,
) -> Result<Found, Problem> {
    let key = keys::index_key(tx, workspace)?;
    let mut tokens: Vec<Vec<u8>> = terms.iter().filter_map(|it| names::token_of(&key, it)).collect();
    let first = tokens.first().cloned().unwrap_or_default();
    tokens.resize(TERMS, first);
    let tokens: [Vec<u8>; TERMS] = tokens.try_into().map_err(|_| Problem::internal("terms"))?;
    let mut found: Vec<Customer> = Vec::new();
    for _ in 0..LOOKS {
        let ids = store::candidates(tx, workspace, &tokens, before, LOOK)?;
        let Some(last) = ids.last() else { return Ok((found, None)) };
        before = *last;
        let read = store::customers(tx, workspace, &ids)?;
        found.extend(read.into_iter().filter(|it| names::fits(&names::words_of(it), terms)));
        if let Some(last) = cut(&mut found, limit) {
            let next = encode_cursor(&last.id);
            return Ok((found, Some(next)));
        }
    }
    Ok((found, Some(encode_cursor(&before))))
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

/// Customers: all, or those that a question finds; the newest first.
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
    let found = app.db.read::<_, Problem, _>(move |tx| find(tx, workspace, &query));
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
