//! The bytes of files sealed anew, when a data key is changed.

use super::{pieces, serve::path_of};
use crate::{
    app::App,
    http::Problem,
    keys::{self, Owner},
};
use ombud_base::{
    Uuid,
    id::{FileId, WorkspaceId},
    keyring::key_of_cell,
};
use ombud_db::{Tx, sql};
use sha2::{Digest, Sha256};
use std::{
    fs,
    io::{ErrorKind, Write},
    path::Path,
};

/// What one step over the files did.
pub struct Resealed {
    /// Files that were looked at.
    pub seen: i64,
    /// Files that were sealed anew.
    pub changed: i64,
    /// Behind which file the next step begins; none: all are done.
    pub next: Option<Uuid>,
}

/// Seals those of the next files anew that `old` has sealed, at most `limit`. Each is written beside the old one and put in its
/// place at once; a stop before the commit leaves a file that opens, whose hash the next run puts right.
///
/// # Errors
/// As the database or the disk says.
pub fn reseal(
    app: &App,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    (owner, old): (Owner, Uuid),
    after: Option<Uuid>,
    limit: i64,
) -> Result<Resealed, Problem> {
    let rows: Vec<(FileId, Vec<u8>)> = tx.all(
        sql!("SELECT id, sha256 FROM files WHERE workspace_id = $1 AND id > $2 ORDER BY id LIMIT $3"),
        &[ws.into(), after.unwrap_or_default().into(), limit.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let (seen, mut changed) = (i64::try_from(rows.len()).unwrap_or(0), 0);
    let next = rows.last().filter(|_| seen == limit).map(|it| it.0.0);
    for (id, hash) in rows {
        let path = path_of(app, ws, id);
        let sealed = match fs::read(&path) {
            Ok(bytes) => bytes,
            // Its row says that it was there; what is lost is told where somebody asks for it.
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(unwritable(&error)),
        };
        let fresh = if key_of_cell(&sealed).is_ok_and(|it| it == old) {
            let Some(plain) = pieces::open(tx, id, &sealed)? else { continue };
            let chain = keys::sealing(tx, ws, [owner])?;
            let fresh = pieces::seal(&chain, owner, id, &plain)?;
            replace(&path, &fresh).map_err(|error| unwritable(&error))?;
            changed += 1;
            fresh
        } else {
            sealed
        };
        let now: [u8; 32] = Sha256::digest(&fresh).into();
        if now.as_slice() != hash {
            tx.exec(
                sql!("UPDATE files SET sha256 = $3 WHERE workspace_id = $1 AND id = $2"),
                &[ws.into(), id.into(), now.as_slice().into()],
            )?;
        }
    }
    Ok(Resealed { seen, changed, next })
}

fn unwritable(error: &std::io::Error) -> Problem {
    Problem::internal(format!("a file cannot be sealed anew: {error}"))
}

fn replace(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|it| it.error)?;
    fs::File::open(folder)?.sync_all()
}
