//! HTML of other help centres as the Markdown of articles here: headings, lists, tables, callouts, pictures and videos are kept, what only
//! made it look some way is not.

use htmd::{
    Element, HtmlToMarkdown, Node,
    element_handler::{HandlerResult, Handlers},
    options::{BrStyle, BulletListMarker, HrStyle, LinkStyle, Options},
};
use markup5ever_rcdom::NodeData;
use std::{collections::HashMap, rc::Rc, sync::Arc, thread};

/// How deep elements may lie in each other; no page that people wrote comes near.
const DEEPEST: usize = 200;
/// How many elements may be open at once where a page is read before it is a tree: the parser looks through all of them again and again.
const OPEN_MOST: usize = 2000;
/// The largest page, in bytes.
const LARGEST: usize = 8 * 1024 * 1024;
const TOO_DEEP: &str = "its elements lie too deep in each other";
/// Elements that have no end.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];
/// What a thread that reads such pages has as its stack: an element within an element takes a part of it.
const STACK: usize = 64 * 1024 * 1024;

/// What stands in the place of an address of a page.
pub(super) type Change = Box<dyn Fn(Refers, &str) -> String + Send + Sync>;

/// What an address is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refers {
    /// A picture.
    Picture,
    /// A link.
    Link,
}

/// Works where deep pages can be read.
pub(super) fn with_room<T: Send>(work: impl FnOnce() -> T + Send) -> Option<T> {
    thread::scope(|scope| {
        let thread =
            thread::Builder::new().name("reads".into()).stack_size(STACK).spawn_scoped(scope, work).ok()?;
        thread.join().ok()
    })
}

/// A page as Markdown.
///
/// # Errors
/// Why it cannot be read.
pub(super) fn markdown(html: &str, change: Change) -> Result<String, &'static str> {
    if looks_deep(html) {
        return Err(TOO_DEEP);
    }
    let change = Arc::new(change);
    let (pictures, links) = (change.clone(), change);
    let converter = HtmlToMarkdown::builder()
        .options(Options {
            hr_style: HrStyle::Dashes,
            br_style: BrStyle::Backslash,
            link_style: LinkStyle::InlinedPreferAutolinks,
            bullet_list_marker: BulletListMarker::Dash,
            ul_bullet_spacing: 1,
            ol_number_spacing: 1,
            ..Options::default()
        })
        .skip_tags(vec![
            "script", "style", "noscript", "template", "svg", "form", "button", "input", "object", "link",
            "meta", "title",
        ])
        .add_handler(vec!["img"], move |_: &dyn Handlers, it: Element<'_>| picture(&it, &**pictures))
        .add_handler(vec!["a"], move |all: &dyn Handlers, it: Element<'_>| link(all, &it, &**links))
        .add_handler(vec!["iframe", "embed", "video"], |_: &dyn Handlers, it: Element<'_>| video(&it))
        .add_handler(vec!["div", "p", "aside", "section", "blockquote"], callout)
        .add_handler(vec!["table"], table)
        .add_handler(vec!["summary"], |_: &dyn Handlers, it: Element<'_>| {
            Some(format!("\n\n**{}**\n\n", plain(&words_of(it.node))).into())
        })
        .build();
    if html.len() > LARGEST {
        return Err("it is larger than 8 MiB");
    }
    let html = html.replace("&nbsp;", " ").replace('\u{a0}', " ");
    let tree = converter.html_to_tree(&html).map_err(|_| "it cannot be read")?;
    if deeper_than(&tree, DEEPEST) {
        return Err(TOO_DEEP);
    }
    Ok(tidy(&converter.tree_to_markdown(&tree)))
}

/// The words of headings that have an id, by it: on the heading, or on an empty anchor inside of it.
pub(super) fn anchors(html: &str) -> HashMap<String, String> {
    let mut found = HashMap::new();
    if looks_deep(html) || html.len() > LARGEST {
        return found;
    }
    let Ok(tree) = HtmlToMarkdown::new().html_to_tree(html) else { return found };
    // The tree is kept to the end: with its root all of it would fall apart.
    let mut open = vec![tree.clone()];
    while let Some(node) = open.pop() {
        if let NodeData::Element { name, .. } = &node.data
            && matches!(&*name.local, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
        {
            let words = words_of(&node);
            found.extend(ids_within(&node).into_iter().map(|id| (id, words.clone())));
        }
        open.extend(node.children.borrow().iter().cloned());
    }
    found
}

fn ids_within(node: &Rc<Node>) -> Vec<String> {
    let (mut ids, mut open) = (Vec::new(), vec![node.clone()]);
    while let Some(node) = open.pop() {
        if let NodeData::Element { attrs, .. } = &node.data {
            let all = attrs.borrow();
            ids.extend(
                all.iter()
                    .filter(|it| ["id", "name"].contains(&&*it.name.local))
                    .map(|it| it.value.to_string()),
            );
        }
        open.extend(node.children.borrow().iter().cloned());
    }
    ids
}

fn words_of(node: &Rc<Node>) -> String {
    let (mut words, mut open) = (String::new(), vec![node.clone()]);
    while let Some(node) = open.pop() {
        if let NodeData::Text { contents } = &node.data {
            words.push_str(&contents.borrow());
        }
        open.extend(node.children.borrow().iter().rev().cloned());
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether more elements may be open at once than any page of people has, as far as its tags tell.
fn looks_deep(html: &str) -> bool {
    let mut open = 0_usize;
    for rest in html.split('<').skip(1) {
        if rest.starts_with('/') {
            open = open.saturating_sub(1);
            continue;
        }
        let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).take(12).collect();
        let alone = VOID.contains(&name.to_ascii_lowercase().as_str());
        if !name.is_empty() && !alone {
            open += 1;
        }
        if open > OPEN_MOST {
            return true;
        }
    }
    false
}

fn deeper_than(tree: &Rc<Node>, most: usize) -> bool {
    let mut open = vec![(tree.clone(), 0)];
    while let Some((node, depth)) = open.pop() {
        if depth > most {
            return true;
        }
        open.extend(node.children.borrow().iter().map(|it| (it.clone(), depth + 1)));
    }
    false
}

fn attribute(it: &Element<'_>, name: &str) -> Option<String> {
    let found = it.attrs.iter().find(|attr| &*attr.name.local == name)?;
    Some(found.value.trim().to_owned()).filter(|it| !it.is_empty())
}

/// Words of one line without what would end them in Markdown.
fn plain(words: &str) -> String {
    words
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace('\\', "\\\\")
        .replace('[', "\\[")
        .replace(']', "\\]")
}

/// An address as it stands in Markdown.
fn address(href: &str) -> String {
    if href.contains(|it: char| it.is_whitespace() || matches!(it, '(' | ')' | '<' | '>')) {
        let encoded = |it: char| {
            percent_encoding::utf8_percent_encode(&it.to_string(), percent_encoding::NON_ALPHANUMERIC)
                .to_string()
        };
        return href
            .chars()
            .map(|it| match it {
                '(' | ')' | '<' | '>' => encoded(it),
                it if it.is_whitespace() => "%20".to_owned(),
                it => it.to_string(),
            })
            .collect();
    }
    href.to_owned()
}

fn picture(
    it: &Element<'_>,
    change: &(dyn Fn(Refers, &str) -> String + Send + Sync),
) -> Option<HandlerResult> {
    let source = attribute(it, "src").or_else(|| attribute(it, "data-src"))?;
    // What counts readers is as small as can be.
    let tiny = |name: &str| attribute(it, name).is_some_and(|it| ["0", "1", "1px"].contains(&it.as_str()));
    if tiny("width") && tiny("height") {
        return None;
    }
    let words = attribute(it, "alt").or_else(|| attribute(it, "title")).unwrap_or_default();
    Some(format!("![{}]({})", plain(&words), address(&change(Refers::Picture, &source))).into())
}

fn link(
    all: &dyn Handlers,
    it: &Element<'_>,
    change: &(dyn Fn(Refers, &str) -> String + Send + Sync),
) -> Option<HandlerResult> {
    let inside = all.walk_children(it.node).content;
    let words = inside.trim();
    let Some(href) = attribute(it, "href") else { return Some(inside.into()) };
    if words.is_empty() {
        return None;
    }
    // A block in a link cannot be said in Markdown.
    if words.contains("\n\n") {
        return Some(inside.into());
    }
    let (lead, tail) = (space_of(&inside, true), space_of(&inside, false));
    let new = change(Refers::Link, &href);
    // What would run, or do something else than lead somewhere, is its words.
    let scheme = new.split_once(':').map(|(it, _)| it.to_ascii_lowercase());
    if scheme.is_some_and(|it| !["http", "https", "mailto"].contains(&it.as_str())) {
        return Some(inside.into());
    }
    let words = words.replace('\n', " ");
    Some(format!("{lead}[{words}]({}){tail}", address(&new)).into())
}

/// Whether a space stands before or behind words.
fn space_of(text: &str, before: bool) -> &'static str {
    let at = if before { text.chars().next() } else { text.chars().next_back() };
    if at.is_some_and(char::is_whitespace) { " " } else { "" }
}

/// A video becomes a link to where it is watched, on a line of its own: it is shown as a card.
fn video(it: &Element<'_>) -> Option<HandlerResult> {
    let inner = || {
        let children = it.node.children.borrow();
        children.iter().find_map(|child| match &child.data {
            NodeData::Element { name, attrs, .. } if &*name.local == "source" => {
                attrs.borrow().iter().find(|it| &*it.name.local == "src").map(|it| it.value.to_string())
            }
            _ => None,
        })
    };
    let source = attribute(it, "src").or_else(|| attribute(it, "data-src")).or_else(inner)?;
    let source = source.strip_prefix("//").map_or(source.clone(), |rest| format!("https://{rest}"));
    if !source.starts_with("https://") {
        return None;
    }
    let watched =
        ["youtube.com/embed/", "youtube-nocookie.com/embed/"].iter().find_map(|it| source.split_once(it));
    let to = match watched {
        Some((_, rest)) => {
            let id = rest.split(['?', '&', '/', '#']).next().unwrap_or_default();
            format!("https://www.youtube.com/watch?v={id}")
        }
        None => source,
    };
    let words = attribute(it, "title").map_or_else(|| "Video".to_owned(), |it| plain(&it));
    Some(format!("\n\n[{words}]({})\n\n", address(&to)).into())
}

/// A frame with a name that says that it is a note or a warning.
fn callout(all: &dyn Handlers, it: Element<'_>) -> Option<HandlerResult> {
    let Some(kind) = attribute(&it, "class").as_deref().and_then(kind_of) else { return all.fallback(it) };
    let inside = all.walk_children(it.node).content;
    let inside = tidy(&inside);
    if inside.is_empty() {
        return None;
    }
    // A frame in a frame is one.
    if inside.starts_with("> [!") {
        return Some(format!("\n\n{inside}\n\n").into());
    }
    let quoted: Vec<String> = inside.lines().map(|line| format!("> {line}").trim_end().to_owned()).collect();
    Some(format!("\n\n> [!{kind}]\n{}\n\n", quoted.join("\n")).into())
}

fn kind_of(class: &str) -> Option<&'static str> {
    let words: Vec<String> = class
        .split(|it: char| !it.is_ascii_alphanumeric())
        .map(str::to_ascii_lowercase)
        .filter(|it| !it.is_empty())
        .collect();
    let any = |all: &[&str]| words.iter().any(|it| all.contains(&it.as_str()));
    let framed =
        any(&["callout", "alert", "admonition", "notice", "box", "message", "panel", "wysiwyg", "banner"])
            || words.len() == 1;
    if !framed {
        return None;
    }
    if any(&["danger", "caution", "critical", "error"]) {
        Some("CAUTION")
    } else if any(&["warning", "warn"]) {
        Some("WARNING")
    } else if any(&["important", "attention"]) {
        Some("IMPORTANT")
    } else if any(&["tip", "success", "hint"]) {
        Some("TIP")
    } else if any(&["note", "info", "callout", "admonition", "notice"]) {
        Some("NOTE")
    } else {
        None
    }
}

/// A table whose first line is no head gets one all the same: Markdown knows no other. What is a frame around a page is none.
fn table(all: &dyn Handlers, it: Element<'_>) -> Option<HandlerResult> {
    let rows = rows_of(it.node);
    let widest = rows.iter().map(Vec::len).max().unwrap_or(0);
    if widest < 2 || nested(it.node) {
        let inside: Vec<String> =
            rows.into_iter().flatten().map(|cell| all.walk_children(&cell).content).collect();
        return Some(format!("\n\n{}\n\n", inside.join("\n\n")).into());
    }
    let cell = |node: &Rc<Node>| {
        let text = tidy(&all.walk_children(node).content);
        let lines: Vec<&str> =
            text.lines().map(|it| it.trim_end_matches('\\').trim()).filter(|it| !it.is_empty()).collect();
        lines.join(" ").replace('|', "\\|")
    };
    let line = |cells: &[Rc<Node>]| {
        let texts = (0..widest).map(|at| cells.get(at).map(&cell).unwrap_or_default());
        format!("| {} |", texts.collect::<Vec<_>>().join(" | "))
    };
    let mut lines = rows.iter().map(|it| line(it));
    let head = lines.next()?;
    let rule = format!("|{}", " --- |".repeat(widest));
    let rest: Vec<String> = lines.collect();
    Some(format!("\n\n{head}\n{rule}\n{}\n\n", rest.join("\n")).into())
}

/// The cells of a table's rows; those of tables in it are not its own.
fn rows_of(table: &Rc<Node>) -> Vec<Vec<Rc<Node>>> {
    let name = |node: &Rc<Node>| match &node.data {
        NodeData::Element { name, .. } => name.local.to_string(),
        _ => String::new(),
    };
    let mut rows = Vec::new();
    let mut open: Vec<Rc<Node>> = table.children.borrow().iter().rev().cloned().collect();
    while let Some(node) = open.pop() {
        match name(&node).as_str() {
            "thead" | "tbody" | "tfoot" => open.extend(node.children.borrow().iter().rev().cloned()),
            "tr" => {
                let cells = node.children.borrow();
                rows.push(
                    cells.iter().filter(|it| ["td", "th"].contains(&name(it).as_str())).cloned().collect(),
                );
            }
            _ => {}
        }
    }
    rows.retain(|it: &Vec<Rc<Node>>| !it.is_empty());
    rows
}

/// Whether another table, a list or a heading lies in it: in Markdown none fits into a cell.
fn nested(table: &Rc<Node>) -> bool {
    let mut open: Vec<Rc<Node>> = table.children.borrow().clone();
    while let Some(node) = open.pop() {
        if let NodeData::Element { name, .. } = &node.data
            && matches!(&*name.local, "table" | "ul" | "ol" | "pre" | "h1" | "h2" | "h3" | "h4")
        {
            return true;
        }
        open.extend(node.children.borrow().iter().cloned());
    }
    false
}

/// Lines without spaces at their ends, no-break spaces for spaces, one empty line between blocks.
fn tidy(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let (mut empty, mut fenced) = (0, false);
    for line in markdown.replace('\u{a0}', " ").replace(['\u{200b}', '\u{feff}'], "").lines() {
        let line = line.trim_end();
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        }
        empty = if line.is_empty() { empty + 1 } else { 0 };
        if empty <= 1 || fenced {
            // A break at the end of a block says nothing.
            out.push_str(line);
            out.push('\n');
        }
    }
    let out = out.replace("\\\n\n", "\n\n");
    out.trim().trim_end_matches('\\').trim_end().to_owned()
}

#[cfg(test)]
#[path = "html_tests.rs"]
mod tests;
