//! Witnesses: each cosigns the newest head once it has verified that it goes on from the last that it has cosigned
//! (c2sp.org/tlog-witness).

use super::{
    Anchors,
    store::{Anchor, Trouble},
    work::{Failure, Outcome, Stop, Turn},
};
use crate::{config::Witness, ledger::nodes::Nodes};
use ombud_db::DbError;
use ombud_ledger::{
    note::{Note, VerifierKey},
    proof,
    witness::{AddCheckpoint, add_answer},
};
use std::slice;

/// The longest answer that is read.
const MAX_ANSWER: usize = 16 * 1024;
/// How often a witness may say in one turn that it has seen another size than we thought.
const MAX_CONFLICTS: u32 = 3;

pub(super) async fn step(anchors: &Anchors, turn: &Turn, witness: &Witness) -> Result<Outcome, Stop> {
    let size = turn.head.size;
    if turn.held() == size {
        return Ok(Outcome::Nothing);
    }
    if let Some(why) = anchors.outward.refuse(&witness.url) {
        return Err(Failure::new(Trouble::Address, format!("the address {why}")).into());
    }
    let mut old = turn.held();
    for _ in 0..=MAX_CONFLICTS {
        match ask(anchors, turn, witness, old).await? {
            Answer::Cosigned(note) => {
                let row = Anchor::held(&turn.target, size, Some(note), anchors.now());
                return Ok(Outcome::Held(vec![row]));
            }
            Answer::Has(seen) if seen > size => {
                let detail = format!("it has cosigned a head of {seen} leaves, and there are {size} here");
                return Err(Failure::new(Trouble::RolledBack, detail).into());
            }
            Answer::Has(seen) => old = seen,
        }
    }
    Err(Failure::new(Trouble::BadAnswer, "it names another size each time that it is asked").into())
}

enum Answer {
    /// The note, with its cosignature.
    Cosigned(String),
    /// How many leaves the head had that it cosigned last.
    Has(i64),
}

async fn ask(anchors: &Anchors, turn: &Turn, witness: &Witness, old: i64) -> Result<Answer, Stop> {
    let request = request(anchors, turn, old).await?;
    let url = format!("{}/add-checkpoint", witness.url);
    let sent = anchors.outward.client().post(url).header("content-type", "text/plain; charset=utf-8");
    let sent = sent.body(request.body()).send().await;
    let unreachable =
        |error: reqwest::Error| Failure::new(Trouble::Unreachable, anchors.outward.words(&error));
    let mut response = sent.map_err(unreachable)?;
    let status = response.status().as_u16();
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(unreachable)? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > MAX_ANSWER {
            return Err(Failure::new(Trouble::BadAnswer, "its answer is longer than 16 KiB").into());
        }
    }
    let text = String::from_utf8_lossy(&bytes);
    Ok(judge(status, &text, &request, &witness.key)?)
}

/// The request to cosign the newest head, with the proof that it goes on from `old` leaves.
async fn request(anchors: &Anchors, turn: &Turn, old: i64) -> Result<AddCheckpoint, Stop> {
    let damaged = |detail: String| Failure::new(Trouble::Damaged, detail);
    let checkpoint: Note = turn.head.note.parse::<Note>().map_err(|error| damaged(format!("{error}")))?;
    let (ws, new) = (turn.workspace, turn.head.size.unsigned_abs());
    let old = old.unsigned_abs();
    let proof = if old == 0 {
        Vec::new()
    } else {
        let made = anchors.db.read::<_, DbError, _>(move |tx| {
            Ok(proof::consistency(old, new, &mut Nodes { tx, workspace: ws })
                .map_err(|error| error.to_string()))
        });
        made.await?.map_err(damaged)?
    };
    Ok(AddCheckpoint { old, proof, checkpoint })
}

/// What an answer means.
fn judge(status: u16, text: &str, request: &AddCheckpoint, key: &VerifierKey) -> Result<Answer, Failure> {
    let fails = |trouble, detail: &str| Err(Failure::new(trouble, detail));
    match status {
        200 => {
            let mut note = request.checkpoint.clone();
            let verified = add_answer(&mut note, text, slice::from_ref(key))
                .and_then(|()| note.verify(slice::from_ref(key)));
            match verified {
                Ok(all) if all.iter().all(|it| it.timestamp.is_some_and(|it| it > 0)) => {
                    Ok(Answer::Cosigned(note.to_string()))
                }
                Ok(_) => fails(Trouble::BadAnswer, "its cosignature has no time"),
                Err(error) => fails(Trouble::BadAnswer, &format!("its cosignature does not hold: {error}")),
            }
        }
        409 => {
            let line = text.strip_suffix('\n').unwrap_or(text);
            let plain = !line.is_empty() && line.bytes().all(|it| it.is_ascii_digit());
            match line.parse().ok().filter(|_| plain) {
                Some(size) => Ok(Answer::Has(size)),
                None => fails(Trouble::BadAnswer, "it says that it has seen another size, and not which"),
            }
        }
        403 => fails(Trouble::WrongKey, "it does not take this log's signature"),
        404 => fails(Trouble::UnknownLog, "it does not know this log"),
        422 => fails(Trouble::Forked, "it has seen another history of this log"),
        500.. => fails(Trouble::Unreachable, &format!("it answered {status}")),
        _ => fails(Trouble::BadAnswer, &format!("it answered {status}")),
    }
}
