//! All that is held on a customer, read at one moment.

use crate::{
    access::programmes,
    conversations::{
        Desk,
        held::{self, HeldCase},
        people::staff_name,
    },
    customers::{self, Customer, IdentityKind, Proof, Tier},
    events::{self, Actor, Journal, kinds},
    evidence::{self, HeldEvidence},
    files::{self, HeldFile},
    http::Problem,
    proof::{self, HeldProof},
    recovery::{self, HeldRecovery},
    safety, settings,
    trust::{self, HeldReading, HeldReveal},
    watching::{self, HeldWatch},
    widget::{self, HeldSession},
};
use ombud_base::{
    Time, Uuid,
    id::{CaseId, CustomerId, StaffId, WorkspaceId},
};
use ombud_db::{DbError, Tx};
use serde::Serialize;
use serde_json::{Map, Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};
use utoipa::ToSchema;

/// All that is held on a customer. What was destroyed before is not in it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CustomerExport)]
pub struct Export {
    /// When it was read.
    pub made_at: Time,
    /// Notes of staff, who looked and what happened are part of it.
    pub whole: bool,
    /// The name that customers know the desk by.
    pub brand: String,
    /// The customer.
    pub customer: HeldCustomer,
    /// Addresses that they have written, which are remembered to warn of lookalikes.
    pub addresses: Vec<String>,
    /// Sessions on their devices.
    pub sessions: Vec<HeldSession>,
    /// Their cases with every message, the oldest first.
    pub cases: Vec<HeldCase>,
    /// What the chains said, kept with their cases as evidence.
    pub evidence: Vec<HeldEvidence>,
    /// Transactions that were watched for them.
    pub watches: Vec<HeldWatch>,
    /// Files that they have sent, or were sent.
    pub files: Vec<HeldFile>,
    /// Who looked at their data within the last 30 days.
    pub readings: Vec<HeldReading>,
    /// What was shown of their masked data, and why.
    pub reveals: Vec<HeldReveal>,
    /// What they have proved, when and by what.
    pub proofs: Vec<HeldProof>,
    /// Deposits that they wanted to have back.
    pub recoveries: Vec<HeldRecovery>,
    /// What happened, but for messages.
    pub events: Vec<HeldEvent>,
    /// The names of staff whose ids stand in it.
    #[schema(value_type = Object)]
    pub staff: BTreeMap<Uuid, String>,
    /// The names of programmes whose ids stand in it.
    #[schema(value_type = Object)]
    pub programmes: BTreeMap<Uuid, String>,
}

/// A customer, as they are kept.
#[derive(Debug, Serialize, ToSchema)]
pub struct HeldCustomer {
    /// Their id.
    pub id: CustomerId,
    name: Option<String>,
    email: Option<String>,
    language: Option<String>,
    time_zone: Option<String>,
    /// What their business is worth to the platform.
    tier: Tier,
    created_at: Time,
    last_seen_at: Option<Time>,
    erased_at: Option<Time>,
    blocked: bool,
    /// What staff noted about them.
    note: String,
    /// Custom fields.
    #[schema(value_type = Object)]
    fields: Map<String, Json>,
    identities: Vec<HeldIdentity>,
}

/// Something that a customer is known by.
#[derive(Debug, Serialize, ToSchema)]
pub struct HeldIdentity {
    kind: IdentityKind,
    value: String,
    proof: Proof,
    created_at: Time,
}

/// Something that happened.
#[derive(Debug, Serialize, ToSchema)]
pub struct HeldEvent {
    /// Its place in the workspace's order.
    position: i64,
    at: Time,
    #[schema(example = "case.resolved")]
    kind: String,
    /// What did it: `customer`, `staff`, `token`, `bot` or `system`.
    by_kind: String,
    by: Option<Uuid>,
    case: Option<CaseId>,
    /// What it says.
    #[schema(value_type = Option<Object>)]
    data: Json,
}

/// Reads all that is held on a customer.
///
/// # Errors
/// [`Problem::not_found`].
pub fn export(
    app: &Desk,
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    customer: CustomerId,
) -> Result<Export, Problem> {
    let kept = customers::customer(tx, workspace, customer)?.ok_or_else(Problem::not_found)?;
    let mut export = Export {
        made_at: app.now(),
        whole: true,
        brand: settings::of(tx, workspace)?.brand,
        customer: of_customer(kept),
        addresses: safety::written_addresses(tx, workspace, customer)?,
        sessions: widget::held(tx, workspace, customer)?,
        cases: held::cases(app, tx, workspace, customer)?,
        evidence: evidence::held(tx, workspace, customer)?,
        watches: watching::held(tx, workspace, customer)?,
        files: files::held(tx, workspace, customer)?,
        readings: trust::readings_of(tx, workspace, customer)?,
        reveals: trust::reveals_of(tx, workspace, customer)?,
        proofs: proof::held(tx, workspace, customer)?,
        recoveries: recovery::held(tx, workspace, customer)?,
        events: events::events_of(tx, workspace, customer)?.into_iter().map(of_event).collect(),
        staff: BTreeMap::new(),
        programmes: BTreeMap::new(),
    };
    export.staff = names(tx, workspace, &export)?;
    export.programmes = programmes_in(tx, workspace, &export)?;
    Ok(export)
}

fn of_customer(it: Customer) -> HeldCustomer {
    HeldCustomer {
        id: it.id,
        name: it.name,
        email: it.email,
        language: it.language,
        time_zone: it.time_zone,
        tier: it.tier,
        created_at: it.created_at,
        last_seen_at: it.last_seen_at,
        erased_at: it.erased_at,
        blocked: it.blocked,
        note: it.note,
        fields: it.fields,
        identities: it
            .identities
            .into_iter()
            .map(|it| HeldIdentity {
                kind: it.kind,
                value: it.value,
                proof: it.proof,
                created_at: it.created_at,
            })
            .collect(),
    }
}

fn of_event(it: events::Event) -> HeldEvent {
    HeldEvent {
        position: it.pos,
        at: it.at,
        kind: it.kind,
        by_kind: it.actor_kind,
        by: it.actor_id,
        case: it.case,
        data: it.data,
    }
}

impl Export {
    /// What of it customers get by themselves: without notes, drafts, reasons and real names of staff. Whoever wants those as well
    /// asks for them, and somebody looks first whether others are named there. Who read it, the chat shows them.
    #[must_use]
    pub(super) fn for_customer(mut self) -> Self {
        self.whole = false;
        self.customer.note.clear();
        self.cases.iter_mut().for_each(HeldCase::without_internal);
        let shown: BTreeSet<_> = self.cases.iter().flat_map(HeldCase::files).collect();
        self.files.retain(|it| it.uploaded_by == "customer" || shown.contains(&it.id));
        // That somebody else was first is nobody's business, and neither is what staff wrote to it.
        self.recoveries.retain(|it| !it.is_hidden());
        self.recoveries.iter_mut().for_each(|it| it.note = None);
        self.evidence.retain(|it| it.shared);
        self.readings.clear();
        self.reveals.clear();
        self.events.retain(|it| it.by_kind == "customer");
        self.staff.clear();
        self.programmes.clear();
        self
    }

    /// What everybody is called whose id stands in it.
    pub(super) fn called(&self) -> BTreeMap<Uuid, String> {
        self.staff.iter().chain(&self.programmes).map(|(id, name)| (*id, name.clone())).collect()
    }
}

/// Whoever of staff has read or done something.
fn names(tx: &mut Tx<'_>, ws: WorkspaceId, export: &Export) -> Result<BTreeMap<Uuid, String>, DbError> {
    let readers = export.readings.iter().filter(|it| it.reader_kind.word() == "staff").map(|it| it.reader);
    let doers = export.events.iter().filter(|it| it.by_kind == "staff").filter_map(|it| it.by);
    let shown = export.reveals.iter().map(|it| it.staff.0);
    let ids: BTreeSet<Uuid> = readers.chain(doers).chain(shown).collect();
    ids.into_iter().map(|id| Ok((id, staff_name(tx, ws, StaffId(id))?.name))).collect()
}

/// Whichever programmes have read or done something.
fn programmes_in(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    export: &Export,
) -> Result<BTreeMap<Uuid, String>, DbError> {
    let readers = export.readings.iter().filter(|it| it.reader_kind.word() == "token").map(|it| it.reader);
    let doers = export.events.iter().filter(|it| it.by_kind == "token").filter_map(|it| it.by);
    let ids: BTreeSet<Uuid> = readers.chain(doers).collect();
    let all = programmes(tx, ws)?.into_iter().map(|it| (it.id.0, it.name));
    Ok(all.filter(|it| ids.contains(&it.0)).collect())
}

/// Writes down that somebody took all of it along.
///
/// # Errors
/// As the database says.
pub fn note(
    app: &Desk,
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    actor: Actor,
    customer: CustomerId,
    format: &str,
) -> Result<(), DbError> {
    let mut journal = Journal::open(tx, workspace, actor, app.now())?;
    journal.event_of(customer, kinds::CUSTOMER_EXPORTED, &json!({"customer": customer, "format": format}));
    journal.close(tx, &app.hub)
}
