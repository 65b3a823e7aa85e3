//! The rules of a workspace.

use crate::{
    conversations::{expiring::Rule, types::CASE_TYPES},
    http::{Checks, Problem},
};
use ombud_base::{Time, id::WorkspaceId};
use ombud_db::{DbError, Tx, sql};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The fewest days for what customers said, sent and are: a slip or a grudge must be noticed before it is too late.
pub const LEAST: i64 = 30;
/// The most days: about a century.
pub const MOST: i64 = 36_500;
/// Days after which deliveries go anyway.
const DELIVERIES_MOST: i64 = 30;
/// Days after which browsers are forgotten anyway.
const DEVICES_MOST: i64 = 180;
const DAY: i64 = 86_400;

/// How long what is kept is kept, in days. 0, or absent: for good.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = RetentionRules)]
pub struct Rules {
    /// From when a case was resolved until what was said in it is destroyed, and its files deleted: 0, or 30 to 36500.
    #[schema(minimum = 0, maximum = 36_500)]
    pub messages_days: i64,
    /// The same for single types of cases, instead of that.
    pub messages_by_type: BTreeMap<String, i64>,
    /// From when a case was resolved until its files alone are deleted: 0, or 30 to 36500.
    #[schema(minimum = 0, maximum = 36_500)]
    pub files_days: i64,
    /// The same for single types of cases, instead of that.
    pub files_by_type: BTreeMap<String, i64>,
    /// From when a customer was last here until they are erased, if none of their cases is open: 0, or 30 to 36500.
    #[schema(minimum = 0, maximum = 36_500)]
    pub customers_days: i64,
    /// Deliveries of webhooks: 0 to 30; after 30 they go anyway.
    #[schema(minimum = 0, maximum = 30)]
    pub deliveries_days: i64,
    /// Who had which field revealed and why (the ledger keeps it): 0, or 30 to 36500.
    #[schema(minimum = 0, maximum = 36_500)]
    pub reveals_days: i64,
    /// Browsers that staff have signed in with: 0 to 180; after 180 they are forgotten anyway.
    #[schema(minimum = 0, maximum = 180)]
    pub devices_days: i64,
    /// Alerts since somebody has settled them: 0, or 30 to 36500.
    #[schema(minimum = 0, maximum = 36_500)]
    pub alerts_days: i64,
}

impl Rules {
    /// Refuses what is out of bounds.
    ///
    /// # Errors
    /// [`crate::http::Code::Invalid`].
    pub fn check(&self) -> Result<(), Problem> {
        let mut checks = Checks::new();
        let mut long = |field: &str, days: i64| {
            let fits = days == 0 || (LEAST..=MOST).contains(&days);
            checks.expect(fits, field, format!("must be 0 (for good), or from {LEAST} to {MOST} days"));
        };
        long("messages_days", self.messages_days);
        long("files_days", self.files_days);
        long("customers_days", self.customers_days);
        long("reveals_days", self.reveals_days);
        long("alerts_days", self.alerts_days);
        for (field, types) in
            [("messages_by_type", &self.messages_by_type), ("files_by_type", &self.files_by_type)]
        {
            types.iter().for_each(|(kind, days)| long(&format!("{field}.{kind}"), *days));
        }
        for (field, types) in
            [("messages_by_type", &self.messages_by_type), ("files_by_type", &self.files_by_type)]
        {
            for kind in types.keys().filter(|it| !CASE_TYPES.contains(&it.as_str())) {
                let detail = format!("is no type of cases; there are: {}", CASE_TYPES.join(", "));
                checks.fail(format!("{field}.{kind}"), detail);
            }
        }
        checks.within("deliveries_days", self.deliveries_days, 0, DELIVERIES_MOST);
        checks.within("devices_days", self.devices_days, 0, DEVICES_MOST);
        checks.done()
    }

    /// Whether anything is ever destroyed.
    pub fn any(&self) -> bool {
        self.messages(Time::from_micros(0)).next().is_some()
            || self.files(Time::from_micros(0)).next().is_some()
            || [
                self.customers_days,
                self.deliveries_days,
                self.reveals_days,
                self.devices_days,
                self.alerts_days,
            ]
            .iter()
            .any(|it| *it > 0)
    }

    /// The rules about messages, one for each type that has one.
    pub(super) fn messages(&self, now: Time) -> impl Iterator<Item = Rule> + use<> {
        by_type(self.messages_days, &self.messages_by_type, now).into_iter()
    }

    /// The rules about files.
    pub(super) fn files(&self, now: Time) -> impl Iterator<Item = Rule> + use<> {
        by_type(self.files_days, &self.files_by_type, now).into_iter()
    }
}

fn by_type(days: i64, types: &BTreeMap<String, i64>, now: Time) -> Vec<Rule> {
    let rule = |kind: &'static str| {
        let days = types.get(kind).copied().unwrap_or(days);
        Some(Rule { kind, days, before: before(now, days)? })
    };
    CASE_TYPES.into_iter().filter_map(rule).collect()
}

/// The time before which something is too old; none where it is kept for good.
pub(super) fn before(now: Time, days: i64) -> Option<Time> {
    (days > 0).then(|| now.plus_seconds(-days * DAY))
}

/// A workspace's rules.
///
/// # Errors
/// As the database says.
pub fn of(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Rules, DbError> {
    let text =
        tx.maybe(sql!("SELECT rules FROM retention_rules WHERE workspace_id = $1"), &[ws.into()], |row| {
            row.get::<String>(0)
        })?;
    let rules = text.map(|it| serde_json::from_str(&it)).transpose();
    Ok(rules.map_err(|error| DbError::Statement(format!("retention rules: {error}")))?.unwrap_or_default())
}

pub(super) fn save(tx: &mut Tx<'_>, ws: WorkspaceId, rules: &Rules, now: Time) -> Result<(), DbError> {
    let text = serde_json::to_string(rules).map_err(|error| DbError::Statement(error.to_string()))?;
    tx.exec(
        sql!(
            "INSERT INTO retention_rules (workspace_id, rules, changed_at) VALUES ($1, $2, $3) ",
            "ON CONFLICT (workspace_id) DO UPDATE SET rules = excluded.rules, changed_at = excluded.changed_at"
        ),
        &[ws.into(), (&text).into(), now.into()],
    )
    .map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_of_its_own_overrules_the_default_and_zero_keeps_for_good() {
        let by_type = BTreeMap::from([("theft".to_owned(), 3650), ("complaint".to_owned(), 0)]);
        let rules = Rules { messages_days: 365, messages_by_type: by_type, ..Rules::default() };
        assert!(rules.check().is_ok() && rules.any());
        let all: BTreeMap<_, _> = rules.messages(Time::from_micros(0)).map(|it| (it.kind, it.days)).collect();
        assert_eq!((all["theft"], all["question"], all.get("complaint")), (3650, 365, None));
        assert_eq!(all.len(), CASE_TYPES.len() - 1);
        assert!(!Rules::default().any());
    }

    #[test]
    fn what_would_destroy_at_once_is_refused() {
        for days in [-1, 1, LEAST - 1, MOST + 1] {
            let all = [
                Rules { messages_days: days, ..Rules::default() },
                Rules { files_days: days, ..Rules::default() },
                Rules { customers_days: days, ..Rules::default() },
                Rules { messages_by_type: BTreeMap::from([("theft".into(), days)]), ..Rules::default() },
            ];
            assert!(all.iter().all(|it| it.check().is_err()), "{days}");
        }
        let unknown = BTreeMap::from([("theft ".to_owned(), 365)]);
        assert!(Rules { files_by_type: unknown, ..Rules::default() }.check().is_err());
        assert!(Rules { deliveries_days: 31, ..Rules::default() }.check().is_err());
        assert!(Rules { deliveries_days: 1, devices_days: 180, ..Rules::default() }.check().is_ok());
    }
}
