//! What an event says in the ledger: all that its row and the row of its message do, as one flat content.
//!
//! The entry, a salted commitment to that content, stands in the event's row; the salt stands in front of the sealed text.
//! Whoever changes any column of either row, or the text, or the entry, is found by `ombud ledger check`.

use super::journal::Actor;
use crate::{keys::Salt, messages::MessageRow};
use ombud_base::{
    Time, Uuid,
    id::{CaseId, CustomerId},
};
use ombud_db::DbError;
use ombud_ledger::{Content, Hash, Value, commit};
use std::borrow::Cow;

/// What is said of one event.
#[derive(Clone, Debug)]
pub struct Leaf<'a> {
    /// When.
    pub at: Time,
    /// What happened.
    pub kind: &'a str,
    /// What the one is who did it.
    pub actor_kind: &'a str,
    /// Who.
    pub actor: Option<Uuid>,
    /// The case that it is about.
    pub case: Option<CaseId>,
    /// The customer that it is about, where it is not about a case.
    pub customer: Option<CustomerId>,
    /// What else it says: JSON, or nothing.
    pub data: &'a str,
    /// The message that was stored with it, and what it carries, as that is stored.
    pub message: Option<(&'a MessageRow, Cow<'a, str>)>,
}

impl<'a> Leaf<'a> {
    /// An event by `actor`.
    pub const fn by(actor: Actor, at: Time, kind: &'a str) -> Self {
        let (actor_kind, actor) = (actor.kind(), actor.id());
        Self { at, kind, actor_kind, actor, case: None, customer: None, data: "", message: None }
    }

    /// The content of the leaf.
    ///
    /// # Errors
    /// When a text is larger than any that is stored.
    pub fn content(&self) -> Result<Content<'a>, DbError> {
        let failed = |error: ombud_ledger::ContentError| DbError::Statement(error.to_string());
        let id = |id: Option<Uuid>| id.map_or(Value::None, |it| Value::Text(it.to_string().into()));
        let mut fields: Vec<(&'static str, Value<'a>)> = Vec::with_capacity(16);
        // In the order in which they are written: so they need not be sorted.
        fields.push(("actor", id(self.actor)));
        fields.push(("actor_kind", Value::Text(self.actor_kind.into())));
        fields.push(("at", Value::Int(self.at.micros())));
        if let Some((row, carries)) = &self.message {
            fields.push(("author", id(row.author_id)));
            fields.push(("author_kind", Value::Text(row.author.word().into())));
            fields.push(("body", Value::Text(row.body.as_str().into())));
            fields.push(("carries", Value::Text(carries.clone())));
        }
        fields.push(("case", id(self.case.map(|it| it.0))));
        if let Some((row, _)) = &self.message {
            let key = row.client_key.as_deref();
            fields.push(("client_key", key.map_or(Value::None, |it| Value::Text(it.into()))));
            fields.push(("conversation", id(Some(row.conversation.0))));
        }
        fields.push(("customer", id(self.customer.map(|it| it.0))));
        fields.push(("data", Value::Text(self.data.into())));
        fields.push(("event", Value::Text(self.kind.into())));
        if let Some((row, _)) = &self.message {
            fields.push(("message", Value::Text(row.kind.word().into())));
            fields.push(("public_seq", row.public_seq.map_or(Value::None, Value::Int)));
            fields.push(("said_at", Value::Int(row.at.micros())));
            fields.push(("seq", Value::Int(row.seq)));
        }
        Content::new(fields).map_err(failed)
    }

    /// The entry of the leaf.
    ///
    /// # Errors
    /// As [`Leaf::content`].
    pub fn entry(&self, salt: &Salt) -> Result<Hash, DbError> {
        Ok(commit(salt, &self.content()?.encode()))
    }
}
