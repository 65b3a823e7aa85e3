use super::judge::{Known, LONGEST_PAUSE, Pace, SHORTEST_PAUSE, Verdict, judge, pause};
use crate::chains::ChainStanding::{self, Failed, Gone, Reorganised, Silent, Through, Waiting};

/// What is told when a network says these one after the other.
fn told(said: &[ChainStanding]) -> Vec<ChainStanding> {
    let whole: Vec<_> = said.iter().map(|it| (*it, false)).collect();
    told_of(&whole)
}

/// The same, each with whether something may be missing in it.
fn told_of(said: &[(ChainStanding, bool)]) -> Vec<ChainStanding> {
    let (mut hint, mut hints, mut told) = (None, 0, Vec::new());
    for (standing, in_part) in said {
        match judge(&Known { hint, hints, told: &told, in_part: *in_part }, *standing) {
            Verdict::Same => (hint, hints) = (None, 0),
            Verdict::Perhaps(what, times) => (hint, hints) = (Some(what), times),
            Verdict::News(what) => {
                (hint, hints) = (None, 0);
                told.push(what);
            }
        }
    }
    told
}

#[test]
fn nothing_is_told_that_was_seen_once() {
    assert!(told(&[Waiting, Waiting, Through]).is_empty());
    assert!(told(&[Failed, Waiting, Failed, Waiting, Failed]).is_empty());
    assert!(told(&[Failed, Through, Failed, Through]).is_empty());
    assert_eq!(told(&[Waiting, Through, Through]), [Through]);
    assert!(told(&[Gone, Gone, Waiting, Gone, Gone]).is_empty());
    assert_eq!(told(&[Gone, Gone, Gone]), [Gone]);
}

#[test]
fn what_is_through_is_looked_at_again_while_the_platform_is_silent_but_not_for_ever() {
    let part = (Through, true);
    assert!(told_of(&[part; 5]).is_empty());
    assert_eq!(told_of(&[part; 6]), [Through]);
    assert_eq!(told_of(&[part, part, (Through, false)]), [Through]);
    assert_eq!(told_of(&[(Failed, true), (Failed, true)]), [Failed], "of what failed nothing came anywhere");
}

#[test]
fn silence_proves_nothing_and_forgets_nothing() {
    assert!(told(&[Silent; 50]).is_empty());
    assert_eq!(told(&[Failed, Silent, Silent, Failed]), [Failed]);
    assert!(told(&[Gone, Silent, Silent, Silent, Gone]).is_empty());
}

#[test]
fn the_same_is_told_once_however_often_it_comes_and_goes() {
    let flapping = [Gone, Gone, Gone, Waiting, Gone, Gone, Gone, Waiting, Gone, Gone, Gone, Through, Through];
    assert_eq!(told(&flapping), [Gone, Through]);
    assert_eq!(
        told(&[Reorganised, Reorganised, Reorganised, Reorganised, Through, Through]),
        [Reorganised, Through]
    );
}

#[test]
fn looks_become_rarer_and_follow_the_pace_of_blocks() {
    let pace = |age, wait| pause(Pace { age, block: 12, wait }, Verdict::Same, false);
    assert_eq!((pace(0, None), pace(60, None), pace(1_000_000, None)), (SHORTEST_PAUSE, 30, LONGEST_PAUSE));
    assert_eq!(
        (pace(0, Some(144)), pace(0, Some(0)), pace(0, Some(86_400))),
        (144, SHORTEST_PAUSE, LONGEST_PAUSE)
    );
    let slow = Pace { age: 0, block: 600, wait: None };
    assert_eq!((pause(slow, Verdict::Same, false), pause(slow, Verdict::Same, true)), (300, 300));
    assert_eq!(pause(slow, Verdict::Perhaps(Failed, 1), false), 60);
    assert_eq!(pause(slow, Verdict::Perhaps(Gone, 1), false), 600);
    // Over its whole life, a watch costs a network no more than this many looks.
    let (mut at, mut looks) = (0, 0);
    while at < super::DAYS * 86_400 {
        at += pause(Pace { age: at, block: 1, wait: None }, Verdict::Same, false);
        looks += 1;
    }
    assert!(looks < 360, "{looks}");
}
