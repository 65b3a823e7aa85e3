use crate::words::words;
use crate::{
    access::{Permission, Signed, Who},
    app::App,
    events::Journal,
    http::{Body, Checks, Page, Params, PathOf, Problem},
    settings::{Change, room_for_one_more, settings_changed},
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::{
    Time,
    id::{FieldId, WorkspaceId},
};
use ombud_db::{DbError, Row, Tx, sql};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json_};
use utoipa::{IntoParams, ToSchema};

/// How many a workspace may have.
const MOST: i64 = 200;
/// The job by which those who watch hear that a field is masked no more; its payload is a [`FieldOpened`]. Who tells them is above
/// this capability.
pub const FIELD_OPENED: &str = "field.opened";

/// What [`FIELD_OPENED`] tells.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FieldOpened {
    /// By whom.
    pub by: Who,
    /// When.
    pub at: Time,
    /// Its name on screens.
    pub label: String,
}

words! {
    /// What a custom field belongs to.
    Subject {
        /// To a case.
        Case = "case",
        /// To a customer.
        Customer = "customer",
    }
}
words! {
    /// What a custom field holds.
    FieldType {
        /// A text of up to 2,000 characters.
        Text = "text",
        /// A number.
        Number = "number",
        /// A day, as `2026-01-31`.
        Date = "date",
        /// True or false.
        Boolean = "boolean",
        /// One of the options.
        Choice = "choice",
    }
}

/// A custom field's definition.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct FieldDef {
    /// Its id.
    pub id: FieldId,
    /// What it belongs to.
    pub on: Subject,
    /// Its name in `fields` of the API.
    #[schema(example = "network")]
    pub key: String,
    /// Its name on screens.
    #[schema(example = "Network")]
    pub label: String,
    /// What it holds.
    #[serde(rename = "type")]
    pub kind: FieldType,
    /// What can be chosen.
    pub options: Vec<String>,
    /// A case cannot be resolved without it.
    pub required_to_resolve: bool,
    /// Its values are masked where staff see them.
    pub personal: bool,
    /// Its place on screens, from 0.
    pub position: i64,
}

/// A new custom field.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewField {
    /// What it belongs to; fixed from then on.
    on: Subject,
    /// Its name in `fields` of the API: 1 to 40 of a-z, 0-9 and `_`, beginning with a letter; fixed from then on.
    #[schema(max_length = 40, example = "network")]
    key: String,
    /// Its name on screens: 1 to 100 characters.
    #[schema(max_length = 100, example = "Network")]
    label: String,
    /// What it holds; fixed from then on.
    #[serde(rename = "type")]
    kind: FieldType,
    /// What can be chosen: 1 to 100 options of up to 100 characters for `choice`, none otherwise.
    #[serde(default)]
    #[schema(max_items = 100)]
    options: Vec<String>,
    /// A case cannot be resolved without it.
    #[serde(default)]
    required_to_resolve: bool,
    /// Its values are personal: they are masked where staff see them, and can be revealed one at a time.
    #[serde(default)]
    personal: bool,
    /// Its place on screens, 0 to 1000.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 1000)]
    position: i64,
}

/// What to change of a custom field; absent fields stay. What it holds cannot be changed, because the values are there.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldChange {
    /// Its name on screens.
    #[schema(max_length = 100)]
    label: Option<String>,
    /// What can be chosen. A value that is no option any more stays where it is until it is changed.
    #[schema(max_items = 100)]
    options: Option<Vec<String>>,
    /// A case cannot be resolved without it.
    required_to_resolve: Option<bool>,
    /// Its values are masked where staff see them.
    personal: Option<bool>,
    /// Its place on screens.
    #[schema(minimum = 0, maximum = 1000)]
    position: Option<i64>,
}

/// Which definitions to list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FieldFilter {
    /// Those of cases or those of customers; all when absent.
    on: Option<Subject>,
}

macro_rules! columns {
    () => {
        "id, subject, key, label, type, options, required_to_resolve, personal, position"
    };
}

fn row(row: &Row<'_>) -> Result<FieldDef, DbError> {
    let mut row = row.reader();
    Ok(FieldDef {
        id: row.next()?,
        on: row.next()?,
        key: row.next()?,
        label: row.next()?,
        kind: row.next()?,
        options: serde_json::from_str(&row.next::<String>()?)
            .map_err(|error| DbError::Statement(format!("field options: {error}")))?,
        required_to_resolve: row.next()?,
        personal: row.next()?,
        position: row.next()?,
    })
}

/// The definitions for `on`, in their order on screens.
///
/// # Errors
/// As the database says.
pub fn field_defs(tx: &mut Tx<'_>, workspace: WorkspaceId, on: Subject) -> Result<Vec<FieldDef>, DbError> {
    tx.all(
        sql!(
            "SELECT ",
            columns!(),
            " FROM fields WHERE workspace_id = $1 AND subject = $2 ORDER BY position, key"
        ),
        &[workspace.into(), on.into()],
        row,
    )
}

/// The fields whose values everybody may see who sees the case or the customer: those that are defined, and not as personal.
///
/// # Errors
/// As the database says.
pub fn open_fields(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<Vec<(Subject, String)>, DbError> {
    tx.all(
        sql!("SELECT subject, key FROM fields WHERE workspace_id = $1 AND personal = FALSE"),
        &[workspace.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Who may not see personal data must not make it readable by a change of the definition.
fn guard_personal(signed: &Signed, was: &FieldDef, stays: bool) -> Result<(), Problem> {
    if was.personal && !stays { signed.need(Permission::CustomersUnmasked) } else { Ok(()) }
}

/// Has those who watch told where a field was personal and is so no more.
fn tell_opened(
    tx: &mut Tx<'_>,
    app: &App,
    signed: &Signed,
    was: &FieldDef,
    stays: bool,
) -> Result<(), DbError> {
    if !was.personal || stays {
        return Ok(());
    }
    let at = app.now();
    let opened = FieldOpened { by: signed.who.clone(), at, label: was.label.clone() };
    app.jobs.enqueue(tx, signed.workspace, FIELD_OPENED, &was.id.to_string(), &opened, at)
}

/// Checks `change` against the definitions and puts it into `fields`: a value that is null takes the field away, keys
/// that are not named stay.
///
/// # Errors
/// [`crate::http::Code::Invalid`] with each field at fault, as `fields.<key>`.
pub fn validate_fields(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    on: Subject,
    fields: &mut Map<String, Json_>,
    change: &Map<String, Json_>,
) -> Result<(), Problem> {
    if change.is_empty() {
        return Ok(());
    }
    let defs = field_defs(tx, workspace, on)?;
    let mut checks = Checks::new();
    for (key, value) in change {
        let Some(def) = defs.iter().find(|it| it.key == *key) else {
            checks.fail(format!("fields.{key}"), "is not defined; define it under Settings, Fields");
            continue;
        };
        if value.is_null() {
            fields.remove(key);
        } else {
            def.check(&mut checks, value);
            fields.insert(key.clone(), value.clone());
        }
    }
    checks.done()
}

/// The labels of what a case still lacks before it can be resolved.
///
/// # Errors
/// As the database says.
pub fn missing_to_resolve(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    fields: &Map<String, Json_>,
) -> Result<Vec<String>, DbError> {
    let required = tx.all(
        sql!(
            "SELECT key, label FROM fields ",
            "WHERE workspace_id = $1 AND subject = 'case' AND required_to_resolve = TRUE ORDER BY position, key"
        ),
        &[workspace.into()],
        |row| Ok((row.get::<String>(0)?, row.get::<String>(1)?)),
    )?;
    Ok(required.into_iter().filter(|(key, _)| !fields.contains_key(key)).map(|(_, label)| label).collect())
}

impl FieldDef {
    fn check(&self, checks: &mut Checks, value: &Json_) {
        let field = format!("fields.{}", self.key);
        match (self.kind, value) {
            (FieldType::Text, Json_::String(text)) => drop(checks.text(&field, text, 2000)),
            (FieldType::Text, _) => checks.fail(field, "must be a text"),
            (FieldType::Number, value) => checks.expect(value.is_number(), field, "must be a number"),
            (FieldType::Boolean, value) => checks.expect(value.is_boolean(), field, "must be true or false"),
            (FieldType::Date, value) => {
                let text = value.as_str().unwrap_or_default();
                let date = text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok();
                checks.expect(date, field, "must be a day such as 2026-01-31");
            }
            (FieldType::Choice, value) => {
                let known = value.as_str().is_some_and(|it| self.options.iter().any(|option| option == it));
                checks.expect(known, field, format!("must be one of: {}", self.options.join(", ")));
            }
        }
    }

    /// Checks the definition itself and cleans its texts.
    fn check_self(&mut self) -> Result<(), Problem> {
        let mut checks = Checks::new();
        let mut bytes = self.key.bytes();
        let begins = bytes.next().is_some_and(|it| it.is_ascii_lowercase());
        let goes_on = bytes.all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'_');
        checks.expect(
            begins && goes_on && self.key.len() <= 40,
            "key",
            "must be 1 to 40 of a-z, 0-9 and _, beginning with a letter",
        );
        self.label = checks.line("label", &self.label, 100);
        let choice = self.kind == FieldType::Choice;
        checks.expect(choice || self.options.is_empty(), "options", "are for fields of type choice");
        checks.expect(!choice || !self.options.is_empty(), "options", "must name at least one");
        checks.count("options", &self.options, 100);
        for (index, option) in self.options.iter_mut().enumerate() {
            *option = checks.line(&format!("options[{index}]"), option, 100);
        }
        for (index, option) in self.options.iter().enumerate() {
            let twice = self.options.iter().take(index).any(|it| it == option);
            checks.expect(!twice, format!("options[{index}]"), "is there twice");
        }
        checks.within("position", self.position, 0, 1000);
        let customer = self.on == Subject::Customer;
        checks.expect(
            !(customer && self.required_to_resolve),
            "required_to_resolve",
            "is for fields of cases",
        );
        checks.done()
    }

    fn options_json(&self) -> Result<String, Problem> {
        serde_json::to_string(&self.options).map_err(Problem::internal)
    }
}

fn one(tx: &mut Tx<'_>, workspace: WorkspaceId, id: FieldId) -> Result<FieldDef, Problem> {
    let found = tx.maybe(
        sql!("SELECT ", columns!(), " FROM fields WHERE workspace_id = $1 AND id = $2"),
        &[workspace.into(), id.into()],
        row,
    )?;
    found.ok_or_else(Problem::not_found)
}

/// The custom fields, in their order on screens.
#[utoipa::path(get, path = "/fields", tag = "fields", params(FieldFilter), responses((status = 200, body = Page<FieldDef>)))]
pub(super) async fn list_fields(
    State(app): State<App>,
    signed: Signed,
    Params(filter): Params<FieldFilter>,
) -> Result<Json<Page<FieldDef>>, Problem> {
    signed.need_any(&[Permission::CasesView, Permission::CustomersView, Permission::FieldsManage])?;
    let all = app.db.read::<_, DbError, _>(move |tx| {
        let mut all = field_defs(tx, signed.workspace, Subject::Case)?;
        all.extend(field_defs(tx, signed.workspace, Subject::Customer)?);
        Ok(all)
    });
    let wanted = |it: &FieldDef| filter.on.is_none_or(|on| it.on == on);
    Ok(Json(Page::whole(all.await?.into_iter().filter(wanted).collect())))
}

/// One custom field.
#[utoipa::path(get, path = "/fields/{id}", tag = "fields", params(("id" = FieldId, Path)), responses((status = 200, body = FieldDef)))]
pub(super) async fn show_field(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<FieldId>,
) -> Result<Json<FieldDef>, Problem> {
    signed.need_any(&[Permission::CasesView, Permission::CustomersView, Permission::FieldsManage])?;
    app.db.read(move |tx| one(tx, signed.workspace, id)).await.map(Json)
}

/// Defines a custom field.
#[utoipa::path(
    post, path = "/fields", tag = "fields",
    request_body(content = NewField, example = json!({
        "on": "case", "key": "network", "label": "Network", "type": "choice", "options": ["Bitcoin", "Ethereum", "Tron"]
    })),
    responses((status = 201, body = FieldDef))
)]
pub(super) async fn create_field(
    State(app): State<App>,
    signed: Signed,
    Body(new): Body<NewField>,
) -> Result<(StatusCode, Json<FieldDef>), Problem> {
    signed.need(Permission::FieldsManage)?;
    let (hub, now) = (app.hub.clone(), app.now());
    let NewField { on, key, label, kind, options, required_to_resolve, personal, position } = new;
    let id = FieldId::new(now, &app.random);
    let mut def = FieldDef { id, on, key, label, kind, options, required_to_resolve, personal, position };
    def.check_self()?;
    let options = def.options_json()?;
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        let count = sql!("SELECT count(*) FROM fields WHERE workspace_id = $1");
        room_for_one_more(tx.one(count, &[signed.workspace.into()], |row| row.get(0))?, MOST)?;
        tx.exec(
            sql!(
                "INSERT INTO fields (workspace_id, id, subject, key, label, type, options, required_to_resolve, personal, position) ",
                "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
            ),
            &[
                signed.workspace.into(),
                def.id.into(),
                def.on.into(),
                (&def.key).into(),
                (&def.label).into(),
                def.kind.into(),
                (&options).into(),
                def.required_to_resolve.into(),
                def.personal.into(),
                def.position.into(),
            ],
        )?;
        settings_changed(&mut journal, "field", def.id, Change::Created, &def);
        journal.close(tx, &hub)?;
        Ok(def.clone())
    });
    Ok((StatusCode::CREATED, Json(written.await?)))
}

/// Changes a custom field's definition.
#[utoipa::path(
    patch, path = "/fields/{id}", tag = "fields", params(("id" = FieldId, Path)),
    request_body(content = FieldChange, example = json!({"required_to_resolve": true})),
    responses((status = 200, body = FieldDef))
)]
pub(super) async fn change_field(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<FieldId>,
    Body(change): Body<FieldChange>,
) -> Result<Json<FieldDef>, Problem> {
    signed.need(Permission::FieldsManage)?;
    let (parts, now) = (app.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        let (mut def, change) = (one(tx, signed.workspace, id)?, change.clone());
        def.label = change.label.unwrap_or(def.label);
        def.options = change.options.unwrap_or(def.options);
        def.required_to_resolve = change.required_to_resolve.unwrap_or(def.required_to_resolve);
        let personal = change.personal.unwrap_or(def.personal);
        guard_personal(&signed, &def, personal)?;
        tell_opened(tx, &parts, &signed, &def, personal)?;
        def.personal = personal;
        def.position = change.position.unwrap_or(def.position);
        def.check_self()?;
        tx.exec(
            sql!(
                "UPDATE fields SET label = $3, options = $4, required_to_resolve = $5, personal = $6, position = $7 ",
                "WHERE workspace_id = $1 AND id = $2"
            ),
            &[
                signed.workspace.into(),
                id.into(),
                (&def.label).into(),
                (&def.options_json()?).into(),
                def.required_to_resolve.into(),
                def.personal.into(),
                def.position.into(),
            ],
        )?;
        settings_changed(&mut journal, "field", id, Change::Changed, &def);
        journal.close(tx, &parts.hub)?;
        Ok(def)
    });
    written.await.map(Json)
}

/// Deletes a custom field. Values that were filled in stay with their cases and customers, and are no longer shown.
#[utoipa::path(delete, path = "/fields/{id}", tag = "fields", params(("id" = FieldId, Path)), responses((status = 204)))]
pub(super) async fn delete_field(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<FieldId>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::FieldsManage)?;
    let (parts, now) = (app.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        let def = one(tx, signed.workspace, id)?;
        guard_personal(&signed, &def, false)?;
        tell_opened(tx, &parts, &signed, &def, false)?;
        tx.exec(
            sql!("DELETE FROM fields WHERE workspace_id = $1 AND id = $2"),
            &[signed.workspace.into(), id.into()],
        )?;
        settings_changed(&mut journal, "field", id, Change::Deleted, &def);
        journal.close(tx, &parts.hub)?;
        Ok(StatusCode::NO_CONTENT)
    });
    written.await
}
