//! What a case is found by beside its messages: its number, and the words of its subject, kept as keyed tokens as those of messages
//! are. A personal value in a subject is one token of the whole, and none of its parts ([`crate::trust::asked`]).

use super::store;
use crate::{
    access::{Bind, Binds, Signed},
    keys,
    trust::asked::{Asked, findable},
};
use ombud_base::{
    Uuid, Value,
    id::{CaseId, WorkspaceId},
    sealed::Key,
};
use ombud_db::{DbError, Tx, sql};

/// The most tokens of a subject: one of 200 characters of Chinese has fewer.
const TOKENS: usize = 500;
/// The most words of a question that the index is asked for; the look at the subject decides about all of them.
const CLAUSES: usize = 4;
/// How many candidates one look at the database brings, and the most looks.
const LOOK: i64 = 50;
const LOOKS: usize = 10;

/// A token: the first eight bytes of a keyed hash.
fn token(key: &Key, kind: &[u8], text: &[u8]) -> i64 {
    let mac = key.mac(&[b"case subject\0", kind, text]);
    i64::from_be_bytes(mac.first_chunk::<8>().copied().unwrap_or_default())
}

fn of_word(key: &Key, hash: u64) -> i64 {
    token(key, b"word\0", &hash.to_be_bytes())
}

fn of_whole(key: &Key, whole: &str) -> i64 {
    token(key, b"whole\0", whole.as_bytes())
}

/// Writes anew what a case's subject is found by.
///
/// # Errors
/// As the database says.
pub(super) fn index(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    case: CaseId,
    subject: Option<&str>,
) -> Result<(), DbError> {
    tx.exec(
        sql!("DELETE FROM case_words WHERE workspace_id = $1 AND case_id = $2"),
        &[ws.into(), case.into()],
    )?;
    let Some(subject) = subject else { return Ok(()) };
    let key = keys::index_key(tx, ws)?;
    let mut tokens: Vec<i64> = findable(subject, |words, wholes| {
        let mut hashes = Vec::new();
        ombud_nlp::index_tokens(words, &mut hashes);
        let words = hashes.iter().map(|it| of_word(&key, *it));
        words.chain(wholes.iter().map(|it| of_whole(&key, it))).take(TOKENS).collect()
    });
    tokens.sort_unstable();
    tokens.dedup();
    let rows: Vec<Vec<Value<'_>>> =
        tokens.iter().map(|it| vec![ws.into(), (*it).into(), case.into()]).collect();
    tx.exec_many(sql!("INSERT INTO case_words (workspace_id, token, case_id) VALUES ($1, $2, $3)"), &rows)
}

/// Of each of these a subject has one token at least. Those that say most come first.
fn clauses(key: &Key, asked: &Asked) -> Vec<Vec<i64>> {
    let word = |it: &u64| of_word(key, *it);
    let mut all: Vec<Vec<i64>> = if asked.has_forms() {
        asked.words.forms().iter().map(|any| any.iter().map(word).collect()).collect()
    } else {
        asked.words.tokens().iter().map(|it| vec![word(it)]).collect()
    };
    for value in &asked.values {
        let whole = of_whole(key, &value.whole);
        all.extend(value.words.tokens().iter().map(|it| vec![word(it), whole]));
    }
    all.sort_by_key(Vec::len);
    all.truncate(CLAUSES);
    all
}

/// The cases with such a subject that the caller sees, the newest first: with the words in any of their forms.
///
/// # Errors
/// As the database says.
pub(crate) fn found(
    tx: &mut Tx<'_>,
    signed: &Signed,
    asked: &Asked,
    limit: usize,
) -> Result<Vec<CaseId>, DbError> {
    let ws = signed.workspace;
    let clauses = clauses(&keys::index_key(tx, ws)?, asked);
    let mut found = Vec::new();
    if clauses.is_empty() {
        return Ok(found);
    }
    let mut before = CaseId(Uuid::max());
    for _ in 0..LOOKS {
        let candidates = candidates(tx, ws, &clauses, before)?;
        let Some(last) = candidates.last() else { break };
        before = *last;
        for id in seen(tx, signed, &candidates)? {
            let Some(case) = store::case(tx, ws, id)? else { continue };
            let subject = case.subject.as_deref().unwrap_or_default();
            if asked.stands_in(subject) || asked.stands_otherwise_in(subject) {
                found.push(id);
            }
            if found.len() == limit {
                return Ok(found);
            }
        }
    }
    Ok(found)
}

/// Cases that have a token of each clause, the newest first.
fn candidates(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    clauses: &[Vec<i64>],
    before: CaseId,
) -> Result<Vec<CaseId>, DbError> {
    let mut binds = Binds::default();
    let (ws, before) = (binds.add(Bind::Id(ws.0)), binds.add(Bind::Id(before.0)));
    let parts: Vec<String> = clauses
        .iter()
        .enumerate()
        .map(|(n, any)| {
            let any: Vec<String> = any.iter().map(|it| binds.add(Bind::Int(*it))).collect();
            let any = any.join(", ");
            if n == 0 {
                return format!("w.token IN ({any})");
            }
            format!(
                "EXISTS (SELECT 1 FROM case_words f WHERE f.workspace_id = {ws} AND f.token IN ({any}) AND f.case_id = w.case_id)"
            )
        })
        .collect();
    let look = binds.add(Bind::Int(LOOK));
    let text = format!(
        "SELECT DISTINCT w.case_id FROM case_words w WHERE w.workspace_id = {ws} AND w.case_id < {before} AND {} \
         ORDER BY w.case_id DESC LIMIT {look}",
        parts.join(" AND ")
    );
    tx.all(&text, &binds.values(), |row| row.get(0))
}

/// Those of these cases that the caller sees, in their order, without what went into another case.
fn seen(tx: &mut Tx<'_>, signed: &Signed, ids: &[CaseId]) -> Result<Vec<CaseId>, DbError> {
    let mut binds = Binds::default();
    let ws = binds.add(Bind::Id(signed.workspace.0));
    let at: Vec<String> = ids.iter().map(|it| binds.add(Bind::Id(it.0))).collect();
    let condition = signed.reach().condition("k", &mut binds);
    let text = format!(
        "SELECT k.id FROM cases k WHERE k.workspace_id = {ws} AND k.id IN ({}) AND k.state <> 'merged' AND {condition} \
         ORDER BY k.id DESC",
        at.join(", ")
    );
    tx.all(&text, &binds.values(), |row| row.get(0))
}

/// The case of a number, if the caller sees it. That there is one that they do not see is not said.
///
/// # Errors
/// As the database says.
pub(crate) fn of_number(tx: &mut Tx<'_>, signed: &Signed, number: i64) -> Result<Option<CaseId>, DbError> {
    let id: Option<CaseId> = tx.maybe(
        sql!("SELECT id FROM cases WHERE workspace_id = $1 AND number = $2"),
        &[signed.workspace.into(), number.into()],
        |row| row.get(0),
    )?;
    let Some(id) = id else { return Ok(None) };
    Ok(store::case(tx, signed.workspace, id)?.filter(|it| signed.sees(&it.spot())).map(|it| it.id))
}
