//! Parts of an article that are for some regions alone: what stands between a line `:::region DE, FR` and a line `:::`, or
//! `:::region except US`. They are taken out of the Markdown before anything reads it, so that nothing made of the text (page,
//! contents, passage, index, pictures) can hold a word of what is not for the reader.
//!
//! What cannot be read as a mark is for nobody, and what is not ended reaches to the end: a slip hides too much, and never shows
//! too much. [`mistakes`] tells the writer, and keeps it from being published.

use super::Labels;
use crate::words::words;
use serde::Serialize;
use std::{borrow::Cow, collections::HashSet, sync::LazyLock};
use utoipa::ToSchema;

/// What begins a mark.
const MARK: &str = ":::";
const WORD: &str = "region";
/// What is for all but those that are named.
const EXCEPT: &str = "except";

/// Unions that stand for their members: the European Union, and with it Iceland, Liechtenstein and Norway.
const UNIONS: [(&str, &str); 2] = [
    ("EU", "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"),
    ("EEA", "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK"),
];

words! {
    /// What is wrong with the mark of a part.
    Slip {
        /// It is not written as a mark is.
        Mark = "mark",
        /// It names something longer than two letters.
        Letters = "letters",
        /// It names `UK`, which ISO 3166 calls `GB`.
        Britain = "britain",
        /// It names two letters that no country has.
        Unknown = "unknown",
        /// It ends no part.
        EndsNothing = "ends_nothing",
        /// Its part is not ended.
        Open = "open",
    }
}

/// What is wrong with a mark, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Mistake {
    /// The line of the text, from 1.
    pub line: usize,
    /// What is wrong.
    pub what: Slip,
    /// What is named there, where that is what is wrong.
    #[schema(example = "France")]
    pub said: String,
}

impl Mistake {
    /// In words, with what to write instead.
    pub fn words(&self) -> String {
        let said = &self.said;
        let why = match self.what {
            Slip::Mark => "a part for some regions begins with a line of its own: `:::region DE, FR`, or `:::region except US`".into(),
            Slip::Letters => format!("`{said}` is no code: a country is named by its two letters (ISO 3166), such as `FR`"),
            Slip::Britain => format!("`{said}` is no code of ISO 3166: write `GB`"),
            Slip::Unknown => format!("`{said}` is no country: its two letters are those of ISO 3166, such as `FR`"),
            Slip::EndsNothing => "`:::` ends no part".into(),
            Slip::Open => "this part is not ended: write `:::` on a line of its own".into(),
        };
        format!("line {}: {why}", self.line)
    }
}

/// From where a text is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen<'a> {
    /// By staff: all of it, each part with whom it is for.
    Everywhere,
    /// By a reader in a region (ISO 3166); none: it is not known where they are.
    From(Option<&'a str>),
}

/// Whom a part, or a topic, is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Regions {
    except: bool,
    codes: Vec<String>,
    /// As the writer has named them.
    said: String,
}

impl Regions {
    /// For readers in these countries alone.
    pub fn only(codes: &[String]) -> Self {
        let codes: Vec<String> = codes.iter().map(|it| it.to_ascii_uppercase()).collect();
        Self { except: false, said: codes.join(", "), codes }
    }

    /// What stands behind `:::region`.
    ///
    /// # Errors
    /// Where it names nothing, or something that is no region: what is wrong, and with which name.
    fn read(said: &str) -> Result<Self, (Slip, String)> {
        let words = said.split(|it: char| it.is_whitespace() || matches!(it, ',' | '，' | '、' | ';'));
        let mut named: Vec<&str> = words.filter(|it| !it.is_empty()).collect();
        let except = named.first().is_some_and(|it| it.eq_ignore_ascii_case(EXCEPT));
        if except {
            named.remove(0);
        }
        let (mut codes, mut written) = (Vec::new(), Vec::new());
        for name in named {
            let code = name.to_ascii_uppercase();
            match UNIONS.iter().find(|it| it.0 == code) {
                Some((_, members)) => codes.extend(members.split(' ').map(str::to_owned)),
                None => match slip_of(&code) {
                    None => codes.push(code.clone()),
                    Some(slip) => return Err((slip, name.to_owned())),
                },
            }
            written.push(code);
        }
        if codes.is_empty() {
            return Err((Slip::Mark, String::new()));
        }
        Ok(Self { except, codes, said: written.join(", ") })
    }

    /// Whether it is for a reader there. Who does not say where they are gets what is for everywhere, and nothing else.
    pub fn takes(&self, region: Option<&str>) -> bool {
        region.is_some_and(|it| self.codes.iter().any(|own| own.eq_ignore_ascii_case(it)) != self.except)
    }

    /// The countries that it names.
    pub fn codes(&self) -> &[String] {
        &self.codes
    }

    /// For whom it is, in words.
    fn label(&self, labels: &Labels) -> String {
        let id = if self.except { "regions-except" } else { "regions-only" };
        labels.texts.say(id, &[("regions", self.said.clone())])
    }
}

/// Whether it is a country's two letters (ISO 3166-1), in capitals.
pub fn is_code(text: &str) -> bool {
    // Every one has a name.
    static CODES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        let names = include_str!("../../../../../locales/en/regions.ftl");
        names.lines().filter_map(|it| Some(it.strip_prefix("region-")?.split_once(" =")?.0)).collect()
    });
    CODES.contains(text)
}

/// Why something in capitals is no country.
pub fn slip_of(code: &str) -> Option<Slip> {
    match code {
        code if is_code(code) => None,
        "UK" => Some(Slip::Britain),
        code if code.len() == 2 && code.is_ascii() => Some(Slip::Unknown),
        _ => Some(Slip::Letters),
    }
}

/// What a line is.
enum Line {
    /// It begins a part; where it cannot be read, for nobody.
    Begins(Result<Regions, (Slip, String)>),
    /// It ends one.
    Ends,
    Text,
}

/// A line, and how much of it stands before its words: spaces, and the signs of quotes.
fn line_of(line: &str) -> (usize, Line) {
    let words = line.trim_start_matches([' ', '\t', '>']);
    let lead = line.len() - words.len();
    // Chinese keyboards have a wide colon.
    let words = words.trim_end().replace('：', ":");
    if words == MARK {
        return (lead, Line::Ends);
    }
    let marks = words.match_indices(MARK).find_map(|(at, _)| {
        let rest = words.get(at + MARK.len()..)?.trim_start_matches([':', ' ', '\t']);
        let word = rest.get(..WORD.len()).filter(|it| it.eq_ignore_ascii_case(WORD))?;
        Some((at, rest.get(word.len()..)?.to_owned()))
    });
    let Some((at, said)) = marks else { return (lead, Line::Text) };
    let alone = at == 0 && !words.starts_with("::::") && said.starts_with(char::is_whitespace);
    (lead, Line::Begins(if alone { Regions::read(&said) } else { Err((Slip::Mark, String::new())) }))
}

fn has_marks(markdown: &str) -> bool {
    markdown.contains(MARK) || markdown.contains('：')
}

fn lines(markdown: &str) -> impl Iterator<Item = &str> {
    markdown.split_inclusive(['\n', '\r'])
}

/// A part that is not ended yet.
struct Open {
    /// How far in its mark stands.
    lead: usize,
    shown: bool,
}

/// The text as it is seen from somewhere: without the parts that are for others. Seen from everywhere, each part is a quote with
/// whom it is for over it.
pub fn seen_from<'a>(markdown: &'a str, seen: Seen<'_>, labels: &Labels) -> Cow<'a, str> {
    if !has_marks(markdown) {
        return Cow::Borrowed(markdown);
    }
    let (mut out, mut open) = (String::with_capacity(markdown.len()), Vec::<Open>::new());
    for line in lines(markdown) {
        let shown = open.iter().all(|it| it.shown);
        match line_of(line) {
            (lead, Line::Begins(regions)) => {
                let takes = match seen {
                    Seen::Everywhere => true,
                    Seen::From(from) => regions.as_ref().is_ok_and(|it| it.takes(from)),
                };
                if shown {
                    blank(&mut out, seen, &open, line, lead);
                }
                if let (true, Seen::Everywhere) = (shown, seen) {
                    let label = match &regions {
                        Ok(it) => it.label(labels),
                        Err(_) => labels.texts.say("regions-nobody", &[]),
                    };
                    let head = line.get(..lead).unwrap_or_default();
                    let head = format!("{head}**{label}**\n{head}\n");
                    open.push(Open { lead, shown: true });
                    lines(&head).for_each(|it| quoted(&mut out, it, &open));
                    continue;
                }
                open.push(Open { lead, shown: takes });
            }
            (lead, Line::Ends) if open.pop().is_some() => {
                if open.iter().all(|it| it.shown) {
                    blank(&mut out, seen, &open, line, lead);
                }
            }
            _ if !shown => {}
            _ if seen == Seen::Everywhere => quoted(&mut out, line, &open),
            _ => out.push_str(line),
        }
    }
    Cow::Owned(out)
}

/// An empty line in the place of a mark: what stands before and after it does not run together.
fn blank(out: &mut String, seen: Seen<'_>, open: &[Open], line: &str, lead: usize) {
    let empty = format!("{}\n", line.get(..lead).unwrap_or_default().trim_end());
    match seen {
        Seen::Everywhere => quoted(out, &empty, open),
        Seen::From(_) => out.push_str(&empty),
    }
}

/// A line within the quotes of the parts that are open, each as far in as its mark.
fn quoted(out: &mut String, line: &str, open: &[Open]) {
    let mut line = line.to_owned();
    for it in open.iter().rev() {
        let own = line.len() - line.trim_start_matches([' ', '\t', '>']).len();
        line.insert_str(it.lead.min(own), "> ");
    }
    out.push_str(&line);
}

/// Whom the parts of a text are for.
pub fn regions_of(markdown: &str) -> Vec<Regions> {
    if !has_marks(markdown) {
        return Vec::new();
    }
    let begins = |line| match line_of(line).1 {
        Line::Begins(regions) => regions.ok(),
        _ => None,
    };
    lines(markdown).filter_map(begins).collect()
}

/// What is wrong with the marks of a text, by line.
pub fn mistakes(markdown: &str) -> Vec<Mistake> {
    if !has_marks(markdown) {
        return Vec::new();
    }
    let (mut found, mut open) = (Vec::new(), Vec::new());
    for (line, text) in (1..).zip(markdown.lines()) {
        match line_of(text).1 {
            Line::Begins(regions) => {
                if let Err((what, said)) = regions {
                    found.push(Mistake { line, what, said });
                }
                open.push(line);
            }
            Line::Ends if open.pop().is_none() => {
                found.push(Mistake { line, what: Slip::EndsNothing, said: String::new() });
            }
            Line::Ends | Line::Text => {}
        }
    }
    found.extend(open.into_iter().map(|line| Mistake { line, what: Slip::Open, said: String::new() }));
    found.sort_by_key(|it| (it.line, it.what));
    found
}

#[cfg(test)]
#[path = "regions_tests.rs"]
mod tests;
