//! From a list's text to its rows, whatever its format.

use super::read::Format;
use crate::caip::ChainId;
use serde::de::{self, Deserializer as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Deserializer, value::RawValue};
use std::{collections::HashMap, fmt, ops::ControlFlow};

/// What stands before OFAC's digital currency addresses, and the code of a currency after it.
const OFAC: &str = "Digital Currency Address - ";
/// The most characters of a bad line that are told.
const SHOWN: usize = 80;
/// The longest line of a table, in bytes: each of its fields takes many times its length in memory.
const LINE_MOST: usize = 64 * 1024;

/// A line of a list that says nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// Its number, from 1; of JSON, its place.
    pub number: usize,
    /// Its beginning.
    pub text: String,
}

/// One entry.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pub number: usize,
    pub address: String,
    pub name: Option<String>,
    pub kind: Option<String>,
    pub network: Option<String>,
}

impl Row {
    pub fn bad(&self) -> BadLine {
        bad(self.number, &self.address)
    }
}

fn bad(number: usize, text: &str) -> BadLine {
    let line = text.chars().map(|it| if it.is_control() { ' ' } else { it });
    BadLine { number, text: line.take(SHOWN).collect() }
}

/// Whoever is handed one row after the other, and may want no more. Rows are never kept in a heap: a hostile list of the largest size has
/// tens of millions.
type Sink<'a> = &'a mut dyn FnMut(Result<Row, BadLine>) -> ControlFlow<()>;

/// What format a text is in.
pub(super) fn format(text: &str) -> Result<Format, String> {
    if text.contains(OFAC) {
        return Ok(Format::Sdn);
    }
    let start = text.trim_start();
    if start.starts_with(['[', '{', '"']) {
        if is_json(start) {
            return Ok(Format::Json);
        }
        if is_json(start.lines().next().unwrap_or_default()) {
            return Ok(Format::JsonLines);
        }
        if start.starts_with(['[', '{']) {
            return Err("it begins like JSON and is none".into());
        }
    }
    let header = said(text).next().and_then(|(_, it)| Columns::of(it));
    Ok(if header.is_some() { Format::Csv } else { Format::Plain })
}

/// Hands on the rows of a text.
pub(super) fn each(text: &str, format: Format, sink: Sink<'_>) {
    // Whether all were wanted, the sink itself knows.
    let _ = match format {
        Format::Sdn => sdn(text, sink),
        Format::Json => json(text, sink),
        Format::JsonLines => json_lines(text, sink),
        Format::Csv => table(text, sink),
        Format::Plain => plain(text, sink),
    };
}

fn is_json(text: &str) -> bool {
    let inside = || walk(text, |_, _| ControlFlow::Continue(())).is_ok();
    serde_json::from_str::<IgnoredAny>(text).is_ok() && (text.starts_with('"') || inside())
}

/// The lines that are no comments, with their places.
fn said(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().filter(|(_, it)| !is_comment(it))
}

fn is_comment(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#') || line.starts_with("//")
}

/// The first word of a line; what follows it is somebody's remark.
fn plain(text: &str, sink: Sink<'_>) -> ControlFlow<()> {
    said(text).try_for_each(|(at, line)| {
        let word = line.trim().split([',', ';', ' ', '\t']).next().unwrap_or_default().trim_matches('"');
        // One that is no address is shown whole.
        let address = if word.len() < 20 { line.trim() } else { word };
        sink(Ok(Row { number: at + 1, address: address.to_owned(), ..Row::default() }))
    })
}

fn table(text: &str, sink: Sink<'_>) -> ControlFlow<()> {
    let mut lines = said(text);
    let Some(columns) = lines.next().and_then(|(_, it)| Columns::of(it)) else {
        return ControlFlow::Continue(());
    };
    lines.try_for_each(|(at, line)| sink(columns.row(at + 1, line)))
}

/// Where in a table what stands.
struct Columns {
    separator: char,
    address: usize,
    name: Option<usize>,
    kind: Option<usize>,
    network: Option<usize>,
}

const ADDRESS: [&str; 6] = ["address", "addr", "wallet", "wallet_address", "account", "crypto_address"];
const NAME: [&str; 7] = ["name", "label", "entity", "owner", "name_tag", "nametag", "exchange"];
const KIND: [&str; 5] = ["kind", "type", "category", "label_type", "class"];
const NETWORK: [&str; 7] = ["network", "chain", "chain_id", "chainid", "caip2", "blockchain", "caip"];

impl Columns {
    /// Of a first line; none where it names no column of addresses.
    fn of(line: &str) -> Option<Self> {
        let separator = [',', ';', '\t'].into_iter().max_by_key(|it| line.matches(*it).count())?;
        let named: Vec<String> = fields(line, separator)?
            .iter()
            .map(|it| it.trim().to_ascii_lowercase().replace([' ', '-'], "_"))
            .collect();
        let find = |known: &[&str]| known.iter().find_map(|it| named.iter().position(|own| own == it));
        Some(Self {
            separator,
            address: find(&ADDRESS)?,
            name: find(&NAME),
            kind: find(&KIND),
            network: find(&NETWORK),
        })
    }

    fn row(&self, number: usize, line: &str) -> Result<Row, BadLine> {
        let fields = fields(line, self.separator).ok_or_else(|| bad(number, line))?;
        let at = |place: Option<usize>| {
            fields.get(place?).map(|it| it.trim().to_owned()).filter(|it| !it.is_empty())
        };
        let address = at(Some(self.address)).ok_or_else(|| bad(number, line))?;
        Ok(Row { number, address, name: at(self.name), kind: at(self.kind), network: at(self.network) })
    }
}

/// The fields of a line, as RFC 4180 has them but for line breaks inside; none where a quote is left open, or the line is too long.
fn fields(line: &str, separator: char) -> Option<Vec<String>> {
    if line.len() > LINE_MOST {
        return None;
    }
    let (mut all, mut field, mut quoted) = (Vec::new(), String::new(), false);
    let mut chars = line.trim_end_matches('\r').chars().peekable();
    while let Some(one) = chars.next() {
        match one {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                field.push('"');
            }
            '"' if quoted || field.trim().is_empty() => quoted = !quoted,
            one if one == separator && !quoted => all.push(std::mem::take(&mut field)),
            one => field.push(one),
        }
    }
    all.push(field);
    (!quoted).then_some(all)
}

fn json_lines(text: &str, sink: Sink<'_>) -> ControlFlow<()> {
    let mut lines = text.lines().enumerate().filter(|(_, it)| !it.trim().is_empty());
    lines.try_for_each(|(at, line)| {
        let value = serde_json::from_str::<&RawValue>(line.trim_end_matches(','));
        sink(value.map_err(|_| bad(at + 1, line)).and_then(|it| entry(at + 1, it.get())))
    })
}

/// Members of an object that are an array of the entries, the first that is there.
const INNER: [&str; 6] = ["addresses", "data", "labels", "items", "results", "blacklist"];

/// The entries of one value: an array's, or an object's that has addresses as its keys or one array of entries in it.
fn json(text: &str, sink: Sink<'_>) -> ControlFlow<()> {
    let text = text.trim();
    if text.starts_with('[') {
        return entries(text, sink);
    }
    if !text.starts_with('{') {
        return sink(entry(1, text));
    }
    let mut found: Option<(usize, &str)> = None;
    object(text, |key, value| {
        let rank = INNER.iter().position(|it| *it == key).filter(|_| value.starts_with('['));
        if let Some(rank) = rank.filter(|rank| found.is_none_or(|(known, _)| *rank <= known)) {
            found = Some((rank, value));
        }
        ControlFlow::Continue(())
    })?;
    if let Some((_, array)) = found {
        return entries(array, sink);
    }
    let mut number = 0;
    object(text, |address, value| {
        number += 1;
        let row = if value.starts_with('{') { members(number, value) } else { Row::default() };
        let name = if value.starts_with('"') { serde_json::from_str(value).ok() } else { row.name };
        sink(Ok(Row { number, address, name, ..row }))
    })
}

fn entry(number: usize, value: &str) -> Result<Row, BadLine> {
    let row = match value.bytes().next() {
        Some(b'"') => {
            let address = serde_json::from_str(value).map_err(|_| bad(number, value))?;
            return Ok(Row { number, address, ..Row::default() });
        }
        Some(b'{') => members(number, value),
        _ => Row::default(),
    };
    if row.address.is_empty() { Err(bad(number, value)) } else { Ok(row) }
}

fn members(number: usize, object_text: &str) -> Row {
    let mut known: HashMap<String, String> = HashMap::new();
    let all = || ADDRESS.iter().chain(&NAME).chain(&KIND).chain(&NETWORK);
    let _ = object(object_text, |key, value| {
        if !all().any(|it| *it == key) {
            return ControlFlow::Continue(());
        }
        let text = match value.bytes().next() {
            Some(b'"') => serde_json::from_str(value).ok(),
            Some(b'-' | b'0'..=b'9') => Some(value.to_owned()),
            _ => None,
        };
        known.extend(text.map(|it| (key, it)));
        ControlFlow::Continue(())
    });
    let find = |names: &[&str]| names.iter().find_map(|it| known.get(*it).cloned());
    Row {
        number,
        address: find(&ADDRESS).unwrap_or_default(),
        name: find(&NAME),
        kind: find(&KIND),
        network: find(&NETWORK),
    }
}

/// Hands on the entries of an array.
fn entries(text: &str, sink: Sink<'_>) -> ControlFlow<()> {
    let mut number = 0;
    let read = walk(text, |_, value| {
        number += 1;
        sink(entry(number, value))
    });
    read.unwrap_or(ControlFlow::Continue(()))
}

/// Hands on the members of an object.
fn object<'a>(text: &'a str, mut each: impl FnMut(String, &'a str) -> ControlFlow<()>) -> ControlFlow<()> {
    let read = walk(text, |key, value| each(key.unwrap_or_default(), value));
    read.unwrap_or(ControlFlow::Continue(()))
}

/// Hands on what stands in an array or an object as it is written, and builds nothing of it: a value takes up to thirty times its text.
fn walk<'a>(
    text: &'a str,
    each: impl FnMut(Option<String>, &'a str) -> ControlFlow<()>,
) -> Result<ControlFlow<()>, serde_json::Error> {
    let mut inside = Inside { each, flow: ControlFlow::Continue(()) };
    let read = Deserializer::from_str(text).deserialize_any(&mut inside);
    if inside.flow.is_break() { Ok(inside.flow) } else { read.map(|()| inside.flow) }
}

struct Inside<F> {
    each: F,
    flow: ControlFlow<()>,
}

impl<'de, F: FnMut(Option<String>, &'de str) -> ControlFlow<()>> Inside<F> {
    fn hand<E: de::Error>(&mut self, key: Option<String>, value: &'de RawValue) -> Result<(), E> {
        self.flow = (self.each)(key, value.get());
        if self.flow.is_break() { Err(E::custom("no more is wanted")) } else { Ok(()) }
    }
}

impl<'de, F: FnMut(Option<String>, &'de str) -> ControlFlow<()>> Visitor<'de> for &mut Inside<F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array or an object")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<(), A::Error> {
        while let Some(value) = all.next_element::<&'de RawValue>()? {
            self.hand::<A::Error>(None, value)?;
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut all: A) -> Result<(), A::Error> {
        while let Some((key, value)) = all.next_entry::<String, &'de RawValue>()? {
            self.hand::<A::Error>(Some(key), value)?;
        }
        Ok(())
    }
}

/// `Digital Currency Address - XBT 1ab…;` in remarks of `SDN.CSV`, or a type and a number one after the other in `SDN.XML`.
fn sdn(text: &str, sink: Sink<'_>) -> ControlFlow<()> {
    text.split(OFAC).skip(1).enumerate().try_for_each(|(at, line)| {
        let code: usize = line.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let Some((_, rest)) = line.split_at_checked(code).filter(|_| code > 0) else {
            return ControlFlow::Continue(());
        };
        let xml = rest.strip_prefix("</idType>");
        let address = match xml {
            Some(rest) => rest.split_once("<idNumber>").and_then(|(_, it)| it.split_once('<')).map(|it| it.0),
            None => rest.trim_start().split(|it: char| it.is_whitespace() || ";.,\"".contains(it)).next(),
        };
        let address = address.unwrap_or_default().trim();
        if address.is_empty() {
            return ControlFlow::Continue(());
        }
        sink(Ok(Row { number: at + 1, address: address.to_owned(), ..Row::default() }))
    })
}

/// A network by CAIP-2, by its number or by a common name.
pub(super) fn network(own: &str) -> Option<ChainId> {
    let word = own.trim().to_ascii_lowercase();
    let number = |it: &str| format!("eip155:{it}").parse().ok();
    if !word.is_empty() && word.bytes().all(|it| it.is_ascii_digit()) {
        return number(&word);
    }
    let id = match word.as_str() {
        "ethereum" | "eth" | "mainnet" => return number("1"),
        "bsc" | "bnb" | "binance" | "binance-smart-chain" => return number("56"),
        "polygon" | "matic" => return number("137"),
        "arbitrum" | "arb" => return number("42161"),
        "optimism" | "op" => return number("10"),
        "base" => return number("8453"),
        "avalanche" | "avax" => return number("43114"),
        "bitcoin" | "btc" | "xbt" => "bip122:000000000019d6689c085ae165831e93",
        "tron" | "trx" => "tron:0x2b6653dc",
        "solana" | "sol" => "solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp",
        "xrp" | "ripple" => "xrpl:0",
        _ => own.trim(),
    };
    id.parse().ok()
}
