//! What a customer answers to the question whether they did themselves what the platform tells of: who did not meets a theft, whoever
//! has the case; who did is thanked, and nobody has to do anything.

use super::{
    changes::{Changes, Words},
    message_rows::last_words,
    types::{Author, BotPart, Kind, MessageData, Post},
};
use crate::{
    events::Actor,
    http::Problem,
    messages::{BotWhy, BotWords, THEFT_OFFER, WAS_IT_YOU},
    texts::Texts,
};
use ombud_base::{
    Time,
    id::{CaseId, ConversationId},
};
use ombud_db::Tx;
use ombud_nlp::fold;
use std::sync::LazyLock;

/// The offer to say that it was oneself.
const MINE_OFFER: &str = "mine";

/// In which language somebody is to be thanked, and since when they wait for something else.
pub(super) type Thanks = (String, Option<Time>);

/// What was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// It was them.
    Mine,
    /// It was somebody else.
    NotMine,
}

impl Answer {
    const fn text(self) -> &'static str {
        match self {
            Self::Mine => "platform-was-me",
            Self::NotMine => "platform-was-not-me",
        }
    }

    const fn offer(self) -> &'static str {
        match self {
            Self::Mine => MINE_OFFER,
            Self::NotMine => THEFT_OFFER,
        }
    }
}

/// What the bot has beside a message that asks: what may be answered, and what each answer stands for.
pub fn asked(language: Option<&str>) -> BotWords {
    words(Texts::of(language), &[Answer::NotMine, Answer::Mine])
}

fn words(texts: Texts, answers: &[Answer]) -> BotWords {
    let why = BotWhy {
        rule: WAS_IT_YOU.to_owned(),
        language: texts.language().to_owned(),
        offers: answers.iter().map(|it| it.offer().to_owned()).collect(),
        ..BotWhy::default()
    };
    BotWords {
        choices: answers.iter().map(|it| texts.say(it.text(), &[])).collect(),
        why: Some(why),
        ..BotWords::default()
    }
}

/// No answer has so many bytes, folded or not.
const LONGEST: usize = 200;

/// What a customer's message says, if it can be an answer at all: most messages cost no look into the database, and long ones no folding.
fn answer_in(body: &str) -> Option<Answer> {
    static KNOWN: LazyLock<Vec<(String, Answer)>> = LazyLock::new(|| {
        let say = |tag: &str, it: Answer| (fold(&Texts::of(Some(tag)).say(it.text(), &[])), it);
        Texts::tags().flat_map(|tag| [say(tag, Answer::Mine), say(tag, Answer::NotMine)]).collect()
    });
    let body = body.trim();
    if body.len() > LONGEST {
        return None;
    }
    let said = fold(body);
    KNOWN.iter().find(|it| it.0 == said).map(|it| it.1)
}

/// What a post answers, where the bot's question is the last that was said, and in which language it was asked.
pub(super) fn answered(
    tx: &mut Tx<'_>,
    changes: &Changes<'_>,
    post: &Post,
    conversation: ConversationId,
) -> Result<Option<(Answer, String)>, Problem> {
    if post.kind != Kind::Message || !matches!(post.by, Actor::Customer(_)) {
        return Ok(None);
    }
    let Some(answer) = answer_in(&post.body) else { return Ok(None) };
    if changes.unwritten(conversation).next().is_some() {
        return Ok(None);
    }
    let last = last_words(tx, post.workspace, conversation)?.filter(|it| it.author == Author::Bot);
    let why = last.and_then(|it| it.data.bot).and_then(|it| it.why).filter(|it| it.rule == WAS_IT_YOU);
    let offered = why.filter(|it| it.offers.iter().any(|one| one == answer.offer()));
    Ok(offered.map(|it| (answer, it.language)))
}

/// Gives the case to the bot for the one turn in which the theft begins: the button that freezes does not wait for a person. People
/// are alarmed where the case is a theft already, which happens once more; otherwise by its becoming one.
pub(super) fn alarm(changes: &mut Changes<'_>, case: CaseId) -> Result<(), Problem> {
    changes.disown(case);
    changes.change(case, |row| row.bot = Some(BotPart::Talks))
}

/// Thanks who says that it was them. Whoever waited for an answer before still does, and nobody else; it can be taken back.
pub(super) fn thank(
    changes: &mut Changes<'_>,
    case: CaseId,
    conversation: ConversationId,
    (language, waiting): Thanks,
) -> Result<(), Problem> {
    let texts = Texts::of(Some(&language));
    let bot = Box::new(words(texts, &[Answer::NotMine]));
    let said = Words {
        kind: Kind::Message,
        author: Author::Bot,
        body: texts.say("platform-thanks", &[]),
        data: MessageData { bot: Some(bot), ..MessageData::default() },
        client_key: None,
        public: true,
        origin: None,
    };
    changes.write(Actor::Bot, conversation, said)?;
    changes.change(case, |row| row.waiting_since = waiting)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_answer_is_too_long_to_be_one() {
        for tag in Texts::tags() {
            for it in [Answer::Mine, Answer::NotMine] {
                let said = Texts::of(Some(tag)).say(it.text(), &[]);
                assert!(
                    said.len() < LONGEST && answer_in(&format!("  {said} ")) == Some(it),
                    "{tag}: {said}"
                );
            }
        }
        assert_eq!(answer_in(&"It was not me ".repeat(20)), None);
    }
}
