//! How much of customers' data one caller sees. The only place that decides it: views take a [`Sight`] and cannot be made
//! without one.

use super::{mask, rules};
use crate::{
    access::{Permission, Signed},
    workspace::{Subject, open_fields},
};
use ombud_base::id::WorkspaceId;
use ombud_db::{DbError, Tx};
use serde_json::{Map, Value as Json};

/// What of customers' data is shown in clear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sight {
    clear: bool,
    names: bool,
    /// Custom fields that are shown; what is defined as personal, or not at all any more, is hidden.
    open: Vec<(Subject, String)>,
}

impl Sight {
    /// Everything, as it is: for the customers themselves, and for what stays inside.
    pub const CLEAR: Self = Self { clear: true, names: true, open: Vec::new() };

    /// What `signed` sees.
    ///
    /// # Errors
    /// As the database says.
    pub fn of(tx: &mut Tx<'_>, signed: &Signed) -> Result<Self, DbError> {
        if signed.may(Permission::CustomersUnmasked) {
            return Ok(Self::CLEAR);
        }
        Self::masked(tx, signed.workspace)
    }

    /// What everybody of a workspace sees who has no permission to see more.
    ///
    /// # Errors
    /// As the database says.
    pub fn masked(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<Self, DbError> {
        let names = !rules::of(tx, workspace)?.mask_names;
        Ok(Self { clear: false, names, open: open_fields(tx, workspace)? })
    }

    /// Nothing is masked.
    pub const fn is_clear(&self) -> bool {
        self.clear
    }

    /// Names are shown.
    pub const fn shows_names(&self) -> bool {
        self.clear || self.names
    }

    /// A name. Many are an address or a number: those are masked in it, also where names are shown.
    pub fn name(&self, value: &str) -> String {
        if self.shows_names() { self.text(value) } else { mask::name(value) }
    }

    /// A mail address.
    pub fn email(&self, value: &str) -> String {
        if self.clear { value.to_owned() } else { mask::email(value) }
    }

    /// A wallet's address.
    pub fn address(&self, value: &str) -> String {
        if self.clear { value.to_owned() } else { mask::address(value) }
    }

    /// An id by which somebody else knows the customer.
    pub fn id(&self, value: &str) -> String {
        if self.clear { value.to_owned() } else { mask::id(value) }
    }

    /// A text that stands in a list, or is found by a search: without the addresses and numbers in it.
    pub fn text(&self, value: &str) -> String {
        if self.clear { value.to_owned() } else { mask::text(value) }
    }

    /// Whether a custom field's values are hidden.
    pub fn hides(&self, on: Subject, key: &str) -> bool {
        !self.clear && !self.open.iter().any(|it| it.0 == on && it.1 == key)
    }

    /// Custom fields; those that are hidden say so by dots, whatever they hold. Each of them is named in `masked`.
    pub fn fields(
        &self,
        on: Subject,
        fields: &Map<String, Json>,
        masked: &mut Vec<String>,
    ) -> Map<String, Json> {
        let shown = |(key, value): (&String, &Json)| {
            if self.hides(on, key) {
                masked.push(format!("fields.{key}"));
                return (key.clone(), Json::from(mask::DOTS));
            }
            (key.clone(), value.clone())
        };
        fields.iter().map(shown).collect()
    }
}
