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
