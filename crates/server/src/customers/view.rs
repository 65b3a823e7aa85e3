//! Customers as staff and programmes see them. A view is made by a [`Sight`], and by nothing else: what it hides cannot be sent.

use super::types::{AddressFrom, Customer, Identity, IdentityKind, Proof, Tier};
use crate::{trust::Sight, workspace::Subject};
use ombud_base::{
    Time,
    id::{CustomerId, IdentityId},
};
use serde::Serialize;
use serde_json::{Map, Value as Json};
use utoipa::ToSchema;

/// One thing that a customer is known by.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = Identity)]
pub struct IdentityView {
    /// Its id.
    id: IdentityId,
    /// What it is.
    kind: IdentityKind,
    /// The address or id; masked for most.
    #[schema(example = "a•••@e•••.com")]
    value: String,
    /// How sure we are that it is theirs.
    proof: Proof,
    /// Since when it is known.
    created_at: Time,
}

/// A person who asks, as the caller may see them.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = Customer)]
pub struct CustomerView {
    /// Their id.
    id: CustomerId,
    /// Their name, as they or the host app gave it; masked where the workspace says so.
    name: Option<String>,
    /// Their email address; masked for most.
    #[schema(example = "a•••@e•••.com")]
    email: Option<String>,
    /// Who says that this address is theirs; none where there is no address.
    email_from: Option<AddressFrom>,
    /// Their language (BCP 47).
    language: Option<String>,
    /// Their time zone (IANA).
    #[schema(example = "Asia/Singapore")]
    time_zone: Option<String>,
    /// When they came for the first time.
    created_at: Time,
    /// When they were seen last.
    last_seen_at: Option<Time>,
    /// Since when they are erased: nothing of them can be read any more, by nobody.
    erased_at: Option<Time>,
    /// Connected just now.
    online: bool,
    /// Their messages are not taken.
    blocked: bool,
    /// What their business is worth.
    tier: Tier,
    /// What staff noted about them; in lists, the addresses in it are masked.
    note: String,
    /// The values of custom fields, by their keys; personal ones are masked for most.
    #[schema(value_type = Object)]
    fields: Map<String, Json>,
    /// What they are known by, oldest first.
    identities: Vec<IdentityView>,
    /// What is masked here, and can be revealed by these names: `name`, `email`, `identities.<id>`, `fields.<key>`.
    #[schema(example = json!(["email"]))]
    masked: Vec<String>,
}

impl CustomerView {
    /// What `sight` shows of a customer.
    pub fn new(sight: &Sight, it: &Customer, online: bool) -> Self {
        let mut masked = Vec::new();
        let name = it.name.as_ref().map(|it| sight.name(it));
        if name != it.name {
            masked.push("name".to_owned());
        }
        if it.email.is_some() && !sight.is_clear() {
            masked.push("email".to_owned());
        }
        let fields = sight.fields(Subject::Customer, &it.fields, &mut masked);
        if !sight.is_clear() {
            masked.extend(it.identities.iter().map(|it| format!("identities.{}", it.id)));
        }
        Self {
            id: it.id,
            name,
            email: it.email.as_ref().map(|it| sight.email(it)),
            email_from: it.address_from(),
            language: it.language.clone(),
            time_zone: it.time_zone.clone(),
            created_at: it.created_at,
            last_seen_at: it.last_seen_at,
            erased_at: it.erased_at,
            online,
            blocked: it.blocked,
            tier: it.tier,
            note: it.note.clone(),
            fields,
            identities: it.identities.iter().map(|it| identity(sight, it)).collect(),
            masked,
        }
    }

    /// The same for a list: nobody works on everybody whom it shows.
    #[must_use]
    pub(super) fn in_list(mut self, sight: &Sight) -> Self {
        self.note = sight.text(&self.note);
        self
    }
}

fn identity(sight: &Sight, it: &Identity) -> IdentityView {
    let value = match it.kind {
        IdentityKind::Email => sight.email(&it.value),
        IdentityKind::Wallet => sight.address(&it.value),
        IdentityKind::AppUser | IdentityKind::Device => sight.id(&it.value),
    };
    IdentityView { id: it.id, kind: it.kind, value, proof: it.proof, created_at: it.created_at }
}

/// The value of a field by the name that [`CustomerView`]'s `masked` has for it; none when there is nothing.
pub fn field_of(customer: &Customer, field: &str) -> Option<Json> {
    match field.split_once('.') {
        None if field == "name" => customer.name.clone().map(Json::from),
        None if field == "email" => customer.email.clone().map(Json::from),
        Some(("identities", id)) => {
            let found = customer.identities.iter().find(|it| it.id.to_string() == id);
            found.map(|it| Json::from(it.value.as_str()))
        }
        Some(("fields", key)) => customer.fields.get(key).cloned(),
        _ => None,
    }
}
