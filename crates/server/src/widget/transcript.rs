//! A conversation to take along: as text, or as a page that needs nothing else, in the language and the time zone of whoever
//! takes it.

use crate::{
    conversations::{
        Desk, reading,
        types::{Author, MessageRow},
        view,
    },
    customers,
    http::{Checks, Problem},
    texts::{Texts, direction},
};
use jiff::tz::TimeZone;
use ombud_base::{
    Time,
    id::{ConversationId, CustomerId, WorkspaceId},
};
use ombud_db::Tx;
use std::fmt::Write as _;

/// Messages read at once.
const STRIDE: i64 = 500;

/// How a conversation is written. What is not said is what is known of the customer.
#[derive(Debug, Default)]
pub struct Wish {
    /// As a page, else as text.
    pub html: bool,
    /// The language of its own words (BCP 47).
    pub lang: Option<String>,
    /// The time zone (IANA).
    pub tz: Option<String>,
}

/// Somebody's words and clock.
struct Reader {
    texts: Texts,
    zone: TimeZone,
    zone_name: String,
}

struct Line {
    /// When, for programmes.
    instant: String,
    /// When, on the reader's clock.
    at: String,
    who: String,
    body: String,
    files: Vec<String>,
}

impl Wish {
    /// Looks at what is asked before anything is read.
    ///
    /// # Errors
    /// [`crate::http::Code::Invalid`] naming `lang` or `tz`.
    pub fn check(&self) -> Result<(), Problem> {
        let mut checks = Checks::new();
        if let Some(lang) = &self.lang {
            checks.language("lang", lang);
        }
        let zone = self.tz.as_deref().is_none_or(|it| TimeZone::get(it).is_ok());
        checks.expect(zone, "tz", "must be a time zone such as Europe/Berlin or UTC");
        checks.done()
    }

    fn reader(&self, person: &customers::Customer) -> Reader {
        let named = self.tz.as_deref().or(person.time_zone.as_deref()).unwrap_or("UTC");
        // A zone that a device once named may be gone from the tables since.
        let (zone, zone_name) = match TimeZone::get(named) {
            Ok(zone) => (zone, named.to_owned()),
            Err(_) => (TimeZone::UTC, "UTC".to_owned()),
        };
        Reader { texts: Texts::of(self.lang.as_deref().or(person.language.as_deref())), zone, zone_name }
    }
}

impl Reader {
    fn at(&self, at: Time, form: &str) -> String {
        at.timestamp().to_zoned(self.zone.clone()).strftime(form).to_string()
    }
}

/// The whole conversation.
///
/// # Errors
/// When it is not the customer's.
pub fn write(
    app: &Desk,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
    id: ConversationId,
    wish: &Wish,
) -> Result<String, Problem> {
    let number = reading::one_for_customer(app, tx, ws, customer, id)?.number;
    let person = customers::customer(tx, ws, customer)?.ok_or_else(Problem::not_found)?;
    let reader = wish.reader(&person);
    let words = reader.texts;
    let brand = crate::settings::of(tx, ws)?.brand;
    let title = words.say("transcript-title", &[("brand", brand.clone()), ("number", number.to_string())]);
    let own = person.name.unwrap_or_else(|| words.say("transcript-you", &[]));
    let zone = [("zone", reader.zone_name.clone()), ("offset", reader.at(app.now(), "UTC%:z"))];
    let zone = words.say("transcript-zone", &zone);
    let mut lines = Vec::new();
    let mut after = 0;
    loop {
        let rows = reading::public_after(tx, ws, id, after, STRIDE)?;
        let Some(last) = rows.last().and_then(|row| row.public_seq) else { break };
        after = last;
        for row in rows.iter().filter(|row| row.author != Author::System) {
            lines.push(line(app, tx, ws, row, (&brand, &own), &reader)?);
        }
    }
    let head = (title.as_str(), zone.as_str());
    Ok(if wish.html { page(head, words.language(), &lines) } else { text(head, &lines) })
}

fn line(
    app: &Desk,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    row: &MessageRow,
    (brand, own): (&str, &str),
    reader: &Reader,
) -> Result<Line, Problem> {
    let name = view::author_name(&app.names, tx, ws, row, true)?;
    let who = match row.author {
        Author::Customer => own.to_owned(),
        _ => name.map_or_else(|| brand.to_owned(), |name| format!("{name} · {brand}")),
    };
    Ok(Line {
        instant: row.at.to_string(),
        at: reader.at(row.at, "%Y-%m-%d %H:%M:%S"),
        who,
        body: row.body.clone(),
        files: row.data.files.iter().map(|it| file(reader.texts, &it.name, it.size)).collect(),
    })
}

fn file(texts: Texts, name: &str, size: i64) -> String {
    texts.say("transcript-file", &[("name", name.to_owned()), ("size", texts.size(size))])
}

fn text((title, zone): (&str, &str), lines: &[Line]) -> String {
    let mut text = format!("{title}\n{zone}\n\n");
    for line in lines {
        let _ = writeln!(text, "[{}] {}\n{}", line.at, line.who, line.body); // writing to a string cannot fail
        for file in &line.files {
            let _ = writeln!(text, "  + {file}");
        }
        text.push('\n');
    }
    text
}

fn page((title, zone): (&str, &str), language: &str, lines: &[Line]) -> String {
    let mut page = format!(
        "<!doctype html><html lang=\"{1}\" dir=\"{2}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>{0}</title><style>body{{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}}\
         article{{margin:0 0 1.2rem}}header,.zone{{color:#555;font-size:.85rem}}p{{white-space:pre-wrap;overflow-wrap:anywhere;margin:.2rem 0}}\
         @media(prefers-color-scheme:dark){{body{{background:#111;color:#eee}}header,.zone{{color:#aaa}}}}</style></head><body><h1>{0}</h1>\
         <p class=\"zone\">{3}</p>",
        escape(title),
        escape(language),
        direction(language),
        escape(zone)
    );
    for line in lines {
        let _ = write!(
            page,
            "<article><header><time datetime=\"{}\" dir=\"ltr\">{}</time> · <bdi>{}</bdi></header><p dir=\"auto\">{}</p>",
            escape(&line.instant),
            escape(&line.at),
            escape(&line.who),
            escape(&line.body)
        );
        for file in &line.files {
            let _ = write!(page, "<p>+ <bdi>{}</bdi></p>", escape(file));
        }
        page.push_str("</article>");
    }
    page.push_str("</body></html>");
    page
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
