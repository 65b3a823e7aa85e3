use crate::{Cell, DbError, FromCell};
use ombud_base::{
    Keyring, Uuid,
    keyring::{key_of_cell, open_cell},
    sealed::{Key, Place},
};
use rusqlite::types::ValueRef;
use std::{cell::RefCell, collections::HashMap};
use tokio_postgres::types::Type;

/// One row of an answer.
pub struct Row<'a> {
    pub(crate) cells: Inner<'a>,
    pub(crate) opening: &'a Opening<'a>,
}

/// The keys that a query's rows are opened with, and those that it lacked.
pub(crate) struct Opening<'a> {
    ring: Option<&'a Keyring>,
    /// Those that this very query was asked again with: they hold for it, however long the keyring keeps them.
    own: &'a HashMap<Uuid, Option<Key>>,
    missing: RefCell<Vec<Uuid>>,
}

impl<'a> Opening<'a> {
    pub(crate) const fn new(ring: Option<&'a Keyring>, own: &'a HashMap<Uuid, Option<Key>>) -> Self {
        Self { ring, own, missing: RefCell::new(Vec::new()) }
    }

    /// Whether a row could not be read for want of a key: then the others are read on, and all of them once more with it.
    pub(crate) fn lacks(&self) -> bool {
        !self.missing.borrow().is_empty()
    }

    pub(crate) fn missing(self) -> Vec<Uuid> {
        let mut missing = self.missing.into_inner();
        missing.sort_unstable();
        missing.dedup();
        missing
    }

    fn open(&self, place: &Place, cell: &[u8]) -> Result<Option<String>, DbError> {
        let damaged = |error: ombud_base::sealed::Broken| DbError::Sealed(error.to_string());
        let id = key_of_cell(cell).map_err(damaged)?;
        let ring = self.ring.ok_or_else(|| DbError::Sealed("the database was opened without keys".into()))?;
        match self.own.get(&id).cloned().or_else(|| ring.kept(id)) {
            Some(Some(key)) => String::from_utf8(open_cell(&key, place, cell).map_err(damaged)?)
                .map(Some)
                .map_err(|_| DbError::Sealed("a sealed value is no text".into())),
            Some(None) => Ok(None),
            None => {
                self.missing.borrow_mut().push(id);
                Err(DbError::Sealed("its key is not at hand".into()))
            }
        }
    }
}

pub(crate) enum Inner<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    Postgres(&'a tokio_postgres::Row),
}

impl Row<'_> {
    /// Reads the cell at `column`, counted from 0.
    ///
    /// # Errors
    /// [`DbError::Cell`] when it holds something else than a `T`.
    pub fn get<T: FromCell>(&self, column: usize) -> Result<T, DbError> {
        let cell = self.cell(column)?;
        T::from_cell(cell).map_err(|error| DbError::Cell { column, error })
    }

    /// The bytes at `column`, without a copy.
    ///
    /// # Errors
    /// [`DbError::Statement`] when it holds something else.
    pub fn bytes(&self, column: usize) -> Result<&[u8], DbError> {
        match self.cell(column)? {
            Cell::Blob(bytes) => Ok(bytes),
            _ => Err(DbError::Statement(format!("column {column} holds no bytes"))),
        }
    }

    /// Opens the sealed text at `column`. None where there is nothing, and where its key was destroyed. Only in the answers of a
    /// SELECT: one whose keys are not at hand is asked once more when they are.
    ///
    /// # Errors
    /// [`DbError::Sealed`] when it was changed or does not belong to this place.
    pub fn open(&self, column: usize, place: &Place) -> Result<Option<String>, DbError> {
        match self.cell(column)? {
            Cell::Null => Ok(None),
            Cell::Blob(cell) => self.opening.open(place, cell),
            _ => Err(DbError::Sealed(format!("column {column} holds nothing sealed"))),
        }
    }

    /// How many columns the row has.
    pub fn len(&self) -> usize {
        match self.cells {
            Inner::Sqlite(row) => row.as_ref().column_count(),
            Inner::Postgres(row) => row.len(),
        }
    }

    /// Whether the row has no columns.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A cursor that reads the columns in order.
    pub fn reader(&self) -> Reader<'_> {
        Reader { row: self, next: 0 }
    }

    pub(crate) fn cell(&self, column: usize) -> Result<Cell<'_>, DbError> {
        match self.cells {
            Inner::Sqlite(row) => Ok(match row.get_ref(column)? {
                ValueRef::Null => Cell::Null,
                ValueRef::Integer(it) => Cell::Int(it),
                ValueRef::Real(it) => Cell::Real(it),
                ValueRef::Text(it) => Cell::Text(
                    std::str::from_utf8(it).map_err(|error| DbError::Statement(error.to_string()))?,
                ),
                ValueRef::Blob(it) => Cell::Blob(it),
            }),
            Inner::Postgres(row) => postgres_cell(row, column),
        }
    }
}

fn postgres_cell(row: &tokio_postgres::Row, column: usize) -> Result<Cell<'_>, DbError> {
    let kind = row.columns().get(column).map(|it| it.type_().clone());
    let cell = match kind {
        Some(Type::INT8) => row.try_get::<_, Option<i64>>(column)?.map(Cell::Int),
        Some(Type::INT4) => row.try_get::<_, Option<i32>>(column)?.map(|it| Cell::Int(it.into())),
        Some(Type::TEXT | Type::VARCHAR | Type::NAME | Type::BPCHAR) => {
            row.try_get::<_, Option<&str>>(column)?.map(Cell::Text)
        }
        Some(Type::UUID) => row.try_get::<_, Option<uuid::Uuid>>(column)?.map(Cell::Id),
        Some(Type::BOOL) => row.try_get::<_, Option<bool>>(column)?.map(Cell::Bool),
        Some(Type::BYTEA) => row.try_get::<_, Option<&[u8]>>(column)?.map(Cell::Blob),
        Some(Type::FLOAT8) => row.try_get::<_, Option<f64>>(column)?.map(Cell::Real),
        Some(other) => {
            return Err(DbError::Statement(format!(
                "column {column} has type {other}: cast it to a portable one"
            )));
        }
        None => return Err(DbError::Statement(format!("the answer has no column {column}"))),
    };
    Ok(cell.unwrap_or(Cell::Null))
}

/// Reads a row's columns from left to right.
pub struct Reader<'a> {
    row: &'a Row<'a>,
    next: usize,
}

impl Reader<'_> {
    /// The next column.
    ///
    /// # Errors
    /// As [`Row::get`].
    #[expect(
        clippy::should_implement_trait,
        reason = "each column is of a type of its own, so that no iterator can give them"
    )]
    pub fn next<T: FromCell>(&mut self) -> Result<T, DbError> {
        let column = self.next;
        self.next += 1;
        self.row.get(column)
    }

    /// The next column, opened.
    ///
    /// # Errors
    /// As [`Row::open`].
    pub fn open(&mut self, place: &Place) -> Result<Option<String>, DbError> {
        let column = self.next;
        self.next += 1;
        self.row.open(column, place)
    }
}
