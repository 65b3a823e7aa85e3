//! Queries: what a message must have, and whether it has it.

use crate::fold::fold;
use crate::stem::stem;
use crate::token::{BEGINNINGS, ends_token, form_token, token, with_folded};
use crate::words::{Gap, Word, Words};

/// A prepared query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    tokens: Vec<u64>,
    forms: Vec<Vec<u64>>,
    pieces: Vec<Piece>,
}

/// One part of a query, which a message must contain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// A single word; also found as the beginning of a code, and by its stem where it has one.
    Word(String, Option<String>),
    /// Joined words: found as written.
    Run(String),
    /// A shortened code: what it shows at its two ends.
    Ends(String, String),
}

impl Query {
    /// Tokens that a message must have, all of them; sorted, each once.
    pub fn tokens(&self) -> &[u64] {
        &self.tokens
    }

    /// What a message must have in which the words stand in any form: of each of these one token at least. Empty if no word
    /// of the query has forms.
    pub fn forms(&self) -> &[Vec<u64>] {
        &self.forms
    }

    /// The folded parts of the query, in order, as [`verify`] looks for them.
    pub fn pieces(&self) -> impl Iterator<Item = String> {
        self.pieces.iter().map(|piece| match piece {
            Piece::Word(text, _) | Piece::Run(text) => text.clone(),
            Piece::Ends(first, last) => format!("{first}…{last}"),
        })
    }

    /// Whether there is nothing to search for: the text had no letter, digit or picture.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }
}

/// Prepares a query. A message is a candidate if it has *all* its tokens; [`verify`] decides.
pub fn query_tokens(text: &str) -> Query {
    let folded = fold(text);
    let words: Vec<Word> = Words::new(&folded).collect();
    let slice = |start: usize, end: usize| folded.get(start..end).unwrap_or_default();
    let mut query = Query::default();
    let mut rest = words.as_slice();
    while let Some(first) = rest.first() {
        let text = slice(first.start, first.end);
        if let Some((second, token)) = shortened(&folded, rest) {
            query.tokens.push(token);
            query.forms.push(vec![token]);
            query.pieces.push(Piece::Ends(text.to_owned(), slice(second.start, second.end).to_owned()));
            rest = rest.get(2..).unwrap_or_default();
            continue;
        }
        let more = (1..rest.len())
            .take_while(|i| rest[*i].joined() && shortened(&folded, &rest[*i..]).is_none())
            .count();
        let (run, after) = rest.split_at(1 + more);
        if let [word] = run {
            let (token, stem) = (word_token(text, word.code), stem(text));
            query.tokens.push(token);
            query.forms.push(stem.as_deref().map_or_else(|| vec![token], |stem| any_form(text, stem)));
            query.pieces.push(Piece::Word(text.to_owned(), stem.map(Into::into)));
        } else {
            let atoms: Vec<_> = run.iter().flat_map(Word::atoms).collect();
            let pairs = atoms.windows(2).map(|pair| token(slice(pair[0].0, pair[1].1)));
            query.tokens.extend(pairs.clone());
            query.forms.extend(pairs.map(|it| vec![it]));
            let end = run.last().map_or(first.end, |last| last.end);
            query.pieces.push(Piece::Run(slice(first.start, end).to_owned()));
        }
        rest = after;
    }
    query.tokens.sort_unstable();
    query.tokens.dedup();
    query.forms.sort_unstable();
    query.forms.dedup();
    if !query.pieces.iter().any(|piece| matches!(piece, Piece::Word(_, Some(_)))) {
        query.forms.clear();
    }
    query
}

/// The tokens of which a message with any form of the word has one.
fn any_form(word: &str, stem: &str) -> Vec<u64> {
    let mut any = vec![token(stem), form_token(stem, &mut String::new())];
    // Beside another word that stands in another form, this one may be the beginning of a code.
    if word != stem && BEGINNINGS.contains(&word.len()) {
        any.push(token(word));
    }
    any
}

/// Whether the words begin with a shortened code: its second word, and its token.
fn shortened(folded: &str, words: &[Word]) -> Option<(Word, u64)> {
    let [first, second, ..] = words else { return None };
    matches!(second.gap, Gap::Ellipsis(_)).then_some(())?;
    let token = ends_token(folded.get(first.start..first.end)?, folded.get(second.start..second.end)?)?;
    Some((*second, token))
}

/// A code asks for the longest beginning that it covers, any other word for itself.
fn word_token(word: &str, code: bool) -> u64 {
    let beginning = BEGINNINGS.iter().rev().find_map(|len| word.get(..*len));
    token(beginning.filter(|_| code).unwrap_or(word))
}

/// Whether a text contains every piece of the query as it is written. An empty query is contained in nothing.
pub fn verify(query: &Query, text: &str) -> bool {
    verified(query, text, Piece::stands_in)
}

/// Whether a text contains every piece of the query, words in any of their forms.
pub fn verify_forms(query: &Query, text: &str) -> bool {
    verified(query, text, |piece, folded, words| {
        piece.stands_in(folded, words) || piece.forms(folded, words).next().is_some()
    })
}

fn verified(query: &Query, text: &str, contains: impl Fn(&Piece, &str, &[Word]) -> bool) -> bool {
    !query.is_empty()
        && with_folded(text, |folded| {
            let words: Vec<Word> = Words::new(folded).collect();
            query.pieces.iter().all(|piece| contains(piece, folded, &words))
        })
}

impl Query {
    /// Every place in a folded text that matches a piece, other forms too, as byte ranges in no order.
    pub(crate) fn places(&self, folded: &str) -> Vec<(usize, usize)> {
        let words: Vec<Word> = Words::new(folded).collect();
        self.pieces
            .iter()
            .flat_map(|piece| piece.matches(folded, &words).chain(piece.forms(folded, &words)))
            .collect()
    }
}

impl Piece {
    fn stands_in(&self, folded: &str, words: &[Word]) -> bool {
        self.matches(folded, words).next().is_some()
    }

    /// Where the word stands in any form that has an ending of its own.
    fn forms(&self, folded: &str, words: &[Word]) -> impl Iterator<Item = (usize, usize)> {
        let wanted = if let Piece::Word(_, stem) = self { stem.as_deref() } else { None };
        wanted.into_iter().flat_map(move |wanted| {
            words.iter().flat_map(Word::atoms).filter(move |(start, end)| {
                // A stem seldom changes the beginning of a word; what begins otherwise is not worth cutting.
                let atom = folded.get(*start..*end).unwrap_or_default();
                atom.chars().next() == wanted.chars().next() && stem(atom).is_some_and(|it| it == wanted)
            })
        })
    }

    fn matches(&self, folded: &str, words: &[Word]) -> impl Iterator<Item = (usize, usize)> {
        words.iter().enumerate().flat_map(move |(i, word)| {
            let ends = match self {
                Piece::Ends(first, last) => {
                    ends_match(first, last, folded, words.get(i..).unwrap_or_default())
                }
                _ => None,
            };
            let atoms = word.atoms().filter_map(move |(start, _)| {
                let end = match self {
                    Piece::Word(text, _) | Piece::Run(text) => self.end_at(text, folded, start, words, i)?,
                    Piece::Ends(..) => return None,
                };
                Some((start, end))
            });
            atoms.chain(ends)
        })
    }

    /// Where the text ends if it stands at `start`, in word `i`, and ends with an atom there.
    fn end_at(&self, text: &str, folded: &str, start: usize, words: &[Word], i: usize) -> Option<usize> {
        folded.get(start..)?.starts_with(text).then_some(())?;
        let end = start + text.len();
        let word = words.get(i)?;
        let beginning = matches!(self, Piece::Word(..)) && word.code && word.start == start && begins(text);
        let whole =
            words.iter().skip(i).take_while(|w| w.start < end).any(|w| w.end == end || w.unit == Some(end));
        (whole || beginning).then_some(end)
    }
}

/// Whether a word can be looked up as the beginning of a code.
fn begins(word: &str) -> bool {
    BEGINNINGS.contains(&word.len()) || (word.len() >= 6 && word.bytes().any(|b| b.is_ascii_digit()))
}

/// Matches a shortened code with a whole one, or with another shortened form that shows more.
fn ends_match(first: &str, last: &str, folded: &str, words: &[Word]) -> Option<(usize, usize)> {
    let word = words.first()?;
    let text = folded.get(word.start..word.end)?;
    if !text.starts_with(first) {
        return None;
    }
    if word.code && text.len() >= first.len() + last.len() && text.len() >= 20 && text.ends_with(last) {
        return Some((word.start, word.end));
    }
    let (second, _) = shortened(folded, words)?;
    folded.get(second.start..second.end)?.ends_with(last).then_some((word.start, second.end))
}
