//! What the server itself says to people, in their language: Fluent files of `locales/`. To add a language, add its files
//! and a line in [`LANGUAGES`]; what a language lacks is said in English.

use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use std::sync::OnceLock;

macro_rules! language {
    ($tag:literal, $($file:literal),+) => {
        ($tag, concat!($(include_str!(concat!("../../../locales/", $tag, "/", $file)), "\n"),+))
    };
}

/// What customers read; staff read English or Chinese.
macro_rules! customers {
    ($tag:literal $(, $more:literal)*) => {
        language!(
            $tag,
            "mail.ftl",
            "guard.ftl",
            "knowledge.ftl",
            "help.ftl",
            "freeze.ftl",
            "transcript.ftl",
            "pages.ftl"
            $(, $more)*
        )
    };
}

const ENGLISH: (&str, &str) = language!(
    "en",
    "mail.ftl",
    "guard.ftl",
    "posture.ftl",
    "knowledge.ftl",
    "help.ftl",
    "freeze.ftl",
    "report.ftl",
    "events.ftl",
    "held.ftl",
    "transcript.ftl",
    "pages.ftl",
    "regions.ftl"
);
const LANGUAGES: [(&str, &str); 11] = [
    ENGLISH,
    language!(
        "zh-CN",
        "mail.ftl",
        "guard.ftl",
        "posture.ftl",
        "knowledge.ftl",
        "help.ftl",
        "freeze.ftl",
        "report.ftl",
        "events.ftl",
        "held.ftl",
        "transcript.ftl",
        "pages.ftl",
        "regions.ftl"
    ),
    customers!("ar", "regions.ftl"),
    customers!("es"),
    customers!("fr"),
    customers!("ja"),
    customers!("ko"),
    customers!("pt"),
    customers!("ru"),
    customers!("tr"),
    customers!("vi"),
];

/// What the bot says itself, which is short enough to be said in more languages.
const BOT_ENGLISH: (&str, &str) = language!("en", "bot.ftl");
const BOT_LANGUAGES: [(&str, &str); 11] = [
    BOT_ENGLISH,
    language!("zh-CN", "bot.ftl"),
    language!("es", "bot.ftl"),
    language!("pt", "bot.ftl"),
    language!("fr", "bot.ftl"),
    language!("vi", "bot.ftl"),
    language!("ja", "bot.ftl"),
    language!("ko", "bot.ftl"),
    language!("ru", "bot.ftl"),
    language!("tr", "bot.ftl"),
    language!("ar", "bot.ftl"),
];

type Bundle = FluentBundle<FluentResource>;

/// Languages, English first, each read when it is first spoken.
struct Files<const N: usize> {
    all: [(&'static str, &'static str); N],
    read: [OnceLock<Bundle>; N],
}

static OURS: Files<11> = Files::new(LANGUAGES);
static OF_BOT: Files<11> = Files::new(BOT_LANGUAGES);

impl<const N: usize> Files<N> {
    const fn new(all: [(&'static str, &'static str); N]) -> Self {
        Self { all, read: [const { OnceLock::new() }; N] }
    }

    fn bundle(&'static self, at: usize) -> &'static Bundle {
        self.read[at].get_or_init(|| {
            let (tag, source) = self.all[at];
            let mut bundle = FluentBundle::new_concurrent(vec![tag.parse().unwrap_or_default()]);
            // Marks of isolation would show as boxes in some mail programs.
            bundle.set_use_isolating(false);
            let read = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(read, _)| read);
            bundle.add_resource_overriding(read);
            bundle
        })
    }

    /// The nearest to `language`.
    fn texts(&'static self, language: Option<&str>) -> Texts {
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let wanted = language.map(primary).unwrap_or_default();
        let at = self.all.iter().position(|(tag, _)| primary(tag) == wanted).unwrap_or_default();
        Texts { tag: self.all[at].0, bundle: self.bundle(at), english: self.bundle(0) }
    }
}

/// The texts in one language: the customer's, or English.
#[derive(Clone, Copy)]
pub struct Texts {
    tag: &'static str,
    bundle: &'static Bundle,
    english: &'static Bundle,
}

impl Texts {
    /// The nearest to `language` (BCP 47).
    pub fn of(language: Option<&str>) -> Self {
        OURS.texts(language)
    }

    /// The languages that [`Texts::of`] knows (BCP 47).
    pub fn tags() -> impl Iterator<Item = &'static str> {
        LANGUAGES.iter().map(|it| it.0)
    }

    /// What the bot says, in the language nearest to `language` (BCP 47).
    pub fn of_bot(language: Option<&str>) -> Self {
        OF_BOT.texts(language)
    }

    /// The language that was found (BCP 47).
    pub const fn language(&self) -> &'static str {
        self.tag
    }

    /// One text with its arguments.
    pub fn say(&self, id: &str, args: &[(&str, String)]) -> String {
        let mut given = FluentArgs::new();
        for (name, value) in args {
            given.set(*name, value.clone());
        }
        self.written(id, &given)
    }

    /// One text with numbers, by which it may choose its words.
    pub fn count(&self, id: &str, args: &[(&str, i64)]) -> String {
        let mut given = FluentArgs::new();
        for (name, value) in args {
            given.set(*name, *value);
        }
        self.written(id, &given)
    }

    /// How large a file is, in steps of 1,024 as limits are set.
    pub fn size(&self, bytes: i64) -> String {
        const STEP: i64 = 1024;
        let units = ["size-kilobytes", "size-megabytes", "size-gigabytes"];
        if bytes < STEP {
            return self.count("size-bytes", &[("count", bytes)]);
        }
        // In tenths of the unit, so that nothing is ever a fraction.
        let mut tenths = bytes.saturating_mul(10) / STEP;
        let mut unit = 0;
        while tenths >= 10 * STEP && unit + 1 < units.len() {
            (tenths, unit) = (tenths / STEP, unit + 1);
        }
        let number = match (tenths / 10, tenths % 10) {
            (whole, tenth) if whole < 10 && tenth > 0 => format!("{whole}.{tenth}"),
            (whole, _) => whole.to_string(),
        };
        self.say(units.get(unit).copied().unwrap_or_default(), &[("size", number)])
    }

    /// What a text is called where there is room for a word: its attribute `label`; empty where it has none.
    pub fn label(&self, id: &str) -> String {
        self.formatted(id, Some("label"), None)
    }

    fn written(&self, id: &str, given: &FluentArgs<'_>) -> String {
        self.formatted(id, None, Some(given))
    }

    /// A text, or an attribute of it; in English where the language lacks it, and nothing where that does, too.
    fn formatted(&self, id: &str, attribute: Option<&str>, given: Option<&FluentArgs<'_>>) -> String {
        let found = [self.bundle, self.english].into_iter().find_map(|bundle| {
            let message = bundle.get_message(id)?;
            let pattern = match attribute {
                Some(name) => message.get_attribute(name)?.value(),
                None => message.value()?,
            };
            Some(bundle.format_pattern(pattern, given, &mut Vec::new()).into_owned())
        });
        found.unwrap_or_default()
    }
}

/// Which way a language is written: `rtl` or `ltr`.
pub fn direction(tag: &str) -> &'static str {
    match tag.split('-').next().unwrap_or_default() {
        "ar" | "fa" | "he" | "ur" => "rtl",
        _ => "ltr",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bot_says_everything_in_every_language() {
        let ids: Vec<&str> =
            BOT_ENGLISH.1.lines().filter_map(|it| it.split_once(" =")).map(|it| it.0).collect();
        let ids: Vec<&str> = ids.into_iter().filter(|it| it.starts_with("bot-")).collect();
        assert!(ids.len() > 10);
        for (tag, source) in BOT_LANGUAGES {
            for id in &ids {
                assert!(source.contains(&format!("{id} =")), "{tag} lacks {id}");
                let texts = Texts::of_bot(Some(tag));
                let text = if *id == "bot-back-in" {
                    texts.count(id, &[("hours", 3)])
                } else {
                    texts.say(
                        id,
                        &[
                            ("brand", "Nimbus".into()),
                            ("network", "TRON".into()),
                            ("networks", "TRON".into()),
                            ("transaction", "9fc7…6d8b".into()),
                            ("number", "7".into()),
                        ],
                    )
                };
                assert!(!text.is_empty() && !text.contains('{'), "{tag} {id}: {text}");
                let policy = crate::safety::Policy::default();
                let refused = ombud_guard::outbound::refusals(&text, &policy.links());
                assert!(refused.is_empty(), "{tag} {id}: {refused:?}");
            }
        }
    }

    /// The marks of a text that stand half as wide as the Chinese characters beside them.
    fn half_wide(text: &str) -> Vec<String> {
        let han = |it: Option<&char>| it.is_some_and(|it| ('\u{3400}'..='\u{9fff}').contains(it));
        let all: Vec<char> = text.chars().collect();
        let wrong = |(at, it): (usize, &char)| {
            let (before, after) = (han(at.checked_sub(1).and_then(|it| all.get(it))), han(all.get(at + 1)));
            let bad = match it {
                ',' | ';' | '?' | '!' => before || after,
                '.' | ':' | '(' => before,
                ')' => after,
                _ => false,
            };
            bad.then(|| all.iter().skip(at.saturating_sub(8)).take(17).collect())
        };
        all.iter().enumerate().filter_map(wrong).collect()
    }

    #[test]
    fn chinese_has_chinese_punctuation() {
        assert_eq!(
            half_wide("您好,请问 TRX,大约 15 个?"),
            ["您好,请问 TRX,大约 15 个", "好,请问 TRX,大约 15 个?", ",大约 15 个?"]
        );
        assert!(half_wide("您好，请问（TRX）：约 1.5 个？a.b, c: (d)").is_empty());
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
        let folders =
            ["locales/zh-CN", "crates/server/src/operations/demo", "crates/server/src/operations/seed"];
        let mut looked = 0;
        for folder in folders {
            for entry in std::fs::read_dir(format!("{root}/{folder}")).unwrap() {
                let path = entry.unwrap().path();
                let Ok(text) = std::fs::read_to_string(&path) else { continue };
                // What is for whoever writes the texts is no text itself.
                let said =
                    text.lines().filter(|it| !it.starts_with('#') && !it.trim_start().starts_with("//"));
                let wrong: Vec<String> = said.flat_map(half_wide).collect();
                assert!(wrong.is_empty(), "{}: {wrong:?}", path.display());
                looked += 1;
            }
        }
        assert!(looked > 40, "{looked}");
    }

    #[test]
    fn languages_are_written_their_own_way() {
        assert_eq!((direction("ar-EG"), direction("ur"), direction("zh-CN")), ("rtl", "rtl", "ltr"));
    }

    #[test]
    fn sizes_are_written_as_limits_are_set() {
        let english = Texts::of(Some("en"));
        let said =
            [1, 25, 1023, 1024, 1536, 20 * 1024 * 1024, 5 * 1024_i64.pow(4)].map(|it| english.size(it));
        assert_eq!(said, ["1 byte", "25 bytes", "1023 bytes", "1 kB", "1.5 kB", "20 MB", "5120 GB"]);
        assert_eq!(Texts::of(Some("zh-CN")).size(25), "25 字节");
        assert_eq!(Texts::of(Some("ar")).size(1536), "1.5 كيلوبايت");
    }

    #[test]
    fn every_language_says_everything() {
        for (tag, source) in LANGUAGES {
            assert!(FluentResource::try_new(source.to_owned()).is_ok(), "{tag}");
            let exposed = ["exposed-phrase", "exposed-key", "exposed-account", "exposed-card"];
            let taken = [
                "transcript-title",
                "transcript-zone",
                "transcript-you",
                "size-kilobytes",
                "no-chat-visitor",
            ];
            let proofs = [
                "proof-subject",
                "proof-intro",
                "proof-use",
                "proof-never",
                "proof-not-you",
                "erasure-asked",
            ];
            for id in ["missed-subject", "missed-intro", "missed-open", "missed-safety"]
                .into_iter()
                .chain(exposed)
                .chain(proofs)
                .chain(taken)
            {
                let args = [
                    ("brand", "Nimbus".into()),
                    ("number", "7".into()),
                    ("minutes", "10".into()),
                    ("host", "h.example".into()),
                    ("zone", "Asia/Singapore".into()),
                    ("offset", "UTC+08:00".into()),
                    ("size", "1.5".into()),
                ];
                let text = Texts::of(Some(tag)).say(id, &args);
                assert!(!text.is_empty() && !text.contains('{'), "{tag} {id}: {text}");
            }
        }
        assert_eq!(
            Texts::of(Some("zh-TW")).say("missed-subject", &[("brand", "N".into()), ("number", "7".into())]),
            "N：您的问题 #7 已有回复"
        );
    }
}
