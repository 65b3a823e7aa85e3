//! What was said, with times that mean the same everywhere.

use super::{
    contents::{BODY, SMALL, word},
    flow::{Flow, INK, LINK, MARGIN, MUTED, Mark},
    moment,
    text::Style,
};
use crate::{
    case_report::types::{CaseReport, ReportMessage},
    messages::{Activity, Author},
    texts::Texts,
};

/// Messages that are drawn; the JSON has all.
const MESSAGES_MOST: usize = 2000;
/// The code points of all of them: what a few write at length is no more to read than what many write shortly.
const LETTERS_MOST: usize = 400_000;

/// Writes it.
pub(super) fn write(flow: &mut Flow, report: &CaseReport, texts: &Texts) {
    if report.talks.iter().all(|it| it.messages.is_empty()) {
        return;
    }
    flow.heading(&texts.say("report-talk", &[]));
    flow.text(&texts.say("report-talk-text", &[]), SMALL);
    flow.y += 6.0;
    let (mut drawn, mut letters, mut left) = (0, 0, 0_usize);
    let several = report.talks.len() > 1;
    for (at, talk) in report.talks.iter().enumerate() {
        if several && !talk.messages.is_empty() {
            let args = [("number", (at + 1).to_string()), ("when", moment(talk.began_at))];
            flow.subheading(&texts.say("report-talk-of", &args));
        }
        for message in &talk.messages {
            letters += message.body.chars().count();
            if drawn == MESSAGES_MOST || letters > LETTERS_MOST {
                left += 1;
                continue;
            }
            drawn += 1;
            one(flow, report, message, texts);
        }
    }
    if left > 0 {
        flow.gap(6.0);
        let count = [("count", i64::try_from(left).unwrap_or(i64::MAX))];
        flow.text(&texts.count("report-left-out", &count), BODY.bold());
    }
}

fn one(flow: &mut Flow, report: &CaseReport, it: &ReportMessage, texts: &Texts) {
    const INDENT: f32 = 10.0;
    if let Some(activity) = &it.activity {
        flow.gap(2.0);
        let text = format!("{}  ·  {}", moment(it.at), happened(activity, texts));
        flow.indented(&text, SMALL, INDENT);
        flow.y += 5.0;
        return;
    }
    let who = match (it.from, &it.name) {
        (Author::Staff, Some(name)) => format!("{name} ({})", report.brand),
        (from, _) => word(texts, "report-from", from.word()),
    };
    let color = match it.from {
        Author::Customer => LINK,
        Author::Bot => [116, 74, 194],
        _ => MUTED,
    };
    flow.need(3.0 * BODY.leading());
    let (page, top) = (flow.sheets.len(), flow.y);
    flow.indented(&format!("{who}  ·  {}", moment(it.at)), Style::new(8.0, color).bold(), INDENT);
    if it.gone {
        flow.indented(&texts.say("report-gone", &[]), SMALL, INDENT);
    }
    if !it.body.is_empty() {
        flow.indented(&it.body, Style { color: INK, ..BODY }, INDENT);
    }
    for file in &it.files {
        flow.indented(&texts.say("report-file", &[("name", file.clone())]), SMALL, INDENT);
    }
    // A bar beside it says whose words these are, on the page where they begin.
    let bottom = if flow.sheets.len() == page { flow.y } else { super::flow::A4.1 - super::flow::FOOT };
    if let Some(sheet) = flow.sheets.get_mut(page - 1) {
        sheet.marks.push(Mark::Box([MARGIN, top + 1.0, 2.2, (bottom - top - 2.0).max(1.0), 0.0], color));
    }
    flow.y += 7.0;
}

/// What happened, in words; what there are none for is named as the API names it.
fn happened(activity: &Activity, texts: &Texts) -> String {
    let args: Vec<(&str, String)> =
        activity.args.iter().map(|(key, value)| (key.as_str(), value.clone())).collect();
    let id = format!("report-activity-{}", activity.code.replace('_', "-"));
    let said = texts.say(&id, &args);
    if said.is_empty() { activity.code.clone() } else { said }
}
