//! Where a reader is: a shelf, in a language. What stands around every page follows from it.

use super::{
    Centre, answer, languages,
    reader::{ELSEWHERE, Reader},
    view::{self, Line, words},
};
use crate::{
    http::Problem,
    knowledge::{Shelf, ShelfTopic, Shown},
    texts::{Texts, direction},
};
use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use ombud_base::Time;
use serde::Serialize;
use std::{collections::BTreeMap, sync::Arc};

/// Articles that stand in a list beside or below something else.
pub const FEW: usize = 6;

/// A reader's place.
pub struct Room<'a> {
    /// What can be read.
    pub shelf: &'a Arc<Shelf>,
    /// The language of the page.
    pub lang: &'a str,
    /// What the page itself says.
    pub texts: Texts,
    /// Where the help centre is for everybody, without a slash at its end.
    pub public: &'a str,
    /// Whether transactions can be looked up.
    pub checks: bool,
    /// Who reads.
    pub reader: &'a Reader,
}

/// What one page is, among the others.
#[derive(Default)]
pub struct Place<'a> {
    /// Which kind of page.
    pub page: &'static str,
    /// Its address after the language.
    pub path: String,
    pub title: String,
    pub description: String,
    /// The languages that have it.
    pub there: Vec<&'a str>,
    /// It answers in the other languages, too.
    pub everywhere: bool,
    /// But not in these: there it was taken back.
    pub gone: Vec<&'a str>,
    /// The language of what is shown, where that is another one.
    pub shown_in: Option<&'a str>,
    /// Search engines leave it out.
    pub hidden: bool,
    /// What was searched for.
    pub query: String,
    /// What machines read of it.
    pub data: Option<String>,
}

/// What stands around every page.
#[derive(Serialize)]
pub struct Frame {
    lang: String,
    dir: &'static str,
    locale: String,
    page: &'static str,
    kind: &'static str,
    pub title: String,
    site: String,
    description: String,
    hidden: bool,
    canonical: Option<String>,
    alternates: Vec<Alternate>,
    logo: Option<Logo>,
    /// The picture that stands for a page elsewhere, by its whole address.
    cover: Option<String>,
    base: String,
    style: String,
    script: String,
    data: Option<String>,
    languages: Vec<Choice>,
    language: String,
    contact: Option<String>,
    /// Where transactions are looked up, if they are.
    check: Option<String>,
    pub query: String,
    /// Where the reader may say that they are, where it makes a difference.
    regions: Vec<Region>,
    /// Where the form for that is sent.
    region: String,
    /// The page that it comes back to.
    here: String,
}

/// What stands at the head in the place of a mark.
#[derive(Serialize)]
struct Logo {
    light: String,
    dark: String,
}

/// A place that a reader may be in.
#[derive(Serialize)]
struct Region {
    code: String,
    name: String,
    current: bool,
}

/// The same page in another language.
#[derive(Serialize)]
pub struct Alternate {
    pub lang: String,
    pub url: String,
}

#[derive(Serialize)]
struct Choice {
    lang: String,
    name: String,
    url: String,
    current: bool,
}

impl Centre {
    /// The shelf of the workspace whose help centre this is, for a reader from nowhere in particular.
    ///
    /// # Errors
    /// [`crate::http::Code::NotFound`] when it is switched off; as the database says when it is read for the first time.
    pub(super) async fn open(&self) -> Result<Arc<Shelf>, Problem> {
        self.open_in(None).await
    }

    /// The same for a reader, where they are.
    ///
    /// # Errors
    /// As [`Centre::open`].
    pub(super) async fn open_for(&self, reader: &Reader) -> Result<Arc<Shelf>, Problem> {
        self.open_in(reader.region.as_deref()).await
    }

    async fn open_in(&self, region: Option<&str>) -> Result<Arc<Shelf>, Problem> {
        let ws = self.front().await?.ok_or_else(Problem::not_found)?;
        let shelf = self.seen_from(ws, region).await?;
        if shelf.settings.help_centre { Ok(shelf) } else { Err(Problem::not_found()) }
    }

    /// A reader's place.
    pub(super) fn room<'a>(&'a self, shelf: &'a Arc<Shelf>, lang: &'a str, reader: &'a Reader) -> Room<'a> {
        let checks = self.chains.asks_any();
        Room { shelf, lang, texts: Texts::of(Some(lang)), public: self.public(shelf), checks, reader }
    }

    /// Where everybody reaches the help centre: at its own address, or else at the server's.
    pub(super) fn public<'a>(&'a self, shelf: &'a Shelf) -> &'a str {
        let own = shelf.settings.address.as_deref();
        own.unwrap_or_else(|| self.config.server.public_url.trim_end_matches('/'))
    }

    /// Answers in a language that is there by `make`; leads from another spelling of it to the right one, keeping `path`; and
    /// says that there is nothing where there is none, or `make` finds none.
    pub(super) fn within(
        &self,
        shelf: &Arc<Shelf>,
        (lang, path): (&str, &str),
        reader: &Reader,
        make: impl FnOnce(&Room<'_>) -> Result<Option<Response>, Problem>,
    ) -> Result<Response, Problem> {
        let all = || shelf.languages.iter().chain(&shelf.settings.languages).map(String::as_str);
        if let Some(lang) = all().find(|it| *it == lang) {
            let room = self.room(shelf, lang, reader);
            return make(&room)?.map_or_else(|| room.missing(), Ok);
        }
        match shelf.nearest_language(lang) {
            Some(right) => Ok(Redirect::temporary(&format!("/help/{right}/{path}")).into_response()),
            None => self.room(shelf, preferred(shelf, reader), reader).missing(),
        }
    }
}

/// The language of the shelf that a browser wants most.
pub fn preferred<'s>(shelf: &'s Shelf, headers: &HeaderMap) -> &'s str {
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let wanted = languages::wanted(asked);
    let found = wanted.into_iter().find_map(|it| shelf.nearest_language(it));
    found.unwrap_or_else(|| shelf.default_language())
}

impl Room<'_> {
    /// Where the pages of this language begin.
    pub fn base(&self) -> String {
        format!("/help/{}/", self.lang)
    }

    /// A text with names in it.
    pub fn say(&self, id: &str, name: &str, value: &str) -> String {
        self.texts.say(id, &[(name, value.to_owned())])
    }

    /// A number of something.
    pub fn count(&self, id: &str, count: usize) -> String {
        self.texts.count(id, &[("count", i64::try_from(count).unwrap_or(i64::MAX))])
    }

    /// A day, as it is written in this language.
    pub fn day(&self, at: Time) -> String {
        let date = at.timestamp().to_zoned(jiff::tz::TimeZone::UTC).date();
        let parts =
            [("day", date.day().into()), ("month", date.month().into()), ("year", date.year().into())];
        self.texts.count("help-date", &parts)
    }

    /// The words that need neither name nor number.
    pub fn words(&self) -> Arc<BTreeMap<String, String>> {
        words(&self.texts)
    }

    /// What the whole is called.
    pub fn site(&self) -> String {
        let own = self.shelf.settings.titles.get(self.lang).filter(|it| !it.trim().is_empty());
        own.cloned().unwrap_or_else(|| self.say("help-site", "brand", &self.shelf.brand))
    }

    /// What stands around a page.
    pub fn frame(&self, place: Place<'_>) -> Frame {
        let at = |lang: &str, path: &str| format!("/help/{lang}/{path}");
        let shown = place.shown_in.unwrap_or(self.lang);
        let mut alternates = Vec::new();
        if place.there.len() > 1 && !place.hidden {
            let one = |lang: &str, shown: &str| Alternate {
                lang: lang.to_owned(),
                url: format!("{}{}", self.public, at(shown, &place.path)),
            };
            alternates.extend(place.there.iter().map(|it| one(it, it)));
            let default = self.shelf.default_language();
            if place.there.contains(&default) {
                alternates.push(one("x-default", default));
            }
        }
        let choice = |lang: &String| {
            let gone = place.gone.contains(&lang.as_str());
            let kept = (place.everywhere && !gone) || place.there.contains(&lang.as_str());
            Choice {
                lang: lang.clone(),
                name: languages::name(lang).to_owned(),
                url: at(lang, if kept { &place.path } else { "" }),
                current: lang == self.lang,
            }
        };
        let settings = &self.shelf.settings;
        let picture = |name: &String| format!("/help/pictures/{name}");
        Frame {
            logo: settings.logo.as_ref().map(|it| Logo {
                light: picture(it),
                dark: picture(settings.logo_dark.as_ref().unwrap_or(it)),
            }),
            cover: settings.cover.as_ref().map(|it| format!("{}{}", self.public, picture(it))),
            lang: self.lang.to_owned(),
            dir: direction(self.lang),
            locale: languages::locale(self.lang),
            page: place.page,
            kind: if place.page == "article" { "article" } else { "website" },
            site: self.site(),
            canonical: (!place.hidden).then(|| format!("{}{}", self.public, at(shown, &place.path))),
            alternates,
            base: self.base(),
            style: answer::style_of(self.shelf),
            script: answer::script_of(),
            languages: self.shelf.languages.iter().map(choice).collect(),
            language: languages::name(self.lang).to_owned(),
            contact: Some(format!("{}contact", self.base())),
            check: self.checks.then(|| format!("{}check", self.base())),
            title: place.title,
            description: place.description,
            hidden: place.hidden,
            data: place.data,
            query: place.query,
            regions: self.regions(),
            region: format!("{}region", self.base()),
            here: at(self.lang, &place.path),
        }
    }

    /// Where the reader may be, by its name; none where all get the same, or a proxy has said it.
    fn regions(&self) -> Vec<Region> {
        if self.shelf.regions.is_empty() || self.reader.told {
            return Vec::new();
        }
        let chosen = self.reader.region.as_deref();
        let mut all: Vec<Region> = self
            .shelf
            .regions
            .iter()
            .map(|code| Region {
                name: self.country(code),
                current: chosen == Some(code.as_str()),
                code: code.clone(),
            })
            .collect();
        all.sort_by(|a, b| a.name.cmp(&b.name));
        let elsewhere = chosen.is_some_and(|it| !self.shelf.regions.iter().any(|own| own == it));
        all.push(Region {
            code: ELSEWHERE.into(),
            name: self.texts.say("help-elsewhere", &[]),
            current: elsewhere,
        });
        all
    }

    /// What a country is called; where that is not known, its letters.
    fn country(&self, code: &str) -> String {
        let name = self.texts.say(&format!("region-{code}"), &[]);
        if name.is_empty() { code.to_owned() } else { name }
    }

    /// The name by which a page of this reader's is kept: where they may choose a region, it says which one they chose.
    pub fn named(&self, page: &str) -> String {
        if self.shelf.regions.is_empty() || self.reader.told {
            return page.to_owned();
        }
        // Whatever letters somebody sends: one page for all that make no difference.
        let known = |it: &str| self.shelf.regions.iter().any(|own| own == it);
        let region = self.reader.region.as_deref().map(|it| if known(it) { it } else { ELSEWHERE });
        format!("{}|{page}", region.unwrap_or_default())
    }

    /// Topics that can be read in this language, as lines: those with an article in it first.
    pub fn lines<'t>(&self, topics: impl Iterator<Item = &'t ShelfTopic>) -> Vec<Line> {
        let topics = self.shelf.own_first(topics, self.lang).into_iter();
        topics.filter_map(|it| self.shelf.answer_of(it, self.lang)).map(|it| self.line(it)).collect()
    }

    /// The reader stays in their language; an article that is not there in it says so itself.
    fn line(&self, it: &Shown) -> Line {
        Line {
            title: it.title.clone(),
            url: format!("{}a/{}", self.base(), it.slug),
            text: it.summary.clone(),
            lang: (it.lang != self.lang).then(|| it.lang.clone()),
            dir: direction(&it.lang),
        }
    }

    /// What is read most.
    pub fn most_read(&self) -> Vec<Line> {
        self.lines(self.shelf.most_read(self.lang, FEW).into_iter())
    }

    /// The page that says that there is none.
    ///
    /// # Errors
    /// As [`view::render`] says.
    pub fn missing(&self) -> Result<Response, Problem> {
        let words = self.words();
        let f = self.frame(Place {
            page: "missing",
            title: words.get("missing").cloned().unwrap_or_default(),
            description: words.get("missing_text").cloned().unwrap_or_default(),
            hidden: true,
            ..Place::default()
        });
        let page = Missing { f, t: &words, read: self.most_read() };
        Ok(answer::once(StatusCode::NOT_FOUND, answer::HTML, view::render("missing.html", &page)?))
    }
}

#[derive(Serialize)]
struct Missing<'a> {
    f: Frame,
    t: &'a BTreeMap<String, String>,
    read: Vec<Line>,
}

/// Leads elsewhere, depending on what the browser asks for.
pub fn by_language(to: &str) -> Response {
    let mut response = Redirect::temporary(to).into_response();
    let headers = response.headers_mut();
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Language"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}
