//! The keys of a running server, and the form in which sealed values are stored.

use crate::{
    Random, Uuid,
    sealed::{Broken, Key, Place},
};
use lru::LruCache;
use parking_lot::Mutex;
use std::{fmt, num::NonZeroUsize, sync::Arc};

/// How many data keys are kept in memory: unwrapping one costs about a microsecond, reading it a look at the database.
const KEPT: NonZeroUsize = NonZeroUsize::new(16_384).unwrap();

/// The keys of a running server: the root key, and those data keys that were used lately. Cheap to clone; prints nothing.
///
/// A value is sealed with a *data key* (one for each customer, one for what belongs to a workspace itself), the data key is
/// wrapped by its *workspace key*, and that by the *root key*, which no database holds. Whoever has all of the database and not
/// the root key has nothing; whoever destroys a customer's data key has erased the customer.
#[derive(Clone)]
pub struct Keyring(Arc<Inner>);

struct Inner {
    root: Key,
    random: Random,
    kept: Mutex<LruCache<Uuid, Option<Key>>>,
    /// Which data key seals now, by what it is for and whose it is.
    current: Mutex<LruCache<(&'static str, Uuid), Uuid>>,
}

impl Keyring {
    /// With no key but the root.
    pub fn new(root: Key, random: Random) -> Self {
        let (kept, current) = (Mutex::new(LruCache::new(KEPT)), Mutex::new(LruCache::new(KEPT)));
        Self(Arc::new(Inner { root, random, kept, current }))
    }

    /// The root key.
    pub fn root(&self) -> &Key {
        &self.0.root
    }

    /// Tells the root key from others without telling it: eight digits that are kept beside what it wraps.
    pub fn root_print(&self) -> String {
        let mac = self.0.root.mac(&[b"ombud root key"]);
        mac.iter().take(4).map(|byte| format!("{byte:02x}")).collect()
    }

    /// The source of new keys and nonces.
    pub fn random(&self) -> &Random {
        &self.0.random
    }

    /// A key that was used lately; none inside for one that was destroyed.
    pub fn kept(&self, id: Uuid) -> Option<Option<Key>> {
        self.0.kept.lock().get(&id).cloned()
    }

    /// Keeps a key for the next use, or that there is none any more.
    pub fn keep(&self, id: Uuid, key: Option<Key>) {
        self.0.kept.lock().put(id, key);
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
