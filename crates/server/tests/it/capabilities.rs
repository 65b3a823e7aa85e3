//! Which capability uses which, read from the sources and compared with a table that people have read. A circle fails; so
//! does an edge that the table does not have, or has without need.
//!
//! After a change that is meant, `OMBUD_CAPABILITIES=write cargo nextest run -p ombud-server capabilities` writes the table
//! anew; read the difference as a review of the architecture.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

const SOURCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src");
const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/capabilities.txt");

const HEAD: &str = "\
# Which capability of crates/server/src may use which, in layers: each uses what stands in the layers before its own.
# Tests do not count. Read a new word here as a review of the architecture: is it an action that is called, and is there
# no way for the one below to hear of it by a job, an event or a function that crate::ombud hands over?
";

/// What each capability uses.
type Graph = BTreeMap<String, BTreeSet<String>>;

/// The capabilities that `source` uses, a file of the module at `depth` below the root of the crate.
fn used(source: &str, depth: usize) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    walk(source.parse().unwrap(), depth, &mut found);
    found
}

fn walk(tokens: TokenStream, depth: usize, found: &mut BTreeSet<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        let rest = &tokens[at..];
        let (supers, path) = climb(rest);
        at += match rest {
            [TokenTree::Punct(hash), TokenTree::Group(attribute), ..]
                if hash.as_char() == '#'
                    && attribute.stream().to_string().replace(' ', "") == "cfg(test)" =>
            {
                item_length(rest)
            }
            [TokenTree::Ident(word), TokenTree::Ident(_), TokenTree::Group(inside), ..] if word == "mod" => {
                walk(inside.stream(), depth + 1, found);
                3
            }
            [TokenTree::Ident(word), ..] if word == "crate" && is_path(&rest[1..]) => {
                first_names(&rest[3..], found);
                3
            }
            _ if supers > 0 => {
                if supers >= depth {
                    first_names(path, found);
                }
                3 * supers
            }
            [TokenTree::Group(group), ..] => {
                walk(group.stream(), depth, found);
                1
            }
            _ => 1,
        };
    }
}

fn is_path(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Punct(one), TokenTree::Punct(two), ..] if one.as_char() == ':' && two.as_char() == ':')
}

/// How many `super::` there are at the beginning, and what follows them.
fn climb(mut tokens: &[TokenTree]) -> (usize, &[TokenTree]) {
    let mut supers = 0;
    while let [TokenTree::Ident(word), rest @ ..] = tokens
        && word == "super"
        && is_path(rest)
    {
        (supers, tokens) = (supers + 1, &rest[2..]);
    }
    (supers, tokens)
}

/// How long an item with its attributes is: up to its braces or its semicolon.
fn item_length(tokens: &[TokenTree]) -> usize {
    let ends = |it: &TokenTree| match it {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(punct) => punct.as_char() == ';',
        _ => false,
    };
    tokens.iter().position(ends).map_or(tokens.len(), |it| it + 1)
}

/// The names that a path begins with: one, or each of those in braces.
fn first_names(path: &[TokenTree], found: &mut BTreeSet<String>) {
    match path.first() {
        Some(TokenTree::Ident(name)) => drop(found.insert(name.to_string())),
        Some(TokenTree::Group(names)) => {
            let names: Vec<TokenTree> = names.stream().into_iter().collect();
            let comma = |it: &TokenTree| matches!(it, TokenTree::Punct(punct) if punct.as_char() == ',');
            names.split(comma).for_each(|it| first_names(it, found));
        }
        _ => {}
    }
}

/// Every file of a capability with its depth below the root. Files of tests are left out.
fn files(folder: &Path, depth: usize, all: &mut Vec<(PathBuf, usize)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() {
            files(&path, depth + 1, all);
        } else if name.ends_with(".rs") && name != "tests.rs" && !name.ends_with("_tests.rs") {
            let below = usize::from(name != "mod.rs");
            all.push((path.clone(), depth + below));
        }
    }
}

/// The modules that `lib.rs` declares.
fn capabilities() -> Vec<String> {
    let root: TokenStream = fs::read_to_string(format!("{SOURCES}/lib.rs")).unwrap().parse().unwrap();
    let tokens: Vec<TokenTree> = root.into_iter().collect();
    let declared = tokens.windows(2).filter_map(|it| match it {
        [TokenTree::Ident(word), TokenTree::Ident(name)] if word == "mod" => Some(name.to_string()),
        _ => None,
    });
    declared.collect()
}

fn graph() -> Graph {
    let all = capabilities();
    let mut graph = Graph::new();
    for name in &all {
        let mut sources = vec![(PathBuf::from(format!("{SOURCES}/{name}.rs")), 1)];
        if !sources[0].0.exists() {
            sources.clear();
            files(&Path::new(SOURCES).join(name), 1, &mut sources);
        }
        let mut uses = BTreeSet::new();
        for (path, depth) in sources {
            let found = used(&fs::read_to_string(&path).unwrap(), depth);
            for it in found {
                assert!(all.contains(&it), "{}: {it} is no module of lib.rs", path.display());
                uses.insert(it);
            }
        }
        uses.remove(name);
        graph.insert(name.clone(), uses);
    }
    graph
}

/// A way from a capability back to itself, if there is one.
fn circle(graph: &Graph) -> Option<Vec<String>> {
    fn go(graph: &Graph, way: &mut Vec<String>, done: &mut BTreeSet<String>) -> bool {
        let here = way.last().unwrap().clone();
        for next in &graph[&here] {
            if let Some(begin) = way.iter().position(|it| it == next) {
                way.drain(..begin);
                way.push(next.clone());
                return true;
            }
            if !done.contains(next) {
                way.push(next.clone());
                if go(graph, way, done) {
                    return true;
                }
            }
        }
        done.insert(here);
        way.pop();
        false
    }
    let mut done = BTreeSet::new();
    graph.keys().find_map(|name| {
        let mut way = vec![name.clone()];
        (!done.contains(name) && go(graph, &mut way, &mut done)).then_some(way)
    })
}

/// The graph in layers, one line for each capability.
fn table(graph: &Graph) -> String {
    let mut text = HEAD.to_owned();
    let mut placed: BTreeSet<&String> = BTreeSet::new();
    while placed.len() < graph.len() {
        let ready = |it: &(&String, &BTreeSet<String>)| {
            !placed.contains(it.0) && it.1.iter().all(|used| placed.contains(used))
        };
        let layer: Vec<_> = graph.iter().filter(ready).collect();
        text.push('\n');
        for (name, uses) in &layer {
            let uses: String = uses.iter().map(|it| format!(" {it}")).collect();
            writeln!(text, "{name}:{uses}").unwrap();
        }
        placed.extend(layer.into_iter().map(|it| it.0));
    }
    text
}

#[test]
fn capabilities_use_each_other_without_a_circle_and_as_the_table_says() {
    let graph = graph();
    if let Some(way) = circle(&graph) {
        panic!("capabilities use each other in a circle: {}", way.join(" -> "));
    }
    let fresh = table(&graph);
    if std::env::var("OMBUD_CAPABILITIES").is_ok_and(|it| it == "write") {
        fs::write(TABLE, &fresh).unwrap();
    }
    let kept = fs::read_to_string(TABLE).unwrap_or_default();
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<BTreeSet<_>>();
    let (kept_lines, fresh_lines) = (lines(&kept), lines(&fresh));
    let gone: Vec<_> = kept_lines.difference(&fresh_lines).map(|it| format!("- {it}")).collect();
    let new: Vec<_> = fresh_lines.difference(&kept_lines).map(|it| format!("+ {it}")).collect();
    assert!(kept == fresh, "capabilities.txt differs:\n{}\n{}", gone.join("\n"), new.join("\n"));
}

#[test]
fn however_a_capability_is_named_it_is_found() {
    let source = r##"
        //! use crate::a_comment;
        use crate::{one::{self, A, inner::{B, C}}, two, three::D as E};
        pub(crate) use crate::four::*;
        use super::{five::F, sibling};
        fn f(it: &crate::six::G) -> &str {
            let _ = format!("crate::a_text {}", json!({"a": crate::seven::h()}));
            r#"crate::a_raw_text"#
        }
        mod inside { use super::super::eight; use super::not_the_root; }
        #[cfg(test)]
        mod tests { use crate::a_test; }
        #[cfg(test)]
        use crate::another_test;
        use crate::nine;
    "##;
    let found: Vec<String> = used(source, 1).into_iter().collect();
    let expected = ["eight", "five", "four", "nine", "one", "seven", "sibling", "six", "three", "two"];
    assert_eq!(found, expected);
    assert!(used("use super::{a, b}; use super::super::c;", 3).is_empty());
    let edges = |all: &[(&str, &[&str])]| -> Graph {
        all.iter()
            .map(|(name, uses)| ((*name).to_owned(), uses.iter().map(|it| (*it).to_owned()).collect()))
            .collect()
    };
    assert_eq!(circle(&edges(&[("a", &["b", "c"]), ("b", &["c"]), ("c", &[])])), None);
    let round = circle(&edges(&[("a", &["b"]), ("b", &["c"]), ("c", &["d", "b"]), ("d", &[])]));
    assert_eq!(round.unwrap(), ["b", "c", "b"]);
}
