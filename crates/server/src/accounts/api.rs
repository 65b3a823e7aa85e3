use super::{
    Accounts, actions,
    addresses::Address,
    client::Told,
    facts::Facts,
    given, store,
    types::{
        Account, AccountAction, AccountActionView, AccountStand, ActionRow, Link, NewAccountAction,
        ReleaseView,
    },
};
use crate::{
    access::{Permission, Signed},
    approvals::Approved,
    conversations::{actions::visible, list, people::staff_name, types::CaseRow},
    customers,
    http::{Body, PathOf, Problem},
    proof::{self, ProofNeed, Prover},
    reveals,
    trust::{Sight, What},
};
use axum::{Extension, Json, extract::State};
use futures_util::future::join;
use ombud_base::id::{CaseId, StaffId, WorkspaceId};
use ombud_db::Tx;

/// The field of a reveal that shows everything for a while.
const FIELD: &str = "account";
const ACTIONS: [AccountAction; 4] =
    [AccountAction::Freeze, AccountAction::Release, AccountAction::Resend, AccountAction::Recovery];

/// What is known before the platform is asked.
struct Before {
    case: CaseRow,
    name: Option<String>,
    sight: Sight,
    link: Option<Link>,
    subject: Option<String>,
    /// What the customer has to prove first.
    unproved: Option<Problem>,
    proof: Option<ProofNeed>,
    release_proof: Option<ProofNeed>,
    actions: Vec<AccountActionView>,
}

fn look(accounts: &Accounts, tx: &mut Tx<'_>, signed: &Signed, id: CaseId) -> Result<Before, Problem> {
    let ws = signed.workspace;
    let case = visible(tx, signed, id)?;
    let customer = customers::customer(tx, ws, case.customer)?.ok_or_else(Problem::not_found)?;
    let mut sight = Sight::of(tx, signed)?;
    if let Some(staff) = signed.staff_id()
        && reveals::still_shown(tx, ws, staff, case.customer, FIELD, accounts.now())?.is_some()
    {
        sight = Sight::CLEAR;
    }
    let rules = proof::rules_of(tx, ws)?;
    let who = if rules.account_app { Prover::CaseOrApp(ws, case.id) } else { Prover::Case(ws, case.id) };
    let unproved = given::unproved(tx, accounts, ws, case.id)?;
    let whose = (case.id, case.customer);
    let release_proof = match signed.may(Permission::AccountsRelease) {
        true => proof::need(tx, accounts, Prover::Case(ws, case.id), whose, rules.release)?,
        false => None,
    };
    let rows = store::actions_of(tx, ws, case.customer)?;
    let actions = rows.into_iter().map(|it| shown(tx, ws, it)).collect::<Result<Vec<_>, _>>()?;
    Ok(Before {
        link: store::link(tx, ws)?.filter(|it| it.enabled),
        subject: store::subject(&customer),
        unproved,
        proof: proof::need(tx, accounts, who, whose, rules.account)?,
        release_proof,
        name: customer.name,
        case,
        sight,
        actions,
    })
}

fn shown(tx: &mut Tx<'_>, ws: WorkspaceId, it: ActionRow) -> Result<AccountActionView, Problem> {
    let staff = it.by.filter(|_| it.by_kind == "staff").map(StaffId);
    Ok(AccountActionView {
        id: it.id,
        action: it.action,
        state: it.state,
        reason: it.reason,
        outcome: it.outcome,
        status: it.status,
        by_kind: it.by_kind,
        by: it.by,
        name: staff.map(|it| Ok::<_, Problem>(staff_name(tx, ws, it)?.name)).transpose()?,
        approved_by: it.approved_by,
        at: it.at,
        ended_at: it.ended_at,
    })
}

/// What the platform knows of the account of a case's customer, asked just now and stored nowhere.
///
/// It is asked about an identity that its app vouched for by a signed token, and about nothing that was only claimed. Where it does
/// not answer, `stand` is `unavailable` and `trouble` says what to do. The look is recorded.
#[utoipa::path(
    get, path = "/cases/{id}/account", tag = "accounts", params(("id" = CaseId, Path)),
    responses((status = 200, body = Account), (status = 403), (status = 404))
)]
pub(super) async fn show_account(
    State(accounts): State<Accounts>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
) -> Result<Json<Account>, Problem> {
    signed.need(Permission::AccountsView)?;
    let (parts, seer) = (accounts.clone(), signed.clone());
    let before = accounts.db.snapshot::<_, Problem, _>(move |tx| look(&parts, tx, &seer, id)).await?;
    // Written down before it is asked: a look whose answer got lost was one all the same.
    let read = list::look(&signed, &before.case, before.name.clone(), What::Looked);
    accounts.trust.observe(&signed, [read]).await;
    let (mut facts, mut trouble, mut addresses) = (None, None, Vec::new());
    let stand = match (&before.link, &before.subject, &before.unproved) {
        (None, ..) => AccountStand::Off,
        (_, None, _) => AccountStand::Unproved,
        (.., Some(why)) => {
            trouble = Some(why.detail.to_string());
            AccountStand::ProofNeeded
        }
        (Some(link), Some(subject), None) => match both(&accounts, link, subject).await {
            (Told::Known(told), given) => {
                facts = Some(told.seen_by(&before.sight));
                addresses = given.into_iter().map(|it| it.seen_by(&before.sight)).collect();
                AccountStand::Known
            }
            (Told::Unknown, _) => AccountStand::Unknown,
            (Told::Nothing(why), _) => {
                trouble = Some(why);
                AccountStand::Unavailable
            }
        },
    };
    let askable = before.link.is_some() && before.subject.is_some() && before.case.erased_at.is_none();
    Ok(Json(Account {
        stand,
        as_of: facts.as_ref().map(|_| accounts.now()),
        masked: facts.is_some() && !before.sight.is_clear(),
        facts,
        addresses,
        trouble,
        proof: before.proof,
        release_proof: before.release_proof,
        may: ACTIONS.into_iter().filter(|it| askable && signed.may(it.permission())).collect(),
        actions: before.actions,
    }))
}

/// What the end of a freeze waits for, beside a second person: for whoever asks for it, and for whoever is to agree.
#[utoipa::path(
    get, path = "/cases/{id}/account/release", tag = "accounts", params(("id" = CaseId, Path)),
    responses((status = 200, body = ReleaseView), (status = 403), (status = 404))
)]
pub(super) async fn show_release(
    State(accounts): State<Accounts>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
) -> Result<Json<ReleaseView>, Problem> {
    signed.need(Permission::AccountsRelease)?;
    let (parts, seer) = (accounts.clone(), signed.clone());
    let read = accounts.db.snapshot::<_, Problem, _>(move |tx| {
        let ws = seer.workspace;
        let case = visible(tx, &seer, id)?;
        let name = customers::customer(tx, ws, case.customer)?.and_then(|it| it.name);
        let demand = proof::rules_of(tx, ws)?.release;
        let whose = (case.id, case.customer);
        let proof = proof::need(tx, &parts, Prover::Case(ws, case.id), whose, demand)?;
        Ok((case, name, ReleaseView { proof }))
    });
    let (case, name, view) = read.await?;
    // It stands on a screen beside what else waits, and says of the customer what they have shown.
    accounts.trust.observe(&signed, [list::look(&signed, &case, name, What::Shown)]).await;
    Ok(Json(view))
}

/// The facts of an account, and the deposit addresses. A platform that tells no addresses, as the contract once did not ask it to, has
/// facts all the same.
async fn both(accounts: &Accounts, link: &Link, subject: &str) -> (Told<Facts>, Vec<Address>) {
    let (facts, given) = join(accounts.facts(link, subject), accounts.addresses(link, subject)).await;
    let given = match given {
        Told::Known(it) => it.addresses,
        Told::Unknown | Told::Nothing(_) => Vec::new(),
    };
    (facts, given)
}

/// Asks the platform to do something with the account of a case's customer: `freeze`, `release`, `resend` or `recovery`.
///
/// What the platform does not answer in time is `waiting`: it is asked again by itself, under the same id, so that it happens once.
/// A `release` is answered 409 `approval-required`; it is carried out once a second person has agreed, who can only do so once the
/// customer has proved in this case who they are (`GET /cases/{id}/account/release`).
#[utoipa::path(
    post, path = "/cases/{id}/account/actions", tag = "accounts", params(("id" = CaseId, Path)),
    request_body(content = NewAccountAction, example = json!({"action": "freeze", "reason": "Reported as stolen on the phone."})),
    responses((status = 200, body = AccountActionView), (status = 403), (status = 404), (status = 409), (status = 422))
)]
pub(super) async fn act_on_account(
    State(accounts): State<Accounts>,
    signed: Signed,
    approved: Option<Extension<Approved>>,
    PathOf(id): PathOf<CaseId>,
    Body(new): Body<NewAccountAction>,
) -> Result<Json<AccountActionView>, Problem> {
    let row = actions::act(&accounts, &signed, id, new, approved.map(|it| it.0)).await?;
    let ws = signed.workspace;
    accounts.db.read::<_, Problem, _>(move |tx| shown(tx, ws, row)).await.map(Json)
}
