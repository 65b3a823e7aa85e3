//! Planted customers come, ask, read and go as customers do, and by the same doors: the widget's session, the lane of messages, the
//! customer's own close. Each step is a job that names the time of the next one.
//!
//! A canary that is written in one moment is told from customers by that moment alone. So nothing of it shares a time with anything else, and
//! what it leaves behind (a session, the ids that a browser makes, how far was read) is what a browser leaves behind.

use super::canaries::pick;
use crate::{
    conversations::{
        Desk, reading, thread,
        types::{Insist, Kind, Post, Posted, Target},
    },
    customers::{self, CustomerChange},
    events::{Actor, Journal},
    http::{Code, Problem},
    inboxes,
    jobs::{Handler, Job, JobError, standard_back_off},
    trust::{
        Asking, CANARY, CanaryState, Plan, Planted, Step, canary, lock_canaries, looked_since, note_canary,
    },
    widget::{self, CustomerSession, Newcomer},
};
use ombud_base::{
    Random, Time,
    id::{CanaryId, ConversationId, CustomerId, WorkspaceId},
};
use ombud_db::{DbError, Tx};
use serde_json::json;
use std::time::Duration;

/// Seconds until the customer comes, at least and at most.
const ARRIVES_LEAST: i64 = 60;
pub(super) const ARRIVES_MOST: i64 = 30 * 60;
const MINUTE: i64 = 60;
const HOUR: i64 = 3600;

/// Where such customers live.
pub(super) const TIME_ZONES: [&str; 8] = [
    "Europe/London",
    "Europe/Berlin",
    "Asia/Singapore",
    "America/New_York",
    "America/Toronto",
    "Australia/Sydney",
    "Asia/Dubai",
    "Africa/Lagos",
];
/// What such customers ask is put together from these: questions as there are many, in which nothing is worth a look.
const OPENINGS: [&str; 6] = ["", "Hi, ", "Hello, ", "Hey, ", "Hi there, ", "hi "];
const QUESTIONS: [&str; 14] = [
    "my withdrawal of {amount} {coin} still says pending",
    "my {coin} withdrawal is pending for {hours} hours now, is that normal?",
    "I changed my phone and the app asks me to verify again, how long does it take?",
    "where do I find the tax report for last year?",
    "my deposit of {amount} {coin} arrived but the balance shows 0",
    "what is the fee for sending {amount} {coin}?",
    "I would like to raise my daily limit, which documents do you need?",
    "the price alert for {coin} did not come",
    "I cannot see my {coin} staking rewards",
    "how many confirmations does a {coin} deposit need?",
    "can I change the email address of my account?",
    "is there a minimum for withdrawing {coin}?",
    "which network do I choose for {coin}?",
    "how do I export my trades of the last {hours} days?",
];
const CLOSINGS: [&str; 6] =
    ["", "", " Thanks!", " thank you", " Can you check please?", " Thanks in advance"];
const COINS: [&str; 8] = ["USDT", "BTC", "ETH", "SOL", "USDC", "TRX", "LTC", "XRP"];

/// The durable job of this capability.
pub fn jobs(desk: &Desk) -> Vec<Handler> {
    vec![Handler::new(CANARY, desk, act, standard_back_off)]
}

/// A time between so many seconds, to the microsecond.
fn between(random: &Random, least: i64, most: i64) -> Duration {
    let span = u64::try_from(most - least).unwrap_or(0) * 1_000_000;
    Duration::from_secs(least.unsigned_abs()) + Duration::from_micros(1 + random.below(span))
}

/// The same, and soon rather than late.
fn rather_soon(random: &Random, least: i64, most: i64) -> Duration {
    let span = u64::try_from(most - least).unwrap_or(0) * 1_000_000;
    Duration::from_secs(least.unsigned_abs())
        + Duration::from_micros(1 + random.below(1 + random.below(span)))
}

/// How long until a customer comes who was planted just now.
pub(super) fn until_arrival(random: &Random) -> Duration {
    between(random, ARRIVES_LEAST, ARRIVES_MOST)
}

/// One step of a plan.
async fn act(desk: Desk, job: Job) -> Result<(), JobError> {
    let ws = job.workspace;
    let id: CanaryId = job.key.parse().map_err(|_| JobError::Final("key".into()))?;
    let planted = desk.db.read::<_, DbError, _>(move |tx| canary(tx, ws, id)).await?;
    let Some((planted, Some(plan))) = planted.map(|it| (it.clone(), it.plan)) else { return Ok(()) };
    let going = Going { desk: desk.clone(), ws, id };
    let step = match plan.step {
        Step::Arrive => going.arrive().await,
        Step::Introduce => going.introduce(&planted, &plan).await,
        Step::Ask => going.ask(&planted, &plan).await,
        Step::Read => going.read(&plan).await,
        Step::Close => going.close(&plan).await,
        Step::Settle => going.settle().await,
    };
    match step {
        // Erased, or blocked: as with anybody, nothing more comes from there.
        Err(problem) if matches!(problem.code, Code::Unauthenticated | Code::Erased) => going.end().await?,
        // The inbox takes nobody just now, or is gone.
        Err(problem) if matches!(problem.code, Code::NotFound | Code::Blocked) => going.put_off().await?,
        other => other?,
    }
    Ok(())
}

/// A canary whose plan goes on.
#[derive(Clone)]
struct Going {
    desk: Desk,
    ws: WorkspaceId,
    id: CanaryId,
}

impl Going {
    /// The plan as it stands in this transaction, if this step is still to be taken: a job may run twice, and a canary may be given up.
    fn due(&self, tx: &mut Tx<'_>, step: Step) -> Result<Option<(Planted, Plan)>, DbError> {
        let planted = canary(tx, self.ws, self.id)?;
        let due = planted.and_then(|mut it| it.plan.take().map(|plan| (it, plan)));
        Ok(due.filter(|(_, plan)| plan.step == step))
    }

    /// Keeps what was done, and when the next step follows.
    fn go_on(
        &self,
        tx: &mut Tx<'_>,
        mut planted: Planted,
        plan: Plan,
        wait: Duration,
    ) -> Result<(), DbError> {
        planted.plan = Some(plan);
        note_canary(tx, self.ws, &planted)?;
        let (key, due) = (self.id.to_string(), self.desk.now() + wait);
        self.desk.jobs.enqueue(tx, self.ws, CANARY, &key, &json!({}), due)
    }

    /// The customer's own session, as each of their requests finds it: where it is used after an hour, that is noted.
    async fn session(&self, plan: &Plan) -> Result<CustomerSession, Problem> {
        let token = plan.session.as_deref().ok_or_else(|| Problem::internal("a canary without a session"))?;
        widget::session_of(&self.desk, token).await
    }

    /// They open the chat. In the same transaction it is kept what they are: nobody meets them before that is known.
    async fn arrive(&self) -> Result<(), Problem> {
        let it = self.clone();
        let written = self.desk.db.write::<_, Problem, _>(move |tx| {
            let Some((mut planted, mut plan)) = it.due(tx, Step::Arrive)? else { return Ok(()) };
            let inbox = inboxes::inbox(tx, it.ws, plan.inbox)?;
            let inbox = inbox.filter(|it| it.enabled).ok_or_else(Problem::not_found)?;
            let newcomer = Newcomer {
                language: Some("en".into()),
                time_zone: Some(plan.time_zone.clone()),
                ..Newcomer::default()
            };
            let (session, token) = widget::arrive(&it.desk, tx, &inbox, &newcomer)?;
            planted.canary.customer = Some(session.customer);
            planted.canary.arrives_by = None;
            planted.canary.state = CanaryState::Asking;
            plan.session = Some(token);
            // Some inboxes ask for a name at first, others for an address later.
            let early = it.desk.random.below(2) == 0;
            plan.step = if early { Step::Introduce } else { Step::Ask };
            Ok(it.go_on(tx, planted, plan, between(&it.desk.random, 8, 90))?)
        });
        written.await
    }

    async fn introduce(&self, planted: &Planted, plan: &Plan) -> Result<(), Problem> {
        let customer = self.session(plan).await?.customer;
        let canary = &planted.canary;
        let change = CustomerChange {
            name: Some(Some(canary.name.clone())),
            email: Some(Some(canary.email.clone())),
            ..CustomerChange::default()
        };
        let it = self.clone();
        let written = self.desk.db.write::<_, Problem, _>(move |tx| {
            let Some((planted, mut plan)) = it.due(tx, Step::Introduce)? else { return Ok(()) };
            let mut journal = Journal::open(tx, it.ws, Actor::Customer(customer), it.desk.now())?;
            let moved = customers::change(tx, &mut journal, &it.desk.random, customer, &change)?;
            customers::tell_readdressed(&it.desk, tx, it.ws, customer, moved)?;
            journal.close(tx, &it.desk.hub)?;
            plan.nameless = false;
            let asked = plan.talk.is_some();
            plan.step = if asked { Step::Read } else { Step::Ask };
            Ok(it.go_on(tx, planted, plan, between(&it.desk.random, 6, 70))?)
        });
        written.await
    }

    /// They ask. The ids that their browser would have made are kept first: a job that runs twice writes once.
    async fn ask(&self, planted: &Planted, plan: &Plan) -> Result<(), Problem> {
        let CustomerSession { workspace, customer, inbox, .. } = self.session(plan).await?;
        let asking = match &plan.talk {
            Some(asking) => asking.clone(),
            None => self.begin(planted, plan).await?,
        };
        let post = Post {
            workspace,
            by: Actor::Customer(customer),
            to: Target::Customer { customer, inbox, conversation: asking.conversation },
            kind: Kind::Message,
            id: Some(asking.message.clone()),
            body: asking.words.clone(),
            files: Vec::new(),
            mentions: Vec::new(),
            seen: None,
            origin: None,
            insist: Insist::No,
            form: None,
        };
        let posted = self.desk.lane.post(post).await?;
        let it = self.clone();
        let written = self.desk.db.write::<_, Problem, _>(move |tx| it.asked(tx, &posted));
        written.await
    }

    /// Makes up the question, with a browser's ids: a moment old when they arrive here.
    async fn begin(&self, planted: &Planted, plan: &Plan) -> Result<Asking, Problem> {
        let random = &self.desk.random;
        let sent = self.desk.now();
        let ago = |most: u64| Time::from_micros(sent.micros() - 20_000 - random.below(most).cast_signed());
        let message = ago(400_000);
        let opened = Time::from_micros(message.micros() - random.below(6_000_000).cast_signed());
        let asking = Asking {
            conversation: ConversationId::new(opened, random),
            message: ConversationId::new(message, random).to_string(),
            words: question(random),
            case: None,
        };
        let mut planted = planted.clone();
        planted.plan = Some(Plan { talk: Some(asking.clone()), ..plan.clone() });
        let it = self.clone();
        self.desk
            .db
            .write::<_, DbError, _>(move |tx| match it.due(tx, Step::Ask)? {
                Some(_) => note_canary(tx, it.ws, &planted),
                None => Ok(()),
            })
            .await?;
        Ok(asking)
    }

    fn asked(&self, tx: &mut Tx<'_>, posted: &Posted) -> Result<(), Problem> {
        let Some((mut planted, mut plan)) = self.due(tx, Step::Ask)? else { return Ok(()) };
        let case = reading::case(tx, self.ws, posted.case)?.ok_or_else(Problem::not_found)?;
        planted.canary.cases.push(case.id);
        planted.canary.numbers.push(case.number);
        plan.to_come -= 1;
        if let Some(asking) = &mut plan.talk {
            asking.case = Some((case.id, posted.at));
        }
        let random = &self.desk.random;
        let (step, wait) = if plan.nameless {
            (Step::Introduce, between(random, 10, 120))
        } else {
            (Step::Read, between(random, 3, 40))
        };
        plan.step = step;
        Ok(self.go_on(tx, planted, plan, wait)?)
    }

    async fn read(&self, plan: &Plan) -> Result<(), Problem> {
        let (customer, conversation) = self.talk(plan).await?;
        let it = self.clone();
        let written = self.desk.db.write::<_, Problem, _>(move |tx| {
            let Some((planted, mut plan)) = it.due(tx, Step::Read)? else { return Ok(()) };
            thread::customer_read(&it.desk, tx, it.ws, customer, conversation, i64::MAX)?;
            plan.step = Step::Close;
            Ok(it.go_on(tx, planted, plan, rather_soon(&it.desk.random, 4 * MINUTE, 4 * HOUR))?)
        });
        written.await
    }

    /// Who talks where.
    async fn talk(&self, plan: &Plan) -> Result<(CustomerId, ConversationId), Problem> {
        let customer = self.session(plan).await?.customer;
        let asking = plan.talk.as_ref().ok_or_else(|| Problem::internal("a canary without a talk"))?;
        Ok((customer, asking.conversation))
    }

    /// They end the talk, and see that it ended: no queue leads there from now on.
    async fn close(&self, plan: &Plan) -> Result<(), Problem> {
        let (customer, conversation) = self.talk(plan).await?;
        let it = self.clone();
        let written = self.desk.db.write::<_, Problem, _>(move |tx| {
            let Some((mut planted, mut plan)) = it.due(tx, Step::Close)? else { return Ok(()) };
            thread::close_by_customer(&it.desk, tx, it.ws, customer, conversation)?;
            thread::customer_read(&it.desk, tx, it.ws, customer, conversation, i64::MAX)?;
            if let Some(open) = plan.talk.take().and_then(|it| it.case) {
                planted.known_to.extend(looked_since(tx, it.ws, customer, open)?);
            }
            let random = &it.desk.random;
            let wait = if plan.to_come > 0 {
                plan.step = Step::Ask;
                rather_soon(random, 2 * HOUR, 72 * HOUR)
            } else {
                plan.step = Step::Settle;
                planted.canary.state = CanaryState::InPlace;
                between(random, 20 * MINUTE, 6 * HOUR)
            };
            Ok(it.go_on(tx, planted, plan, wait)?)
        });
        written.await
    }

    /// The plan is done. All canaries are sealed and written anew: when a row of theirs was written says nothing of any customer.
    async fn settle(&self) -> Result<(), Problem> {
        let it = self.clone();
        let written = self.desk.db.write::<_, Problem, _>(move |tx| {
            for mut planted in lock_canaries(tx, it.ws)? {
                if planted.canary.id == it.id {
                    planted.plan = None;
                }
                note_canary(tx, it.ws, &planted)?;
            }
            Ok(())
        });
        written.await
    }

    /// Nothing more comes. What there is stays as it is; whoever works on a case that is still open does their work, so the plan is
    /// kept until it is closed.
    async fn end(&self) -> Result<(), Problem> {
        let it = self.clone();
        let wait = between(&self.desk.random, HOUR, 3 * HOUR);
        let written = self.desk.db.write::<_, Problem, _>(move |tx| {
            let Some(mut planted) = canary(tx, it.ws, it.id)? else { return Ok(()) };
            let asked = planted.plan.as_ref().and_then(|it| it.talk.as_ref()).and_then(|it| it.case);
            if let (Some(customer), Some(asked)) = (planted.canary.customer, asked) {
                planted.known_to.extend(looked_since(tx, it.ws, customer, asked)?);
                let open = reading::case(tx, it.ws, asked.0)?.is_some_and(|it| it.is_alive());
                if let Some(plan) = planted.plan.take().filter(|_| open) {
                    return Ok(it.go_on(tx, planted, plan, wait)?);
                }
            }
            planted.plan = None;
            planted.canary.state = CanaryState::InPlace;
            Ok(note_canary(tx, it.ws, &planted)?)
        });
        written.await
    }

    /// The same step again, in an hour or two.
    async fn put_off(&self) -> Result<(), Problem> {
        let it = self.clone();
        let wait = between(&self.desk.random, HOUR, 3 * HOUR);
        let written = self.desk.db.write::<_, Problem, _>(move |tx| {
            let Some(mut planted) = canary(tx, it.ws, it.id)? else { return Ok(()) };
            let Some(mut plan) = planted.plan.take() else { return Ok(()) };
            if planted.canary.state == CanaryState::Arriving {
                planted.canary.arrives_by = Some(it.desk.now() + wait);
            }
            if plan.step == Step::Ask {
                // It was refused, so nothing of it is kept: a browser would make its ids anew.
                plan.talk = None;
            }
            Ok(it.go_on(tx, planted, plan, wait)?)
        });
        written.await
    }
}

/// A question, in words of its own.
fn question(random: &Random) -> String {
    let (opening, asked) = (pick(random, &OPENINGS), pick(random, &QUESTIONS));
    let amount = match random.below(3) {
        0 => (20 + random.below(980)).to_string(),
        1 => format!("0.{:03}", 1 + random.below(998)),
        _ => format!("{}.{}", 1 + random.below(300), 1 + random.below(98)),
    };
    let asked = asked
        .replace("{coin}", pick(random, &COINS))
        .replace("{amount}", &amount)
        .replace("{hours}", &(2 + random.below(28)).to_string());
    format!("{opening}{asked}{}", pick(random, &CLOSINGS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn times_are_within_their_bounds_and_never_round() {
        let random = Random::seeded(3);
        for _ in 0..2000 {
            let waits = [
                (until_arrival(&random), ARRIVES_LEAST, ARRIVES_MOST),
                (rather_soon(&random, 4 * MINUTE, 4 * HOUR), 4 * MINUTE, 4 * HOUR),
            ];
            for (wait, least, most) in waits {
                let seconds = wait.as_secs_f64();
                assert!(seconds > least as f64 && seconds <= most as f64, "{wait:?}");
            }
        }
        let parts: HashSet<u32> = (0..200).map(|_| until_arrival(&random).subsec_micros()).collect();
        assert!(parts.len() > 190, "{}", parts.len());
    }

    #[test]
    fn questions_differ_and_hold_no_gap() {
        let random = Random::seeded(5);
        let all: HashSet<String> = (0..300).map(|_| question(&random)).collect();
        assert!(all.len() > 200, "{}", all.len());
        for words in &all {
            assert!(!words.contains('{') && !words.contains("  "), "{words}");
            assert!(ombud_guard::inspect(words).redacted.is_none(), "{words}");
        }
    }
}
