use crate::{
    DbError, Engine, Row, Value,
    gather::{All, Each, First, Gather},
    postgres::PgTx,
    row::Opening,
    sqlite::LiteTx,
};
use ombud_base::{Keyring, Uuid, sealed::Key};
use std::collections::HashMap;

/// A running transaction, or a connection that reads. Blocking: it lives on a database thread, never on the async
/// runtime's.
pub struct Tx<'a> {
    pub(crate) inner: Inner<'a>,
    pub(crate) hooks: Vec<Hook>,
    pub(crate) sealing: Option<Sealing>,
}

/// How keys that are not at hand are read from the database, in the order of the ids; none for those that were destroyed.
pub type LoadKeys = fn(&mut Tx<'_>, &[Uuid]) -> Result<Vec<Option<Key>>, DbError>;

/// What opens sealed values.
#[derive(Clone)]
pub(crate) struct Sealing {
    pub(crate) ring: Keyring,
    pub(crate) load: LoadKeys,
}

/// How often a query is asked again for keys that it lacked: a row's values may be sealed with several.
const ROUNDS: usize = 4;

pub(crate) type Hook = Box<dyn FnOnce() + Send>;

/// Asks an engine once.
type Ask<'f, 'a> = dyn FnMut(&mut Inner<'a>, &Opening<'_>, &mut dyn Gather) -> Result<(), DbError> + 'f;

pub(crate) enum Inner<'a> {
    Sqlite(LiteTx<'a>),
    Postgres(PgTx<'a>),
}

impl<'a> Tx<'a> {
    pub(crate) const fn new(inner: Inner<'a>, sealing: Option<Sealing>) -> Self {
        Self { inner, hooks: Vec::new(), sealing }
    }

    /// Which engine runs it. For metrics and the few visible dialect variants.
    pub const fn engine(&self) -> Engine {
        match self.inner {
            Inner::Sqlite(_) => Engine::Sqlite,
            Inner::Postgres(_) => Engine::Postgres,
        }
    }

    /// The keys for what is sealed.
    ///
    /// # Errors
    /// When the database was opened without any.
    pub fn keyring(&self) -> Result<&Keyring, DbError> {
        let sealing = self.sealing.as_ref().map(|it| &it.ring);
        sealing.ok_or_else(|| DbError::Sealed("the database was opened without keys".into()))
    }

    /// Asks a query, and asks again with the keys that its rows lacked.
    fn opened(&mut self, gather: &mut dyn Gather, ask: &mut Ask<'_, 'a>) -> Result<(), DbError> {
        let mut own = HashMap::new();
        for _ in 0..ROUNDS {
            let opening = Opening::new(self.sealing.as_ref().map(|it| &it.ring), &own);
            let answered = ask(&mut self.inner, &opening, gather);
            let missing = opening.missing();
            if missing.is_empty() {
                return answered;
            }
            gather.anew();
            let Sealing { ring, load } = self.sealing.clone().ok_or(DbError::Panicked)?;
            for (id, key) in missing.iter().zip(load(self, &missing)?) {
                ring.keep(*id, key.clone());
                own.insert(*id, key);
            }
        }
        Err(DbError::Sealed("the rows of an answer name new keys whenever they are asked again".into()))
    }

    fn ask(&mut self, sql: &str, values: &[Value<'_>], gather: &mut dyn Gather) -> Result<(), DbError> {
        self.opened(gather, &mut |inner, opening, gather| match inner {
            Inner::Sqlite(tx) => tx.query(sql, [values], opening, gather),
            Inner::Postgres(tx) => tx.query(sql, values, opening, gather),
        })
    }

    fn ask_many(
        &mut self,
        sql: &str,
        rows: &[Vec<Value<'_>>],
        first: bool,
        gather: &mut dyn Gather,
    ) -> Result<(), DbError> {
        self.opened(gather, &mut |inner, opening, gather| match inner {
            Inner::Sqlite(tx) => tx.query(sql, rows.iter().map(Vec::as_slice), opening, gather),
            Inner::Postgres(tx) => {
                let answered = first && tx.first_of_many(sql, rows, opening, gather)?;
                if answered { Ok(()) } else { tx.query_many(sql, rows, opening, gather) }
            }
        })
    }

    /// Runs `f` once the transaction has been committed, before the writer's caller hears of it. Not called after a
    /// rollback. Must be short: on SQLite it holds up the next group.
    pub fn after_commit(&mut self, f: impl FnOnce() + Send + 'static) {
        self.hooks.push(Box::new(f));
    }

    /// Runs a statement that returns no rows, and tells how many rows it changed.
    ///
    /// # Errors
    /// As the engine says.
    pub fn exec(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64, DbError> {
        match &mut self.inner {
            Inner::Sqlite(tx) => tx.exec(sql, values),
            Inner::Postgres(tx) => tx.exec(sql, values),
        }
    }

    /// Runs one statement for each of `rows`, in order. PostgreSQL is not waited for, and takes the rows of a plain INSERT
    /// many at once: what is wrong with a row is told by this call, by a later one or by the commit.
    ///
    /// # Errors
    /// The first that the engine reports.
    pub fn exec_many(&mut self, sql: &str, rows: &[Vec<Value<'_>>]) -> Result<(), DbError> {
        match &mut self.inner {
            Inner::Sqlite(tx) => tx.exec_many(sql, rows),
            Inner::Postgres(tx) => tx.exec_many(sql, rows),
        }
    }

    /// [`Tx::exec_many`] for an UPDATE by key whose `rows` concern different rows of the table, which PostgreSQL then joins
    /// and changes at once.
    ///
    /// # Errors
    /// As [`Tx::exec_many`].
    pub fn update_many(&mut self, sql: &str, rows: &[Vec<Value<'_>>]) -> Result<(), DbError> {
        match &mut self.inner {
            Inner::Sqlite(_) => self.exec_many(sql, rows),
            Inner::Postgres(tx) => tx.update_many(sql, rows),
        }
    }

    /// Runs one query for each of `rows`, in order, and reads the first row of each answer; pipelined like
    /// [`Tx::exec_many`].
    ///
    /// # Errors
    /// The first that the engine or `read` reports.
    pub fn maybe_many<T>(
        &mut self,
        sql: &str,
        rows: &[Vec<Value<'_>>],
        read: impl Fn(&Row<'_>) -> Result<T, DbError>,
    ) -> Result<Vec<Option<T>>, DbError> {
        let mut each = Each(rows.iter().map(|_| First { found: None, read: &read }).collect());
        self.ask_many(sql, rows, true, &mut each)?;
        Ok(each.0.into_iter().map(|it| it.found).collect())
    }

    /// Runs one query for each of `rows`, in order, and reads all rows of each answer; pipelined like
    /// [`Tx::exec_many`].
    ///
    /// # Errors
    /// The first that the engine or `read` reports.
    pub fn all_many<T>(
        &mut self,
        sql: &str,
        rows: &[Vec<Value<'_>>],
        read: impl Fn(&Row<'_>) -> Result<T, DbError>,
    ) -> Result<Vec<Vec<T>>, DbError> {
        let mut each = Each(rows.iter().map(|_| All { found: Vec::new(), read: &read }).collect());
        self.ask_many(sql, rows, false, &mut each)?;
        Ok(each.0.into_iter().map(|it| it.found).collect())
    }

    /// All rows of a query.
    ///
    /// # Errors
    /// As the engine or `read` says.
    pub fn all<T>(
        &mut self,
        sql: &str,
        values: &[Value<'_>],
        read: impl FnMut(&Row<'_>) -> Result<T, DbError>,
    ) -> Result<Vec<T>, DbError> {
        let mut all = All { found: Vec::new(), read };
        self.ask(sql, values, &mut all)?;
        Ok(all.found)
    }

    /// The first row of a query, if there is one.
    ///
    /// # Errors
    /// As the engine or `read` says.
    pub fn maybe<T>(
        &mut self,
        sql: &str,
        values: &[Value<'_>],
        read: impl FnMut(&Row<'_>) -> Result<T, DbError>,
    ) -> Result<Option<T>, DbError> {
        let mut first = First { found: None, read };
        self.ask(sql, values, &mut first)?;
        Ok(first.found)
    }

    /// The only row of a query that always has one, such as a count.
    ///
    /// # Errors
    /// [`DbError::Statement`] when there is none.
    pub fn one<T>(
        &mut self,
        sql: &str,
        values: &[Value<'_>],
        read: impl FnMut(&Row<'_>) -> Result<T, DbError>,
    ) -> Result<T, DbError> {
        self.maybe(sql, values, read)?.ok_or_else(|| DbError::Statement(format!("no row: {sql}")))
    }

    /// Checks a statement without running it.
    ///
    /// # Errors
    /// As the engine says.
    pub fn prepare(&mut self, sql: &str) -> Result<(), DbError> {
        match &mut self.inner {
            Inner::Sqlite(tx) => tx.prepare(sql),
            Inner::Postgres(tx) => tx.prepare(sql),
        }
    }
}
