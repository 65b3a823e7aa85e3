//! The rules of a workspace: what is masked, how much each may see in clear, and when reading is unusual. Kept sealed and shown
//! only to those who watch: who knows how many customers an hour raise no alert, reads one fewer.

use super::{
    Trust,
    loosened::{Loosened, Loosening, note_loosened},
};
use crate::{
    access::{Permission, Signed},
    events::Journal,
    http::{Body, Checks, Problem},
    keys,
    settings::{Change, settings_changed},
};
use axum::{Json, extract::State};
use ombud_base::{Time, id::WorkspaceId, sealed::Place};
use ombud_db::{DbError, Tx, sql};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

/// How much of customers' data staff see, and when reading is unusual.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct TrustRules {
    /// Names are masked, too.
    pub mask_names: bool,
    /// How long a revealed value stays, in minutes: 1 to 60.
    #[schema(minimum = 1, maximum = 60)]
    pub reveal_minutes: i64,
    /// How many fields each may reveal on a day of the workspace's calendar: 0 to 1000.
    #[schema(minimum = 0, maximum = 1000)]
    pub reveals_per_day: i64,
    /// How many files of customers each may open on a day: 0 to 10000.
    #[schema(minimum = 0, maximum = 10_000)]
    pub files_per_day: i64,
    /// Different customers in an hour from which reading is unusual: 5 to 10000.
    #[schema(minimum = 5, maximum = 10_000)]
    pub customers_per_hour: i64,
    /// Different customers in an hour whose cases are not one's own, nor one's teams', nor waiting for an owner: 1 to 10000.
    #[schema(minimum = 1, maximum = 10_000)]
    pub outside_per_hour: i64,
    /// Different customers in an hour who were only passed in lists, page after page: 50 to 100000.
    #[schema(minimum = 50, maximum = 100_000)]
    pub listed_per_hour: i64,
    /// Different customers in 24 hours who came by in lists, searches and on open screens and are not one's own work, where colleagues had
    /// far fewer: 100 to 1000000.
    #[schema(minimum = 100, maximum = 1_000_000)]
    pub listed_per_day: i64,
    /// Different customers in an hour outside of the business hours of one's teams: 1 to 10000.
    #[schema(minimum = 1, maximum = 10_000)]
    pub night_per_hour: i64,
    /// Searches in an hour for whole personal values that nobody has, such as mail addresses: 5 to 10000.
    #[schema(minimum = 5, maximum = 10_000)]
    pub guesses_per_hour: i64,
    /// How many of others' cases in the order of their numbers within ten minutes are no chance: 3 to 1000.
    #[schema(minimum = 3, maximum = 1000)]
    pub walk_length: i64,
    /// Names of customers whom the curious look up, up to 1,000: reading about one that is not one's own work is told.
    #[schema(max_items = 1000)]
    pub famous: Vec<String>,
}

impl Default for TrustRules {
    fn default() -> Self {
        Self {
            mask_names: false,
            reveal_minutes: 5,
            reveals_per_day: 30,
            files_per_day: 200,
            customers_per_hour: 60,
            outside_per_hour: 20,
            listed_per_hour: 300,
            listed_per_day: 1000,
            night_per_hour: 5,
            guesses_per_hour: 20,
            walk_length: 10,
            famous: Vec::new(),
        }
    }
}

impl TrustRules {
    fn check(&mut self) -> Result<(), Problem> {
        let mut checks = Checks::new();
        checks.within("reveal_minutes", self.reveal_minutes, 1, 60);
        checks.within("reveals_per_day", self.reveals_per_day, 0, 1000);
        checks.within("files_per_day", self.files_per_day, 0, 10_000);
        checks.within("customers_per_hour", self.customers_per_hour, 5, 10_000);
        checks.within("outside_per_hour", self.outside_per_hour, 1, 10_000);
        checks.within("listed_per_hour", self.listed_per_hour, 50, 100_000);
        checks.within("listed_per_day", self.listed_per_day, 100, 1_000_000);
        checks.within("night_per_hour", self.night_per_hour, 1, 10_000);
        checks.within("guesses_per_hour", self.guesses_per_hour, 5, 10_000);
        checks.within("walk_length", self.walk_length, 3, 1000);
        checks.count("famous", &self.famous, 1000);
        for (index, name) in self.famous.iter_mut().enumerate() {
            *name = checks.line(&format!("famous[{index}]"), name, 200);
        }
        self.famous.sort();
        self.famous.dedup();
        checks.done()
    }

    /// Whether budgets and thresholds are low enough to keep somebody from taking many customers along before it is told.
    pub const fn is_sane(&self) -> bool {
        self.reveals_per_day <= 100
            && self.files_per_day <= 500
            && self.customers_per_hour <= 300
            && self.outside_per_hour <= 100
            && self.listed_per_hour <= 2000
            && self.listed_per_day <= 10_000
            && self.guesses_per_hour <= 200
    }

    /// What would see less if these rules were replaced by `new`: which rule, from what, to what.
    fn loosened_to(&self, new: &Self) -> Vec<(&'static str, String, String)> {
        let mut all = Vec::new();
        if self.mask_names && !new.mask_names {
            all.push(("mask_names", self.mask_names.to_string(), new.mask_names.to_string()));
        }
        let numbers = |it: &Self| {
            [
                ("reveal_minutes", it.reveal_minutes),
                ("reveals_per_day", it.reveals_per_day),
                ("files_per_day", it.files_per_day),
                ("customers_per_hour", it.customers_per_hour),
                ("outside_per_hour", it.outside_per_hour),
                ("listed_per_hour", it.listed_per_hour),
                ("listed_per_day", it.listed_per_day),
                ("night_per_hour", it.night_per_hour),
                ("guesses_per_hour", it.guesses_per_hour),
                ("walk_length", it.walk_length),
            ]
        };
        for ((name, was), (_, is)) in numbers(self).into_iter().zip(numbers(new)) {
            if is > was {
                all.push((name, was.to_string(), is.to_string()));
            }
        }
        // How many, and not which: those who read alerts need not know the names.
        if self.famous.iter().any(|it| !new.is_famous(it)) {
            all.push(("famous", self.famous.len().to_string(), new.famous.len().to_string()));
        }
        all
    }

    /// Whether a name is on the list, however it is written.
    pub(super) fn is_famous(&self, name: &str) -> bool {
        let name = ombud_nlp::fold(name);
        self.famous.iter().any(|it| ombud_nlp::fold(it) == name)
    }
}

fn place(workspace: WorkspaceId) -> Place {
    Place::new("trust_rules.rules").id(workspace.0)
}

/// A workspace's rules; the defaults until somebody has set them.
///
/// # Errors
/// As the database says.
pub fn of(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<TrustRules, DbError> {
    let kept = tx.maybe(
        sql!("SELECT rules FROM trust_rules WHERE workspace_id = $1"),
        &[workspace.into()],
        |row| row.open(0, &place(workspace)),
    )?;
    match kept.flatten() {
        None => Ok(TrustRules::default()),
        Some(rules) => {
            serde_json::from_str(&rules).map_err(|error| DbError::Statement(format!("trust rules: {error}")))
        }
    }
}

/// Whether rules as they come with a request loosen those that there are. What cannot be read loosens nothing: it is refused.
///
/// # Errors
/// As the database says.
pub fn is_loosened(tx: &mut Tx<'_>, ws: WorkspaceId, body: &serde_json::Value) -> Result<bool, DbError> {
    let Ok(new) = serde_json::from_value::<TrustRules>(body.clone()) else { return Ok(false) };
    Ok(!of(tx, ws)?.loosened_to(&new).is_empty())
}

fn changes(was: &TrustRules, is: &TrustRules, at: Time) -> Vec<Loosened> {
    let all = was.loosened_to(is).into_iter();
    all.map(|(name, from, to)| Loosened::new(at, Loosening::Rule, name, Some(from), to)).collect()
}

/// The rules about customers' data: what is masked, how much may be revealed, when reading is unusual.
#[utoipa::path(get, path = "/trust/rules", tag = "trust", responses((status = 200, body = TrustRules)))]
pub(super) async fn show_trust_rules(
    State(trust): State<Trust>,
    signed: Signed,
) -> Result<Json<TrustRules>, Problem> {
    signed.need_any(&[Permission::SecurityRead, Permission::SecurityManage])?;
    Ok(Json(trust.db.read::<_, DbError, _>(move |tx| of(tx, signed.workspace)).await?))
}

/// Sets the rules. What is absent gets its default. What loosens them is told to all who watch, and needs a second person where
/// the workspace says so (`watch`).
#[utoipa::path(
    put, path = "/trust/rules", tag = "trust",
    request_body(content = TrustRules, example = json!({"reveals_per_day": 20, "famous": ["Satoshi Nakamoto"]})),
    responses((status = 200, body = TrustRules))
)]
pub(super) async fn set_trust_rules(
    State(trust): State<Trust>,
    signed: Signed,
    Body(mut rules): Body<TrustRules>,
) -> Result<Json<TrustRules>, Problem> {
    signed.need(Permission::SecurityManage)?;
    rules.check()?;
    let (parts, now) = (trust.clone(), trust.now());
    let written = trust.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        let loosened = changes(&of(tx, signed.workspace)?, &rules, now);
        let text = serde_json::to_string(&rules).map_err(Problem::internal)?;
        let sealed = keys::seal_own(tx, signed.workspace, &place(signed.workspace), &text)?;
        tx.exec(
            sql!(
                "INSERT INTO trust_rules (workspace_id, rules) VALUES ($1, $2) ",
                "ON CONFLICT (workspace_id) DO UPDATE SET rules = excluded.rules"
            ),
            &[signed.workspace.into(), (&sealed).into()],
        )?;
        // Webhooks hear of it: names and thresholds are not for them.
        let told = json!({
            "mask_names": rules.mask_names,
            "reveals_per_day": rules.reveals_per_day,
            "files_per_day": rules.files_per_day,
        });
        settings_changed(&mut journal, "trust_rules", signed.workspace, Change::Changed, &told);
        note_loosened(tx, &parts, &mut journal, &signed.who, loosened)?;
        journal.close(tx, &parts.hub)?;
        Ok(rules.clone())
    });
    written.await.map(Json)
}
