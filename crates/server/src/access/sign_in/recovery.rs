//! Recovery codes: ten, each good once, for the day when the phone is gone. 80 random bits each, so that a fast hash is
//! enough to store.

use crate::{app::App, http::Problem};
use ombud_base::{
    Time,
    id::{StaffId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};
use sha2::{Digest, Sha256};

const COUNT: usize = 10;
/// Without i, l, o and u, which are misread or make words.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

fn generate(random: &ombud_base::Random) -> String {
    let bits = random.bytes::<10>().iter().fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
    let symbol = |n: u32| {
        let index = usize::try_from(bits >> (5 * n) & 31).unwrap_or(0);
        ALPHABET.get(index).copied().map_or('0', char::from)
    };
    let plain: Vec<char> = (0..16).map(symbol).collect();
    plain.chunks(4).map(|it| it.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// What is stored of a code, however it was typed.
fn hash(staff: StaffId, code: &str) -> [u8; 32] {
    let clean: String = code
        .chars()
        .filter(|it| it.is_ascii_alphanumeric())
        .map(|it| match it.to_ascii_lowercase() {
            'o' => '0',
            'i' | 'l' => '1',
            it => it,
        })
        .collect();
    let mut hash = Sha256::new();
    hash.update(staff.0.as_bytes());
    hash.update(clean.as_bytes());
    hash.finalize().into()
}

/// How many are unused.
pub(super) fn left(tx: &mut Tx<'_>, workspace: WorkspaceId, staff: StaffId) -> Result<i64, DbError> {
    tx.one(
        sql!("SELECT count(*) FROM recovery_codes WHERE workspace_id = $1 AND staff_id = $2 AND used_at IS NULL"),
        &[workspace.into(), staff.into()],
        |row| row.get(0),
    )
}

/// Makes ten fresh ones; those of before are void.
pub(super) fn renew(
    tx: &mut Tx<'_>,
    app: &App,
    workspace: WorkspaceId,
    staff: StaffId,
) -> Result<Vec<String>, DbError> {
    void(tx, workspace, staff)?;
    let codes: Vec<String> = (0..COUNT).map(|_| generate(&app.random)).collect();
    for code in &codes {
        tx.exec(
            sql!("INSERT INTO recovery_codes (workspace_id, staff_id, code_hash, used_at) VALUES ($1, $2, $3, NULL)"),
            &[workspace.into(), staff.into(), hash(staff, code).as_slice().into()],
        )?;
    }
    Ok(codes)
}

/// Voids all.
pub(super) fn void(tx: &mut Tx<'_>, workspace: WorkspaceId, staff: StaffId) -> Result<(), DbError> {
    tx.exec(
        sql!("DELETE FROM recovery_codes WHERE workspace_id = $1 AND staff_id = $2"),
        &[workspace.into(), staff.into()],
    )?;
    Ok(())
}

/// Judges a code and uses it up.
pub(super) fn use_code(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    staff: StaffId,
    code: &str,
    now: Time,
) -> Result<bool, Problem> {
    let used = tx.exec(
        sql!(
            "UPDATE recovery_codes SET used_at = $4 ",
            "WHERE workspace_id = $1 AND staff_id = $2 AND code_hash = $3 AND used_at IS NULL"
        ),
        &[workspace.into(), staff.into(), hash(staff, code).as_slice().into(), now.into()],
    )?;
    Ok(used == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ombud_base::{Random, Uuid};

    #[test]
    fn a_code_is_known_however_it_is_typed() {
        let (code, staff) = (generate(&Random::seeded(3)), StaffId(Uuid::from_u128(1)));
        assert_eq!(code.len(), 19);
        let typed =
            format!(" {} ", code.to_uppercase().replace('-', " ").replace('0', "O").replace('1', "l"));
        assert_eq!(hash(staff, &typed), hash(staff, &code));
        assert_ne!(hash(StaffId(Uuid::from_u128(2)), &code), hash(staff, &code));
        assert_ne!(generate(&Random::seeded(4)), code);
    }
}
