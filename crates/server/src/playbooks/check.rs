//! What is wrong with a flow: what keeps it from being saved, and what keeps it from being published. All of it is told at once.

use super::types::{Flow, FlowProblem, FlowStep, FormField, Said, StepKind};
use crate::{
    access::CASE_TYPES,
    http::{Checks, FieldProblem, Problem},
    messages::FieldKind,
    safety::Policy,
    understanding::Tree,
};
use ombud_nlp::fold;
use std::collections::{BTreeSet, HashSet};

/// Playbooks of a workspace: their lists come whole.
pub const MOST_PLAYBOOKS: i64 = 50;
/// Steps of a flow.
pub const MOST_STEPS: usize = 40;
/// Options of a question: they are buttons below each other on a phone.
pub const MOST_OPTIONS: usize = 6;
/// The longest text, in characters.
pub const LONGEST_TEXT: usize = 2000;
/// The longest label of a button, in characters.
pub const LONGEST_LABEL: usize = 80;
/// Questions of a form: more than that nobody answers who is afraid.
pub const MOST_FIELDS: usize = 12;
/// Answers of a choice in a form.
const MOST_ANSWERS: usize = 8;
/// The longest hint of a question, in characters.
const LONGEST_HINT: usize = 200;
/// The longest title, in characters.
const LONGEST_TITLE: usize = 120;
/// The longest name of an answer, in characters.
const LONGEST_NAME: usize = 60;
/// Intents that begin a flow.
const MOST_INTENTS: usize = 20;
/// Languages of a flow.
const MOST_LANGUAGES: usize = 20;
/// The largest flow, in bytes of JSON: it is read in whole.
const LARGEST: usize = 256 * 1024;
/// Steps that are looked at of a flow that is only checked: the rest is too many anyway.
const MOST_JUDGED: usize = 2 * MOST_STEPS;

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Found(pub(super) Vec<FlowProblem>);

impl Found {
    fn tell(
        &mut self,
        step: Option<&FlowStep>,
        field: impl Into<String>,
        code: &'static str,
        detail: impl Into<String>,
    ) {
        let step = step.map(|it| it.id.clone());
        self.0.push(FlowProblem { field: field.into(), step, code, detail: detail.into() });
    }

    /// Whether there is too much of something: then the rest is not looked at, for that would take long.
    pub(super) fn too_much(&self) -> bool {
        self.0.iter().any(|it| matches!(it.code, "too_many" | "too_large"))
    }

    /// Ends the checks.
    ///
    /// # Errors
    /// [`crate::http::Code::Invalid`] with everything that was found.
    pub(super) fn done(self) -> Result<(), Problem> {
        if self.0.is_empty() {
            return Ok(());
        }
        let field = |it: FlowProblem| {
            let step = it.step.map(|id| format!(" (step «{id}»)")).unwrap_or_default();
            FieldProblem { field: it.field, detail: format!("{}{step}", it.detail) }
        };
        Err(Problem::invalid_fields(self.0.into_iter().map(field).collect()))
    }
}

/// Whether this can be a step's name, or a playbook's.
pub(super) fn is_name(text: &str, most: usize) -> bool {
    text.len() <= most && crate::knowledge::render::is_slug(text)
}

/// Takes away the space around texts, texts that are empty, and what a step's kind does not have.
pub(super) fn cleaned(mut flow: Flow) -> Flow {
    let trim = |said: &mut Said| {
        said.values_mut().for_each(|it| *it = it.trim().to_owned());
    };
    trim(&mut flow.titles);
    for step in &mut flow.steps {
        trim(&mut step.texts);
        step.texts.retain(|_, it| !it.is_empty());
        for option in &mut step.options {
            trim(&mut option.labels);
            option.labels.retain(|_, it| !it.is_empty());
        }
        for field in &mut step.form {
            field.options.retain(|it| field.kind == FieldKind::Choice && !it.is_empty());
            for said in [&mut field.labels, &mut field.hints].into_iter().chain(&mut field.options) {
                trim(said);
                said.retain(|_, it| !it.is_empty());
            }
        }
        let kind = step.kind;
        let named = |it: Option<String>| it.map(|it| it.trim().to_owned()).filter(|it| !it.is_empty());
        if kind != StepKind::Ask {
            step.options.clear();
        }
        if kind == StepKind::Article {
            step.texts.clear();
        }
        let goes_on = matches!(kind, StepKind::Input | StepKind::Say | StepKind::Article);
        step.next = named(step.next.take()).filter(|_| goes_on);
        step.name = named(step.name.take()).filter(|_| matches!(kind, StepKind::Ask | StepKind::Input));
        step.wants = step.wants.filter(|_| kind == StepKind::Input);
        step.topic =
            named(step.topic.take()).filter(|_| matches!(kind, StepKind::Article | StepKind::HandOver));
        step.role = named(step.role.take()).filter(|_| kind == StepKind::HandOver);
        step.urgency = step.urgency.filter(|_| kind == StepKind::HandOver);
        step.case_type = named(step.case_type.take()).filter(|_| kind == StepKind::HandOver);
        step.freeze &= kind == StepKind::HandOver;
        if kind != StepKind::HandOver {
            step.form.clear();
        }
    }
    flow
}

/// What keeps a flow from being saved: what is too much of something, or has no form.
pub(super) fn limits(flow: &Flow, found: &mut Found) {
    let size = serde_json::to_string(flow).map_or(0, |it| it.len());
    if size > LARGEST {
        found.tell(None, "flow", "too_large", format!("must be of at most {} KiB in all", LARGEST / 1024));
    }
    if flow.titles.len() > MOST_LANGUAGES {
        found.tell(None, "titles", "too_many", format!("must have at most {MOST_LANGUAGES} languages"));
    }
    texts(None, &flow.titles, "titles", (LONGEST_TITLE, false), found);
    if flow.intents.len() > MOST_INTENTS {
        found.tell(None, "intents", "too_many", format!("must have at most {MOST_INTENTS} entries"));
    }
    for (at, intent) in flow.intents.iter().enumerate().take(2 * MOST_INTENTS) {
        let field = format!("intents[{at}]");
        let never = intent.starts_with("smalltalk.")
            || ["person.request", "invest.advice"].contains(&intent.as_str());
        if never || Tree::get().intent(intent).is_none() {
            found.tell(None, field, "no_intent", "is no intent that can begin a flow");
        } else if flow.intents.iter().take(at).any(|it| it == intent) {
            found.tell(None, field, "twice", "is there twice");
        }
    }
    if flow.steps.len() > MOST_STEPS {
        found.tell(None, "steps", "too_many", format!("must have at most {MOST_STEPS} entries"));
    }
    if flow.start.chars().count() > 40 {
        found.tell(None, "start", "too_long", "must have at most 40 characters");
    }
    let mut names = HashSet::new();
    for (at, step) in flow.steps.iter().enumerate().take(MOST_JUDGED) {
        if !is_name(&step.id, 40) {
            let detail = "must be 1 to 40 of a to z, digits and dashes";
            found.tell(Some(step), format!("steps[{at}].id"), "name", detail);
        } else if !names.insert(step.id.as_str()) {
            found.tell(Some(step), format!("steps[{at}].id"), "twice", "is another step's name already");
        }
        limits_of(at, step, found);
    }
}

fn limits_of(at: usize, step: &FlowStep, found: &mut Found) {
    texts(Some(step), &step.texts, &format!("steps[{at}].texts"), (LONGEST_TEXT, true), found);
    if step.options.len() > MOST_OPTIONS {
        let detail = format!("must have at most {MOST_OPTIONS} entries");
        found.tell(Some(step), format!("steps[{at}].options"), "too_many", detail);
    }
    for (nth, option) in step.options.iter().enumerate().take(2 * MOST_OPTIONS) {
        let field = format!("steps[{at}].options[{nth}].labels");
        texts(Some(step), &option.labels, &field, (LONGEST_LABEL, false), found);
    }
    if let Some(name) = &step.name {
        one_text(Some(step), name, format!("steps[{at}].name"), (LONGEST_NAME, false), found);
    }
    if step.topic.as_deref().is_some_and(|it| !is_name(it, 80)) {
        found.tell(Some(step), format!("steps[{at}].topic"), "no_topic", "is no topic's name in addresses");
    }
    if step.role.as_deref().is_some_and(|it| !Tree::get().roles().contains(&it)) {
        found.tell(Some(step), format!("steps[{at}].role"), "no_role", "is no role of the tree");
    }
    if step.case_type.as_deref().is_some_and(|it| !CASE_TYPES.contains(&it)) {
        let detail = format!("must be one of {}", CASE_TYPES.join(", "));
        found.tell(Some(step), format!("steps[{at}].case_type"), "no_type", detail);
    }
    limits_of_form(at, step, found);
}

fn limits_of_form(at: usize, step: &FlowStep, found: &mut Found) {
    if step.form.len() > MOST_FIELDS {
        let detail = format!("must have at most {MOST_FIELDS} entries");
        found.tell(Some(step), format!("steps[{at}].form"), "too_many", detail);
    }
    let mut names = HashSet::new();
    for (nth, field) in step.form.iter().enumerate().take(2 * MOST_FIELDS) {
        let place = format!("steps[{at}].form[{nth}]");
        if !is_name(&field.id, 40) {
            let detail = "must be 1 to 40 of a to z, digits and dashes";
            found.tell(Some(step), format!("{place}.id"), "name", detail);
        } else if !names.insert(field.id.as_str()) {
            found.tell(Some(step), format!("{place}.id"), "twice", "is another question's name already");
        }
        texts(Some(step), &field.labels, &format!("{place}.labels"), (LONGEST_LABEL, false), found);
        texts(Some(step), &field.hints, &format!("{place}.hints"), (LONGEST_HINT, false), found);
        if field.options.len() > MOST_ANSWERS {
            let detail = format!("must have at most {MOST_ANSWERS} entries");
            found.tell(Some(step), format!("{place}.options"), "too_many", detail);
        }
        for (which, said) in field.options.iter().enumerate().take(2 * MOST_ANSWERS) {
            let place = format!("{place}.options[{which}]");
            texts(Some(step), said, &place, (LONGEST_LABEL, false), found);
        }
    }
}

fn texts(step: Option<&FlowStep>, said: &Said, field: &str, how: (usize, bool), found: &mut Found) {
    for (lang, text) in said.iter().take(2 * MOST_LANGUAGES) {
        let field = format!("{field}.{lang}");
        let mut checks = Checks::new();
        checks.language("lang", lang);
        if checks.done().is_err() {
            found.tell(step, field.clone(), "language", "must be a language tag such as en or zh-CN");
        }
        one_text(step, text, field, how, found);
    }
}

fn one_text(
    step: Option<&FlowStep>,
    text: &str,
    field: String,
    (most, breaks): (usize, bool),
    found: &mut Found,
) {
    if text.chars().count() > most {
        found.tell(step, field.clone(), "too_long", format!("must have at most {most} characters"));
    }
    if text.chars().any(|it| it.is_control() && !(breaks && matches!(it, '\n' | '\r' | '\t'))) {
        found.tell(step, field, "control", "must not have control characters");
    }
}

/// What may not be said to customers, whoever wrote it.
pub(super) fn judge(flow: &Flow, policy: &Policy, found: &mut Found) -> Vec<&'static str> {
    let mut rules = Vec::new();
    let links = policy.links();
    let mut judged = |step: Option<&FlowStep>, said: &Said, field: &str| {
        for (lang, text) in said {
            for it in ombud_guard::outbound::refusals(text, &links) {
                let words: String =
                    text.chars().skip(it.start).take(it.end.saturating_sub(it.start)).collect();
                let detail = format!("may not be said to customers, for it {}: “{words}”", it.why);
                found.tell(step, format!("{field}.{lang}"), "unsafe", detail);
                rules.push(it.rule.name());
            }
        }
    };
    judged(None, &flow.titles, "titles");
    for (at, step) in flow.steps.iter().enumerate().take(MOST_JUDGED) {
        judged(Some(step), &step.texts, &format!("steps[{at}].texts"));
        for (nth, option) in step.options.iter().enumerate().take(2 * MOST_OPTIONS) {
            judged(Some(step), &option.labels, &format!("steps[{at}].options[{nth}].labels"));
        }
        for (nth, field) in step.form.iter().enumerate().take(2 * MOST_FIELDS) {
            let place = format!("steps[{at}].form[{nth}]");
            judged(Some(step), &field.labels, &format!("{place}.labels"));
            judged(Some(step), &field.hints, &format!("{place}.hints"));
            for (which, said) in field.options.iter().enumerate().take(2 * MOST_ANSWERS) {
                judged(Some(step), said, &format!("{place}.options[{which}]"));
            }
        }
    }
    rules
}

/// What keeps a flow from being published: what is missing, and what leads nowhere or round in circles.
pub(super) fn faults(flow: &Flow, found: &mut Found) {
    let main = flow.main();
    if flow.titles.get(main).is_none_or(String::is_empty) {
        found.tell(None, format!("titles.{main}"), "missing", "must not be empty");
    }
    if flow.intents.is_empty() {
        found.tell(None, "intents", "missing", "must name at least one: nothing begins it");
    }
    if flow.step(&flow.start).is_none() {
        found.tell(None, "start", "no_step", "is no step of this flow");
    }
    for (at, step) in flow.steps.iter().enumerate().take(MOST_JUDGED) {
        faults_of(flow, at, step, found);
    }
    reached(flow, found);
}

fn faults_of(flow: &Flow, at: usize, step: &FlowStep, found: &mut Found) {
    let here = Some(step);
    let main = flow.main();
    let speaks = matches!(step.kind, StepKind::Ask | StepKind::Input | StepKind::Say);
    if speaks && !step.texts.contains_key(main) {
        found.tell(here, format!("steps[{at}].texts.{main}"), "missing", "must not be empty");
    }
    let followed = |id: &str, ends: bool, field: String, found: &mut Found| match flow.step(id) {
        None => found.tell(here, field, "no_step", "is no step of this flow"),
        Some(next) if next.kind == StepKind::Done && !ends => {
            let detail = "must not be the end: only a customer's own choice says that a matter is done";
            found.tell(here, field, "ends", detail);
        }
        Some(_) => {}
    };
    match step.kind {
        StepKind::Ask => {
            if step.options.is_empty() {
                found.tell(here, format!("steps[{at}].options"), "missing", "must have at least one");
            }
            for (nth, option) in step.options.iter().enumerate() {
                let field = format!("steps[{at}].options[{nth}]");
                if !option.labels.contains_key(main) {
                    found.tell(here, format!("{field}.labels.{main}"), "missing", "must not be empty");
                }
                followed(&option.next, true, format!("{field}.next"), found);
            }
            labels(flow, at, step, found);
        }
        StepKind::Input | StepKind::Say | StepKind::Article => {
            followed(step.next.as_deref().unwrap_or_default(), false, format!("steps[{at}].next"), found);
        }
        StepKind::HandOver => faults_of_form(flow, at, step, found),
        StepKind::Done => {}
    }
    if step.kind == StepKind::Input {
        if step.name.is_none() {
            found.tell(here, format!("steps[{at}].name"), "missing", "must not be empty");
        }
        if step.wants.is_none() {
            found.tell(here, format!("steps[{at}].wants"), "missing", "must say what is asked for");
        }
    }
    if step.kind == StepKind::Article && step.topic.is_none() {
        found.tell(here, format!("steps[{at}].topic"), "missing", "must name a topic");
    }
}

fn faults_of_form(flow: &Flow, at: usize, step: &FlowStep, found: &mut Found) {
    let main = flow.main();
    let mut asked = HashSet::new();
    for (nth, field) in step.form.iter().enumerate() {
        let place = format!("steps[{at}].form[{nth}]");
        match field.labels.get(main) {
            None => found.tell(Some(step), format!("{place}.labels.{main}"), "missing", "must not be empty"),
            // The answers are told apart by their questions.
            Some(label) if !asked.insert(fold(label)) => {
                found.tell(
                    Some(step),
                    format!("{place}.labels.{main}"),
                    "twice",
                    "is another question already",
                );
            }
            Some(_) => {}
        }
        faults_of_choice(flow, (step, field), &place, found);
    }
}

fn faults_of_choice(flow: &Flow, (step, field): (&FlowStep, &FormField), place: &str, found: &mut Found) {
    if field.kind != FieldKind::Choice {
        return;
    }
    let main = flow.main();
    if field.options.len() < 2 {
        found.tell(Some(step), format!("{place}.options"), "missing", "must have at least two");
    }
    for (which, said) in field.options.iter().enumerate() {
        if !said.contains_key(main) {
            found.tell(
                Some(step),
                format!("{place}.options[{which}].{main}"),
                "missing",
                "must not be empty",
            );
        }
    }
}

/// A click is sent as the words on the button: two that are alike cannot be told apart, in any language.
fn labels(flow: &Flow, at: usize, step: &FlowStep, found: &mut Found) {
    let languages: BTreeSet<&str> = flow.titles.keys().map(String::as_str).chain([flow.main()]).collect();
    for lang in languages {
        let mut seen = HashSet::new();
        for (nth, option) in step.options.iter().enumerate() {
            if let Some(label) = flow.text(&option.labels, lang)
                && !seen.insert(fold(label))
            {
                let field = format!("steps[{at}].options[{nth}].labels.{lang}");
                found.tell(Some(step), field, "twice", "is another option's label already");
            }
        }
    }
}

/// The steps that a step leads to.
fn leads_to(step: &FlowStep) -> impl Iterator<Item = &str> {
    step.options.iter().map(|it| it.next.as_str()).chain(step.next.as_deref())
}

/// Names steps that nothing leads to, and circles in which nobody is asked anything.
fn reached(flow: &Flow, found: &mut Found) {
    let mut reached: HashSet<&str> = HashSet::new();
    let mut open = vec![flow.start.as_str()];
    while let Some(id) = open.pop() {
        if let Some(step) = flow.step(id)
            && reached.insert(id)
        {
            open.extend(leads_to(step));
        }
    }
    for (at, step) in flow.steps.iter().enumerate().take(MOST_JUDGED) {
        if !reached.contains(step.id.as_str()) {
            let detail = "is a step that nothing leads to";
            found.tell(Some(step), format!("steps[{at}]"), "unreachable", detail);
        }
        if goes_round(flow, step) {
            let detail = "leads back to this step without asking anything";
            found.tell(Some(step), format!("steps[{at}].next"), "circle", detail);
        }
    }
}

/// Whether a step comes back to itself over nothing but steps that do not wait for a question's answer. An article that is gone is
/// passed over, so it does not wait.
fn goes_round(flow: &Flow, from: &FlowStep) -> bool {
    let passes = |it: &&FlowStep| matches!(it.kind, StepKind::Say | StepKind::Article);
    let after = |it: &FlowStep| it.next.as_deref().and_then(|id| flow.step(id)).filter(passes);
    let mut at = Some(from).filter(passes).and_then(after);
    for _ in 0..=flow.steps.len() {
        match at {
            Some(step) if step.id == from.id => return true,
            Some(step) => at = after(step),
            None => return false,
        }
    }
    false
}
