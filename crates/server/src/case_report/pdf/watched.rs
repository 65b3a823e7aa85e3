//! What was watched for the customer.

use super::{
    contents::{SMALL, word},
    flow::Flow,
    moment,
    table::{Cell, Table},
};
use crate::{case_report::types::CaseReport, texts::Texts, watching::ReportWatch};

/// Those that are drawn: who begins and stops many makes nobody leaf through all of them. The JSON has all.
pub(super) const WATCHED_MOST: usize = 100;

/// Writes it.
pub(super) fn write(flow: &mut Flow, report: &CaseReport, texts: &Texts) {
    if report.watched.is_empty() {
        return;
    }
    let say = |id: &str| texts.say(id, &[]);
    flow.heading(&say("report-watched"));
    flow.text(&say("report-watched-text"), SMALL);
    flow.y += 4.0;
    let left = report.watched.len().saturating_sub(WATCHED_MOST);
    if left > 0 {
        let count = [("count", i64::try_from(left).unwrap_or(i64::MAX))];
        flow.text(&texts.count("report-watched-left-out", &count), SMALL);
        flow.y += 4.0;
    }
    let rows = report.watched.iter().skip(left).map(|it| row(it, texts));
    let head = ["transaction", "since", "told", "end"];
    Table {
        shares: &[1.9, 1.3, 1.6, 1.4],
        head: head.map(|it| say(&format!("report-column-watched-{it}"))).to_vec(),
        rows: rows.collect(),
    }
    .draw(flow);
}

fn row(it: &ReportWatch, texts: &Texts) -> Vec<Cell> {
    let told: Vec<String> = it
        .told
        .iter()
        .map(|news| format!("{}\n{}", word(texts, "report-standing", news.standing.word()), moment(news.at)))
        .collect();
    let told = if told.is_empty() { texts.say("report-watched-nothing", &[]) } else { told.join("\n") };
    let looked = texts.say("report-watched-looked", &[("when", moment(it.looked_at))]);
    let end = match (it.ended, it.ended_at) {
        (Some(how), Some(at)) => format!("{}\n{}", word(texts, "report-watched-end", how.word()), moment(at)),
        _ => texts.say("report-watched-until", &[("when", moment(it.ends_at))]),
    };
    vec![
        Cell::of(format!("{}\n{}", it.transaction, it.network_name)).strong(),
        Cell::of(format!("{}\n{}", moment(it.begun_at), word(texts, "report-by", &it.by))),
        Cell::of(told),
        Cell::of(format!("{end}\n{looked}")),
    ]
}
