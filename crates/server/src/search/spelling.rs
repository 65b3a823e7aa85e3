//! Typing mistakes: when nothing is found, words that are one mistake away are looked up by their keyed tokens.
//!
//! Limits: words of 4 to 16 letters of one script (Latin, Cyrillic, Greek), one wrong word in a question, one mistake in it (a
//! letter that is missing, too much, another one, or in the place of its neighbour), what was written since the [`BLOCKS`] newest
//! sealed blocks began. A word counts only where it stands in a case that the reader sees: what others were told is not told by a
//! correction.

use super::{BLOCK, TokenKey, part, print, shard, tail::Tail};
use crate::access::{Bind, Binds, Signed};
use ombud_db::{DbError, Tx};
use parking_lot::Mutex;
use std::collections::{HashMap, HashSet};

/// Sealed blocks that are looked through: 32,768 positions, beside those that are not sealed.
const BLOCKS: i64 = 8;
/// Words of a question that are looked at.
const WORDS: usize = 3;
/// Letters of a word.
const LETTERS: std::ops::RangeInclusive<usize> = 4..=16;
/// Shards that are read with one statement.
const SHARDS_AT_ONCE: usize = 64;
/// The newest messages of a word that are asked whether the reader sees them.
const NEWEST: usize = 64;
/// The most words that are held against what the reader sees.
const MOST: usize = 40;

const SCRIPTS: [&str; 3] =
    ["abcdefghijklmnopqrstuvwxyz", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "αβγδεζηθικλμνξοπρστυφχψως"];

/// A question with one word put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Corrected {
    pub(super) question: String,
    seen: usize,
}

/// Words that are one mistake away, folded; the word itself is none.
fn neighbours(word: &str) -> Vec<String> {
    let word = ombud_nlp::fold(word);
    let letters: Vec<char> = word.chars().collect();
    let alphabet = SCRIPTS.iter().find(|it| letters.iter().all(|letter| it.contains(*letter)));
    let Some(alphabet) = alphabet.filter(|_| LETTERS.contains(&letters.len())) else { return Vec::new() };
    let mut all = HashSet::new();
    let mut take = |letters: Vec<char>| all.insert(letters.into_iter().collect::<String>());
    for at in 0..=letters.len() {
        for letter in alphabet.chars() {
            let mut added = letters.clone();
            added.insert(at, letter);
            take(added);
            if at < letters.len() {
                let mut other = letters.clone();
                other[at] = letter;
                take(other);
            }
        }
        if at < letters.len() {
            let mut fewer = letters.clone();
            fewer.remove(at);
            take(fewer);
        }
        if at + 1 < letters.len() {
            let mut swapped = letters.clone();
            swapped.swap(at, at + 1);
            take(swapped);
        }
    }
    all.remove(&word);
    let mut all: Vec<String> = all.into_iter().filter(|it| it.chars().count() >= 3).collect();
    all.sort_unstable();
    all
}

/// Questions with one word put right, those that the reader has seen most first.
///
/// # Errors
/// As the database says.
pub(super) fn corrected(
    tx: &mut Tx<'_>,
    signed: &Signed,
    key: &TokenKey,
    tail: &Mutex<Tail>,
    question: &str,
) -> Result<Vec<Corrected>, DbError> {
    let words: Vec<&str> = question.split_whitespace().collect();
    let mut tries = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let near = neighbours(word);
        if !near.is_empty() && tries.len() < WORDS {
            tries.push((at, near));
        }
    }
    let mut asked: Vec<(String, u64)> = Vec::new();
    for (at, near) in tries {
        for one in near {
            let [token] = *ombud_nlp::query_tokens(&one).tokens() else { continue };
            let mut words = words.clone();
            words[at] = &one;
            asked.push((words.join(" "), key.token(token)));
        }
    }
    let tokens: HashSet<u64> = asked.iter().map(|it| it.1).collect();
    let places = places(tx, signed, tail, &tokens)?;
    let mut found: Vec<(String, &Vec<i64>)> =
        asked.into_iter().filter_map(|(question, token)| Some((question, places.get(&token)?))).collect();
    found.sort_by_key(|it| std::cmp::Reverse(it.1.len()));
    found.truncate(MOST);
    let mut all = Vec::new();
    for (question, places) in found {
        let seen = seen(tx, signed, places.get(..places.len().min(NEWEST)).unwrap_or_default())?;
        if seen > 0 {
            all.push(Corrected { question, seen });
        }
    }
    all.sort_by_key(|it| std::cmp::Reverse(it.seen));
    Ok(all)
}

/// Of each token that is there, the positions that hold it, the newest first.
fn places(
    tx: &mut Tx<'_>,
    signed: &Signed,
    tail: &Mutex<Tail>,
    tokens: &HashSet<u64>,
) -> Result<HashMap<u64, Vec<i64>>, DbError> {
    let (mut found, begins) = {
        let tail = tail.lock();
        let places = tokens.iter().map(|it| (*it, tail.places_of(*it)));
        (places.filter(|it| !it.1.is_empty()).collect::<HashMap<_, _>>(), tail.begins())
    };
    let first = (begins.div_euclid(BLOCK) - BLOCKS).max(0);
    let mut shards: HashMap<i64, Vec<u64>> = HashMap::new();
    for token in tokens {
        shards.entry(i64::try_from(shard(*token)).unwrap_or(0)).or_default().push(*token);
    }
    for (of_shard, block, postings) in parts(tx, signed, shards.keys().copied().collect(), first)? {
        if block * BLOCK >= begins {
            continue;
        }
        for token in shards.get(&of_shard).into_iter().flatten() {
            let offsets = part::find(&postings, print(*token)).unwrap_or_default();
            let at = offsets.into_iter().rev().map(|it| block * BLOCK + i64::from(it));
            let mut at = at.peekable();
            if at.peek().is_some() {
                found.entry(*token).or_default().extend(at);
            }
        }
    }
    Ok(found)
}

/// The parts of these shards from a block on, the newest first. Few statements for many shards: one each took a tenth of a second.
fn parts(
    tx: &mut Tx<'_>,
    signed: &Signed,
    mut shards: Vec<i64>,
    first: i64,
) -> Result<Vec<(i64, i64, Vec<u8>)>, DbError> {
    let Some(last) = shards.last().copied() else { return Ok(Vec::new()) };
    // A text for each number of shards would be a prepared statement for each.
    shards.resize(shards.len().next_multiple_of(SHARDS_AT_ONCE), last);
    let mut all = Vec::new();
    for some in shards.chunks(SHARDS_AT_ONCE) {
        let mut binds = Binds::default();
        let ws = binds.add(Bind::Id(signed.workspace.0));
        let first = binds.add(Bind::Int(first));
        let some: Vec<String> = some.iter().map(|it| binds.add(Bind::Int(*it))).collect();
        let text = format!(
            "SELECT shard, block, postings FROM search_parts WHERE workspace_id = {ws} AND shard IN ({}) AND block >= {first}",
            some.join(", ")
        );
        all.extend(
            tx.all(&text, &binds.values(), |row| Ok((row.get(0)?, row.get(1)?, row.bytes(2)?.to_vec())))?,
        );
    }
    all.sort_by_key(|it: &(i64, i64, Vec<u8>)| std::cmp::Reverse(it.1));
    Ok(all)
}

/// How many of these positions lie in cases that the reader sees.
fn seen(tx: &mut Tx<'_>, signed: &Signed, positions: &[i64]) -> Result<usize, DbError> {
    let reach = signed.reach();
    if reach.is_everything() {
        return Ok(positions.len());
    }
    let mut binds = Binds::default();
    let ws = binds.add(Bind::Id(signed.workspace.0));
    let at: Vec<String> = positions.iter().map(|it| binds.add(Bind::Int(*it))).collect();
    let condition = reach.condition("k", &mut binds);
    let text = format!(
        "SELECT count(*) FROM messages m JOIN conversations v ON v.workspace_id = m.workspace_id AND v.id = m.conversation_id \
         JOIN cases k ON k.workspace_id = v.workspace_id AND k.id = v.case_id \
         WHERE m.workspace_id = {ws} AND m.pos IN ({}) AND {condition}",
        at.join(", ")
    );
    let count: i64 = tx.one(&text, &binds.values(), |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_neighbours_by_one_mistake() {
        let near = |word: &str, other: &str| neighbours(word).contains(&other.to_owned());
        assert!(near("withdrawl", "withdrawal"), "a letter is missing");
        assert!(near("withdrawwal", "withdrawal"), "one is too much");
        assert!(near("withdrawel", "withdrawal"), "one is another");
        assert!(near("wihtdrawal", "withdrawal"), "two changed places");
        assert!(near("депозт", "депозит") && near("αναληση", "αναληψη"));
        assert!(!near("withdrawal", "withdrawal") && !near("witdrawl", "withdrawal"), "two mistakes");
        for none in ["fee", "提现失败", "abc1", "witдrawal", "a@b", "counterrevolutionary"] {
            assert_eq!(neighbours(none), Vec::<String>::new(), "{none}");
        }
    }
}
