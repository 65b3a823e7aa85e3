//! Permissions: the single things that a role may allow.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

macro_rules! permissions {
    ($($name:ident = $text:tt, $group:literal, $description:literal;)*) => {
        /// One thing that a role may allow. To add one, add a line to the table and ask for it in an action.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
        pub enum Permission { $(#[doc = $description] #[serde(rename = $text)] $name),* }

        impl Permission {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),*];
            /// The stable name, in roles and scopes.
            pub const fn name(self) -> &'static str { match self { $(Self::$name => $text),* } }
            /// The group under which the settings show it.
            pub const fn group(self) -> &'static str { match self { $(Self::$name => $group),* } }
            /// What it allows, in English.
            pub const fn description(self) -> &'static str { match self { $(Self::$name => $description),* } }
            /// The permission of this name.
            pub fn named(name: &str) -> Option<Self> { match name { $($text => Some(Self::$name),)* _ => None } }
        }
    };
}

permissions! {
    CasesView = "cases.view", "cases", "See cases that are one's own, of one's teams, or of no team.";
    CasesViewAll = "cases.view_all", "cases", "See the cases of every team.";
    CasesReply = "cases.reply", "cases", "Write to customers.";
    CasesNote = "cases.note", "cases", "Write notes for staff.";
    CasesAssign = "cases.assign", "cases", "Give cases to people and teams.";
    CasesChange = "cases.change", "cases", "Change subject, priority, tags and fields; snooze.";
    CasesResolve = "cases.resolve", "cases", "Resolve and reopen.";
    CasesMerge = "cases.merge", "cases", "Merge cases and split them again.";
    CasesReport = "cases.report", "cases", "Make a report of a case for the police or another exchange: all that its customer sees, in clear, with evidence.";
    CasesStart = "cases.start", "cases", "Start a case with a customer.";
    CustomersView = "customers.view", "customers", "Look customers up.";
    CustomersChange = "customers.change", "customers", "Change a customer's name, address, language, fields and note.";
    CustomersBlock = "customers.block", "customers", "Block a customer and let them in again.";
    CustomersTier = "customers.tier", "customers", "Say what a customer's business is worth, by which their cases go before others.";
    CustomersReveal = "customers.reveal", "customers", "Have one masked field shown for a while, of a customer whose case one owns.";
    CustomersRevealTeam = "customers.reveal_team", "customers", "The same for the cases of one's teams.";
    CustomersUnmasked = "customers.unmasked", "customers", "See personal data of customers without masks.";
    CustomersExport = "customers.export", "customers", "Export all that is held on a customer.";
    FilesDownload = "files.download", "customers", "Download files of the cases that one may see, as they are and without a mark.";
    CustomersErase = "customers.erase", "customers", "Erase a customer for good.";
    RetentionManage = "retention.manage", "security", "Set how long messages, files and customers are kept.";
    HoldsManage = "holds.manage", "security", "Set and lift legal holds, and see why they were set.";
    ProofReset = "proof.reset", "customers", "Remove the passkeys of a customer who has lost them, or a wallet.";
    AccountsView = "accounts.view", "customers", "See what the platform knows of the account of a customer whose case one sees.";
    AccountsAssist = "accounts.assist", "customers", "Have the platform send a customer's last mail once more.";
    AccountsRecover = "accounts.recover", "customers", "Have the platform open its recovery of a customer's account.";
    AccountsFreeze = "accounts.freeze", "customers", "Have the platform freeze a customer's account; issue and revoke freeze tokens.";
    AccountsRelease = "accounts.release", "customers", "Have the platform end a freeze; a second person who may do so has to agree.";
    AccountsEvents = "accounts.events", "integration", "Tell what happened at the platform, so that customers hear of it.";
    AccountsManage = "accounts.manage", "integration", "Connect the platform: its address and the secret that both sign with.";
    RevealsGrant = "reveals.grant", "customers", "Grant others more reveals for today.";
    RecoveriesManage = "recoveries.manage", "cases", "Check, take up, settle and refuse requests to have coins back that were not credited.";
    SearchMessages = "search.messages", "cases", "Search the messages of the cases that one may see.";
    ReportsView = "reports.view", "reports", "See the dashboard.";
    RepliesManage = "replies.manage", "settings", "Write and change canned replies.";
    KnowledgeView = "knowledge.view", "knowledge", "Read and search the knowledge, also what is for staff alone.";
    KnowledgeWrite = "knowledge.write", "knowledge", "Write topics and articles, sort them, bring knowledge in and out.";
    KnowledgePublish = "knowledge.publish", "knowledge", "Publish and retire articles, set how the help centre is shown.";
    TagsManage = "tags.manage", "settings", "Create, change and delete tags.";
    FieldsManage = "fields.manage", "settings", "Define custom fields.";
    StaffView = "staff.view", "people", "See who is staff, with teams, presence and load.";
    StaffManage = "staff.manage", "people", "Invite staff, change and disable them, end their sessions.";
    RolesManage = "roles.manage", "people", "Create and change roles.";
    TeamsManage = "teams.manage", "people", "Create and change teams and skills.";
    InboxesManage = "inboxes.manage", "settings", "Create and change inboxes and their identity keys.";
    HoursManage = "hours.manage", "settings", "Set business hours and service levels.";
    TokensManage = "tokens.manage", "integration", "Create and revoke API tokens.";
    WebhooksManage = "webhooks.manage", "integration", "Create and change webhooks, see and replay their deliveries.";
    RoutingManage = "routing.manage", "settings", "Say which team works on what, how urgent it is, and what the bot may answer; write playbooks.";
    SafetyManage = "safety.manage", "settings", "Set the workspace's own hosts, blocked hosts and block lists.";
    GuardOverride = "guard.override", "cases", "Send a message all the same that the guard holds back.";
    WebhooksPersonal = "webhooks.personal", "integration", "Let a webhook get personal data without masks.";
    SecurityRead = "security.read", "security", "See alerts about the reading of customer data.";
    SecurityManage = "security.manage", "security", "Set the rules of reading, plant canaries, settle alerts, cut somebody's sessions.";
    AuditRead = "audit.read", "security", "See who read and did what, check the ledger and export it.";
    KeysManage = "keys.manage", "security", "Change the workspace's keys.";
    WorkspaceManage = "workspace.manage", "settings", "Change the workspace's name and rules.";
}

/// What those may who see to it that the rules are kept.
const WATCHES: [Permission; 10] = [
    Permission::CasesView,
    Permission::CasesViewAll,
    Permission::CasesNote,
    Permission::CustomersView,
    Permission::SearchMessages,
    Permission::SecurityRead,
    Permission::AuditRead,
    Permission::ReportsView,
    Permission::StaffView,
    Permission::KnowledgeView,
];

/// What those may beside it who act on what endangers customers.
const GUARDS: [Permission; 20] = [
    Permission::CasesReport,
    Permission::CasesReply,
    Permission::CasesAssign,
    Permission::CasesChange,
    Permission::CasesResolve,
    Permission::CustomersBlock,
    Permission::CustomersReveal,
    Permission::CustomersRevealTeam,
    Permission::ProofReset,
    Permission::AccountsView,
    Permission::AccountsAssist,
    Permission::AccountsRecover,
    Permission::AccountsFreeze,
    Permission::AccountsRelease,
    Permission::RecoveriesManage,
    Permission::SecurityManage,
    Permission::HoldsManage,
    Permission::KeysManage,
    Permission::SafetyManage,
    Permission::GuardOverride,
];

/// By these one gets at everything else, at what cannot be taken back, or at all customers: whose role has one of them decides
/// over others.
pub const PRIVILEGED: &[Permission] = &[
    Permission::CasesReport,
    Permission::CustomersUnmasked,
    Permission::CustomersExport,
    Permission::FilesDownload,
    Permission::CustomersErase,
    Permission::AccountsRelease,
    Permission::StaffManage,
    Permission::RolesManage,
    Permission::TokensManage,
    Permission::WebhooksPersonal,
    Permission::SecurityManage,
    Permission::AuditRead,
    Permission::KeysManage,
    Permission::RetentionManage,
    Permission::HoldsManage,
    Permission::WorkspaceManage,
];

/// What counts for somebody who is limited to a part of the workspace: what is done with the cases and customers that they see.
/// Everything else reaches beyond any part of it, so a limited member of staff does not have it, whatever their role says. A new
/// permission is not on the list until somebody has thought about it.
pub const WITHIN_SCOPE: &[Permission] = &[
    Permission::CasesView,
    Permission::CasesViewAll,
    Permission::CasesReply,
    Permission::CasesNote,
    Permission::CasesAssign,
    Permission::CasesChange,
    Permission::CasesResolve,
    Permission::CasesMerge,
    Permission::CasesReport,
    Permission::CasesStart,
    Permission::CustomersView,
    Permission::CustomersChange,
    Permission::CustomersBlock,
    Permission::CustomersReveal,
    Permission::CustomersRevealTeam,
    Permission::CustomersUnmasked,
    Permission::FilesDownload,
    Permission::AccountsView,
    Permission::AccountsAssist,
    Permission::AccountsRecover,
    Permission::AccountsFreeze,
    Permission::AccountsRelease,
    Permission::RecoveriesManage,
    Permission::SearchMessages,
    Permission::GuardOverride,
    Permission::ReportsView,
    Permission::RepliesManage,
    Permission::KnowledgeView,
    Permission::StaffView,
];

/// What those may beside an agent's work who lead others.
const LEADS: [Permission; 17] = [
    Permission::CasesViewAll,
    Permission::CasesStart,
    Permission::CustomersBlock,
    Permission::CustomersTier,
    Permission::CustomersRevealTeam,
    Permission::ProofReset,
    Permission::AccountsRecover,
    Permission::RecoveriesManage,
    Permission::RevealsGrant,
    Permission::ReportsView,
    Permission::RepliesManage,
    Permission::KnowledgeWrite,
    Permission::TagsManage,
    Permission::FieldsManage,
    Permission::TeamsManage,
    Permission::RoutingManage,
    Permission::HoursManage,
];

/// The roles that every workspace begins with: name and permissions. They cannot be deleted; admin cannot be changed.
pub fn builtin_roles() -> [(&'static str, Vec<Permission>); 6] {
    use Permission as P;
    let agent = vec![
        P::CasesView,
        P::CasesReply,
        P::CasesNote,
        P::CasesAssign,
        P::CasesChange,
        P::CasesResolve,
        P::CasesMerge,
        P::CustomersView,
        P::CustomersChange,
        P::CustomersReveal,
        P::AccountsView,
        P::AccountsAssist,
        P::AccountsFreeze,
        P::SearchMessages,
        P::StaffView,
        P::KnowledgeView,
    ];
    let lead = [agent.as_slice(), &LEADS].concat();
    let security = [WATCHES.as_slice(), &GUARDS].concat();
    let compliance = vec![
        P::CasesReport,
        P::CustomersExport,
        P::FilesDownload,
        P::CustomersErase,
        P::RetentionManage,
        P::HoldsManage,
    ];
    let editor = vec![
        P::KnowledgeView,
        P::KnowledgeWrite,
        P::KnowledgePublish,
        P::RepliesManage,
        P::ReportsView,
        P::StaffView,
    ];
    [
        ("Agent", agent),
        ("Lead", lead),
        ("Editor", editor),
        ("Security", security),
        ("Compliance", [WATCHES.to_vec(), compliance].concat()),
        ("Admin", P::ALL.to_vec()),
    ]
}
