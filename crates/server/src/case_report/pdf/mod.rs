//! A report as PDF: A4, with its own fonts, the same bytes for the same report.
//!
//! [`text`] breaks, orders and shapes lines by [`fonts`]; [`flow`] fills pages with them, [`table`] and [`graph`] with what
//! their names say; [`contents`] says what a report has, and [`talk`] what was said. The JSON is embedded, so that whoever has
//! the paper's file has what a programme reads, too, and its hash is printed on every page.

mod chain;
mod contents;
mod flow;
mod fonts;
mod graph;
mod table;
mod talk;
#[cfg(test)]
mod tests;
mod text;
mod watched;

use super::types::CaseReport;
use crate::texts::Texts;
use flow::{Flow, MARGIN, MUTED, Mark, RULE};
use fonts::Fonts;
use krilla::{
    Document, SerializeSettings,
    configure::{Archival, ConfigurationBuilder},
    embed::{AssociationKind, EmbeddedFile, MimeType},
    metadata::{DateTime, Metadata},
};
use ombud_base::Time;
use std::collections::BTreeSet;
use text::{Setter, Style};

/// The languages of a report's own words (BCP 47).
pub const REPORT_LANGUAGES: [&str; 2] = ["en", "zh-CN"];
/// What those words are written with.
const WORDS: [&str; 2] = [
    include_str!("../../../../../locales/en/report.ftl"),
    include_str!("../../../../../locales/zh-CN/report.ftl"),
];

/// The nearest of them.
pub(super) fn language(asked: &str) -> &'static str {
    let primary = asked.split('-').next().unwrap_or_default();
    if primary.eq_ignore_ascii_case("zh") { REPORT_LANGUAGES[1] } else { REPORT_LANGUAGES[0] }
}

/// Draws a report whose JSON is this.
///
/// # Errors
/// When it cannot be drawn, which is our mistake.
pub fn draw(report: &CaseReport, json: &str, sha256: &str) -> anyhow::Result<Vec<u8>> {
    let words = WORDS.iter().flat_map(|it| it.chars());
    let letters: BTreeSet<char> = json.chars().chain(words).chain("…·#0".chars()).collect();
    let texts = Texts::of(Some(&report.language));
    let mut flow = Flow::new(Setter::new(Fonts::of(&letters)?));
    contents::write(&mut flow, report, sha256, &texts);
    frame(&mut flow, report, sha256, &texts);
    // For archives: everything that is needed to show it is in it.
    let configuration = ConfigurationBuilder::new().with_archival_validator(Archival::A3_B).finish();
    let configuration = configuration.map_err(|error| anyhow::anyhow!("{error:?}"))?;
    let mut document =
        Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    flow::emit(&mut document, &flow.set, &flow.sheets)
        .ok_or_else(|| anyhow::anyhow!("a page of the report has no size"))?;
    let date = date(report.made_at);
    let number = report.case.number.to_string();
    let title = texts.say("report-title", &[("number", number), ("brand", report.brand.clone())]);
    document.set_metadata(
        Metadata::new()
            .title(title)
            .language(report.language.clone())
            .authors(vec![report.brand.clone()])
            .creator("Ombud".into())
            .producer("Ombud".into())
            .description(sha256.to_owned())
            .creation_date(date),
    );
    document.embed_file(EmbeddedFile {
        path: "report.json".into(),
        mime_type: MimeType::new("application/json"),
        description: Some(texts.say("report-embedded", &[])),
        association_kind: AssociationKind::Source,
        data: json.as_bytes().to_vec().into(),
        modification_date: Some(date),
        compress: Some(true),
        location: None,
    });
    document.finish().map_err(|error| anyhow::anyhow!("{error:?}"))
}

fn date(at: Time) -> DateTime {
    let at = at.timestamp().to_zoned(jiff::tz::TimeZone::UTC);
    let small = |it: i8| u8::try_from(it).unwrap_or(0);
    DateTime::new(u16::try_from(at.year()).unwrap_or(0))
        .month(small(at.month()))
        .day(small(at.day()))
        .hour(small(at.hour()))
        .minute(small(at.minute()))
        .second(small(at.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

/// A moment, as a report says it: everybody reads it in another place.
fn moment(at: Time) -> String {
    at.timestamp().strftime("%Y-%m-%d %H:%M:%S UTC").to_string()
}

/// Head and foot of each page.
fn frame(flow: &mut Flow, report: &CaseReport, sha256: &str, texts: &Texts) {
    let style = Style::new(7.6, MUTED);
    let count = flow.sheets.len();
    let number = report.case.number.to_string();
    let head = texts.say("report-title", &[("number", number), ("brand", report.brand.clone())]);
    for at in 0..count {
        let Some((width, height)) = flow.sheets.get(at).map(|it| it.size) else { continue };
        let room = width - 2.0 * MARGIN;
        let page = [("page", (at + 1).to_string()), ("pages", count.to_string())];
        let made = flow.set.line(&moment(report.made_at), style, room / 2.0);
        let page = flow.set.line(&texts.say("report-page", &page), style, room / 3.0);
        let hash = flow.set.line(&format!("SHA-256 (report.json) {sha256}"), style, room * 0.8);
        let head = flow.set.line(&head, style, room * 0.7);
        let Some(sheet) = flow.sheets.get_mut(at) else { continue };
        let right = |line: &text::Line| width - MARGIN - line.width;
        let (made_at, page_at) = (right(&made), right(&page));
        sheet.marks.extend([
            Mark::Text(head, MARGIN, 40.0),
            Mark::Text(made, made_at, 40.0),
            Mark::Box([MARGIN, 47.0, room, 0.6, 0.0], RULE),
            Mark::Text(hash, MARGIN, height - 28.0),
            Mark::Text(page, page_at, height - 28.0),
        ]);
    }
}
