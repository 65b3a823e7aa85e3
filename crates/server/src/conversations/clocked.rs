//! Tells the clocks what happened to a case.

use super::types::CaseRow;
use crate::{app::App, events::Journal, http::Problem};
use ombud_base::id::CaseId;
use ombud_db::Tx;

/// Follows one case from what it was to what it is.
pub(super) fn follow(
    _tx: &mut Tx<'_>,
    _app: &App,
    _journal: &mut Journal,
    _case: CaseId,
    _before: Option<&CaseRow>,
    _after: &CaseRow,
) -> Result<(), Problem> {
    Ok(())
}
