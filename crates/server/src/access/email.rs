//! The addresses that staff signs in with.

/// An email address as it is stored and compared: trimmed and in lower case. None when it cannot be one.
pub fn parse_email(text: &str) -> Option<String> {
    let email = text.trim().to_lowercase();
    let (local, domain) = email.rsplit_once('@')?;
    let odd = |it: char| {
        it.is_whitespace()
            || it.is_control()
            || matches!(it, '<' | '>' | '"' | ',' | ';' | ':' | '(' | ')' | '\\')
    };
    let fits = !local.is_empty() && local.len() <= 64 && email.len() <= 254;
    let labels =
        domain.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'));
    (fits && labels && !email.contains(odd) && !local.contains('@')).then_some(email)
}

#[cfg(test)]
mod tests {
    use super::parse_email;

    #[test]
    fn addresses_are_compared_in_one_form() {
        assert_eq!(parse_email("  Mia@Example.COM ").as_deref(), Some("mia@example.com"));
        assert_eq!(parse_email("客服@例子.中国").as_deref(), Some("客服@例子.中国"));
        assert_eq!(parse_email("root@localhost").as_deref(), Some("root@localhost"));
        for refused in [
            "",
            "mia",
            "@example.com",
            "mia@",
            "mia@.com",
            "mia@a..b",
            "mia@-a.com",
            "a b@c.d",
            "a@b@c.d",
            "<a@b.c>",
        ] {
            assert_eq!(parse_email(refused), None, "{refused}");
        }
    }
}
