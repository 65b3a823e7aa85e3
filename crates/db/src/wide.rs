//! Many rows by one statement, for PostgreSQL: there each statement costs more than a row.

/// The numbers of rows that one statement takes; each is prepared once for a connection.
const WIDTHS: [usize; 4] = [64, 16, 4, 1];

/// Cuts `rows` into parts that one statement each takes, with its text.
///
/// Only an INSERT of one row of parameters and nothing after it can take more: the text says so, or rows go one by one.
pub(crate) fn parts<'a, R>(sql: &str, rows: &'a [R]) -> Vec<(String, &'a [R])> {
    let tuple = tuple(sql);
    let mut parts = Vec::new();
    let mut rest = rows;
    while !rest.is_empty() {
        let width =
            WIDTHS.into_iter().find(|it| *it <= rest.len() && (*it == 1 || tuple.is_some())).unwrap_or(1);
        let (part, after) = rest.split_at(width);
        let text = match tuple {
            Some((head, columns)) if width > 1 => widened(head, columns, width),
            _ => sql.to_owned(),
        };
        parts.push((text, part));
        rest = after;
    }
    parts
}

/// Cuts the rows of an UPDATE by key into parts that one statement each takes, with its text: the parameters become columns
/// of a list that is joined. `kinds` are their types.
pub(crate) fn update_parts<'a, R>(sql: &str, kinds: &[&str], rows: &'a [R]) -> Vec<(String, &'a [R])> {
    let mut parts = Vec::new();
    let mut rest = rows;
    while !rest.is_empty() {
        let width = WIDTHS.into_iter().find(|it| *it <= rest.len()).unwrap_or(1);
        let (part, after) = rest.split_at(width);
        let text = if width > 1 { joined(sql, kinds, width) } else { None };
        match text {
            Some(text) => parts.push((text, part)),
            None => parts.extend(part.chunks(1).map(|row| (sql.to_owned(), row))),
        }
        rest = after;
    }
    parts
}

fn joined(sql: &str, kinds: &[&str], width: usize) -> Option<String> {
    let (head, condition) = sql.split_once(" WHERE ").filter(|_| sql.starts_with("UPDATE "))?;
    let mut text = columns_of(head);
    text.push_str(" FROM (VALUES ");
    for row in 0..width {
        text.push_str(if row == 0 { "(" } else { "), (" });
        for (column, kind) in kinds.iter().enumerate() {
            let comma = if column == 0 { "" } else { ", " };
            // The first row tells the types of all.
            let cast = if row == 0 { format!("::{kind}") } else { String::new() };
            text.push_str(&format!("{comma}${}{cast}", row * kinds.len() + column + 1));
        }
    }
    let names: Vec<String> = (1..=kinds.len()).map(|it| format!("c{it}")).collect();
    text.push_str(&format!(")) AS given ({}) WHERE {}", names.join(", "), columns_of(condition)));
    Some(text)
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

/// `INSERT … VALUES ` and how many columns its row of `$1, $2, …` has.
fn tuple(sql: &str) -> Option<(&str, usize)> {
    let at = sql.find("VALUES (")?;
    let (head, row) = sql.split_at(at + "VALUES ".len());
    let inner = row.trim_end().strip_prefix('(')?.strip_suffix(')')?;
    let mut columns = 0;
    for parameter in inner.split(',') {
        columns += 1;
        if parameter.trim() != format!("${columns}") {
            return None;
        }
    }
    head.starts_with("INSERT INTO ").then_some((head, columns))
}

fn widened(head: &str, columns: usize, width: usize) -> String {
    let mut text = String::with_capacity(head.len() + columns * width * 7);
    text.push_str(head);
    for parameter in 0..columns * width {
        text.push_str(match (parameter % columns, parameter) {
            (0, 0) => "(",
            (0, _) => "), (",
            _ => ", ",
        });
        text.push('$');
        text.push_str(&(parameter + 1).to_string());
    }
    text.push(')');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_cut_into_a_few_widths() {
        let rows = [(); 86];
        let parts = parts("INSERT INTO t (a, b) VALUES ($1, $2)", &rows);
        assert_eq!(parts.iter().map(|it| it.1.len()).collect::<Vec<_>>(), [64, 16, 4, 1, 1]);
        assert_eq!(parts[2].0, "INSERT INTO t (a, b) VALUES ($1, $2), ($3, $4), ($5, $6), ($7, $8)");
        assert_eq!(parts[3].0, "INSERT INTO t (a, b) VALUES ($1, $2)");
    }

    #[test]
    fn updates_by_key_are_joined_with_their_rows() {
        let sql = "UPDATE t SET a = $3, b = CASE WHEN b < $4 THEN $4 ELSE b END WHERE w = $1 AND id = $2";
        let parts = update_parts(sql, &["uuid", "uuid", "text", "int8"], &[(); 5]);
        assert_eq!(parts.iter().map(|it| it.1.len()).collect::<Vec<_>>(), [4, 1]);
        assert_eq!(
            parts[0].0,
            "UPDATE t SET a = given.c3, b = CASE WHEN b < given.c4 THEN given.c4 ELSE b END FROM (VALUES \
             ($1::uuid, $2::uuid, $3::text, $4::int8), ($5, $6, $7, $8), ($9, $10, $11, $12), ($13, $14, $15, $16)) \
             AS given (c1, c2, c3, c4) WHERE w = given.c1 AND id = given.c2"
        );
        assert_eq!(parts[1].0, sql);
    }

    #[test]
    fn what_cannot_be_widened_goes_row_by_row() {
        for sql in [
            "INSERT INTO t (a) VALUES ($1) ON CONFLICT (a) DO NOTHING",
            "INSERT INTO t (a, b) VALUES ($2, $1)",
            "INSERT INTO t (a, b) VALUES ($1, 0)",
            "UPDATE t SET a = $2 WHERE b = $1",
        ] {
            assert_eq!(parts(sql, &[(); 5]).len(), 5, "{sql}");
        }
    }
}
