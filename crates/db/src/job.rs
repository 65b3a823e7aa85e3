//! What is asked of an engine, without its type: the engines are compiled once, and not once for each of a thousand closures.

use crate::{DbError, Tx};
use parking_lot::Mutex;
use std::sync::Arc;

/// A closure that keeps its own answer.
pub(crate) trait Job: Send {
    /// Runs it, and tells whether what it changed is to be kept.
    fn run(&mut self, tx: &mut Tx<'_>) -> bool;
}

/// Held by whoever asks and by the thread that runs it: either may be gone before the other.
pub(crate) type Shared = Arc<Mutex<dyn Job>>;

/// A closure and what it answered.
pub(crate) struct Asked<T, E, F> {
    f: F,
    answer: Option<Result<T, E>>,
}

impl<T, E, F> Asked<T, E, F>
where
    T: Send + 'static,
    E: From<DbError> + Send + 'static,
    F: FnMut(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
{
    pub(crate) fn new(f: F) -> Arc<Mutex<Self>> {
        Arc::new(Mutex::new(Self { f, answer: None }))
    }

    /// What it answered, once the engine has ended with it.
    pub(crate) fn answer(asked: &Mutex<Self>, ended: Result<(), DbError>) -> Result<T, E> {
        match (asked.lock().answer.take(), ended) {
            (Some(Err(error)), _) => Err(error),
            (_, Err(error)) => Err(error.into()),
            (Some(answer), Ok(())) => answer,
            (None, Ok(())) => Err(DbError::Panicked.into()),
        }
    }
}

impl<T, E, F> Job for Asked<T, E, F>
where
    T: Send,
    E: Send,
    F: FnMut(&mut Tx<'_>) -> Result<T, E> + Send,
{
    fn run(&mut self, tx: &mut Tx<'_>) -> bool {
        self.answer.insert((self.f)(tx)).is_ok()
    }
}
