//! "Was this helpful?": a plain form. Each reader has one vote for each article; a later one takes the place of the former.

use super::{Centre, pages, reader::Reader};
use crate::{
    access::{
        is_own_origin,
        sign_in::{cookie_named, set_cookie},
    },
    http::{ClientAddress, Code, PathOf, Problem, guarded},
    knowledge::{LONGEST_WORDS, Rating, RatingReason},
    texts::Texts,
};
use axum::{
    body::Bytes,
    extract::State,
    http::header,
    response::{IntoResponse, Redirect, Response},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// What tells one reader's votes from another's. It is random, and set only when somebody votes.
const COOKIE: &str = "ombud_reader";
/// How long it is kept.
const KEPT: Duration = Duration::from_hours(24 * 365);
/// The largest form, in bytes.
const LARGEST: usize = 16 * 1024;

/// What the page says after a form was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// It helped.
    Yes,
    /// It did not; the page asks why.
    No,
    /// It has been told why not.
    Done,
    /// That was too often.
    Slow,
}

/// A reason that can be chosen.
#[derive(Serialize)]
pub struct Choice {
    value: &'static str,
    text: String,
}

/// The reasons why an article did not help.
pub fn reasons(texts: &Texts) -> Vec<Choice> {
    let one = |it: &RatingReason| Choice {
        value: it.word(),
        text: texts.say(&format!("help-rate-{}", it.word().replace('_', "-")), &[]),
    };
    let all = [
        RatingReason::NotClear,
        RatingReason::NotMyProblem,
        RatingReason::OutOfDate,
        RatingReason::Wrong,
        RatingReason::Other,
    ];
    all.iter().map(one).collect()
}

/// What a form says.
#[derive(Debug, Default, PartialEq, Eq)]
struct Form {
    helped: Option<bool>,
    reason: Option<RatingReason>,
    words: String,
}

/// Reads a form; what it does not know it leaves out. Secrets are cut out before anything else sees the words.
fn read(body: &[u8]) -> Form {
    let mut form = Form::default();
    for (name, value) in form_urlencoded::parse(body) {
        match &*name {
            "helped" => {
                form.helped = [("yes", true), ("no", false)].iter().find(|it| it.0 == value).map(|it| it.1)
            }
            "reason" => form.reason = RatingReason::of(&value),
            "text" => form.words = guarded(value.trim().to_owned()).chars().take(LONGEST_WORDS).collect(),
            _ => {}
        }
    }
    form
}

/// Takes a vote.
pub async fn rate(
    State(centre): State<Centre>,
    PathOf((lang, slug)): PathOf<(String, String)>,
    address: ClientAddress,
    reader: Reader,
    body: Bytes,
) -> Result<Response, Problem> {
    // Another site may not vote for its visitors.
    if reader.contains_key(header::ORIGIN) && !is_own_origin(&centre, &reader) {
        return Err(Problem::new(Code::Forbidden, "An article is rated on its own page."));
    }
    if body.len() > LARGEST {
        return Err(Problem::new(Code::TooLarge, "The form is larger than this address takes."));
    }
    let form = read(&body);
    let helped = form.helped.ok_or_else(|| Problem::invalid("helped", "must be yes or no"))?;
    let shelf = centre.open_for(&reader).await?;
    let mut article = None;
    let missing = centre.within(&shelf, (&lang, &format!("a/{slug}")), &reader, |room| {
        let found = pages::readable(room, &slug);
        article = found.map(|(topic, shown)| (topic.id, shown.lang.clone()));
        Ok(found.map(|_| ().into_response()))
    })?;
    let Some((topic, shown_in)) = article else { return Ok(missing) };
    let back = |said: &str| Redirect::to(&format!("/help/{lang}/a/{slug}?said={said}#rate"));
    if centre.hub.take_rating(shelf.workspace, address.network(), centre.now()).is_err() {
        return Ok(back("slow").into_response());
    }
    let known = cookie_named(&reader, COOKIE).and_then(visitor_of);
    let visitor = known.unwrap_or_else(|| centre.random.bytes());
    let said = match (helped, form.reason) {
        (true, _) => "yes",
        (false, None) => "no",
        (false, Some(_)) => "done",
    };
    let (reason, words) = if helped { (None, String::new()) } else { (form.reason, form.words) };
    centre.rate(shelf.workspace, Rating { visitor, topic, lang: shown_in, helped, reason, words }).await?;
    let mut response = back(said).into_response();
    let value = URL_SAFE_NO_PAD.encode(visitor);
    if let Some(cookie) = set_cookie(&centre.config.server, COOKIE, &value, KEPT) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

fn visitor_of(cookie: &str) -> Option<[u8; 16]> {
    URL_SAFE_NO_PAD.decode(cookie).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_and_its_secrets_are_not() {
        let form = read(b"helped=no&reason=out_of_date&text=+it+is+old+&x=y");
        assert_eq!(
            form,
            Form { helped: Some(false), reason: Some(RatingReason::OutOfDate), words: "it is old".into() }
        );
        assert_eq!(read(b"helped=maybe&reason=evil&text="), Form::default());
        let phrase = "text=legal+winner+thank+year+wave+sausage+worth+useful+legal+winner+thank+yellow";
        assert!(!read(phrase.as_bytes()).words.contains("sausage"));
        let long = format!("text={}", "%E4%BD%A0".repeat(3000));
        assert_eq!(read(long.as_bytes()).words.chars().count(), LONGEST_WORDS);
    }

    #[test]
    fn every_reason_has_words_in_every_language() {
        for language in Texts::tags() {
            let all = reasons(&Texts::of(Some(language)));
            assert!(all.len() == 5 && all.iter().all(|it| !it.text.is_empty()), "{language}");
        }
    }
}
