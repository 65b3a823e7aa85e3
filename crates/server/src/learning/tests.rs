use super::{
    lessons::{Figures, Judgement, judge, parted, shipped, shipped_figures, sum},
    models::Verdict,
    retrain::{Unseen, objection, teach},
};
use crate::understanding::{Mind, Tree};
use ombud_nlp::intents::{Example, OUT_OF_SCOPE, train};

fn line(text: &str, intent: &str) -> Example {
    Example { text: text.into(), intent: intent.into() }
}

#[test]
fn the_same_lines_are_kept_back_whatever_else_there_is() {
    let all = shipped();
    assert!(all.len() > 20_000, "{}", all.len());
    let tree = Tree::get();
    assert!(all.iter().all(|it| it.intent == OUT_OF_SCOPE || tree.intent(&it.intent).is_some()));
    let (learnt, kept) = parted(&all);
    let share = kept.len() as f64 / all.len() as f64;
    assert!((0.08..0.12).contains(&share), "a tenth: {share}");
    let more = [all.clone(), vec![line("a line of our own", "tx.fee")]].concat();
    let (_, again) = parted(&more);
    assert!(kept.iter().zip(&again).all(|(a, b)| a.text == b.text), "one more line moves no other");
    assert_eq!(learnt.len() + kept.len(), all.len());
    assert_ne!(sum(&all), sum(&more));
}

/// What the quality screen shows before anything was learnt here: of these very lines. `OMBUD_FIGURES=write` learns and writes anew.
#[test]
fn the_figures_that_ship_are_of_the_lines_that_ship() {
    let all = shipped();
    if std::env::var("OMBUD_FIGURES").is_ok_and(|it| it == "write") {
        let (learnt, kept) = parted(&all);
        let judged = judge(&Mind::own(train(&learnt, 1)), &kept);
        let figures = Figures { shipped: judged, lines: sum(&all), ..Figures::default() };
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../content/intents/figures.json");
        std::fs::write(path, serde_json::to_string_pretty(&figures).unwrap() + "\n").unwrap();
        return;
    }
    let figures = shipped_figures().unwrap();
    assert_eq!(figures.lines, sum(&all), "the lines have changed: OMBUD_FIGURES=write");
    let (_, kept) = parted(&all);
    let (outside, inside): (Vec<_>, Vec<_>) = kept.iter().partition(|it| it.intent == OUT_OF_SCOPE);
    let of = figures.shipped;
    assert_eq!(
        (of.outside as usize, of.lines as usize),
        (outside.len(), inside.len()),
        "each is judged once"
    );
    let right: u32 = of.intents.values().map(|it| it.right).sum();
    assert_eq!(right, of.right, "intents add up");
    assert!(of.percent() > 65.0 && of.urgent_percent() > 80.0, "{of:?}");
}

#[test]
fn a_judgement_counts_what_is_right_urgent_and_outside() {
    let lines = [
        line("my withdrawal has been pending since yesterday", "withdrawal.pending"),
        line("someone stole all my coins right now", "security.theft"),
        line("how do I bake bread at home", OUT_OF_SCOPE),
        line("my withdrawal has been pending for hours", "tx.fee"),
    ];
    let found = judge(&Mind::default(), &lines);
    assert_eq!((found.lines, found.outside, found.urgent, found.urgent_told), (3, 1, 1, 1), "{found:?}");
    assert_eq!(found.right, 2, "{found:?}");
    let pending = found.intents["withdrawal.pending"];
    assert_eq!((pending.lines, pending.right, pending.taken), (1, 1, 2), "{pending:?}");
    assert_eq!(found.intents["tx.fee"].right, 0);
}

#[test]
fn what_is_worse_does_not_take_the_place_of_what_is_better() {
    let figures = |right, urgent_told| Figures {
        shipped: Judgement { lines: 1000, right, urgent: 100, urgent_told, ..Judgement::default() },
        ..Figures::default()
    };
    let former = figures(750, 90);
    let own = |right| Judgement { lines: 10, right, ..Judgement::default() };
    let unseen = |new, former| Unseen { new: own(new), former: own(former) };
    assert_eq!(objection(&figures(750, 90), &former, &unseen(8, 5)), None);
    assert_eq!(objection(&figures(746, 90), &former, &unseen(8, 5)), None, "the noise of training");
    assert_eq!(objection(&figures(740, 90), &former, &unseen(8, 5)), Some(Verdict::Worse));
    assert_eq!(objection(&figures(800, 85), &former, &unseen(8, 5)), Some(Verdict::MissesUrgent));
    assert_eq!(objection(&figures(750, 90), &former, &unseen(4, 5)), Some(Verdict::NotBetter));
}

/// Lines that only who has learnt them can read, for they have nothing in common.
#[test]
fn what_the_former_version_has_learnt_by_heart_is_no_measure() {
    let word = |seed: usize| format!("{:x}", 0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(seed as u64 + 1));
    let intents = ["tx.fee", "login.password", "withdrawal.pending"];
    let lines = |from: usize, to: usize| -> Vec<Example> {
        (from..to).map(|at| line(&word(at), intents[at % 3])).collect()
    };
    let (base, own) = (lines(0, 120), lines(1000, 1060));
    let former = Mind::own(train(&[base.clone(), own.clone()].concat(), 1));
    let (_, kept) = parted(&own);
    assert!(!kept.is_empty() && judge(&former, &kept).right as usize == kept.len(), "it knows them by heart");
    let taught = teach(&base, (&own, own.len()), None, &former);
    assert!(taught.figures.own.right < taught.figures.own.lines, "the new one has not seen them");
    assert_eq!(objection(&taught.figures, &taught.base, &taught.unseen), None);
}

#[test]
fn without_corrections_what_is_learnt_is_worth_what_ships() {
    let intents = ["tx.fee", "login.password", "withdrawal.pending"];
    let lines: Vec<Example> =
        (0..120).map(|at| line(&format!("{} number {at}", intents[at % 3]), intents[at % 3])).collect();
    let taught = teach(&lines, (&[], 0), None, &Mind::default());
    assert!(taught.figures.shipped.lines > 5 && taught.figures.own == Judgement::default());
    assert_eq!(taught.figures.shipped, taught.base.shipped);
    // The same where it is known already what ships is worth.
    let again = teach(&lines, (&[], 0), Some(taught.base.clone()), &Mind::default());
    assert_eq!((again.figures.shipped, again.base), (taught.figures.shipped, taught.base));
}
