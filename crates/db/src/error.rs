use ombud_base::CellError;

/// What can go wrong in a database. "Not found" is not an error: it is `None`, or no rows affected.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// A unique or primary key exists already. Names the constraint or the columns.
    #[error("the row exists already ({0})")]
    Duplicate(String),
    /// A row that is referred to is missing, or one that is still referred to was to go.
    #[error("a row that this one needs is missing, or rows still need it ({0})")]
    Reference(String),
    /// Two transactions met; trying again helps. Already tried several times when a caller sees it.
    #[error("the database was busy: {0}")]
    Busy(String),
    /// The database cannot be reached or its disk is full; the caller may try later.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// A mistake in a statement or in what is stored.
    #[error("{0}")]
    Statement(String),
    /// A cell does not hold what its reader expects.
    #[error("column {column}: {error}")]
    Cell {
        /// Its place, from 0.
        column: usize,
        /// What was expected.
        error: CellError,
    },
    /// A sealed value does not open: it was changed, moved, or its key is another one.
    #[error("{0}")]
    Sealed(String),
    /// The closure panicked; its transaction was rolled back.
    #[error("a transaction panicked and was rolled back")]
    Panicked,
    /// Migrations could not be applied.
    #[error("migration: {0}")]
    Migration(String),
}

impl From<rusqlite::Error> for DbError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ffi;
        let text = error.to_string();
        let Some(failure) = error.sqlite_error() else { return Self::Statement(text) };
        match (failure.code, failure.extended_code) {
            (_, ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY) => Self::Duplicate(text),
            (_, ffi::SQLITE_CONSTRAINT_FOREIGNKEY) => Self::Reference(text),
            (rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked, _) => Self::Busy(text),
            (
                rusqlite::ErrorCode::DiskFull
                | rusqlite::ErrorCode::CannotOpen
                | rusqlite::ErrorCode::SystemIoFailure
                | rusqlite::ErrorCode::ReadOnly,
                _,
            ) => Self::Unavailable(text),
            _ => Self::Statement(text),
        }
    }
}

impl From<tokio_postgres::Error> for DbError {
    fn from(error: tokio_postgres::Error) -> Self {
        use tokio_postgres::error::SqlState;
        let Some(db) = error.as_db_error() else { return Self::Unavailable(crate::tls::with_cause(&error)) };
        let named = || db.constraint().unwrap_or_else(|| db.message()).to_owned();
        match db.code() {
            &SqlState::UNIQUE_VIOLATION => Self::Duplicate(named()),
            &SqlState::FOREIGN_KEY_VIOLATION => Self::Reference(named()),
            &SqlState::T_R_SERIALIZATION_FAILURE | &SqlState::T_R_DEADLOCK_DETECTED => {
                Self::Busy(db.to_string())
            }
            code if code.code().starts_with("53")
                || code.code().starts_with("57")
                || code.code().starts_with("08") =>
            {
                Self::Unavailable(db.to_string())
            }
            _ => Self::Statement(db.to_string()),
        }
    }
}

impl From<deadpool_postgres::PoolError> for DbError {
    fn from(error: deadpool_postgres::PoolError) -> Self {
        match error {
            deadpool_postgres::PoolError::Backend(error) => error.into(),
            error => Self::Unavailable(error.to_string()),
        }
    }
}
