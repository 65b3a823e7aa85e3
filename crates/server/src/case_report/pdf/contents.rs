//! What a report has, in its order.

use super::{
    chain,
    flow::{Flow, INK, MARGIN, MUTED, Mark, SHADE},
    moment,
    table::{Cell, Table},
    talk,
    text::Style,
    watched,
};
use crate::{case_report::types::CaseReport, evidence::EvidenceKind, texts::Texts};

pub(super) const BODY: Style = Style::new(9.2, INK);
pub(super) const SMALL: Style = Style::new(8.0, MUTED);

/// Writes all of it.
pub(super) fn write(flow: &mut Flow, report: &CaseReport, sha256: &str, texts: &Texts) {
    title(flow, report, texts);
    summary(flow, report, texts);
    chain::named(flow, report, texts);
    watched::write(flow, report, texts);
    chain::kept(flow, report, texts);
    account(flow, report, texts);
    answers(flow, report, texts);
    talk::write(flow, report, texts);
    files(flow, report, texts);
    checking(flow, report, sha256, texts);
}

fn title(flow: &mut Flow, report: &CaseReport, texts: &Texts) {
    flow.text(&report.brand, Style::new(10.0, MUTED));
    let number = [("number", report.case.number.to_string())];
    flow.text(&texts.say("report-heading", &number), Style::new(20.0, INK).bold());
    let by = match (report.made_by.kind.as_str(), &report.made_by.name) {
        (_, Some(name)) => texts.say("report-made-by", &[("name", name.clone())]),
        ("customer", None) => texts.say("report-made-by-customer", &[]),
        _ => texts.say("report-made-by-programme", &[]),
    };
    flow.text(&format!("{} · {by}", moment(report.made_at)), SMALL);
    flow.y += 8.0;
    flow.text(&texts.say("report-about", &[]), BODY);
    flow.y += 8.0;
}

fn summary(flow: &mut Flow, report: &CaseReport, texts: &Texts) {
    let say = |id: &str| texts.say(id, &[]);
    let case = &report.case;
    let messages: usize = report.talks.iter().map(|it| it.messages.len()).sum();
    let traces = report.evidence.iter().filter(|it| it.kind == EvidenceKind::Trace).count();
    let mut rows = vec![
        (say("report-case"), format!("#{}", case.number)),
        (say("report-type"), word(texts, "report-type", &case.kind)),
        (say("report-state"), word(texts, "report-state", case.state.word())),
        (say("report-opened"), moment(case.opened_at)),
    ];
    rows.extend(case.resolved_at.map(|it| (say("report-resolved"), moment(it))));
    let customer = &report.customer;
    rows.extend(customer.name.clone().map(|it| (say("report-customer"), it)));
    let from = customer.email_from.map(|it| word(texts, "report-email-from", it.word())).unwrap_or_default();
    rows.extend(customer.email.as_ref().map(|it| (say("report-email"), format!("{it} ({from})"))));
    rows.extend(customer.platform_id.clone().map(|it| (say("report-platform-id"), it)));
    let counts = [
        ("messages", i64::try_from(messages).unwrap_or(0)),
        ("named", i64::try_from(report.named.len()).unwrap_or(0)),
        ("evidence", i64::try_from(report.evidence.len()).unwrap_or(0)),
        ("traces", i64::try_from(traces).unwrap_or(0)),
        ("files", i64::try_from(report.files.len()).unwrap_or(0)),
    ];
    rows.push((say("report-holds"), texts.count("report-holds-of", &counts)));
    let rows = rows.into_iter().map(|(name, value)| vec![Cell::of(name).strong(), Cell::of(value)]);
    Table { shares: &[1.0, 3.4], head: Vec::new(), rows: rows.collect() }.draw(flow);
}

/// A word of the API in the report's language; one that it has none for as it is.
pub(super) fn word(texts: &Texts, prefix: &str, word: &str) -> String {
    let said = texts.say(&format!("{prefix}-{}", word.replace('_', "-")), &[]);
    if said.is_empty() { word.to_owned() } else { said }
}

fn account(flow: &mut Flow, report: &CaseReport, texts: &Texts) {
    if report.account.is_empty() {
        return;
    }
    let say = |id: &str| texts.say(id, &[]);
    flow.heading(&say("report-account"));
    let rows = report.account.iter().map(|it| {
        let stands = it.status.map(|status| word(texts, "report-status", status.word()));
        vec![
            Cell::of(word(texts, "report-action", it.action.word())).strong(),
            Cell::of(word(texts, "report-by", &it.by)),
            Cell::of(moment(it.asked_at)),
            Cell::of(word(texts, "report-did", it.state.word())),
            Cell::of(it.ended_at.map(moment).unwrap_or_default()),
            Cell::of(stands.unwrap_or_default()),
        ]
    });
    let head = ["action", "by", "asked", "did", "ended", "status"];
    Table {
        shares: &[1.2, 1.0, 1.5, 1.0, 1.5, 1.0],
        head: head.map(|it| say(&format!("report-column-{it}"))).to_vec(),
        rows: rows.collect(),
    }
    .draw(flow);
}

fn answers(flow: &mut Flow, report: &CaseReport, texts: &Texts) {
    if report.facts.is_empty() {
        return;
    }
    flow.heading(&texts.say("report-answers", &[]));
    let rows = report.facts.iter().map(|it| vec![Cell::of(moment(it.at)), Cell::of(&it.answer)]);
    Table { shares: &[1.0, 3.0], head: Vec::new(), rows: rows.collect() }.draw(flow);
}

fn files(flow: &mut Flow, report: &CaseReport, texts: &Texts) {
    if report.files.is_empty() {
        return;
    }
    let say = |id: &str| texts.say(id, &[]);
    flow.heading(&say("report-files"));
    let rows = report.files.iter().map(|it| {
        let hash = it.sha256.clone().unwrap_or_else(|| say("report-no-hash"));
        let about = format!("{} · {} B", it.media_type, it.size);
        vec![
            Cell::of(&it.name).strong(),
            Cell::of(about),
            Cell::of(format!("{}\n{}", moment(it.at), word(texts, "report-from", it.from.word()))),
            Cell::of(hash),
        ]
    });
    let head = ["file", "kind", "sent", "sha"];
    Table {
        shares: &[1.5, 1.1, 1.2, 2.2],
        head: head.map(|it| say(&format!("report-column-{it}"))).to_vec(),
        rows: rows.collect(),
    }
    .draw(flow);
}

/// How anybody can check it, without us.
fn checking(flow: &mut Flow, report: &CaseReport, sha256: &str, texts: &Texts) {
    let say = |id: &str| texts.say(id, &[]);
    flow.heading(&say("report-checking"));
    flow.text(&say("report-checking-json"), BODY);
    code(flow, &format!("sha256sum report.json\n{sha256}"));
    let receipts =
        report.talks.iter().enumerate().filter_map(|(at, it)| it.receipt.as_ref().map(|of| (at, it, of)));
    for (at, talk, receipt) in receipts {
        flow.subheading(&texts.say("report-receipt", &[("number", (at + 1).to_string())]));
        flow.text(&say("report-checking-receipt"), BODY);
        code(
            flow,
            &format!(
                "jq -j '.talks[{at}].receipt' report.json > receipt.json\nombud ledger verify receipt.json"
            ),
        );
        let head = head_of(receipt);
        let rows = [
            (say("report-log"), head.origin),
            (say("report-size"), head.size),
            (say("report-root"), head.root),
            (say("report-receipt-hash"), talk.receipt_sha256.clone().unwrap_or_default()),
        ];
        let rows = rows.into_iter().map(|(name, value)| vec![Cell::of(name).strong(), Cell::of(value)]);
        Table { shares: &[1.0, 3.0], head: Vec::new(), rows: rows.collect() }.draw(flow);
    }
    if report.evidence_receipt.is_some() {
        flow.subheading(&say("report-evidence-receipt"));
        flow.text(&say("report-checking-evidence"), BODY);
        code(
            flow,
            "jq -j '.evidence_receipt' report.json > evidence.json\nombud ledger verify evidence.json\n\
             jq -cj '.evidence[0] | .trace // .look' report.json | sha256sum",
        );
    }
}

/// What is typed, or compared letter by letter.
fn code(flow: &mut Flow, text: &str) {
    let style = Style::new(8.4, INK);
    let lines = flow.set.lines(text, style, Flow::width() - 16.0);
    #[allow(clippy::cast_precision_loss, reason = "it is a few lines")]
    let height = lines.len() as f32 * style.leading() + 8.0;
    flow.y += 3.0;
    flow.need(height + 4.0);
    let y = flow.y;
    flow.mark(Mark::Box([MARGIN, y, Flow::width(), height, 3.0], SHADE));
    flow.y += 4.0;
    flow.lines(lines, 8.0, Flow::width() - 16.0);
    flow.y += 9.0;
}

/// What a signed head says.
#[derive(Default)]
struct Head {
    origin: String,
    size: String,
    root: String,
}

/// The head in a receipt: its note's first lines (C2SP tlog-checkpoint).
fn head_of(receipt: &str) -> Head {
    let read = serde_json::from_str::<serde_json::Value>(receipt).unwrap_or_default();
    let note = read.get("checkpoint").and_then(|it| it.as_str()).unwrap_or_default();
    let mut lines = note.lines().map(str::to_owned);
    let mut next = || lines.next().unwrap_or_default();
    Head { origin: next(), size: next(), root: next() }
}
