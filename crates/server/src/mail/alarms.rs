//! Who is needed for a theft hears of it by mail where they are not at the console: minutes decide, and a screen that nobody looks
//! at wakes nobody.

use super::deliver;
use crate::{
    access::{Holder, Permission, holders_of_all, person_of},
    app::App,
    conversations::{
        alarms::{Alarm, Raised},
        reading,
        types::CaseRow,
    },
    http::Problem,
    jobs::{Job, JobError, Jobs},
    settings,
    staff::{self, MailWhen, Presence, Staff, State},
    texts::Texts,
    understanding::Routes,
};
use ombud_base::{
    Time,
    id::{StaffId, WorkspaceId},
};
use ombud_db::Tx;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, time::Duration};

/// The job by which one person hears of it, its key: who was reached is not written to again because somebody else was not. It stays
/// for a while after a letter and gathers what comes meanwhile, for anybody may report a theft, as often as they like.
pub(super) const LETTER: &str = "case.alarm_letter";
/// From one letter to the next.
const PAUSE: Duration = Duration::from_secs(300);
/// Alarms that one letter tells of.
const TOLD: usize = 100;
/// The most who are written to.
const MOST: usize = 50;
/// The role whose team is called, as the tree of intents names it.
const SECURITY: &str = "security";

/// What one person is to be written; nothing while no more has come since the last letter.
#[derive(Serialize, Deserialize)]
struct Letter {
    raised: Vec<Raised>,
    to: StaffId,
    /// Not before.
    from: Time,
}

/// Adds to what a person is to be written.
fn add(app: &App, tx: &mut Tx<'_>, ws: WorkspaceId, raised: Raised, to: StaffId) -> Result<(), Problem> {
    let (key, now) = (to.to_string(), app.now());
    let (mut letter, mut at) = (Letter { raised: Vec::new(), to, from: now }, now);
    if let Some((text, due)) = Jobs::pending(tx, ws, LETTER, &key)? {
        letter = serde_json::from_str(&text).map_err(Problem::internal)?;
        // One that may be under way gets another time, so that it stays when it ends, and none at which it would be sent twice. A mail
        // server that is away is not waited for longer than for the next letter.
        let later = Time::from_micros(due.micros() + 1).clamp(now, now + PAUSE);
        at = if letter.raised.is_empty() { letter.from.max(now) } else { later };
    }
    if letter.raised.len() < TOLD {
        letter.raised.push(raised);
    }
    Ok(app.jobs.enqueue(tx, ws, LETTER, &key, &letter, at)?)
}

/// After a letter: what was added while it was sent is told in the next one.
fn pause(app: &App, tx: &mut Tx<'_>, ws: WorkspaceId, to: StaffId, told: usize) -> Result<(), Problem> {
    let key = to.to_string();
    let mut raised = match Jobs::pending(tx, ws, LETTER, &key)? {
        Some((text, _)) => serde_json::from_str::<Letter>(&text).map_err(Problem::internal)?.raised,
        None => Vec::new(),
    };
    raised.drain(..told.min(raised.len()));
    let from = app.now() + PAUSE;
    Ok(app.jobs.enqueue(tx, ws, LETTER, &key, &Letter { raised, to, from }, from)?)
}

/// The first job: whom it concerns, each by a job of their own.
pub(super) async fn spread(app: App, job: Job) -> Result<(), JobError> {
    let (parts, ws) = (app.clone(), job.workspace);
    let raised: Raised = job.read()?;
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let Some(case) = reading::case(tx, ws, raised.case)?.filter(CaseRow::is_alive) else { return Ok(()) };
        for to in concerned(&parts, tx, ws, &case)? {
            add(&parts, tx, ws, raised, to)?;
        }
        Ok(())
    });
    Ok(written.await?)
}

/// The case's owner and the security team; without such a team the case's own one, and without any who watches over security. Of
/// them, those who see the case, want a mail, and are not at the console.
fn concerned(app: &App, tx: &mut Tx<'_>, ws: WorkspaceId, case: &CaseRow) -> Result<Vec<StaffId>, Problem> {
    let security = Routes::of(tx, ws)?.said(SECURITY).and_then(|it| it.team);
    let all = staff::list(tx, app, ws)?;
    let team = security.or(case.team);
    let of_team = |it: &&Staff| team.is_some_and(|team| it.teams.contains(&team));
    let mut called: BTreeSet<StaffId> =
        all.iter().filter(of_team).map(|it| it.id).chain(case.assignee).collect();
    if called.is_empty() {
        called.extend(holders_of_all(tx, ws, &[Permission::SecurityRead])?.into_iter().map(|it| it.id));
    }
    let mut concerned = Vec::new();
    for it in all.into_iter().filter(|it| called.contains(&it.id) && wants(it)) {
        let person = person_of(tx, ws, it.id, app.now())?;
        if person.is_some_and(|it| it.active && it.reach().holds(&case.spot())) {
            concerned.push(it.id);
        }
    }
    concerned.truncate(MOST);
    Ok(concerned)
}

fn wants(it: &Staff) -> bool {
    let looks = it.connected && it.presence == Presence::Online;
    it.state == State::Active
        && match it.notify.mail {
            MailWhen::Never => false,
            MailWhen::Away => !looks,
            MailWhen::Always => true,
        }
}

/// What a person is written: the first that still matters, and how many more there are.
fn worded(
    app: &App,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    Letter { raised, to, .. }: &Letter,
) -> Result<Option<(String, String, String)>, Problem> {
    let mut alive = Vec::new();
    for it in raised {
        let case = reading::case(tx, ws, it.case)?.filter(CaseRow::is_alive);
        alive.extend(case.map(|case| (it.alarm, case)));
    }
    let person = staff::find(tx, app, ws, *to)?.filter(|it| it.state == State::Active);
    let (Some((alarm, case)), Some(person)) = (alive.first(), person) else { return Ok(None) };
    let texts = Texts::of(Some(&person.language));
    let args = [
        ("brand", settings::of(tx, ws)?.brand),
        ("name", person.name),
        ("number", case.number.to_string()),
        ("more", (alive.len() - 1).to_string()),
    ];
    let say = |id: &str| texts.say(id, &args);
    let own = |part: &str| say(&format!("alarm-{}-{part}", text_of(*alarm)));
    let link =
        format!("{}/console/inbox/all/{}", app.config.server.public_url.trim_end_matches('/'), case.id);
    let more = if alive.len() > 1 { format!("{}\n\n", say("alarm-more")) } else { String::new() };
    let text = format!("{}\n{link}\n\n{more}{}\n", own("text"), say("alarm-care"));
    Ok(Some((person.email, own("subject"), text)))
}

/// The second job: it says what happened, in which case, and where; nothing of the customer, for mail is read by many.
pub(super) async fn send(app: App, job: Job) -> Result<(), JobError> {
    let (parts, ws) = (app.clone(), job.workspace);
    let letter: Letter = job.read()?;
    let (to, told) = (letter.to, letter.raised.len());
    let read = app.db.read::<_, Problem, _>(move |tx| worded(&parts, tx, ws, &letter));
    let Some((address, subject, text)) = read.await? else { return Ok(()) };
    deliver(&app, &address, &subject, text).await?;
    let parts = app.clone();
    let written = app.db.write::<_, Problem, _>(move |tx| pause(&parts, tx, ws, to, told));
    Ok(written.await?)
}

const fn text_of(alarm: Alarm) -> &'static str {
    match alarm {
        Alarm::Theft => "theft",
        Alarm::Exposed => "exposed",
        Alarm::CoinsExchange => "exchange",
        Alarm::CoinsMixer => "mixer",
        Alarm::CoinsBridge => "bridge",
        Alarm::CoinsSanctioned => "sanctioned",
    }
}

/// Those of these people who get a mail about what cannot wait.
pub(super) fn willing(
    app: &App,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    people: Vec<Holder>,
) -> Result<Vec<Holder>, Problem> {
    let mut willing = Vec::new();
    for it in people {
        if staff::find(tx, app, ws, it.id)?.is_some_and(|it| it.notify.mail != MailWhen::Never) {
            willing.push(it);
        }
    }
    Ok(willing)
}
