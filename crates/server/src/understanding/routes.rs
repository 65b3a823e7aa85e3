//! Who works on what: the routes of a workspace, and what they decide for a message.

use super::{
    reading::{Reading, Urgency},
    tree::{Intent, Tree},
};
use crate::words::words;
use ombud_base::id::{TeamId, WorkspaceId};
use ombud_db::{DbError, Tx, sql};
use ombud_nlp::signals::Signal;
use std::collections::HashMap;

words! {
    /// What the bot does with an intent.
    Answering {
        /// Answers from articles, and hands over what it cannot answer.
        Articles = "articles",
        /// Hands over at once, and says what is to be done meanwhile.
        Person = "person",
    }
}

/// What a workspace says of a role or of an intent; what is not said is as the tree has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    /// The team that works on it.
    pub team: Option<TeamId>,
    /// How urgent it is.
    pub urgency: Option<Urgency>,
    /// What the bot does.
    pub answering: Option<Answering>,
}

/// The routes of a workspace, by what they are for: a role of the tree, or an intent (whose name has a dot).
#[derive(Clone, Debug, Default)]
pub struct Routes(HashMap<String, Route>);

/// Where a message goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The team; none: the inbox's own.
    pub team: Option<TeamId>,
    /// How urgent.
    pub urgency: Urgency,
    /// What the bot does.
    pub answering: Answering,
    /// The intent that decided; none when nothing was sure enough.
    pub intent: Option<&'static str>,
    /// Which route named the team: `intent`, `role`, `likely` where only the role is clear enough, or nothing.
    pub by: Option<&'static str>,
    /// What made it urgent: a signal, the intent, or `route`.
    pub urgent_for: Option<&'static str>,
    /// Whether it may be urgent all the same, which is asked before anybody is alarmed.
    pub doubtful: bool,
}

/// Whose word counts although the intent says something else, by what cannot wait.
const SIGNALLED: [(Signal, &str); 3] = [
    (Signal::Theft, "security.theft"),
    (Signal::Exposed, "security.phrase_exposed"),
    (Signal::Legal, "legal.authority"),
];

impl Routes {
    /// The routes of a workspace.
    ///
    /// # Errors
    /// As the database says.
    pub fn of(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Self, DbError> {
        let all = tx.all(
            sql!("SELECT name, team_id, urgency, answering FROM routes WHERE workspace_id = $1"),
            &[ws.into()],
            |row| {
                let route = Route { team: row.get(1)?, urgency: row.get(2)?, answering: row.get(3)? };
                Ok((row.get::<String>(0)?, route))
            },
        )?;
        Ok(Self(all.into_iter().collect()))
    }

    /// What is said of a role or an intent.
    pub fn said(&self, name: &str) -> Option<&Route> {
        self.0.get(name)
    }

    /// The team of an intent, and by which route.
    pub fn team_of(&self, intent: &Intent) -> (Option<TeamId>, Option<&'static str>) {
        let team = |name: &str| self.said(name).and_then(|it| it.team);
        if let Some(team) = team(&intent.id) {
            return (Some(team), Some("intent"));
        }
        (team(&intent.team), team(&intent.team).map(|_| "role"))
    }

    /// How urgent an intent is here.
    pub fn urgency_of(&self, intent: &Intent) -> Urgency {
        self.said(&intent.id).and_then(|it| it.urgency).unwrap_or(intent.urgency)
    }

    /// What the bot does with an intent here.
    pub fn answering_of(&self, intent: &Intent) -> Answering {
        let own = if intent.person { Answering::Person } else { Answering::Articles };
        self.said(&intent.id).and_then(|it| it.answering).unwrap_or(own)
    }

    /// Where a message goes that was read so.
    pub fn decide(&self, reading: &Reading) -> Decision {
        let signalled = SIGNALLED.into_iter().find(|(signal, _)| reading.has(*signal)).map(|it| it.1);
        // A small chance is enough to hurry, and not to say what it is about.
        let likely = reading.likely();
        let of_likely = |it: &&str| {
            Tree::get().intent(it).is_some_and(|own| likely.is_some_and(|likely| likely.team == own.team))
        };
        let hurried = reading.urgent_for.filter(|it| reading.urgency == Urgency::Urgent && it.contains('.'));
        let urgent = hurried.filter(of_likely);
        // An intent that is right all the same, such as a taken account, is the better one than what a word stands for.
        let kin = |it: &&str| {
            signalled
                .is_some_and(|own| own.split_once('.').map(|it| it.0) == it.split_once('.').map(|it| it.0))
        };
        let named = reading.intent.filter(kin).or(signalled).or(urgent).or_else(|| reading.sure_intent());
        let Some(intent) = named.and_then(|it| Tree::get().intent(it)) else {
            let (team, by) = likely.map_or((None, None), |it| self.team_of(it));
            return Decision {
                team,
                urgency: reading.urgency,
                answering: Answering::Articles,
                intent: None,
                by: by.map(|_| "likely"),
                urgent_for: reading.urgent_for,
                doubtful: reading.doubtful,
            };
        };
        let (team, by) = self.team_of(intent);
        let own = self.urgency_of(intent);
        let urgency = own.max(reading.urgency);
        let urgent_for = reading.urgent_for.filter(|_| reading.urgency >= own);
        Decision {
            team,
            urgency,
            answering: self.answering_of(intent),
            intent: Some(&intent.id),
            by,
            urgent_for: urgent_for.or((urgency > Urgency::Normal).then_some("route")),
            doubtful: reading.doubtful && urgency < Urgency::Urgent,
        }
    }

    /// Writes what is said of a role or an intent.
    ///
    /// # Errors
    /// As the database says.
    pub(super) fn write(tx: &mut Tx<'_>, ws: WorkspaceId, name: &str, route: &Route) -> Result<(), DbError> {
        tx.exec(sql!("DELETE FROM routes WHERE workspace_id = $1 AND name = $2"), &[ws.into(), name.into()])?;
        if *route == Route::default() {
            return Ok(());
        }
        tx.exec(
            sql!("INSERT INTO routes (workspace_id, name, team_id, urgency, answering) VALUES ($1, $2, $3, $4, $5)"),
            &[ws.into(), name.into(), route.team.into(), route.urgency.into(), route.answering.into()],
        )?;
        Ok(())
    }
}
