//! Markdown of an article as HTML: the same for the help centre, a preview and whoever quotes it.
//!
//! HTML in the Markdown is shown as it is written and never followed. Links lead to topics, to `http(s)` and `mailto`; every
//! other one is told as broken, and its text is shown without a link. Pictures are those that were brought in here (`media.rs`): any
//! other would tell a stranger who reads, and its description stands in its place. Parts for some regions alone (`regions.rs`) are taken
//! out before anything else reads the text.

mod bare;
mod media;
mod plain;
mod regions;
mod rewrite;

pub use media::{FOLDER, PictureAt, is_picture, mentioned};
pub use plain::{LineKind, Plain};
pub use regions::{Mistake, Regions, Seen, Slip, is_code, mistakes, regions_of, slip_of};
pub use rewrite::{Leads, rewritten};

use super::types::BrokenLink;
use crate::texts::Texts;
use plain::Aloud;
use pulldown_cmark::{
    BlockQuoteKind, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, TextMergeStream, html,
};
use serde::Serialize;
use std::collections::HashMap;
use utoipa::ToSchema;

/// What stands for the platform's name in texts.
pub const PLATFORM: &str = "{{platform}}";

/// A heading inside an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Heading {
    /// 2 to 6: the title of the page is the first.
    pub level: u8,
    /// Where links to it lead.
    pub id: String,
    /// Its text.
    pub text: String,
}

/// An article's text, made ready to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// Safe HTML.
    pub html: String,
    /// Its headings, for a list of contents.
    pub headings: Vec<Heading>,
    /// The text alone, without any markup.
    pub plain: Plain,
    /// Where its links lead, as they are written.
    pub links: Vec<String>,
    /// Those that lead nowhere.
    pub broken: Vec<BrokenLink>,
    /// The names of the pictures in it.
    pub pictures: Vec<String>,
    /// What they show, in words.
    pub descriptions: Vec<String>,
}

/// Where what a text names is, for those who read it.
pub struct Finder<'a> {
    /// Where the topic of a slug is, if it can be read there.
    pub topic: &'a dyn Fn(&str) -> Option<String>,
    /// Where the picture of a name is, if it is there.
    pub picture: &'a dyn Fn(&str) -> Option<PictureAt>,
}

/// The words over callouts and on videos, in the article's language.
#[derive(Clone)]
pub struct Labels {
    texts: Texts,
    callouts: [String; 5],
}

impl Labels {
    /// In the nearest language that the server speaks.
    pub fn of(lang: &str) -> Self {
        let texts = Texts::of(Some(lang));
        let ids = ["callout-note", "callout-tip", "callout-important", "callout-warning", "callout-caution"];
        Self { callouts: ids.map(|id| texts.say(id, &[])), texts }
    }

    fn over(&self, kind: BlockQuoteKind) -> (&'static str, &str) {
        let [note, tip, important, warning, caution] = &self.callouts;
        match kind {
            BlockQuoteKind::Note => ("note", note),
            BlockQuoteKind::Tip => ("tip", tip),
            BlockQuoteKind::Important => ("important", important),
            BlockQuoteKind::Warning => ("warning", warning),
            BlockQuoteKind::Caution => ("caution", caution),
        }
    }
}

/// A text with the platform's name in it.
pub fn named(text: &str, platform: &str) -> String {
    text.replace(PLATFORM, platform)
}

/// Renders Markdown, as it is seen from somewhere.
pub fn render(
    markdown: &str,
    platform: &str,
    labels: &Labels,
    finder: &Finder<'_>,
    seen: Seen<'_>,
) -> Rendered {
    let markdown = regions::seen_from(markdown, seen, labels);
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_GFM;
    let parsed = Parser::new_ext(&markdown, options).map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        event => event,
    });
    let named = TextMergeStream::new(parsed).map(|event| match event {
        Event::Text(text) if text.contains(PLATFORM) => Event::Text(named(&text, platform).into()),
        Event::Code(text) if text.contains(PLATFORM) => Event::Code(named(&text, platform).into()),
        event => event,
    });
    let events = bare::linked(named.collect());
    let mut work = Work {
        labels,
        finder,
        out: Rendered::default(),
        ids: HashMap::new(),
        open: Vec::new(),
        aloud: Aloud::default(),
    };
    let mut shown = Vec::with_capacity(events.len() + 16);
    let mut at = 0;
    while let Some(event) = events.get(at) {
        let before = at.checked_sub(1).and_then(|it| events.get(it));
        let after = events.get(at + 1..).unwrap_or_default();
        at += 1;
        match work.media(before, event, after) {
            Some(media) => {
                shown.push(Event::Html(media.html.into()));
                at += media.events;
            }
            None => {
                work.aloud.add(event);
                work.event(event, after, &mut shown);
            }
        }
    }
    html::push_html(&mut work.out.html, shown.into_iter());
    work.out.plain = work.aloud.done();
    work.out
}

/// One rendering under way.
struct Work<'a> {
    labels: &'a Labels,
    finder: &'a Finder<'a>,
    out: Rendered,
    /// How often each id of a heading was taken.
    ids: HashMap<String, usize>,
    /// Whether the links that are open lead somewhere.
    open: Vec<bool>,
    aloud: Aloud,
}

impl Work<'_> {
    fn event<'e>(&mut self, event: &Event<'e>, after: &[Event<'e>], shown: &mut Vec<Event<'e>>) {
        let raw = match event {
            Event::Start(Tag::Heading { level, .. }) => self.heading(*level, after),
            Event::End(TagEnd::Heading(level)) => format!("</h{}>\n", lowered(*level)),
            Event::Start(Tag::BlockQuote(Some(kind))) => {
                let (class, label) = self.labels.over(*kind);
                format!(
                    "<aside class=\"callout callout-{class}\"><p class=\"callout-title\">{}</p>\n",
                    escaped(label)
                )
            }
            Event::End(TagEnd::BlockQuote(Some(_))) => "</aside>\n".into(),
            Event::Start(Tag::Table(_)) => {
                shown.push(Event::Html("<div class=\"table\" tabindex=\"0\">".into()));
                return shown.push(event.clone());
            }
            Event::End(TagEnd::Table) => {
                shown.push(event.clone());
                "</div>\n".into()
            }
            Event::Start(Tag::Link { link_type: LinkType::Email, dest_url, .. }) => {
                self.link(&format!("mailto:{dest_url}"))
            }
            Event::Start(Tag::Link { dest_url, .. }) => self.link(dest_url),
            Event::Start(Tag::Image { dest_url, .. }) => {
                self.out.links.push(dest_url.to_string());
                self.broken(dest_url, media::why_missing(dest_url));
                String::new()
            }
            Event::End(TagEnd::Link) if self.open.pop() == Some(true) => "</a>".into(),
            Event::End(TagEnd::Link | TagEnd::Image) => return,
            event => return shown.push(event.clone()),
        };
        if !raw.is_empty() {
            shown.push(Event::Html(raw.into()));
        }
    }

    /// The beginning of a heading, whose text is in the events after it.
    fn heading(&mut self, level: HeadingLevel, after: &[Event<'_>]) -> String {
        let mut text = String::new();
        for event in after {
            match event {
                Event::End(TagEnd::Heading(_)) => break,
                Event::Text(it) | Event::Code(it) => text.push_str(it),
                Event::SoftBreak | Event::HardBreak => text.push(' '),
                _ => {}
            }
        }
        let id = self.id_of(&text);
        let level = lowered(level);
        let begin = format!("<h{level} id=\"{}\">", escaped(&id));
        self.out.headings.push(Heading { level, id, text: text.trim().to_owned() });
        begin
    }

    fn id_of(&mut self, text: &str) -> String {
        let slug = slug_of(text);
        let slug = if slug.is_empty() { "section".to_owned() } else { slug };
        let taken = self.ids.entry(slug.clone()).or_default();
        *taken += 1;
        // The page has ids of its own, and none of them begins so.
        if *taken == 1 { format!("s-{slug}") } else { format!("s-{slug}-{taken}") }
    }

    fn link(&mut self, href: &str) -> String {
        self.out.links.push(href.to_owned());
        let target = self.target(href);
        self.open.push(target.is_ok());
        match target {
            Ok(Target::Here(to)) => format!("<a href=\"{}\">", escaped(&to)),
            Ok(Target::Outside(to)) => {
                format!("<a href=\"{}\" rel=\"noopener noreferrer\">", escaped(&to))
            }
            Err(why) => {
                self.broken(href, why);
                String::new()
            }
        }
    }

    fn broken(&mut self, href: &str, why: &str) {
        self.out.broken.push(BrokenLink { href: href.to_owned(), why: why.into() });
    }

    fn target(&self, href: &str) -> Result<Target, &'static str> {
        let (path, fragment) = href.split_once('#').map_or((href, None), |(path, id)| (path, Some(id)));
        if path.is_empty() {
            return fragment.map(|_| Target::Here(href.to_owned())).ok_or("the link is empty");
        }
        if href.chars().any(|it| it.is_control() || it.is_whitespace()) {
            return Err("an address has no spaces in it");
        }
        let lower = href.to_ascii_lowercase();
        if ["https://", "http://", "mailto:"].iter().any(|it| lower.starts_with(it)) {
            return Ok(Target::Outside(href.to_owned()));
        }
        if !is_slug(path) {
            return Err("a link leads to a topic by its name, or to an http, https or mailto address");
        }
        let to = (self.finder.topic)(path).ok_or("no published topic has this name")?;
        Ok(Target::Here(fragment.map_or_else(|| to.clone(), |id| format!("{to}#{id}"))))
    }
}

/// Where a link leads.
enum Target {
    Here(String),
    Outside(String),
}

const fn lowered(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// A text as it may stand in an address: letters and digits of any script in lower case, one dash for all between them.
pub fn slug_of(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() >= 80 {
            break;
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// Whether it is the name of a topic or a category: up to 80 of `a` to `z`, digits and dashes.
pub fn is_slug(text: &str) -> bool {
    let plain = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-';
    (1..=80).contains(&text.len())
        && text.bytes().all(plain)
        && !text.starts_with('-')
        && !text.ends_with('-')
}

/// A text as it stands in HTML, inside quotes too.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests;
