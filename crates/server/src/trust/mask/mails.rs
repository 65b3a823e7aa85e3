//! Mail addresses, also as those write them who do not want programmes to read them: `john(at)gmail.com`, `john [at] gmail [dot]
//! com`, `john @ gmail.com`.

use super::{Leads, Personal, is_cut, plain::glues};

/// The most spaces beside a sign that is written as a word.
const SPACES: usize = 2;

/// All of them; all but the first character is hidden.
pub(super) fn found(chars: &[char]) -> Vec<Personal> {
    let mut found = Vec::new();
    for (at, it) in chars.iter().enumerate() {
        let signs = match it {
            '@' => Some((at + 1, false)),
            '(' | '[' | '{' | '<' => bracketed(chars, at, &['a', 't'], '@').map(|end| (end, true)),
            _ => None,
        };
        if let Some((end, word)) = signs {
            found.extend(address(chars, (at, end), word));
        }
    }
    found
}

/// The address around an at sign, or around a word for it.
fn address(chars: &[char], (at, after): (usize, usize), word: bool) -> Option<Personal> {
    let spaces = |it: &[char]| it.iter().take_while(|it| **it == ' ').count();
    let back = chars[..at].iter().rev().take_while(|it| **it == ' ').count();
    let ahead = chars.get(after..).map_or(0, spaces);
    let loose = word || back > 0 || ahead > 0;
    if back.max(ahead) > SPACES {
        return None;
    }
    let to_local = at - back;
    let local = local(&chars[..to_local]);
    if local == 0 {
        return None;
    }
    let (end, labels, last) = domain(chars, after + ahead);
    let named = labels > 1 && (!loose || last);
    let cut = (word || !loose) && is_cut(chars, end);
    let from = to_local - local;
    (named || cut).then_some(Personal { kind: Leads::Mail, from, to: end, hidden: (from + 1, end) })
}

/// How long the part before the at sign is: text of a script without spaces that stands before it is none of it.
fn local(before: &[char]) -> usize {
    let own = |it: char| glues(it) || "._%+-'".contains(it);
    let length = before.iter().rev().take_while(|it| own(**it)).count();
    if length > 0 {
        return length;
    }
    before.iter().rev().take_while(|it| it.is_alphanumeric()).count()
}

/// Where a domain ends that begins here, of how many labels it is, and whether the last one can be that of a top domain.
fn domain(chars: &[char], from: usize) -> (usize, usize, bool) {
    let (mut end, mut labels, mut last, mut at) = (from, 0, false, from);
    loop {
        let rest = chars.get(at..).unwrap_or_default();
        let length = label(rest);
        let written = &rest[..length];
        let kept = length - written.iter().rev().take_while(|it| **it == '-').count();
        if kept == 0 {
            return (end, labels, last);
        }
        (end, labels) = (at + kept, labels + 1);
        last = kept > 1 && written[..kept].iter().all(|it| it.is_alphabetic());
        let Some(next) = dot(chars, at + length) else { return (end, labels, last) };
        at = next;
    }
}

/// How long a label is. One that began with letters of a script with spaces ends where another script begins.
fn label(rest: &[char]) -> usize {
    let spaced = rest.first().is_some_and(|it| glues(*it));
    let own = |it: char| it == '-' || if spaced { glues(it) } else { it.is_alphanumeric() };
    rest.iter().take_while(|it| own(**it)).count()
}

/// Where it goes on behind a dot, or a word for it.
fn dot(chars: &[char], at: usize) -> Option<usize> {
    let points = chars.get(at..)?.iter().take_while(|it| **it == '.').count();
    if points > 0 {
        return Some(at + points);
    }
    let spaces = |at: usize| chars.get(at..).map_or(0, |it| it.iter().take_while(|it| **it == ' ').count());
    let open = at + spaces(at).min(SPACES);
    let end = bracketed(chars, open, &['d', 'o', 't'], '.')?;
    Some(end + spaces(end).min(SPACES))
}

/// Where `(at)`, `[ AT ]` or `(@)` ends that begins here.
fn bracketed(chars: &[char], at: usize, word: &[char], sign: char) -> Option<usize> {
    let close = match chars.get(at)? {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        '<' => '>',
        _ => return None,
    };
    let inner = chars.get(at + 1..)?;
    let length = inner.iter().take(word.len() + 2 * SPACES + 1).position(|it| *it == close)?;
    let said = inner.get(..length)?;
    let mut said = said.iter().filter(|it| **it != ' ').map(char::to_ascii_lowercase);
    let is = said.clone().eq(word.iter().copied()) || (said.next() == Some(sign) && said.next().is_none());
    is.then_some(at + length + 2)
}

/// An address however its signs are written, as `john@gmail.com`.
pub(super) fn whole(chars: &[char]) -> String {
    let (mut text, mut at) = (String::new(), 0);
    while let Some(it) = chars.get(at) {
        let signs = [bracketed(chars, at, &['a', 't'], '@'), bracketed(chars, at, &['d', 'o', 't'], '.')];
        at += 1;
        match (signs, *it) {
            ([Some(end), _], _) => {
                text.push('@');
                at = end;
            }
            ([_, Some(end)], _) => {
                text.push('.');
                at = end;
            }
            (_, ' ') => {}
            (_, it) => text.push(it),
        }
    }
    text
}
