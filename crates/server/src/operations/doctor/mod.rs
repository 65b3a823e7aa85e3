//! `ombud doctor`: looks at everything that the server needs, and says how to mend what is wrong.

mod anchors;
mod chains;
mod clamd;
mod clock;
mod database;
mod ledger;
mod machine;
mod mail;
mod root_key;
mod tls;

use crate::config::Loaded;
use ombud_base::Time;
use std::fmt;

/// How a check went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// As it should be.
    Good,
    /// Works, and could be better.
    Warning,
    /// Does not work.
    Bad,
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How it went.
    pub verdict: Verdict,
    /// What was looked at.
    pub about: &'static str,
    /// What was found.
    pub found: String,
    /// What to do about it.
    pub mend: Option<String>,
}

impl Finding {
    fn good(about: &'static str, found: impl Into<String>) -> Self {
        Self { verdict: Verdict::Good, about, found: found.into(), mend: None }
    }

    fn warning(about: &'static str, found: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { verdict: Verdict::Warning, about, found: found.into(), mend: Some(mend.into()) }
    }

    fn bad(about: &'static str, found: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { verdict: Verdict::Bad, about, found: found.into(), mend: Some(mend.into()) }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = match self.verdict {
            Verdict::Good => "ok  ",
            Verdict::Warning => "warn",
            Verdict::Bad => "BAD ",
        };
        write!(f, "{mark}  {}: {}", self.about, self.found)?;
        match &self.mend {
            Some(mend) => write!(f, "\n      → {mend}"),
            None => Ok(()),
        }
    }
}

/// Looks at everything; changes nothing.
pub async fn examine(loaded: &Loaded, now: Time) -> Vec<Finding> {
    let mut all = machine::examine(loaded);
    all.extend(clock::examine(&loaded.config).await);
    all.extend(database::examine(&loaded.config, now).await);
    all.push(root_key::examine(&loaded.config).await);
    all.extend(ledger::examine(&loaded.config).await);
    all.extend(tls::examine(&loaded.config, now).await);
    all.push(mail::examine(&loaded.config).await);
    all.extend(clamd::examine(&loaded.config, now).await);
    all.extend(chains::examine(&loaded.config, now).await);
    all
}
