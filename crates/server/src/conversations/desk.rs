use super::{people::Names, post::Lane};
use crate::{app::App, clocks::Clocks, messages::MessageRow, safety::Safety, trust::Trust};
use axum::extract::FromRef;
use ombud_base::id::WorkspaceId;
use ombud_db::{DbError, Tx};
use std::{ops::Deref, sync::Arc};

/// The app with what cases, conversations and messages need beside it. Cheap to clone.
#[derive(Clone)]
pub struct Desk(Arc<Parts>);

/// What [`Desk`] gives access to.
pub struct Parts {
    app: App,
    /// What waits are measured by: service levels and business hours, ready for use.
    pub clocks: Clocks,
    /// What links and addresses are judged by.
    pub safety: Safety,
    /// What decides how much staff see, and hears of whom they look at.
    pub trust: Trust,
    /// Where messages wait for their transaction.
    pub lane: Lane,
    /// The names of staff.
    pub names: Names,
    /// Those who keep something of a message's text.
    pub(super) overwritten: Vec<Overwritten>,
}

/// Puts the new text of a stored message in place of the old one wherever a capability keeps something of it, in the very
/// transaction that changes the message.
pub type Overwritten = fn(&mut Tx<'_>, WorkspaceId, &MessageRow) -> Result<(), DbError>;

impl Desk {
    /// Puts the parts together. `overwritten` are those who keep something of a message's text.
    pub fn new(
        app: App,
        clocks: Clocks,
        safety: Safety,
        trust: Trust,
        lane: Lane,
        overwritten: Vec<Overwritten>,
    ) -> Self {
        let names = Names::default();
        Self(Arc::new(Parts { app, clocks, safety, trust, lane, names, overwritten }))
    }
}

impl Deref for Desk {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl Deref for Parts {
    type Target = App;
    fn deref(&self) -> &App {
        &self.app
    }
}

impl FromRef<Desk> for App {
    fn from_ref(desk: &Desk) -> Self {
        desk.app.clone()
    }
}
