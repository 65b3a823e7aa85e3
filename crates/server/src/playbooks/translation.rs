//! The words of a flow in one language, apart from the flow: whoever translates sees nothing but what customers read.

use super::types::{Flow, FlowStep, FormField, Said};
use serde::Deserialize;
use std::collections::BTreeMap;

/// All that a flow says, in one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    /// What it is called.
    title: String,
    /// What each step says, by its name in the flow.
    #[serde(default)]
    steps: BTreeMap<String, StepWords>,
}

/// What a step says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StepWords {
    text: Option<String>,
    /// What stands on its buttons, in their order.
    #[serde(default)]
    options: Vec<String>,
    /// The questions of its form, by their names in it.
    #[serde(default)]
    form: BTreeMap<String, FieldWords>,
}

/// What a question of a form says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldWords {
    label: String,
    hint: Option<String>,
    /// The answers of a choice, in their order.
    #[serde(default)]
    options: Vec<String>,
}

impl Words {
    /// Writes them into the flow, as what it says in this language.
    ///
    /// # Errors
    /// What they speak of that the flow does not have.
    pub(super) fn say(self, flow: &mut Flow, lang: &str) -> Result<(), String> {
        flow.titles.insert(lang.to_owned(), self.title);
        for (id, words) in self.steps {
            let step = flow.steps.iter_mut().find(|it| it.id == id);
            let step = step.ok_or_else(|| format!("step {id}"))?;
            words.say(step, lang).map_err(|lost| format!("{lost} at step {id}"))?;
        }
        Ok(())
    }
}

impl StepWords {
    fn say(self, step: &mut FlowStep, lang: &str) -> Result<(), String> {
        if let Some(text) = self.text {
            step.texts.insert(lang.to_owned(), text);
        }
        in_order(self.options, step.options.iter_mut().map(|it| &mut it.labels), lang)?;
        for (id, words) in self.form {
            let field = step.form.iter_mut().find(|it| it.id == id);
            words.say(field.ok_or_else(|| format!("question {id}"))?, lang)?;
        }
        Ok(())
    }
}

impl FieldWords {
    fn say(self, field: &mut FormField, lang: &str) -> Result<(), String> {
        field.labels.insert(lang.to_owned(), self.label);
        if let Some(hint) = self.hint {
            field.hints.insert(lang.to_owned(), hint);
        }
        in_order(self.options, field.options.iter_mut(), lang)
    }
}

/// Each of the words to what stands at its place.
fn in_order<'a>(
    words: Vec<String>,
    mut places: impl Iterator<Item = &'a mut Said>,
    lang: &str,
) -> Result<(), String> {
    for (nth, text) in words.into_iter().enumerate() {
        places.next().ok_or_else(|| format!("option {}", nth + 1))?.insert(lang.to_owned(), text);
    }
    Ok(())
}
