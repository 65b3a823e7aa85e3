//! Languages as readers know them: their own names, and which of them a browser asks for.

/// The names that languages have in themselves.
const NAMES: &[(&str, &str)] = &[
    ("ar", "العربية"),
    ("bg", "Български"),
    ("bn", "বাংলা"),
    ("cs", "Čeština"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("es", "Español"),
    ("fa", "فارسی"),
    ("fi", "Suomi"),
    ("fil", "Filipino"),
    ("fr", "Français"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("hu", "Magyar"),
    ("id", "Bahasa Indonesia"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("ko", "한국어"),
    ("ms", "Bahasa Melayu"),
    ("nl", "Nederlands"),
    ("no", "Norsk"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("pt-BR", "Português (Brasil)"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("sv", "Svenska"),
    ("sw", "Kiswahili"),
    ("th", "ไทย"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("ur", "اردو"),
    ("vi", "Tiếng Việt"),
    ("zh", "中文"),
    ("zh-CN", "简体中文"),
    ("zh-HK", "繁體中文（香港）"),
    ("zh-TW", "繁體中文"),
];

/// What a language is called in itself; one that is not known, its tag.
pub fn name(tag: &str) -> &str {
    let known = |wanted: &str| NAMES.iter().find(|(it, _)| it.eq_ignore_ascii_case(wanted)).map(|it| it.1);
    known(tag).or_else(|| known(primary(tag))).unwrap_or(tag)
}

/// As Open Graph writes it.
pub fn locale(tag: &str) -> String {
    tag.replace('-', "_")
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

/// What `Accept-Language` asks for, the most wanted first.
pub fn wanted(header: &str) -> Vec<&str> {
    let mut all: Vec<(&str, f32)> = header.split(',').take(20).filter_map(one).collect();
    // Stable, so that of two that are wanted alike the first stays first.
    all.sort_by(|a, b| b.1.total_cmp(&a.1));
    all.into_iter().map(|it| it.0).collect()
}

fn one(entry: &str) -> Option<(&str, f32)> {
    let (tag, rest) = entry.split_once(';').unwrap_or((entry, ""));
    let quality = rest.trim().strip_prefix("q=").map_or(Some(1.0), |it| it.trim().parse().ok())?;
    let tag = tag.trim();
    (quality > 0.0 && !tag.is_empty() && tag != "*").then_some((tag, quality))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_browser_wants_most_comes_first() {
        assert_eq!(wanted("en;q=0.5, zh-CN, ar;q=0.9,*;q=0.1, de;q=0"), ["zh-CN", "ar", "en"]);
        assert_eq!(wanted("fr , en"), ["fr", "en"]);
        assert!(wanted("").is_empty() && wanted(";q=1,,;").is_empty() && wanted("en;q=x").is_empty());
    }

    #[test]
    fn languages_have_their_own_names() {
        assert_eq!((name("zh-CN"), name("de-AT"), name("xx")), ("简体中文", "Deutsch", "xx"));
    }
}
