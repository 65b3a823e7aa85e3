//! What is sensitive: whoever asks for it in a session must have proved within the last minutes that it is them. A session that
//! was stolen, or a screen that was left open, can neither make itself at home nor open doors for others.
//!
//! The list is here, and it is asked in one place, where a request's caller is found out. Programmes cannot prove anything: what
//! their tokens may do was proved by whoever made them.

use super::{Permission, Signed};
use crate::http::{Code, Problem};
use axum::http::Method;
use ombud_base::Time;

/// An operation that needs a fresh proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sensitive {
    /// Its method.
    pub method: &'static str,
    /// Its address below `/api/v1`, with the names of what varies.
    pub path: &'static str,
    /// What it needs beside: who lacks that is refused without being asked for a proof. None: it is about one's own account.
    pub permission: Option<Permission>,
}

const fn needs(permission: Permission, method: &'static str, path: &'static str) -> Sensitive {
    Sensitive { method, path, permission: Some(permission) }
}

const fn own(method: &'static str, path: &'static str) -> Sensitive {
    Sensitive { method, path, permission: None }
}

/// All of them. To add one, add a line; a test walks over the list.
pub const SENSITIVE: &[Sensitive] = &[
    own("POST", "/auth/totp"),
    own("POST", "/auth/passkeys/begin"),
    own("DELETE", "/auth/passkeys/{id}"),
    needs(Permission::RolesManage, "POST", "/roles"),
    needs(Permission::RolesManage, "PATCH", "/roles/{id}"),
    needs(Permission::RolesManage, "DELETE", "/roles/{id}"),
    needs(Permission::StaffManage, "PATCH", "/staff/{id}"),
    needs(Permission::StaffManage, "POST", "/staff/{id}/reset-second-factor"),
    needs(Permission::StaffManage, "POST", "/invitations"),
    needs(Permission::TokensManage, "POST", "/api-tokens"),
    needs(Permission::SecurityManage, "PUT", "/session-policy"),
    needs(Permission::SecurityManage, "PUT", "/sso"),
    needs(Permission::SecurityManage, "DELETE", "/sso"),
    needs(Permission::SecurityManage, "PUT", "/sso/secret"),
    needs(Permission::SecurityManage, "POST", "/scim-tokens"),
    needs(Permission::SecurityManage, "POST", "/security-check/recommended"),
    needs(Permission::SecurityManage, "PUT", "/trust/rules"),
    needs(Permission::SecurityManage, "PUT", "/proof/rules"),
    needs(Permission::ProofReset, "DELETE", "/customers/{id}/passkeys"),
    needs(Permission::ProofReset, "POST", "/cases/{id}/wallets/{wallet}/remove"),
    needs(Permission::SecurityManage, "GET", "/trust/canaries"),
    needs(Permission::SecurityManage, "POST", "/trust/canaries"),
    needs(Permission::SecurityManage, "DELETE", "/trust/canaries/{id}"),
    needs(Permission::RevealsGrant, "POST", "/staff/{id}/reveal-budget"),
    needs(Permission::InboxesManage, "POST", "/inboxes/{id}/identity-keys"),
    needs(Permission::InboxesManage, "DELETE", "/inboxes/{id}/identity-keys/{key}"),
    needs(Permission::WebhooksManage, "POST", "/webhooks"),
    needs(Permission::WebhooksManage, "PATCH", "/webhooks/{id}"),
    needs(Permission::WebhooksManage, "POST", "/webhooks/{id}/rotate"),
    needs(Permission::AccountsManage, "PUT", "/platform"),
    needs(Permission::AccountsManage, "POST", "/platform/secret"),
    needs(Permission::SecurityManage, "PUT", "/model"),
    needs(Permission::SecurityManage, "PUT", "/model/key"),
    needs(Permission::SecurityManage, "PUT", "/embeddings"),
    needs(Permission::SecurityManage, "PUT", "/embeddings/key"),
    needs(Permission::WorkspaceManage, "PATCH", "/workspace"),
    needs(Permission::CustomersExport, "GET", "/customers/{id}/export"),
    needs(Permission::CasesReport, "GET", "/cases/{id}/report"),
    needs(Permission::CasesReport, "GET", "/cases/{id}/report.pdf"),
    needs(Permission::FilesDownload, "POST", "/files/{id}/download"),
    needs(Permission::RetentionManage, "PUT", "/retention"),
    needs(Permission::HoldsManage, "POST", "/holds/{id}/lift"),
    needs(Permission::CustomersErase, "POST", "/customers/{id}/erase"),
    needs(Permission::KeysManage, "POST", "/keys/rotations"),
    needs(Permission::AuditRead, "POST", "/ledger/audit/export"),
    needs(Permission::SecurityManage, "PUT", "/approval-policy"),
    own("POST", "/staff/{id}/elevations"),
    own("POST", "/approvals/{id}/approve"),
    own("POST", "/approvals/{id}/refuse"),
    own("POST", "/approvals/{id}/carry-out"),
];

/// Whether a request has to wait for a proof. `template` is the whole address with the names of what varies.
pub(super) fn is_needed(signed: &Signed, method: &Method, template: &str, now: Time) -> bool {
    let Some(until) = signed.fresh_until else { return false };
    let Some(path) = template.strip_prefix("/api/v1").filter(|_| until <= now) else { return false };
    SENSITIVE.iter().any(|it| {
        it.method == method.as_str() && it.path == path && it.permission.is_none_or(|it| signed.may(it))
    })
}

/// Asks for the proof.
pub(super) fn step_up_required() -> Problem {
    Problem::new(
        Code::StepUpRequired,
        "This needs a proof that it is you. Ask how by POST /api/v1/auth/step-up/begin, prove it by POST /api/v1/auth/step-up, \
         and send this request again.",
    )
}
