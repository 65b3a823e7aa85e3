//! `ombud doctor --security`: how safely everything is set up.

use super::{
    commands::{print, run, workspace},
    open_as_is,
    told::{NO_WORKSPACE, told},
};
use crate::{
    config::Loaded,
    http::Problem,
    ombud::Ombud,
    posture::{self, CheckState, Posture},
    texts::Texts,
};
use anyhow::anyhow;
use ombud_base::{Clock, Random};
use std::{fmt::Write, process::ExitCode};

/// Checks a workspace and prints what was found; fails below a score.
pub fn check(loaded: Loaded, slug: Option<String>, json: bool, least: u8) -> anyhow::Result<ExitCode> {
    let found = run(async {
        let db = open_as_is(&loaded.config).await?;
        let ombud = Ombud::assemble(loaded.config, db, Clock::system(), Random::system()).await?;
        let named = ombud.db.read::<_, Problem, _>(move |tx| workspace(tx, slug.as_deref())).await;
        let ws = named.map_err(told)?.ok_or_else(|| anyhow!(NO_WORKSPACE))?;
        posture::posture(&ombud, ws).await.map_err(told)
    })?;
    print(&if json { serde_json::to_string(&found)? + "\n" } else { written(&found)? })?;
    Ok(if found.score < least { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn written(found: &Posture) -> anyhow::Result<String> {
    let texts = Texts::of(Some("en"));
    let mut text = String::new();
    for check in found.checks.iter().filter(|it| it.state != CheckState::Skipped) {
        let mark = match check.state {
            CheckState::Fail => "FAIL",
            CheckState::Warn => "warn",
            CheckState::Pass | CheckState::Skipped => "ok  ",
        };
        let (title, what, mend) = posture::said(&texts, check);
        writeln!(text, "{mark}  {:>2}  {title}: {what}", check.weight)?;
        if let Some(mend) = mend {
            let place = check.place.map(|it| format!(" (/console{it})")).unwrap_or_default();
            writeln!(text, "          → {mend}{place}")?;
        }
    }
    let count = |state| found.checks.iter().filter(|it| it.state == state).count();
    let (fails, warns) = (count(CheckState::Fail), count(CheckState::Warn));
    writeln!(text, "\nScore: {} of 100 ({fails} to mend, {warns} could be better).", found.score)?;
    Ok(text)
}
