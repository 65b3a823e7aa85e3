//! Telephone numbers as people write them in their own countries, and the number of the social security of the United States.
//!
//! Digits in groups are many things: amounts, dates, heights of blocks, orders. A number with a country's code, with a trunk's
//! zero, or of groups that only telephones have is one wherever it stands. Groups that an amount or a list may have as well
//! ([`Form::Perhaps`]) are one only where they stand alone and nothing beside them says otherwise.

mod around;

use super::{Leads, Personal, is_cut, plain::glues};

/// The most digits of a number (E.164).
const DIGITS: usize = 15;
/// The fewest that are looked at; fewer at the end of a preview, where the rest is missing.
const SHORTEST: usize = 8;
const SHORTEST_CUT: usize = 4;
/// The most groups that a number is written in.
const GROUPS: usize = 7;

/// How sure it is that digits are a telephone's.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Wherever they stand.
    Sure,
    /// Where nothing beside them says otherwise, and no other digits.
    Perhaps,
    /// It is a number of social security.
    Social,
}

/// Digits that stand together.
#[derive(Clone, Copy)]
struct Group {
    from: usize,
    to: usize,
}

impl Group {
    const fn len(self) -> usize {
        self.to - self.from
    }
}

/// All of them; all but the last two digits is hidden.
pub(super) fn found(chars: &[char]) -> Vec<Personal> {
    let mut found = Vec::new();
    let mut groups: Vec<Group> = Vec::new();
    let mut at = 0;
    while let Some(char) = chars.get(at) {
        if !char.is_ascii_digit() {
            at += 1;
            continue;
        }
        if at > 0 && chars.get(at - 1).is_some_and(|it| glues(*it)) {
            at += digits_at(chars, at);
            continue;
        }
        groups.clear();
        let end = run(chars, at, &mut groups);
        of_run(chars, &groups, &mut found);
        at = end;
    }
    found
}

fn digits_at(chars: &[char], at: usize) -> usize {
    chars.get(at..).unwrap_or_default().iter().take_while(|it| it.is_ascii_digit()).count()
}

/// The groups that begin here with nothing between them but what joins the groups of a number; where they end.
fn run(chars: &[char], from: usize, groups: &mut Vec<Group>) -> usize {
    let joins = |it: &char| matches!(it, ' ' | '-' | '(' | ')' | '.' | '/');
    let mut at = from;
    loop {
        let to = at + digits_at(chars, at);
        groups.push(Group { from: at, to });
        let gap = chars.get(to..).unwrap_or_default().iter().take_while(|it| joins(it)).count();
        if gap == 0 || digits_at(chars, to + gap) == 0 {
            return to;
        }
        at = to + gap;
    }
}

/// The numbers among the groups of a run.
fn of_run(chars: &[char], groups: &[Group], found: &mut Vec<Personal>) {
    let mut first = 0;
    while first < groups.len() {
        let next = if begins(chars, groups, first) { longest(chars, groups, first) } else { None };
        let Some((last, form)) = next else {
            first += 1;
            continue;
        };
        let from = begin(chars, groups[first].from);
        let to = groups[last].to;
        let kind = if form == Form::Social { Leads::Number } else { Leads::Phone };
        found.push(Personal { kind, from, to, hidden: (from, to.saturating_sub(2)) });
        first = last + 1;
    }
}

/// Where a number begins whose first digit stands here: at its `+` or `(`.
fn begin(chars: &[char], digit: usize) -> usize {
    let mut from = digit;
    while from > 0 && matches!(chars[from - 1], '+' | '(') {
        from -= 1;
    }
    from
}

/// A number begins with the run, or behind a space, a slash or a bracket: what stands behind a dash or a dot is part of a date, of
/// an amount or of an id.
fn begins(chars: &[char], groups: &[Group], first: usize) -> bool {
    first == 0 || gap(chars, groups, first - 1).iter().any(|it| matches!(it, ' ' | '/' | '(' | ')'))
}

/// What stands between a group and the next.
fn gap<'a>(chars: &'a [char], groups: &[Group], at: usize) -> &'a [char] {
    match (groups.get(at), groups.get(at + 1)) {
        (Some(one), Some(next)) => chars.get(one.to..next.from).unwrap_or_default(),
        _ => &[],
    }
}

/// Whether a number may end with this group.
fn ends(chars: &[char], groups: &[Group], last: usize) -> bool {
    if last + 1 < groups.len() {
        return gap(chars, groups, last).iter().any(|it| matches!(it, ' ' | '/' | ')'));
    }
    let behind = |by: usize| groups.get(last).and_then(|it| chars.get(it.to + by)).copied();
    let digit = behind(1).is_some_and(|it| it.is_ascii_digit());
    // `10:30`, `1,000`.
    !(behind(0).is_some_and(glues) || digit && matches!(behind(0), Some(':' | ',')))
}

/// The last group of the number that begins with `first`: the longest that is one, but where another begins in
/// it.
fn longest(chars: &[char], groups: &[Group], first: usize) -> Option<(usize, Form)> {
    let (mut best, mut digits) = (None, 0);
    for last in first..groups.len().min(first + GROUPS) {
        if last > first && best.is_some() && is_another(chars, groups, last) {
            break;
        }
        digits += groups.get(last).map_or(0, |it| it.len());
        if digits > DIGITS {
            break;
        }
        let cut = groups.get(last).is_some_and(|it| is_cut(chars, it.to));
        if digits < if cut { SHORTEST_CUT } else { SHORTEST } || !ends(chars, groups, last) {
            continue;
        }
        if let Some(form) = Candidate::of(chars, groups, (first, last)).form() {
            best = Some((last, form));
        }
        // Nobody writes a number in one piece and a rest behind it.
        if best.is_some() && last == first && digits > 9 {
            break;
        }
    }
    best
}

/// Whether another number begins with this group: `0171 2345678 0151 99887766`.
fn is_another(chars: &[char], groups: &[Group], at: usize) -> bool {
    let zero = groups.get(at).is_some_and(|it| it.len() > 2 && chars[it.from] == '0');
    zero && longest(chars, groups, at).is_some()
}

/// What stands between the groups: nothing else than that.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Between {
    Nothing,
    Dashes,
    Spaces,
    Others,
}

/// Groups that may be a number.
struct Candidate<'a> {
    chars: &'a [char],
    /// Its digits.
    digits: Vec<u8>,
    /// How many each group has.
    lens: Vec<usize>,
    /// Where it begins and ends.
    place: (usize, usize),
    plus: bool,
    dots: usize,
    slashes: usize,
    between: Between,
    /// Nothing else is in the run.
    alone: bool,
    /// It stands at the end of a preview.
    cut: bool,
}

impl<'a> Candidate<'a> {
    fn of(chars: &'a [char], groups: &[Group], (first, last): (usize, usize)) -> Self {
        let own = groups.get(first..=last).unwrap_or_default();
        let (from, to) = (groups[first].from, groups[last].to);
        let mut it = Self {
            chars,
            digits: Vec::with_capacity(16),
            lens: own.iter().map(|it| it.len()).collect(),
            place: (begin(chars, from), to),
            plus: chars[begin(chars, from)..from].contains(&'+'),
            dots: 0,
            slashes: 0,
            between: Between::Nothing,
            alone: first == 0 && last + 1 == groups.len(),
            cut: is_cut(chars, to),
        };
        for char in chars.get(from..to).unwrap_or_default() {
            match char {
                '0'..='9' => it.digits.push(u8::try_from(*char).unwrap_or(b'0')),
                '.' => it.dots += 1,
                '/' => it.slashes += 1,
                _ => {}
            }
            it.between = match (it.between, char) {
                (between, '0'..='9') => between,
                (Between::Nothing | Between::Dashes, '-') => Between::Dashes,
                (Between::Nothing | Between::Spaces, ' ') => Between::Spaces,
                _ => Between::Others,
            };
        }
        it
    }

    fn digit(&self, at: usize) -> u8 {
        self.digits.get(at).copied().unwrap_or(b' ')
    }

    fn form(&self) -> Option<Form> {
        if self.lens == [3, 2, 4] && self.between == Between::Dashes {
            return Some(Form::Social);
        }
        if self.abroad() || self.national() || self.mobile() || self.american() {
            return Some(Form::Sure);
        }
        let perhaps = self.alone && self.perhaps() && around::says_nothing(self.chars, self.place);
        perhaps.then_some(Form::Perhaps)
    }

    /// With a country's code: `+49 151 99887766`, `0049…`.
    fn abroad(&self) -> bool {
        let zeros = self.digits.starts_with(b"00") && self.len(0) > 1;
        let code = self.digit(if self.plus { 0 } else { 2 });
        let least = if self.cut { SHORTEST_CUT } else { SHORTEST };
        // `+1 234 567.89` and `+12345.678` have decimals; `+1.4155552671` and `+49 151.99887766` have none.
        let decimals = self.dots == 1
            && (zeros
                || self.len(0) > 3
                || self.thousands() && self.lens.last().is_some_and(|it| *it < 4)
                || around::is_amount(self.chars, self.place));
        (self.plus || zeros) && matches!(code, b'1'..=b'9') && self.digits.len() >= least && !decimals
    }

    /// With the zero of a trunk: `0151/9988-7766`, `044 668 18 00`, `06.12.34.56.78`.
    fn national(&self) -> bool {
        let (first, second) = (self.len(0), self.len(1));
        let least = if self.cut && first > 2 { 5 } else { 9 };
        if self.digit(0) != b'0' || self.digit(1) == b'0' || !(least..=12).contains(&self.digits.len()) {
            return false;
        }
        let pairs = self.lens == [2; 5];
        // A day, a month and a year, with an hour behind them, or with what is no hour.
        let date = first == 2 && second == 2 && !pairs;
        let dotted = self.dots > 0 && !(self.lens.len() > 2 && first > 1 && self.dots + 1 == self.lens.len());
        let slashed = self.slashes > 1 || self.slashes == 1 && !(first > 2 || second > 5);
        let short = first == 1 && self.lens.len() < 3 && self.lens.len() > 1;
        !date
            && !dotted
            && !slashed
            && !short
            && (first > 2 || pairs || self.cut || self.lens.last().is_some_and(|it| *it > 2))
    }

    fn len(&self, at: usize) -> usize {
        self.lens.get(at).copied().unwrap_or_default()
    }

    /// Eleven digits: a Chinese mobile number, one of the United States or Canada with its 1, one of Russia or Kazakhstan with its 8
    /// or 7; or a Chinese one with its 86.
    fn mobile(&self) -> bool {
        let (first, second, count) = (self.digit(0), self.digit(1), self.digits.len());
        if self.dots > 0 || self.slashes > 0 || self.thousands() {
            return false;
        }
        if count == 13 {
            return self.digits.starts_with(b"861")
                && matches!(self.digit(3), b'3'..=b'9')
                && self.lens.len() < 5;
        }
        if count != 11 {
            return false;
        }
        let chinese =
            first == b'1' && matches!(second, b'3'..=b'9') && self.lens.len() < 5 && self.len(0) > 2;
        let one = first == b'1' && (self.lens == [11] || self.lens == [1, 3, 3, 4] || self.lens == [1, 10]);
        let russian = matches!(first, b'7' | b'8')
            && matches!(second, b'3'..=b'9')
            && (self.lens == [1, 3, 3, 4]
                || self.lens == [1, 3, 3, 2, 2]
                || self.lens == [1, 3, 7]
                || self.lens == [1, 10]);
        let bare = self.lens == [11] && matches!((first, second), (b'7' | b'8', b'9'));
        chinese || russian || (one || bare) && !around::is_amount(self.chars, self.place)
    }

    /// `(415) 555-2671`, `415-555-2671`, `415.555.2671`; with spaces alone it may be a list.
    fn american(&self) -> bool {
        let area = matches!((self.digit(0), self.digit(3)), (b'2'..=b'9', b'2'..=b'9'));
        self.lens == [3, 3, 4]
            && self.between != Between::Spaces
            && self.slashes == 0
            && (self.dots == 0 || self.dots == 2 && area)
    }

    /// Groups of digits as amounts, ranges and lists have them, too.
    fn perhaps(&self) -> bool {
        if self.dots > 0 || self.slashes > 0 || self.thousands() {
            return false;
        }
        let first = self.digit(0);
        if self.cut && self.digits.len() > 6 {
            return true;
        }
        match self.lens.as_slice() {
            // The United States and others; Ukraine and Switzerland without their zero; Brazil; Mexico and Argentina.
            [3, 3, 4] | [2, 3, 2, 2] | [2, 5, 4] | [2, 4, 4] => true,
            // India.
            [5, 5] => matches!(first, b'6'..=b'9'),
            // Spain; Norway.
            [3, 2, 2, 2] => matches!(first, b'5'..=b'9'),
            [3, 2, 3] => matches!(first, b'4' | b'9'),
            // Russia and Turkey without what comes before.
            [3, 3, 2, 2] => matches!(first, b'3'..=b'9'),
            // Singapore and Hong Kong. A range rises, and is of round numbers.
            [4, 4] => matches!(first, b'3' | b'5' | b'6' | b'8' | b'9') && !self.is_range(),
            _ => false,
        }
    }

    fn is_range(&self) -> bool {
        let (one, other) = self.digits.split_at(4);
        let round = |it: &[u8]| it.ends_with(b"00");
        round(one) || round(other) || self.between == Between::Dashes && one < other
    }

    /// All groups but the first are of three digits, as thousands are parted.
    fn thousands(&self) -> bool {
        let last = if self.dots == 1 { self.lens.len().saturating_sub(1) } else { self.lens.len() };
        let of_amount = self.lens.get(..last).unwrap_or_default();
        of_amount.len() > 1 && of_amount[0] < 4 && of_amount[1..].iter().all(|it| *it == 3)
    }
}
