//! Addresses that stand in a text without brackets: links, as readers expect them. Alone in its paragraph such a link may be a video
//! (`media.rs`).

use super::{Event, LinkType, Tag, TagEnd};

const BEGINS: [&str; 2] = ["https://", "http://"];

/// The events with bare addresses as links to themselves; in code, in links and in the descriptions of pictures they stay words.
pub(super) fn linked(events: Vec<Event<'_>>) -> Vec<Event<'_>> {
    let mut out = Vec::with_capacity(events.len() + 8);
    let mut within = 0_usize;
    for event in events {
        match &event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) => within += 1,
            Event::End(TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock) => within = within.saturating_sub(1),
            Event::Text(text) if within == 0 && BEGINS.iter().any(|it| text.contains(it)) => {
                split(text, &mut out);
                continue;
            }
            _ => {}
        }
        out.push(event);
    }
    out
}

fn split(text: &str, out: &mut Vec<Event<'_>>) {
    let (mut rest, mut before) = (text, String::new());
    while let Some((lead, address, after)) = first(rest) {
        before.push_str(lead);
        if !before.is_empty() {
            out.push(Event::Text(std::mem::take(&mut before).into()));
        }
        let dest_url = address.to_owned().into();
        let (title, id) = ("".into(), "".into());
        out.push(Event::Start(Tag::Link { link_type: LinkType::Autolink, dest_url, title, id }));
        out.push(Event::Text(address.to_owned().into()));
        out.push(Event::End(TagEnd::Link));
        rest = after;
    }
    if !rest.is_empty() {
        out.push(Event::Text(rest.to_owned().into()));
    }
}

/// The first address of a text, with what stands before and behind it.
fn first(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    loop {
        let rest = text.get(from..)?;
        let (at, begin) = BEGINS.iter().filter_map(|it| Some((rest.find(it)?, it.len()))).min()?;
        let at = from + at;
        from = at + begin;
        let lead = text.get(..at)?;
        // `xhttps://` is no address; and HTML, which is shown as it is written, leads nowhere by what is in it.
        let in_html = lead.trim_end_matches(['"', '\'']).ends_with('=');
        if in_html || lead.ends_with(|it: char| it.is_ascii_alphanumeric()) {
            continue;
        }
        let address = ended(text.get(at..)?);
        if address.get(begin..).is_some_and(|it| it.starts_with(|it: char| it.is_ascii_alphanumeric())) {
            return Some((lead, address, text.get(at + address.len()..)?));
        }
    }
}

/// An address up to its end: signs that end a sentence, and a bracket that was opened before it, are not part of it. Words in other
/// scripts follow without a space.
fn ended(text: &str) -> &str {
    let end = text.find(|it: char| !it.is_ascii_graphic() || matches!(it, '<' | '>' | '"' | '`' | '|'));
    let mut address = text.get(..end.unwrap_or(text.len())).unwrap_or_default();
    loop {
        let count = |sign: char| address.matches(sign).count();
        let shorter = match address.chars().last() {
            Some('.' | ',' | ':' | ';' | '!' | '?' | '\'' | '*' | '_' | '~') => true,
            Some(')') => count(')') > count('('),
            Some(']') => count(']') > count('['),
            _ => false,
        };
        if !shorter {
            return address;
        }
        address = address.get(..address.len() - 1).unwrap_or_default();
    }
}
