//! "Check a transaction": what the chains say of a transaction or an address, to anybody who pastes one, without a sign-in and
//! without a script.

use super::{
    Centre, answer,
    reader::Reader,
    room::{Frame, Place},
    view,
};
use crate::{
    chains::{ChainLook, holds_secret, speaks},
    http::{ClientAddress, PathOf, Problem},
};
use axum::{
    extract::{RawQuery, State},
    http::StatusCode,
    response::Response,
};
use serde::Serialize;
use std::collections::BTreeMap;

/// The longest text, in characters: an explorer's address with an id in it.
const LONGEST: usize = 300;

/// What is looked up, as it was written: the guard of other queries would cut a secret out, and the reader would not be told.
fn written(query: Option<&str>) -> String {
    let mut pairs = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
    let asked = pairs.find(|(name, _)| name == "q").map(|it| it.1).unwrap_or_default();
    asked.trim().chars().take(LONGEST).collect()
}

#[derive(Serialize)]
struct CheckPage<'a> {
    f: Frame,
    t: &'a BTreeMap<String, String>,
    asked: &'a str,
    look: Option<&'a ChainLook>,
    nowhere: String,
    silent: String,
    /// The language of what the chains say.
    said_in: &'a str,
    slow: bool,
    secret: bool,
}

/// The page, with what was found.
pub async fn page(
    State(centre): State<Centre>,
    PathOf(lang): PathOf<String>,
    RawQuery(query): RawQuery,
    address: ClientAddress,
    reader: Reader,
) -> Result<Response, Problem> {
    let shelf = centre.open_for(&reader).await?;
    if !centre.chains.asks_any() {
        return centre.within(&shelf, (&lang, "check"), &reader, |_| Ok(None));
    }
    let mut asked = written(query.as_deref());
    let secret = holds_secret(&asked);
    if secret {
        asked.clear();
    }
    let said_in = if speaks(&lang) { lang.as_str() } else { "en" };
    // Each look may ask other people's nodes: nobody gets to ask them through here without end.
    let slow =
        !asked.is_empty() && centre.hub.take_look(shelf.workspace, address.network(), centre.now()).is_err();
    let look = match asked.is_empty() || slow {
        true => None,
        false => Some(centre.chains.public_look(shelf.workspace, &asked, said_in).await?),
    };
    centre.within(&shelf, (&lang, "check"), &reader, |room| {
        let words = room.words();
        let f = room.frame(Place {
            page: "check",
            title: words.get("check").cloned().unwrap_or_default(),
            description: words.get("check_how").cloned().unwrap_or_default(),
            path: "check".into(),
            there: shelf.languages.iter().map(String::as_str).collect(),
            hidden: secret || !asked.is_empty(),
            ..Place::default()
        });
        let names = |all: Vec<&str>| all.join(", ");
        let nowhere = look.iter().flat_map(|it| &it.nowhere).map(|it| it.name.as_str()).collect();
        let silent = look.iter().flat_map(|it| &it.cannot_tell).map(|it| it.network.name.as_str()).collect();
        let (nowhere, silent) = (names(nowhere), names(silent));
        let nowhere =
            if nowhere.is_empty() { nowhere } else { room.say("help-check-nowhere", "networks", &nowhere) };
        let silent =
            if silent.is_empty() { silent } else { room.say("help-check-silent", "networks", &silent) };
        let (look, asked) = (look.as_ref(), asked.as_str());
        let page = CheckPage { f, t: &words, asked, look, nowhere, silent, said_in, slow, secret };
        let status = if slow { StatusCode::TOO_MANY_REQUESTS } else { StatusCode::OK };
        Ok(Some(answer::once(status, answer::HTML, view::render("check.html", &page)?)))
    })
}
