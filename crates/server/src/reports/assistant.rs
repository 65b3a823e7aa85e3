//! What the assistant does for customers, day by day: what it was asked, what came of it, and why it brought people.

use super::{start_of_day, zone_of};
use crate::{
    access::{Permission, Signed},
    app::App,
    conversations::assisted,
    http::{Code, Params, Problem},
};
use axum::{Json, extract::State};
use jiff::{ToSpan, tz::TimeZone};
use ombud_base::{Time, id::WorkspaceId};
use ombud_db::{DbError, Tx};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::{IntoParams, ToSchema};

/// Days that are shown when it is not said how many, and at most.
const DAYS: u8 = 14;
const MOST_DAYS: u8 = 92;
/// The beginning of the rules by which it brings people.
const HAND_OVER: &str = "hand_over:";

/// Which days are wanted.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AssistantQuery {
    /// How many days, today included: 1 to 92; 14 when absent.
    #[param(minimum = 1, maximum = 92)]
    days: Option<u8>,
    /// The time zone (IANA) in which days begin; that of the first business hours when absent, else UTC.
    #[param(example = "Asia/Singapore")]
    tz: Option<String>,
}

/// What came of what customers asked the assistant. A question is counted once, in the case that it was asked in, and once more when that
/// is opened again with another; what came of it is counted on the day on which it came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct AssistantFigures {
    /// The time zone in which days begin.
    #[schema(example = "UTC")]
    pub tz: String,
    /// Of all days together.
    pub total: AssistantCounts,
    /// Day by day, the last one today; days without a question too.
    pub days: Vec<AssistantDay>,
    /// By the language of the case, the most asked first.
    pub languages: Vec<AssistantLanguage>,
}

/// One day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct AssistantDay {
    /// When it began.
    pub from: Time,
    /// What was counted on it.
    pub counts: AssistantCounts,
}

/// One language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct AssistantLanguage {
    /// Which (BCP 47); `und` where it is not known.
    pub language: String,
    /// What was counted in it.
    pub counts: AssistantCounts,
}

/// What was counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct AssistantCounts {
    /// Questions that customers came with.
    pub asked: i64,
    /// Those that it answered.
    pub answered: i64,
    /// Customers who said that it helped.
    pub confirmed: i64,
    /// Answers to which nobody said anything for a day.
    pub assumed: i64,
    /// Those for which it brought a person.
    pub handed_over: i64,
    /// Why it did: how often by which rule, such as `asked`, `unknown`, `urgent`, `upset`.
    pub reasons: BTreeMap<String, i64>,
    /// Those that went to people without its doing: a colleague answered first, or it became a theft or a recovery.
    pub taken_over: i64,
}

impl AssistantCounts {
    fn add(&mut self, what: &str, n: i64) {
        if let Some(reason) = what.strip_prefix(HAND_OVER) {
            self.handed_over += n;
            *self.reasons.entry(reason.to_owned()).or_default() += n;
            return;
        }
        match what {
            "asked" => self.asked += n,
            "answered" => self.answered += n,
            "confirmed" => self.confirmed += n,
            "assumed" => self.assumed += n,
            "taken_over" => self.taken_over += n,
            _ => {}
        }
    }
}

/// What the assistant was asked, what came of it, and why it brought people: by day and by language. It is counted for the workspace as a
/// whole, so who is limited to a part of it does not see it.
#[utoipa::path(
    get, path = "/dashboard/assistant", tag = "reports", params(AssistantQuery),
    responses((status = 200, body = AssistantFigures))
)]
pub(super) async fn show_assistant(
    State(app): State<App>,
    signed: Signed,
    Params(query): Params<AssistantQuery>,
) -> Result<Json<AssistantFigures>, Problem> {
    signed.need(Permission::ReportsView)?;
    if !signed.scope.is_everything() {
        let detail = "These figures are of all cases together, and you see a part of them.";
        return Err(Problem::new(Code::Forbidden, detail));
    }
    let days = query.days.unwrap_or(DAYS);
    if !(1..=MOST_DAYS).contains(&days) {
        return Err(Problem::invalid("days", format!("must be from 1 to {MOST_DAYS}")));
    }
    let now = app.now();
    let figures = app.db.snapshot::<_, Problem, _>(move |tx| {
        let zone = zone_of(tx, signed.workspace, query.tz.as_deref())?;
        Ok(figures(tx, signed.workspace, &bounds(now, &zone, days), &zone)?)
    });
    figures.await.map(Json)
}

/// The midnights from the first of so many days to the one that has not come yet.
fn bounds(now: Time, zone: &TimeZone, days: u8) -> Vec<Time> {
    let today = start_of_day(now, zone.clone()).timestamp().to_zoned(zone.clone());
    let midnight = |back: i64| {
        let day = today.checked_sub(back.days()).and_then(|it| it.start_of_day());
        day.map_or(now, |it| it.timestamp().into())
    };
    (-1..i64::from(days)).rev().map(midnight).collect()
}

fn figures(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    bounds: &[Time],
    zone: &TimeZone,
) -> Result<AssistantFigures, DbError> {
    let mut total = AssistantCounts::default();
    let mut days = Vec::with_capacity(bounds.len());
    let mut languages: BTreeMap<String, AssistantCounts> = BTreeMap::new();
    for (from, until) in bounds.iter().zip(bounds.iter().skip(1)) {
        let mut counts = AssistantCounts::default();
        for (language, what, n) in assisted::counted(tx, ws, (*from, *until))? {
            total.add(&what, n);
            counts.add(&what, n);
            languages.entry(language).or_default().add(&what, n);
        }
        days.push(AssistantDay { from: *from, counts });
    }
    let mut languages: Vec<AssistantLanguage> =
        languages.into_iter().map(|(language, counts)| AssistantLanguage { language, counts }).collect();
    languages.sort_by_key(|it| std::cmp::Reverse(it.counts.asked));
    Ok(AssistantFigures { tz: zone.iana_name().unwrap_or("UTC").to_owned(), total, days, languages })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_begin_at_midnight_where_one_is_also_when_clocks_change() {
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        let now: Time = "2026-03-30T08:00:00Z".parse::<jiff::Timestamp>().unwrap().into();
        let all: Vec<String> =
            bounds(now, &zone, 3).into_iter().map(|it| it.timestamp().to_string()).collect();
        let wanted =
            ["2026-03-27T23:00:00Z", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z", "2026-03-30T22:00:00Z"];
        assert_eq!(all, wanted, "the day on which clocks change has 23 hours");
    }
}
