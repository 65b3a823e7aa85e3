//! From a list's text to its rows, whatever its format.

use super::read::Format;
use crate::caip::ChainId;
use serde_json::{Map, Value};

/// What stands before OFAC's digital currency addresses, and the code of a currency after it.
const OFAC: &str = "Digital Currency Address - ";
/// The most characters of a bad line that are told.
const SHOWN: usize = 80;

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

type Rows = Vec<Result<Row, BadLine>>;

/// The rows of a text, and the format that it is in.
pub(super) fn of(text: &str) -> Result<(Format, Rows), String> {
    if text.contains(OFAC) {
        return Ok((Format::Sdn, sdn(text)));
    }
    let start = text.trim_start();
    if start.starts_with(['[', '{', '"']) {
        if let Ok(value) = serde_json::from_str::<Value>(start) {
            return Ok((Format::Json, json(&value)));
        }
        let first = start.lines().next().unwrap_or_default();
        if serde_json::from_str::<Value>(first).is_ok() {
            return Ok((Format::JsonLines, json_lines(text)));
        }
        if start.starts_with(['[', '{']) {
            return Err("it begins like JSON and is none".into());
        }
    }
    let mut lines = text.lines().enumerate().filter(|(_, it)| !is_comment(it));
    let header = lines.next().and_then(|(_, it)| Columns::of(it));
    Ok(match header {
        Some(columns) => (Format::Csv, lines.map(|(at, it)| columns.row(at + 1, it)).collect()),
        None => (Format::Plain, plain(text)),
    })
}

fn is_comment(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#') || line.starts_with("//")
}

/// The first word of a line; what follows it is somebody's remark.
fn plain(text: &str) -> Rows {
    let lines = text.lines().enumerate().filter(|(_, it)| !is_comment(it));
    let row = |(at, line): (usize, &str)| {
        let word = line.trim().split([',', ';', ' ', '\t']).next().unwrap_or_default().trim_matches('"');
        // One that is no address is shown whole.
        let address = if word.len() < 20 { line.trim() } else { word };
        Ok(Row { number: at + 1, address: address.to_owned(), ..Row::default() })
    };
    lines.map(row).collect()
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

/// The fields of a line, as RFC 4180 has them but for line breaks inside; none where a quote is left open.
fn fields(line: &str, separator: char) -> Option<Vec<String>> {
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

fn json_lines(text: &str) -> Rows {
    let lines = text.lines().enumerate().filter(|(_, it)| !it.trim().is_empty());
    lines
        .map(|(at, line)| {
            let value = serde_json::from_str(line.trim_end_matches(',')).map_err(|_| bad(at + 1, line))?;
            entry(at + 1, &value)
        })
        .collect()
}

/// The entries of one value: an array's, or an object's that has addresses as its keys or one array of entries in it.
fn json(value: &Value) -> Rows {
    match value {
        Value::Array(all) => all.iter().enumerate().map(|(at, it)| entry(at + 1, it)).collect(),
        Value::Object(all) => {
            let inner = ["addresses", "data", "labels", "items", "results", "blacklist"];
            if let Some(found) = inner.iter().find_map(|it| all.get(*it)).filter(|it| it.is_array()) {
                return json(found);
            }
            let keyed = |(at, (address, it)): (usize, (&String, &Value))| {
                let row = it.as_object().map(|it| members(at + 1, it)).unwrap_or_default();
                let name = it.as_str().map(str::to_owned).or(row.name);
                Ok(Row { number: at + 1, address: address.clone(), name, ..row })
            };
            all.iter().enumerate().map(keyed).collect()
        }
        other => vec![entry(1, other)],
    }
}

fn entry(number: usize, value: &Value) -> Result<Row, BadLine> {
    match value {
        Value::String(address) => Ok(Row { number, address: address.clone(), ..Row::default() }),
        Value::Object(all) => {
            let row = members(number, all);
            if row.address.is_empty() { Err(bad(number, &value.to_string())) } else { Ok(row) }
        }
        other => Err(bad(number, &other.to_string())),
    }
}

fn members(number: usize, all: &Map<String, Value>) -> Row {
    let find = |known: &[&str]| {
        known.iter().find_map(|name| match all.get(*name)? {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        })
    };
    Row {
        number,
        address: find(&ADDRESS).unwrap_or_default(),
        name: find(&NAME),
        kind: find(&KIND),
        network: find(&NETWORK),
    }
}

/// `Digital Currency Address - XBT 1ab…;` in remarks of `SDN.CSV`, or a type and a number one after the other in `SDN.XML`.
fn sdn(text: &str) -> Rows {
    let mut rows = Vec::new();
    for (at, line) in text.split(OFAC).skip(1).enumerate() {
        let code: usize = line.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let Some((_, rest)) = line.split_at_checked(code).filter(|_| code > 0) else { continue };
        let xml = rest.strip_prefix("</idType>");
        let address = match xml {
            Some(rest) => rest.split_once("<idNumber>").and_then(|(_, it)| it.split_once('<')).map(|it| it.0),
            None => rest.trim_start().split(|it: char| it.is_whitespace() || ";.,\"".contains(it)).next(),
        };
        let address = address.unwrap_or_default().trim();
        if !address.is_empty() {
            rows.push(Ok(Row { number: at + 1, address: address.to_owned(), ..Row::default() }));
        }
    }
    rows
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
