//! What went wrong, for whoever typed a command.

use crate::http::Problem;
use anyhow::anyhow;

/// What whoever has no workspace yet is told.
pub(super) const NO_WORKSPACE: &str = "there is no workspace yet: add somebody with `ombud staff add` first";

/// A problem in words: fields by the options that they came by. What is never shown goes to the log.
pub(super) fn told(problem: Problem) -> anyhow::Error {
    problem.log();
    if problem.fields.is_empty() {
        return anyhow!("{}", problem.detail);
    }
    let all: Vec<String> = problem.fields.iter().map(|it| sentence(&it.field, &it.detail)).collect();
    anyhow!("{}", all.join("; "))
}

/// What is said of a field. Most of it begins with a verb and needs its name before it; some stands for itself.
fn sentence(field: &str, detail: &str) -> String {
    const ALONE: [&str; 4] = ["there ", "this ", "nobody ", "nothing "];
    let named = match field {
        "workspace" | "role" | "name" | "reason" | "lang" | "tz" => format!("--{field}"),
        "email" => "the address".into(),
        "password" => "the password".into(),
        other => other.to_owned(),
    };
    match detail {
        it if ALONE.iter().any(|word| it.starts_with(word)) => it.to_owned(),
        it if it.starts_with('"') => format!("{named}: {it}"),
        it => format!("{named} {it}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_typed_it_reads_which_option_is_meant() {
        let said = |field: &str, detail: &str| told(Problem::invalid(field, detail)).to_string();
        assert_eq!(said("role", "there is no role \"Boss\""), "there is no role \"Boss\"");
        assert_eq!(said("email", "is not an email address"), "the address is not an email address");
        assert_eq!(said("workspace", "is needed: there are a, b"), "--workspace is needed: there are a, b");
        assert_eq!(said("workspace", "\"x\" does not exist"), "--workspace: \"x\" does not exist");
        assert_eq!(told(Problem::not_found()).to_string(), Problem::not_found().detail);
    }
}
