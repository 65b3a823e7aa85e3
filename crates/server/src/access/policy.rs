//! How long sessions live, how many one may have, and from where one may come: a workspace's policy.
//!
//! It is read with every request, so that a change holds from the next one on; open WebSockets are held against it every few
//! seconds by [`super::presence`].

use super::{Permission, Signed};
use crate::{
    app::App,
    events::Journal,
    http::{Body, Checks, ClientAddress, Code, Problem, parse_network},
    hub::Notice,
    settings::{Change, settings_changed},
};
use axum::{Json, extract::State};
use ombud_base::{Time, id::WorkspaceId};
use ombud_db::{DbError, Tx, sql};
use serde::{Deserialize, Serialize};
use std::{net::IpAddr, time::Duration};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// How many networks a list may have.
const MOST_NETWORKS: usize = 200;

/// What it answers under `/api/v1`.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(show_session_policy, set_session_policy))
}

/// How long sessions of staff live, how many each may have, and from where one may come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SessionPolicy {
    /// Minutes without anything asked after which a session ends: 5 to 43200 (30 days), or 0 for never.
    #[schema(minimum = 0, maximum = 43_200)]
    pub idle_minutes: i64,
    /// Hours after which a session ends however busy it is: 1 to 720 (30 days).
    #[schema(minimum = 1, maximum = 720)]
    pub longest_hours: i64,
    /// Sessions that one person may have at once, 1 to 100, or 0 for any number: one more ends the oldest.
    #[schema(minimum = 0, maximum = 100)]
    pub most_sessions: i64,
    /// Minutes for which a proof (password, code, passkey) is good for what is sensitive: 1 to 720.
    #[schema(minimum = 1, maximum = 720)]
    pub proof_minutes: i64,
    /// Addresses and networks that staff, and API tokens without a list of their own, may come from, up to 200: `198.51.100.7`,
    /// `10.0.0.0/8`, `2001:db8::/32`. Empty: from everywhere.
    #[schema(max_items = 200, example = json!(["198.51.100.0/24", "2001:db8::/32"]))]
    pub allowed_networks: Vec<String>,
}

impl Default for SessionPolicy {
    fn default() -> Self {
        Self {
            idle_minutes: 12 * 60,
            longest_hours: 7 * 24,
            most_sessions: 20,
            proof_minutes: 15,
            allowed_networks: Vec::new(),
        }
    }
}

/// Why a session is over, or cannot be used from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// Nothing was asked in it for too long.
    Idle,
    /// It is too old.
    Aged,
    /// It is used from where nobody may come from.
    Elsewhere,
    /// Its owner has opened too many others.
    Replaced,
}

impl Over {
    /// The word that clients know it by.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Aged => "aged",
            Self::Elsewhere => "address",
            Self::Replaced => "replaced",
        }
    }
}

/// When a session began, and was last used.
#[derive(Clone, Copy, Debug)]
pub(super) struct Age {
    /// When it was opened.
    pub created: Time,
    /// When it was last used.
    pub seen: Time,
    /// When it ends, as its policy said when it was opened.
    pub expires: Time,
}

fn minutes(n: i64) -> Duration {
    Duration::from_secs(60 * u64::try_from(n).unwrap_or(0))
}

impl SessionPolicy {
    /// How long a session may live at all.
    pub fn longest(&self) -> Duration {
        minutes(60 * self.longest_hours)
    }

    /// For how long a proof is good.
    pub fn proof(&self) -> Duration {
        minutes(self.proof_minutes)
    }

    /// Whether a session is over.
    pub(super) fn over(&self, age: Age, now: Time) -> Option<Over> {
        if age.expires <= now || age.created + self.longest() <= now {
            return Some(Over::Aged);
        }
        let idle = self.idle_minutes > 0 && age.seen + minutes(self.idle_minutes) <= now;
        idle.then_some(Over::Idle)
    }

    /// Whether one may come from there.
    pub fn lets_in(&self, address: IpAddr) -> bool {
        lets_in(&self.allowed_networks, address)
    }

    fn check(&mut self) -> Result<(), Problem> {
        let mut checks = Checks::new();
        if self.idle_minutes != 0 {
            checks.within("idle_minutes", self.idle_minutes, 5, 43_200);
        }
        checks.within("longest_hours", self.longest_hours, 1, 720);
        checks.within("most_sessions", self.most_sessions, 0, 100);
        checks.within("proof_minutes", self.proof_minutes, 1, 720);
        self.allowed_networks =
            checked_networks(&mut checks, "allowed_networks", std::mem::take(&mut self.allowed_networks));
        checks.done()
    }
}

/// Whether a list lets an address in; an empty one lets in everybody.
pub(crate) fn lets_in(networks: &[String], address: IpAddr) -> bool {
    let address = address.to_canonical();
    networks.is_empty() || networks.iter().filter_map(|it| parse_network(it)).any(|it| it.contains(&address))
}

/// A list of networks as it is stored; none where it cannot be read, and lets in nobody.
pub(crate) fn stored_networks(stored: &str) -> Option<Vec<String>> {
    serde_json::from_str(stored).ok()
}

/// Checks a list of networks; each comes back in its common form, once.
pub(crate) fn checked_networks(checks: &mut Checks, field: &str, networks: Vec<String>) -> Vec<String> {
    checks.count(field, &networks, MOST_NETWORKS);
    let mut once = Vec::with_capacity(networks.len());
    for (index, text) in networks.into_iter().take(MOST_NETWORKS).enumerate() {
        match parse_network(text.trim()) {
            None => checks.fail(
                format!("{field}[{index}]"),
                "must be an address or a network, such as 198.51.100.7, 10.0.0.0/8 or 2001:db8::/32",
            ),
            Some(network) => {
                let network = network.trunc();
                let text = if network.prefix_len() == network.max_prefix_len() {
                    network.addr().to_string()
                } else {
                    network.to_string()
                };
                if !once.contains(&text) {
                    once.push(text);
                }
            }
        }
    }
    once
}

/// What is stored of a policy, as it is; what cannot be read counts as the default.
pub(super) fn parse(stored: Option<String>) -> Result<SessionPolicy, DbError> {
    stored.map_or_else(
        || Ok(SessionPolicy::default()),
        |it| {
            serde_json::from_str(&it).map_err(|error| DbError::Statement(format!("session policy: {error}")))
        },
    )
}

/// A workspace's policy; the defaults until somebody has set one.
///
/// # Errors
/// As the database says.
pub fn policy_of(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<SessionPolicy, DbError> {
    let stored = tx.maybe(
        sql!("SELECT policy FROM session_policies WHERE workspace_id = $1"),
        &[workspace.into()],
        |row| row.get::<String>(0),
    )?;
    parse(stored)
}

/// Whoever comes from there is not let in.
pub fn not_from_here(address: IpAddr) -> Problem {
    let detail = format!(
        "This workspace lets nobody in from {address}. Come from an allowed network, or have {address} added under Settings, \
         Sessions and access."
    );
    Problem::new(Code::AddressNotAllowed, detail)
}

/// Writes a policy down, tells the change, and has open connections held against it.
///
/// # Errors
/// As the database says.
pub fn write_policy(tx: &mut Tx<'_>, journal: &mut Journal, policy: &SessionPolicy) -> Result<(), Problem> {
    let text = serde_json::to_string(policy).map_err(Problem::internal)?;
    tx.exec(
        sql!(
            "INSERT INTO session_policies (workspace_id, policy) VALUES ($1, $2) ",
            "ON CONFLICT (workspace_id) DO UPDATE SET policy = excluded.policy"
        ),
        &[journal.workspace.into(), (&text).into()],
    )?;
    settings_changed(journal, "session_policy", journal.workspace, Change::Changed, policy);
    journal.notify(Notice::PolicyChanged);
    Ok(())
}

/// How long sessions live, and from where one may come.
#[utoipa::path(get, path = "/session-policy", tag = "access", responses((status = 200, body = SessionPolicy)))]
async fn show_session_policy(State(app): State<App>, signed: Signed) -> Result<Json<SessionPolicy>, Problem> {
    signed.need_any(&[Permission::SecurityRead, Permission::SecurityManage])?;
    Ok(Json(app.db.read::<_, DbError, _>(move |tx| policy_of(tx, signed.workspace)).await?))
}

/// Sets the policy, at once for every session. What is absent gets its default. A list of networks that does not hold the address
/// that you come from is refused: nobody locks themselves out.
#[utoipa::path(
    put, path = "/session-policy", tag = "access",
    request_body(content = SessionPolicy, example = json!({"idle_minutes": 480, "longest_hours": 168})),
    responses((status = 200, body = SessionPolicy), (status = 403), (status = 422))
)]
async fn set_session_policy(
    State(app): State<App>,
    signed: Signed,
    address: ClientAddress,
    Body(mut policy): Body<SessionPolicy>,
) -> Result<Json<SessionPolicy>, Problem> {
    signed.need(Permission::SecurityManage)?;
    policy.check()?;
    if !policy.lets_in(address.0) {
        let detail = format!("must hold your own address, {}, or a network that it is in", address.0);
        return Err(Problem::invalid("allowed_networks", detail));
    }
    let (hub, now) = (app.hub.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        write_policy(tx, &mut journal, &policy)?;
        journal.close(tx, &hub)?;
        Ok(policy.clone())
    });
    written.await.map(Json)
}

/// Lets staff in from everywhere again: the operator's way out, when the networks of the list are gone. Returns what was on it.
///
/// # Errors
/// As the database says.
pub fn unlock(tx: &mut Tx<'_>, app: &App, workspace: WorkspaceId) -> Result<Vec<String>, Problem> {
    let mut journal = Journal::open(tx, workspace, crate::events::Actor::System, app.now())?;
    let mut policy = policy_of(tx, workspace)?;
    let was = std::mem::take(&mut policy.allowed_networks);
    write_policy(tx, &mut journal, &policy)?;
    journal.close(tx, &app.hub)?;
    Ok(was)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks_come_back_in_one_form_and_nonsense_is_named() {
        let mut checks = Checks::new();
        let given =
            ["10.1.2.3/8", " 198.51.100.7 ", "198.51.100.7/32", "2001:DB8::1/32", "::ffff:192.0.2.1", "::/0"];
        let networks = checked_networks(&mut checks, "list", given.map(str::to_owned).to_vec());
        assert_eq!(networks, ["10.0.0.0/8", "198.51.100.7", "2001:db8::/32", "192.0.2.1", "::/0"]);
        checks.done().unwrap();
        let lets = |address: &str| lets_in(&networks[..4], address.parse().unwrap());
        assert!(lets("10.9.9.9") && lets("::ffff:10.0.0.1") && lets("2001:db8:1::1") && lets("198.51.100.7"));
        assert!(!lets("11.0.0.1") && !lets("198.51.100.8") && !lets("2001:db9::1"));
        assert!(lets_in(&[], "203.0.113.1".parse().unwrap()));
        for broken in ["", "ten", "10.0.0.0/33", "::/129", "10.0.0", "10.0.0.0/-1", "10.0.0.0 /8"] {
            let mut checks = Checks::new();
            checked_networks(&mut checks, "list", vec![broken.to_owned()]);
            assert!(checks.done().is_err(), "{broken:?}");
        }
    }

    #[test]
    fn a_session_is_over_when_it_idles_or_ages() {
        let policy = SessionPolicy { idle_minutes: 10, longest_hours: 1, ..SessionPolicy::default() };
        let at = |minutes: i64| Time::from_micros(0).plus_seconds(60 * minutes);
        let age = |created, seen| Age { created: at(created), seen: at(seen), expires: at(created + 600) };
        assert_eq!(policy.over(age(0, 0), at(9)), None);
        assert_eq!(policy.over(age(0, 0), at(10)), Some(Over::Idle));
        assert_eq!(policy.over(age(0, 59), at(60)), Some(Over::Aged));
        assert_eq!(SessionPolicy { idle_minutes: 0, ..policy }.over(age(0, 0), at(59)), None);
    }
}
