//! The root key: whether it is there, is one, and is the one by which the database was sealed.

use super::Finding;
use crate::{config::Config, keys::root};
use ombud_base::{Clock, Random};
use ombud_db::{Db, Options, pending};
use std::path::Path;

const ABOUT: &str = "root key";

/// The server does not start without it, so whatever is wrong with it is bad.
pub async fn examine(config: &Config) -> Finding {
    match found(config).await {
        Ok(Some(print)) => Finding::good(ABOUT, print),
        Ok(None) => Finding::good(ABOUT, "there is none yet: the first start makes it"),
        Err(error) => Finding::bad(
            ABOUT,
            format!("{error:#}"),
            "the server does not start like this: put the key's copy back where it was, readable by the server's user, or \
             name the right one by keys.root (docs/security/keys.md)",
        ),
    }
}

/// What it is known by; none where nothing needs one yet.
async fn found(config: &Config) -> anyhow::Result<Option<String>> {
    let (random, clock) = (Random::system(), Clock::system());
    match database(config).await {
        Some(db) => Ok(root::look(config, &db, &random, &clock).await?.map(|it| it.root_print())),
        None => Ok(root::at_hand(config)?
            .map(|_| "it is one; without the database nothing more is known".to_owned())),
    }
}

/// The database, if it is there and has this program's tables; what is wrong with it is told beside this.
pub(super) async fn database(config: &Config) -> Option<Db> {
    let url = config.database_url();
    if url.strip_prefix("sqlite:").is_some_and(|path| !Path::new(path).exists()) {
        return None;
    }
    let db = Db::open(&Options { url, connections: 2 }).await.ok()?;
    let applied = db.applied().await.ok()?;
    pending(applied).is_empty().then_some(db)
}
