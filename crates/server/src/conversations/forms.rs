//! Forms: what a playbook asks of a customer while a person comes, all at once. The answers are a message of the customer's, with
//! each question before its answer: so they are guarded, sealed, searched, read and erased as every other word, and there is
//! no second copy of them.

use super::{message_rows, reading, store, types::Author};
use crate::{
    http::{Checks, Problem},
    messages::{BotField, BotWords, FieldKind, FormGiven, MessageRow},
};
use ombud_base::{
    Time, Value,
    id::{CaseId, ConversationId, CustomerId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// The longest answer, in characters.
pub const LONGEST_ANSWER: usize = 2000;
/// Forms that are read for staff, the newest first.
const MOST_READ: i64 = 20;

/// What is answered to one question of a form.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldAnswer {
    /// The question, by its name in the form.
    #[schema(example = "when")]
    pub field: String,
    /// The answer, at most 2,000 characters; empty: not answered.
    #[schema(max_length = 2000, example = "Today at 14:05")]
    pub value: String,
}

/// A question of a form with what was answered, in a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Told {
    /// The question, as the customer was asked it.
    #[schema(example = "When did you notice it?")]
    pub label: String,
    /// What it takes.
    pub kind: FieldKind,
    /// The answer; null: none yet.
    pub answer: Option<String>,
    /// When it was answered.
    pub at: Option<Time>,
    /// In which message: its place in the workspace's order.
    pub pos: Option<i64>,
}

/// A form of a case, with its newest answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct CaseForm {
    /// The playbook that asked, by its stable name.
    #[schema(example = "theft")]
    pub playbook: String,
    /// Its version.
    pub version: i64,
    /// When it was asked.
    pub asked_at: Time,
    /// The questions.
    pub fields: Vec<Told>,
}

/// A form that was asked in a conversation, by the number of the message for customers.
///
/// # Errors
/// Not found: the conversation is not this customer's, or the message asks nothing.
pub fn asked(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
    (conversation, seq): (ConversationId, i64),
) -> Result<(Vec<BotField>, FormGiven), Problem> {
    let own = reading::conversation(tx, ws, conversation)?.filter(|it| it.customer == customer);
    own.ok_or_else(Problem::not_found)?;
    let found = form_at(tx, ws, conversation, seq)?.ok_or_else(Problem::not_found)?;
    Ok((found.fields, found.given))
}

/// A form with where and when it was asked.
struct Asked {
    fields: Vec<BotField>,
    given: FormGiven,
    at: Time,
}

fn form_at(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    conversation: ConversationId,
    seq: i64,
) -> Result<Option<Asked>, Problem> {
    let rows = reading::public_after(tx, ws, conversation, seq.saturating_sub(1), 1)?;
    let row = rows.into_iter().find(|it| it.public_seq == Some(seq) && it.author == Author::Bot);
    let Some((words, at)) = row.and_then(|it| Some((*it.data.bot?, it.at))) else { return Ok(None) };
    let BotWords { form: fields, why, .. } = words;
    let flow = why.and_then(|it| it.flow).filter(|_| !fields.is_empty());
    Ok(flow.map(|it| Asked {
        fields,
        given: FormGiven { asked: seq, playbook: it.playbook, version: it.version, step: it.step },
        at,
    }))
}

/// The message that answers a form: each question that was answered, and below it the answer.
///
/// # Errors
/// [`crate::http::Code::Invalid`]: an answer to what was not asked, one that is too long, one that is no choice, or none at all.
pub fn composed(form: &[BotField], answers: &[FieldAnswer]) -> Result<String, Problem> {
    let mut checks = Checks::new();
    checks.count("answers", answers, form.len());
    let mut seen = Vec::new();
    for (nth, it) in answers.iter().enumerate().take(2 * form.len()) {
        let place = format!("answers[{nth}]");
        let Some(field) = form.iter().find(|field| field.id == it.field) else {
            checks.expect(false, format!("{place}.field"), "is no question of this form");
            continue;
        };
        checks.expect(!seen.contains(&field.id), format!("{place}.field"), "is answered twice");
        seen.push(field.id.clone());
        let value = it.value.trim();
        let fits = value.chars().count() <= LONGEST_ANSWER;
        checks.expect(
            fits,
            format!("{place}.value"),
            format!("must have at most {LONGEST_ANSWER} characters"),
        );
        let chosen =
            field.kind != FieldKind::Choice || value.is_empty() || field.options.iter().any(|it| it == value);
        checks.expect(chosen, format!("{place}.value"), "must be one of the answers that are offered");
    }
    checks.done()?;
    let value = |field: &BotField| {
        let own = answers.iter().find(|it| it.field == field.id)?;
        Some(own.value.trim()).filter(|it| !it.is_empty())
    };
    let parts: Vec<String> =
        form.iter().filter_map(|it| Some(format!("{}\n{}", it.label, value(it)?))).collect();
    if parts.is_empty() {
        return Err(Problem::invalid("answers", "must hold at least one answer"));
    }
    Ok(parts.join("\n\n"))
}

/// The answers of a message that [`composed`] made. What the guard has cut out stays cut out; whoever writes a question into an
/// answer confuses their own form alone.
pub fn taken_apart(form: &[BotField], body: &str) -> Vec<Option<String>> {
    let mut answers: Vec<Option<String>> = vec![None; form.len()];
    let mut at: Option<usize> = None;
    for line in body.lines() {
        let from = at.map_or(0, |it| it + 1);
        let next = form.iter().enumerate().skip(from).find(|(_, field)| field.label == line);
        if let Some((nth, _)) = next {
            at = Some(nth);
        } else if let Some(slot) = at.and_then(|it| answers.get_mut(it)) {
            let text = slot.get_or_insert_default();
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(line);
        }
    }
    let trimmed = |it: Option<String>| it.map(|it| it.trim().to_owned()).filter(|it| !it.is_empty());
    answers.into_iter().map(trimmed).collect()
}

/// Remembers that a message answers a form, if it does.
pub(super) fn note(tx: &mut Tx<'_>, ws: WorkspaceId, row: &MessageRow) -> Result<(), DbError> {
    let Some(form) = &row.data.form else { return Ok(()) };
    tx.exec(
        sql!(
            "INSERT INTO form_answers (workspace_id, conversation_id, pos, asked) VALUES ($1, $2, $3, $4) ",
            "ON CONFLICT DO NOTHING"
        ),
        &[ws.into(), row.conversation.into(), row.pos.into(), form.asked.into()],
    )
    .map(drop)
}

/// How many messages of a conversation answer a form.
///
/// # Errors
/// As the database says.
pub(super) fn count_answers(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    conversation: ConversationId,
) -> Result<i64, DbError> {
    tx.one(
        sql!("SELECT count(*) FROM form_answers WHERE workspace_id = $1 AND conversation_id = $2"),
        &[ws.into(), conversation.into()],
        |row| row.get(0),
    )
}

/// The forms of a case that were answered, the newest answer of each question; the form that was asked last comes first.
///
/// # Errors
/// As the database says.
pub fn of_case(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId) -> Result<Vec<CaseForm>, Problem> {
    let mut forms: Vec<CaseForm> = Vec::new();
    for conversation in store::conversations_of_case(tx, ws, case)? {
        let params: [Value; 3] = [ws.into(), conversation.id.into(), MOST_READ.into()];
        let given: Vec<(i64, i64)> = tx.all(
            sql!(
                "SELECT asked, pos FROM form_answers WHERE workspace_id = $1 AND conversation_id = $2 ",
                "ORDER BY pos DESC LIMIT $3"
            ),
            &params,
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        // Forms that were answered by turns come once each.
        let asked: BTreeSet<i64> = given.iter().map(|it| it.0).collect();
        for seq in asked {
            let Some(form) = form_at(tx, ws, conversation.id, seq)? else { continue };
            let positions: Vec<i64> = given.iter().filter(|it| it.0 == seq).map(|it| it.1).collect();
            forms.push(answered(tx, ws, form, &positions)?);
        }
    }
    forms.sort_by_key(|it| std::cmp::Reverse(it.asked_at));
    Ok(forms)
}

/// A form with what the messages at these positions, the newest first, say to it.
fn answered(tx: &mut Tx<'_>, ws: WorkspaceId, form: Asked, positions: &[i64]) -> Result<CaseForm, Problem> {
    let blank =
        |it: &BotField| Told { label: it.label.clone(), kind: it.kind, answer: None, at: None, pos: None };
    let mut fields: Vec<Told> = form.fields.iter().map(blank).collect();
    for (row, _) in message_rows::messages_at(tx, ws, positions)?.into_iter().flatten() {
        for (field, answer) in fields.iter_mut().zip(taken_apart(&form.fields, &row.body)) {
            if answer.is_some() && field.pos.is_none_or(|it| it < row.pos) {
                (field.answer, field.at, field.pos) = (answer, Some(row.at), Some(row.pos));
            }
        }
    }
    Ok(CaseForm { playbook: form.given.playbook, version: form.given.version, asked_at: form.at, fields })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(id: &str, kind: FieldKind, options: &[&str]) -> BotField {
        let options = options.iter().map(|it| (*it).to_owned()).collect();
        BotField { id: id.into(), kind, label: format!("About {id}?"), hint: String::new(), options }
    }

    fn form() -> Vec<BotField> {
        vec![
            field("when", FieldKind::Line, &[]),
            field("hashes", FieldKind::Hashes, &[]),
            field("still", FieldKind::Choice, &["Yes", "No"]),
        ]
    }

    fn answers(all: &[(&str, &str)]) -> Vec<FieldAnswer> {
        let answer = |it: &(&str, &str)| FieldAnswer { field: it.0.into(), value: it.1.into() };
        all.iter().map(answer).collect()
    }

    #[test]
    fn what_is_put_together_comes_apart_again() {
        let given = answers(&[("hashes", " 0xabc\n0xdef \n"), ("still", "Yes")]);
        let body = composed(&form(), &given).unwrap();
        assert_eq!(body, "About hashes?\n0xabc\n0xdef\n\nAbout still?\nYes");
        let apart = taken_apart(&form(), &body);
        assert_eq!(apart, [None, Some("0xabc\n0xdef".to_owned()), Some("Yes".to_owned())]);
    }

    #[test]
    fn a_question_within_an_answer_does_not_overwrite_one_that_was_answered() {
        let given = answers(&[("when", "today"), ("hashes", "0xabc\nAbout when?\nnever")]);
        let apart = taken_apart(&form(), &composed(&form(), &given).unwrap());
        assert_eq!(apart.first().unwrap().as_deref(), Some("today"));
    }

    #[test]
    fn what_was_not_asked_is_refused_with_its_place() {
        let fields = |given: &[(&str, &str)]| -> Vec<String> {
            let problem = composed(&form(), &answers(given)).unwrap_err();
            problem.fields.iter().map(|it| it.field.clone()).collect()
        };
        assert_eq!(fields(&[("other", "x")]), ["answers[0].field"]);
        assert_eq!(fields(&[("when", "x"), ("when", "y")]), ["answers[1].field"]);
        assert_eq!(fields(&[("still", "Perhaps")]), ["answers[0].value"]);
        assert_eq!(fields(&[("when", &"x".repeat(LONGEST_ANSWER + 1))]), ["answers[0].value"]);
        assert_eq!(fields(&[("when", "  ")]), ["answers"]);
    }
}
