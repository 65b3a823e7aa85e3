//! What is read of the rows of an answer, without its type ([`crate::job`] says why).

use crate::{DbError, Row};

/// Reads rows and keeps what it read.
pub(crate) trait Gather {
    /// Reads a row of the answer to one of the questions, counted from 0.
    fn row(&mut self, question: usize, row: &Row<'_>) -> Result<(), DbError>;
    /// Forgets all: it is asked once more.
    fn anew(&mut self);
}

/// All rows.
pub(crate) struct All<T, F> {
    pub(crate) found: Vec<T>,
    pub(crate) read: F,
}

impl<T, F: FnMut(&Row<'_>) -> Result<T, DbError>> Gather for All<T, F> {
    fn row(&mut self, _: usize, row: &Row<'_>) -> Result<(), DbError> {
        self.found.push((self.read)(row)?);
        Ok(())
    }

    fn anew(&mut self) {
        self.found.clear();
    }
}

/// The first row, if there is one. The others are not read.
pub(crate) struct First<T, F> {
    pub(crate) found: Option<T>,
    pub(crate) read: F,
}

impl<T, F: FnMut(&Row<'_>) -> Result<T, DbError>> Gather for First<T, F> {
    fn row(&mut self, _: usize, row: &Row<'_>) -> Result<(), DbError> {
        if self.found.is_none() {
            self.found = Some((self.read)(row)?);
        }
        Ok(())
    }

    fn anew(&mut self) {
        self.found = None;
    }
}

/// For each question what another one gathers of its answer.
pub(crate) struct Each<G>(pub(crate) Vec<G>);

impl<G: Gather> Gather for Each<G> {
    fn row(&mut self, question: usize, row: &Row<'_>) -> Result<(), DbError> {
        self.0.get_mut(question).map_or(Ok(()), |it| it.row(question, row))
    }

    fn anew(&mut self) {
        self.0.iter_mut().for_each(Gather::anew);
    }
}
