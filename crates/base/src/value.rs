use std::fmt;
use uuid::Uuid;

/// A parameter of a statement. Times are [`Value::Int`] (microseconds), JSON is [`Value::Text`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// SQL's NULL.
    Null,
    /// BOOLEAN.
    Bool(bool),
    /// BIGINT.
    Int(i64),
    /// DOUBLE PRECISION.
    Real(f64),
    /// TEXT.
    Text(&'a str),
    /// BYTEA.
    Blob(&'a [u8]),
    /// UUID.
    Id(Uuid),
}

macro_rules! from {
    ($($source:ty => |$it:ident| $value:expr),* $(,)?) => {$(
        impl<'a> From<$source> for Value<'a> {
            fn from($it: $source) -> Self { $value }
        }
    )*};
}
from! {
    bool => |it| Value::Bool(it),
    i64 => |it| Value::Int(it),
    i32 => |it| Value::Int(it.into()),
    u32 => |it| Value::Int(it.into()),
    u16 => |it| Value::Int(it.into()),
    u8 => |it| Value::Int(it.into()),
    f64 => |it| Value::Real(it),
    &'a str => |it| Value::Text(it),
    &'a String => |it| Value::Text(it),
    &'a [u8] => |it| Value::Blob(it),
    &'a Vec<u8> => |it| Value::Blob(it),
    Uuid => |it| Value::Id(it),
    &'a Option<String> => |it| it.as_deref().into(),
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Null, Into::into)
    }
}

/// One cell of an answer, borrowed from the driver.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// SQL's NULL.
    Null,
    /// BOOLEAN on PostgreSQL (an integer on SQLite).
    Bool(bool),
    /// BIGINT.
    Int(i64),
    /// DOUBLE PRECISION.
    Real(f64),
    /// TEXT.
    Text(&'a str),
    /// BYTEA.
    Blob(&'a [u8]),
    /// UUID on PostgreSQL (16 bytes on SQLite).
    Id(Uuid),
}

/// A cell that does not hold what the reader expects: a mistake in a statement or a damaged row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellError {
    /// What was expected, such as `text`.
    pub expected: &'static str,
}

impl fmt::Display for CellError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the cell does not hold {}", self.expected)
    }
}
impl std::error::Error for CellError {}

/// A type that a [`Cell`] can be read as.
pub trait FromCell: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// When the cell holds something else.
    fn from_cell(cell: Cell<'_>) -> Result<Self, CellError>;
}

macro_rules! read {
    ($($target:ty, $expected:literal: $($pattern:pat => $value:expr),+;)*) => {$(
        impl FromCell for $target {
            fn from_cell(cell: Cell<'_>) -> Result<Self, CellError> {
                match cell {
                    $($pattern => Ok($value),)+
                    _ => Err(CellError { expected: $expected }),
                }
            }
        }
    )*};
}
read! {
    i64, "an integer": Cell::Int(it) => it;
    bool, "a boolean": Cell::Bool(it) => it, Cell::Int(it) => it != 0;
    f64, "a number": Cell::Real(it) => it, Cell::Int(it) => it as f64;
    String, "text": Cell::Text(it) => it.to_owned();
    Vec<u8>, "bytes": Cell::Blob(it) => it.to_vec();
}

impl FromCell for Uuid {
    fn from_cell(cell: Cell<'_>) -> Result<Self, CellError> {
        const WRONG: CellError = CellError { expected: "an id" };
        match cell {
            Cell::Id(id) => Ok(id),
            Cell::Blob(bytes) => Uuid::from_slice(bytes).map_err(|_| WRONG),
            _ => Err(WRONG),
        }
    }
}

impl<T: FromCell> FromCell for Option<T> {
    fn from_cell(cell: Cell<'_>) -> Result<Self, CellError> {
        match cell {
            Cell::Null => Ok(None),
            cell => T::from_cell(cell).map(Some),
        }
    }
}
