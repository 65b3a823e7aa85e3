//! One message, read: language, intent, what cannot wait, how urgent.

use super::{
    model,
    tree::{Intent, Tree},
};
use crate::words::words;
use ombud_nlp::{
    intents::Model,
    langid,
    signals::{Signal, together},
};

words! {
    /// How long something can wait.
    Urgency {
        /// As it comes.
        Normal = "normal",
        /// Before others: money is stuck, or somebody is upset.
        High = "high",
        /// Now: something is being lost, or somebody is in danger.
        Urgent = "urgent",
    }
}

/// Below this the language of its writer, if it is known, is taken for a message's.
const SURE_OF_LANGUAGE: f32 = 0.7;
/// From this share on that urgent intents have together, a message is urgent.
const URGENT_FROM: f32 = 0.3;
/// What the words alone must have of it: three articles that are near by chance alarm nobody.
const URGENT_WORDS_FROM: f32 = 0.1;
/// From this share on it may be urgent, and that is asked: a question too many costs a glance, one too few may cost everything.
const ASK_FROM: f32 = 0.1;
/// From this share on what signs say as well is believed: neither is enough alone, and they know nothing of each other.
const SIGNED_FROM: f32 = 0.1;
/// From this share on what is asked is taken for a question about prices or investment: nobody gets advice by accident.
const INVEST_FROM: f32 = 0.1;
/// The same where no intent is sure: of lines kept back, 80 in a hundred of those questions have it, and 3 of others.
const INVEST_FROM_UNSURE: f32 = 0.03;
/// From this share of a role's intents on, its team has the case although no single intent is sure.
const ROLE_FROM: f32 = 0.35;
/// What the articles that answer say of the intent, beside the words: as much, when they fit as well as can be.
const ARTICLES: f32 = 1.0;
/// Articles that have a say.
const SAY: usize = 3;

/// What a message was read as.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Its language (BCP 47); the writer's, when the text does not tell.
    pub lang: String,
    /// The chance that the text is in it; 0 when it is the writer's.
    pub lang_confidence: f32,
    /// The likeliest intent, and the one after it.
    pub intent: Option<&'static str>,
    /// The second likeliest.
    pub second: Option<&'static str>,
    /// The chance that the first one is right.
    pub confidence: f32,
    /// Whether that is enough to act on it.
    pub sure: bool,
    /// How much of it is each intent's, most first; what is missing to 1 is no intent's.
    pub shares: Vec<(&'static str, f32)>,
    /// What the words give away.
    pub signals: Vec<Signal>,
    /// How urgent it is.
    pub urgency: Urgency,
    /// Why it is urgent: a signal's name or the intent; none if it is not.
    pub urgent_for: Option<&'static str>,
    /// Whether it may be urgent all the same: then that is asked.
    pub doubtful: bool,
    /// How much of its words, without what the articles say, is of intents that cannot wait.
    pub urgent_words: f32,
    /// How much of its words is of prices and investment: an article that is near by chance makes no question one of them.
    pub advice_words: f32,
}

impl Reading {
    /// Whether the words give this away.
    pub fn has(&self, signal: Signal) -> bool {
        self.signals.contains(&signal)
    }

    /// The intent, if it is sure enough to act on it.
    pub fn sure_intent(&self) -> Option<&'static str> {
        self.intent.filter(|_| self.sure)
    }

    /// Whether it asks about prices or what to buy.
    pub fn asks_advice(&self) -> bool {
        let from = if self.sure { INVEST_FROM } else { INVEST_FROM_UNSURE };
        self.has(Signal::Advice) || self.advice_words >= from
    }

    /// The same, about what somebody said it is: an intent of the tree, or none.
    #[must_use]
    pub fn corrected(mut self, intent: &str) -> Self {
        self.intent = Tree::get().intent(intent).map(|it| it.id.as_str());
        (self.second, self.sure) = (None, self.intent.is_some());
        self.confidence = if self.sure { 1.0 } else { 0.0 };
        self
    }

    /// How much of it is of intents that cannot wait.
    pub fn urgent_share(&self) -> f32 {
        self.share(|it| asked(it) == Urgency::Urgent)
    }

    fn weigh_urgency(&mut self) {
        (self.urgency, self.urgent_for) = urgency(self);
        let may_be = self.urgent_share() >= ASK_FROM || together(&self.signals);
        self.doubtful = self.urgency < Urgency::Urgent && may_be;
    }

    fn share(&self, of: impl Fn(&str) -> bool) -> f32 {
        self.shares.iter().filter(|it| of(it.0)).map(|it| it.1).sum()
    }

    /// The likeliest intent of the role that most speaks for, where that is enough.
    pub fn likely(&self) -> Option<&'static Intent> {
        let tree = Tree::get();
        let role = |id: &str| tree.intent(id).map(|it| it.team.as_str());
        let of_role = |wanted: &str| self.share(|it| role(it) == Some(wanted));
        let best = tree.roles().into_iter().max_by(|a, b| of_role(a).total_cmp(&of_role(b)))?;
        if of_role(best) < ROLE_FROM {
            return None;
        }
        self.shares.iter().filter_map(|it| tree.intent(it.0)).find(|it| it.team == best)
    }

    /// The same with what the articles say that were found for it: their intents, and how well each fits, 0 to 1.
    #[must_use]
    pub fn with_articles<'a>(mut self, found: impl Iterator<Item = (&'a [String], f32)>) -> Self {
        let found: Vec<(&[String], f32)> = found.take(SAY).filter(|it| !it.0.is_empty()).collect();
        let fits: f32 = found.iter().map(|it| it.1).sum();
        let weight = ARTICLES * found.iter().map(|it| it.1).fold(0.0, f32::max);
        if fits <= 0.0 {
            return self;
        }
        self.shares.iter_mut().for_each(|it| it.1 /= 1.0 + weight);
        for (intents, fit) in found {
            let each = weight / (1.0 + weight) * fit / fits / intents.len() as f32;
            for intent in intents.iter().filter_map(|it| Tree::get().intent(it)) {
                match self.shares.iter_mut().find(|it| it.0 == intent.id) {
                    Some(share) => share.1 += each,
                    None => self.shares.push((&intent.id, each)),
                }
            }
        }
        self.shares.sort_by(|a, b| b.1.total_cmp(&a.1));
        self.weigh_urgency();
        self
    }
}

/// Reads a text by a classifier, and by the lists of words that the program brings with it.
pub(super) fn read(by: Option<&Model>, text: &str, hint: Option<&str>) -> Reading {
    let (lang, lang_confidence) = language(text, hint);
    let mut signals = model::signals().of(text);
    if !together(&signals) {
        // Nobody is told "names a secret" of a question about backups.
        signals.retain(|it| !it.is_sign());
    }
    // A class that the tree does not have means nothing here.
    let known = |id: &str| Tree::get().intent(id).map(|it| it.id.as_str());
    // What has no word tells nothing: digits and signs, which stand for a button or an amount.
    let worded = text.chars().any(char::is_alphabetic);
    let (guess, shares) = by.filter(|_| worded).map(|it| it.read(text)).unzip();
    let mut reading = Reading {
        lang,
        lang_confidence,
        intent: guess.and_then(|it| known(it.best)),
        second: guess.and_then(|it| known(it.second?)),
        confidence: guess.map_or(0.0, |it| it.confidence),
        sure: guess.is_some_and(|it| it.in_scope),
        shares: shares.into_iter().flatten().filter_map(|it| Some((known(it.0)?, it.1))).collect(),
        signals,
        urgency: Urgency::Normal,
        urgent_for: None,
        doubtful: false,
        urgent_words: 0.0,
        advice_words: 0.0,
    };
    reading.urgent_words = reading.urgent_share();
    reading.advice_words = reading.share(|it| it.starts_with("invest."));
    reading.weigh_urgency();
    reading
}

fn language(text: &str, hint: Option<&str>) -> (String, f32) {
    let guess = langid::identify(text);
    let found = match guess.lang {
        "zh" => "zh-CN",
        "zh-Hant" => "zh-TW",
        other => other,
    };
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    match hint {
        // The writer's own tag says more (`pt-BR`) than the text can.
        Some(hint) if primary(hint) == primary(found) && found != "zh-TW" => {
            (hint.to_owned(), guess.confidence)
        }
        Some(hint) if found == "und" || guess.confidence < SURE_OF_LANGUAGE => (hint.to_owned(), 0.0),
        _ => (found.to_owned(), guess.confidence),
    }
}

/// How urgent the tree has an intent.
fn asked(id: &str) -> Urgency {
    Tree::get().intent(id).map_or(Urgency::Normal, |it| it.urgency)
}

fn urgency(reading: &Reading) -> (Urgency, Option<&'static str>) {
    let signal = |wanted: Signal| reading.has(wanted).then(|| wanted.name());
    let now = [Signal::SelfHarm, Signal::Theft, Signal::Exposed].into_iter().find_map(signal);
    if now.is_some() {
        return (Urgency::Urgent, now);
    }
    let share = reading.urgent_share();
    let by_share = share >= URGENT_FROM && reading.urgent_words >= URGENT_WORDS_FROM;
    if by_share || share >= SIGNED_FROM && together(&reading.signals) {
        let most = reading.shares.iter().find(|it| asked(it.0) == Urgency::Urgent);
        return (Urgency::Urgent, most.map(|it| it.0));
    }
    let soon = [Signal::Legal, Signal::Angry].into_iter().find_map(signal);
    if soon.is_some() {
        return (Urgency::High, soon);
    }
    match reading.sure_intent() {
        Some(id) if asked(id) == Urgency::High => (Urgency::High, Some(id)),
        _ => (Urgency::Normal, None),
    }
}
