//! What narrows a search. What a message is by itself (who wrote it, its files, its month) is in the index as tokens; what its case
//! is today is asked of the cases of those that have the words, before any of them is opened.

use crate::{
    access::{Bind, Binds},
    conversations::types::{CaseState, Kind},
    http::Problem,
    messages::{Author, MessageRow},
    words::words,
};
use jiff::{civil::Date, tz::TimeZone};
use ombud_base::{
    Time,
    id::{InboxId, StaffId, TagId, TeamId, WorkspaceId},
};
use ombud_db::{DbError, Tx};

/// The most months of a span that are looked up one by one; beyond them its years are, up to so many.
const SPAN_MOST: usize = 5;

words! {
    /// Who wrote a message.
    WrittenBy {
        /// The customer.
        Customer = "customer",
        /// Staff, or a programme on their behalf, for the customer.
        Staff = "staff",
        /// The bot.
        Bot = "bot",
        /// Whoever wrote it: a note, for staff only.
        Note = "note",
    }
}

/// What messages, and their cases, have to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filter {
    pub(super) from: Option<WrittenBy>,
    pub(super) has_file: bool,
    pub(super) since: Option<Time>,
    pub(super) until: Option<Time>,
    pub(super) state: Option<CaseState>,
    pub(super) inbox: Option<InboxId>,
    pub(super) team: Option<TeamId>,
    pub(super) assignee: Option<StaffId>,
    pub(super) tag: Option<TagId>,
}

/// Whether there is nothing to find of a message: what happened to a case is said in the reader's language, and what was destroyed
/// is not found by who wrote it either.
pub(super) fn is_empty(row: &MessageRow) -> bool {
    row.kind == Kind::Activity || row.erased || row.expired
}

/// What a message can be filtered by.
pub(super) fn traits_of(row: &MessageRow) -> Vec<String> {
    let mut all = Vec::with_capacity(4);
    all.extend(written_by(row).map(|it| format!("from:{}", it.word())));
    if !row.data.files.is_empty() {
        all.push("has:file".to_owned());
    }
    let day = day(row.at);
    all.push(month(day));
    all.push(year(day.year()));
    all
}

fn written_by(row: &MessageRow) -> Option<WrittenBy> {
    match (row.kind, row.author) {
        (Kind::Note, _) => Some(WrittenBy::Note),
        (_, Author::Customer) => Some(WrittenBy::Customer),
        (_, Author::Staff) => Some(WrittenBy::Staff),
        (_, Author::Bot) => Some(WrittenBy::Bot),
        (_, Author::System) => None,
    }
}

fn day(at: Time) -> Date {
    at.timestamp().to_zoned(TimeZone::UTC).date()
}

fn month(day: Date) -> String {
    format!("month:{:04}-{:02}", day.year(), day.month())
}

fn year(year: i16) -> String {
    format!("year:{year:04}")
}

impl Filter {
    /// Refuses a span that ends before it begins.
    ///
    /// # Errors
    /// [`crate::http::Code::Invalid`].
    pub(super) fn check(&self) -> Result<(), Problem> {
        match (self.since, self.until) {
            (Some(since), Some(until)) if until <= since => {
                Err(Problem::invalid("until", "must be later than `since`"))
            }
            _ => Ok(()),
        }
    }

    /// Whether nothing is narrowed.
    pub(super) fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// Whether it says of cases what they have to be, and not of messages alone.
    pub(super) const fn is_about_cases(&self) -> bool {
        self.state.is_some()
            || self.inbox.is_some()
            || self.team.is_some()
            || self.assignee.is_some()
            || self.tag.is_some()
    }

    /// Whether it says of messages what they have to be.
    pub(super) const fn is_about_messages(&self) -> bool {
        self.from.is_some() || self.has_file || self.since.is_some() || self.until.is_some()
    }

    /// Of each of these a message has one at least. The index keeps months and years; [`Filter::holds`] decides.
    pub(super) fn traits(&self) -> Vec<Vec<String>> {
        let mut each = Vec::new();
        each.extend(self.from.map(|it| vec![format!("from:{}", it.word())]));
        if self.has_file {
            each.push(vec!["has:file".to_owned()]);
        }
        each.extend(self.span());
        each
    }

    /// The months, or the years, of a span that has both ends and is not too long for them.
    fn span(&self) -> Option<Vec<String>> {
        let (since, until) = (day(self.since?), day(self.until?));
        let mut at = since.first_of_month();
        let mut months = Vec::new();
        while at <= until && months.len() <= SPAN_MOST {
            months.push(month(at));
            at = at.checked_add(jiff::Span::new().months(1)).ok()?;
        }
        if months.len() <= SPAN_MOST {
            return Some(months);
        }
        let years: Vec<String> = (since.year()..=until.year()).map(year).collect();
        (years.len() <= SPAN_MOST).then_some(years)
    }

    /// Whether a message is as it has to be.
    pub(super) fn holds(&self, row: &MessageRow) -> bool {
        !is_empty(row)
            && self.from.is_none_or(|it| written_by(row) == Some(it))
            && (!self.has_file || !row.data.files.is_empty())
            && self.since.is_none_or(|it| row.at >= it)
            && self.until.is_none_or(|it| row.at < it)
    }

    /// What a case has to be, as a condition on `k`.
    fn condition(&self, binds: &mut Binds) -> String {
        let ids = [
            ("inbox_id", self.inbox.map(|it| it.0)),
            ("team_id", self.team.map(|it| it.0)),
            ("assignee_id", self.assignee.map(|it| it.0)),
        ];
        let ids = ids.into_iter().filter_map(|(column, id)| Some((column, id?)));
        let mut all: Vec<String> =
            ids.map(|(column, id)| format!("k.{column} = {}", binds.add(Bind::Id(id)))).collect();
        all.extend(self.state.map(|it| format!("k.state = {}", binds.add(Bind::Text(it.word().to_owned())))));
        all.extend(self.tag.map(|it| {
            let tag = binds.add(Bind::Id(it.0));
            format!(
                "EXISTS (SELECT 1 FROM case_tags t WHERE t.workspace_id = k.workspace_id AND t.tag_id = {tag} AND t.case_id = k.id)"
            )
        }));
        if all.is_empty() { "1 = 1".to_owned() } else { all.join(" AND ") }
    }

    /// Those of these positions whose cases are as they have to be, in their order.
    ///
    /// # Errors
    /// As the database says.
    pub(super) fn passing(
        &self,
        tx: &mut Tx<'_>,
        ws: WorkspaceId,
        positions: &[i64],
    ) -> Result<Vec<i64>, DbError> {
        if !self.is_about_cases() {
            return Ok(positions.to_vec());
        }
        let mut binds = Binds::default();
        let ws = binds.add(Bind::Id(ws.0));
        let at: Vec<String> = positions.iter().map(|it| binds.add(Bind::Int(*it))).collect();
        let condition = self.condition(&mut binds);
        let text = format!(
            "SELECT m.pos FROM messages m JOIN conversations v ON v.workspace_id = m.workspace_id AND v.id = m.conversation_id \
             JOIN cases k ON k.workspace_id = v.workspace_id AND k.id = v.case_id \
             WHERE m.workspace_id = {ws} AND m.pos IN ({}) AND {condition} ORDER BY m.pos DESC",
            at.join(", ")
        );
        tx.all(&text, &binds.values(), |row| row.get(0))
    }

    /// Those of these cases that are as they have to be.
    ///
    /// # Errors
    /// As the database says.
    pub(super) fn cases(
        &self,
        tx: &mut Tx<'_>,
        ws: WorkspaceId,
        ids: &[ombud_base::id::CaseId],
    ) -> Result<Vec<ombud_base::id::CaseId>, DbError> {
        if ids.is_empty() || !self.is_about_cases() {
            return Ok(ids.to_vec());
        }
        let mut binds = Binds::default();
        let ws = binds.add(Bind::Id(ws.0));
        let at: Vec<String> = ids.iter().map(|it| binds.add(Bind::Id(it.0))).collect();
        let condition = self.condition(&mut binds);
        let text = format!(
            "SELECT k.id FROM cases k WHERE k.workspace_id = {ws} AND k.id IN ({}) AND {condition}",
            at.join(", ")
        );
        let pass: Vec<ombud_base::id::CaseId> = tx.all(&text, &binds.values(), |row| row.get(0))?;
        Ok(ids.iter().copied().filter(|it| pass.contains(it)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(since: &str, until: &str) -> Option<Vec<String>> {
        let at = |it: &str| Some(it.parse().unwrap());
        Filter { since: at(since), until: at(until), ..Filter::default() }.span()
    }

    #[test]
    fn a_span_is_its_months_or_its_years_or_nothing_that_the_index_has() {
        assert_eq!(
            span("2025-12-31T23:00:00Z", "2026-02-01T00:00:00Z").unwrap(),
            ["month:2025-12", "month:2026-01", "month:2026-02"]
        );
        assert_eq!(
            span("2024-03-01T00:00:00Z", "2026-01-02T00:00:00Z").unwrap(),
            ["year:2024", "year:2025", "year:2026"]
        );
        assert_eq!(span("2010-03-01T00:00:00Z", "2026-01-02T00:00:00Z"), None);
        assert_eq!(Filter { since: Some(Time::from_micros(0)), ..Filter::default() }.span(), None);
    }

    #[test]
    fn a_span_that_ends_before_it_begins_is_refused() {
        let at = |it: &str| Some(it.parse::<Time>().unwrap());
        let (since, until) = (at("2026-01-02T00:00:00Z"), at("2026-01-01T00:00:00Z"));
        assert!(Filter { since, until, ..Filter::default() }.check().is_err());
        assert!(Filter { since, until: since, ..Filter::default() }.check().is_err());
        assert!(Filter { since: until, until: since, ..Filter::default() }.check().is_ok());
    }
}
