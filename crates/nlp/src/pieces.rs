//! The pieces of an article that a model embeds: title and summary, each question that it answers, and its text, cut where paragraphs
//! end.

/// Characters of a piece of text, where paragraphs allow it.
const PIECE: usize = 800;
/// Characters from which on a paragraph is cut.
const PARAGRAPH: usize = 1_200;
/// The most questions of an article, and pieces of its text.
const QUESTIONS: usize = 12;
const PIECES: usize = 40;

/// The pieces of an article, each with the title that its text stands under.
pub fn pieces(title: &str, summary: &str, questions: &[String], text: &str) -> Vec<String> {
    let title = title.trim();
    let mut all = vec![format!("{title}\n{}", summary.trim()).trim().to_owned()];
    all.extend(questions.iter().take(QUESTIONS).map(|it| it.trim().to_owned()));
    all.extend(cut(text).into_iter().take(PIECES).map(|it| format!("{title}\n{it}").trim().to_owned()));
    all.retain(|it| !it.is_empty());
    all
}

/// A text in pieces of whole lines.
fn cut(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut room = 0;
    for line in text.lines().flat_map(short) {
        let long = line.chars().count();
        match pieces.last_mut().filter(|_| long < room) {
            Some(piece) => {
                piece.push('\n');
                piece.push_str(line);
                room -= long + 1;
            }
            None => {
                pieces.push(line.to_owned());
                room = PIECE.saturating_sub(long);
            }
        }
    }
    pieces
}

/// A line, cut at its sentences where it is a long one.
fn short(line: &str) -> Vec<&str> {
    let (mut parts, mut rest) = (Vec::new(), line.trim());
    while let Some((limit, _)) = rest.char_indices().nth(PARAGRAPH) {
        let head = rest.get(..limit).unwrap_or_default();
        let ends = |it: char| matches!(it, '.' | '!' | '?' | '。' | '！' | '？' | '；' | ';');
        let end = head.char_indices().filter(|it| ends(it.1)).map(|(at, it)| at + it.len_utf8()).next_back();
        // Half of it at least: a text of abbreviations is no reason for crumbs.
        let at = end.filter(|it| *it > limit / 2).unwrap_or(limit);
        let (part, more) = rest.split_at(at);
        parts.push(part.trim());
        rest = more.trim();
    }
    parts.push(rest);
    parts.retain(|it| !it.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_where_paragraphs_end_and_nothing_is_lost() {
        let paragraph = |n: usize| format!("{n} {}", "word ".repeat(60).trim());
        let text: Vec<String> = (0..9).map(paragraph).collect();
        let pieces = cut(&text.join("\n"));
        assert!(pieces.len() > 3 && pieces.iter().all(|it| it.chars().count() <= PIECE), "{pieces:?}");
        assert_eq!(pieces.join("\n"), text.join("\n"));
        assert!(cut("").is_empty() && cut(" \n ").is_empty());
    }

    #[test]
    fn a_long_paragraph_is_cut_where_a_sentence_ends() {
        let sentence = "提现需要链上确认，请耐心等待。";
        let text = sentence.repeat(300);
        let pieces = cut(&text);
        assert!(pieces.len() > 2 && pieces.iter().all(|it| it.ends_with('。')), "{pieces:?}");
        assert_eq!(pieces.concat(), text);
        let endless = "x".repeat(5_000);
        assert_eq!(cut(&endless).concat(), endless);
        assert!(cut(&endless).iter().all(|it| it.chars().count() <= PARAGRAPH));
    }

    #[test]
    fn an_article_is_its_title_its_questions_and_its_text() {
        let questions = ["Why? ".to_owned(), " ".to_owned()];
        let all = pieces(" Fees ", "", &questions, "A fee.\nAnother.");
        assert_eq!(all, ["Fees", "Why?", "Fees\nA fee.\nAnother."]);
        assert!(pieces("", "", &[], "").is_empty());
    }
}
