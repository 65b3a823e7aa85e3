//! A conversation to take along: as text, or as a page that needs nothing else.

use crate::{
    conversations::{
        Desk, reading,
        types::{Author, MessageRow},
        view,
    },
    customers,
    http::Problem,
    texts::Texts,
};
use ombud_base::id::{ConversationId, CustomerId, WorkspaceId};
use ombud_db::Tx;
use std::fmt::Write as _;

/// Messages read at once.
const STRIDE: i64 = 500;

struct Line {
    at: String,
    who: String,
    body: String,
    files: Vec<String>,
}

/// The whole conversation; `html` or plain text.
///
/// # Errors
/// When it is not the customer's.
pub fn write(
    app: &Desk,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
    id: ConversationId,
    html: bool,
) -> Result<String, Problem> {
    let number = reading::one_for_customer(app, tx, ws, customer, id)?.number;
    let person = customers::customer(tx, ws, customer)?.ok_or_else(Problem::not_found)?;
    let words = Texts::of(person.language.as_deref());
    let brand = crate::settings::of(tx, ws)?.brand;
    let title = words.say("transcript-title", &[("brand", brand.clone()), ("number", number.to_string())]);
    let own = person.name.unwrap_or_else(|| words.say("transcript-you", &[]));
    let mut lines = Vec::new();
    let mut after = 0;
    loop {
        let rows = reading::public_after(tx, ws, id, after, STRIDE)?;
        let Some(last) = rows.last().and_then(|row| row.public_seq) else { break };
        after = last;
        for row in rows.iter().filter(|row| row.author != Author::System) {
            lines.push(line(app, tx, ws, row, (&brand, &own))?);
        }
    }
    Ok(if html { page(&title, words.language(), &lines) } else { text(&title, &lines) })
}

fn line(
    app: &Desk,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    row: &MessageRow,
    (brand, own): (&str, &str),
) -> Result<Line, Problem> {
    let name = view::author_name(&app.names, tx, ws, row, true)?;
    let who = match row.author {
        Author::Customer => own.to_owned(),
        _ => name.map_or_else(|| brand.to_owned(), |name| format!("{name} · {brand}")),
    };
    Ok(Line {
        at: row.at.timestamp().strftime("%Y-%m-%d %H:%M:%S UTC").to_string(),
        who,
        body: row.body.clone(),
        files: row.data.files.iter().map(|file| format!("{} ({} bytes)", file.name, file.size)).collect(),
    })
}

fn text(title: &str, lines: &[Line]) -> String {
    let mut text = format!("{title}\n\n");
    for line in lines {
        let _ = writeln!(text, "[{}] {}\n{}", line.at, line.who, line.body); // writing to a string cannot fail
        for file in &line.files {
            let _ = writeln!(text, "  + {file}");
        }
        text.push('\n');
    }
    text
}

fn page(title: &str, language: &str, lines: &[Line]) -> String {
    let mut page = format!(
        "<!doctype html><html lang=\"{1}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>{0}</title><style>body{{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}}\
         article{{margin:0 0 1.2rem}}header{{color:#555;font-size:.85rem}}p{{white-space:pre-wrap;overflow-wrap:anywhere;margin:.2rem 0}}\
         @media(prefers-color-scheme:dark){{body{{background:#111;color:#eee}}header{{color:#aaa}}}}</style></head><body><h1>{0}</h1>",
        escape(title),
        escape(language)
    );
    for line in lines {
        let _ = write!(
            page,
            "<article dir=\"auto\"><header>{} · {}</header><p>{}</p>",
            escape(&line.at),
            escape(&line.who),
            escape(&line.body)
        );
        for file in &line.files {
            let _ = write!(page, "<p>+ {}</p>", escape(file));
        }
        page.push_str("</article>");
    }
    page.push_str("</body></html>");
    page
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
