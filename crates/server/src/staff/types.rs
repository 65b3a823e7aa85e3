/// An email address as it is stored and compared: trimmed and in lower case. None when it cannot be one.
pub fn parse_email(text: &str) -> Option<String> {
    let email = text.trim().to_lowercase();
    let (local, domain) = email.rsplit_once('@')?;
    let odd = |it: char| {
        it.is_whitespace() || it.is_control() || matches!(it, '<' | '>' | '"' | ',' | ';' | '(' | ')')
    };
    let fits = !local.is_empty() && local.len() <= 64 && domain.len() <= 253 && email.len() <= 254;
    let dotted = domain.split('.').all(|label| !label.is_empty()) && !domain.starts_with('-');
    (fits && dotted && !email.contains(odd) && !local.contains('@')).then_some(email)
}
