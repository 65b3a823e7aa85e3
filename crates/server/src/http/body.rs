//! What comes in: extractors whose refusals are problems.

use super::{
    Code, Problem,
    shape::{broken, malformed, misread, parse, shape},
};
use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Path, Request},
    http::{HeaderMap, StatusCode, header, request::Parts},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use futures_util::{FutureExt, future::BoxFuture};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value as Json;
use utoipa::{IntoParams, PartialSchema, ToSchema};

/// A JSON body, after the guard: a secret in any of its strings is cut out before a handler sees it. So no field needs to
/// be thought of. Two kinds of bodies go another way, and say so by their own type: [`Written`] and [`Confidential`].
pub struct Body<T>(pub T);

/// A JSON body with a message's text. The conversation's lane guards it, for it looks at the messages before as well and
/// writes down what it has cut out. An import of knowledge looks at its files by itself, for what it cannot take it tells.
pub struct Written<T>(pub T);

/// A JSON body with long texts that staff write for everybody to read. The guard looks at them line by line ([`guarded_lines`]).
pub struct LongTexts<T>(pub T);

/// A JSON body that holds what is meant to be secret: passwords, one-time codes, tokens, keys. Handlers keep hashes and
/// what they were given to keep, and pass names through [`guarded`].
pub struct Confidential<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + PartialSchema> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let mut json = read_json(request).await?;
        guard(&mut json);
        shape(&json).map(Self)
    }
}

impl<S: Send + Sync, T: DeserializeOwned + PartialSchema> FromRequest<S> for LongTexts<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let mut json = read_json(request).await?;
        guard_by(&mut json, guarded_lines);
        shape(&json).map(Self)
    }
}

impl<S: Send + Sync, T: DeserializeOwned + PartialSchema> FromRequest<S> for Written<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        parse(&read(request).await?).map(Self)
    }
}

impl<S: Send + Sync, T: DeserializeOwned + PartialSchema> FromRequest<S> for Confidential<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        parse(&read(request).await?).map(Self)
    }
}

async fn read_json(request: Request) -> Result<Json, Problem> {
    serde_json::from_slice(&read(request).await?).map_err(|error| broken(&error))
}

/// Boxed, for the sake of the compiler: a body is read by half of all handlers.
fn read(request: Request) -> BoxFuture<'static, Result<Bytes, Problem>> {
    whole(request).boxed()
}

async fn whole(request: Request) -> Result<Bytes, Problem> {
    if !is_json(request.headers()) {
        return Err(Problem::new(
            Code::UnsupportedMedia,
            "Send the body as JSON, with `Content-Type: application/json`.",
        ));
    }
    Bytes::from_request(request, &()).await.map_err(|error| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => {
            Problem::new(Code::TooLarge, "The body is larger than this address takes.")
        }
        _ => malformed(&error.body_text()),
    })
}

/// `application/json`, or another type whose syntax is JSON (RFC 6839, section 3.1).
fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    kind == "application/json" || kind.starts_with("application/") && kind.ends_with("+json")
}

/// Cuts secrets out of every string and every key.
pub fn guard(json: &mut Json) {
    guard_by(json, guarded);
}

fn guard_by(json: &mut Json, guarded: fn(String) -> String) {
    match json {
        Json::String(text) => *text = guarded(std::mem::take(text)),
        Json::Array(all) => all.iter_mut().for_each(|it| guard_by(it, guarded)),
        Json::Object(all) => {
            let guarded_entry = |(key, mut value): (String, Json)| {
                guard_by(&mut value, guarded);
                (guarded(key), value)
            };
            *all = std::mem::take(all).into_iter().map(guarded_entry).collect();
        }
        _ => {}
    }
}

/// A text without the secrets in it.
pub fn guarded(text: String) -> String {
    let inspection = ombud_guard::inspect(&text);
    for finding in &inspection.findings {
        metrics::counter!("ombud_secrets_removed_total", "kind" => finding.kind.name()).increment(1);
    }
    inspection.redacted.unwrap_or(text)
}

/// A passage of fewer words than the shortest phrase belongs together with the next one, whatever blank lines part them.
const SHORT_WORDS: usize = 12;
/// How sure the guard must be that the words of a table's cells, all together, are a secret: surely, for cells are short words.
const SURE: u8 = 90;

/// A long text without the secrets in it: each passage is looked at by itself, and of a table each cell, and all cells together.
/// In a message everything belongs together; in pages of text, words that are far apart make many a phrase that nobody wrote.
pub fn guarded_lines(text: String) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut passages = passages(&text).into_iter().peekable();
    while let Some(passage) = passages.next() {
        if is_row(passage) {
            clean.push_str(&guarded_table(passage));
            continue;
        }
        let short = |it: &str| !is_row(it) && it.split_whitespace().count() < SHORT_WORDS;
        let mut whole = passage.to_owned();
        let mut goes_on = short(passage);
        while let Some(more) = passages.next_if(|it| goes_on && short(it)) {
            whole.push_str(more);
            goes_on = short(more);
        }
        clean.push_str(&guarded(whole));
    }
    clean
}

fn is_row(line: &str) -> bool {
    line.trim_start().starts_with('|')
}

/// Lines up to a blank one, blank ones behind them included; a table by itself.
fn passages(text: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let (mut start, mut end, mut blank) = (0, 0, false);
    for line in text.split_inclusive('\n') {
        let empty = line.trim().is_empty();
        let first = text.get(start..end).unwrap_or_default();
        let parted = (blank || is_row(line) != is_row(first)) && !empty && end > start;
        if parted && !first.trim().is_empty() {
            all.push(first);
            start = end;
        }
        blank = empty;
        end += line.len();
    }
    all.extend(text.get(start..).filter(|it| !it.is_empty()));
    all
}

fn guarded_table(table: &str) -> String {
    let clean: String = table.split_inclusive('|').map(|cell| guarded(cell.to_owned())).collect();
    let cells = clean.split(['|', '\n']).collect::<Vec<_>>().join(" ");
    let together = ombud_guard::inspect(&cells);
    if together.findings.iter().any(|it| it.confidence >= SURE) { guarded(cells) } else { clean }
}

/// Query parameters, after the guard: it looks at each value.
pub struct Params<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Params<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let pairs = form_urlencoded::parse(parts.uri.query().unwrap_or_default().as_bytes());
        let mut clean = form_urlencoded::Serializer::new(String::new());
        for (name, value) in pairs {
            clean.append_pair(&guarded(name.into_owned()), &guarded(value.into_owned()));
        }
        let clean = clean.finish();
        let reader = serde_urlencoded::Deserializer::new(form_urlencoded::parse(clean.as_bytes()));
        serde_path_to_error::deserialize(reader).map(Self).map_err(|error| misread(&error))
    }
}

/// The path's parameters. One that cannot be read names nothing, so the answer is "not found".
pub struct PathOf<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for PathOf<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        // No name holds a control character, and databases refuse some.
        if parts.uri.path().as_bytes().windows(3).any(|it| matches!(it, [b'%', b'0' | b'1', _])) {
            return Err(Problem::not_found());
        }
        Path::<T>::from_request_parts(parts, state)
            .await
            .map(|Path(it)| Self(it))
            .map_err(|_| Problem::not_found())
    }
}

/// Which part of a list is wanted.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Paging {
    /// Where the page begins: `next` of the page before.
    pub cursor: Option<String>,
    /// How many, 1 to 100; 50 when absent.
    #[param(minimum = 1, maximum = 100)]
    pub limit: Option<i64>,
}

impl Paging {
    /// The limit, within its bounds.
    ///
    /// # Errors
    /// [`Code::Invalid`] outside of 1 to 100.
    pub fn limit(&self) -> Result<i64, Problem> {
        match self.limit.unwrap_or(50) {
            limit @ 1..=100 => Ok(limit),
            _ => Err(Problem::invalid("limit", "must be from 1 to 100")),
        }
    }
}

/// One page of a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Page<T> {
    /// What is on it.
    pub items: Vec<T>,
    /// The `cursor` of the next page; none on the last one.
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// A list that always fits on one page.
    pub const fn whole(items: Vec<T>) -> Self {
        Self { items, next: None }
    }
}

/// Makes a cursor of where a page ended.
pub fn encode_cursor(place: &impl Serialize) -> String {
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(place).unwrap_or_default())
}

/// Reads a cursor.
///
/// # Errors
/// [`Code::Invalid`] when it is none of ours.
pub fn decode_cursor<T: DeserializeOwned>(cursor: &str) -> Result<T, Problem> {
    let bytes = URL_SAFE_NO_PAD.decode(cursor).ok();
    let place = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    place.ok_or_else(|| {
        Problem::invalid("cursor", "is none of ours: take `next` of the page before, unchanged")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PHRASE: &str = "legal winner thank year wave sausage worth useful legal winner thank yellow";

    #[test]
    fn a_phrase_is_cut_out_however_it_is_laid_out() {
        let cut = |text: &str| {
            let clean = guarded_lines(text.to_owned());
            assert!(!clean.contains("winner") && !clean.contains("yellow"), "{text}\n{clean}");
            clean
        };
        let words: Vec<&str> = PHRASE.split(' ').collect();
        assert!(cut(&format!("# Title\n\nMy phrase is {PHRASE}\n\nThe end.\n")).ends_with("The end.\n"));
        assert!(cut(&format!("| a | {PHRASE} | b |\n")).starts_with("| a |"));
        for (a_line, between) in
            [(1, "\n"), (1, "\n\n"), (3, "\n"), (4, "\n"), (4, "\n\n"), (6, "\n"), (6, "\n\n"), (8, "\n")]
        {
            let lines: Vec<String> = words.chunks(a_line).map(|it| it.join(" ")).collect();
            cut(&format!("Before that, a line with some more words in it.\n\n{}\n", lines.join(between)));
        }
        for in_a_row in [1, 2, 3, 4, 12] {
            let row = |it: &[&str]| format!("| {} |\n", it.join(" | "));
            cut(&words.chunks(in_a_row).map(row).collect::<String>());
            let numbered: Vec<String> = words.iter().zip(1..).map(|(it, n)| format!("{n} | {it}")).collect();
            let row = |it: &[String]| format!("| {} |\n", it.join(" | "));
            cut(&numbered.chunks(in_a_row).map(row).collect::<String>());
        }
    }

    #[test]
    fn nothing_of_a_text_gets_lost() {
        for text in ["", "\n", "a", "\n\na\n\n\nb\n| c |\n| d |\ne\n\n", "| a |\n\n| b |", "a\n| b |\n\n\nc"]
        {
            assert_eq!(passages(text).concat(), text);
            assert_eq!(guarded_lines(text.to_owned()), text);
        }
    }

    #[test]
    fn a_page_about_phrases_stays_as_it_is() {
        let page = "| Coin, network, hash, address, memo, amount, time |\n| Login | Mail or number, message |\n\nNever share it.\n";
        assert_eq!(guarded_lines(page.to_owned()), page);
    }
}
