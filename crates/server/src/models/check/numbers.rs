//! The numbers of a sentence: each must stand in what the sentence refers to, with the same unit and the same bound. "24 hours"
//! is no "24 confirmations", and "up to 24 hours" no "24 hours".

use ombud_nlp::fold;

/// How a number is bounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bound {
    Not,
    Most,
    Least,
    About,
}

/// A number as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Number {
    digits: String,
    unit: String,
    bound: Bound,
}

/// What stands between two numbers of a range, and is no unit.
const BETWEEN: &[&str] =
    &["and", "to", "or", "of", "in", "on", "at", "is", "the", "至", "到", "或", "和", "的"];
const MOST: &[&str] = &[
    "up to",
    "at most",
    "within",
    "less than",
    "under",
    "no more than",
    "below",
    "maximum of",
    "fewer than",
    "until",
    "最多",
    "不超过",
    "以内",
    "少于",
    "至多",
    "低于",
    "不到",
];
const LEAST: &[&str] = &[
    "at least",
    "more than",
    "over",
    "minimum of",
    "above",
    "no less than",
    "from",
    "至少",
    "超过",
    "不少于",
    "高于",
    "最少",
    "多于",
];
const ABOUT: &[&str] =
    &["about", "around", "approximately", "roughly", "nearly", "大约", "约", "左右", "大概"];
/// Numbers that are written as words. One is an article as often, and counts for none.
const WORDS: &[&str] = &[
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen",
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand",
    "million", "billion", "dozen", "half", "double", "twice", "triple", "quarter", "zero", "both", "several",
    "couple",
];
/// What Chinese counts by.
const UNITS: &[&str] =
    &["小时", "分钟", "个月", "天", "日", "周", "年", "次", "倍", "元", "币", "块", "成", "折", "秒", "%"];
const NUMERALS: &str = "一二两三四五六七八九十百千万亿半几";
/// What looks like a count and is none.
const NO_COUNT: &[&str] = &["一次", "一天", "一日"];

/// What number of a sentence stands in none of the sources, if there is one.
pub(super) fn invented(sentence: &str, sources: &[&str]) -> Option<String> {
    let known: Vec<Number> = sources.iter().flat_map(|it| numbers(it)).collect();
    let fits = |it: &Number| {
        known.iter().any(|own| {
            let unit = it.unit.is_empty() || own.unit.is_empty() || it.unit == own.unit;
            own.digits == it.digits && unit && own.bound == it.bound
        })
    };
    let digits = numbers(sentence).into_iter().find(|it| !fits(it)).map(|it| it.digits);
    digits
        .or_else(|| spelt(sentence).into_iter().find(|it| !sources.iter().any(|own| spelt(own).contains(it))))
}

/// The numbers that are written in digits.
fn numbers(text: &str) -> Vec<Number> {
    let folded = fold(text);
    let chars: Vec<char> = folded.chars().collect();
    let mut all = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if !chars.get(at).is_some_and(char::is_ascii_digit) {
            at += 1;
            continue;
        }
        let begin = at;
        let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
        while digit(at) || chars.get(at) == Some(&'.') && digit(at + 1) {
            at += 1;
        }
        // What hangs on letters is a name, such as trc20, and judged as one.
        let letter = |back: usize| begin.checked_sub(back).and_then(|it| chars.get(it)).copied();
        let hangs = |it: Option<char>| it.is_some_and(|it| it.is_ascii_alphabetic());
        if hangs(letter(1)) || letter(1) == Some('-') && hangs(letter(2)) {
            continue;
        }
        let digits: String = chars.get(begin..at).unwrap_or_default().iter().collect();
        let before: String = chars.get(begin.saturating_sub(24)..begin).unwrap_or_default().iter().collect();
        let after: String = chars.iter().skip(at).take(24).collect();
        all.push(Number { digits, unit: unit(&before, &after), bound: bound(&before, &after) });
    }
    all
}

fn unit(before: &str, after: &str) -> String {
    if let Some(sign) = before.chars().last().filter(|it| matches!(it, '$' | '€' | '£' | '¥' | '₿')) {
        return sign.to_string();
    }
    let after = after.trim_start_matches([' ', '-', '\u{a0}']);
    match after.chars().next() {
        Some('%') => "%".into(),
        Some(first) if first.is_ascii_alphabetic() => {
            let word: String = after.chars().take_while(char::is_ascii_alphabetic).collect();
            // Enough of it to tell units apart, and the same for one and for many.
            let short = word.chars().take(4).collect();
            if BETWEEN.contains(&word.as_str()) { String::new() } else { short }
        }
        Some(first) if first.is_alphabetic() => {
            let one = first.to_string();
            if BETWEEN.contains(&one.as_str()) { String::new() } else { one }
        }
        _ => String::new(),
    }
}

fn bound(before: &str, after: &str) -> Bound {
    let before = before.trim_end();
    // Chinese says some of them behind the unit; what comes after the next stop speaks of something else.
    let after: String = after.chars().take(5).take_while(|it| !",.;，。；".contains(*it)).collect();
    // And some before a verb: "at most takes 24 hours".
    let stops = [',', '.', ';', '，', '。', '；', '、'];
    let clause = before.rsplit(stops).next().unwrap_or_default();
    let clause: String = clause.chars().rev().take(6).collect::<Vec<_>>().into_iter().rev().collect();
    let stands = |it: &str| {
        let wide = !it.is_ascii();
        let word = before.strip_suffix(it).is_some_and(|rest| wide || rest.is_empty() || rest.ends_with(' '));
        // One sign alone is a part of other words.
        word || wide && (after.contains(it) || it.chars().count() > 1 && clause.contains(it))
    };
    let all = [(MOST, Bound::Most), (LEAST, Bound::Least), (ABOUT, Bound::About)];
    let each = all.into_iter().flat_map(|(words, bound)| words.iter().map(move |it| (*it, bound)));
    // The longest says it: "no less than" ends with "less than".
    let longest = each.filter(|(it, _)| stands(it)).max_by_key(|(it, _)| it.len());
    longest.map_or(Bound::Not, |(_, bound)| bound)
}

/// The numbers that are written as words.
fn spelt(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|it: char| !it.is_ascii_alphabetic());
    let mut all: Vec<String> = words.filter(|it| WORDS.contains(it)).map(str::to_owned).collect();
    let mut numeral = String::new();
    for (at, it) in folded.char_indices() {
        if NUMERALS.contains(it) {
            numeral.push(it);
            continue;
        }
        if !numeral.is_empty() {
            let rest = folded.get(at..).unwrap_or_default().trim_start_matches('个');
            let rest =
                if folded.get(at..).is_some_and(|it| it.starts_with("个月")) { "个月" } else { rest };
            let unit = UNITS.iter().find(|it| rest.starts_with(**it));
            all.extend(unit.map(|it| format!("{numeral}{it}")).filter(|it| !NO_COUNT.contains(&it.as_str())));
            numeral.clear();
        }
    }
    if folded.contains("百分之") {
        all.push("百分之".into());
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str =
        "Checks take up to 24 hours. A fee of 1,000 USDT or 0.5% is charged for two confirmations on TRC20.";

    #[test]
    fn a_number_stands_where_it_is_taken_from_with_unit_and_bound() {
        for good in [
            "Checks take up to 24 hours.",
            "Checks may last within 24 hours.",
            "It costs 1000 USDT, or 0.5 %.",
            "There are two confirmations.",
            "Use TRC20.",
        ] {
            assert_eq!(invented(good, &[SOURCE]), None, "{good}");
        }
        for (bad, what) in [
            ("Checks take up to 48 hours.", "48"),
            ("Checks take 24 hours.", "24"),
            ("Checks take at least 24 hours.", "24"),
            ("It needs up to 24 confirmations.", "24"),
            ("It costs 0.05%.", "0.05"),
            ("It costs 1 USDT.", "1"),
            ("It needs three confirmations.", "three"),
            ("It is half.", "half"),
        ] {
            assert_eq!(invented(bad, &[SOURCE]).as_deref(), Some(what), "{bad}");
        }
    }

    #[test]
    fn the_same_in_chinese() {
        let source = "审核最多需要 24 小时，手续费约 3 元，三天内到账，需要 20 个确认。";
        for good in
            ["审核最多需要24小时。", "手续费约 3 元。", "三天内到账。", "需要20个确认。", "请再试一次。"]
        {
            assert_eq!(invented(good, &[source]), None, "{good}");
        }
        for bad in [
            "审核最多需要48小时。",
            "审核需要 24 小时。",
            "两天内到账。",
            "手续费百分之五。",
            "需要20分钟。",
            "审核至少24小时。",
        ] {
            assert!(invented(bad, &[source]).is_some(), "{bad}");
        }
    }
}
