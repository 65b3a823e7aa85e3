//! Where pictures and links of a Markdown text lead, changed without changing anything else of it.

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};

/// What leads somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leads {
    /// A picture.
    Picture,
    /// A link.
    Link,
}

/// The text with other addresses, where `change` names one. Pictures and links that name theirs elsewhere in the text (`[a][b]`) get
/// their own.
pub fn rewritten(markdown: &str, change: &mut dyn FnMut(Leads, &str) -> Option<String>) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_GFM;
    let mut changes: Vec<(std::ops::Range<usize>, String)> = Vec::new();
    for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
        let (leads, kind, href) = match &event {
            Event::Start(Tag::Image { link_type, dest_url, .. }) => (Leads::Picture, *link_type, dest_url),
            Event::Start(Tag::Link { link_type, dest_url, .. }) => (Leads::Link, *link_type, dest_url),
            _ => continue,
        };
        let Some(source) = markdown.get(range.clone()) else { continue };
        let place = match kind {
            LinkType::Inline => address_in(source),
            LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut => words_in(source),
            LinkType::Autolink => Some((0..source.len(), Form::Whole)),
            _ => None,
        };
        let Some((place, form)) = place else { continue };
        if let Some(new) = change(leads, href) {
            let new = match form {
                Form::Address => bracketed(&new),
                Form::Words => format!("({})", bracketed(&new)),
                Form::Whole => format!("[{}]({})", href.replace(['[', ']'], ""), bracketed(&new)),
            };
            changes.push((range.start + place.start..range.start + place.end, new));
        }
    }
    // A picture inside a link stands inside its range, and each names a place of its own.
    changes.sort_by_key(|it| it.0.start);
    let (mut out, mut at) = (String::with_capacity(markdown.len()), 0);
    for (range, new) in changes {
        if range.start < at {
            continue;
        }
        out.push_str(markdown.get(at..range.start).unwrap_or_default());
        out.push_str(&new);
        at = range.end;
    }
    out.push_str(markdown.get(at..).unwrap_or_default());
    out
}

/// What of the text the new address takes the place of.
enum Form {
    /// The address in its brackets.
    Address,
    /// What follows the words: `[b]`, or nothing.
    Words,
    /// All of it.
    Whole,
}

/// Where the address of `[words](address "title")` is.
fn address_in(source: &str) -> Option<(std::ops::Range<usize>, Form)> {
    let begin = words_end(source)? + 1;
    let rest = source.get(begin..)?.strip_prefix('(')?;
    let space = rest.len() - rest.trim_start().len();
    let start = begin + 1 + space;
    let rest = source.get(start..)?;
    let length = if rest.starts_with('<') {
        rest.find('>')? + 1
    } else {
        let mut depth = 0_i32;
        rest.char_indices().find_map(|(at, it)| {
            match it {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            (depth < 0 || it.is_whitespace()).then_some(at)
        })?
    };
    Some((start..start + length, Form::Address))
}

/// Where `[b]` or `[]` behind the words is.
fn words_in(source: &str) -> Option<(std::ops::Range<usize>, Form)> {
    Some((words_end(source)? + 1..source.len(), Form::Words))
}

/// Where the bracket is that ends the words.
fn words_end(source: &str) -> Option<usize> {
    let (mut depth, mut escaped) = (0_i32, false);
    source.char_indices().find_map(|(at, it)| {
        match it {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => depth += 1,
            ']' => depth -= 1,
            _ => {}
        }
        (it == ']' && depth == 0 && at > 0).then_some(at)
    })
}

/// An address with a space or a bracket stands in angle brackets.
fn bracketed(href: &str) -> String {
    if href.contains(|it: char| it.is_whitespace() || matches!(it, '(' | ')' | '<' | '>')) {
        return format!("<{}>", href.replace(['<', '>', '\n', '\r'], ""));
    }
    href.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moved(markdown: &str) -> String {
        rewritten(markdown, &mut |leads, href| match leads {
            Leads::Picture => Some(format!("new/{}", href.rsplit('/').next().unwrap_or_default())),
            Leads::Link => (href == "old").then(|| "fees".to_owned()),
        })
    }

    #[test]
    fn addresses_change_and_nothing_else() {
        for (before, after) in [
            ("![a](x/b.png)", "![a](new/b.png)"),
            ("a ![ *b* ](  <x/b c.png> \"t\") c", "a ![ *b* ](  <new/b c.png> \"t\") c"),
            ("![a](x/b_(1).png)", "![a](<new/b_(1).png>)"),
            ("[![a](b.png)](old)", "[![a](new/b.png)](fees)"),
            (
                "![a \\] b](b.png)\n\n`![c](d.png)`\n\n    ![e](f.png)",
                "![a \\] b](new/b.png)\n\n`![c](d.png)`\n\n    ![e](f.png)",
            ),
            ("![a][b]\n\n[b]: x/c.png 'title'", "![a](new/c.png)\n\n[b]: x/c.png 'title'"),
            ("![b]\n\n[b]: x/c.png", "![b](new/c.png)\n\n[b]: x/c.png"),
            ("[x](old) and [y](other) and [z](old#s-part)", "[x](fees) and [y](other) and [z](old#s-part)"),
            (
                "| a | b |\n|---|---|\n| ![p](q.png) | \\| |",
                "| a | b |\n|---|---|\n| ![p](new/q.png) | \\| |",
            ),
            ("> [!NOTE]\n> ![p](q.png)\n> more", "> [!NOTE]\n> ![p](new/q.png)\n> more"),
            ("no pictures, \u{1f600} [unclosed](", "no pictures, \u{1f600} [unclosed]("),
        ] {
            assert_eq!(moved(before), after);
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_written_stays_where_nothing_changes(text in "[a-z\\[\\]()!<>\\\\\"' \n`|é-]{0,80}") {
            proptest::prop_assert_eq!(rewritten(&text, &mut |_, _| None), text.clone());
            let same = rewritten(&text, &mut |_, href| Some(href.to_owned()));
            let leads = |text: &str| {
                let mut all = Vec::new();
                rewritten(text, &mut |leads, href| { all.push((leads, href.to_owned())); None });
                all
            };
            proptest::prop_assert_eq!(leads(&same).len(), leads(&text).len(), "{:?} {:?}", &text, &same);
        }
    }
}
