//! What a model wrote, cut into sentences with what each refers to.

/// A sentence of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sentence {
    /// Its words, without the references.
    pub text: String,
    /// The passages that it refers to, by their numbers from 1, each once.
    pub cites: Vec<usize>,
    /// What stands before it: a line's end or a space.
    pub gap: &'static str,
}

/// Where a sentence ends, whatever follows.
const WIDE_ENDS: [char; 4] = ['。', '！', '？', '；'];
/// Where one ends before a space or the end.
const ENDS: [char; 3] = ['.', '!', '?'];

/// The sentences of a text. References before a full stop and after it belong to the sentence that it ends.
pub(super) fn sentences(text: &str) -> Vec<Sentence> {
    let mut all: Vec<Sentence> = Vec::new();
    for line in text.lines() {
        let line = line.trim().trim_start_matches(['-', '*', '•', '·']).trim().replace("**", "");
        let mut first = true;
        for part in parts(&line) {
            let (text, cites) = without_references(&part);
            if !text.chars().any(char::is_alphanumeric) {
                // A reference that stands alone belongs to what it follows.
                if let Some(last) = all.last_mut().filter(|_| !first || text.is_empty()) {
                    cites.into_iter().for_each(|it| add(&mut last.cites, it));
                }
                continue;
            }
            let gap = match (all.is_empty(), first) {
                (true, _) => "",
                (false, true) => "\n",
                (false, false) => " ",
            };
            all.push(Sentence { text, cites, gap });
            first = false;
        }
    }
    all
}

fn add(cites: &mut Vec<usize>, number: usize) {
    if !cites.contains(&number) {
        cites.push(number);
    }
}

/// The sentences of a line, as they are written.
fn parts(line: &str) -> Vec<String> {
    let chars: Vec<char> = line.chars().collect();
    let mut all = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(it) = chars.get(at).copied() {
        at += 1;
        let next = chars.get(at).copied();
        let ends = WIDE_ENDS.contains(&it)
            || ENDS.contains(&it) && next.is_none_or(|it| it.is_whitespace() || it == '[');
        if !ends {
            continue;
        }
        at = after_references(&chars, at);
        all.push(chars.get(from..at).unwrap_or_default().iter().collect());
        from = at;
    }
    all.push(chars.get(from..).unwrap_or_default().iter().collect());
    all
}

/// The place behind the references that follow.
fn after_references(chars: &[char], mut at: usize) -> usize {
    loop {
        let blank = chars.get(at..).unwrap_or_default().iter().take_while(|it| it.is_whitespace()).count();
        match reference(chars, at + blank) {
            Some((end, _)) => at = end,
            None => return at,
        }
    }
}

/// A reference `[1]` or `[1, 2]` that begins here: where it ends, and its numbers.
fn reference(chars: &[char], at: usize) -> Option<(usize, Vec<usize>)> {
    let inside = chars.get(at..).filter(|it| it.first() == Some(&'['))?.get(1..)?;
    let length = inside.iter().take(20).position(|it| *it == ']')?;
    let words: String = inside.get(..length)?.iter().collect();
    let numbers: Option<Vec<usize>> =
        words.split([',', '、', '，']).map(|it| it.trim().parse::<usize>().ok()).collect();
    numbers.filter(|it| !it.is_empty()).map(|it| (at + length + 2, it))
}

/// A sentence without its references, and their numbers.
fn without_references(part: &str) -> (String, Vec<usize>) {
    let chars: Vec<char> = part.chars().collect();
    let (mut text, mut cites) = (String::new(), Vec::new());
    let mut at = 0;
    while let Some(it) = chars.get(at) {
        if let Some((end, numbers)) = reference(&chars, at) {
            numbers.into_iter().for_each(|it| add(&mut cites, it));
            text.truncate(text.trim_end().len());
            at = end;
        } else {
            text.push(*it);
            at += 1;
        }
    }
    (text.trim().to_owned(), cites)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, Vec<usize>)> {
        sentences(text).into_iter().map(|it| (it.text, it.cites)).collect()
    }

    #[test]
    fn each_sentence_keeps_what_it_refers_to() {
        let one = |text: &str, cites: &[usize]| (text.to_owned(), cites.to_vec());
        assert_eq!(
            read("It takes 0.5 hours [1]. Then it is sent. [2] [1]"),
            [one("It takes 0.5 hours.", &[1]), one("Then it is sent.", &[2, 1])]
        );
        assert_eq!(
            read("- First this [1, 2]\n- **Then** that [2]"),
            [one("First this", &[1, 2]), one("Then that", &[2])]
        );
        assert_eq!(
            read("提币需要审核[1]。请稍候。[2]没有来源。"),
            [one("提币需要审核。", &[1]), one("请稍候。", &[2]), one("没有来源。", &[])]
        );
        assert_eq!(read("No end, no source"), [one("No end, no source", &[])]);
        assert_eq!(read("A list[x] of [] things [1].")[0], one("A list[x] of [] things.", &[1]));
        assert_eq!(read("One.\n[1]"), [one("One.", &[1])]);
        assert!(read(" \n ").is_empty());
    }

    #[test]
    fn lines_stay_lines() {
        let gaps: Vec<&str> = sentences("One [1]. Two [1].\nThree [1].").iter().map(|it| it.gap).collect();
        assert_eq!(gaps, ["", " ", "\n"]);
    }
}
