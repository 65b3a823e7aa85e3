//! `ombud route explain`: where a message would go, and why.

use super::{
    cli::Configured,
    commands::{print, run, workspace},
    open,
    told::{NO_WORKSPACE, told},
};
use crate::{
    access::COMMON_TYPE,
    bot,
    config::{Loaded, load},
    customers::{Proof, Tier},
    http::Problem,
    routing::{Check, Facts, Routed, There, Trial, simulate},
    understanding::{self, Explanation, Routes, Urgency},
};
use anyhow::{Context, anyhow};
use clap::Subcommand;
use ombud_base::{Clock, Random};
use ombud_db::{DbError, sql};
use serde::Serialize;
use std::process::ExitCode;

/// What can be asked about where messages go.
#[derive(Debug, Subcommand)]
pub enum RouteCommand {
    /// Say how a message is read and where it would go: language, intent, urgency, team, and why.
    #[command(after_help = "Examples:\n  ombud route explain \"someone stole my coins\"\n  \
        ombud route explain 我的提币还没到账 --json\n  \
        ombud route explain \"my deposit is missing\" --tier vip --inbox \"Website\" --at 2026-12-24T22:00:00Z\n\nNothing is kept.")]
    Explain {
        /// Where the configuration comes from.
        #[command(flatten)]
        from: Configured,
        /// What a customer would write.
        #[arg(value_name = "TEXT")]
        text: String,
        /// The language that the customer is known by (BCP 47).
        #[arg(long, value_name = "TAG")]
        language: Option<String>,
        /// The inbox that it would come by, by its name or key.
        #[arg(long, value_name = "NAME")]
        inbox: Option<String>,
        /// What the customer's business is worth: standard, premium or vip.
        #[arg(long, value_name = "TIER")]
        tier: Option<String>,
        /// How surely the customer has proved who they are: none, email_code, signed_token, passkey or wallet.
        #[arg(long, value_name = "PROOF")]
        proof: Option<String>,
        /// When it would come, such as 2026-12-24T22:00:00Z. Without: now.
        #[arg(long, value_name = "TIME")]
        at: Option<String>,
        /// The workspace, by its short name; needed where there are several.
        #[arg(long, value_name = "SLUG")]
        workspace: Option<String>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

impl RouteCommand {
    /// Does it.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let Self::Explain { from, text, language, inbox, tier, proof, at, workspace: slug, json } = self;
        let loaded = load(&from.source())?;
        let word = |what: &str| anyhow!("there is no such {what}; see `ombud route explain --help`");
        let facts = Facts {
            inbox: None,
            language: None,
            intent: None,
            urgency: Urgency::Normal,
            text: text.clone(),
            tier: tier.map_or(Some(Tier::Standard), |it| Tier::of(&it)).ok_or_else(|| word("tier"))?,
            proof: proof.map_or(Some(Proof::None), |it| Proof::of(&it)).ok_or_else(|| word("proof"))?,
            kind: COMMON_TYPE.into(),
            now: match at {
                Some(at) => {
                    at.parse().map_err(|_| anyhow!("--at must be a time such as 2026-12-24T22:00:00Z"))?
                }
                None => Clock::system().now(),
            },
        };
        let found = run(explain(loaded, slug, facts, language, inbox))?;
        if json { print(&(serde_json::to_string_pretty(&found)? + "\n")) } else { print(&words(&found)) }
    }
}

/// How a message is read, and where the rules send it.
#[derive(Debug, Serialize)]
struct Explained {
    #[serde(flatten)]
    reading: Explanation,
    routed: Routed,
}

async fn explain(
    loaded: Loaded,
    slug: Option<String>,
    mut facts: Facts,
    language: Option<String>,
    inbox: Option<String>,
) -> anyhow::Result<Explained> {
    let ombud = open(loaded.config, Clock::system(), Random::system()).await?;
    let ws = ombud.db.read::<_, Problem, _>(move |tx| workspace(tx, slug.as_deref())).await.map_err(told)?;
    let ws = ws.context(NO_WORKSPACE)?;
    if let Some(name) = inbox {
        let found = ombud.db.read::<_, DbError, _>(move |tx| {
            tx.maybe(
                sql!("SELECT id FROM inboxes WHERE workspace_id = $1 AND (name = $2 OR key = $2)"),
                &[ws.into(), (&name).into()],
                |row| row.get(0),
            )
        });
        facts.inbox = Some(found.await?.context("there is no inbox of this name or key")?);
    }
    let reading = bot::read(&ombud.bot, ws, &facts.text, language.as_deref()).await.map_err(told)?;
    facts.language = Some(reading.lang.clone()).filter(|it| it != "und");
    let desk = ombud.desk.clone();
    let explained = ombud.db.read::<_, Problem, _>(move |tx| {
        let route = Routes::of(tx, ws)?.decide(&reading);
        (facts.intent, facts.urgency) = (route.intent.map(str::to_owned), route.urgency);
        let routed = simulate(&desk, tx, ws, &facts, &route, There::ByWord)?;
        Ok(Explained { reading: Explanation::of(tx, ws, &reading)?, routed })
    });
    explained.await.map_err(told)
}

/// An explanation as lines for people.
fn words(Explained { reading: found, routed }: &Explained) -> String {
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
        None if found.may_be_urgent => {
            format!(
                "{}; asks whether it can wait ({} of it is of what cannot)",
                found.urgency.word(),
                percent(found.urgent_share)
            )
        }
        None => found.urgency.word().to_owned(),
    };
    let by = match (routed.through, &routed.rule, found.routed_as) {
        ("rule", Some(rule), _) => format!("by the rule “{rule}”"),
        ("intent" | "role", _, Some(intent)) => format!("by the route of the {} of {intent}", routed.through),
        ("likely", ..) => "which most likely works on this".into(),
        ("inbox", ..) => "the inbox's own".into(),
        ("fallback", ..) => "the fallback: nothing else names a team that has people".into(),
        _ => "no rule, no route and no fallback names one".into(),
    };
    let team = match &routed.team_name {
        Some(name) => format!("{name}, {by}"),
        None => format!("the inbox's own: {by}"),
    };
    let priority = match routed.priority_for {
        "" => routed.priority.word().to_owned(),
        why => format!("{}, for the {why}", routed.priority.word()),
    };
    let signals = if found.signals.is_empty() { "none".into() } else { found.signals.join(", ") };
    let bot = match found.answering {
        understanding::Answering::Articles => "answers from articles",
        understanding::Answering::Person => "brings a person at once",
    };
    format!(
        "Language  {language}\nIntent    {intent}\nWords     {signals}\nUrgency   {urgency}\nTeam      {team}\n\
         Priority  {priority}\nBot       {bot}\n{}{}{}",
        rules(routed),
        people(routed),
        overflow(routed)
    )
}

/// What became of each rule, and why.
fn rules(routed: &Routed) -> String {
    let check = |it: &Check| {
        let found = if it.found.is_empty() { "nothing" } else { &it.found };
        format!("{} {} ({found})", if it.met { "+" } else { "-" }, it.condition)
    };
    let rule = |it: &Trial| {
        let checks: Vec<String> = it.checks.iter().map(check).collect();
        let checks = if checks.is_empty() { "all cases".to_owned() } else { checks.join(", ") };
        format!("Rule      {:5}  {}: {checks}\n", it.outcome, it.name)
    };
    routed.rules.iter().map(rule).collect()
}

/// What whoever gets it must have, when the team is there, who has room, and who would get it, each with why.
fn people(routed: &Routed) -> String {
    let mut needs = routed.skills.clone();
    needs.extend(routed.speaks.then(|| "the customer's language".to_owned()));
    let needs = if needs.is_empty() { "nothing in particular".to_owned() } else { needs.join(", ") };
    let hours = match &routed.hours {
        None => "always".to_owned(),
        Some(it) => {
            let state = if it.open { "open" } else { "closed" };
            it.until.map_or_else(|| state.to_owned(), |until| format!("{state} until {}", until.timestamp()))
        }
    };
    let room = &routed.room;
    let person = routed.person_name.as_ref().zip(routed.person_state);
    let person = person.map(|(name, state)| format!("Person    {name}, whom the rule names: {state}\n"));
    let gets = match (&routed.gets, routed.gets_for) {
        (Some(name), "rule") => format!("{name}: the rule names them"),
        (Some(name), "language") => format!("{name}: speaks the language, though others have less to do"),
        (Some(name), _) => format!("{name}: has the least to do of those who are free"),
        (None, "by_hand") => "nobody: the team takes its work itself".to_owned(),
        (None, "no_team") => "nobody: no team is named".to_owned(),
        (None, "unfit") => "nobody: nobody of the team has what it needs".to_owned(),
        (None, why) => format!("nobody: everybody of the team is {why}"),
    };
    format!(
        "Needs     {needs}\nHours     {hours}\nRoom      {} free, {} full, {} away, {} without what it needs\n{}\
         Gets it   {gets}\n          (counted as there: who says so; only the running server knows who is connected)\n",
        room.free,
        room.full,
        room.away,
        room.unfit,
        person.unwrap_or_default()
    )
}

/// Where it goes on to, at once or later, and why.
fn overflow(routed: &Routed) -> String {
    let to = routed.overflow_team.as_deref().unwrap_or("anybody of the team");
    let at_once = routed.overflows.map(|why| {
        let why = match why {
            "closed" => "the team is outside its hours",
            "full" => "everybody is full",
            "away" => "everybody is away",
            _ => "nobody has what it needs",
        };
        format!("Goes on   to {to} at once: {why}\n")
    });
    let later = routed.overflow_after.filter(|_| at_once.is_none());
    let later = later.map(|it| format!("Then      {to}, after {it} s without an owner\n"));
    at_once.or(later).unwrap_or_default()
}
