//! The bot's own sentences, in the customer's language, and what may be answered by a click.

use super::{
    decide::{Move, Reason, THEFT, URGENT},
    flow::{Standing, Stop},
};
use crate::{
    chains::{Seen, speaks},
    knowledge::{Found, Shelf, tells},
    messages::{BotCandidate, BotSource, BotWhy, BotWords, THEFT_OFFER},
    texts::Texts,
    understanding::Reading,
};
use ombud_nlp::index_tokens;

/// Topics that a greeting offers.
const POPULAR: usize = 4;

/// Where and for whom the bot speaks.
pub(super) struct Speaker<'a> {
    shelf: &'a Shelf,
    lang: &'a str,
    texts: Texts,
    /// The name that customers know the platform by.
    brand: &'a str,
    /// Seconds until people are there again; none while they are there.
    opens_in: Option<u64>,
    /// What the chains say of what was asked.
    seen: Option<&'a Seen>,
    /// Whether it is asked first if it can wait.
    doubt: bool,
}

/// A message of the bot.
pub(super) struct Said {
    pub body: String,
    pub words: BotWords,
}

impl<'a> Speaker<'a> {
    /// To somebody who writes in this language (BCP 47).
    pub fn new(shelf: &'a Shelf, lang: &'a str, brand: &'a str, opens_in: Option<u64>) -> Self {
        Self { shelf, lang, texts: Texts::of_bot(Some(lang)), brand, opens_in, seen: None, doubt: false }
    }

    /// The same, asking first whether it can wait.
    pub fn in_doubt(self, doubt: bool) -> Self {
        Self { doubt, ..self }
    }

    /// The same where the chains say something, which whoever is handed over hears too.
    pub fn with_chains(self, seen: Option<&'a Seen>) -> Self {
        Self { seen, ..self }
    }

    fn say(&self, id: &str) -> String {
        self.texts.say(id, &[("brand", self.brand.to_owned())])
    }

    /// What is said for a move.
    pub fn speak(&self, next: &Move, why: BotWhy) -> Said {
        let mut words = BotWords::default();
        let mut offers = Vec::new();
        let body = self.words_of(next, &mut words, &mut offers);
        let body = if self.doubt {
            words.choices.insert(0, self.say("bot-is-urgent"));
            offers.insert(0, URGENT.into());
            format!("{}\n\n{body}", self.say("bot-in-doubt"))
        } else {
            body
        };
        let seen = match next {
            Move::Chain(seen, _) => Some(seen.as_ref()),
            Move::HandOver(..) => self.seen,
            _ => None,
        };
        let chain = seen.map(Seen::codes).unwrap_or_default().into_iter().map(str::to_owned).collect();
        words.why = Some(BotWhy { offers, flow: next.flow().cloned(), chain, ..why });
        Said { body, words }
    }

    /// What is said for a move, and what may be answered by a click, with what each stands for.
    fn words_of(&self, next: &Move, words: &mut BotWords, offers: &mut Vec<String>) -> String {
        match next {
            Move::Greet => {
                // A theft has a button of its own.
                let popular = self.shelf.popular(self.lang, POPULAR + 1).into_iter();
                let others = popular.filter(|it| !it.intents.iter().any(|it| it == THEFT));
                offer(&others.take(POPULAR).collect::<Vec<_>>(), words, offers);
                words.choices.push(self.say("bot-theft"));
                offers.push(THEFT_OFFER.into());
                self.or_a_person(words, offers);
                self.say("bot-greeting")
            }
            Move::Answer(found) | Move::Position(found) => {
                words.sources.push(source(found));
                self.did_it_help(words, offers);
                format!("{}\n\n{}", self.article(found), self.say("bot-did-it-help"))
            }
            Move::More(found) => {
                words.sources.push(source(found));
                self.did_it_help(words, offers);
                let more = if found.extract.is_empty() { &found.summary } else { &found.extract };
                format!("{more}\n\n{}", self.say("bot-did-it-help"))
            }
            Move::Chain(seen, person) => {
                let chain = self.chain(seen, words);
                if *person {
                    format!("{chain}\n\n{}\n\n{}", self.say("bot-hand-over"), self.back())
                } else {
                    self.did_it_help(words, offers);
                    format!("{chain}\n\n{}", self.say("bot-did-it-help"))
                }
            }
            Move::AskBack(all) => {
                offer(all, words, offers);
                words.choices.push(self.say("bot-none"));
                offers.push("person".into());
                self.say("bot-ask-back")
            }
            Move::AskMore => {
                self.or_a_person(words, offers);
                self.say("bot-ask-more")
            }
            Move::Close => self.say("bot-close"),
            Move::HandOver(reason, meanwhile) => {
                let meanwhile = meanwhile.as_deref();
                words.sources.extend(meanwhile.map(source));
                let chain = self.seen.map(|it| self.chain(it, words));
                self.hand_over(*reason, chain, meanwhile)
            }
            Move::Flow(standing) => self.step(standing, words, offers),
        }
    }

    /// A step of a guided flow, after what is said on the way to it.
    fn step(&self, standing: &Standing, words: &mut BotWords, offers: &mut Vec<String>) -> String {
        let Standing { at, says, stop, .. } = standing;
        let place = |what: &str| format!("flow:{}@{}/{}/{what}", at.playbook, at.version, at.step);
        let mut parts: Vec<String> = at.again.then(|| self.say("bot-flow-again")).into_iter().collect();
        parts.extend(says.iter().cloned());
        match stop {
            Stop::Choose(labels) => {
                words.choices.extend(labels.iter().cloned());
                offers.extend((0..labels.len()).map(|nth| place(&nth.to_string())));
            }
            Stop::Write => {}
            Stop::Article(found) => {
                words.sources.push(source(found));
                parts.extend([self.article(found), self.say("bot-did-it-help")]);
                words.choices.extend([self.say("bot-yes"), self.say("bot-no")]);
                offers.extend(["helped".to_owned(), place("no")]);
            }
            Stop::Close => {
                if !standing.ends_in_own_words {
                    parts.push(self.say("bot-close"));
                }
                return parts.join("\n\n");
            }
            Stop::Person(bring) => {
                words.sources.extend(bring.article.as_deref().map(source));
                (words.form, words.freeze) = (bring.form.clone(), bring.freeze);
                if !standing.ends_in_own_words {
                    parts.push(self.say("bot-hand-over"));
                }
                parts.push(self.back());
                return parts.join("\n\n");
            }
        }
        self.or_a_person(words, offers);
        parts.join("\n\n")
    }

    /// Nobody has to find the words for it.
    fn or_a_person(&self, words: &mut BotWords, offers: &mut Vec<String>) {
        words.choices.push(self.say("bot-person"));
        offers.push("person".into());
    }

    fn did_it_help(&self, words: &mut BotWords, offers: &mut Vec<String>) {
        for (text, offer) in [("bot-yes", "helped"), ("bot-no", "not_helped"), ("bot-person", "person")] {
            words.choices.push(self.say(text));
            offers.push(offer.to_owned());
        }
    }

    /// What the chains say, with where anybody can look.
    fn chain(&self, seen: &Seen, words: &mut BotWords) -> String {
        let told = seen.told(self.lang);
        let lang = if speaks(self.lang) { self.lang } else { "en" };
        let source = |(title, path)| BotSource { title, path, lang: lang.to_owned() };
        words.sources.extend(told.links.into_iter().map(source));
        match told.foreign {
            false => told.text,
            true => format!("{}\n\n{}", self.say("bot-other-language-chain"), told.text),
        }
    }

    fn article(&self, found: &Found) -> String {
        let other = found.in_other_language.then(|| self.say("bot-other-language"));
        // The summary is written to be the answer; what the passage says beyond it follows.
        let bare = found.summary.is_empty();
        let more =
            Some(&found.extract).filter(|it| !it.is_empty() && (bare || says_more(it, &found.summary)));
        let own = Some(&found.summary).filter(|it| !it.is_empty()).into_iter().chain(more).cloned();
        other.into_iter().chain(own).collect::<Vec<_>>().join("\n\n")
    }

    fn hand_over(&self, reason: Reason, chain: Option<String>, meanwhile: Option<&Found>) -> String {
        let first = self.say(match reason {
            Reason::Danger => "bot-danger",
            Reason::Urgent => "bot-urgent",
            _ => "bot-hand-over",
        });
        // The summary alone: it is written as the first thing to do, and a passage out of its place may play a danger down.
        let first_thing = |it: &Found| match it.summary.as_str() {
            "" => self.article(it),
            summary => summary.to_owned(),
        };
        let advice = meanwhile.map(|it| format!("{}\n\n{}", self.say("bot-meanwhile"), first_thing(it)));
        let sorry = (reason == Reason::Upset).then(|| self.say("bot-sorry"));
        // Whoever may hurt themselves is told of help, and of nothing else.
        let back = (reason != Reason::Danger).then(|| self.back());
        [sorry, Some(first), chain, advice, back].into_iter().flatten().collect::<Vec<_>>().join("\n\n")
    }

    /// When a person answers.
    fn back(&self) -> String {
        match self.opens_in {
            Some(seconds) => self.texts.count("bot-back-in", &[("hours", hours(seconds))]),
            None => self.say("bot-stay"),
        }
    }
}

/// Whether a passage is worth being said after the summary: whole sentences, half of whose words at least the summary does not have.
fn says_more(passage: &str, summary: &str) -> bool {
    let ends = passage
        .trim_end()
        .ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔', '”', '"', ')', '）']);
    let tokens = |text: &str| {
        let mut all = Vec::new();
        index_tokens(text, &mut all);
        all
    };
    let (known, all) = (tokens(summary), tokens(passage));
    let new = all.iter().filter(|it| known.binary_search(it).is_err()).count();
    ends && tells(passage) && new * 2 >= all.len()
}

fn offer(all: &[Found], words: &mut BotWords, offers: &mut Vec<String>) {
    for found in all {
        words.choices.push(found.title.clone());
        offers.push(format!("topic:{}", found.slug));
    }
}

/// Hours, begun ones counted whole.
fn hours(seconds: u64) -> i64 {
    i64::try_from(seconds.div_ceil(3600)).unwrap_or(i64::MAX)
}

/// Where an article is read.
pub(super) fn source(found: &Found) -> BotSource {
    BotSource { title: found.title.clone(), path: found.url.clone(), lang: found.lang.clone() }
}

/// What a machine has phrased, said to be that.
pub(super) fn phrased(lang: &str, text: &str) -> String {
    let texts = Texts::of_bot(Some(lang));
    format!("{text}\n\n{}\n\n{}", texts.say("bot-phrased", &[]), texts.say("bot-did-it-help", &[]))
}

/// Why the bot did what it did, for staff.
pub(super) fn why(rule: &str, reading: &Reading, candidates: &[super::weigh::Weighed]) -> BotWhy {
    BotWhy {
        rule: rule.to_owned(),
        language: reading.lang.clone(),
        intent: reading.intent.map(str::to_owned),
        confidence: reading.confidence,
        signals: reading.signals.iter().map(|it| it.name().to_owned()).collect(),
        offers: Vec::new(),
        flow: None,
        chain: Vec::new(),
        model: None,
        candidates: candidates
            .iter()
            .take(5)
            .map(|it| BotCandidate {
                slug: it.found.slug.clone(),
                score: it.score,
                similarity: it.found.near.map(|it| it.cosine),
                by_meaning: it.by_meaning(),
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::says_more;

    #[test]
    fn what_follows_the_summary_is_whole_and_new() {
        let summary = "Most deposits arrive within an hour. Look at the number of confirmations first.";
        assert!(says_more(
            "A bridge takes longer: between ten minutes and a day, depending on both networks.",
            summary
        ));
        for scrap in [
            "",
            "Pending?",
            "See withdrawal pending.",
            "Most deposits arrive within an hour.",
            "First look at the number of confirmations; most deposits arrive within an hour.",
            "What the page says",
        ] {
            assert!(!says_more(scrap, summary), "{scrap}");
        }
        assert!(says_more(
            "跨链转账要更久，视两条网络的情况而定，从十分钟到一天都有可能。",
            "大多数充值会在一小时内到账。"
        ));
    }
}
