//! The whole log as a file that is verified without us: `ombud ledger verify`.

use super::{
    anchors,
    head::{self, Head, broken},
    rows,
};
use ombud_base::id::WorkspaceId;
use ombud_db::Tx;
use ombud_ledger::bundle::{KINDS, Writer};
use std::io::Write;

/// Rows read at once.
const STRIDE: i64 = 1024;

/// Writes every leaf up to the newest signed head, with the heads between; how many there were. Without `contents`, and where a
/// content was erased or changed, a leaf comes as its entry alone. To be called in a snapshot, after a head was signed.
///
/// # Errors
/// As the database or the writer says; also when the log has no head yet.
pub fn write(tx: &mut Tx<'_>, ws: WorkspaceId, out: impl Write, contents: bool) -> anyhow::Result<i64> {
    let identity = head::identity(tx, ws)?.ok_or_else(|| broken("key"))?;
    let mut heads = head::heads(tx, ws, i64::MAX, i64::MAX)?;
    let size = heads.first().map_or(0, |it| it.size);
    let mut file = Writer::new(out, &identity.origin, &identity.verifier)?;
    let mut pos = 0;
    while heads.last().is_some_and(|it| it.size == 0) {
        if let Some(head) = heads.pop() {
            write_head(tx, ws, &mut file, &head)?;
        }
    }
    while pos < size {
        let rows = rows::after(tx, ws, pos, STRIDE)?;
        anyhow::ensure!(!rows.is_empty(), "events after {pos} are missing: run `ombud ledger check`");
        for (at, stored) in rows {
            if at > size {
                break;
            }
            let stored = stored?;
            let entry = stored.entry().ok_or_else(|| broken("entry"))?;
            let content = if contents { stored.content()? } else { None };
            let content = content.filter(|(salt, it)| ombud_ledger::commit(salt, &it.encode()) == entry);
            file.leaf(&entry, content.as_ref().map(|(salt, it)| (salt, it)))?;
            pos = at;
            if heads.last().is_some_and(|it| it.size == at)
                && let Some(head) = heads.pop()
            {
                write_head(tx, ws, &mut file, &head)?;
            }
        }
    }
    file.finish()?;
    Ok(size)
}

/// A head with the cosignatures that it has got, and what carries it outside.
fn write_head(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    file: &mut Writer<impl Write>,
    head: &Head,
) -> anyhow::Result<()> {
    let all = anchors::between(tx, ws, head.size, head.size)?;
    file.checkpoint(&anchors::cosigned(head, &all))?;
    for it in all.iter().filter(|it| it.state == anchors::State::Held && KINDS.contains(&it.kind.word())) {
        if let Some(proof) = &it.proof {
            file.anchor(it.kind.word(), head.size.unsigned_abs(), proof)?;
        }
    }
    Ok(())
}
