//! The anchors of the ledger: whether each target that is configured holds a head that is not too old.

use super::Finding;
use crate::{
    config::Config,
    ledger::anchors::{Standing, Target, standing, targets},
};
use ombud_base::{Time, id::WorkspaceId};
use ombud_db::{Db, DbError, Tx, sql};

const ABOUT: &str = "anchors";

pub async fn examine(config: &Config, db: &Db, now: Time) -> Vec<Finding> {
    let all = targets(&config.anchors);
    if all.is_empty() {
        return Vec::new();
    }
    let looked = db.read::<_, DbError, _>(move |tx| {
        let workspaces: Vec<(WorkspaceId, String)> =
            tx.all(sql!("SELECT id, slug FROM workspaces ORDER BY slug"), &[], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
        let mut found = Vec::new();
        for (ws, slug) in workspaces {
            for target in &all {
                found.extend(one(tx, ws, &slug, target, now)?);
            }
        }
        Ok(found)
    });
    looked
        .await
        .unwrap_or_else(|error| vec![Finding::bad(ABOUT, error.to_string(), "see the database's own log")])
}

fn one(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    slug: &str,
    target: &Target,
    now: Time,
) -> Result<Option<Finding>, DbError> {
    let Some(head) = crate::ledger::head(tx, ws)? else { return Ok(None) };
    Ok(Some(judge(slug, target, standing(tx, ws, target)?, head.size, now)))
}

fn judge(slug: &str, target: &Target, standing: Standing, newest: i64, now: Time) -> Finding {
    let name = format!("{slug}, {}", target.name);
    if let Some(hitch) = standing.hitch {
        let found =
            format!("{name}: {} ({} times in a row, since {})", hitch.detail, hitch.tries, hitch.since);
        if hitch.trouble.is_grave() {
            let mend = "run `ombud ledger check`; if no backup was restored lately, somebody has changed the log: \
                        docs/security/ledger.md says what to do";
            return Finding::bad(ABOUT, found, mend);
        }
        return Finding::warning(
            ABOUT,
            found,
            "Settings, Ledger says how to mend it; it is tried again by itself",
        );
    }
    let Some(held) = standing.held else {
        let mend = "start the server: it is tried within minutes";
        return Finding::warning(ABOUT, format!("{name}: no head was anchored yet"), mend);
    };
    let since = held.held_at.unwrap_or(held.at);
    if target.is_late(&held, newest, now) {
        let mend = "start the server, and see in its log what holds its jobs up";
        return Finding::warning(
            ABOUT,
            format!("{name}: the last head of {} leaves is of {since}", held.size),
            mend,
        );
    }
    Finding::good(ABOUT, format!("{name}: {} leaves, at {since}", held.size))
}

#[cfg(test)]
mod tests {
    use super::{super::Verdict, *};
    use crate::{
        config,
        ledger::anchors::{Anchor, Hitch, State, Trouble},
    };
    use std::time::Duration;

    #[test]
    fn an_anchor_is_judged_by_its_age_and_by_what_is_in_the_way() {
        let config = config::Anchors { auditor_folder: Some("/audit".into()), ..config::Anchors::default() };
        let target = targets(&config).remove(0);
        let at = Time::from_micros(1_800_000_000_000_000);
        let held = Anchor {
            target: target.id.clone(),
            size: 10,
            kind: target.kind(),
            name: target.name.clone(),
            state: State::Held,
            proof: None,
            at,
            held_at: Some(at),
        };
        let hitch =
            |trouble| Some(Hitch { trouble, detail: "what".into(), size: 10, tries: 3, since: at, at });
        let verdict = |held: Option<&Anchor>, hitch, newest, hours: u64| {
            let standing = Standing { held: held.cloned(), sent: None, hitch };
            judge("main", &target, standing, newest, at + Duration::from_secs(3600 * hours)).verdict
        };
        assert_eq!(verdict(Some(&held), None, 10, 1000), Verdict::Good, "nothing has happened since");
        assert_eq!(verdict(Some(&held), None, 11, 1), Verdict::Good);
        assert_eq!(verdict(Some(&held), None, 11, 2), Verdict::Warning);
        assert_eq!(verdict(None, None, 11, 0), Verdict::Warning);
        assert_eq!(verdict(Some(&held), hitch(Trouble::Unwritable), 11, 0), Verdict::Warning);
        assert_eq!(verdict(Some(&held), hitch(Trouble::Forked), 10, 0), Verdict::Bad);
    }
}
