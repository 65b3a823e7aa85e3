//! What the database knows for a report, read at one moment.

use super::{
    own,
    types::{
        CaseReport, FORMAT, REPORT_VERSION, ReportAccountAction, ReportCase, ReportCustomer, ReportEvidence,
        ReportFact, ReportFile, ReportMaker, ReportMessage, ReportNamed, ReportTalk,
    },
};
use crate::{
    accounts,
    chains::{ChainDesk, subjects_in},
    conversations::{
        Desk, forms, reading,
        types::{CaseRow, ConversationRow, MessageRow},
        view,
    },
    customers,
    evidence::{self, EvidenceKind, EvidenceRow, hex},
    http::Problem,
    messages::{BotField, Kind},
    settings, watching,
};
use ombud_base::id::{ConversationId, CustomerId, PlaybookId, WorkspaceId};
use ombud_db::Tx;
use serde_json::value::RawValue;
use std::collections::HashMap;

/// Messages that are read at once.
const STRIDE: i64 = 500;
/// Transactions and addresses of one message.
const NAMED_IN_ONE: usize = 20;
/// Transactions and addresses of which the chains are asked. Each costs a question to every network.
const NAMED_MOST: usize = 10;

/// For whom a report is.
#[derive(Clone, Debug)]
pub(super) enum For {
    /// Staff, or a programme: the whole case.
    Staff(ReportMakerName),
    /// The customer: one conversation, and nothing that is for staff alone.
    Customer(ConversationId),
}

/// What makes a report for staff, and by which name.
#[derive(Clone, Debug)]
pub(super) struct ReportMakerName {
    pub(super) kind: &'static str,
    pub(super) name: Option<String>,
}

/// A report that lacks what others than the database say.
#[derive(Clone)]
pub(super) struct Gathered {
    pub(super) report: CaseReport,
    pub(super) customer: CustomerId,
    /// Where the messages of each conversation stand.
    pub(super) positions: Vec<Vec<i64>>,
    /// Where the events of the evidence stand.
    pub(super) evidence: Vec<i64>,
}

/// Reads it.
///
/// # Errors
/// As the database says.
pub(super) fn gather(
    desk: &ChainDesk,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    case: &CaseRow,
    whom: &For,
    lang: &str,
) -> Result<Gathered, Problem> {
    let customer = customers::customer(tx, ws, case.customer)?.ok_or_else(Problem::not_found)?;
    let for_staff = matches!(whom, For::Staff(_));
    let rows = evidence::of_case(tx, ws, case.id)?;
    let kept: Vec<&EvidenceRow> = rows.iter().filter(|it| for_staff || it.shared).collect();
    let (mut said, conversations) = (Said::default(), talks(tx, ws, case, whom)?);
    for conversation in &conversations {
        said.read(desk, tx, ws, conversation)?;
    }
    let ids: Vec<ConversationId> = conversations.iter().map(|it| it.id).collect();
    let Said { talks, positions, facts, mut named, files, .. } = said;
    let evidence = match whom {
        For::Staff(_) => rows.iter().map(of_evidence).collect::<Result<_, _>>()?,
        For::Customer(_) => own::evidence(&case.kind, &rows, &named)?,
    };
    let not_looked_up = named.len().saturating_sub(NAMED_MOST);
    named.truncate(NAMED_MOST);
    named.iter_mut().try_for_each(|it| from_evidence(it, &kept))?;
    let report = CaseReport {
        format: FORMAT.into(),
        report_version: REPORT_VERSION,
        language: lang.to_owned(),
        brand: settings::of(tx, ws)?.brand,
        made_at: desk.now(),
        made_by: maker(whom),
        case: ReportCase {
            number: case.number,
            kind: case.kind.clone(),
            state: case.state,
            opened_at: case.created_at,
            resolved_at: case.resolved_at,
        },
        customer: ReportCustomer {
            platform_id: accounts::subject(&customer).filter(|_| for_staff),
            email_from: customer.address_from(),
            name: customer.name,
            email: customer.email,
        },
        facts,
        named,
        not_looked_up,
        watched: watching::reported(desk, tx, ws, case.customer, &ids)?,
        evidence,
        evidence_receipt: None,
        talks,
        account: account(tx, ws, case)?,
        files,
    };
    let evidence = kept.iter().map(|it| it.pos).filter(|_| for_staff).collect();
    Ok(Gathered { report, customer: case.customer, positions, evidence })
}

fn maker(whom: &For) -> ReportMaker {
    match whom {
        For::Staff(maker) => ReportMaker { kind: maker.kind.to_owned(), name: maker.name.clone() },
        For::Customer(_) => ReportMaker { kind: "customer".into(), name: None },
    }
}

/// The conversations that it is about, the oldest first.
fn talks(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    case: &CaseRow,
    whom: &For,
) -> Result<Vec<ConversationRow>, Problem> {
    match whom {
        For::Staff(_) => Ok(reading::conversations_of(tx, ws, case.id)?),
        For::Customer(id) => Ok(reading::conversation(tx, ws, *id)?.into_iter().collect()),
    }
}

/// What was said.
#[derive(Default)]
struct Said {
    talks: Vec<ReportTalk>,
    positions: Vec<Vec<i64>>,
    facts: Vec<ReportFact>,
    named: Vec<ReportNamed>,
    files: Vec<ReportFile>,
    /// The guided flow that was walked last, and how many of its answers are noted.
    run: Option<(PlaybookId, usize)>,
    /// What forms asked, by where.
    forms: HashMap<(ConversationId, i64), Vec<BotField>>,
}

impl Said {
    fn read(
        &mut self,
        desk: &Desk,
        tx: &mut Tx<'_>,
        ws: WorkspaceId,
        it: &ConversationRow,
    ) -> Result<(), Problem> {
        let (mut messages, mut positions, mut after) = (Vec::new(), Vec::new(), 0);
        loop {
            // What the customer sees: notes, and what happened among staff, are not read at all.
            let rows = reading::public_after(tx, ws, it.id, after, STRIDE)?;
            let Some(last) = rows.last().and_then(|row| row.public_seq) else { break };
            after = last;
            for row in &rows {
                positions.push(row.pos);
                self.note(row);
                let name = view::author_name(&desk.names, tx, ws, row, true)?;
                let shown = view::message(desk, ws, row, name);
                messages.push(ReportMessage {
                    seq: shown.seq,
                    at: shown.at,
                    from: shown.from,
                    name: shown.name,
                    body: shown.body,
                    files: shown.files.into_iter().map(|it| it.name).collect(),
                    activity: shown.system,
                    gone: row.erased,
                });
            }
        }
        self.positions.push(positions);
        self.talks.push(ReportTalk {
            conversation: it.id,
            began_at: it.created_at,
            messages,
            receipt: None,
            receipt_sha256: None,
        });
        Ok(())
    }

    /// What a message gives away beside its words: what it names, its files, and what was answered by it.
    fn note(&mut self, row: &MessageRow) {
        if row.kind != Kind::Message {
            return;
        }
        for subject in subjects_in(&row.body, NAMED_IN_ONE) {
            if !self.named.iter().any(|it| it.subject == subject) {
                self.named.push(ReportNamed { subject, at: row.at, look: None, evidence: None });
            }
        }
        self.files.extend(row.data.files.iter().map(|it| ReportFile {
            id: it.id,
            name: it.name.clone(),
            media_type: it.media_type.clone(),
            size: it.size,
            at: row.at,
            from: row.author,
            sha256: None,
        }));
        self.note_answers(row);
        self.note_form(row);
    }

    /// What a form asks comes before what is answered to it.
    fn note_form(&mut self, row: &MessageRow) {
        let asks = row.data.bot.as_ref().map(|it| it.form.as_slice()).filter(|it| !it.is_empty());
        if let Some((fields, seq)) = asks.zip(row.public_seq) {
            self.forms.insert((row.conversation, seq), fields.to_vec());
        }
        let given = row.data.form.as_ref().map(|it| (row.conversation, it.asked));
        let Some(fields) = given.and_then(|it| self.forms.get(&it)) else { return };
        let answers = fields.iter().zip(forms::taken_apart(fields, &row.body));
        let told = answers.filter_map(|(field, answer)| Some(format!("{} {}", field.label, answer?)));
        self.facts.extend(told.map(|answer| ReportFact { at: row.at, answer }));
    }

    /// Each step of a guided flow carries all answers of its run so far: those that were not there before are new.
    fn note_answers(&mut self, row: &MessageRow) {
        let why = row.data.bot.as_ref().and_then(|it| it.why.as_ref());
        let Some(flow) = why.and_then(|it| it.flow.as_ref()) else { return };
        let same = self.run.take().filter(|(id, known)| *id == flow.id && *known <= flow.answers.len());
        let known = same.map_or(0, |it| it.1);
        let new = flow.answers.iter().skip(known);
        self.facts.extend(new.map(|it| ReportFact { at: row.at, answer: it.clone() }));
        self.run = Some((flow.id, flow.answers.len()));
    }
}

/// The newest look that is kept of it, if there is one.
fn from_evidence(named: &mut ReportNamed, kept: &[&EvidenceRow]) -> Result<(), Problem> {
    let same = |it: &&&EvidenceRow| it.kind == EvidenceKind::Look && it.subject == named.subject;
    if let Some(row) = kept.iter().rev().find(same) {
        named.look = Some(raw(&row.content)?);
        named.evidence = Some(row.id);
    }
    Ok(())
}

/// As it is stored, byte for byte: its hash has to fit.
pub(super) fn raw(content: &str) -> Result<Box<RawValue>, Problem> {
    RawValue::from_string(content.to_owned()).map_err(Problem::internal)
}

pub(super) fn of_evidence(it: &EvidenceRow) -> Result<ReportEvidence, Problem> {
    let content = raw(&it.content)?;
    let (look, trace) = match it.kind {
        EvidenceKind::Look => (Some(content), None),
        EvidenceKind::Trace => (None, Some(content)),
    };
    Ok(ReportEvidence {
        id: it.id,
        kind: it.kind,
        subject: it.subject.clone(),
        kept_at: it.at,
        position: it.pos,
        sha256: hex(&it.sha256),
        bare: false,
        look,
        trace,
    })
}

fn account(tx: &mut Tx<'_>, ws: WorkspaceId, case: &CaseRow) -> Result<Vec<ReportAccountAction>, Problem> {
    let asked = accounts::asked_of(tx, ws, case.customer, case.id)?;
    Ok(asked
        .into_iter()
        .map(|it| ReportAccountAction {
            action: it.action,
            state: it.state,
            status: it.status,
            asked_at: it.at,
            ended_at: it.ended_at,
            by: it.by_kind,
        })
        .collect())
}
