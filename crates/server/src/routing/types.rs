//! The rules of a workspace by which cases go to teams and people.

use crate::{
    conversations::types::Priority,
    customers::{Proof, Tier},
    understanding::Urgency,
};
use ombud_base::id::{BusinessHoursId, InboxId, SkillId, StaffId, TagId, TeamId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How a workspace's cases go to teams and people. Kept and changed as a whole: the order of the rules is part of what they say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Routing {
    /// The first rule that fits a case counts; where none does, the route of what it is about, then the inbox's team.
    #[schema(max_items = 100)]
    pub rules: Vec<Rule>,
    /// The team of what nobody else has: no rule, no route and no inbox names a team that is there. Needed once there are rules.
    pub fallback: Option<TeamId>,
    /// Where a case goes on to whose rule says nothing of it.
    pub overflow: Option<Overflow>,
    /// How urgent the cases of some customers are at least.
    pub tiers: TierPriorities,
}

/// How urgent the cases of some customers are at least; null: as their words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct TierPriorities {
    /// Of customers of tier `premium`.
    pub premium: Option<Priority>,
    /// Of customers of tier `vip`.
    pub vip: Option<Priority>,
}

impl Default for TierPriorities {
    fn default() -> Self {
        Self { premium: None, vip: Some(Priority::High) }
    }
}

impl TierPriorities {
    /// The one of a tier.
    pub const fn of(self, tier: Tier) -> Option<Priority> {
        match tier {
            Tier::Standard => None,
            Tier::Premium => self.premium,
            Tier::Vip => self.vip,
        }
    }
}

/// One rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RoutingRule)]
pub struct Rule {
    /// Its id: up to 40 of A-Z, a-z, 0-9 and `-`; made up when absent.
    #[serde(default)]
    #[schema(max_length = 40)]
    pub id: String,
    /// Its name: 1 to 80 characters, no other rule's.
    #[schema(max_length = 80, example = "VIP deposits")]
    pub name: String,
    /// Whether it counts.
    #[serde(default = "yes")]
    pub enabled: bool,
    /// Which cases it is for.
    #[serde(default)]
    pub when: RuleWhen,
    /// What becomes of them.
    pub outcome: RuleOutcome,
}

const fn yes() -> bool {
    true
}

/// Which cases a rule is for: all that is said has to hold; of a list, one is enough. Nothing said: all cases.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RuleWhen {
    /// Of these inboxes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub inboxes: Vec<InboxId>,
    /// Written in one of these languages (BCP 47); `zh` is every Chinese.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// About one of these intents, or of these groups of them: `deposit.missing`, `deposit`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub intents: Vec<String>,
    /// At least so urgent by its words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub urgency: Option<Urgency>,
    /// With one of these words or phrases.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
    /// Of customers of these tiers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tiers: Vec<Tier>,
    /// Of customers who have proved at least so surely who they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proof: Option<Proof>,
    /// Of these types.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub types: Vec<String>,
    /// Within business hours, or outside of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<RuleHours>,
    /// At a time of the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<RuleTime>,
}

/// Within business hours, or outside of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleHours {
    /// Which.
    pub calendar: BusinessHoursId,
    /// Whether within.
    pub open: bool,
}

/// A time of the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleTime {
    /// The time zone (IANA) whose wall clock counts.
    #[schema(example = "Asia/Singapore")]
    pub time_zone: String,
    /// On which days it begins: 0 is Monday; none: on every day.
    #[serde(default)]
    pub days: Vec<u8>,
    /// From when on.
    #[schema(example = "22:00")]
    pub from: String,
    /// Until when; earlier than `from`: of the next day.
    #[schema(example = "06:00")]
    pub to: String,
}

/// What becomes of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RuleOutcome {
    /// It goes to this team; null: where it would go without the rule.
    pub team: Option<TeamId>,
    /// It goes to this person, if they are free.
    pub person: Option<StaffId>,
    /// It is so urgent; what cannot wait by its words stays urgent.
    pub priority: Option<Priority>,
    /// It is given to somebody with all of these skills.
    pub skills: Vec<SkillId>,
    /// It is given to somebody who speaks the customer's language; otherwise such people are only preferred.
    pub language: bool,
    /// It gets these tags.
    pub tags: Vec<TagId>,
    /// Where it goes on to; null: as the workspace says of all.
    pub overflow: Option<Overflow>,
}

/// Where a case goes on to that nobody takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Overflow {
    /// This team; null: anybody of the same, with or without the skills, and it never leaves that team.
    pub team: Option<TeamId>,
    /// After so many seconds without an owner: 1 to 604800 (a week); null: not by time.
    #[schema(minimum = 1, maximum = 604_800)]
    pub after_seconds: Option<i64>,
    /// As soon as everybody of the team has their fill or is away, or the team is outside its hours.
    pub when_full: bool,
}
