//! OpenTimestamps: calendars take the SHA-256 of a checkpoint's text at once, and tell within hours which block of Bitcoin holds it.
//!
//! A head is handed to every calendar, and held once one of them leads to a block. What is kept is a detached timestamp, which
//! any client of OpenTimestamps reads.

use super::{
    Anchors,
    store::{Anchor, State, Trouble},
    work::{Failure, Outcome, Stop, Turn},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use futures_util::future::join_all;
use ombud_db::DbError;
use ombud_ledger::{
    note::Note,
    ots::{self, Proof, Timestamp},
};
use reqwest::{RequestBuilder, StatusCode};
use std::time::Duration;

/// The longest answer that is read: the protocol's own bound.
const MAX_ANSWER: usize = 10_000;
/// How often it is asked whether a block has been found.
const LOOK: Duration = Duration::from_secs(600);

pub(super) async fn step(anchors: &Anchors, turn: &Turn, calendars: &[String]) -> Result<Outcome, Stop> {
    for url in calendars {
        if let Some(why) = anchors.outward.refuse(url) {
            return Err(Failure::new(Trouble::Address, format!("the address {url} {why}")).into());
        }
    }
    match &turn.standing.sent {
        Some(sent) => upgrade(anchors, turn, calendars, sent).await,
        None if turn.held() == turn.head.size => Ok(Outcome::Nothing),
        None => begin(anchors, turn, calendars).await,
    }
}

/// Hands the newest head to every calendar; one that takes it is enough.
async fn begin(anchors: &Anchors, turn: &Turn, calendars: &[String]) -> Result<Outcome, Stop> {
    let note: Note =
        turn.head.note.parse().map_err(|error| Failure::new(Trouble::Damaged, format!("{error}")))?;
    let mut proof = Proof { digest: ots::digest(note.text()), timestamp: Timestamp::default() };
    let digest = proof.digest;
    let asked = calendars.iter().map(|url| async move {
        let request = anchors.outward.client().post(format!("{url}/digest")).body(digest.to_vec());
        answer(anchors, request).await.map_err(|it| it.of(url))
    });
    let mut first = None;
    let mut taken = false;
    for answered in join_all(asked).await {
        match answered {
            Ok(Some(timestamp)) => {
                proof.timestamp.merge(timestamp);
                taken = true;
            }
            Ok(None) => {
                first.get_or_insert_with(|| Failure::new(Trouble::BadAnswer, "a calendar has no /digest"));
            }
            Err(failure) => {
                first.get_or_insert(failure);
            }
        }
    }
    if taken {
        let row = Anchor {
            state: State::Sent,
            held_at: None,
            ..Anchor::held(&turn.target, turn.head.size, Some(kept(&proof)), anchors.now())
        };
        return settle(anchors, turn, row, &proof);
    }
    Err(first.unwrap_or_else(|| Failure::new(Trouble::Unreachable, "there is no calendar")).into())
}

/// Asks the calendars that have promised more.
async fn upgrade(
    anchors: &Anchors,
    turn: &Turn,
    calendars: &[String],
    sent: &Anchor,
) -> Result<Outcome, Stop> {
    let broken = || Stop::from(DbError::Sealed("what is kept of a timestamp was changed".into()));
    let mut proof = sent.proof.as_deref().and_then(read).ok_or_else(broken)?;
    // An address that came in an answer is only gone to if it is one of those that were configured.
    let known = |uri: &str| calendars.iter().any(|it| it.as_str() == uri.trim_end_matches('/'));
    let pending: Vec<_> = proof.pending().into_iter().filter(|it| known(&it.0)).collect();
    if pending.is_empty() {
        let failure = Failure::new(Trouble::BadAnswer, "no calendar that is configured has promised more");
        return Ok(Outcome::Gone(sent.size, failure));
    }
    let asked = pending.iter().map(|(uri, commitment)| async move {
        let uri = uri.trim_end_matches('/');
        let hex: String = commitment.iter().map(|it| format!("{it:02x}")).collect();
        let request = anchors.outward.client().get(format!("{uri}/timestamp/{hex}"));
        let answered = answer(anchors, request).await.map_err(|it| it.of(uri))?;
        Ok::<_, Failure>(answered.map(|more| (commitment.clone(), more)))
    });
    let (mut first, mut answered) = (None, false);
    for one in join_all(asked).await {
        match one {
            Ok(more) => {
                answered = true;
                if let Some((commitment, more)) = more {
                    let digest = proof.digest;
                    proof.timestamp.add(&digest, &commitment, &more);
                }
            }
            Err(failure) => {
                first.get_or_insert(failure);
            }
        }
    }
    match first {
        Some(failure) if !answered => Err(failure.into()),
        _ => settle(anchors, turn, Anchor { proof: Some(kept(&proof)), ..sent.clone() }, &proof),
    }
}

/// Whether it leads to a block by now.
fn settle(anchors: &Anchors, turn: &Turn, row: Anchor, proof: &Proof) -> Result<Outcome, Stop> {
    if proof.to_bytes().len() > ots::MAX_LENGTH {
        return Err(Failure::new(Trouble::BadAnswer, "the calendars' answers grow without end").into());
    }
    if proof.blocks().is_empty() {
        return Ok(Outcome::Sent(row, LOOK));
    }
    let held = Anchor::held(&turn.target, row.size, row.proof, anchors.now());
    Ok(Outcome::Held(vec![Anchor { at: row.at, ..held }]))
}

fn kept(proof: &Proof) -> String {
    STANDARD.encode(proof.to_bytes())
}

fn read(text: &str) -> Option<Proof> {
    Proof::parse(&STANDARD.decode(text).ok()?).ok()
}

/// A calendar's timestamp; none where it has none yet.
async fn answer(anchors: &Anchors, request: RequestBuilder) -> Result<Option<Timestamp>, Failure> {
    let unreachable =
        |error: reqwest::Error| Failure::new(Trouble::Unreachable, anchors.outward.words(&error));
    let request = request.header("accept", "application/vnd.opentimestamps.v1");
    let mut response = request.send().await.map_err(unreachable)?;
    match response.status() {
        StatusCode::OK => (),
        StatusCode::NOT_FOUND => return Ok(None),
        it if it.is_server_error() => {
            return Err(Failure::new(Trouble::Unreachable, format!("it answered {it}")));
        }
        it => return Err(Failure::new(Trouble::BadAnswer, format!("it answered {it}"))),
    }
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(unreachable)? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > MAX_ANSWER {
            return Err(Failure::new(Trouble::BadAnswer, "its answer is longer than 10,000 bytes"));
        }
    }
    let parsed = Timestamp::parse(&bytes);
    parsed.map(Some).map_err(|error| Failure::new(Trouble::BadAnswer, format!("its answer: {error}")))
}
