//! Which operations need a second person.

use super::judge::{self, Judge};
use crate::{access::Permission, words::words};

words! {
    /// What belongs together: a policy asks for a second person for all of a group.
    Group {
        /// Erasing a customer.
        Erase = "erase",
        /// What erases by itself, and lifting what keeps from erasing.
        Retention = "retention",
        /// Taking all that is held on a customer along, a report of a case, or the audit in clear; having a language
        /// model asked, to which customers' questions go.
        Export = "export",
        /// Changing keys.
        Keys = "keys",
        /// Giving and taking away what decides over others: roles, their permissions, invitations, passwords, second factors, and
        /// the passkeys and wallets of customers.
        People = "people",
        /// Loosening the watch: its rules, canaries, programmes and webhooks that get personal data in clear, grants far above a day's
        /// budget.
        Watch = "watch",
        /// Ending the freeze of a customer's account: always.
        Accounts = "accounts",
        /// Permissions for a while: always for oneself, for others by what `people` says.
        Elevation = "elevation",
        /// The policy itself: always where it asks for anything.
        Rule = "rule",
    }
}

/// An operation that needs a second person.
pub struct Guarded {
    /// Its stable name, in requests, events and texts.
    pub name: &'static str,
    /// To which group it belongs.
    pub group: Group,
    /// Its method.
    pub method: &'static str,
    /// Its address below `/api/v1`, with the names of what varies.
    pub path: &'static str,
    /// What it needs, of who asks (where it is not for themselves, see [`Group::Elevation`]) and of who decides.
    pub permission: Permission,
    /// Its answer is for whoever asked alone (a file, a link): they carry it out themselves, within the hour after the approval.
    pub by_asker: bool,
    /// Whether this very request needs a second person, and what else they must hold.
    pub(super) judge: Judge,
}

macro_rules! guarded {
    ($($name:literal, $group:ident, $method:literal $path:literal, $permission:ident, $by_asker:literal, $judge:ident;)*) => {
        /// All of them. To add one, add a line, and its texts `approval-what-…` in `locales/*/approvals.ftl`.
        pub const GUARDED: &[Guarded] = &[$(Guarded {
            name: $name,
            group: Group::$group,
            method: $method,
            path: $path,
            permission: Permission::$permission,
            by_asker: $by_asker,
            judge: judge::$judge,
        }),*];
    };
}

guarded! {
    "customer-erase", Erase, "POST" "/customers/{id}/erase", CustomersErase, false, always;
    "retention-rules", Retention, "PUT" "/retention", RetentionManage, false, always;
    "hold-lift", Retention, "POST" "/holds/{id}/lift", HoldsManage, false, always;
    "customer-export", Export, "GET" "/customers/{id}/export", CustomersExport, true, always;
    "case-report", Export, "GET" "/cases/{id}/report", CasesReport, true, always;
    "case-report-pdf", Export, "GET" "/cases/{id}/report.pdf", CasesReport, true, always;
    "audit-export", Export, "POST" "/ledger/audit/export", AuditRead, true, always;
    "model-change", Export, "PUT" "/model", SecurityManage, false, model_change;
    "embedding-change", Export, "PUT" "/embeddings", SecurityManage, false, model_change;
    "keys-rotate", Keys, "POST" "/keys/rotations", KeysManage, false, always;
    "staff-change", People, "PATCH" "/staff/{id}", StaffManage, false, member_change;
    "factor-reset", People, "POST" "/staff/{id}/reset-second-factor", StaffManage, false, factor_reset;
    "invite", People, "POST" "/invitations", StaffManage, true, invitation;
    "role-change", People, "PATCH" "/roles/{id}", RolesManage, false, role_change;
    "passkeys-remove", People, "DELETE" "/customers/{id}/passkeys", ProofReset, false, always;
    "wallet-remove", People, "POST" "/cases/{id}/wallets/{wallet}/remove", ProofReset, false, always;
    "sso-change", People, "PUT" "/sso", SecurityManage, false, sso_change;
    "scim-token", People, "POST" "/scim-tokens", SecurityManage, true, always;
    "sso-remove", People, "DELETE" "/sso", SecurityManage, false, always;
    "watch-rules", Watch, "PUT" "/trust/rules", SecurityManage, false, watch_rules;
    "canary-give-up", Watch, "DELETE" "/trust/canaries/{id}", SecurityManage, false, always;
    "token-make", Watch, "POST" "/api-tokens", TokensManage, true, token_make;
    "webhook-make", Watch, "POST" "/webhooks", WebhooksManage, true, webhook_make;
    "webhook-change", Watch, "PATCH" "/webhooks/{id}", WebhooksManage, false, webhook_change;
    "budget-grant", Watch, "POST" "/staff/{id}/reveal-budget", RevealsGrant, false, budget_grant;
    "account-release", Accounts, "POST" "/cases/{id}/account/actions", AccountsRelease, false, account_release;
    "elevate", Elevation, "POST" "/staff/{id}/elevations", StaffManage, false, elevation;
    "rule-change", Rule, "PUT" "/approval-policy", SecurityManage, false, rule_change;
}

impl Guarded {
    /// The one of this name.
    pub(super) fn named(name: &str) -> Option<&'static Self> {
        GUARDED.iter().find(|it| it.name == name)
    }

    /// The one that a request asks for. `HEAD` is answered by what answers `GET`.
    pub(super) fn of(method: &str, template: &str) -> Option<&'static Self> {
        let path = template.strip_prefix("/api/v1")?;
        let method = if method == "HEAD" { "GET" } else { method };
        GUARDED.iter().find(|it| it.method == method && it.path == path)
    }

    /// What varies in the address: what stands where the template has `name`.
    pub(super) fn part<'a>(&self, path: &'a str, name: &str) -> Option<&'a str> {
        let path = path.split('?').next()?.strip_prefix("/api/v1")?;
        let at = self.path.split('/').position(|it| it.strip_prefix('{') == Some(&format!("{name}}}")))?;
        path.split('/').nth(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operation_is_found_by_its_address_and_names_what_it_is_about() {
        let erase = Guarded::of("POST", "/api/v1/customers/{id}/erase").unwrap();
        assert_eq!(erase.name, "customer-erase");
        assert_eq!(erase.part("/api/v1/customers/abc/erase?x=/y", "id"), Some("abc"));
        assert_eq!(erase.part("/api/v1/customers/abc/erase", "key"), None);
        assert!(Guarded::of("HEAD", "/api/v1/customers/{id}/export").is_some());
        assert!(Guarded::of("GET", "/api/v1/customers/{id}/erase").is_none());
        let mut names: Vec<_> = GUARDED.iter().map(|it| it.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), GUARDED.len());
    }
}
