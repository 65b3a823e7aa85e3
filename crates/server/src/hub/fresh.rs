use super::{MessageNotice, Notice};
use ombud_base::id::WorkspaceId;
use parking_lot::Mutex;
use std::{collections::HashMap, sync::Arc};

/// Messages that are held for a workspace at most. Beyond it they are let go: what reads them reads the database.
const HELD: usize = 8192;

/// What was just stored here, for whoever reads every message and would else have to read it back and unseal it. Some may be
/// missing, those of another node always are; none is here that was not committed.
#[derive(Default)]
pub(super) struct Fresh(Mutex<HashMap<WorkspaceId, Vec<Arc<MessageNotice>>>>);

impl Fresh {
    pub(super) fn keep(&self, workspace: WorkspaceId, notices: &[Notice]) {
        let stored = notices.iter().filter_map(|it| match it {
            Notice::Message(message) => Some(message.clone()),
            _ => None,
        });
        let mut stored = stored.peekable();
        if stored.peek().is_none() {
            return;
        }
        let mut all = self.0.lock();
        let held = all.entry(workspace).or_default();
        if held.len() >= HELD {
            held.clear();
        }
        held.extend(stored);
    }

    pub(super) fn take(&self, workspace: WorkspaceId) -> Vec<Arc<MessageNotice>> {
        self.0.lock().get_mut(&workspace).map(std::mem::take).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::{Author, Kind, MessageData, MessageRow};
    use ombud_base::{Random, Time, id::CaseId};

    #[test]
    fn what_nobody_takes_is_let_go() {
        let (now, random) = (Time::from_micros(0), Random::seeded(1));
        let row = MessageRow {
            conversation: ombud_base::id::ConversationId::new(now, &random),
            seq: 1,
            public_seq: Some(1),
            pos: 1,
            at: now,
            kind: Kind::Message,
            author: Author::Customer,
            author_id: None,
            body: "Where is my transfer?".into(),
            data: MessageData::default(),
            client_key: None,
            erased: false,
            expired: false,
        };
        let message = MessageNotice {
            case: CaseId::new(now, &random),
            customer: ombud_base::id::CustomerId::new(now, &random),
            team: None,
            assignee: None,
            inbox: ombud_base::id::InboxId::new(now, &random),
            kind: "question".into(),
            origin: None,
            row,
        };
        let notices = [Notice::Work, Notice::Message(Arc::new(message))];
        let (fresh, ws) = (Fresh::default(), WorkspaceId::new(now, &random));
        fresh.keep(ws, &notices);
        assert_eq!(fresh.take(ws).len(), 1);
        for _ in 0..=HELD {
            fresh.keep(ws, &notices);
        }
        assert_eq!(fresh.take(ws).len(), 1, "what was too much is gone, and the newest is there");
        assert!(fresh.take(ws).is_empty());
    }
}
