//! What stands beside the messages and decides over money or proof: evidence, recoveries, and which messages answer forms. None of
//! these rows is a leaf, so each has an event that says what it has to be: the hash of what was kept, a print of the whole row.
//!
//! To vouch for another table, have its events carry a print of the row that they leave behind, note it in [`Beside::note`], and
//! compare it in [`Beside::hold`].

use super::{
    check::{Report, What},
    rows::Stored,
};
use crate::events::kinds;
use data_encoding::HEXLOWER;
use ombud_base::{
    Uuid,
    id::{RecoveryId, WorkspaceId},
    sealed::Place,
};
use ombud_db::{DbError, Row, Tx, sql};
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashSet};

macro_rules! recovery_columns {
    () => {
        "id, customer_id, case_id, conversation_id, network, reason, state, claim_hash, payout_hash, holds, fee, days, signed, \
         rules_version, proof, refusal, by_kind, checked_by, taken_by, settled_by, asked_at, changed_at, agreed_at, settled_at, \
         lapses_at, facts, return_to, payout, note"
    };
}

/// What an event says of a piece of evidence.
struct Kept {
    pos: i64,
    /// The piece as its row has to give it.
    row: Json,
}

/// What the events say, as they are walked through.
#[derive(Default)]
pub(super) struct Beside {
    evidence: BTreeMap<Uuid, Kept>,
    /// The print that the last event about a recovery left, with where that stands.
    recoveries: BTreeMap<Uuid, (i64, String)>,
    /// Conversation, position, and the number of the message that asked.
    forms: BTreeSet<(Uuid, i64, i64)>,
    /// Customers whose events cannot be read any more, because they were erased.
    erased: HashSet<Uuid>,
}

fn id_in(data: &Json, name: &str) -> Option<Uuid> {
    data[name].as_str()?.parse().ok()
}

impl Beside {
    /// Takes in what one event says.
    pub(super) fn note(&mut self, pos: i64, stored: &Stored) {
        if let Some((conversation, asked)) = stored.answers() {
            self.forms.insert((conversation.0, pos, asked));
        }
        let event = &stored.event;
        match event.kind.as_str() {
            kinds::EVIDENCE_KEPT => {
                let Some(data) = stored.data() else { return };
                let Some(id) = id_in(&data, "evidence") else { return };
                let row = json!({
                    "case": event.case, "customer": event.customer, "kind": data["kind"], "network": data["network"],
                    "content": data["sha256"], "sha256": data["sha256"], "shared": data["shared"], "by": event.actor,
                    "at": event.at.micros(), "pos": pos,
                });
                self.evidence.insert(id, Kept { pos, row });
            }
            // A retention rule destroyed it: only what was kept before, and only what it names.
            kinds::RECORDS_EXPIRED => {
                let data = stored.data().unwrap_or_default();
                for id in data["evidence"].as_array().into_iter().flatten() {
                    if let Some(id) = id.as_str().and_then(|it| it.parse().ok()) {
                        self.evidence.remove(&id);
                    }
                }
            }
            kinds::CUSTOMER_ERASED => {
                self.erased.extend(stored.data().and_then(|it| id_in(&it, "customer")));
            }
            kind if kind.starts_with("recovery.") => {
                let Some(data) = stored.data() else { return };
                for it in [&data, &data["refused"]] {
                    if let (Some(id), Some(print)) = (id_in(it, "recovery"), it["row"].as_str()) {
                        self.recoveries.insert(id, (pos, print.to_owned()));
                    }
                }
            }
            _ => {}
        }
    }

    /// Holds the rows against it. `unread` says whether the message at a position cannot be read, for a reason that is accounted for
    /// elsewhere.
    ///
    /// # Errors
    /// As the database says; what is wrong with the data is in the report.
    pub(super) fn hold(
        mut self,
        tx: &mut Tx<'_>,
        ws: WorkspaceId,
        report: &mut Report,
        unread: impl Fn(i64) -> bool,
    ) -> Result<(), DbError> {
        self.hold_evidence(tx, ws, report)?;
        self.hold_recoveries(tx, ws, report)?;
        self.hold_forms(tx, ws, report, unread)
    }

    fn hold_evidence(
        &mut self,
        tx: &mut Tx<'_>,
        ws: WorkspaceId,
        report: &mut Report,
    ) -> Result<(), DbError> {
        let rows = tx.all(
            sql!(
                "SELECT id, case_id, customer_id, kind, network, content, sha256, shared, by_id, at, pos ",
                "FROM case_evidence WHERE workspace_id = $1 ORDER BY id"
            ),
            &[ws.into()],
            |row| Ok((row.get::<Uuid>(0)?, evidence(row))),
        )?;
        for (id, row) in rows {
            let Some(kept) = self.evidence.remove(&id) else {
                report.fault(What::Added, None, format!("evidence {id} was never logged"));
                continue;
            };
            let row = match row {
                Ok(row) => row,
                Err(error) => {
                    report.fault(What::Unreadable, Some(kept.pos), format!("evidence {id}: {error}"));
                    continue;
                }
            };
            let differs = |name: &&String| row.get(name.as_str()) != kept.row.get(name.as_str());
            let wrong: Vec<&String> = kept.row.as_object().into_iter().flat_map(|it| it.keys()).collect();
            let wrong: Vec<&str> = wrong.into_iter().filter(differs).map(String::as_str).collect();
            if !wrong.is_empty() {
                let detail = format!("evidence {id} is not what was kept: {}", wrong.join(", "));
                report.fault(What::Changed, Some(kept.pos), detail);
            }
        }
        for (id, kept) in std::mem::take(&mut self.evidence) {
            report.fault(What::Missing, Some(kept.pos), format!("evidence {id} is gone"));
        }
        Ok(())
    }

    fn hold_recoveries(
        &mut self,
        tx: &mut Tx<'_>,
        ws: WorkspaceId,
        report: &mut Report,
    ) -> Result<(), DbError> {
        let rows = tx.all(
            sql!("SELECT ", recovery_columns!(), " FROM recoveries WHERE workspace_id = $1 ORDER BY id"),
            &[ws.into()],
            |row| Ok((row.get::<Uuid>(0)?, row.get::<Uuid>(1)?, print(row))),
        )?;
        for (id, customer, print) in rows {
            match (self.recoveries.remove(&id), print) {
                (None, _) if self.erased.contains(&customer) => {}
                (None, _) => report.fault(What::Added, None, format!("recovery {id} was never logged")),
                (Some((pos, _)), Err(error)) => {
                    report.fault(What::Unreadable, Some(pos), format!("recovery {id}: {error}"));
                }
                (Some((pos, left)), Ok(print)) if left != print => {
                    let detail = format!("recovery {id} is not what its last event left");
                    report.fault(What::Changed, Some(pos), detail);
                }
                (Some(_), Ok(_)) => {}
            }
        }
        for (id, (pos, _)) in std::mem::take(&mut self.recoveries) {
            report.fault(What::Missing, Some(pos), format!("recovery {id} is gone"));
        }
        Ok(())
    }

    fn hold_forms(
        &mut self,
        tx: &mut Tx<'_>,
        ws: WorkspaceId,
        report: &mut Report,
        unread: impl Fn(i64) -> bool,
    ) -> Result<(), DbError> {
        let rows = tx.all(
            sql!("SELECT conversation_id, pos, asked FROM form_answers WHERE workspace_id = $1 ORDER BY pos"),
            &[ws.into()],
            |row| Ok((row.get::<Uuid>(0)?, row.get::<i64>(1)?, row.get::<i64>(2)?)),
        )?;
        for row in rows {
            // What was erased or expired answers nothing any more; that it is gone is told by its event.
            if !self.forms.remove(&row) && !unread(row.1) {
                report.fault(What::Added, Some(row.1), "that this message answers a form was never logged");
            }
        }
        for (_, pos, _) in std::mem::take(&mut self.forms) {
            report.fault(What::Missing, Some(pos), "that this message answers a form is gone");
        }
        Ok(())
    }
}

/// A piece of evidence by its row, with the hash of what it holds now.
fn evidence(row: &Row<'_>) -> Result<Json, DbError> {
    let place = Place::new("case_evidence.content").id(row.get::<Uuid>(0)?);
    let content = row.open(5, &place)?;
    let content = content.ok_or_else(|| DbError::Sealed("its content does not open".into()))?;
    Ok(json!({
        "case": row.get::<Uuid>(1)?, "customer": row.get::<Uuid>(2)?, "kind": row.get::<String>(3)?,
        "network": row.get::<Option<String>>(4)?, "content": HEXLOWER.encode(&Sha256::digest(content)), "sha256": HEXLOWER.encode(row.bytes(6)?),
        "shared": row.get::<bool>(7)?, "by": row.get::<Option<Uuid>>(8)?, "at": row.get::<i64>(9)?, "pos": row.get::<i64>(10)?,
    }))
}

/// The print of a recovery by its row: SHA-256, in hex, of everything that it says, opened. Its ids are random, so that nobody finds
/// an address by trying.
fn print(row: &Row<'_>) -> Result<String, DbError> {
    let id: Uuid = row.get(0)?;
    let open = |at: usize, column: &str| row.open(at, &Place::new(&format!("recoveries.{column}")).id(id));
    let hash = |at: usize| Ok::<_, DbError>(row.get::<Option<Vec<u8>>>(at)?.map(|it| HEXLOWER.encode(&it)));
    let said = json!([
        id,
        row.get::<Uuid>(1)?,
        row.get::<Uuid>(2)?,
        row.get::<Uuid>(3)?,
        row.get::<String>(4)?,
        row.get::<String>(5)?,
        row.get::<String>(6)?,
        hash(7)?,
        hash(8)?,
        row.get::<bool>(9)?,
        row.get::<String>(10)?,
        row.get::<i64>(11)?,
        row.get::<bool>(12)?,
        row.get::<i64>(13)?,
        row.get::<String>(14)?,
        row.get::<Option<String>>(15)?,
        row.get::<String>(16)?,
        row.get::<Option<Uuid>>(17)?,
        row.get::<Option<Uuid>>(18)?,
        row.get::<Option<Uuid>>(19)?,
        row.get::<i64>(20)?,
        row.get::<i64>(21)?,
        row.get::<Option<i64>>(22)?,
        row.get::<Option<i64>>(23)?,
        row.get::<Option<i64>>(24)?,
        open(25, "facts")?,
        open(26, "return_to")?,
        open(27, "payout")?,
        open(28, "note")?,
    ]);
    Ok(HEXLOWER.encode(&Sha256::digest(said.to_string())))
}

/// The print of a recovery as it is stored now, for the event that leaves it so.
///
/// # Errors
/// As the database says; when there is no such recovery.
pub fn recovery_print(tx: &mut Tx<'_>, ws: WorkspaceId, id: RecoveryId) -> Result<String, DbError> {
    tx.one(
        sql!("SELECT ", recovery_columns!(), " FROM recoveries WHERE workspace_id = $1 AND id = $2"),
        &[ws.into(), id.into()],
        print,
    )
}
