//! Every kind of event, with what it says. Webhooks subscribe to them by these names.

/// A kind of event.
pub struct Kind {
    /// Its stable name: subject, dot, what happened.
    pub name: &'static str,
    /// What it says, in English.
    pub description: &'static str,
}

macro_rules! kinds {
    ($($constant:ident = $name:literal, $description:literal;)*) => {
        $(#[doc = $description] pub const $constant: &str = $name;)*
        /// All of them.
        pub const ALL: &[Kind] = &[$(Kind { name: $name, description: $description }),*];
    };
}

kinds! {
    CASE_OPENED = "case.opened", "A customer or staff opened a case.";
    CASE_ASSIGNED = "case.assigned", "A case got another owner or team, or lost it.";
    CASE_ROUTED = "case.routed", "Routing decided where a case goes, or that it goes on: by which rule, to which team, with which priority, and why.";
    CASE_CHANGED = "case.changed", "Subject, priority, type, tags or fields of a case changed.";
    CASE_MEANT = "case.meant", "Staff said what a customer's words are about, or took that back.";
    MODEL_ASKED = "model.asked", "A customer's question, with what leads to its writer hidden, and passages of published articles went to the workspace's language model: to whom, which model, which articles; without a case, somebody tried it out.";
    EMBEDDING_ASKED = "embedding.asked", "A question, with what leads to its writer hidden, or published articles went to the workspace's embedding model: to whom, which model, and of what: `question`, `search` of a reader, `try`, `articles`.";
    MODEL_LEARNT = "understanding.learnt", "A classifier of intents was learnt from corrections: which version, whether it took the place of the one before, and why not.";
    MODEL_CHOSEN = "understanding.chosen", "Staff chose by which version of the classifier messages are read.";
    CASE_SNOOZED = "case.snoozed", "A case sleeps until a time.";
    CASE_WOKE = "case.woke", "A sleeping case came back.";
    CASE_RESOLVED = "case.resolved", "A case was resolved.";
    CASE_REOPENED = "case.reopened", "A resolved case was opened again.";
    CASE_MERGED = "case.merged", "A case was merged into another one.";
    CASE_SPLIT = "case.split", "A conversation was taken out of a case again.";
    CASE_RATED = "case.rated", "The customer rated.";
    CASE_RATING_ASKED = "case.rating_asked", "The customer was asked to rate.";
    CASE_REPORTED = "case.reported", "A report of a case was made, for the police or another exchange: by whom, in which form, and the SHA-256 of what it says.";
    WATCH_BEGUN = "watch.begun", "Somebody has a transaction watched, to be told in the conversation: which, on which network.";
    WATCH_TOLD = "watch.told", "The bot told a customer what became of a transaction that is watched: where it stands, by the names of verdicts.";
    WATCH_ENDED = "watch.ended", "A transaction is watched no longer, and why.";
    COINS_FOLLOWED = "theft.followed", "The coins of a theft were followed by the program itself: on which network, how many movements, which exchanges they reached.";
    EVIDENCE_KEPT = "evidence.kept", "What a chain said was kept with a case as evidence: which kind, of which network, and the SHA-256 of it.";
    CLOCK_WARNED = "clock.warned", "A service-level target will soon be missed.";
    CLOCK_BREACHED = "clock.breached", "A service-level target was missed.";
    MESSAGE_CREATED = "message.created", "A message was stored: from the customer, staff, the bot or the system.";
    BOT_HANDED_OVER = "bot.handed_over", "The bot gave a case to people: why.";
    BOT_RESOLVED = "bot.resolved", "The bot's answer resolved a case: the customer said so, or said nothing more.";
    MESSAGE_SCHEDULED = "message.scheduled", "A message was scheduled for later.";
    MESSAGE_UNSCHEDULED = "message.unscheduled", "A scheduled message was cancelled.";
    NOTE_CREATED = "note.created", "Staff wrote a note.";
    SECRET_REMOVED = "guard.secret_removed", "A secret was cut out of a message or a file's name before it was stored, or a file that holds one was refused.";
    SECRET_NOT_HANDLED = "guard.secret_not_handled", "Staff has taken back that a secret was dealt with.";
    SECRET_HANDLED = "guard.secret_handled", "Staff has dealt with a secret that a customer had exposed.";
    OUTBOUND_REFUSED = "guard.outbound_refused", "A message to a customer was refused: it asked for what nobody may ask for, or held a dangerous link.";
    OUTBOUND_OVERRIDDEN = "guard.outbound_overridden", "Somebody who may do so sent a message that the guard had refused.";
    MESSAGE_REDACTED = "message.redacted", "A secret that was split over several messages was cut out of an earlier one.";
    FILE_UNREAD = "guard.file_unread", "A file was stored of which the guard could not read all: encrypted, broken, too large, too slow, or of an unknown kind.";
    VIRUS_FOUND = "guard.virus_found", "A file was refused: the scanner found a virus in it, and says which.";
    FILE_UNSCANNED = "guard.file_unscanned", "A file was stored that the scanner could not look at: it was down, or the file too large for it.";
    LINK_WARNED = "safety.link_warned", "A customer's message held a link that they were warned of: a blocked host or a lookalike.";
    LIST_FAILED = "safety.list_failed", "A block list could not be read anew; the list as it was read before stays in force.";
    CUSTOMER_CREATED = "customer.created", "A customer came for the first time.";
    CUSTOMER_CHANGED = "customer.changed", "A customer's name, address, language, fields or note changed.";
    CUSTOMER_IDENTIFIED = "customer.identified", "A customer proved an identity.";
    PROOF_ASKED = "proof.asked", "Staff asked a customer for a proof in a conversation, or took that back.";
    PROOF_GIVEN = "proof.given", "A customer proved who they are: at which level, by what, and for which case.";
    PROOF_FAILED = "proof.failed", "A proof failed: a wrong code, a passkey that does not fit, or nobody answered in time.";
    PROOF_WALLET = "proof.wallet", "A wallet became one that a customer is known by, or is none any more; or somebody signed with one that is another customer's, and it stays that one's.";
    PROOF_PASSKEY = "proof.passkey", "A customer's passkey was added or removed.";
    RECOVERY_ASKED = "recovery.asked", "Somebody asked to have coins back that were not credited: which deposit, why it was not, and on which terms.";
    RECOVERY_CLAIMED_TWICE = "recovery.claimed_twice", "A customer asked for a deposit that another customer has asked for as well.";
    RECOVERY_PROVED = "recovery.proved", "It was shown whose a deposit is: by a signature, by the platform, or a person has checked it.";
    RECOVERY_AGREED = "recovery.agreed", "A customer agreed to the terms of a recovery and said where the coins go back to.";
    RECOVERY_MOVED = "recovery.moved", "A recovery went on: a person has to check it, or somebody works on it.";
    RECOVERY_SETTLED = "recovery.settled", "A recovery ended: done, with the payment; refused, with the reason; or withdrawn.";
    ACCOUNT_ACTION_ASKED = "account.action_asked", "The platform is asked to act on a customer's account: which action, by whom, why.";
    ACCOUNT_ADDRESS_ASKED = "account.address_asked", "The platform was asked whose an address is: on which network, whether it is the platform's, and whether its customer was named.";
    ACCOUNT_ACTION_SETTLED = "account.action_settled", "The platform did what it was asked for, refused it, or does not answer.";
    FREEZE_TOKEN = "account.freeze_token", "A freeze token was issued for a customer, or revoked.";
    PLATFORM_EVENT = "account.platform_event", "The platform told that something happened to a customer's account.";
    CUSTOMER_BLOCKED = "customer.blocked", "A customer was blocked or let in again.";
    CUSTOMER_READ = "customer.read", "Staff or a programme read what is a customer's; the same look again within a minute is one.";
    CUSTOMER_SHOWN = "customer.shown", "A customer stood on the open screen of staff, such as the first page of a list, or was sent live to staff or a programme: once an hour for each who saw it. Webhooks get it where it is named; `*` leaves it out.";
    SEARCH_PERSONAL = "search.personal", "Somebody searched for a whole personal value, such as a mail address: of which kind, and how much was found; the value is not said.";
    CUSTOMER_ERASED = "customer.erased", "A customer was erased: their keys are destroyed, and nothing of them can be read any more.";
    CUSTOMER_EXPORTED = "customer.exported", "All that is held on a customer was exported.";
    CUSTOMER_REVEALED = "customer.revealed", "Staff had one masked field of a customer shown for a while; the value is not said.";
    FILE_OPENED = "file.opened", "Staff opened a file in the viewer: which, of which case.";
    FILE_REFUSED = "file.refused", "A file was not opened: the day's budget is spent.";
    FILE_DOWNLOADED = "file.downloaded", "Somebody who may do so downloaded a file as it is, with the reason.";
    REVEALS_GRANTED = "reveals.granted", "Somebody was granted more reveals, or more files to open, for the day.";
    REVEAL_REFUSED = "reveals.refused", "A reveal was refused: the day's budget is spent.";
    SECURITY_ALERT = "security.alert", "Customer data was read in an unusual way.";
    SECURITY_ALERT_SETTLED = "security.alert_settled", "An alert was acknowledged, with a note.";
    CANARY_PLANTED = "security.canary_planted", "A planted customer was added, or given up; which one is not said.";
    AUDIT_EXPORTED = "security.audit_exported", "Lines of the audit were exported with their proofs, in clear.";
    ANCHOR_REFUSED = "security.anchor_refused", "Somebody outside who keeps heads of the ledger has seen another one than this server has: it was rolled back or rewritten.";
    ANCHOR_ASKED = "ledger.anchor_asked", "Staff asked to have the ledger's head anchored outside at once.";
    LEDGER_EXPORTED = "ledger.exported", "The whole ledger was written into a file at the command line: with contents, in clear, or without.";
    RECEIPT_MADE = "ledger.receipt_made", "The receipt of a conversation was made at the command line, in clear: with notes or without.";
    AUDIT_READ = "audit.read", "Somebody looked into the audit; by which filters.";
    ACCESS_EXPLAINED = "access.explained", "Somebody looked up what a member of staff can see, or who can see a case or a customer.";
    LEGAL_HOLD_SET = "legal_hold.set", "A legal hold was set: nothing of a customer's is destroyed until it is lifted.";
    LEGAL_HOLD_LIFTED = "legal_hold.lifted", "A legal hold was lifted.";
    MESSAGES_EXPIRED = "messages.expired", "What was said in a case was destroyed by a retention rule: which positions, by which rule.";
    FILES_EXPIRED = "files.expired", "Files of a case were deleted by a retention rule: which, by which rule.";
    RECORDS_EXPIRED = "records.expired", "Old records were deleted by a retention rule: deliveries, reveals, devices, settled alerts or evidence, and how many.";
    KEYS_ROTATED = "security.keys_rotated", "A key began to be changed, or the old one is deleted: which, and how many cells were sealed anew.";
    APPROVAL_ASKED = "approval.asked", "Something was asked for that needs a second person.";
    APPROVAL_DECIDED = "approval.decided", "A second person approved or refused what was asked for.";
    APPROVAL_WITHDRAWN = "approval.withdrawn", "Whoever had asked for an approval withdrew it.";
    APPROVAL_CARRIED_OUT = "approval.carried_out", "What was approved was carried out, in the name of both, or failed.";
    ELEVATION_GIVEN = "elevation.given", "Somebody got permissions for a while.";
    ELEVATION_ENDED = "elevation.ended", "Permissions that somebody had for a while were given back or taken away, or ended because they were disabled.";
    STAFF_INVITED = "staff.invited", "Somebody was invited to become staff.";
    STAFF_JOINED = "staff.joined", "Somebody accepted an invitation.";
    STAFF_CHANGED = "staff.changed", "A member of staff was changed, disabled or enabled.";
    STAFF_SIGNED_IN = "staff.signed_in", "Staff signed in.";
    STAFF_SIGN_IN_FAILED = "staff.sign_in_failed", "Somebody failed to sign in as staff.";
    STAFF_SIGNED_OUT = "staff.signed_out", "Staff signed out, or a session was ended.";
    STAFF_STEPPED_UP = "staff.stepped_up", "Staff proved again that it is them, before something sensitive.";
    STAFF_SECOND_FACTOR = "staff.second_factor", "A second factor was added, removed or reset.";
    STAFF_PRESENCE = "staff.presence", "Staff came online, went away or offline.";
    KNOWLEDGE_CHANGED = "knowledge.changed", "A topic or an article was created, changed, sent for review or deleted.";
    KNOWLEDGE_PUBLISHED = "knowledge.published", "An article was published: which version, in which language.";
    KNOWLEDGE_RETIRED = "knowledge.retired", "An article was retired: customers do not see it any more.";
    KNOWLEDGE_IMPORTED = "knowledge.imported", "Knowledge was brought in: how many articles are new, changed and as they were.";
    KNOWLEDGE_PICTURE = "knowledge.picture", "A picture for articles was brought in, or deleted because no article shows it any more.";
    KNOWLEDGE_RATED = "knowledge.rated", "A reader said whether an article helped.";
    SETTINGS_CHANGED = "settings.changed", "A setting was created, changed or deleted: role, team, skill, hours, inbox, tag, reply, field, service level, token, webhook, category of the knowledge, help centre or workspace.";
}

/// Those that say nothing of what a customer said or is, though they are about one: sealed with the workspace's key, they outlive
/// an erasure. The ledger's check needs them, and so does whoever asks later who did what.
pub const OUTLIVING: &[&str] = &[
    CUSTOMER_READ,
    CUSTOMER_SHOWN,
    ACCESS_EXPLAINED,
    RECEIPT_MADE,
    MESSAGES_EXPIRED,
    FILES_EXPIRED,
    LEGAL_HOLD_SET,
    LEGAL_HOLD_LIFTED,
];

/// Those that only say who looked: nothing is done by them.
pub const LOOKS: &[&str] = &[CUSTOMER_READ, CUSTOMER_SHOWN];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    const HISTORY: [(&str, &str); 2] = [
        ("en/events.ftl", include_str!("../../../../locales/en/events.ftl")),
        ("zh-CN/events.ftl", include_str!("../../../../locales/zh-CN/events.ftl")),
    ];
    const ARABIC: &str = include_str!("../../../../locales/ar/verify.ftl");
    const WEBHOOKS: [(&str, &str); 2] = [
        ("en/settings.ftl", include_str!("../../../../locales/en/settings.ftl")),
        ("zh-CN/settings.ftl", include_str!("../../../../locales/zh-CN/settings.ftl")),
    ];
    const FILTER: &str = include_str!("../../../../web/console/src/pages/settings/audit-query.ts");

    /// The texts of a file by their names, and whether each has a label.
    fn said(source: &str) -> BTreeMap<&str, bool> {
        let mut texts = BTreeMap::new();
        let mut last = "";
        for line in source.lines() {
            if line.trim_start().starts_with(".label = ") {
                texts.insert(last, true);
            } else if line.starts_with(|it: char| it.is_ascii_lowercase()) {
                last = line.split(" =").next().unwrap_or_default();
                texts.insert(last, false);
            }
        }
        texts
    }

    /// The kinds whose text a file lacks, and the texts that are of no kind: a slip in a name makes one of each.
    fn amiss(source: &str, prefix: &str, labelled: bool) -> Vec<String> {
        let texts = said(source);
        let named = |it: &Kind| format!("{prefix}{}", it.name.replace('.', "-"));
        let wanted: BTreeSet<String> = ALL.iter().map(named).collect();
        let good = |id: &&String| texts.get(id.as_str()).is_some_and(|label| *label || !labelled);
        let lacking = wanted.iter().filter(|id| !good(id)).cloned();
        let groups = format!("{prefix}group-");
        let ours = |id: &&str| id.starts_with(prefix) && !id.starts_with(&groups);
        let strange = texts.keys().copied().filter(ours).filter(|id| !wanted.contains(*id));
        lacking.chain(strange.map(str::to_owned)).collect()
    }

    #[test]
    fn what_is_amiss_is_seen() {
        let texts = "event-case-opened = O\nevent-case-asigned = A\n    .label = A\nevent-group-case = C\n";
        let (bare, labelled) = (amiss(texts, "event-", false), amiss(texts, "event-", true));
        assert_eq!((bare.len(), labelled.len()), (ALL.len(), ALL.len() + 1));
        assert_eq!(bare.last().unwrap(), "event-case-asigned");
    }

    #[test]
    fn every_kind_is_said_in_words() {
        let none = Vec::<String>::new();
        for (file, source) in HISTORY {
            assert_eq!(amiss(source, "event-", true), none, "{file}");
        }
        // The page that verifies is the only one to say them in Arabic, and shows no labels.
        assert_eq!(amiss(ARABIC, "event-", false), none, "ar/verify.ftl");
        for (file, source) in WEBHOOKS {
            assert_eq!(amiss(source, "settings-event-", false), none, "{file}");
        }
    }

    #[test]
    fn the_audit_is_filtered_by_every_kind_in_a_group_that_has_a_name() {
        let (_, rest) = FILTER.split_once("export const KINDS").unwrap();
        let (listed, _) = rest.split_once("\n};").unwrap();
        let mut chosen: Vec<&str> = listed.split('"').skip(1).step_by(2).collect();
        let mut kinds: Vec<&str> = ALL.iter().map(|it| it.name).collect();
        chosen.sort_unstable();
        kinds.sort_unstable();
        assert_eq!(chosen, kinds);
        let groups: Vec<&str> =
            listed.lines().filter_map(|it| it.split_once(": [")).map(|(name, _)| name.trim()).collect();
        assert!(groups.len() > 5, "{groups:?}");
        for (file, source) in HISTORY {
            let texts = said(source);
            for group in &groups {
                assert!(texts.contains_key(format!("event-group-{group}").as_str()), "{file}: {group}");
            }
        }
    }
}
