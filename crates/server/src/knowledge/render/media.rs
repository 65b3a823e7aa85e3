//! Pictures and videos of an article. A picture is one that was brought in here, with its size, so that nothing jumps when it comes. A video
//! stays where it is: a card names its host and leads there, and nobody is asked for anything before a reader presses it.

use super::{Event, LinkType, PLATFORM, Tag, TagEnd, Work, escaped};

/// What stands before the names of pictures in Markdown, and what their folder is called in an export.
pub const FOLDER: &str = "pictures/";
/// Wider than the column of text, in pixels: such a picture is opened by pressing it.
const WIDE: i64 = 760;
/// Where videos are watched; also below these names.
const HOSTS: [&str; 10] = [
    "youtube.com",
    "youtu.be",
    "youtube-nocookie.com",
    "vimeo.com",
    "loom.com",
    "bilibili.com",
    "b23.tv",
    "dailymotion.com",
    "v.qq.com",
    "wistia.com",
];
/// How files of videos end.
const ENDS: [&str; 6] = ["mp4", "m4v", "webm", "mov", "ogv", "mkv"];
const PLAY: &str = "<svg aria-hidden=\"true\" viewBox=\"0 0 24 24\" width=\"28\" height=\"28\">\
                    <path d=\"M8 5v14l11-7z\" fill=\"currentColor\"/></svg>";

/// Where a picture is, and how large.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureAt {
    /// Its address.
    pub url: String,
    /// Pixels.
    pub width: i64,
    /// Pixels.
    pub height: i64,
}

/// What was made of some events.
pub(super) struct Media {
    pub(super) html: String,
    /// How many events after the first it took.
    pub(super) events: usize,
}

impl Work<'_> {
    /// A picture or a video, if one begins here.
    pub(super) fn media(
        &mut self,
        before: Option<&Event<'_>>,
        event: &Event<'_>,
        after: &[Event<'_>],
    ) -> Option<Media> {
        match event {
            Event::Start(Tag::Image { dest_url, .. }) => {
                let (words, events) = inside(after);
                let html =
                    match picture_of(dest_url).and_then(|name| Some((name, (self.finder.picture)(name)?))) {
                        Some((name, at)) => self.picture(name, &at, &words),
                        None => self.video(dest_url, &words)?,
                    };
                Some(Media { html, events })
            }
            Event::Start(Tag::Link { dest_url, link_type, .. })
                if *link_type != LinkType::Email && matches!(before, Some(Event::Start(Tag::Paragraph))) =>
            {
                let (words, events) = inside(after);
                // Within a sentence it is a link as any other.
                let alone = matches!(after.get(events), Some(Event::End(TagEnd::Paragraph)));
                let pictured =
                    after.iter().take(events).any(|it| matches!(it, Event::Start(Tag::Image { .. })));
                let html = if alone && !pictured { self.video(dest_url, &words)? } else { return None };
                Some(Media { html, events })
            }
            _ => None,
        }
    }

    fn picture(&mut self, name: &str, at: &PictureAt, words: &str) -> String {
        let words = words.trim();
        self.out.pictures.push(name.to_owned());
        if words.is_empty() {
            let href = format!("{FOLDER}{name}");
            self.broken(
                &href,
                "the picture has no description: write what it shows between the square brackets",
            );
        } else {
            self.out.descriptions.push(words.to_owned());
        }
        let (url, width, height) = (escaped(&at.url), at.width, at.height);
        let img = format!(
            "<img src=\"{url}\" alt=\"{}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" decoding=\"async\">",
            escaped(words)
        );
        let linked = self.open.contains(&true);
        if linked || words.is_empty() || width <= WIDE {
            return img;
        }
        format!("<a class=\"picture\" href=\"{url}\">{img}</a>")
    }

    fn video(&mut self, href: &str, words: &str) -> Option<String> {
        let host = video_host(href)?;
        self.out.links.push(href.to_owned());
        let label = self.labels.texts.say("video-on", &[("host", host)]);
        let title = words.trim();
        let title = if title.is_empty() || title == href { "" } else { title };
        self.aloud.video(if title.is_empty() { &label } else { title });
        let strong = match title {
            "" => String::new(),
            title => format!("<strong>{}</strong>", escaped(title)),
        };
        Some(format!(
            "<a class=\"video\" href=\"{}\" target=\"_blank\" rel=\"noopener noreferrer\">{PLAY}<span>{strong}<small>{}</small></span></a>",
            escaped(href),
            escaped(&label)
        ))
    }
}

/// The words up to the end of what begins before these events, and how many events that are.
fn inside(after: &[Event<'_>]) -> (String, usize) {
    let (mut words, mut open) = (String::new(), 1);
    for (at, event) in after.iter().enumerate() {
        match event {
            Event::Start(Tag::Image { .. } | Tag::Link { .. }) => open += 1,
            Event::End(TagEnd::Image | TagEnd::Link) => open -= 1,
            Event::Text(it) | Event::Code(it) => words.push_str(it),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
        if open == 0 {
            return (words, at + 1);
        }
    }
    (words, after.len())
}

/// Why a picture is not shown.
pub(super) fn why_missing(href: &str) -> &'static str {
    let lower = href.to_ascii_lowercase();
    if ["http://", "https://", "//"].iter().any(|it| lower.starts_with(it)) {
        "a picture from elsewhere would tell others who reads: save it, and drop it into the text"
    } else if picture_of(href).is_some() {
        "there is no such picture here any more: drop it into the text again"
    } else {
        "a picture is dropped, pasted or chosen in the editor, and gets its name there"
    }
}

/// The name of the picture that a text refers to.
fn picture_of(href: &str) -> Option<&str> {
    href.strip_prefix("./").unwrap_or(href).strip_prefix(FOLDER).filter(|it| is_picture(it))
}

/// Whether it is the name of a picture: 32 hex digits in the groups of a UUID, and its kind.
pub fn is_picture(name: &str) -> bool {
    let Some((id, end)) = name.split_once('.') else { return false };
    let digit = |it: &u8| it.is_ascii_digit() || (b'a'..=b'f').contains(it);
    let groups: Vec<&str> = id.split('-').collect();
    ["png", "jpg", "webp", "gif"].contains(&end)
        && groups.iter().map(|it| it.len()).eq([8, 4, 4, 4, 12])
        && groups.iter().all(|it| it.as_bytes().iter().all(digit))
}

/// The names of pictures that stand anywhere in a text.
pub fn mentioned(markdown: &str) -> impl Iterator<Item = &str> {
    markdown.split(FOLDER).skip(1).filter_map(|rest| {
        let end = rest.find(|it: char| !it.is_ascii_alphanumeric() && it != '-' && it != '.');
        let name = rest.get(..end.unwrap_or(rest.len()))?;
        is_picture(name).then_some(name)
    })
}

/// The host where a video is watched, if the address leads to one.
fn video_host(href: &str) -> Option<String> {
    if href.contains(PLATFORM) || href.chars().any(|it| it.is_control() || it.is_whitespace()) {
        return None;
    }
    let url =
        reqwest::Url::parse(href).ok().filter(|it| it.scheme() == "https" && it.username().is_empty())?;
    let host = url.host_str()?.trim_start_matches("www.").to_owned();
    let file =
        url.path().rsplit_once('.').is_some_and(|(_, end)| ENDS.contains(&end.to_ascii_lowercase().as_str()));
    let below = |it: &str| host == it || host.strip_suffix(it).is_some_and(|it| it.ends_with('.'));
    // The front page of such a host is no video.
    let watched = HOSTS.iter().any(|it| below(it)) && url.path().len() > 1;
    (file || watched).then_some(host)
}
