//! The ledger's heads: whether those that were signed are there, and the log goes as far.

use super::{Finding, root_key};
use crate::{
    config::Config,
    keys::{self, root},
    ledger,
};
use ombud_base::{Clock, Random, id::WorkspaceId};
use ombud_db::{DbError, sql};

const ABOUT: &str = "ledger";

/// Says nothing where there is no database or no key yet: both are told beside this.
pub async fn examine(config: &Config) -> Vec<Finding> {
    let Some(db) = root_key::database(config).await else { return Vec::new() };
    let Ok(Some(ring)) = root::look(config, &db, &Random::system(), &Clock::system()).await else {
        return Vec::new();
    };
    let db = db.with_keyring(ring, keys::load);
    let looked = db.read::<_, DbError, _>(|tx| {
        let all: Vec<(WorkspaceId, String)> =
            tx.all(sql!("SELECT id, slug FROM workspaces ORDER BY slug"), &[], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
        all.into_iter().map(|(ws, slug)| Ok(judge(&slug, ledger::trouble(tx, ws)?))).collect()
    });
    looked
        .await
        .unwrap_or_else(|error| vec![Finding::bad(ABOUT, error.to_string(), "run `ombud ledger check`")])
}

fn judge(slug: &str, trouble: Option<String>) -> Finding {
    match trouble {
        None => Finding::good(ABOUT, format!("{slug}: every head that was signed is there")),
        Some(why) => {
            let mend = "if no backup was restored lately, somebody has changed the database: docs/security/ledger.md \
                        says what to do";
            Finding::bad(ABOUT, format!("{slug}: {why}"), mend)
        }
    }
}
