//! Which cases somebody can see: decided here alone, for one case at hand and as a condition of SQL.
//!
//! A role's permissions say what somebody may do and whether they see every team's cases or those of their own teams; the scope
//! of a member of staff says in which part of the workspace all of that holds. What lies outside does not exist for them.

use super::{Permission, Signed};
use crate::http::{Checks, Problem};
use ombud_base::{
    Uuid, Value,
    id::{InboxId, StaffId, TeamId},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The most teams, inboxes or types of one scope.
const MOST: usize = 100;
/// The stored scope that limits nothing.
pub(super) const UNLIMITED: &str = "{}";
/// The types of cases.
pub const CASE_TYPES: [&str; 8] = [
    COMMON_TYPE,
    "transaction",
    "deposit_recovery",
    "account_access",
    "theft",
    "scam_report",
    "complaint",
    DATA_REQUEST,
];
/// The type of a case in which a customer asks for what the law gives them: to be erased.
pub const DATA_REQUEST: &str = "data_request";
/// The type that nearly all cases have: no index leads to them by it.
pub const COMMON_TYPE: &str = "question";

/// Where a case lies: all that decides who may see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot<'a> {
    /// Its team.
    pub team: Option<TeamId>,
    /// Its inbox.
    pub inbox: InboxId,
    /// Its type.
    pub kind: &'a str,
    /// Its owner.
    pub assignee: Option<StaffId>,
}

/// To which part of a workspace somebody is limited. A list that is empty limits nothing; a case has to fit all three.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CaseScope {
    /// Cases of these teams alone; not those that have no team.
    #[schema(max_items = 100)]
    pub teams: Vec<TeamId>,
    /// Cases of these inboxes alone.
    #[schema(max_items = 100)]
    pub inboxes: Vec<InboxId>,
    /// Cases of these types alone.
    #[schema(max_items = 100, example = json!(["theft", "scam_report"]))]
    pub types: Vec<String>,
}

impl CaseScope {
    /// Whether it limits nothing.
    pub const fn is_everything(&self) -> bool {
        self.teams.is_empty() && self.inboxes.is_empty() && self.types.is_empty()
    }

    /// Whether a case there lies within.
    pub fn holds(&self, spot: &Spot<'_>) -> bool {
        (self.teams.is_empty() || spot.team.is_some_and(|it| self.teams.contains(&it)))
            && (self.inboxes.is_empty() || self.inboxes.contains(&spot.inbox))
            && (self.types.is_empty() || self.types.iter().any(|it| it == spot.kind))
    }

    /// The same as [`CaseScope::holds`] as a condition on the rows of `cases` that are called `name`. The engines use no index
    /// for it: that one which gives the order of a list must win.
    pub fn condition(&self, name: &str, binds: &mut Binds) -> String {
        let teams: Vec<Bind> = self.teams.iter().map(|it| Bind::Id(it.0)).collect();
        let inboxes: Vec<Bind> = self.inboxes.iter().map(|it| Bind::Id(it.0)).collect();
        let types: Vec<Bind> = self.types.iter().map(|it| Bind::Text(it.clone())).collect();
        let parts = [("team_id", teams), ("inbox_id", inboxes), ("type", types)];
        let parts: Vec<String> = parts
            .into_iter()
            .filter(|(_, allowed)| !allowed.is_empty())
            .map(|(column, allowed)| {
                let allowed: Vec<String> = allowed.into_iter().map(|it| binds.add(it)).collect();
                format!("COALESCE({name}.{column} IN ({}), FALSE) = TRUE", allowed.join(", "))
            })
            .collect();
        if parts.is_empty() { "1 = 1".to_owned() } else { parts.join(" AND ") }
    }

    /// Without doubles, in order.
    #[must_use]
    pub fn tidy(mut self) -> Self {
        self.teams.sort_unstable();
        self.teams.dedup();
        self.inboxes.sort_unstable();
        self.inboxes.dedup();
        self.types.sort_unstable();
        self.types.dedup();
        self
    }

    /// Refuses more than a scope may hold.
    pub fn check(&self, checks: &mut Checks) {
        checks.count("scope.teams", &self.teams, MOST);
        checks.count("scope.inboxes", &self.inboxes, MOST);
        checks.count("scope.types", &self.types, MOST);
    }

    /// As it is stored. What cannot be read lets nobody see more: it is an error.
    ///
    /// # Errors
    /// When the row is damaged.
    pub fn parse(stored: &str) -> Result<Self, ombud_db::DbError> {
        serde_json::from_str(stored)
            .map_err(|error| ombud_db::DbError::Statement(format!("scope of staff: {error}")))
    }

    /// For storing: what limits nothing is always written alike.
    ///
    /// # Errors
    /// Never in practice.
    pub fn stored(&self) -> Result<String, Problem> {
        if self.is_everything() {
            return Ok(UNLIMITED.to_owned());
        }
        serde_json::to_string(self).map_err(Problem::internal)
    }
}

/// Which cases somebody can see.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Reach {
    /// Within this part of the workspace.
    pub scope: CaseScope,
    /// Every team's.
    pub all: bool,
    /// Their own, those of their teams, and those of no team.
    pub some: bool,
    /// Their teams.
    pub teams: Vec<TeamId>,
    /// Who they are; none for a programme, which owns nothing.
    pub me: Option<StaffId>,
}

impl Reach {
    /// Whether they see a case there.
    pub fn holds(&self, spot: &Spot<'_>) -> bool {
        holds((self.all, self.some), &self.teams, self.me, spot) && self.scope.holds(spot)
    }

    /// Whether they see every case.
    pub const fn is_everything(&self) -> bool {
        self.all && self.scope.is_everything()
    }

    /// The same as [`Reach::holds`] as a condition on the rows of `cases` that are called `name`.
    pub fn condition(&self, name: &str, binds: &mut Binds) -> String {
        if self.all {
            return self.scope.condition(name, binds);
        }
        if !self.some {
            return "1 = 0".to_owned();
        }
        let scope = self.scope.condition(name, binds);
        let mut parts = vec![format!("{name}.team_id IS NULL")];
        if !self.teams.is_empty() {
            let teams: Vec<String> = self.teams.iter().map(|it| binds.add(Bind::Id(it.0))).collect();
            parts.push(format!("{name}.team_id IN ({})", teams.join(", ")));
        }
        if let Some(me) = self.me {
            parts.push(format!("{name}.assignee_id = {}", binds.add(Bind::Id(me.0))));
        }
        format!("({}) AND {scope}", parts.join(" OR "))
    }

    /// The parts of the cases that a list has to read, so that an index gives each of them in order. What a part alone does
    /// not say is in [`Reach::rest`].
    pub fn parts(&self) -> Vec<Part> {
        let scope = &self.scope;
        if !self.all && !self.some {
            return Vec::new();
        }
        if !scope.types.is_empty() && !scope.types.iter().any(|it| it == COMMON_TYPE) {
            return scope.types.iter().cloned().map(Part::Type).collect();
        }
        if self.all {
            return match (scope.teams.as_slice(), scope.inboxes.as_slice()) {
                ([], []) => vec![Part::All],
                ([], inboxes) => inboxes.iter().copied().map(Part::Inbox).collect(),
                (teams, _) => teams.iter().copied().map(Part::Team).collect(),
            };
        }
        let mut parts: Vec<Part> = self.teams_within().into_iter().map(Part::Team).collect();
        parts.extend(scope.teams.is_empty().then_some(Part::Teamless));
        parts.extend(self.me.map(Part::Owned));
        parts
    }

    /// Their teams, so far as they see their cases.
    pub fn teams_within(&self) -> Vec<TeamId> {
        let within = |it: &TeamId| self.scope.teams.is_empty() || self.scope.teams.contains(it);
        self.teams.iter().copied().filter(within).collect()
    }

    /// What has to hold beside being in a part; none where the part says it all.
    pub fn rest(&self, part: &Part, name: &str, binds: &mut Binds) -> Option<String> {
        match part {
            Part::Type(_) if self.all && self.only_types() => None,
            Part::Type(_) => Some(self.condition(name, binds)),
            _ if self.scope.is_everything() => None,
            _ => Some(self.scope.condition(name, binds)),
        }
    }

    const fn only_types(&self) -> bool {
        self.scope.teams.is_empty() && self.scope.inboxes.is_empty()
    }
}

/// A part of the cases for which there is an index in the order of lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of them.
    All,
    /// Of one team.
    Team(TeamId),
    /// Of no team.
    Teamless,
    /// Of one owner.
    Owned(StaffId),
    /// Of one inbox.
    Inbox(InboxId),
    /// Of one type that is not [`COMMON_TYPE`].
    Type(String),
}

/// A value of a composed statement.
#[derive(Clone, Debug)]
pub enum Bind {
    /// An id.
    Id(Uuid),
    /// A number.
    Int(i64),
    /// A text.
    Text(String),
}

/// The values of a composed statement, in the order of their numbers.
#[derive(Clone, Debug, Default)]
pub struct Binds(Vec<Bind>);

impl Binds {
    /// Adds one; answers what stands for it in the text.
    pub fn add(&mut self, value: Bind) -> String {
        self.0.push(value);
        format!("${}", self.0.len())
    }

    /// As a statement takes them.
    pub fn values(&self) -> Vec<Value<'_>> {
        self.0
            .iter()
            .map(|it| match it {
                Bind::Id(id) => Value::Id(*id),
                Bind::Int(int) => Value::Int(*int),
                Bind::Text(text) => Value::Text(text),
            })
            .collect()
    }
}

impl Signed {
    /// Which cases the caller can see.
    pub fn reach(&self) -> Reach {
        Reach {
            scope: self.scope.clone(),
            all: self.may(Permission::CasesViewAll),
            some: self.may(Permission::CasesView),
            teams: self.teams.clone(),
            me: self.staff_id(),
        }
    }

    /// Whether a case there may be seen: as [`Reach::holds`].
    pub fn sees(&self, spot: &Spot<'_>) -> bool {
        let may = (self.may(Permission::CasesViewAll), self.may(Permission::CasesView));
        holds(may, &self.teams, self.staff_id(), spot) && self.scope.holds(spot)
    }
}

fn holds((all, some): (bool, bool), teams: &[TeamId], me: Option<StaffId>, spot: &Spot<'_>) -> bool {
    let own = spot.assignee.is_some() && spot.assignee == me;
    let of_teams = spot.team.is_none_or(|it| teams.contains(&it));
    all || (some && (of_teams || own))
}
