//! Pictures that come with what is imported: those among its files, and those at addresses, which are fetched only where one asked for it.
//!
//! Readers put a mark in the place of each picture's address ([`Incoming::mark`]). Once it is known what became of the picture, its name
//! stands there, or the address again.

use super::{Bundle, BundleArticle, ImportFile};
use crate::{
    events::Actor,
    files::drawn::Unfit,
    http::{Code, Outward, Problem, Reach},
    knowledge::{
        Library,
        pictures::{Drawn, LARGEST, Refused, draw, name_of},
        render::{FOLDER, Leads, is_picture, rewritten},
        store,
    },
};
use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use ombud_base::id::WorkspaceId;
use ombud_db::DbError;
use std::{
    collections::{BTreeMap, HashMap},
    time::{Duration, Instant},
};

/// The most pictures of one import.
const MOST: usize = 5000;
/// How long one picture may be fetched, and all of an import.
const PATIENCE: Duration = Duration::from_secs(15);
const PATIENCE_FOR_ALL: Duration = Duration::from_secs(600);

/// Where a picture comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Source {
    /// A file of the import, by its path.
    File(String),
    /// An address.
    Address(String),
}

/// A picture that an article of the import shows.
#[derive(Clone, Debug)]
pub(super) struct Incoming {
    /// Where it comes from.
    source: Source,
    /// Its address as the article has it.
    href: String,
    /// In which file that is.
    file: String,
}

/// All pictures of an import, each once.
#[derive(Debug, Default)]
pub(super) struct Incomings {
    all: Vec<Incoming>,
    known: BTreeMap<(Source, String), usize>,
    /// Pictures that were written into a text, by their hash.
    written: HashMap<String, Bytes>,
}

impl Incomings {
    /// What stands in a text in the place of a picture's address: a mark, or the name of a picture that was here before.
    pub(super) fn placed(
        &mut self,
        there: &HashMap<String, Bytes>,
        folder: &str,
        href: &str,
        file: &str,
    ) -> Option<String> {
        if let Some(bytes) = data_of(href) {
            let key = name_of(&bytes, "data");
            self.written.insert(key.clone(), bytes);
            return self.mark(Source::File(key.clone()), &format!("data:{key}"), file);
        }
        let source = source_of(there, folder, href);
        // An export without its pictures may come back to where they are.
        let known =
            exported_name(href).filter(|_| !matches!(&source, Source::File(it) if there.contains_key(it)));
        match known {
            Some(name) if !matches!(source, Source::Address(_)) => Some(format!("{FOLDER}{name}")),
            _ => self.mark(source, href, file),
        }
    }

    /// What stands in a text in the place of the picture's address; none where there are too many.
    pub(super) fn mark(&mut self, source: Source, href: &str, file: &str) -> Option<String> {
        let key = (source.clone(), href.to_owned());
        let next = self.all.len();
        let at = *self.known.entry(key).or_insert(next);
        if at == next {
            if next >= MOST {
                return None;
            }
            self.all.push(Incoming { source, href: href.to_owned(), file: file.to_owned() });
        }
        Some(mark(at))
    }
}

/// No text has such a name of itself, and none is the beginning of another.
fn mark(at: usize) -> String {
    format!("ombud-import-picture-{at:06}")
}

/// The files of an import that may be pictures, by their paths.
pub(super) fn files_of(files: &[ImportFile]) -> HashMap<String, Bytes> {
    let pictures = files.iter().filter_map(|it| Some((it.path.replace('\\', "/"), it.data.clone()?)));
    pictures.collect()
}

/// Marks the pictures of a Markdown text. `from` is the folder of its file.
pub(super) fn marked(
    incomings: &mut Incomings,
    there: &HashMap<String, Bytes>,
    (file, markdown): (&str, &str),
) -> String {
    let folder = file.rsplit_once('/').map_or("", |it| it.0);
    rewritten(markdown, &mut |leads, href| {
        if leads != Leads::Picture {
            return None;
        }
        incomings.placed(there, folder, href, file)
    })
}

/// The bytes of a picture that is written into its address.
fn data_of(href: &str) -> Option<Bytes> {
    let (kind, data) = href.strip_prefix("data:")?.split_once(',')?;
    let data: String = data.chars().filter(|it| !it.is_whitespace()).collect();
    kind.ends_with(";base64").then(|| STANDARD.decode(data).ok())?.map(Bytes::from)
}

/// What an address means: a file beside the text or at the root of the import, or something on the web.
fn source_of(there: &HashMap<String, Bytes>, folder: &str, href: &str) -> Source {
    let lower = href.to_ascii_lowercase();
    if lower.starts_with("http://") || lower.starts_with("https://") {
        return Source::Address(href.to_owned());
    }
    let plain = percent_encoding::percent_decode_str(href).decode_utf8_lossy();
    let plain = plain.split(['?', '#']).next().unwrap_or_default();
    let beside = joined(folder, plain);
    let root = joined("", plain.trim_start_matches('/'));
    let found = [beside, root].into_iter().flatten().find(|it| there.contains_key(it));
    Source::File(found.unwrap_or_else(|| href.to_owned()))
}

/// A path inside the import; none where it leads out.
fn joined(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// What became of the pictures of an import.
#[derive(Debug, Default)]
pub(super) struct Brought {
    /// Those that are new.
    pub(super) drawn: Vec<Drawn>,
}

/// How pictures are brought in.
pub(super) struct Carrier<'a> {
    pub(super) library: &'a Library,
    pub(super) ws: WorkspaceId,
    pub(super) actor: Actor,
    /// Whether addresses are fetched.
    pub(super) fetch: bool,
}

impl Carrier<'_> {
    /// Has every picture looked at and drawn, puts their names into the texts, and tells of those that cannot be taken.
    ///
    /// # Errors
    /// As the database says.
    pub(super) async fn bring(
        &self,
        bundle: &mut Bundle,
        there: &HashMap<String, Bytes>,
    ) -> Result<Brought, Problem> {
        let Incomings { all: incomings, written, .. } = std::mem::take(&mut bundle.pictures);
        let mut brought = Brought::default();
        if incomings.is_empty() {
            return Ok(brought);
        }
        let until = Instant::now() + PATIENCE_FOR_ALL;
        let mut became: HashMap<Source, Result<String, (String, String)>> = HashMap::new();
        let mut names: HashMap<String, String> = HashMap::new();
        for (at, it) in incomings.iter().enumerate() {
            if !became.contains_key(&it.source) {
                let one = self.one(&it.source, (there, &written), &mut brought, until).await?;
                became.insert(it.source.clone(), one);
            }
            let text = match became.get(&it.source) {
                Some(Ok(name)) => format!("{FOLDER}{name}"),
                Some(Err((what, how))) => {
                    bundle.problem(&it.file, 1, &format!("the picture {}: {what}", it.href), how);
                    it.href.clone()
                }
                None => it.href.clone(),
            };
            names.insert(mark(at), text);
        }
        put_names(bundle, &names);
        Ok(brought)
    }

    /// What a picture is called here, or why it is not taken and how to mend it.
    async fn one(
        &self,
        source: &Source,
        (there, written): (&HashMap<String, Bytes>, &HashMap<String, Bytes>),
        brought: &mut Brought,
        until: Instant,
    ) -> Result<Result<String, (String, String)>, Problem> {
        let bytes = match source {
            Source::File(path) => match there.get(path).or_else(|| written.get(path)) {
                Some(bytes) => bytes.clone(),
                None => {
                    let how = "add it to what is imported, at the place that the text names";
                    return Ok(Err(("it is not among the files".to_owned(), how.to_owned())));
                }
            },
            Source::Address(url) => match self.fetched(url, until).await {
                Ok(bytes) => bytes,
                Err(refused) => return Ok(Err(refused)),
            },
        };
        if let Some(name) = self.known(&bytes).await? {
            return Ok(Ok(name));
        }
        match draw(self.library, self.ws, self.actor, bytes).await {
            Ok(drawn) => {
                let name = drawn.picture.name.clone();
                if !brought.drawn.iter().any(|it| it.picture.name == name) {
                    brought.drawn.push(drawn);
                }
                Ok(Ok(name))
            }
            Err(Refused::Unfit(Unfit { what, how })) => Ok(Err((what.to_owned(), how.to_owned()))),
            Err(Refused::Problem(problem)) => match problem.code {
                Code::SecretFound | Code::VirusFound | Code::Unavailable => {
                    Ok(Err(("it was not kept".to_owned(), problem.detail.into_owned())))
                }
                _ => Err(problem),
            },
        }
    }

    /// The name of a picture that was drawn here before: an export that comes back changes nothing.
    async fn known(&self, bytes: &Bytes) -> Result<Option<String>, Problem> {
        let names = ["png", "jpg", "webp", "gif"].map(|end| name_of(bytes, end)).to_vec();
        let ws = self.ws;
        let found =
            self.library.db.read::<_, DbError, _>(move |tx| store::pictures_named(tx, ws, &names)).await?;
        Ok(found.into_iter().next().map(|it| it.name))
    }

    async fn fetched(&self, url: &str, until: Instant) -> Result<Bytes, (String, String)> {
        let refused = |what: String, how: &str| Err((what, how.to_owned()));
        if !self.fetch {
            return refused(
                "it lies elsewhere, and was not fetched".to_owned(),
                "import it again with fetching pictures switched on, or put it into the article by hand",
            );
        }
        let by_hand = "put it into the article by hand, or import it again later";
        if Instant::now() > until {
            return refused("fetching pictures took too long".to_owned(), by_hand);
        }
        let outward = match outward(self.library) {
            Ok(outward) => outward,
            Err(error) => return refused(error.to_string(), by_hand),
        };
        if let Some(why) = outward.refuse(url) {
            return refused(format!("its address {why}"), "put it into the article by hand");
        }
        match read_from(&outward, url).await {
            Ok(bytes) => Ok(bytes),
            Err(why) => refused(format!("it could not be fetched: {why}"), by_hand),
        }
    }
}

/// The way out to old help centres: the public internet alone, as for block lists.
fn outward(library: &Library) -> anyhow::Result<Outward> {
    Outward::new(Reach {
        agent: concat!("Ombud-Import/", env!("CARGO_PKG_VERSION")),
        patience: PATIENCE,
        redirects: 3,
        allow_private: library.config.safety.allow_private,
    })
}

async fn read_from(outward: &Outward, url: &str) -> Result<Bytes, String> {
    let words = |error: &reqwest::Error| outward.words(error);
    let mut response = outward.client().get(url).send().await.map_err(|it| words(&it))?;
    if !response.status().is_success() {
        return Err(format!("its host answered {}", response.status()));
    }
    let mut bytes = Vec::new();
    while let Some(part) = response.chunk().await.map_err(|it| words(&it))? {
        if bytes.len() + part.len() > LARGEST {
            return Err("it is larger than 10 MiB".to_owned());
        }
        bytes.extend_from_slice(&part);
    }
    Ok(bytes.into())
}

/// Puts what became of the pictures in the place of their marks.
fn put_names(bundle: &mut Bundle, names: &HashMap<String, String>) {
    let begin = mark(0);
    let begin = begin.trim_end_matches('0');
    let length = mark(0).len();
    let named = |text: &mut String| {
        if !text.contains(begin) {
            return;
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some(at) = rest.find(begin) {
            let (before, after) = rest.split_at(at);
            out.push_str(before);
            let (mark, after) = after.split_at_checked(length).unwrap_or((after, ""));
            out.push_str(names.get(mark).map_or(mark, String::as_str));
            rest = after;
        }
        out.push_str(rest);
        *text = out;
    };
    let articles = bundle.topics.iter_mut().flat_map(|it| &mut it.articles);
    for BundleArticle { content, published, .. } in articles {
        named(&mut content.body);
        published.iter_mut().for_each(|it| named(&mut it.body));
    }
}

/// The name of a picture in the folder of an export.
fn exported_name(path: &str) -> Option<&str> {
    path.rsplit('/').next().filter(|it| is_picture(it) && path.contains(FOLDER))
}
