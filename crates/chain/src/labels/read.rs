//! The formats, and which one a text is in.

use super::{
    MOST, ROWS, SAMPLES,
    rows::{self, BadLine, Row},
};
use crate::{
    foreign,
    platform::{Label, LabelKind, spelling},
};
use ombud_guard::addresses::{Asked, identify};
use std::{collections::HashSet, ops::ControlFlow};

/// The most characters of a name.
const NAME_MOST: usize = 60;

/// How a list is to be read.
#[derive(Clone, Debug)]
pub struct Reading<'a> {
    /// What addresses are called of which the list says no name.
    pub name: &'a str,
    /// What all of them are; `None`: each line says it.
    pub kind: Option<LabelKind>,
}

/// In what format a list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// An address on each line.
    Plain,
    /// A table with names of columns in its first line.
    Csv,
    /// One JSON value.
    Json,
    /// A JSON value on each line.
    JsonLines,
    /// OFAC's list of Specially Designated Nationals, `SDN.CSV` or `SDN.XML`, of which the digital currency addresses count.
    Sdn,
}

impl Format {
    /// Its stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::JsonLines => "json-lines",
            Self::Sdn => "sdn",
        }
    }
}

/// A list, read.
#[derive(Clone, Debug)]
pub struct ReadList {
    /// What it says, each address once for each name.
    pub labels: Vec<Label>,
    /// How many addresses it names.
    pub addresses: usize,
    /// How many lines say nothing.
    pub bad_lines: usize,
    /// The first of them, at most [`SAMPLES`].
    pub bad: Vec<BadLine>,
    /// In what format it was.
    pub format: Format,
}

/// Reads a list:
///
/// * a line for each address, with `#` or `//` before what is none;
/// * a table (`,`, `;` or tabs, fields in quotes) with the names of columns in its first line: `address`, and `name`, `kind` and
///   `network` (CAIP-2, a number of EIP-155's or a common name) where there are such;
/// * JSON: an array, or a value on each line, of addresses or of objects with such members; or an object of which addresses are the keys;
/// * OFAC's `SDN.CSV` and `SDN.XML`.
///
/// Names are made harmless, for customers hear them. Who is bad is so on every network: of those the network is passed over.
///
/// # Errors
/// In words: it names no address, too many, or is no list at all.
pub fn read(text: &[u8], how: &Reading<'_>) -> Result<ReadList, String> {
    let text = std::str::from_utf8(text).map_err(|_| "it is no text in UTF-8".to_owned())?;
    let text = text.trim_start_matches('\u{feff}');
    let format = rows::format(text)?;
    let mut list = ReadList { labels: Vec::new(), addresses: 0, bad_lines: 0, bad: Vec::new(), format };
    let mut seen = HashSet::new();
    rows::each(text, format, &mut |row| {
        match row.and_then(|row| label(&row, how).ok_or_else(|| row.bad())) {
            Ok(label) => {
                seen.insert(spelling(&label.address));
                list.labels.push(label);
            }
            Err(line) => {
                list.bad_lines += 1;
                list.bad.extend(Some(line).filter(|_| list.bad_lines <= SAMPLES));
            }
        }
        let enough = seen.len() > MOST || list.labels.len() + list.bad_lines > ROWS;
        if enough { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    list.addresses = seen.len();
    judged(list)
}

/// A list that is one.
fn judged(list: ReadList) -> Result<ReadList, String> {
    if list.addresses > MOST {
        return Err(format!("it names more than {MOST} addresses"));
    }
    if list.labels.len() + list.bad_lines > ROWS {
        return Err(format!("it has more than {ROWS} entries"));
    }
    if list.labels.is_empty() {
        return Err("it names no address".into());
    }
    // OFAC names coins that have no addresses we could check; of other lists, most of the lines must be some.
    if list.format != Format::Sdn && list.bad_lines > list.labels.len() {
        let first = list.bad.first().map_or(0, |it| it.number);
        return Err(format!("it is no list of addresses: most of it cannot be read, as line {first}"));
    }
    Ok(list)
}

fn label(row: &Row, how: &Reading<'_>) -> Option<Label> {
    let address = Some(row.address.trim()).filter(|it| is_address(it))?;
    let kind = how.kind.or_else(|| kind_of(row.kind.as_deref()?))?;
    let bad = matches!(kind, LabelKind::Sanctioned | LabelKind::Drainer | LabelKind::Scam);
    let chain = row.network.as_deref().filter(|_| !bad).and_then(rows::network);
    let name = row.name.as_deref().map(called).filter(|it| !it.is_empty());
    Some(Label {
        address: address.to_owned(),
        chain,
        kind,
        name: name.unwrap_or_else(|| how.name.to_owned()),
    })
}

/// Wrong capitals are no reason to let somebody go who is under sanctions.
fn is_address(text: &str) -> bool {
    let hex = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"));
    if let Some(digits) = hex {
        return digits.len() == 40 && digits.bytes().all(|it| it.is_ascii_hexdigit());
    }
    identify(text).iter().any(|it| it.asked == Asked::Address && it.valid())
}

/// A name as customers may hear it.
fn called(own: &str) -> String {
    foreign::harmless(own).chars().take(NAME_MOST).collect::<String>().trim().to_owned()
}

/// What the lists in use call the kinds.
fn kind_of(own: &str) -> Option<LabelKind> {
    let word = own.trim().to_ascii_lowercase().replace([' ', '_'], "-");
    Some(match word.as_str() {
        "sanctioned" | "sanction" | "sanctions" | "ofac" | "sdn" | "blocked" => LabelKind::Sanctioned,
        "drainer" | "wallet-drainer" | "phisher" | "phish" => LabelKind::Drainer,
        "scam" | "scammer" | "fraud" | "phishing" | "hack" | "hacker" | "heist" | "theft" | "thief"
        | "exploit" | "exploiter" | "ransomware" | "rug-pull" => LabelKind::Scam,
        "scam-token" | "fake-token" | "fake" | "honeypot" => LabelKind::ScamToken,
        "mixer" | "tumbler" => LabelKind::Mixer,
        "exchange" | "cex" => LabelKind::Exchange,
        "bridge" => LabelKind::Bridge,
        "service" | "dex" | "defi" | "other" | "merchant" | "custodian" => LabelKind::Service,
        _ => return None,
    })
}
