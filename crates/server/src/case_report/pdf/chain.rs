//! What the chains say: of what was named, and what was kept as evidence.

use super::{
    contents::{BODY, SMALL, word},
    flow::{Flow, INK, LINK, MARGIN, Mark, is_web},
    graph, moment,
    table::{Cell, Table},
    text::Style,
};
use crate::{
    case_report::types::{CaseReport, ReportEvidence},
    chains::{ChainFound, ChainLabelKind, ChainLook, ChainTrace, ChainTransaction},
    texts::Texts,
};
use serde_json::value::RawValue;
use std::collections::BTreeSet;

/// Movements of one transaction that are drawn.
const TRANSFERS_MOST: usize = 12;

fn read<T: serde::de::DeserializeOwned>(raw: Option<&RawValue>) -> Option<T> {
    raw.and_then(|it| serde_json::from_str(it.get()).ok())
}

/// What the conversation names.
pub(super) fn named(flow: &mut Flow, report: &CaseReport, texts: &Texts) {
    if report.named.is_empty() {
        return;
    }
    flow.heading(&texts.say("report-named", &[]));
    flow.text(&texts.say("report-named-text", &[]), SMALL);
    for it in &report.named {
        flow.subheading(&it.subject);
        let mut about = texts.say("report-named-at", &[("when", moment(it.at))]);
        if it.evidence.is_some() {
            about = format!("{about} · {}", texts.say("report-from-evidence", &[]));
        }
        flow.text(&about, SMALL);
        match read::<ChainLook>(it.look.as_deref()) {
            Some(look) => said(flow, &look, texts),
            None => flow.text(&texts.say("report-not-asked", &[]), BODY),
        }
    }
    if report.not_looked_up > 0 {
        flow.gap(6.0);
        let count = [("count", i64::try_from(report.not_looked_up).unwrap_or(i64::MAX))];
        flow.text(&texts.count("report-not-looked-up", &count), SMALL);
    }
}

fn said(flow: &mut Flow, look: &ChainLook, texts: &Texts) {
    for found in &look.found {
        of_network(flow, found, texts);
    }
    if look.found.is_empty() {
        for it in &look.verdicts {
            flow.text(&format!("{} ({})", it.title, it.code), BODY.bold());
            flow.text(&it.text, BODY);
        }
        let names: Vec<&str> = look.nowhere.iter().map(|it| it.name.as_str()).collect();
        if !names.is_empty() {
            flow.text(&texts.say("report-nowhere", &[("networks", names.join(", "))]), SMALL);
        }
    }
    let silent: Vec<String> =
        look.cannot_tell.iter().map(|it| format!("{} ({})", it.network.name, it.why)).collect();
    if !silent.is_empty() {
        flow.text(&texts.say("report-silent", &[("networks", silent.join(", "))]), SMALL);
    }
}

fn of_network(flow: &mut Flow, found: &ChainFound, texts: &Texts) {
    let say = |id: &str| texts.say(id, &[]);
    flow.gap(3.0);
    for verdict in &found.verdicts {
        let severity = word(texts, "report-severity", verdict.severity.word());
        flow.text(&format!("{} · {} ({})", verdict.title, severity, verdict.code), BODY.bold());
        flow.text(&verdict.text, BODY);
    }
    let mut rows = vec![(say("report-network"), format!("{} ({})", found.network.name, found.network.id))];
    if let Some(it) = &found.transaction {
        rows.extend(of_transaction(it, texts));
    }
    if let Some(it) = &found.account {
        rows.push((say("report-balance"), it.balance.clone()));
        rows.extend(it.label.clone().map(|it| (say("report-label"), it)));
    }
    rows.push((
        say("report-source"),
        texts.say("report-source-of", &[("host", found.host.clone()), ("when", moment(found.asked_at))]),
    ));
    flow.y += 3.0;
    let rows = rows.into_iter().map(|(name, value)| vec![Cell::of(name), Cell::of(value)]);
    Table { shares: &[1.0, 3.6], head: Vec::new(), rows: rows.collect() }.draw(flow);
    if let Some(link) = found.link.as_ref().filter(|it| is_web(it)) {
        linked(flow, link);
    }
}

/// An address that a click opens.
fn linked(flow: &mut Flow, link: &str) {
    let style = Style::new(8.0, LINK);
    for line in flow.set.lines(link, style, Flow::width()) {
        flow.need(style.leading());
        let (y, width) = (flow.y, line.width);
        flow.put(line, MARGIN, y, Flow::width());
        flow.mark(Mark::Link([MARGIN, y, width.max(1.0), style.leading()], link.to_owned()));
        flow.y += style.leading();
    }
}

fn of_transaction(it: &ChainTransaction, texts: &Texts) -> Vec<(String, String)> {
    let say = |id: &str| texts.say(id, &[]);
    let mut rows = vec![(say("report-status-of"), word(texts, "report-transaction", &it.status))];
    if let Some(block) = it.block {
        let hash = it.block_hash.as_ref().map_or_else(String::new, |it| format!("\n{it}"));
        rows.push((say("report-block"), format!("{block}{hash}")));
    }
    rows.extend(it.block_time.map(|it| (say("report-time"), moment(it))));
    let counts = [("count", it.confirmations.to_string()), ("needed", it.needed.to_string())];
    rows.push((say("report-confirmations"), texts.say("report-confirmations-of", &counts)));
    rows.extend(it.from.clone().map(|it| (say("report-sender"), it)));
    rows.extend(it.to.clone().map(|it| (say("report-receiver"), it)));
    rows.extend(it.fee.clone().map(|it| (say("report-fee"), it)));
    for transfer in it.transfers.iter().take(TRANSFERS_MOST) {
        let label = transfer.label.as_ref().map_or_else(String::new, |it| format!(" ({it})"));
        let memo = transfer.memo.as_ref().map_or_else(String::new, |it| format!("\n{it}"));
        let moved = format!("{}\n{}\n{}{label}{memo}", transfer.amount, transfer.from, transfer.to);
        rows.push((say("report-moved"), moved));
    }
    if it.transfers.len() > TRANSFERS_MOST {
        let more = i64::try_from(it.transfers.len() - TRANSFERS_MOST).unwrap_or(i64::MAX);
        rows.push((String::new(), texts.count("report-more-moved", &[("count", more)])));
    }
    rows
}

/// What was kept as evidence, but for looks that stand above.
pub(super) fn kept(flow: &mut Flow, report: &CaseReport, texts: &Texts) {
    let above: BTreeSet<_> = report.named.iter().filter_map(|it| it.evidence).collect();
    let rest: Vec<&ReportEvidence> = report.evidence.iter().filter(|it| !above.contains(&it.id)).collect();
    if rest.is_empty() {
        return;
    }
    flow.heading(&texts.say("report-evidence", &[]));
    flow.text(&texts.say("report-evidence-text", &[]), SMALL);
    for it in rest {
        if let Some(trace) = read::<ChainTrace>(it.trace.as_deref()) {
            of_trace(flow, (report, it), &trace, texts);
        } else if let Some(look) = read::<ChainLook>(it.look.as_deref()) {
            flow.subheading(&it.subject);
            vouched(flow, it, texts);
            said(flow, &look, texts);
        }
    }
}

/// When it was kept, and what vouches for it.
fn vouched(flow: &mut Flow, it: &ReportEvidence, texts: &Texts) {
    let args =
        [("when", moment(it.kept_at)), ("position", it.position.to_string()), ("hash", it.sha256.clone())];
    flow.text(&texts.say("report-vouched", &args), SMALL);
}

/// What people call a network, as far as a look or a watch of the report says it; else its id.
fn network_name(report: &CaseReport, id: &str) -> String {
    if let Some(it) = report.watched.iter().find(|it| it.network == id) {
        return it.network_name.clone();
    }
    let named = report.named.iter().map(|it| it.look.as_deref());
    let looks = named.chain(report.evidence.iter().map(|it| it.look.as_deref()));
    let name = looks.filter_map(read::<ChainLook>).find_map(|look| {
        let mut networks = look.found.into_iter().map(|it| it.network).chain(look.nowhere);
        networks.find(|it| it.id == id)
    });
    name.map_or_else(|| id.to_owned(), |it| it.name)
}

fn of_trace(
    flow: &mut Flow,
    (report, it): (&CaseReport, &ReportEvidence),
    trace: &ChainTrace,
    texts: &Texts,
) {
    let title = texts.say("report-trace", &[("network", network_name(report, &trace.network))]);
    flow.subheading(&title);
    flow.text(&it.subject, Style::new(9.2, INK));
    vouched(flow, it, texts);
    if it.bare {
        flow.text(&texts.say("report-trace-bare", &[]), SMALL);
    }
    flow.text(&texts.say("report-trace-text", &[]), SMALL);
    if trace.cut {
        flow.text(&texts.say("report-trace-cut", &[]), BODY.bold());
    }
    let kinds: BTreeSet<ChainLabelKind> = trace.nodes.iter().filter_map(|it| it.label_kind).collect();
    let legend: Vec<(ChainLabelKind, String)> =
        kinds.into_iter().map(|it| (it, word(texts, "report-label", it.word()))).collect();
    let title = format!("{title} · {}", it.subject);
    graph::draw(flow, trace, &title, &legend);
    movements(flow, trace, texts);
}

fn movements(flow: &mut Flow, trace: &ChainTrace, texts: &Texts) {
    let say = |id: &str| texts.say(id, &[]);
    flow.subheading(&say("report-movements"));
    let known = |address: &str| {
        let Some(node) = trace.nodes.iter().find(|it| it.address == address) else { return String::new() };
        let network = node.network.as_ref().map(|it| it.name.clone());
        let end = node.end.map(|it| word(texts, "report-end", it.word()));
        let all: Vec<String> = network.into_iter().chain(node.label.clone()).chain(end).collect();
        if all.is_empty() { String::new() } else { format!("\n{}", all.join(" · ")) }
    };
    let rows = trace.edges.iter().enumerate().map(|(at, it)| {
        // The column says that it is UTC.
        let when = it.time.map(moment).unwrap_or_default().replace(" UTC", "");
        vec![
            Cell::of((at + 1).to_string()),
            Cell::of(&it.amount).strong(),
            Cell::of(format!("{}{}", it.from, known(&it.from))),
            Cell::of(format!("{}{}", it.to, known(&it.to))),
            Cell::of(format!("{}\n{when}\n{}", it.block, it.host)),
            Cell::of(&it.transaction),
        ]
    });
    let head = ["number", "amount", "from", "to", "block", "transaction"];
    Table {
        shares: &[0.35, 1.0, 1.55, 1.55, 1.35, 1.9],
        head: head.map(|it| say(&format!("report-column-{it}"))).to_vec(),
        rows: rows.collect(),
    }
    .draw(flow);
}
