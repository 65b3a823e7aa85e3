//! Who is connected, and what they are told once it is committed.

use crate::app::App;
use ombud_base::id::{CaseId, CustomerId, SessionId, StaffId, WorkspaceId};

/// Something to tell the connected ones; given to [`crate::events::Journal::notify`], sent after the commit.
#[derive(Clone, Debug)]
pub enum Notice {
    /// A case was created or changed: its summary goes to staff who may see it, and to its customer.
    Case(CaseId),
    /// A customer's name, address or proof changed.
    Customer(CustomerId),
    /// Staff came, went, or changed how much they take on: work may be given out anew.
    Presence(StaffId),
    /// These sessions have ended: their sockets are closed.
    SessionsEnded(Vec<SessionId>),
    /// What staff may see or do changed (role, teams, state): their sockets are closed with a resume hint.
    AccessChanged(Vec<StaffId>),
}

/// Everybody who is connected to this node.
#[derive(Clone, Debug, Default)]
pub struct Hub;

impl Hub {
    /// Tells everybody whom it concerns. `appended`: events were written, so the readers of events have work.
    pub fn publish(&self, _workspace: WorkspaceId, _notices: Vec<Notice>, _appended: bool) {}
}

/// The sockets.
pub fn routes() -> axum::Router<App> {
    axum::Router::new()
}
