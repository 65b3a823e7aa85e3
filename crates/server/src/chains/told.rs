//! What a customer is told of what they named.

use super::{ChainDesk, ChainSeverity, deposits::Stuck};
use crate::{http::Problem, texts::Texts};
use futures_util::future::join_all;
use ombud_base::id::{CustomerId, WorkspaceId};
use ombud_chain::{
    Code, Diagnosis, Severity, Verdict,
    diagnosis::Fact,
    say::{paragraph, say_all, speaks},
};

/// Verdicts on one transaction that are said in full, unless more of them are dangers. More nobody reads who is afraid.
const MOST: usize = 4;
/// So many at least are said, if there are.
const LEAST: usize = 2;

/// A look at what a customer named, before it is put into words of a language.
#[derive(Clone, Debug)]
pub struct Seen {
    /// What matters most of what they named.
    pub(super) lead: Diagnosis,
    /// The rest of it.
    pub(super) others: Vec<Diagnosis>,
    pub(super) stuck: Vec<Stuck>,
}

/// What is said of a look to a customer.
#[derive(Clone, Debug)]
pub struct Told {
    /// The words.
    pub text: String,
    /// Whether they are not in the language that was asked for, but in English.
    pub foreign: bool,
    /// Where anybody can look at it, each with what it is called.
    pub links: Vec<(String, String)>,
}

impl ChainDesk {
    /// Asks the networks about the transactions and addresses that a customer of the workspace names, all at once; what matters most
    /// leads. None where nothing is to be said of any.
    ///
    /// # Errors
    /// As the database says; a network that cannot be asked is no error but is told.
    pub async fn seen(
        &self,
        ws: WorkspaceId,
        customer: Option<CustomerId>,
        subjects: &[String],
    ) -> Result<Option<Seen>, Problem> {
        let ground = self.ground(ws, customer).await?;
        let mut all = join_all(subjects.iter().map(|it| self.diagnose(it, None, &ground))).await;
        all.retain(says_something);
        let whole = ground.whole(self).await;
        let stuck = all.iter().flat_map(|it| &it.found).flat_map(|it| self.stuck(it, whole));
        let stuck = stuck.collect();
        // Those that matter alike stay in the order in which they were named.
        all.sort_by_key(|it| std::cmp::Reverse(worst(it)));
        let mut all = all.into_iter();
        Ok(all.next().map(|lead| Seen { lead, others: all.collect(), stuck }))
    }
}

/// Whether networks know it, or say that they do not, or cannot be asked.
fn says_something(it: &Diagnosis) -> bool {
    let codes = [Code::TxNotFound, Code::TxDropped, Code::CannotTell];
    !it.found.is_empty() || it.verdicts.iter().any(|it| codes.contains(&it.code))
}

fn verdicts(it: &Diagnosis) -> impl Iterator<Item = &Verdict> {
    it.found.iter().flat_map(|it| &it.verdicts).chain(&it.verdicts)
}

fn worst(it: &Diagnosis) -> Severity {
    verdicts(it).map(|it| it.severity).max().unwrap_or(Severity::Wait)
}

impl Seen {
    /// The deposits that are not credited by themselves.
    pub fn stuck(&self) -> &[Stuck] {
        &self.stuck
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Diagnosis> {
        std::iter::once(&self.lead).chain(&self.others)
    }

    fn verdicts(&self) -> impl Iterator<Item = &Verdict> {
        self.all().flat_map(verdicts)
    }

    /// How much the worst of it matters.
    pub fn severity(&self) -> ChainSeverity {
        worst(&self.lead).into()
    }

    /// Whether somebody took what was not theirs.
    pub fn tells_of_theft(&self) -> bool {
        self.verdicts().any(|it| it.code == Code::TransferTaken)
    }

    /// In the words of a language (BCP 47): for each network that knows it, what matters and what to do; then a line for each other
    /// transaction.
    pub fn told(&self, lang: &str) -> Told {
        let mut told = Told { text: String::new(), foreign: !speaks(lang), links: Vec::new() };
        let mut parts: Vec<String> = Vec::new();
        for found in &self.lead.found {
            parts.extend(words_of(&found.verdicts, lang));
        }
        if self.lead.found.is_empty() {
            match silent(&self.lead) {
                Some(networks) => {
                    parts.push(Texts::of_bot(Some(lang)).say("bot-chain-silent", &[("networks", networks)]));
                    told.foreign &= !self.others.is_empty();
                }
                None => parts.extend(words_of(&self.lead.verdicts, lang)),
            }
        }
        let lines: Vec<String> = self.others.iter().filter_map(|it| line_of(it, lang)).collect();
        parts.extend(Some(lines.join("\n")).filter(|it| !it.is_empty()));
        for it in self.all() {
            let title = |network: &str| format!("{network}: {}", short(&it.asked.text));
            let links = it.found.iter().filter_map(|it| Some((title(&it.network), it.link.clone()?)));
            told.links.extend(links);
        }
        told.text = parts.join("\n\n");
        told
    }

    /// The names of the verdicts, those of what matters most first.
    pub fn codes(&self) -> Vec<&'static str> {
        let mut codes: Vec<&'static str> = Vec::new();
        for code in self.verdicts().map(|it| it.code.name()) {
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        codes
    }

    /// Whether somebody of staff has to look at it: danger, a deposit that is not credited by itself, and what cannot be seen now.
    pub fn needs_person(&self) -> bool {
        let needs = |it: &Verdict| match it.severity {
            Severity::Danger => true,
            Severity::Act => it.code.name().starts_with("deposit."),
            _ => it.code == Code::CannotTell,
        };
        self.verdicts().any(needs)
    }
}

/// The names of the networks that cannot be asked, where nothing else can be said.
fn silent(it: &Diagnosis) -> Option<String> {
    let verdict = it.verdicts.iter().find(|it| it.code == Code::CannotTell)?;
    match verdict.facts.get("networks") {
        Some(Fact::Text(networks)) => Some(networks.clone()),
        _ => None,
    }
}

/// What is said of verdicts, the worst first: all that is to be done, what the platform says of a deposit and where it stands.
fn words_of(verdicts: &[Verdict], lang: &str) -> Vec<String> {
    let said = say_all(verdicts, lang);
    let matters = |it: &Verdict| {
        let name = it.code.name();
        it.severity > Severity::Fine || name.starts_with("deposit.") || name.starts_with("tx.")
    };
    let dangers = said.iter().filter(|(it, _)| it.severity == Severity::Danger).count();
    let matter = said.iter().filter(|(it, _)| matters(it)).count();
    let mut parts = Vec::new();
    for (_, said) in said.into_iter().take(matter.min(MOST).max(dangers).max(LEAST)) {
        parts.extend([paragraph(&said, lang), said.advice].into_iter().filter(|it| !it.is_empty()));
    }
    parts
}

/// One line of what matters most of a transaction that is not the worst of those that were named.
fn line_of(it: &Diagnosis, lang: &str) -> Option<String> {
    let said = say_all(verdicts(it), lang);
    said.first().map(|(_, said)| format!("{}: {}", short(&it.asked.text), said.title))
}

/// An id as it is compared: what is written in hex means the same in capitals, and without `0x`.
pub fn folded(id: &str) -> String {
    let bare = id.strip_prefix("0x").or_else(|| id.strip_prefix("0X")).unwrap_or(id);
    let hex = bare.len() == 64 && bare.bytes().all(|it| it.is_ascii_hexdigit());
    if hex { bare.to_ascii_lowercase() } else { id.to_owned() }
}

/// An id that fits on a line.
pub fn short(id: &str) -> String {
    let chars: Vec<char> = id.chars().collect();
    match chars.as_slice() {
        [first @ .., _, _, _, _, _, _] if chars.len() > 20 => {
            let head: String = first.iter().take(8).collect();
            let tail: String = chars.iter().skip(chars.len() - 6).collect();
            format!("{head}…{tail}")
        }
        _ => id.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ombud_base::Time;
    use ombud_chain::{
        Found,
        diagnosis::{Asked, AskedKind},
    };

    fn looked(text: &str, verdicts: Vec<Verdict>) -> Diagnosis {
        let asked = Asked { text: text.into(), kind: AskedKind::Transaction, at: Time::from_micros(1) };
        let verdicts = verdicts.into_iter().map(|it| it.with("network", "Dev")).collect();
        let chain = "eip155:1".parse().unwrap();
        let (network, link) = ("Dev".into(), Some(format!("https://explorer.example/tx/{text}")));
        let found = Found { chain, network, verdicts, transaction: None, account: None, link };
        Diagnosis {
            asked,
            found: vec![found],
            verdicts: Vec::new(),
            nowhere: Vec::new(),
            cannot_tell: Vec::new(),
        }
    }

    fn through() -> Verdict {
        Verdict::new(Code::TxSucceeded).with("confirmations", 9).with("needed", 3)
    }

    fn moved(code: Code) -> Verdict {
        let it = Verdict::new(code).with("amount", 3).with("from", "a").with("to", "b").with("by", "t");
        it.with("resembles", "c").with("token", "d").with("expected", "Dev 2")
    }

    fn of(lead: Diagnosis, others: Vec<Diagnosis>) -> Seen {
        Seen { lead, others, stuck: Vec::new() }
    }

    #[test]
    fn the_worst_is_told_first_and_nothing_says_that_nothing_has_to_be_done() {
        let all = vec![through(), moved(Code::TransferNative), moved(Code::SentToLookalike)];
        let seen = of(looked("aa", all), Vec::new());
        let text = seen.told("en").text;
        assert!(text.starts_with("This went to an address made to deceive you. "), "{text}");
        assert!(
            text.contains("Your transaction went through") && !text.contains("Nothing has to be done"),
            "{text}"
        );
        // What the platform says of a deposit is said, though it stands behind what moved.
        let all = vec![through(), moved(Code::TransferNative), moved(Code::DepositComplete)];
        let text = of(looked("aa", all), Vec::new()).told("zh-CN").text;
        assert!(
            text.starts_with("充值已到达我们的地址。") && text.contains("您的交易已成功。它已在"),
            "{text}"
        );
    }

    #[test]
    fn each_other_transaction_has_a_line() {
        let lead = looked("aa", vec![through(), moved(Code::TransferTaken)]);
        let seen = of(
            lead,
            vec![looked("bb", vec![through()]), looked("cc", vec![moved(Code::DepositWrongNetwork)])],
        );
        let told = seen.told("en");
        assert!(told.text.starts_with("Somebody else took these tokens. "), "{}", told.text);
        let lines =
            "bb: Your transaction went through\ncc: The deposit came by a network that we do not credit here";
        assert!(told.text.ends_with(lines), "{}", told.text);
        assert_eq!((told.links.len(), told.foreign), (3, false));
        assert!(seen.needs_person() && seen.tells_of_theft());
        assert_eq!(seen.codes(), ["tx.succeeded", "transfer.taken", "deposit.wrong-network"]);
    }

    #[test]
    fn who_cannot_be_asked_is_told_in_the_language_of_whoever_asks() {
        let mut lead = looked("aa", Vec::new());
        lead.found.clear();
        lead.verdicts = vec![Verdict::new(Code::CannotTell).with("networks", "Dev")];
        assert!(says_something(&lead));
        let seen = of(lead, Vec::new());
        assert!(seen.needs_person());
        let told = ["en", "zh-CN", "fr", "ja", "ar"].map(|lang| seen.told(lang));
        for (at, one) in told.iter().enumerate() {
            assert!(
                !one.foreign && one.text.contains("Dev") && !one.text.contains("bot-chain"),
                "{}",
                one.text
            );
            assert!(told.iter().skip(at + 1).all(|it| it.text != one.text), "{}", one.text);
        }
    }
}
