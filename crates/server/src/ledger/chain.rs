//! Signed heads as a chain: each knows its number and the one before, and a sealed word says how many there were and what the
//! newest says ([`LastSigned`]). So heads that were taken away are missed, and a log that was cut is found, by the database alone.

use super::{
    check::{Report, What},
    head::{self, Head},
};
use crate::{events::LastSigned, keys};
use ombud_base::{id::WorkspaceId, sealed::Place};
use ombud_db::{DbError, Tx, sql};
use ombud_ledger::{Checkpoint, note::Note};

/// What whoever finds it is to do.
const MEND: &str = "nothing more is signed: keep the database as it is, run `ombud ledger check`, compare with the heads that are \
                    kept outside, and restore a backup of before (docs/security/ledger.md, Heads that are gone)";

/// What one head knows of the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Link {
    /// Its number; the first is 1.
    number: i64,
    /// How many leaves the one before speaks for; -1 of the first, which has none.
    before: i64,
}

fn place(ws: WorkspaceId, size: i64) -> Place {
    Place::new("checkpoints.link").id(ws.0).number(size)
}

impl Link {
    fn text(self) -> String {
        format!("{} {}", self.number, self.before)
    }

    fn parse(text: &str) -> Option<Self> {
        let (number, before) = text.split_once(' ')?;
        Some(Self { number: number.parse().ok()?, before: before.parse().ok()? })
    }
}

/// Writes a new head behind the last one.
pub(super) fn append(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    head: &Head,
    root: ombud_ledger::Hash,
    last: &LastSigned,
) -> Result<(), DbError> {
    let before = if last.count == 0 { -1 } else { last.size };
    let link = Link { number: last.count + 1, before };
    let link = keys::seal_own(tx, ws, &place(ws, head.size), &link.text())?;
    tx.exec(
        sql!("INSERT INTO checkpoints (workspace_id, size, note, at, link) VALUES ($1, $2, $3, $4, $5)"),
        &[ws.into(), head.size.into(), (&head.note).into(), head.at.into(), (&link).into()],
    )?;
    LastSigned { count: last.count + 1, size: head.size, root }.write(tx, ws)
}

/// What was signed last, by the sealed word and as the table has it: the same, or an error that says what is missing. With how many
/// events there are.
///
/// # Errors
/// [`DbError::Sealed`] when they disagree, with what to do; as the database says.
pub(super) fn newest(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    there: i64,
) -> Result<(LastSigned, Option<Head>), DbError> {
    let last = LastSigned::read(tx, ws).map_err(mend)?;
    let head = head::head(tx, ws)?;
    let link = match &head {
        Some(head) => link_of(tx, ws, head.size).map_err(mend)?,
        None => None,
    };
    match disagree(&last, head.as_ref(), link, there) {
        Some(why) => Err(mend(DbError::Sealed(why))),
        None => Ok((last, head)),
    }
}

/// An error that says what to do as well.
pub(super) fn mend(error: DbError) -> DbError {
    match error {
        DbError::Sealed(why) => DbError::Sealed(format!("{why}; {MEND}")),
        error => error,
    }
}

/// Why the ledger's head is not to be signed; none if all is well. Beside what signing asks, it counts the heads.
///
/// # Errors
/// As the database says.
pub fn trouble(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Option<String>, DbError> {
    let (there, _) = head::edge(tx, ws, false)?;
    let last = match newest(tx, ws, there) {
        Ok((last, _)) => last,
        Err(DbError::Sealed(why)) => return Ok(Some(why)),
        Err(error) => return Err(error),
    };
    let rows: i64 =
        tx.one(sql!("SELECT count(*) FROM checkpoints WHERE workspace_id = $1"), &[ws.into()], |row| {
            row.get(0)
        })?;
    let why = || format!("{} heads were signed, and {rows} are there; {MEND}", last.count);
    Ok((rows != last.count).then(why))
}

fn link_of(tx: &mut Tx<'_>, ws: WorkspaceId, size: i64) -> Result<Option<Link>, DbError> {
    let found = tx.maybe(
        sql!("SELECT link FROM checkpoints WHERE workspace_id = $1 AND size = $2"),
        &[ws.into(), size.into()],
        |row| row.open(0, &place(ws, size)),
    )?;
    Ok(found.flatten().as_deref().and_then(Link::parse))
}

fn disagree(last: &LastSigned, head: Option<&Head>, link: Option<Link>, there: i64) -> Option<String> {
    let LastSigned { count, size, root } = last;
    let Some(head) = head else {
        return (*count > 0)
            .then(|| format!("{count} heads were signed, the newest for {size} events, and none is there"));
    };
    if *count == 0 || head.size != *size {
        let signed = if *count == 0 { "none was signed".into() } else { format!("the last was for {size}") };
        return Some(format!("the newest signed head is for {} events, and {signed}", head.size));
    }
    if there < *size {
        return Some(format!(
            "a head of {size} events was signed, and there are {there}: some were taken away"
        ));
    }
    if link.map(|it| it.number) != Some(*count) {
        return Some(format!(
            "the newest signed head is not the one of number {count}, which was signed last"
        ));
    }
    let note = head.note.parse::<Note>().ok();
    let said = note.and_then(|it| it.text().parse::<Checkpoint>().ok());
    if said.is_none_or(|it| it.root() != root) {
        return Some(format!(
            "the newest signed head, of {size} events, is not the one that was signed last"
        ));
    }
    None
}

/// Holds the heads against each other, and against the sealed word of the last one. With how many events there are.
pub(super) fn hold(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    report: &mut Report,
    last: Option<&LastSigned>,
    there: i64,
) -> Result<(), DbError> {
    if let Some(last) = last.filter(|it| it.count > 0 && it.size > there) {
        let detail = format!("a head of {} events was signed, and there are {there}", last.size);
        report.faults(What::Missing, Some(there + 1), last.size - there, detail);
    }
    let links = tx.all(
        sql!("SELECT size, link FROM checkpoints WHERE workspace_id = $1 ORDER BY size"),
        &[ws.into()],
        |row| {
            let size: i64 = row.get(0)?;
            Ok((size, row.open(1, &place(ws, size)).map(|it| it.as_deref().and_then(Link::parse))))
        },
    );
    let links = match links {
        Ok(links) => links,
        Err(error) => {
            report.fault(What::Head, None, format!("the numbers of signed heads: {error}"));
            return Ok(());
        }
    };
    walk(report, last, links.into_iter().map(|(size, link)| (size, link.ok().flatten())));
    Ok(())
}

fn walk(report: &mut Report, last: Option<&LastSigned>, links: impl Iterator<Item = (i64, Option<Link>)>) {
    let (mut number, mut size) = (0, -1);
    for (here, link) in links {
        let Some(link) = link else {
            let detail = format!("the head of {here} events: its number was changed, or is another head's");
            report.fault(What::Head, None, detail);
            (number, size) = (number + 1, here);
            continue;
        };
        match link.number - number - 1 {
            0 if link.before == size => {}
            gone if gone > 0 => {
                let detail =
                    format!("{}; the last of them spoke for {} events", missing(number, gone), link.before);
                report.fault(What::Head, None, detail);
            }
            _ => {
                let detail = format!("the head of {here} events does not follow on the one of {size}");
                report.fault(What::Head, None, detail);
            }
        }
        (number, size) = (link.number, here);
    }
    let Some(last) = last else { return };
    if last.count > number {
        let gone = missing(number, last.count - number);
        report.fault(What::Head, None, format!("{gone}; the newest spoke for {} events", last.size));
    } else if last.count < number || (last.count == number && number > 0 && last.size != size) {
        let detail = "there are heads that were signed after what the sealed word calls the last: an old one was put back";
        report.fault(What::Head, None, detail);
    }
}

/// Names `gone` heads behind the one of number `after`.
fn missing(after: i64, gone: i64) -> String {
    match gone {
        1 => format!("the signed head of number {} is gone", after + 1),
        _ => format!("{gone} signed heads are gone, of numbers {} to {}", after + 1, after + gone),
    }
}

/// Columns that name an event, which is there or was.
const NAMED: &[(&str, &str)] = &[
    ("anchors", "size"),
    ("case_evidence", "pos"),
    ("cases", "last_pos"),
    ("cases", "preview_pos"),
    ("conversations", "expired_pos"),
    ("corrections", "pos"),
    ("cursors", "pos"),
    ("customer_addresses", "pos"),
    ("event_heads", "settings_pos"),
    ("event_heads", "work_pos"),
    ("form_answers", "pos"),
    ("mentions", "pos"),
    ("stretches", "last_pos"),
    ("unanswered", "pos"),
    ("webhooks", "since_pos"),
];

/// Finds what speaks of events after the last: the log was cut, and whoever did it forgot something.
pub(super) fn beyond(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    report: &mut Report,
    there: i64,
) -> Result<(), DbError> {
    for (table, column) in NAMED {
        let sql =
            format!("SELECT count(*), max({column}) FROM {table} WHERE workspace_id = $1 AND {column} > $2");
        let (rows, most): (i64, Option<i64>) =
            tx.one(&sql, &[ws.into(), there.into()], |row| Ok((row.get(0)?, row.get(1)?)))?;
        if let Some(most) = most {
            let detail =
                format!("{rows} rows of {table} speak of event {most} ({column}), and there are {there}");
            report.faults(What::Missing, Some(there + 1), most - there, detail);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(count: i64, size: i64, links: &[(i64, Option<(i64, i64)>)]) -> Vec<String> {
        let last = LastSigned { count, size, root: ombud_ledger::Frontier::default().root() };
        let mut report = Report::default();
        let links =
            links.iter().map(|(size, link)| (*size, link.map(|it| Link { number: it.0, before: it.1 })));
        walk(&mut report, Some(&last), links);
        report.faults.into_iter().map(|it| it.detail).collect()
    }

    #[test]
    fn each_head_that_is_taken_out_is_named() {
        let all = [(10, Some((1, -1))), (20, Some((2, 10))), (35, Some((3, 20))), (40, Some((4, 35)))];
        assert_eq!(told(4, 40, &all), Vec::<String>::new());
        assert_eq!(told(0, 0, &[]), Vec::<String>::new());
        for (gone, expected) in [
            (0, "the signed head of number 1 is gone; the last of them spoke for 10 events"),
            (1, "the signed head of number 2 is gone; the last of them spoke for 20 events"),
            (3, "the signed head of number 4 is gone; the newest spoke for 40 events"),
        ] {
            let mut left = all.to_vec();
            left.remove(gone);
            assert_eq!(told(4, 40, &left), [expected]);
        }
        assert_eq!(
            told(4, 40, &[]),
            ["4 signed heads are gone, of numbers 1 to 4; the newest spoke for 40 events"]
        );
        let between = told(4, 40, &[all[0], all[3]]);
        assert_eq!(
            between,
            ["2 signed heads are gone, of numbers 2 to 3; the last of them spoke for 35 events"]
        );
    }

    #[test]
    fn a_number_that_was_changed_and_a_word_that_was_put_back_are_told() {
        let changed = told(2, 20, &[(10, None), (20, Some((2, 10)))]);
        assert_eq!(changed, ["the head of 10 events: its number was changed, or is another head's"]);
        let old = told(1, 10, &[(10, Some((1, -1))), (20, Some((2, 10)))]);
        assert!(old.len() == 1 && old[0].contains("an old one was put back"), "{old:?}");
        let twice = told(2, 20, &[(10, Some((1, -1))), (15, Some((1, -1))), (20, Some((2, 10)))]);
        assert!(twice.iter().any(|it| it.contains("does not follow")), "{twice:?}");
    }

    #[test]
    fn nothing_is_signed_over_what_is_missing() {
        let tree = ombud_ledger::Frontier::default();
        let last = LastSigned { count: 2, size: 20, root: tree.root() };
        let text =
            |size: u64| Checkpoint::new("desk.example/ledger/main", size, tree.root()).unwrap().to_string();
        let head = |size: i64| Head {
            size,
            note: format!("{}\n— x AAAAAAAA\n", text(size.unsigned_abs())),
            at: ombud_base::Time::from_micros(0),
        };
        let link = |number| Some(Link { number, before: 10 });
        let none = LastSigned { count: 0, size: 0, root: tree.root() };
        assert_eq!(disagree(&none, None, None, 5), None);
        assert_eq!(disagree(&last, Some(&head(20)), link(2), 25), None);
        for (last, head, link, there) in [
            (&last, None, None, 20),
            (&last, Some(head(10)), link(1), 20),
            (&last, Some(head(20)), link(2), 19),
            (&last, Some(head(20)), link(1), 20),
            (&last, Some(head(20)), None, 20),
            (&none, Some(head(20)), link(2), 20),
        ] {
            assert!(disagree(last, head.as_ref(), link, there).is_some(), "{last:?} {head:?} {there}");
        }
        let other = LastSigned { root: std::array::from_fn(|at| at as u8), ..last.clone() };
        assert!(disagree(&other, Some(&head(20)), link(2), 20).is_some());
    }
}
