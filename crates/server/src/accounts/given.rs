//! Deposit addresses for the chain desk: asked of the platform when something is looked at, remembered for a minute in memory, stored
//! nowhere. Staff gets of a customer's what they get of the account's facts, under the same conditions.

use super::{Accounts, addresses::Owned, client::Told, store, types::Link};
use crate::{
    access::{Permission, Signed},
    app::App,
    chains::{Gave, Given, Seer, Suspect},
    conversations::{actions::visible, list},
    customers,
    http::Problem,
    proof::{self, Prover},
    trust::What,
};
use futures_util::future::BoxFuture;
use ombud_base::{
    Time,
    id::{CaseId, CustomerId, WorkspaceId},
};
use ombud_db::Tx;
use parking_lot::Mutex;
use serde_json::json;
use std::{collections::HashMap, hash::Hash};

/// How long an answer holds, in seconds; and how long the platform is left alone that did not give one.
const HOLDS: i64 = 60;
const RESTS: i64 = 10;
/// How many answers are remembered.
const REMEMBERED: usize = 2_000;

/// Answers, each with the time until which it holds.
type Kept<K, V> = Mutex<HashMap<K, (Time, V)>>;

/// What the platform has just said, of each workspace and address of a platform.
#[derive(Default)]
pub(super) struct Lately {
    addresses: Kept<(WorkspaceId, String, String), Gave>,
    ours: Kept<(WorkspaceId, String, Suspect), bool>,
}

fn fresh<K: Eq + Hash, V: Clone>(kept: &Kept<K, V>, key: &K, now: Time) -> Option<V> {
    kept.lock().get(key).filter(|it| it.0 > now).map(|it| it.1.clone())
}

fn keep<K: Eq + Hash, V>(kept: &Kept<K, V>, key: K, value: V, now: Time, seconds: i64) {
    let mut all = kept.lock();
    if all.len() >= REMEMBERED {
        all.retain(|_, it| it.0 > now);
    }
    if all.len() >= REMEMBERED {
        all.clear();
    }
    all.insert(key, (now.plus_seconds(seconds), value));
}

/// Whether staff may see of a case's customer what the platform says of them: the customer has proved who they are, where the
/// workspace asks for it.
pub(super) fn unproved(
    tx: &mut Tx<'_>,
    app: &App,
    ws: WorkspaceId,
    case: CaseId,
) -> Result<Option<Problem>, Problem> {
    let rules = proof::rules_of(tx, ws)?;
    let who = if rules.account_app { Prover::CaseOrApp(ws, case) } else { Prover::Case(ws, case) };
    Ok(proof::require(tx, who, rules.account, app.now()).err())
}

/// Whom the platform is asked about, and where it is.
type Asked = Option<(Link, String)>;

fn asked_of(tx: &mut Tx<'_>, ws: WorkspaceId, customer: CustomerId) -> Result<Asked, Problem> {
    let link = store::link(tx, ws)?.filter(|it| it.enabled);
    let known = customers::customer(tx, ws, customer)?;
    Ok(link.zip(known.as_ref().and_then(store::subject)))
}

impl Accounts {
    /// What the platform says of the deposit addresses of a customer, or has said just now.
    async fn lately(&self, ws: WorkspaceId, link: &Link, subject: &str) -> Gave {
        let key = (ws, link.url.clone(), subject.to_owned());
        if let Some(known) = fresh(&self.lately.addresses, &key, self.now()) {
            return known;
        }
        let gave = self.gave(link, subject).await.unwrap_or_else(|why| {
            tracing::debug!(%why, "the platform tells no deposit addresses");
            Gave::Silent
        });
        let seconds = if matches!(gave, Gave::These(_)) { HOLDS } else { RESTS };
        keep(&self.lately.addresses, key, gave.clone(), self.now(), seconds);
        gave
    }

    /// Whom to ask about for staff who look at a case, with the look written down; none where they may not see it.
    async fn for_staff(&self, customer: CustomerId, signed: &Signed, case: CaseId) -> Result<Asked, Problem> {
        if !signed.may(Permission::AccountsView) {
            return Ok(None);
        }
        let (seer, parts, ws) = (signed.clone(), self.clone(), signed.workspace);
        let read = self.db.read::<_, Problem, _>(move |tx| {
            let row = visible(tx, &seer, case)?;
            let may = row.customer == customer && unproved(tx, &parts, ws, case)?.is_none();
            let asked = if may { asked_of(tx, ws, customer)? } else { None };
            let name = customers::customer(tx, ws, customer)?.and_then(|it| it.name);
            Ok(asked.map(|it| (it, list::look(&seer, &row, name, What::Looked))))
        });
        let Some((asked, look)) = read.await? else { return Ok(None) };
        self.trust.observe(signed, [look]).await;
        Ok(Some(asked))
    }

    async fn deposits_of(&self, ws: WorkspaceId, customer: CustomerId, seer: Seer) -> Result<Gave, Problem> {
        let asked = match seer {
            Seer::Customer => self.db.read::<_, Problem, _>(move |tx| asked_of(tx, ws, customer)).await?,
            Seer::Staff(signed, case) => self.for_staff(customer, &signed, case).await?,
        };
        let Some((link, subject)) = asked else { return Ok(Gave::NotAsked) };
        Ok(self.lately(ws, &link, &subject).await)
    }

    async fn which_are_ours(
        &self,
        ws: WorkspaceId,
        staff: &Signed,
        asked: &[Suspect],
    ) -> Result<Vec<bool>, Problem> {
        let nothing = || Ok(vec![false; asked.len()]);
        if !staff.may(Permission::AccountsView) {
            return nothing();
        }
        let link = self.db.read::<_, Problem, _>(move |tx| Ok(store::link(tx, ws)?)).await?;
        let Some(link) = link.filter(|it| it.enabled) else { return nothing() };
        let (now, key) = (self.now(), |it: &Suspect| (ws, link.url.clone(), it.clone()));
        let known: Vec<Option<bool>> =
            asked.iter().map(|it| fresh(&self.lately.ours, &key(it), now)).collect();
        let open: Vec<Suspect> =
            asked.iter().zip(&known).filter(|it| it.1.is_none()).map(|it| it.0.clone()).collect();
        if !open.is_empty() {
            let told =
                self.owners(&link, &open, json!({"kind": "staff", "id": staff.staff_id()}), false).await;
            let (answers, seconds) = match told {
                Told::Known(it) => (it.answers.into_iter().map(|it| it.ours).collect(), HOLDS),
                Told::Unknown | Told::Nothing(_) => (vec![false; open.len()], RESTS),
            };
            for (it, ours) in open.iter().zip(answers) {
                keep(&self.lately.ours, key(it), ours, now, seconds);
            }
        }
        let again = |(it, known): (&Suspect, Option<bool>)| {
            known.or_else(|| fresh(&self.lately.ours, &key(it), now)).unwrap_or(false)
        };
        Ok(asked.iter().zip(known).map(again).collect())
    }

    /// Whose one address is, with the customer's id.
    pub(super) async fn owner(&self, link: &Link, staff: &Signed, asked: Suspect) -> Told<Owned> {
        self.one(link, staff, asked, true).await
    }

    /// Whether one address is the platform's.
    pub(super) async fn is_ours(&self, link: &Link, staff: &Signed, asked: Suspect) -> Told<Owned> {
        self.one(link, staff, asked, false).await
    }

    async fn one(&self, link: &Link, staff: &Signed, asked: Suspect, reveal: bool) -> Told<Owned> {
        let by = json!({"kind": "staff", "id": staff.staff_id()});
        match self.owners(link, &[asked], by, reveal).await {
            // As many answers as questions, or it would not be read.
            Told::Known(it) => {
                it.answers.into_iter().next().map_or(Told::Unknown, |it| Told::Known(Box::new(it)))
            }
            Told::Unknown => Told::Unknown,
            Told::Nothing(why) => Told::Nothing(why),
        }
    }
}

impl Given for Accounts {
    fn of(&self, ws: WorkspaceId, customer: CustomerId, seer: Seer) -> BoxFuture<'_, Gave> {
        Box::pin(async move {
            self.deposits_of(ws, customer, seer).await.unwrap_or_else(|problem| {
                problem.log();
                Gave::Silent
            })
        })
    }

    fn ours(&self, ws: WorkspaceId, staff: Box<Signed>, asked: Vec<Suspect>) -> BoxFuture<'_, Vec<bool>> {
        Box::pin(async move {
            self.which_are_ours(ws, &staff, &asked).await.unwrap_or_else(|problem| {
                problem.log();
                vec![false; asked.len()]
            })
        })
    }
}
