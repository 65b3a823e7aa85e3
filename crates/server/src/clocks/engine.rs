//! What a transaction does to clocks and episodes.
//!
//! A case's row says where it stands; from what it was and what it is, everything about its clocks follows:
//! - an episode begins with a customer's first unanswered message and ends with the first public reply of a person;
//! - the reply clock of a service level runs as long as the episode: of kind first reply as long as nobody has replied in
//!   the case, of kind next reply afterwards. It never pauses: a customer who waits, waits. Resolving ends it too.
//! - the resolution clock runs from opening to resolving. It pauses while the case sleeps and it is the customer's turn;
//!   sleeping while the customer waits does not stop it. Reopening lets it go on from what it had run.
//! - the update clock is a promise that does not wait for the customer: it begins when people get the case, each public reply of
//!   a person ends it and begins the next one, and resolving ends it. It does not pause.
//! - another priority, team or inbox may mean another service level: running clocks then count anew, from their start,
//!   by its targets. What was missed stays missed.

use super::{
    policies::Policies,
    rows::{self, ClockKind, ClockRow, ClockState, Episode},
    service_levels::ServiceLevel,
    timers,
};
use crate::{
    events::{Journal, kinds},
    hub::Notice,
};
use ombud_base::{
    Time,
    id::{CaseId, ClockId, InboxId, StaffId, TeamId},
};
use ombud_db::{DbError, Tx};
use serde_json::json;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Where a case stands, as far as clocks care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Somebody has to do something.
    Open,
    /// It sleeps.
    Snoozed,
    /// It is done.
    Resolved,
    /// It went into another one.
    Merged,
}

/// What clocks need to know of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseFacts {
    /// The case.
    pub case: CaseId,
    /// Its inbox.
    pub inbox: InboxId,
    /// Its team.
    pub team: Option<TeamId>,
    /// Its priority: 0 low, 1 normal, 2 high, 3 urgent.
    pub priority: i64,
    /// Where it stands.
    pub standing: Standing,
    /// When it was opened.
    pub created_at: Time,
    /// Since when its customer waits for an answer.
    pub waiting_since: Option<Time>,
    /// Whether people have it, and not the bot.
    pub peoples: bool,
    /// Its type.
    pub kind: &'static str,
    /// Whether it has clocks: its `next_due` is not null.
    pub clocked: bool,
}

/// How a wait ended, if it did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Answer {
    /// Not by a reply of a person.
    #[default]
    None,
    /// By a public reply of this member of staff, or of a programme on behalf of staff.
    Staff(Option<StaffId>),
}

/// What one transaction does to clocks: [`Turn::follow`] each case that changed, then [`Turn::close`].
pub struct Turn {
    clocks: super::Clocks,
    policies: Arc<Policies>,
    episodes: Vec<Episode>,
    touched: BTreeMap<CaseId, CaseFacts>,
    /// The cases in which a person said something.
    heard: BTreeSet<CaseId>,
}

impl super::Clocks {
    /// Begins. Costs nothing but a look into memory, unless settings have changed.
    ///
    /// # Errors
    /// As the database says.
    pub fn turn(&self, tx: &mut Tx<'_>, journal: &Journal) -> Result<Turn, DbError> {
        let policies = self.policies.of(tx, journal)?;
        Ok(Turn {
            clocks: self.clone(),
            policies,
            episodes: Vec::new(),
            touched: BTreeMap::new(),
            heard: BTreeSet::new(),
        })
    }

    /// How many seconds at most go by from one word of a person to the next in a case, where that is promised.
    ///
    /// # Errors
    /// As the database says.
    pub fn updates(
        &self,
        tx: &mut Tx<'_>,
        journal: &Journal,
        case: &CaseFacts,
    ) -> Result<Option<i64>, DbError> {
        let policies = self.policies.of(tx, journal)?;
        Ok(policies.of(case).and_then(|it| it.target(ClockKind::Update)))
    }
}

impl Turn {
    /// Follows a case from what it was (nothing, if it is new) to what it is.
    pub fn follow(&mut self, before: Option<&CaseFacts>, after: &CaseFacts, answer: Answer) {
        let heard = matches!(answer, Answer::Staff(_)) && self.policies.promise_updates();
        if before == Some(after) && !heard {
            return;
        }
        if heard {
            self.heard.insert(after.case);
        }
        let (was, is) = (before.and_then(|it| it.waiting_since), after.waiting_since);
        if let Some(since) = was.filter(|_| was != is) {
            self.episodes.push(match answer {
                Answer::Staff(staff) => Episode::Replied(after.case, since, staff, after.team),
                Answer::None => Episode::Closed(after.case, since),
            });
        }
        if let Some(since) = is.filter(|_| was != is) {
            self.episodes.push(Episode::Began(after.case, since));
        }
        if after.clocked || !self.policies.is_empty() {
            self.touched.insert(after.case, *after);
        }
    }

    /// Writes it: episodes, clocks, their timers, the cases' `next_due` columns (which nobody else writes), and events of
    /// clocks that were missed before anybody noticed. The cases' rows must be there already.
    ///
    /// # Errors
    /// As the database says.
    pub fn close(self, tx: &mut Tx<'_>, journal: &mut Journal) -> Result<(), DbError> {
        let workspace = journal.workspace;
        rows::write_episodes(tx, workspace, journal.now, &self.episodes)?;
        if self.touched.is_empty() {
            return Ok(());
        }
        let cases: Vec<CaseId> = self.touched.keys().copied().collect();
        let mut all: BTreeMap<CaseId, Vec<ClockRow>> = BTreeMap::new();
        for row in rows::of_cases(tx, workspace, &cases)? {
            all.entry(row.case).or_default().push(row);
        }
        let waits: Vec<(CaseId, Time)> =
            self.touched.values().filter_map(|it| Some((it.case, it.waiting_since?))).collect();
        let firsts = rows::are_first(tx, workspace, &waits)?;
        let firsts: BTreeMap<CaseId, bool> = waits.iter().map(|it| it.0).zip(firsts).collect();
        let (mut changed, mut due) = (Vec::new(), Vec::new());
        for facts in self.touched.values() {
            let mut settling = Settling {
                policies: &self.policies,
                level: self.policies.of(facts),
                heard: self.heard.contains(&facts.case),
                journal: &mut *journal,
                facts,
                clocks: &self.clocks,
            };
            let before = all.remove(&facts.case).unwrap_or_default();
            let first = firsts.get(&facts.case).copied().unwrap_or_default();
            let after = settling.settle(before.clone(), first);
            let (next, at) = next_due(&after);
            if facts.clocked || next.is_some() {
                due.push((facts.case, next, at));
            }
            changed.extend(after.into_iter().filter(|it| !before.contains(it)));
        }
        rows::save(tx, workspace, &changed)?;
        rows::write_next_due(tx, workspace, &due)?;
        changed.iter().try_for_each(|row| timers::set(tx, &self.clocks.jobs, workspace, row))
    }
}

/// Which of a case's clocks is due next, as it is stored with the case.
pub(super) fn next_due(clocks: &[ClockRow]) -> (Option<String>, Option<Time>) {
    let alive = clocks.iter().filter(|it| it.ended_at.is_none() && it.state != ClockState::Cancelled);
    let next = alive.min_by_key(|it| (it.due_at.is_none(), it.due_at, it.started_at));
    let Some(next) = next else { return (None, None) };
    let state = match next.state {
        ClockState::Running if next.warned => "warned",
        state => state.word(),
    };
    (Some(format!("{}/{state}", next.kind.word())), next.due_at)
}

/// Brings the clocks of one case to where they belong.
struct Settling<'a> {
    policies: &'a Policies,
    level: Option<&'a ServiceLevel>,
    journal: &'a mut Journal,
    facts: &'a CaseFacts,
    heard: bool,
    clocks: &'a super::Clocks,
}

impl Settling<'_> {
    fn settle(&mut self, mut all: Vec<ClockRow>, first: bool) -> Vec<ClockRow> {
        self.settle_replies(&mut all, first);
        self.settle_resolution(&mut all);
        self.settle_update(&mut all);
        all
    }

    fn settle_replies(&mut self, all: &mut Vec<ClockRow>, first: bool) {
        let waiting = match self.facts.standing {
            Standing::Open | Standing::Snoozed => self.facts.waiting_since,
            Standing::Resolved | Standing::Merged => None,
        };
        let mut kept = false;
        for row in all.iter_mut().filter(|it| it.kind.is_reply() && it.ended_at.is_none()) {
            if waiting == Some(row.started_at) {
                match self.level.and_then(|it| it.target(row.kind)) {
                    Some(target) => {
                        kept = true;
                        self.aim(row, target);
                    }
                    None => self.cancel(row),
                }
            } else if self.facts.standing == Standing::Merged {
                self.cancel(row);
            } else {
                self.end(row);
            }
        }
        let kind = if first { ClockKind::FirstReply } else { ClockKind::NextReply };
        if let (false, Some(since)) = (kept, waiting) {
            all.extend(self.start(kind, since));
        }
    }

    fn settle_resolution(&mut self, all: &mut Vec<ClockRow>) {
        let row = all.iter_mut().find(|it| it.kind == ClockKind::Resolution);
        match (self.facts.standing, row) {
            (Standing::Merged, Some(row)) if row.ended_at.is_none() => self.cancel(row),
            (Standing::Resolved, Some(row)) if row.ended_at.is_none() => self.end(row),
            (Standing::Merged | Standing::Resolved, _) => {}
            (_, Some(row)) => self.keep_resolution(row),
            (_, None) => {
                let mut started = self.start(ClockKind::Resolution, self.facts.created_at);
                if let Some(row) = started.as_mut().filter(|_| self.sleeps()) {
                    self.pause(row);
                }
                all.extend(started);
            }
        }
    }

    fn settle_update(&mut self, all: &mut Vec<ClockRow>) {
        let row = all.iter_mut().find(|it| it.kind == ClockKind::Update && it.ended_at.is_none());
        let lives = matches!(self.facts.standing, Standing::Open | Standing::Snoozed);
        let target = self.level.and_then(|it| it.target(ClockKind::Update));
        match row {
            Some(row) if self.facts.standing == Standing::Merged => self.cancel(row),
            Some(row) if !lives || self.heard => self.end(row),
            Some(row) => {
                match target {
                    Some(target) => self.aim(row, target),
                    None => self.cancel(row),
                }
                return;
            }
            None => {}
        }
        if lives && self.facts.peoples {
            all.extend(self.start(ClockKind::Update, self.journal.now));
        }
    }

    fn sleeps(&self) -> bool {
        self.facts.standing == Standing::Snoozed && self.facts.waiting_since.is_none()
    }

    fn keep_resolution(&mut self, row: &mut ClockRow) {
        let Some(target) = self.level.and_then(|it| it.target(row.kind)) else {
            if row.ended_at.is_none() {
                self.cancel(row);
            }
            return;
        };
        if self.sleeps() {
            if row.resumed_at.is_some() {
                self.pause(row);
            }
        } else if row.resumed_at.is_none() {
            row.ended_at = None;
            row.resumed_at = Some(self.journal.now);
            row.state = match row.breached_at {
                Some(_) => ClockState::Breached,
                None => ClockState::Running,
            };
        }
        self.aim(row, target);
    }

    /// A new clock, if its service level has a target of this kind.
    fn start(&mut self, kind: ClockKind, started_at: Time) -> Option<ClockRow> {
        let level = self.level?;
        let mut row = ClockRow {
            id: ClockId::new(self.journal.now, &self.clocks.random),
            case: self.facts.case,
            kind,
            state: ClockState::Running,
            level: level.id,
            target: level.target(kind)?,
            hours: level.business_hours,
            warn_percent: level.warn_percent,
            started_at,
            spans: Vec::new(),
            resumed_at: Some(started_at),
            warn_at: None,
            due_at: None,
            warned: false,
            ended_at: None,
            breached_at: None,
        };
        row.recount(self.policies.hours(row.hours));
        self.catch_up(&mut row);
        Some(row)
    }

    /// Gives a clock what its service level asks for now.
    fn aim(&mut self, row: &mut ClockRow, target: i64) {
        let Some(level) = self.level else { return };
        let (hours, warn_percent) = (level.business_hours, level.warn_percent);
        let (warn_at, due_at) = (row.warn_at, row.due_at);
        row.level = level.id;
        (row.target, row.hours, row.warn_percent) = (target, hours, warn_percent);
        if row.state != ClockState::Breached {
            row.recount(self.policies.hours(hours));
            let sooner = row.warn_at.is_some_and(|it| it > self.journal.now);
            if (row.warn_at, row.due_at) != (warn_at, due_at) && sooner {
                row.warned = false;
            }
            self.catch_up(row);
        }
    }

    /// Notes a miss that nobody has noted yet, since the timer was late or the target came closer.
    fn catch_up(&mut self, row: &mut ClockRow) {
        if let Some(due) = row.due_at.filter(|due| row.ticks() && self.journal.now > *due) {
            breach(self.journal, row, due);
        }
    }

    fn end(&mut self, row: &mut ClockRow) {
        self.catch_up(row);
        row.stop(self.journal.now);
        row.ended_at = Some(self.journal.now);
        if row.breached_at.is_none() {
            row.state = ClockState::Met;
        }
    }

    fn pause(&mut self, row: &mut ClockRow) {
        self.catch_up(row);
        row.stop(self.journal.now);
        if row.breached_at.is_none() {
            row.state = ClockState::Paused;
            (row.warn_at, row.due_at) = (None, None);
        }
    }

    fn cancel(&self, row: &mut ClockRow) {
        row.stop(self.journal.now);
        row.state = ClockState::Cancelled;
        row.ended_at = Some(self.journal.now);
    }
}

/// Notes that a target was missed at `at`.
pub(super) fn breach(journal: &mut Journal, row: &mut ClockRow, at: Time) {
    row.state = ClockState::Breached;
    row.breached_at = Some(at);
    let data = json!({"clock": row.id, "kind": row.kind, "due_at": row.due_at, "service_level": row.level});
    journal.event(kinds::CLOCK_BREACHED, Some(row.case), &data);
    let code = match row.kind {
        ClockKind::FirstReply => "first_reply_overdue",
        ClockKind::NextReply => "next_reply_overdue",
        ClockKind::Resolution => "resolution_overdue",
        ClockKind::Update => "update_overdue",
    };
    journal.notify(Notice::Breach { case: row.case, code });
}
