//! By way of which cases somebody may have masked data shown.

use super::types::CaseRow;
use crate::access::{Permission, Signed};
use serde_json::{Map, Value as Json};

/// Whether `signed` may have a masked field of a case's customer shown: it has to be their own case, or one of their teams'.
pub fn may_reveal(signed: &Signed, case: &CaseRow) -> bool {
    let own = case.assignee.is_some() && case.assignee == signed.staff_id();
    let teams = case.team.is_some_and(|it| signed.teams.contains(&it));
    (own && signed.may(Permission::CustomersReveal)) || (teams && signed.may(Permission::CustomersRevealTeam))
}

/// A case's custom fields, as they are kept.
pub fn fields_of(case: &CaseRow) -> Map<String, Json> {
    serde_json::from_str(&case.fields).unwrap_or_default()
}
