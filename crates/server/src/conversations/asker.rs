//! Who asks for something that is done beside a conversation and told in it.

use super::{
    actions::{refuse_erased, visible},
    reading,
};
use crate::{access::Signed, events::Actor, http::Problem};
use ombud_base::id::{CaseId, ConversationId, CustomerId, WorkspaceId};
use ombud_db::Tx;

/// Who asks, and in which conversation of which customer it is told.
#[derive(Clone, Copy, Debug)]
pub struct Asker {
    /// Where.
    pub workspace: WorkspaceId,
    /// Who.
    pub actor: Actor,
    /// For whom.
    pub customer: CustomerId,
    /// Where it is told.
    pub conversation: ConversationId,
}

impl Asker {
    /// Somebody of staff, for the customer of a case that they see: it is told in the conversation that was used last.
    ///
    /// # Errors
    /// [`Problem::not_found`] for a case that is not theirs to see or holds no conversation, [`Problem::erased`].
    pub fn of_staff(tx: &mut Tx<'_>, signed: &Signed, case: CaseId) -> Result<Self, Problem> {
        let row = visible(tx, signed, case)?;
        refuse_erased(Some(&row))?;
        let conversation = reading::latest_conversation(tx, signed.workspace, case)?;
        Ok(Self {
            workspace: signed.workspace,
            actor: signed.actor(),
            customer: row.customer,
            conversation: conversation.ok_or_else(Problem::not_found)?,
        })
    }

    /// A customer, for themselves. Whether the conversation is theirs is not looked at here.
    pub const fn of_customer(
        workspace: WorkspaceId,
        customer: CustomerId,
        conversation: ConversationId,
    ) -> Self {
        Self { workspace, actor: Actor::Customer(customer), customer, conversation }
    }

    /// Whether the customer asks, and nobody for them.
    pub const fn is_customer(&self) -> bool {
        matches!(self.actor, Actor::Customer(_))
    }
}
