//! What follows for a member of staff from what the provider has said: whether they work here, with which role, in which teams.

use super::{
    answer::ScimProblem,
    store::{self, Known},
};
use crate::{
    access::provider_of,
    events::Journal,
    sso::{
        Sso,
        people::{self, given},
    },
    staff::{self, StaffChange, State},
};
use ombud_base::id::StaffId;
use ombud_db::Tx;

/// Brings somebody up to what the provider has said; `enabling` where it has just said that they work here.
///
/// # Errors
/// 403 where power would need a second person, or somebody has disabled them by hand; 409 for the last admin; as the database says.
pub(super) fn settle(
    tx: &mut Tx<'_>,
    sso: &Sso,
    journal: &mut Journal,
    id: StaffId,
    enabling: bool,
) -> Result<(), ScimProblem> {
    let workspace = journal.workspace;
    let Some(Known { staff: now, said: Some(mut said) }) = store::known(tx, sso, workspace, id)? else {
        return Ok(());
    };
    let settings = provider_of(tx, workspace)?.map(|it| it.settings).unwrap_or_default();
    let groups = store::groups_of(tx, workspace, id)?;
    let given = given(tx, workspace, &settings, &groups)?;
    // Whoever the provider has brought works here as soon as a group gives them a role, and as long as one does.
    let works = said.active && !said.gone && (given.role.is_some() || !said.provisioned);
    // Of those who leave, nothing but that matters.
    let role = given.role.filter(|it| works && *it != now.role && (settings.follow || said.provisioned));
    if let Some(to) = role
        && let Err(why) = people::may_change_role(tx, workspace, id, now.role, to)?
    {
        return Err(kept(why));
    }
    // Also of whom the provider had disabled before: who is kept out from here is let in from here.
    let kept_out = now.state == State::Disabled && staff::suspension_of(tx, workspace, id)?.is_some();
    let state = match (works, now.state) {
        (false, State::Active) => Some(State::Disabled),
        (true, State::Disabled) if said.off && !kept_out => Some(State::Active),
        (_, State::Disabled) if enabling && (kept_out || !said.off) => return Err(by_hand()),
        _ => None,
    };
    if state == Some(State::Active) && people::needs_two(tx, workspace, role.unwrap_or(now.role))? {
        return Err(kept(people::NEEDS_TWO));
    }
    let teams = people::teams_with(tx, workspace, &settings, &now.teams, &given)?;
    let teams = (teams != now.teams && works).then_some(teams);
    if role.is_some() || state.is_some() || teams.is_some() {
        let change = StaffChange { role, state, teams, ..StaffChange::default() };
        staff::change_by_provider(tx, sso, journal, id, change)?;
    }
    let off = state.map_or(said.off && now.state == State::Disabled, |it| it == State::Disabled);
    if off != said.off {
        said.off = off;
        store::write_said(tx, workspace, id, &said)?;
    }
    Ok(())
}

/// A role or a state stays, and the provider is told why.
fn kept(why: &'static str) -> ScimProblem {
    if why == people::NEEDS_TWO {
        return ScimProblem::forbidden(format!(
            "This gives or takes power over others, which {why} in this workspace."
        ));
    }
    ScimProblem::new(409, None, format!("The role stays, for this {why}: make somebody else an admin first."))
}

fn by_hand() -> ScimProblem {
    ScimProblem::forbidden(
        "Somebody has disabled them by hand. Enable them under Settings, Staff, or leave them inactive at the provider.",
    )
}
