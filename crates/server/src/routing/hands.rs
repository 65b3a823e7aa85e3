//! Those who can take work: who has time, what they can do, and who of them takes a case.

use super::{rules::same_language, store};
use crate::{
    access::{CaseScope, Permission, Person, Spot, everybody},
    clocks::business_hours,
    conversations::{Desk, needs, reading::Taker},
};
use ombud_base::{
    Time,
    id::{SkillId, StaffId, TeamId, WorkspaceId},
};
use ombud_db::{DbError, Row, Tx, sql};
use serde::Serialize;
use std::collections::HashMap;
use utoipa::ToSchema;

/// What somebody with this skill has.
pub(super) fn skill(id: SkillId) -> String {
    format!("skill:{id}")
}

/// What somebody who speaks this language has: of a tag, its first part, for whoever reads Chinese reads both scripts.
pub(super) fn language(tag: &str) -> String {
    format!("language:{}", tag.split('-').next().unwrap_or_default().to_ascii_lowercase())
}

/// One who can take work, so far as they see it.
#[derive(Clone, Debug)]
pub(super) struct Hand {
    pub staff: StaffId,
    pub name: String,
    pub team: TeamId,
    pub load: i64,
    pub max_load: i64,
    last: Time,
    online: bool,
    scope: CaseScope,
    /// In which languages they answer.
    pub languages: Vec<String>,
    /// Their skills and languages, in the words that cases need them by.
    has: Vec<String>,
}

impl Hand {
    pub fn has_room(&self) -> bool {
        self.load < self.max_load
    }

    pub fn has_all(&self, needs: &[String]) -> bool {
        needs.iter().all(|it| self.has.contains(it))
    }

    /// Whether they answer in a language.
    pub fn speaks(&self, language: Option<&str>) -> bool {
        language.is_some_and(|it| self.languages.iter().any(|own| same_language(own, it)))
    }

    /// Who comes first: whoever speaks the language, then who carries least, then who was given work longest ago.
    fn order(&self, language: Option<&str>) -> (bool, i64, Time, StaffId) {
        (!self.speaks(language), self.load, self.last, self.staff)
    }
}

macro_rules! members {
    () => {
        "SELECT s.id, m.team_id, s.load, s.max_load, s.last_assigned_at, s.presence, s.languages FROM staff s \
         JOIN team_members m ON m.workspace_id = s.workspace_id AND m.staff_id = s.id \
         JOIN teams t ON t.workspace_id = m.workspace_id AND t.id = m.team_id "
    };
}
/// Who lacks a skill that all of the team's work needs is not one of its hands.
macro_rules! skilled {
    () => {
        "AND NOT EXISTS (SELECT 1 FROM team_skills n WHERE n.workspace_id = m.workspace_id AND n.team_id = m.team_id \
         AND NOT EXISTS (SELECT 1 FROM staff_skills h WHERE h.workspace_id = n.workspace_id AND h.staff_id = s.id \
         AND h.skill_id = n.skill_id))"
    };
}

fn hand(row: &Row<'_>) -> Result<Hand, DbError> {
    let mut row = row.reader();
    let (staff, team, load, max_load, last) =
        (row.next()?, row.next()?, row.next()?, row.next()?, row.next()?);
    let online = row.next::<String>()? == "online";
    let languages = serde_json::from_str(&row.next::<String>()?)
        .map_err(|_| DbError::Statement("a row of staff has strange languages".into()))?;
    let (name, scope, has) = (String::new(), CaseScope::default(), Vec::new());
    Ok(Hand { staff, name, team, load, max_load, last, online, scope, languages, has })
}

/// Who counts as being there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum There {
    /// Who says so, and has a console open.
    Connected,
    /// Who says so: beside the running server nobody knows who is connected.
    ByWord,
}

/// Those who can take work, of all teams that assign by themselves, or of one team.
pub(super) struct Hands(Vec<Hand>);

impl Hands {
    /// Those who are there and have room, of all teams that give work out by themselves.
    pub fn read(app: &Desk, tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Self, DbError> {
        let text = sql!(
            members!(),
            "WHERE s.workspace_id = $1 AND t.auto_assign = TRUE AND s.state = 'active' AND s.presence = 'online' ",
            "AND s.load < s.max_load ",
            skilled!()
        );
        let mut hands = tx.all(text, &[ws.into()], hand)?;
        hands.retain(|hand| app.hub.staff_connected(ws, hand.staff));
        Self(hands).completed(app, tx, ws)
    }

    /// Everybody of a team who is active, has its skills and may see cases, there or not.
    fn of_team(
        app: &Desk,
        tx: &mut Tx<'_>,
        ws: WorkspaceId,
        team: TeamId,
        there: There,
    ) -> Result<Self, DbError> {
        let text =
            sql!(members!(), "WHERE s.workspace_id = $1 AND t.id = $2 AND s.state = 'active' ", skilled!());
        let mut hands = tx.all(text, &[ws.into(), team.into()], hand)?;
        if there == There::Connected {
            hands.iter_mut().for_each(|it| it.online &= app.hub.staff_connected(ws, it.staff));
        }
        Self(hands).completed(app, tx, ws)
    }

    /// With what each sees and can do.
    fn completed(mut self, app: &Desk, tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Self, DbError> {
        if self.0.is_empty() {
            return Ok(self);
        }
        let sees = |it: &Person| it.may(Permission::CasesView) || it.may(Permission::CasesViewAll);
        let people = everybody(tx, ws, app.now())?.into_iter().filter(sees);
        let people: HashMap<StaffId, Person> = people.map(|it| (it.id, it)).collect();
        let mut skills: HashMap<StaffId, Vec<String>> = HashMap::new();
        for (staff, id) in tx.all(
            sql!("SELECT staff_id, skill_id FROM staff_skills WHERE workspace_id = $1 ORDER BY skill_id"),
            &[ws.into()],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )? {
            skills.entry(staff).or_default().push(skill(id));
        }
        self.0.retain_mut(|hand| {
            let Some(person) = people.get(&hand.staff) else { return false };
            hand.scope.clone_from(&person.scope);
            hand.name.clone_from(&person.name);
            hand.has = skills.get(&hand.staff).cloned().unwrap_or_default();
            hand.has.extend(hand.languages.iter().map(|it| language(it)));
            true
        });
        Ok(self)
    }

    fn free(&self) -> impl Iterator<Item = &Hand> {
        self.0.iter().filter(|it| it.online && it.has_room())
    }

    /// What those who are free could take: cases of their teams within their scopes, that need nothing but what they have.
    pub fn takers(&self, tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Vec<Taker>, DbError> {
        if self.0.is_empty() {
            return Ok(Vec::new());
        }
        // Of what somebody can do, only what a case needs matters: people who differ in nothing else are one taker.
        let wanted = needs::wanted(tx, ws)?;
        let mut all: Vec<Taker> = Vec::new();
        for hand in self.free() {
            let has: Vec<String> = wanted.iter().filter(|it| hand.has.contains(it)).cloned().collect();
            // Who may take everything of a team makes the others' limits pointless.
            let known = |it: &Taker| {
                it.team == hand.team
                    && (it.scope.is_everything() || it.scope == hand.scope)
                    && has.iter().all(|own| it.has.contains(own))
            };
            if !all.iter().any(known) {
                all.push(Taker { team: hand.team, scope: hand.scope.clone(), has });
            }
        }
        Ok(all)
    }

    /// Who takes a case, as they are with it.
    pub fn take(&mut self, spot: &Spot<'_>, needs: &[String], language: Option<&str>) -> Option<Hand> {
        let fits = |it: &&Hand| Some(it.team) == spot.team && it.scope.holds(spot) && it.has_all(needs);
        let mut chosen = self.free().filter(fits).min_by_key(|it| it.order(language))?.clone();
        chosen.load += 1;
        for hand in self.0.iter_mut().filter(|it| it.staff == chosen.staff) {
            hand.load += 1;
        }
        Some(chosen)
    }
}

/// One who could take a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Candidate {
    /// Who.
    pub staff: StaffId,
    /// Their name.
    pub name: String,
    /// `free`, `full`, `away`, or `unfit`: without a skill or language that the case needs, or unable to see it.
    #[schema(example = "free")]
    pub state: &'static str,
    /// How many open cases they have.
    pub load: i64,
    /// How many they take on.
    pub max_load: i64,
    /// Whether they answer in the customer's language.
    pub speaks: bool,
}

/// How a team stands to a case.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    /// Everybody of it, who would take the case first.
    pub people: Vec<Candidate>,
    /// It is outside its hours.
    pub closed: bool,
    /// Its hours: whether it is within them, and until when; none: it has none.
    pub hours: Option<(bool, Option<Time>)>,
    /// It gives work out by itself.
    pub gives_out: bool,
}

impl Standing {
    /// How a team stands to a case now.
    pub fn of(
        app: &Desk,
        tx: &mut Tx<'_>,
        ws: WorkspaceId,
        team: TeamId,
        needs: &[String],
        case: (Option<&Spot<'_>>, Option<&str>),
    ) -> Result<Self, DbError> {
        Self::at(app, tx, ws, team, needs, case, (app.now(), There::Connected))
    }

    /// The same at another time, as far as hours go.
    pub fn at(
        app: &Desk,
        tx: &mut Tx<'_>,
        ws: WorkspaceId,
        team: TeamId,
        needs: &[String],
        (spot, language): (Option<&Spot<'_>>, Option<&str>),
        (now, there): (Time, There),
    ) -> Result<Self, DbError> {
        let facts = store::team(tx, ws, team)?;
        let hours = facts.as_ref().and_then(|it| it.hours);
        let hours = hours.map(|it| business_hours(tx, ws, it)).transpose()?.flatten();
        let mut hands = Hands::of_team(app, tx, ws, team, there)?.0;
        hands.sort_by_key(|it| it.order(language));
        let candidate = |it: &Hand| Candidate {
            staff: it.staff,
            name: it.name.clone(),
            state: if !it.has_all(needs) || spot.is_some_and(|spot| !it.scope.holds(spot)) {
                "unfit"
            } else if !it.online {
                "away"
            } else if it.has_room() {
                "free"
            } else {
                "full"
            },
            load: it.load,
            max_load: it.max_load,
            speaks: it.speaks(language),
        };
        let mut people: Vec<Candidate> = hands.iter().map(candidate).collect();
        let place =
            |it: &Candidate| ["free", "full", "away", "unfit"].iter().position(|state| *state == it.state);
        people.sort_by_key(place);
        Ok(Self {
            people,
            closed: hours.as_ref().is_some_and(|it| !it.open_at(now)),
            hours: hours.map(|it| (it.open_at(now), it.next_change(now))),
            gives_out: facts.is_some_and(|it| it.gives_out),
        })
    }

    /// How many are in this state.
    pub fn count(&self, state: &str) -> usize {
        self.people.iter().filter(|it| it.state == state).count()
    }

    /// Why nobody of it can take the case now; none when somebody can.
    pub fn nobody(&self) -> Option<&'static str> {
        if self.closed {
            return Some("closed");
        }
        match (self.count("free"), self.count("full"), self.count("away")) {
            (0, 0, 0) => Some("unfit"),
            (0, 0, _) => Some("away"),
            (0, ..) => Some("full"),
            _ => None,
        }
    }
}
