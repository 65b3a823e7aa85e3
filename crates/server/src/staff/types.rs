use super::suspension::Suspension;
use crate::{access::CaseScope, words::words};
use ombud_base::{
    Time,
    id::{RoleId, SkillId, StaffId, TeamId},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

words! {
    /// Whether somebody may sign in.
    State {
    /// Yes.
    Active = "active",
    /// No; what they did stays theirs.
    Disabled = "disabled",
    }
}
words! {
    /// Whether somebody takes work.
    Presence {
    /// Yes: new work is given to them.
    Online = "online",
    /// Back soon; no new work.
    Away = "away",
    /// Not there.
    Offline = "offline",
    }
}
words! {
    /// The console's colours.
    Theme {
    /// As the device is set.
    System = "system",
    /// Dark on light.
    Light = "light",
    /// Light on dark.
    Dark = "dark",
    }
}

words! {
    /// When somebody gets a mail about what cannot wait.
    MailWhen {
        /// Never.
        Never = "never",
        /// When they are not at the console, or away.
        Away = "away",
        /// Whenever there is something.
        Always = "always",
    }
}

/// How somebody is told of news.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Notify {
    /// By a sound.
    pub sound: bool,
    /// By the desktop's notifications.
    pub desktop: bool,
    /// By mail, of what cannot wait: a theft, stolen coins that reached somebody, an alert.
    pub mail: MailWhen,
}

/// A person on the platform's side.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Staff {
    /// The id.
    pub id: StaffId,
    /// The address to sign in with.
    #[schema(example = "mia@example.com")]
    pub email: String,
    /// The name among staff.
    #[schema(example = "Mia Chen")]
    pub name: String,
    /// The name that customers see.
    #[schema(example = "Mia")]
    pub display_name: String,
    /// The role.
    pub role: RoleId,
    /// The teams.
    pub teams: Vec<TeamId>,
    /// To which part of the workspace the role is limited: what lies outside does not exist for them.
    pub scope: CaseScope,
    /// The skills.
    pub skills: Vec<SkillId>,
    /// In which languages they answer (BCP 47).
    #[schema(example = json!(["en", "zh-CN"]))]
    pub languages: Vec<String>,
    /// Whether they may sign in.
    pub state: State,
    /// How they are kept out, where somebody here did it. Only told to those who may change staff or read alerts.
    pub suspended: Option<Suspension>,
    /// Whether they take work.
    pub presence: Presence,
    /// A console of theirs is open just now.
    pub connected: bool,
    /// The most open cases that are given to them at once.
    pub max_load: i64,
    /// How many open cases they have.
    pub load: i64,
    /// The console's language (BCP 47).
    #[schema(example = "en")]
    pub language: String,
    /// The console's colours.
    pub theme: Theme,
    /// How they are told of news.
    pub notify: Notify,
    /// Whether they have a second factor.
    pub second_factor: bool,
    /// When they last asked for something, to the minute.
    pub last_seen_at: Option<Time>,
    /// Since when they are staff.
    pub created_at: Time,
}

/// What to change of a member of staff; absent fields stay.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StaffChange {
    /// The name among staff: 1 to 100 characters.
    #[schema(max_length = 100)]
    pub name: Option<String>,
    /// The name that customers see: 1 to 100 characters.
    #[schema(max_length = 100)]
    pub display_name: Option<String>,
    /// The role.
    pub role: Option<RoleId>,
    /// All teams.
    pub teams: Option<Vec<TeamId>>,
    /// To which part of the workspace the role is limited: up to 100 teams, inboxes and types each. Who is limited keeps of their
    /// permissions what is done with cases and customers, and of their cases those within.
    pub scope: Option<CaseScope>,
    /// All skills.
    pub skills: Option<Vec<SkillId>>,
    /// In which languages they answer: up to 20 (BCP 47).
    pub languages: Option<Vec<String>>,
    /// Whether they may sign in.
    pub state: Option<State>,
    /// Why, where they are disabled by this: up to 500 characters, kept until they are let in again.
    #[schema(max_length = 500)]
    pub reason: Option<String>,
    /// The most open cases that are given to them at once: 0 to 1000.
    #[schema(minimum = 0, maximum = 1000)]
    pub max_load: Option<i64>,
}
