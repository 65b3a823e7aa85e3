//! Checks of what a request's fields hold: all that is wrong is told at once.

use super::{FieldProblem, Problem};
use serde::{Deserialize, Deserializer};

/// Collects what is wrong with the fields of one request.
#[derive(Debug, Default)]
pub struct Checks(Vec<FieldProblem>);

impl Checks {
    /// Nothing is wrong yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes that `field` is at fault; `detail` says what it must be, as in "must be …".
    pub fn fail(&mut self, field: impl Into<String>, detail: impl Into<String>) {
        self.0.push(FieldProblem { field: field.into(), detail: detail.into() });
    }

    /// Notes it unless `good`.
    pub fn expect(&mut self, good: bool, field: impl Into<String>, detail: impl Into<String>) {
        if !good {
            self.fail(field, detail);
        }
    }

    /// One line of 1 to `most` characters: returns it without the space around it.
    pub fn line(&mut self, field: &str, value: &str, most: usize) -> String {
        let line = value.trim();
        self.expect(!line.is_empty(), field, "must not be empty");
        self.text_within(field, line, most, false)
    }

    /// One line of at most `most` characters, which may be empty.
    pub fn line_or_empty(&mut self, field: &str, value: &str, most: usize) -> String {
        self.text_within(field, value.trim(), most, false)
    }

    /// A text of at most `most` characters, with line breaks; it may be empty.
    pub fn text(&mut self, field: &str, value: &str, most: usize) -> String {
        self.text_within(field, value.trim(), most, true)
    }

    fn text_within(&mut self, field: &str, value: &str, most: usize, breaks: bool) -> String {
        self.expect(value.chars().count() <= most, field, format!("must have at most {most} characters"));
        let control = |it: char| it.is_control() && !(breaks && matches!(it, '\n' | '\r' | '\t'));
        self.expect(!value.chars().any(control), field, "must not have control characters");
        value.to_owned()
    }

    /// A number from `least` to `most`.
    pub fn within(&mut self, field: &str, value: i64, least: i64, most: i64) {
        self.expect((least..=most).contains(&value), field, format!("must be from {least} to {most}"));
    }

    /// A list of at most `most` entries.
    pub fn count<T>(&mut self, field: &str, list: &[T], most: usize) {
        self.expect(list.len() <= most, field, format!("must have at most {most} entries"));
    }

    /// A language tag such as `en` or `zh-CN` (BCP 47, the common part of it).
    pub fn language(&mut self, field: impl Into<String>, value: &str) {
        let mut parts = value.split('-');
        let first = parts.next().is_some_and(|it| {
            (2..=3).contains(&it.len()) && it.bytes().all(|byte| byte.is_ascii_lowercase())
        });
        let rest = parts
            .all(|it| (1..=8).contains(&it.len()) && it.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        self.expect(first && rest && value.len() <= 35, field, "must be a language tag such as en or zh-CN");
    }

    /// A colour such as `#1a2b3c`.
    pub fn color(&mut self, field: &str, value: &str) {
        let hex = value.strip_prefix('#').unwrap_or_default();
        let good = hex.len() == 6 && hex.bytes().all(|it| it.is_ascii_hexdigit());
        self.expect(good, field, "must be a colour such as #1a2b3c");
    }

    /// What has the form of a mail address. Whether somebody reads there, only a message to it can tell.
    pub fn email(&mut self, field: &str, value: &str) {
        self.expect(is_email(value), field, "is not an email address");
    }

    /// Ends the checks.
    ///
    /// # Errors
    /// [`super::Code::Invalid`] with everything that was noted.
    pub fn done(self) -> Result<(), Problem> {
        if self.0.is_empty() { Ok(()) } else { Err(Problem::invalid_fields(self.0)) }
    }
}

fn is_email(value: &str) -> bool {
    let Some((local, domain)) = value.rsplit_once('@') else { return false };
    let sober = |it: &str| {
        !it.chars().any(|it| it.is_control() || it.is_whitespace() || "<>()[],;:\\\"".contains(it))
    };
    let host = |it: &str| !it.is_empty() && !it.starts_with('-') && !it.ends_with('-');
    value.len() <= 254
        && (1..=64).contains(&local.len())
        && !local.contains('@')
        && sober(value)
        && domain.contains('.')
        && domain.split('.').all(host)
}

/// Tells a field that is `null` from one that is absent, in a change: `#[serde(default, deserialize_with = "present")]`
/// on an `Option<Option<T>>`.
///
/// # Errors
/// As `T`'s.
pub fn present<'de, D, T>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::<T>::deserialize(deserializer).map(Some)
}
