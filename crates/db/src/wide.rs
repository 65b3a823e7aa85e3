//! Many rows by one statement, for PostgreSQL: there each statement costs more than a row. Rows are sent as columns, one array
//! for each parameter, and `unnest` puts them side by side again; so one text serves any number of them.

/// An INSERT that takes many rows at once, from `kinds`, the types of the parameters of one.
///
/// Only an INSERT of one row of parameters and nothing after it can take more: the text says so, or there is none.
pub(crate) fn insert(sql: &str, kinds: &[&str]) -> Option<String> {
    let head = row_of_parameters(sql)?;
    Some(format!("{head}SELECT * FROM unnest({})", arrays(kinds)))
}

/// An UPDATE by key that takes many rows at once: the parameters become columns of a list that is joined.
pub(crate) fn update(sql: &str, kinds: &[&str]) -> Option<String> {
    let (head, condition) = sql.split_once(" WHERE ").filter(|_| sql.starts_with("UPDATE "))?;
    let (head, condition) = (columns_of(head), columns_of(condition));
    Some(format!("{head} FROM unnest({}) AS given ({}) WHERE {condition}", arrays(kinds), names(kinds)))
}

/// A SELECT of at most one row that answers many questions at once: its columns, and behind them which question it answers,
/// from 1 on.
pub(crate) fn select(sql: &str, kinds: &[&str]) -> Option<String> {
    if !sql.starts_with("SELECT ")
        || sql.contains(" LIMIT ")
        || sql.ends_with("FOR UPDATE")
        || kinds.is_empty()
    {
        return None;
    }
    Some(format!(
        "SELECT found.*, given.n FROM unnest({}) WITH ORDINALITY AS given ({}, n) CROSS JOIN LATERAL ({} LIMIT 1) AS found",
        arrays(kinds),
        names(kinds),
        columns_of(sql)
    ))
}

/// `$1::uuid[], $2::text[]`
fn arrays(kinds: &[&str]) -> String {
    let all: Vec<String> = (1..).zip(kinds).map(|(at, kind)| format!("${at}::{kind}[]")).collect();
    all.join(", ")
}

/// `c1, c2`
fn names(kinds: &[&str]) -> String {
    let all: Vec<String> = (1..=kinds.len()).map(|at| format!("c{at}")).collect();
    all.join(", ")
}

/// A part of a statement with `given.c1` instead of `$1`.
fn columns_of(part: &str) -> String {
    let mut text = String::with_capacity(part.len() * 2);
    let mut rest = part.chars().peekable();
    while let Some(char) = rest.next() {
        if char == '$' && rest.peek().is_some_and(char::is_ascii_digit) {
            text.push_str("given.c");
        } else {
            text.push(char);
        }
    }
    text
}

/// What stands before the row of `$1, $2, …` of an INSERT which has nothing else.
fn row_of_parameters(sql: &str) -> Option<&str> {
    let (head, row) = sql.split_once("VALUES (").filter(|_| sql.starts_with("INSERT INTO "))?;
    let inner = row.trim_end().strip_suffix(')')?;
    let plain = (1..).zip(inner.split(',')).all(|(at, parameter)| parameter.trim() == format!("${at}"));
    plain.then_some(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_an_insert_go_as_columns() {
        assert_eq!(
            insert("INSERT INTO t (a, b) VALUES ($1, $2)", &["uuid", "text"]).unwrap(),
            "INSERT INTO t (a, b) SELECT * FROM unnest($1::uuid[], $2::text[])"
        );
    }

    #[test]
    fn updates_by_key_are_joined_with_their_rows() {
        let sql = "UPDATE t SET a = $3, b = CASE WHEN b < $4 THEN $4 ELSE b END WHERE w = $1 AND id = $2";
        assert_eq!(
            update(sql, &["uuid", "uuid", "text", "int8"]).unwrap(),
            "UPDATE t SET a = given.c3, b = CASE WHEN b < given.c4 THEN given.c4 ELSE b END FROM \
             unnest($1::uuid[], $2::uuid[], $3::text[], $4::int8[]) AS given (c1, c2, c3, c4) WHERE w = given.c1 AND id = given.c2"
        );
    }

    #[test]
    fn questions_are_asked_at_once() {
        assert_eq!(
            select("SELECT a FROM t WHERE w = $1 AND id = $2", &["uuid", "int8"]).unwrap(),
            "SELECT found.*, given.n FROM unnest($1::uuid[], $2::int8[]) WITH ORDINALITY AS given (c1, c2, n) \
             CROSS JOIN LATERAL (SELECT a FROM t WHERE w = given.c1 AND id = given.c2 LIMIT 1) AS found"
        );
    }

    #[test]
    fn what_cannot_be_widened_goes_row_by_row() {
        for sql in [
            "INSERT INTO t (a) VALUES ($1) ON CONFLICT (a) DO NOTHING",
            "INSERT INTO t (a, b) VALUES ($2, $1)",
            "INSERT INTO t (a, b) VALUES ($1, 0)",
            "UPDATE t SET a = $2 WHERE b = $1",
        ] {
            assert_eq!(insert(sql, &["text", "text"]), None, "{sql}");
        }
        assert_eq!(select("SELECT a FROM t WHERE b = $1 FOR UPDATE", &["text"]), None);
    }
}
