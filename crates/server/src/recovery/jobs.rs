//! What happens to a recovery by itself: an address was shown to be the customer's, or nobody took the next step.

use super::{
    Recoveries,
    actions::{self, Step},
    claims, store,
    types::{RecoveryProof, RecoveryRefusal, RecoveryRow, RecoveryState},
};
use crate::{
    events::{Actor, kinds},
    http::{Code, Problem},
    jobs::{Job, JobError},
    proof,
};
use ombud_base::id::{ProofAskId, RecoveryId, WorkspaceId};
use ombud_db::{DbError, Tx};
use serde_json::json;

/// The job that ends a request whose customer has not taken the next step; its key is the request.
pub(super) const LAPSE: &str = "recovery.lapse";

/// Has a request looked at again when the customer's time for the next step is over.
///
/// # Errors
/// As the database says.
pub(super) fn look_later(
    desk: &Recoveries,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    row: &RecoveryRow,
) -> Result<(), DbError> {
    match row.lapses_at {
        Some(at) => desk.jobs.enqueue(tx, ws, LAPSE, &row.id.to_string(), &json!({}), at),
        None => Ok(()),
    }
}

/// The job: an address was shown to be a customer's. What of their case waited for it goes on.
pub(super) async fn proved(desk: Recoveries, job: Job) -> Result<(), JobError> {
    let ask: ProofAskId = job.key.parse().map_err(|_| JobError::Final("key".into()))?;
    let (parts, ws) = (desk.clone(), job.workspace);
    let written = desk.db.write::<_, Problem, _>(move |tx| {
        let Some((case, wallet)) = proof::wallet_given(tx, ws, ask)? else { return Ok(()) };
        for row in store::of_case(tx, ws, case)? {
            let waits = matches!(row.state, RecoveryState::NeedsProof | RecoveryState::Asked);
            let sender = row.facts.as_ref().and_then(|it| proof::wallet_on(&it.network, &it.from));
            if !waits || sender.as_ref() != Some(&wallet) {
                continue;
            }
            let Some(mut step) = gone(Step::load(&parts, tx, ws, Actor::System, row.id))? else { continue };
            step.row.proof = RecoveryProof::Signature;
            if claims::is_taken(tx, ws, &step.row)? {
                // It was paid to somebody meanwhile, where the rule asked for no proof.
                step.row.proof = row.proof;
                step.row.refusal = Some(RecoveryRefusal::Taken);
                let data = json!({"state": RecoveryState::Refused, "reason": RecoveryRefusal::Taken});
                step.go(RecoveryState::Refused, "recovery_refused", kinds::RECOVERY_SETTLED, data);
                step.says("reason", RecoveryRefusal::Taken.word());
                actions::finish(&parts, tx, step)?;
                continue;
            }
            let data = json!({"how": RecoveryProof::Signature, "ask": ask});
            step.go(RecoveryState::NeedsTerms, "recovery_proved", kinds::RECOVERY_PROVED, data);
            actions::finish(&parts, tx, step)?;
        }
        Ok(())
    });
    Ok(written.await?)
}

/// A case that was erased or merged away meanwhile waits for nothing any more.
fn gone<T>(loaded: Result<T, Problem>) -> Result<Option<T>, Problem> {
    match loaded {
        Err(problem) if matches!(problem.code, Code::Erased | Code::NotFound) => Ok(None),
        other => other.map(Some),
    }
}

/// The job: the customer has not taken the next step in time. The deposit is free for whoever it belongs to.
pub(super) async fn lapse(desk: Recoveries, job: Job) -> Result<(), JobError> {
    let id: RecoveryId = job.key.parse().map_err(|_| JobError::Final("key".into()))?;
    let (parts, ws) = (desk.clone(), job.workspace);
    let written = desk.db.write::<_, Problem, _>(move |tx| {
        let Some(mut step) = gone(Step::load(&parts, tx, ws, Actor::System, id))? else { return Ok(()) };
        let now = step.changes.journal.now;
        let over = step.row.state.waits_for_customer() && step.row.lapses_at.is_some_and(|it| it <= now);
        if !over {
            return Ok(());
        }
        let data = json!({"state": RecoveryState::Withdrawn, "lapsed": true});
        step.go(RecoveryState::Withdrawn, "recovery_lapsed", kinds::RECOVERY_SETTLED, data);
        actions::finish(&parts, tx, step)
    });
    Ok(written.await?)
}
