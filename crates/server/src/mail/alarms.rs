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
    jobs::{Job, JobError},
    settings,
    staff::{self, MailWhen, Presence, Staff, State},
    texts::Texts,
    understanding::Routes,
};
use ombud_base::id::{StaffId, WorkspaceId};
use ombud_db::Tx;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The job by which one person hears of it: who was reached is not written to again because somebody else was not.
pub(super) const LETTER: &str = "case.alarm_letter";
/// The most who are written to.
const MOST: usize = 50;
/// The role whose team is called, as the tree of intents names it.
const SECURITY: &str = "security";

/// What one person is written.
#[derive(Serialize, Deserialize)]
struct Letter {
    raised: Raised,
    to: StaffId,
}

/// The first job: whom it concerns, each by a job of their own.
pub(super) async fn spread(app: App, job: Job) -> Result<(), JobError> {
    let (parts, ws, key) = (app.clone(), job.workspace, job.key.clone());
    let raised: Raised = job.read()?;
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let Some(case) = reading::case(tx, ws, raised.case)?.filter(CaseRow::is_alive) else { return Ok(()) };
        for to in concerned(&parts, tx, ws, &case)? {
            parts.jobs.enqueue(
                tx,
                ws,
                LETTER,
                &format!("{key}/{to}"),
                &Letter { raised, to },
                parts.now(),
            )?;
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

/// The second job: it says what happened, in which case, and where; nothing of the customer, for mail is read by many.
pub(super) async fn send(app: App, job: Job) -> Result<(), JobError> {
    let (parts, ws) = (app.clone(), job.workspace);
    let Letter { raised, to } = job.read()?;
    let read = app.db.read::<_, Problem, _>(move |tx| {
        let case = reading::case(tx, ws, raised.case)?.filter(CaseRow::is_alive);
        let person = staff::find(tx, &parts, ws, to)?.filter(|it| it.state == State::Active);
        Ok(case.zip(person).zip(Some(settings::of(tx, ws)?.brand)))
    });
    let Some(((case, person), brand)) = read.await? else { return Ok(()) };
    let texts = Texts::of(Some(&person.language));
    let args = [("brand", brand), ("name", person.name), ("number", case.number.to_string())];
    let say = |id: &str| texts.say(id, &args);
    let own = |part: &str| say(&format!("alarm-{}-{part}", text_of(raised.alarm)));
    let link =
        format!("{}/console/inbox/all/{}", app.config.server.public_url.trim_end_matches('/'), case.id);
    let text = format!("{}\n{link}\n\n{}\n", own("text"), say("alarm-care"));
    Ok(deliver(&app, &person.email, &own("subject"), text).await?)
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
