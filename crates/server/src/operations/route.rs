//! `ombud route explain`: where a message would go, and why.

use super::{
    commands::{print, run, workspace},
    open,
};
use crate::{
    bot,
    config::Loaded,
    http::Problem,
    understanding::{self, Explanation},
};
use anyhow::{Context, anyhow};
use ombud_base::{Clock, Random};
use std::process::ExitCode;

/// `ombud route explain`.
pub fn explain(
    loaded: Loaded,
    slug: Option<String>,
    text: &str,
    language: Option<&str>,
    as_json: bool,
) -> anyhow::Result<ExitCode> {
    let said = |problem: Problem| anyhow!("{}", problem.detail);
    let found: Explanation = run(async {
        let ombud = open(loaded.config, Clock::system(), Random::system()).await?;
        let ws =
            ombud.db.read::<_, Problem, _>(move |tx| workspace(tx, slug.as_deref())).await.map_err(said)?;
        let ws = ws.context("there is no workspace yet: add somebody with `ombud staff add` first")?;
        let reading = bot::read(&ombud.bot, ws, text, language).await.map_err(said)?;
        let explained = ombud.db.read::<_, Problem, _>(move |tx| Ok(Explanation::of(tx, ws, &reading)?));
        explained.await.map_err(said)
    })?;
    if as_json { print(&(serde_json::to_string_pretty(&found)? + "\n")) } else { print(&words(&found)) }
}

/// An explanation as lines for people.
fn words(found: &Explanation) -> String {
    let percent = |share: f32| format!("{:.0} %", share * 100.0);
    let language = match found.language_confidence {
        sure if sure > 0.0 => format!("{} ({})", found.language, percent(sure)),
        _ => format!("{} (the text does not tell)", found.language),
    };
    let intent = match (found.intent, found.intent_title.and_then(|it| it.get("en"))) {
        (Some(id), Some(title)) => {
            let sure = if found.sure { "sure enough" } else { "not sure enough to act on it" };
            let second = found.second.map(|it| format!("; else {it}")).unwrap_or_default();
            format!("{id}, {title} ({}, {sure}{second})", percent(found.confidence))
        }
        _ => "none".into(),
    };
    let urgency = match found.urgent_for {
        Some(why) => format!("{}, for {why}", found.urgency.word()),
        None => found.urgency.word().to_owned(),
    };
    let team = match (&found.team_name, found.team_by, found.routed_as) {
        (Some(name), Some(by), Some(intent)) => format!("{name}, by the route of the {by} of {intent}"),
        (Some(name), Some(_), None) => format!("{name}, which most likely works on this"),
        (_, _, Some(intent)) => format!("the inbox's own: no team is named for {intent}"),
        _ => "the inbox's own: nothing is sure enough".into(),
    };
    let signals = if found.signals.is_empty() { "none".into() } else { found.signals.join(", ") };
    let bot = match found.answering {
        understanding::Answering::Articles => "answers from articles",
        understanding::Answering::Person => "brings a person at once",
    };
    format!(
        "Language  {language}\nIntent    {intent}\nWords     {signals}\nUrgency   {urgency}\nTeam      {team}\nBot       {bot}\n"
    )
}
