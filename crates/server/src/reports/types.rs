use ombud_base::{Time, id::StaffId};
use serde::Serialize;
use utoipa::ToSchema;

/// The state of the desk at this moment. "Today" begins at midnight of the time zone asked for.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Dashboard {
    /// When it was counted.
    pub at: Time,
    /// Open cases whose customer waits for an answer.
    pub waiting: Waiting,
    /// Open cases.
    pub open: i64,
    /// Open cases that nobody owns.
    pub unassigned: i64,
    /// Cases that sleep.
    pub snoozed: i64,
    /// Cases that were resolved today and have not been opened again.
    pub resolved_today: i64,
    /// Cases that were opened today.
    pub opened_today: i64,
    /// Who has how much to do; with a team, its members.
    pub load: Vec<Load>,
    /// First replies of today.
    pub first_reply: FirstReply,
    /// Cases opened and resolved in each hour of today.
    pub volume: Vec<Volume>,
    /// What customers who were asked today think.
    pub csat: CsatFigures,
    /// Service-level targets that were missed today.
    pub breaches_today: i64,
}

/// Open cases whose customer waits for an answer.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Waiting {
    /// How many.
    pub count: i64,
    /// How long the one who waits longest has waited.
    pub oldest_seconds: Option<i64>,
    /// How many have waited how long, from short to long.
    pub ages: Vec<Age>,
}

/// Those who have waited up to so long, and longer than the one before.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Age {
    /// In words.
    #[schema(example = "5 to 15 min")]
    pub label: &'static str,
    /// Up to so many seconds; null: longer than all others.
    pub upto_seconds: Option<i64>,
    /// How many.
    pub count: i64,
}

/// What one member of staff has to do.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Load {
    /// Who.
    pub staff: StaffId,
    /// Their name among staff.
    pub name: String,
    /// Whether they are online, away or offline.
    #[schema(example = "online")]
    pub presence: String,
    /// A console of theirs is open just now.
    pub connected: bool,
    /// Their open cases, of every team.
    pub open: i64,
    /// How many they take on.
    pub max_load: i64,
    /// Their open cases whose customer waits.
    pub waiting: i64,
    /// How many waits they ended today: several messages in a row are one reply.
    pub replies_today: i64,
}

/// First replies: from a customer's first message in a case to the first public reply of a person.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct FirstReply {
    /// How many were given.
    pub count: i64,
    /// Half of them were faster: the mean of the two in the middle where their number is even.
    pub median_seconds: Option<i64>,
    /// Nine in ten were at least as fast (nearest rank).
    pub p90_seconds: Option<i64>,
    /// By the hour in which they were given.
    pub hourly: Vec<HourlyReply>,
}

/// First replies of one hour.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct HourlyReply {
    /// When the hour began.
    pub hour: Time,
    /// How many.
    pub count: i64,
    /// Half of them were faster.
    pub median_seconds: Option<i64>,
}

/// Cases of one hour.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Volume {
    /// When the hour began.
    pub hour: Time,
    /// Opened in it.
    pub opened: i64,
    /// Resolved in it.
    pub resolved: i64,
}

/// What customers think.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct CsatFigures {
    /// How many have answered.
    pub answers: i64,
    /// How many were asked.
    pub asked: i64,
    /// The share of the answers that are 4 or 5, from 0 to 1; null without answers.
    pub score: Option<f64>,
    /// How many answered 1, 2, 3, 4 and 5.
    pub counts: [i64; 5],
}
