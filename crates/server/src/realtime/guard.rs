//! Open connections of staff are held against what is in force now, every few seconds: a session that idles or ages out, an address
//! that is not allowed any more, a token that was revoked, are cut without waiting for the next request. It asks the database, so it
//! holds on every node, whichever made the change.

use super::{Live, board::End};
use crate::{
    access::{Standing, standings},
    http::Problem,
    hub::stopped,
};
use ombud_base::id::WorkspaceId;
use std::time::Duration;
use tokio::time::{MissedTickBehavior, interval};

/// How often.
const EVERY: Duration = Duration::from_secs(3);

/// Looks again and again until the server stops; to be spawned once.
pub(super) async fn run(app: Live) {
    let (mut ticks, mut stopping) = (interval(EVERY), app.hub.stopping());
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = ticks.tick() => {}
            () = stopped(&mut stopping) => return,
        }
        let workspaces = app.board().workspaces();
        for workspace in workspaces {
            look_again(&app, workspace).await;
        }
    }
}

/// Ends the connections of a workspace that may not stay.
pub(super) async fn look_again(app: &Live, workspace: WorkspaceId) {
    let connected = app.board().connected(workspace);
    if connected.is_empty() {
        return;
    }
    let now = app.now();
    app.board().end_outlived(now);
    let asked: Vec<_> = connected.iter().map(|(_, who, address)| (who.clone(), *address)).collect();
    let found = app.db.read::<_, Problem, _>(move |tx| Ok(standings(tx, workspace, &asked, now)?)).await;
    match found {
        Err(problem) => problem.log(), // they stay until the database answers again; requests are refused meanwhile
        Ok(found) => {
            let mut board = app.board();
            for ((id, ..), standing) in connected.iter().zip(found) {
                match standing {
                    Standing::Good => {}
                    Standing::Gone => board.end_one(*id, End::Session("session")),
                    Standing::Over(over) => board.end_one(*id, End::Session(over.word())),
                }
            }
        }
    }
}
