//! What runs beside the requests hears of what was committed: notices for the connected ones, wake-ups for the readers of
//! events, the server's end. And who is connected here, for whoever wants to know.
//!
//! A notice is given to [`crate::events::Journal::notify`] and published after the commit; the realtime capability takes the
//! notices up and brings them to the connections.

mod fresh;
mod limit;
mod notice;
mod present;

pub use notice::{MessageNotice, Notice};
pub use present::{Present, Viewer};

use crate::http::Problem;
use fresh::Fresh;
use limit::Limits;
use ombud_base::{
    Time,
    id::{CaseId, CustomerId, InboxId, StaffId, WorkspaceId},
};
use parking_lot::Mutex;
use std::{fmt, sync::Arc, time::Duration};
use tokio::{
    sync::{mpsc, watch},
    time::sleep,
};

/// Ratings of articles from one network in a minute: a vote and its reason are two.
const RATINGS_PER_MINUTE: u32 = 20;
/// Transactions that the readers of a network may look up in a minute.
const LOOKS_PER_MINUTE: u32 = 20;

/// How long until what failed is tried again.
const AGAIN: Duration = Duration::from_secs(1);

/// What was committed at once.
pub struct Published {
    /// In which workspace.
    pub workspace: WorkspaceId,
    /// What there is to tell.
    pub notices: Vec<Notice>,
}

/// Where news meets those who wait for it. Cheap to clone.
#[derive(Clone)]
pub struct Hub(Arc<Inner>);

struct Inner {
    present: Arc<Mutex<Present>>,
    limits: Limits,
    fresh: Fresh,
    published: mpsc::UnboundedSender<Published>,
    queue: Mutex<Option<mpsc::UnboundedReceiver<Published>>>,
    appended: watch::Sender<u64>,
    work: watch::Sender<u64>,
    asked: watch::Sender<u64>,
    stopping: watch::Sender<bool>,
}

impl Default for Hub {
    fn default() -> Self {
        let (published, queue) = mpsc::unbounded_channel();
        Self(Arc::new(Inner {
            present: Arc::default(),
            limits: Limits::default(),
            fresh: Fresh::default(),
            published,
            queue: Mutex::new(Some(queue)),
            appended: watch::Sender::new(0),
            work: watch::Sender::new(0),
            asked: watch::Sender::new(0),
            stopping: watch::Sender::new(false),
        }))
    }
}

impl fmt::Debug for Hub {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hub")
    }
}

impl Hub {
    /// Tells everybody whom it concerns. `appended`: events were written, so the readers of events have work.
    pub fn publish(&self, workspace: WorkspaceId, notices: Vec<Notice>, appended: bool) {
        // Before anybody wakes: whoever reads all messages finds them here.
        self.0.fresh.keep(workspace, &notices);
        if appended {
            self.0.appended.send_modify(|n| *n += 1);
        }
        if notices.iter().any(|it| matches!(it, Notice::Work | Notice::Presence(_))) {
            self.0.work.send_modify(|n| *n += 1);
        }
        if notices.iter().any(|it| matches!(it, Notice::Asked)) {
            self.0.asked.send_modify(|n| *n += 1);
        }
        if !notices.is_empty() {
            drop(self.0.published.send(Published { workspace, notices })); // fails only once the hub is gone
        }
    }

    /// The notices, for the one who brings them to the connections; none when somebody has them already.
    pub fn notices(&self) -> Option<mpsc::UnboundedReceiver<Published>> {
        self.0.queue.lock().take()
    }

    /// The messages that were stored here since somebody last asked; some may be missing.
    pub fn take_fresh(&self, workspace: WorkspaceId) -> Vec<Arc<MessageNotice>> {
        self.0.fresh.take(workspace)
    }

    /// Has `catch_up` read what was appended, now and whenever there is more, until the server stops. It can fail: then it
    /// goes on from where it was when the next event comes. Events gather for a while, so that a burst is read at once.
    pub async fn follow_events<F>(&self, gather: Duration, mut catch_up: impl FnMut() -> F)
    where
        F: Future<Output = Result<(), Problem>>,
    {
        let mut appended = self.0.appended.subscribe();
        while self.turn(&mut appended, catch_up()).await {
            sleep(gather).await;
        }
    }

    /// Has `give_out` look for work, now and whenever work appeared or hands were freed, until the server stops.
    pub async fn follow_work<F>(&self, mut give_out: impl FnMut() -> F)
    where
        F: Future<Output = Result<(), Problem>>,
    {
        let mut work = self.0.work.subscribe();
        while self.turn(&mut work, give_out()).await {}
    }

    /// Has what customers asked the bot looked at once more.
    pub fn ask_again(&self) {
        self.0.asked.send_modify(|n| *n += 1);
    }

    /// Has `answer` answer what customers asked the bot, now and whenever one asks, until the server stops.
    pub async fn follow_asked<F>(&self, mut answer: impl FnMut() -> F)
    where
        F: Future<Output = Result<(), Problem>>,
    {
        let mut asked = self.0.asked.subscribe();
        while self.turn(&mut asked, answer()).await {}
    }

    /// Does `what` and waits for the next change, or a second where it could not be done. Tells whether there is more to do:
    /// otherwise the server stops.
    async fn turn(
        &self,
        changes: &mut watch::Receiver<u64>,
        what: impl Future<Output = Result<(), Problem>>,
    ) -> bool {
        changes.mark_unchanged();
        let done = what.await;
        let mut stopping = self.stopping();
        if let Err(problem) = done {
            problem.log();
            // What was to be done is still to be done, whether or not anything changes.
            return tokio::select! {
                () = sleep(AGAIN) => true,
                () = stopped(&mut stopping) => false,
            };
        }
        tokio::select! {
            changed = changes.changed() => changed.is_ok(),
            () = stopped(&mut stopping) => false,
        }
    }

    /// Becomes true when the server stops.
    pub fn stopping(&self) -> watch::Receiver<bool> {
        self.0.stopping.subscribe()
    }

    /// Closes all sockets with a hint to resume.
    pub fn stop(&self) {
        self.0.stopping.send_replace(true);
    }

    /// Who is connected here, for the one who keeps the connections.
    pub fn present(&self) -> Arc<Mutex<Present>> {
        self.0.present.clone()
    }

    /// Whether a customer is connected here.
    pub fn customer_online(&self, workspace: WorkspaceId, customer: CustomerId) -> bool {
        self.0.present.lock().customer_online(workspace, customer)
    }

    /// Whether a member of staff is connected here.
    pub fn staff_connected(&self, workspace: WorkspaceId, staff: StaffId) -> bool {
        self.0.present.lock().staff_connected(workspace, staff)
    }

    /// Who looks at a case.
    pub fn viewers(&self, case: CaseId) -> Vec<Viewer> {
        self.0.present.lock().viewers(case)
    }

    /// How many connections there are: customers and staff.
    pub fn connections(&self) -> (usize, usize) {
        self.0.present.lock().sizes()
    }

    /// Takes one of a caller's frames.
    ///
    /// # Errors
    /// How long until there is another one.
    pub fn take_frame(&self, key: [u8; 16], per_second: u32, now: Time) -> Result<(), Duration> {
        self.0.limits.frames.take(key, per_second, per_second.saturating_mul(3), now)
    }

    /// Takes one of the sessions that strangers of a network may begin in an inbox.
    ///
    /// # Errors
    /// [`crate::http::Code::SlowDown`].
    pub fn take_stranger(
        &self,
        inbox: InboxId,
        network: String,
        per_minute: u32,
        now: Time,
    ) -> Result<(), Problem> {
        let taken = self.0.limits.strangers.take((inbox, network), per_minute, now);
        taken.map_err(|wait| Problem::slow_down(wait.as_secs() + 1))
    }

    /// Takes one of the presses of a freeze token that a network has.
    ///
    /// # Errors
    /// [`crate::http::Code::SlowDown`].
    pub fn take_freeze(&self, network: String, now: Time) -> Result<(), Problem> {
        let taken = self.0.limits.freezes.take(network, FREEZES_PER_MINUTE, now);
        taken.map_err(|wait| Problem::slow_down(wait.as_secs() + 1))
    }

    /// Takes one of the looks at the chains that the readers of a network have.
    ///
    /// # Errors
    /// [`crate::http::Code::SlowDown`].
    pub fn take_look(&self, workspace: WorkspaceId, network: String, now: Time) -> Result<(), Problem> {
        let taken = self.0.limits.looks.take((workspace, network), LOOKS_PER_MINUTE, now);
        taken.map_err(|wait| Problem::slow_down(wait.as_secs() + 1))
    }

    /// Takes one of the ratings of articles that the readers of a network have.
    ///
    /// # Errors
    /// [`crate::http::Code::SlowDown`].
    pub fn take_rating(&self, workspace: WorkspaceId, network: String, now: Time) -> Result<(), Problem> {
        let taken = self.0.limits.readers.take((workspace, network), RATINGS_PER_MINUTE, now);
        taken.map_err(|wait| Problem::slow_down(wait.as_secs() + 1))
    }

    /// Whether a customer may have one more report made.
    ///
    /// # Errors
    /// [`crate::http::Code::SlowDown`].
    pub fn take_report(&self, customer: CustomerId, now: Time) -> Result<(), Problem> {
        let taken = self.0.limits.reports.take(customer, REPORTS_PER_MINUTE, now);
        taken.map_err(|wait| Problem::slow_down(wait.as_secs() + 1))
    }
}

/// Reports of their own conversations that a customer has made in a minute: each asks the chains.
const REPORTS_PER_MINUTE: u32 = 4;

/// Presses of a freeze token that one network has a minute: a household, and nobody who guesses.
const FREEZES_PER_MINUTE: u32 = 20;

/// Waits until the server stops.
pub async fn stopped(stopping: &mut watch::Receiver<bool>) {
    drop(stopping.wait_for(|it| *it).await); // the hub gone means the same
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU64, Ordering};

    #[tokio::test]
    async fn what_failed_is_tried_again_though_nothing_changes() {
        let (hub, tries) = (Hub::default(), Arc::new(AtomicU64::new(0)));
        let (inner, counted) = (hub.clone(), tries.clone());
        let follower = tokio::spawn(async move {
            inner
                .follow_asked(|| {
                    let first = counted.fetch_add(1, Ordering::SeqCst) == 0;
                    async move { if first { Err(Problem::internal("the database is busy")) } else { Ok(()) } }
                })
                .await;
        });
        let again = async {
            while tries.load(Ordering::SeqCst) < 2 {
                sleep(AGAIN / 10).await;
            }
        };
        tokio::time::timeout(20 * AGAIN, again).await.expect("it is tried again");
        hub.stop();
        follower.await.unwrap();
        assert_eq!(tries.load(Ordering::SeqCst), 2, "and then not without a change");
    }
}
