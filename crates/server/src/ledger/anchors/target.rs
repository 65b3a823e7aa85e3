//! Where heads go, as the configuration says.

use super::store::{Anchor, Kind};
use crate::config;
use ombud_base::Time;
use std::{path::PathBuf, time::Duration};

/// Where heads go.
#[derive(Clone, Debug)]
pub struct Target {
    /// What it is called in addresses and jobs; the same as long as it is the same.
    pub id: String,
    /// What it is called on the screen.
    pub name: String,
    /// The time between two heads, where all goes well.
    pub every: Duration,
    /// How.
    pub(super) way: Way,
}

/// How heads go there.
#[derive(Clone, Debug)]
pub(super) enum Way {
    /// Into the files of a folder.
    Folder(PathBuf),
    /// To a witness.
    Witness(config::Witness),
    /// Into a transaction.
    Evm(config::Evm),
    /// To calendars.
    Ots(Vec<String>),
}

impl Target {
    /// What kind it is.
    pub const fn kind(&self) -> Kind {
        match self.way {
            Way::Folder(_) => Kind::Folder,
            Way::Witness(_) => Kind::Witness,
            Way::Evm(_) => Kind::Evm,
            Way::Ots(_) => Kind::Ots,
        }
    }

    /// Whether a head that it holds is older than it should be, while there is a newer one.
    pub fn is_late(&self, held: &Anchor, newest: i64, now: Time) -> bool {
        held.size < newest && now.since(held.held_at.unwrap_or(held.at)) > self.every * 3 + SLACK
    }

    /// Whether it takes every head, and at once.
    pub const fn takes_all(&self) -> bool {
        matches!(self.way, Way::Folder(_))
    }
}

/// How late a head may be, beside thrice the target's interval.
const SLACK: Duration = Duration::from_secs(3600);
/// How often the folder is looked at when nothing happens: whether it is still there, and still ours.
const LOOK: Duration = Duration::from_secs(600);

/// The targets that the configuration names. What is wrong with it was refused when the server started.
pub fn targets(config: &config::Anchors) -> Vec<Target> {
    let mut all = Vec::new();
    if let Some(folder) = &config.auditor_folder {
        let name = folder.display().to_string();
        all.push(Target { id: "folder".into(), name, every: LOOK, way: Way::Folder(folder.clone()) });
    }
    let every = Duration::from_secs(60 * u64::from(config.witness_minutes));
    for it in config.witnesses().unwrap_or_default() {
        let (id, name) = (format!("witness-{:08x}", it.key.id()), it.key.name().to_owned());
        all.push(Target { id, name, every, way: Way::Witness(it) });
    }
    let minutes = |it: u32| Duration::from_secs(60 * u64::from(it));
    if let Some(evm) = config.evm() {
        let (id, name) = (format!("evm-{}", evm.chain_id), format!("eip155:{}", evm.chain_id));
        all.push(Target { id, name, every: minutes(config.evm_minutes), way: Way::Evm(evm) });
    }
    let calendars = config.calendars().unwrap_or_default();
    if !calendars.is_empty() {
        let name = "OpenTimestamps".to_owned();
        let every = minutes(config.ots_minutes);
        all.push(Target { id: "ots".into(), name, every, way: Way::Ots(calendars) });
    }
    all
}
