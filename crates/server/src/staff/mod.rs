//! Staff, teams, skills and presence: how somebody becomes staff, what they say of themselves.

mod actions;
mod api;
mod invitations;
mod me;
mod skills;
mod store;
mod suspension;
mod teams;
mod types;

pub use actions::{HAND_OVER, change_by_provider};
pub use skills::{Skill, skills_exist};
pub use store::{find, list, names, staff_exist, write_profile};
pub use suspension::{LONGEST_REASON, Suspension, keep_out, suspension_of};
pub use teams::{Team, join_teams, teams_exist};
pub use types::{MailWhen, Notify, Presence, Staff, StaffChange, State, Theme};

use crate::app::App;
use ombud_base::id::StaffId;
use utoipa_axum::router::OpenApiRouter;

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .merge(api::routes())
        .merge(me::routes())
        .merge(invitations::routes())
        .merge(teams::routes())
        .merge(skills::routes())
}

/// Those who are in one of the lists and not in the other.
fn differing(before: &[StaffId], after: &[StaffId]) -> Vec<StaffId> {
    let gone = before.iter().filter(|it| !after.contains(it));
    let mut all: Vec<StaffId> = gone.chain(after.iter().filter(|it| !before.contains(it))).copied().collect();
    all.sort_unstable();
    all.dedup();
    all
}
