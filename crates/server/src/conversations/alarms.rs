//! What of a case cannot wait for somebody to look at it: consoles ring, and whoever is not at one gets a mail.

use super::{THEFT, exposed, types::CaseRow};
use crate::{app::App, events::Journal, hub::Notice, words::words};
use ombud_base::id::CaseId;
use ombud_db::{DbError, Tx};
use serde::{Deserialize, Serialize};

/// The job by which people hear of an alarm who are not at the console; its payload is a [`Raised`]. Who mails is above this
/// capability.
pub const ALARM_MAIL: &str = "case.alarm_mail";

words! {
    /// What has happened.
    Alarm {
        /// A customer is being robbed.
        Theft = "theft",
        /// A customer wrote what opens their wallet or account, and no assistant takes it up.
        Exposed = "exposed",
        /// Stolen coins reached another platform.
        CoinsExchange = "coins_exchange",
        /// Stolen coins went into a mixer.
        CoinsMixer = "coins_mixer",
        /// Stolen coins left for another network.
        CoinsBridge = "coins_bridge",
        /// Stolen coins reached an address on a list of sanctions.
        CoinsSanctioned = "coins_sanctioned",
    }
}

/// An alarm, for whoever mails it.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Raised {
    /// In which case.
    pub case: CaseId,
    /// What.
    pub alarm: Alarm,
}

/// Alarms whoever has a case, or its team. `mark` tells two alarms of one kind apart, `args` are what a console says with it.
///
/// # Errors
/// As the database says.
pub fn raise<const N: usize>(
    app: &App,
    tx: &mut Tx<'_>,
    journal: &mut Journal,
    (raised, mark): (Raised, &str),
    args: [(&str, String); N],
) -> Result<(), DbError> {
    let Raised { case, alarm } = raised;
    let args = args.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    journal.notify(Notice::Alarm { case, code: alarm.word(), args });
    if !app.config.mail.is_configured() {
        return Ok(());
    }
    let key = format!("{case}/{}/{mark}", alarm.word());
    app.jobs.enqueue(tx, journal.workspace, ALARM_MAIL, &key, &raised, journal.now)
}

/// What a customer did in the transaction that changed their case.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Did {
    /// They wrote.
    pub wrote: bool,
    /// They said that it was not them.
    pub disowned: bool,
}

/// What a change of a case calls for, if it cannot wait.
pub(super) fn due(before: Option<&CaseRow>, now: &CaseRow, did: Did) -> Option<Alarm> {
    if !now.is_alive() {
        return None;
    }
    if now.kind == THEFT {
        let begins = before.is_none_or(|it| it.kind != THEFT);
        // A case keeps its kind when it is closed: whoever comes back to it may be robbed once more. A colleague who opens it again
        // has it before them.
        let again = did.disowned || (did.wrote && before.is_some_and(|it| !it.is_alive()));
        return (begins || again).then_some(Alarm::Theft);
    }
    let card = |it: &CaseRow| it.exposed_at.filter(|_| it.exposed_handled_at.is_none());
    let new = card(now).is_some() && before.and_then(card).is_none();
    // Where the assistant answers, it makes a theft of it within the second.
    (new && !now.with_bot() && exposed::opens_something(now)).then_some(Alarm::Exposed)
}
