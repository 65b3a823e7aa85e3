//! The keys of a running server, and the form in which sealed values are stored.

use crate::{
    Clock, Random, Time, Uuid,
    sealed::{Broken, Key, Place},
};
use lru::LruCache;
use parking_lot::Mutex;
use std::{fmt, num::NonZeroUsize, sync::Arc, time::Duration};

/// How many data keys are kept in memory: unwrapping one costs about a microsecond, reading it a look at the database.
const KEPT: NonZeroUsize = NonZeroUsize::new(16_384).unwrap();
/// How long a data key is used without another look whether it is still there: so long another node may open what was
/// erased, and seal with a key that was replaced.
pub const TRUSTED: Duration = Duration::from_secs(60);

/// The keys of a running server: the root key, and those data keys that were used lately. Cheap to clone; prints nothing.
///
/// A value is sealed with a *data key* (one for each customer, one for what belongs to a workspace itself), the data key is
/// wrapped by its *workspace key*, and that by the *root key*, which no database holds. Whoever has all of the database and not
/// the root key has nothing; whoever destroys a customer's data key has erased the customer.
#[derive(Clone)]
pub struct Keyring(Arc<Inner>);

struct Inner {
    root: Key,
    /// The one that is to follow, while the root key is being changed.
    next: Option<Key>,
    random: Random,
    clock: Clock,
    kept: Mutex<LruCache<Uuid, Kept>>,
    /// Which data key seals now, by what it is for and whose it is.
    current: Mutex<LruCache<(&'static str, Uuid), Uuid>>,
}

/// A key that was used lately; none inside for one that was destroyed.
struct Kept {
    key: Option<Key>,
    /// When it was last known to be there.
    seen: Time,
}

impl Keyring {
    /// With no key but the root. The clock tells when a key that is kept has to be looked for again.
    pub fn new(root: Key, random: Random, clock: Clock) -> Self {
        Self::with_next(root, None, random, clock)
    }

    /// With the root key that is to follow: what it wraps already opens, too.
    pub fn with_next(root: Key, next: Option<Key>, random: Random, clock: Clock) -> Self {
        let (kept, current) = (Mutex::new(LruCache::new(KEPT)), Mutex::new(LruCache::new(KEPT)));
        Self(Arc::new(Inner { root, next, random, clock, kept, current }))
    }

    /// The root key.
    pub fn root(&self) -> &Key {
        &self.0.root
    }

    /// Tells the root key from others without telling it: eight digits that are kept beside what it wraps.
    pub fn root_print(&self) -> String {
        print_of(&self.0.root)
    }

    /// The root key of this print, if it is one of those that are known.
    pub fn root_of(&self, print: &str) -> Option<&Key> {
        [Some(&self.0.root), self.0.next.as_ref()].into_iter().flatten().find(|it| print_of(it) == print)
    }

    /// The root key that is to follow.
    pub fn next_root(&self) -> Option<&Key> {
        self.0.next.as_ref()
    }

    /// Forgets which data key seals for a purpose: another one does from now on.
    pub fn forget_current(&self, purpose: &'static str, subject: Uuid) {
        self.0.current.lock().pop(&(purpose, subject));
    }

    /// Now, by the clock that keys are kept by.
    pub fn now(&self) -> Time {
        self.0.clock.now()
    }

    /// The source of new keys and nonces.
    pub fn random(&self) -> &Random {
        &self.0.random
    }

    /// A key that was there within the last minute ([`TRUSTED`]); none inside for one that was destroyed.
    pub fn kept(&self, id: Uuid) -> Option<Option<Key>> {
        if id == EXPIRED {
            return Some(None);
        }
        let now = self.0.clock.now();
        let mut kept = self.0.kept.lock();
        let it = kept.get(&id)?;
        // A clock that was set back makes a key older, not younger.
        let trusted = it.key.is_none() || (it.seen <= now && now.since(it.seen) < TRUSTED);
        trusted.then(|| it.key.clone())
    }

    /// Keeps a key that was just found for the next use, or that there is none any more. What was destroyed stays destroyed:
    /// who read the key a moment before does not bring it back.
    pub fn keep(&self, id: Uuid, key: Option<Key>) {
        let seen = self.0.clock.now();
        let mut kept = self.0.kept.lock();
        if kept.peek(&id).is_none_or(|it| it.key.is_some()) {
            kept.put(id, Kept { key, seen });
        }
    }

    /// Forgets keys that were destroyed, and that one of them sealed for this purpose.
    pub fn destroyed(&self, purpose: &'static str, subject: Uuid, ids: &[Uuid]) {
        let mut current = self.0.current.lock();
        if current.peek(&(purpose, subject)).is_some_and(|it| ids.contains(it)) {
            current.pop(&(purpose, subject));
        }
        drop(current);
        ids.iter().for_each(|id| self.keep(*id, None));
    }

    /// The data key that sealed last, with its id, for a purpose and whose it is.
    pub fn current(&self, purpose: &'static str, subject: Uuid) -> Option<(Uuid, Key)> {
        let id = self.0.current.lock().get(&(purpose, subject)).copied()?;
        Some((id, self.kept(id)??))
    }

    /// Keeps which data key seals from now on.
    pub fn set_current(&self, purpose: &'static str, subject: Uuid, id: Uuid, key: Key) {
        self.keep(id, Some(key));
        self.0.current.lock().put((purpose, subject), id);
    }
}

/// Tells a root key from others without telling it.
pub fn print_of(root: &Key) -> String {
    let mac = root.mac(&[b"ombud root key"]);
    mac.iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keyring")
    }
}

// A sealed value as it is stored: the version of this form, the id of its data key, then what `Key::seal` gave. So any
// value names the key that opens it, also after keys were changed or rows handed to another customer.

/// The version of the form.
const VERSION: u8 = 1;
/// The bytes of version and id.
const HEAD: usize = 17;
/// What stands for a key in a cell whose content was destroyed while its customer's key stays. No key has this id.
pub const EXPIRED: Uuid = Uuid::nil();

/// The cell that is left of one whose content was destroyed: nothing is in it, and nothing opens it.
pub fn expired_cell() -> [u8; HEAD] {
    let mut cell = [0; HEAD];
    if let Some(version) = cell.first_mut() {
        *version = VERSION;
    }
    cell
}

/// Seals a value with the data key `id`.
pub fn seal_cell(id: Uuid, key: &Key, place: &Place, plain: &[u8], random: &Random) -> Vec<u8> {
    let sealed = key.seal(place, plain, random);
    let mut cell = Vec::with_capacity(HEAD + sealed.len());
    cell.push(VERSION);
    cell.extend_from_slice(id.as_bytes());
    cell.extend_from_slice(&sealed);
    cell
}

/// The id of the key that opens a stored value.
///
/// # Errors
/// [`Broken`] when it has not the form of one.
pub fn key_of_cell(cell: &[u8]) -> Result<Uuid, Broken> {
    let (head, _) = cell.split_first_chunk::<HEAD>().ok_or(Broken)?;
    let [VERSION, id @ ..] = head else { return Err(Broken) };
    Ok(Uuid::from_bytes(*id))
}

/// Opens a stored value with its key.
///
/// # Errors
/// [`Broken`].
pub fn open_cell(key: &Key, place: &Place, cell: &[u8]) -> Result<Vec<u8>, Broken> {
    key.open(place, cell.get(HEAD..).ok_or(Broken)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expired_cell_names_no_key_and_opens_with_none() {
        let (random, clock) = (Random::seeded(5), Clock::manual(Time::from_micros(1)));
        let key = Key::generate(&random);
        let ring = Keyring::new(key.clone(), random, clock);
        assert_eq!(key_of_cell(&expired_cell()).ok(), Some(EXPIRED));
        ring.keep(EXPIRED, Some(key.clone()));
        assert_eq!(ring.kept(EXPIRED), Some(None), "even if somebody plants a key of this id");
        assert!(open_cell(&key, &Place::new("a"), &expired_cell()).is_err());
    }

    #[test]
    fn a_key_is_looked_for_again_after_a_minute_and_never_comes_back_from_the_dead() {
        let (random, clock) = (Random::seeded(4), Clock::manual(Time::from_micros(1_000_000_000)));
        let ring = Keyring::new(Key::generate(&random), random.clone(), clock.clone());
        let (id, subject, key) = (Uuid::from_u128(1), Uuid::from_u128(2), Key::generate(&random));
        ring.set_current("customer", subject, id, key.clone());
        assert_eq!(ring.current("customer", subject), Some((id, key.clone())));
        clock.advance(TRUSTED);
        assert_eq!((ring.kept(id), ring.current("customer", subject)), (None, None));
        ring.keep(id, Some(key.clone()));
        assert_eq!(ring.current("customer", subject), Some((id, key.clone())));
        ring.destroyed("customer", subject, &[id]);
        ring.keep(id, Some(key));
        clock.advance(TRUSTED * 2);
        assert_eq!((ring.kept(id), ring.current("customer", subject)), (Some(None), None));
    }
}
