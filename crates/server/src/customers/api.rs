use super::{
    actions,
    names::{self, Of},
    store,
    types::{AddressFrom, Customer, CustomerChange, Readdressed},
    view::CustomerView,
};
use crate::{
    access::{Permission, Signed},
    app::App,
    events::Journal,
    http::{Body, Code, Page, Paging, Params, PathOf, Problem, decode_cursor, encode_cursor},
    keys,
    trust::{self, Read, Sight, Stand, Trust, What, refuse_masked},
};
use axum::{Json, extract::State};
use ombud_base::{
    Uuid,
    id::{CustomerId, WorkspaceId},
};
use ombud_db::Tx;
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
    /// Beginnings of words of the name; up to three words and 200 characters, all of which must fit. Or the whole of an
    /// email address, of an app's user id, of a wallet's address: of what is masked, a part finds nothing. With the
    /// permission `customers.unmasked`, beginnings of those and of the address's domain, too. Upper and lower case and
    /// accents do not matter. Absent: all customers, the newest first.
    #[param(max_length = 200, example = "anna")]
    q: Option<String>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
    /// How many, 1 to 100; 50 when absent.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<i64>,
}

/// A page's customers and where the next one begins.
type Found = (Vec<Customer>, Option<String>);

fn find(tx: &mut Tx<'_>, signed: &Signed, sight: &Sight, query: &CustomerQuery) -> Result<Found, Problem> {
    let workspace = signed.workspace;
    let limit = Paging { cursor: None, limit: query.limit }.limit()?;
    let before = match &query.cursor {
        Some(cursor) => decode_cursor(cursor)?,
        None => CustomerId(Uuid::max()),
    };
    let q = query.q.as_deref().unwrap_or_default();
    if q.chars().count() > 200 {
        return Err(Problem::invalid("q", "must have at most 200 characters"));
    }
    let whole = names::whole(q);
    if whole.is_empty() {
        let mut ids = store::newest(tx, workspace, &signed.scope, before, limit + 1)?;
        let next = cut(&mut ids, limit).map(encode_cursor);
        return Ok((store::customers(tx, workspace, &ids)?, next));
    }
    if sight.is_clear() {
        return by_words(tx, signed, (Of::Anything, &whole), before, limit);
    }
    // What is masked is found by those who know all of it; it stands before those whose names begin like it.
    let mut known = if query.cursor.is_none() { by_whole(tx, signed, &whole)? } else { Vec::new() };
    if !sight.shows_names() {
        return Ok((known, None));
    }
    let (mut found, next) = by_words(tx, signed, (Of::Name, &whole), before, limit)?;
    found.retain(|it| known.iter().all(|known| known.id != it.id));
    known.extend(found);
    Ok((known, next))
}

/// The customers who are known by exactly this.
fn by_whole(tx: &mut Tx<'_>, signed: &Signed, whole: &str) -> Result<Vec<Customer>, Problem> {
    let workspace = signed.workspace;
    let token = names::token_of_whole(&keys::index_key(tx, workspace)?, whole);
    let tokens: [Vec<u8>; TERMS] = std::array::from_fn(|_| token.clone());
    let ids = store::candidates(tx, workspace, &tokens, CustomerId(Uuid::max()), LOOK)?;
    let mut read = store::customers(tx, workspace, &ids)?;
    read.retain(|it| names::wholes_of(it).contains(whole));
    shown_to(tx, signed, read)
}

/// Those of them who are there for the caller.
fn shown_to(tx: &mut Tx<'_>, signed: &Signed, found: Vec<Customer>) -> Result<Vec<Customer>, Problem> {
    let mut shown = Vec::with_capacity(found.len());
    for customer in found {
        if store::within(tx, signed.workspace, &signed.scope, customer.id)? {
            shown.push(customer);
        }
    }
    Ok(shown)
}

fn by_words(
    tx: &mut Tx<'_>,
    signed: &Signed,
    (of, question): (Of, &str),
    mut before: CustomerId,
    limit: i64,
) -> Result<Found, Problem> {
    let workspace = signed.workspace;
    let mut terms: Vec<String> = question.split(' ').take(TERMS).map(str::to_owned).collect();
    // The longest leads: it has the fewest candidates.
    terms.sort_by_key(|it| std::cmp::Reverse(it.len()));
    let key = keys::index_key(tx, workspace)?;
    let mut tokens: Vec<Vec<u8>> = terms.iter().filter_map(|it| names::token_of(&key, of, it)).collect();
    let first = tokens.first().cloned().unwrap_or_default();
    tokens.resize(TERMS, first);
    let tokens: [Vec<u8>; TERMS] = tokens.try_into().map_err(|_| Problem::internal("terms"))?;
    let words = |it: &Customer| match of {
        Of::Anything => names::words_of(it),
        Of::Name | Of::Whole => names::words_of_name(it),
    };
    let mut found: Vec<Customer> = Vec::new();
    for _ in 0..LOOKS {
        let ids = store::candidates(tx, workspace, &tokens, before, LOOK)?;
        let Some(last) = ids.last() else { return Ok((found, None)) };
        before = *last;
        let read = store::customers(tx, workspace, &ids)?;
        let fitting = read.into_iter().filter(|it| names::fits(&words(it), &terms)).collect();
        found.extend(shown_to(tx, signed, fitting)?);
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

fn view(app: &App, workspace: WorkspaceId, sight: &Sight, customer: &Customer) -> CustomerView {
    let online = app.hub.customer_online(workspace, customer.id);
    CustomerView::new(sight, customer, online)
}

/// A look at a customer without any case.
fn look(customer: &Customer, what: What) -> Read {
    let (name, stand) = (customer.name.clone(), Stand::Without);
    Read { customer: customer.id, name, case: None, number: None, stand, what, named: false }
}

/// Looks at those whom a question found: `all` of them, if there are no more. An address or an id names one; a name does where nobody
/// else has it.
fn looks(question: &str, found: &[Customer], all: bool) -> Vec<Read> {
    let whole = names::whole(question);
    let is_name = |it: &Customer| it.name.as_deref().is_some_and(|name| names::whole(name) == whole);
    let alone = all && found.len() == 1;
    let named = |it: &Customer| names::wholes_of(it).contains(&whole) && (alone || !is_name(it));
    found.iter().map(|it| Read { named: named(it), ..look(it, What::Found) }).collect()
}

/// Customers whom a question finds, as lists show them, and whom that shows, to be observed: for a search over everything. Nobody
/// for who may not look customers up.
///
/// # Errors
/// As the database says.
pub(crate) fn found(
    app: &App,
    tx: &mut Tx<'_>,
    signed: &Signed,
    question: &str,
    limit: i64,
) -> Result<(Vec<CustomerView>, Vec<Read>), Problem> {
    if !signed.may(Permission::CustomersView) || names::whole(question).chars().count() < 2 {
        return Ok((Vec::new(), Vec::new()));
    }
    let sight = Sight::of(tx, signed)?;
    let query = CustomerQuery { q: Some(question.to_owned()), cursor: None, limit: Some(limit) };
    let (mut customers, next) = find(tx, signed, &sight, &query)?;
    customers.truncate(usize::try_from(limit).unwrap_or(0));
    let looks = looks(question, &customers, next.is_none());
    let views = customers.iter().map(|it| view(app, signed.workspace, &sight, it).in_list(&sight));
    Ok((views.collect(), looks))
}

/// Customers: all, or those that a question finds; the newest first.
#[utoipa::path(
    get, path = "/customers", tag = "customers", params(CustomerQuery), responses((status = 200, body = Page<CustomerView>))
)]
pub(super) async fn list_customers(
    State(app): State<Trust>,
    signed: Signed,
    Params(query): Params<CustomerQuery>,
) -> Result<Json<Page<CustomerView>>, Problem> {
    signed.need(Permission::CustomersView)?;
    let workspace = signed.workspace;
    let question = query.q.clone();
    let seer = signed.clone();
    // The first page: who turns pages asks nothing new.
    let asked = query.q.clone().filter(|_| query.cursor.is_none());
    let found = app.db.read::<_, Problem, _>(move |tx| {
        let sight = Sight::of(tx, &seer)?;
        let found = find(tx, &seer, &sight, &query)?;
        Ok((sight, found))
    });
    let (sight, (customers, next)) = found.await?;
    let looks = match &question {
        Some(question) => looks(question, &customers, next.is_none()),
        None => customers.iter().map(|it| look(it, What::Listed)).collect(),
    };
    app.observe(&signed, looks).await;
    if let Some(question) = asked {
        app.observe_search(&signed, &question, customers.len()).await?;
    }
    let items = customers.iter().map(|it| view(&app, workspace, &sight, it).in_list(&sight)).collect();
    Ok(Json(Page { items, next }))
}

/// One customer.
#[utoipa::path(
    get, path = "/customers/{id}", tag = "customers", params(("id" = CustomerId, Path)),
    responses((status = 200, body = CustomerView))
)]
pub(super) async fn show_customer(
    State(app): State<Trust>,
    signed: Signed,
    PathOf(id): PathOf<CustomerId>,
) -> Result<Json<CustomerView>, Problem> {
    signed.need(Permission::CustomersView)?;
    let (workspace, seer) = (signed.workspace, signed.clone());
    let found = app.db.read::<_, Problem, _>(move |tx| {
        actions::refuse_hidden(tx, &seer, id)?;
        Ok((Sight::of(tx, &seer)?, actions::customer(tx, workspace, id)?))
    });
    let (sight, customer) = found.await?;
    let customer = customer.ok_or_else(Problem::not_found)?;
    app.observe(&signed, [look(&customer, What::Looked)]).await;
    Ok(Json(view(&app, workspace, &sight, &customer)))
}

/// Changes a customer, blocks one, or lets one in again. Identities that were proved stay as they are. What is masked can be
/// written anew by those who may not see it, and is masked in the answer. The address is changed by whoever works on an open case
/// of the customer's; no words of answers go there until the customer proves it.
#[utoipa::path(
    patch, path = "/customers/{id}", tag = "customers", params(("id" = CustomerId, Path)),
    request_body(content = CustomerChange, example = json!({"name": "Anna", "note": "Prefers mail.", "fields": {"tier": "gold"}})),
    responses((status = 200, body = CustomerView))
)]
pub(super) async fn change_customer(
    State(app): State<Trust>,
    signed: Signed,
    PathOf(id): PathOf<CustomerId>,
    Body(change): Body<CustomerChange>,
) -> Result<Json<CustomerView>, Problem> {
    if change.blocked.is_some() {
        signed.need(Permission::CustomersBlock)?;
    }
    if change.tier.is_some() {
        signed.need(Permission::CustomersTier)?;
    }
    if (CustomerChange { blocked: None, tier: None, ..change.clone() }) != CustomerChange::default()
        || (change.blocked.is_none() && change.tier.is_none())
    {
        signed.need(Permission::CustomersChange)?;
    }
    change.refuse_masked()?;
    let (parts, now, workspace, seer) = (app.clone(), app.now(), signed.workspace, signed.clone());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, workspace, seer.actor(), now)?;
        actions::refuse_hidden(tx, &seer, id)?;
        let moved = actions::change(tx, &mut journal, &parts.random, id, &change)?;
        let customer = actions::customer(tx, workspace, id)?.ok_or_else(Problem::not_found)?;
        let mut read = look(&customer, What::Looked);
        if let Some(moved) = moved {
            read = readdressed(&parts, tx, &mut journal, &seer, &customer, moved)?;
        }
        let sight = Sight::of(tx, &seer)?;
        journal.close(tx, &parts.hub)?;
        Ok((sight, customer, read))
    });
    let (sight, customer, read) = written.await?;
    app.observe(&signed, [read]).await;
    Ok(Json(view(&app, workspace, &sight, &customer)))
}

/// What follows when staff change an address: it takes an open case of theirs, the customer hears of it, and so do those who
/// watch where the customer had given or proved the one before. A programme has no cases.
fn readdressed(
    parts: &Trust,
    tx: &mut Tx<'_>,
    journal: &mut Journal,
    signed: &Signed,
    customer: &Customer,
    moved: Readdressed,
) -> Result<Read, Problem> {
    let mut read = look(customer, What::Readdressed);
    if signed.staff_id().is_some() {
        let cases = store::open_cases(tx, signed.workspace, customer.id)?;
        let own = cases.into_iter().find(|it| signed.works_on(it.team, it.assignee));
        let own = own.ok_or_else(|| {
            let detail = "The address of a customer is changed by whoever works on an open case of theirs: take one over first.";
            Problem::new(Code::Forbidden, detail)
        })?;
        (read.case, read.number, read.stand) = (Some(own.id), Some(own.number), Stand::Own);
    }
    actions::tell_readdressed(parts, tx, signed.workspace, customer.id, Some(moved))?;
    if let Some(was @ (AddressFrom::Customer | AddressFrom::Proved)) = moved.was {
        trust::note_readdressed(tx, parts, journal, &signed.who, &read, was == AddressFrom::Proved)?;
    }
    Ok(read)
}

impl CustomerChange {
    /// Refuses what was copied from a masked screen.
    fn refuse_masked(&self) -> Result<(), Problem> {
        let texts = [("name", &self.name), ("email", &self.email)];
        for (field, value) in texts {
            value.iter().flatten().try_for_each(|it| refuse_masked(field, it))?;
        }
        for (key, value) in self.fields.iter().flatten() {
            value.as_str().map_or(Ok(()), |it| refuse_masked(&format!("fields.{key}"), it))?;
        }
        Ok(())
    }
}
