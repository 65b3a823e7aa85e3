//! Filters, as providers send them: comparisons for equality, joined by `and` (RFC 7644, section 3.4.2.2). Attributes are named in
//! any case, with or without the schema before them; what compares otherwise is refused, never ignored.

use super::answer::ScimProblem;
use serde_json::Value as Json;

/// The longest filter.
const LONGEST: usize = 1000;

/// One comparison: an attribute in small letters, without its schema, and what it must be.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Equal {
    /// Such as `username` or `emails.value`.
    pub attribute: String,
    /// A text, a number, true or false, null.
    pub value: Json,
}

fn refused(detail: impl Into<String>) -> ScimProblem {
    ScimProblem::new(400, Some("invalidFilter"), detail)
}

/// The attribute as filters and paths name it, in one form: `emails[type eq "work"].value` is `emails.value`.
pub(super) fn plain(attribute: &str) -> String {
    let lower = attribute.trim().to_lowercase();
    let lower = match lower.strip_prefix("urn:ietf:params:scim:schemas:core:2.0:") {
        // The kind of resource, and behind it the attribute. What extensions add is not known here, and keeps its whole name.
        Some(rest) => rest.split_once(':').map_or(rest, |it| it.1).to_owned(),
        None => lower,
    };
    match (lower.find('['), lower.rfind(']')) {
        (Some(from), Some(to)) if from < to => format!("{}{}", &lower[..from], &lower[to + 1..]),
        _ => lower,
    }
}

/// Reads a filter.
///
/// # Errors
/// `invalidFilter`.
pub(super) fn parse(text: &str) -> Result<Vec<Equal>, ScimProblem> {
    if text.len() > LONGEST {
        return Err(refused("The filter is longer than 1,000 characters."));
    }
    let mut rest = text.trim();
    let mut all = Vec::new();
    loop {
        let (one, behind) = comparison(rest)?;
        all.push(one);
        rest = behind.trim_start();
        if rest.is_empty() {
            return Ok(all);
        }
        rest = word(rest, "and").ok_or_else(|| refused("Only `eq` and `and` are understood."))?;
    }
}

fn word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (head, tail) = text.split_at_checked(word.len())?;
    (head.eq_ignore_ascii_case(word) && tail.starts_with(char::is_whitespace)).then(|| tail.trim_start())
}

fn comparison(text: &str) -> Result<(Equal, &str), ScimProblem> {
    let end = attribute_end(text);
    let (attribute, rest) = text.split_at(end);
    if attribute.is_empty() {
        return Err(refused("There is no attribute."));
    }
    let inside = attribute.ends_with(']').then(|| inner(attribute)).flatten();
    if let Some((outer, inner)) = inside {
        // `members[value eq "…"]` is a comparison by itself.
        let mut all = parse(inner)?;
        let value =
            all.pop().filter(|_| all.is_empty()).ok_or_else(|| refused("Too much between the brackets."))?;
        let attribute = format!("{}.{}", plain(outer), value.attribute);
        return Ok((Equal { attribute, value: value.value }, rest));
    }
    let rest = word(rest.trim_start(), "eq").ok_or_else(|| refused("Only `eq` and `and` are understood."))?;
    let (value, rest) = literal(rest)?;
    Ok((Equal { attribute: plain(attribute), value }, rest))
}

/// Where an attribute ends: at a blank that is not between brackets.
fn attribute_end(text: &str) -> usize {
    let mut depth = 0usize;
    for (at, it) in text.char_indices() {
        match it {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            it if it.is_whitespace() && depth == 0 => return at,
            _ => {}
        }
    }
    text.len()
}

fn inner(attribute: &str) -> Option<(&str, &str)> {
    let (outer, rest) = attribute.split_once('[')?;
    Some((outer, rest.strip_suffix(']')?))
}

fn literal(text: &str) -> Result<(Json, &str), ScimProblem> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<Json>();
    match values.next() {
        Some(Ok(value)) if !value.is_object() && !value.is_array() => {
            Ok((value, &text[values.byte_offset()..]))
        }
        _ => Err(refused("The value is no JSON text, number, true, false or null.")),
    }
}

/// The value that a path such as `members[value eq "…"]` or `emails[type eq "work"].value` picks.
pub(super) fn picked(path: &str) -> Option<Equal> {
    let (inside, behind) = path.trim().split_once('[')?.1.rsplit_once(']')?;
    if !behind.is_empty() && !behind.starts_with('.') {
        return None;
    }
    parse(inside).ok()?.pop()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_filters_of_providers_are_read() {
        let one = |text: &str| {
            let mut all = parse(text).unwrap();
            assert_eq!(all.len(), 1, "{text}");
            let it = all.pop().unwrap();
            (it.attribute, it.value)
        };
        let user = |name: &str| (name.to_owned(), json!("kim@example.com"));
        for (text, name) in [
            (r#"userName eq "kim@example.com""#, "username"),
            (r#"username Eq "kim@example.com""#, "username"),
            (r#"urn:ietf:params:scim:schemas:core:2.0:User:userName eq "kim@example.com""#, "username"),
            (r#"emails[type eq "work"].value eq "kim@example.com""#, "emails.value"),
            (r#"emails.value eq "kim@example.com""#, "emails.value"),
        ] {
            assert_eq!(one(text), user(name), "{text}");
        }
        assert_eq!(one("active eq true"), ("active".into(), json!(true)));
        assert_eq!(one(r#"members[value eq "1"]"#), ("members.value".into(), json!("1")));
        assert_eq!(
            one(r#"displayName eq "a \"quoted\" and eq [name]""#).1,
            json!(r#"a "quoted" and eq [name]"#)
        );
        let two = parse(r#"id eq "1" and displayName eq "x""#).unwrap();
        assert_eq!((two.len(), two[1].attribute.as_str()), (2, "displayname"));
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for text in [
            "",
            "userName",
            "userName eq",
            "userName eq kim",
            r#"userName co "kim""#,
            r#"userName eq "kim" or id eq "1""#,
            r#"not (userName eq "kim")"#,
            r#"userName eq "kim"#,
            r#"userName eq {"a":1}"#,
            r#"userName eq "kim" and"#,
            r#"members[value eq "1" and type eq "x"]"#,
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
        assert!(parse(&format!("id eq \"{}\"", "a".repeat(1000))).is_err());
    }
}
