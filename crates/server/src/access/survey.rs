//! Who is staff and which tokens there are, as the security check looks at them.

use super::{Permission, callers::held};
use ombud_base::{Time, id::WorkspaceId};
use ombud_db::{DbError, Tx, sql};

/// Somebody who may sign in.
#[derive(Clone, Debug)]
pub struct AccountFacts {
    /// What they may do by their role and scope.
    pub permissions: Vec<Permission>,
    /// They have an authenticator app or a passkey.
    pub second_factor: bool,
    /// When they were last here.
    pub seen: Option<Time>,
    /// Since when they are staff.
    pub created: Time,
}

/// Everybody who may sign in.
///
/// # Errors
/// As the database says.
pub fn people(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<Vec<AccountFacts>, DbError> {
    tx.all(
        sql!(
            "SELECT r.permissions, s.scope, s.last_seen_at, s.created_at, s.totp_secret IS NOT NULL OR EXISTS (SELECT 1 FROM passkeys p ",
            "WHERE p.workspace_id = s.workspace_id AND p.staff_id = s.id) FROM staff s ",
            "JOIN roles r ON r.workspace_id = s.workspace_id AND r.id = s.role_id ",
            "WHERE s.workspace_id = $1 AND s.state = 'active'"
        ),
        &[workspace.into()],
        |row| {
            Ok(AccountFacts {
                permissions: held(&row.get::<String>(0)?, &row.get::<String>(1)?)?.0,
                seen: row.get(2)?,
                created: row.get(3)?,
                second_factor: row.get(4)?,
            })
        },
    )
}

/// What is to be known of a token.
#[derive(Clone, Copy, Debug)]
pub struct TokenFacts {
    /// When it stops; none: never.
    pub expires: Option<Time>,
    /// It may be used from its own networks alone.
    pub has_networks: bool,
    /// When it was last used.
    pub used: Option<Time>,
    /// Since when there is one.
    pub created: Time,
}

/// All tokens.
///
/// # Errors
/// As the database says.
pub fn token_facts(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<Vec<TokenFacts>, DbError> {
    tx.all(
        sql!("SELECT expires_at, networks, last_used_at, created_at FROM api_tokens WHERE workspace_id = $1"),
        &[workspace.into()],
        |row| {
            Ok(TokenFacts {
                expires: row.get(0)?,
                has_networks: row.get::<String>(1)? != "[]",
                used: row.get(2)?,
                created: row.get(3)?,
            })
        },
    )
}
