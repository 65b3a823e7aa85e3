//! What staff do with a case besides writing.

use super::{
    Desk,
    changes::{Changes, Words},
    people::staff_name,
    store, tagging,
    types::{
        Activity, Author, BotPart, CaseRow, CaseState, Insist, Kind, MessageData, Post, Priority, Target,
    },
};
use crate::{
    access::{Permission, Signed, person_of},
    clocks, customers,
    events::{Actor, kinds},
    http::{Code, Problem},
    settings,
    trust::unmasked,
    workspace,
};
use ombud_base::{
    Time,
    id::{CaseId, ConversationId, CustomerId, InboxId, StaffId, TagId, TeamId, WorkspaceId},
};
use ombud_db::{Tx, sql};
use serde_json::json;

/// The most a case may sleep.
pub const SNOOZE_MOST_DAYS: i64 = 366;

/// The case, if the caller may see it.
///
/// # Errors
/// [`Problem::not_found`].
pub fn visible(tx: &mut Tx<'_>, signed: &Signed, id: CaseId) -> Result<CaseRow, Problem> {
    let case = store::case(tx, signed.workspace, id)?.ok_or_else(Problem::not_found)?;
    if signed.sees(&case.spot()) { Ok(case) } else { Err(Problem::not_found()) }
}

/// The same, unless its customer is erased.
///
/// # Errors
/// [`Problem::not_found`], [`Problem::erased`].
pub(super) fn writable(tx: &mut Tx<'_>, signed: &Signed, id: CaseId) -> Result<CaseRow, Problem> {
    let case = visible(tx, signed, id)?;
    refuse_erased(Some(&case))?;
    Ok(case)
}

/// Who acts, for an activity's line.
pub(crate) fn by(tx: &mut Tx<'_>, ws: WorkspaceId, actor: Actor) -> Result<String, Problem> {
    Ok(match actor {
        Actor::Staff(staff) => staff_name(tx, ws, staff)?.name,
        Actor::Token(_) => "API".into(),
        Actor::Customer(_) => "customer".into(),
        Actor::Bot => "bot".into(),
        Actor::System => "Ombud".into(),
    })
}

/// Opens the changes of one action on a visible case, all its conversations loaded.
pub(super) fn begin<'a>(
    app: &'a Desk,
    tx: &mut Tx<'_>,
    signed: &Signed,
    id: CaseId,
) -> Result<(Changes<'a>, CaseRow, ConversationId), Problem> {
    let mut changes = Changes::open(app, tx, signed.workspace, signed.actor(), app.now())?;
    let case = visible(tx, signed, id)?;
    let last = load_whole(tx, &mut changes, id)?;
    Ok((changes, case, last))
}

/// Loads a case with its conversations; tells the one that was used last.
pub(crate) fn load_whole(
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    id: CaseId,
) -> Result<ConversationId, Problem> {
    let all = store::conversations_of_case(tx, changes.journal.workspace, id)?;
    let ids: Vec<_> = all.iter().map(|it| it.id).collect();
    changes.load_conversations(tx, &ids)?;
    refuse_erased(changes.load_case(tx, id)?)?;
    let last = all.iter().max_by_key(|it| (it.last_public_seq > 0, it.created_at)).map(|it| it.id);
    last.ok_or_else(|| {
        Problem::new(
            Code::Conflict,
            "This case was merged into another one and holds no conversation any more.",
        )
    })
}

/// Writes a line into a case's thread, if it still has one; `public`: the customer reads it as well. One that was merged or erased
/// meanwhile has none, and the event says it.
///
/// # Errors
/// As the database says.
pub(crate) fn note_where_open(
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    case: CaseId,
    line: Activity,
    public: bool,
) -> Result<(), Problem> {
    match load_whole(tx, changes, case) {
        Ok(conversation) => changes.note_activity(conversation, line, public),
        Err(problem) if matches!(problem.code, Code::Conflict | Code::Erased | Code::NotFound) => Ok(()),
        Err(problem) => Err(problem),
    }
}

/// Refuses to go on with a case whose customer is erased: what is left of it are numbers and times.
///
/// # Errors
/// [`Problem::erased`].
pub fn refuse_erased(case: Option<&CaseRow>) -> Result<(), Problem> {
    if case.is_some_and(|it| it.erased_at.is_some()) { Err(Problem::erased()) } else { Ok(()) }
}

/// Whoever takes a case in hand has it: the bot says nothing more in it.
///
/// # Errors
/// When it is not loaded.
pub(super) fn take_from_bot(changes: &mut Changes<'_>, id: CaseId) -> Result<(), Problem> {
    if changes.case(id).is_some_and(CaseRow::with_bot) {
        changes.change(id, |row| row.bot = Some(BotPart::HandedOver))?;
    }
    Ok(())
}

/// Has the bot go on with a case that it had answered itself, and that nobody else has worked on: whoever wrote "thanks", or asks
/// something else, waits for no person. A question for a rating that is not answered yet is taken back: it is put again at the end.
pub(super) fn give_back_to_bot(
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    id: CaseId,
) -> Result<(), Problem> {
    let answered = |it: &&CaseRow| matches!(it.bot, Some(BotPart::Confirmed | BotPart::Assumed));
    let Some(case) = changes.case(id).filter(answered).filter(|it| it.assignee.is_none()) else {
        return Ok(());
    };
    super::ratings::take_back(tx, changes.journal.workspace, case)?;
    changes.change(id, |row| row.bot = Some(BotPart::Talks))
}

fn refuse_merged(case: &CaseRow) -> Result<(), Problem> {
    if case.state == CaseState::Merged {
        return Err(Problem::new(
            Code::Conflict,
            "This case was merged into another one; work on that one, or split it first.",
        ));
    }
    Ok(())
}

/// Gives a case to a person, a team, both, or nobody. `None` leaves it as it is.
///
/// # Errors
/// When it is not visible, or the receiver does not exist or is disabled.
pub fn assign(
    app: &Desk,
    tx: &mut Tx<'_>,
    signed: &Signed,
    id: CaseId,
    assignee: Option<Option<StaffId>>,
    team: Option<Option<TeamId>>,
) -> Result<(), Problem> {
    signed.need(Permission::CasesAssign)?;
    let (mut changes, case, last) = begin(app, tx, signed, id)?;
    refuse_merged(&case)?;
    let by = by(tx, signed.workspace, signed.actor())?;
    if team.is_some_and(|it| it != case.team) || assignee.is_some_and(|it| it != case.assignee) {
        take_from_bot(&mut changes, id)?;
    }
    if let Some(team) = team
        && team != case.team
    {
        let name = team.map(|team| team_name(tx, signed.workspace, team)).transpose()?;
        changes.change(id, |row| row.team = team)?;
        changes.note_activity(
            last,
            Activity::new("team", [("to", name.unwrap_or_default()), ("by", by.clone())]),
            false,
        )?;
    }
    if let Some(assignee) = assignee
        && assignee != case.assignee
    {
        give(tx, &mut changes, id, last, assignee, &by)?;
    }
    free_if_hidden(tx, &mut changes, id, last, &by)?;
    let now = changes.case(id).map(|it| (it.assignee, it.team));
    if now != Some((case.assignee, case.team)) {
        let (assignee, team) = now.unwrap_or_default();
        changes.journal.event(
            kinds::CASE_ASSIGNED,
            Some(id),
            &json!({
                "assignee": assignee, "team": team, "was": {"assignee": case.assignee, "team": case.team}
            }),
        );
    }
    changes.close(tx)
}

/// Makes somebody the owner, and says so to staff and customer.
pub(crate) fn give(
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    id: CaseId,
    conversation: ConversationId,
    assignee: Option<StaffId>,
    by: &str,
) -> Result<(), Problem> {
    let Some(staff) = assignee else {
        changes.change(id, |row| row.assignee = None)?;
        let line = Activity::new("unassigned", [("by", by.to_owned())]);
        return changes.note_activity(conversation, line, false);
    };
    let line = |name: String| Activity::new("assigned", [("to", name), ("by", by.to_owned())]);
    give_to(tx, changes, id, conversation, staff, line)
}

/// Makes somebody the owner, with the line that says so to staff; `line` makes it of their name.
pub(crate) fn give_to(
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    id: CaseId,
    conversation: ConversationId,
    staff: StaffId,
    line: impl FnOnce(String) -> Activity,
) -> Result<(), Problem> {
    let ws = changes.journal.workspace;
    changes.change(id, |row| row.assignee = Some(staff))?;
    let person = person_of(tx, ws, staff, changes.journal.now)?.filter(|it| it.active);
    let Some(person) = person else {
        return Err(Problem::invalid("assignee", "is nobody who is active here"));
    };
    if !changes.case(id).is_some_and(|it| person.reach().holds(&it.spot())) {
        let detail = "cannot see this case: it lies outside of what they are limited to, or their role sees no cases. \
                      Give it to somebody else, or to a team";
        return Err(Problem::invalid("assignee", detail));
    }
    let name = staff_name(tx, ws, staff)?;
    tx.exec(
        sql!("UPDATE staff SET last_assigned_at = $3 WHERE workspace_id = $1 AND id = $2"),
        &[ws.into(), staff.into(), changes.journal.now.into()],
    )?;
    changes.note_activity(conversation, line(name.name), false)?;
    let joined = Activity::new("agent_joined", [("name", name.for_customers)]);
    changes.note_activity(conversation, joined, true)
}

/// Takes a case from an owner who cannot see it any more, where it lies now: it waits for another one.
fn free_if_hidden(
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    id: CaseId,
    conversation: ConversationId,
    by: &str,
) -> Result<(), Problem> {
    let (ws, now) = (changes.journal.workspace, changes.journal.now);
    let Some(row) = changes.case(id) else { return Ok(()) };
    let Some(owner) = row.assignee else { return Ok(()) };
    let spot = row.spot();
    if person_of(tx, ws, owner, now)?.is_some_and(|it| it.reach().holds(&spot)) {
        return Ok(());
    }
    give(tx, changes, id, conversation, None, by)
}

/// The same with the event that says so.
pub(super) fn free_and_tell(
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    id: CaseId,
    conversation: ConversationId,
) -> Result<(), Problem> {
    let before = changes.case(id).map(|it| (it.assignee, it.team));
    free_if_hidden(tx, changes, id, conversation, "Ombud")?;
    let now = changes.case(id).map(|it| (it.assignee, it.team));
    if let (Some((was, team)), Some((None, _))) = (before, now)
        && was.is_some()
    {
        let data = json!({"assignee": null, "team": team, "was": {"assignee": was, "team": team}});
        changes.journal.event(kinds::CASE_ASSIGNED, Some(id), &data);
    }
    Ok(())
}

fn team_name(tx: &mut Tx<'_>, ws: WorkspaceId, team: TeamId) -> Result<String, Problem> {
    let name = tx.maybe(
        sql!("SELECT name FROM teams WHERE workspace_id = $1 AND id = $2"),
        &[ws.into(), team.into()],
        |row| row.get(0),
    )?;
    name.ok_or_else(|| Problem::invalid("team", "does not exist"))
}

/// What of a case is to become what; `None` leaves it.
#[derive(Clone, Debug, Default)]
pub struct CasePatch {
    /// What it is about; `Some(None)` clears it.
    pub subject: Option<Option<String>>,
    /// How urgent.
    pub priority: Option<Priority>,
    /// Its type.
    pub kind: Option<String>,
    /// Custom fields to set; null clears one.
    pub fields: Option<serde_json::Map<String, serde_json::Value>>,
    /// The full set of tags.
    pub tags: Option<Vec<TagId>>,
}

/// Changes what is known of a case.
///
/// # Errors
/// When it is not visible, or a value does not fit.
pub fn patch(
    app: &Desk,
    tx: &mut Tx<'_>,
    signed: &Signed,
    id: CaseId,
    patch: &CasePatch,
) -> Result<(), Problem> {
    signed.need(Permission::CasesChange)?;
    let (mut changes, case, last) = begin(app, tx, signed, id)?;
    refuse_merged(&case)?;
    let by = by(tx, signed.workspace, signed.actor())?;
    if let Some(priority) = patch.priority
        && priority != case.priority
    {
        changes.change(id, |row| row.priority = priority)?;
        let args = [
            ("from", case.priority.word().to_owned()),
            ("to", priority.word().to_owned()),
            ("by", by.clone()),
        ];
        changes.note_activity(last, Activity::new("priority", args), false)?;
    }
    if let Some(subject) = &patch.subject {
        let clean = |text: &String| ombud_guard::inspect(text).redacted.unwrap_or_else(|| text.clone());
        let subject = subject.as_ref().map(clean);
        let subject = subject.map(|it| unmasked("subject", &it, case.subject.as_deref())).transpose()?;
        changes.change(id, |row| row.subject = subject)?;
    }
    if let Some(kind) = &patch.kind {
        changes.change(id, |row| row.kind.clone_from(kind))?;
        free_and_tell(tx, &mut changes, id, last)?;
    }
    if let Some(fields) = &patch.fields {
        let mut merged = held_fields(&case);
        workspace::validate_fields(tx, signed.workspace, workspace::Subject::Case, &mut merged, fields)?;
        let merged = serde_json::to_string(&merged).map_err(Problem::internal)?;
        changes.change(id, |row| row.fields = merged)?;
    }
    if let Some(tags) = &patch.tags {
        tagging::retag(tx, &mut changes, id, last, tags, &by)?;
    }
    let same = changes.case(id) == Some(&case) && patch.tags.is_none();
    if same {
        // Nothing was changed, and nobody is to read that somebody did.
        return changes.close(tx);
    }
    changes.journal.event(kinds::CASE_CHANGED, Some(id), &json!({
        "subject": patch.subject.is_some(), "priority": patch.priority, "type": patch.kind, "tags": patch.tags,
        "fields": patch.fields.as_ref().map(|it| it.keys().cloned().collect::<Vec<_>>()),
    }));
    changes.close(tx)
}

fn held_fields(case: &CaseRow) -> serde_json::Map<String, serde_json::Value> {
    serde_json::from_str(&case.fields).unwrap_or_default()
}

/// The job that wakes a case.
pub const WAKE: &str = "case.wake";

/// Puts a case away until `until`; the customer's next word brings it back at once.
///
/// # Errors
/// When it is not visible or open, or the time does not fit.
pub fn snooze(app: &Desk, tx: &mut Tx<'_>, signed: &Signed, id: CaseId, until: Time) -> Result<(), Problem> {
    signed.need(Permission::CasesChange)?;
    let (mut changes, case, last) = begin(app, tx, signed, id)?;
    if !matches!(case.state, CaseState::Open | CaseState::Snoozed) {
        return Err(Problem::new(Code::Conflict, "Only an open case can be put away; reopen it first."));
    }
    let now = changes.journal.now;
    if until <= now || until > now.plus_seconds(SNOOZE_MOST_DAYS * 86_400) {
        return Err(Problem::invalid(
            "until",
            format!("must lie in the future, at most {SNOOZE_MOST_DAYS} days away"),
        ));
    }
    let by = by(tx, signed.workspace, signed.actor())?;
    changes.change(id, |row| {
        row.state = CaseState::Snoozed;
        row.snoozed_until = Some(until);
    })?;
    app.jobs.enqueue(tx, signed.workspace, WAKE, &id.to_string(), &json!({}), until)?;
    changes.note_activity(
        last,
        Activity::new("snoozed", [("until", until.to_string()), ("by", by)]),
        false,
    )?;
    changes.journal.event(kinds::CASE_SNOOZED, Some(id), &json!({"until": until}));
    changes.close(tx)
}

/// Brings a sleeping case back: by staff, or by the clock when its time has come.
///
/// # Errors
/// When staff may not see it.
pub fn wake(
    app: &Desk,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    signed: Option<&Signed>,
    id: CaseId,
) -> Result<(), Problem> {
    let actor = signed.map_or(Actor::System, Signed::actor);
    let mut changes = Changes::open(app, tx, ws, actor, app.now())?;
    if let Some(signed) = signed {
        signed.need(Permission::CasesChange)?;
        visible(tx, signed, id)?;
    }
    let asleep = changes.load_case(tx, id)?.is_some_and(|it| it.state == CaseState::Snoozed);
    if !asleep {
        return Ok(());
    }
    let last = load_whole(tx, &mut changes, id)?;
    reopen_row(tx, &mut changes, id, last, CaseState::Snoozed, None)?;
    changes.close(tx)
}

/// Opens a row that sleeps or is resolved, with the line that says so; `by`: who of staff did it by hand.
pub(crate) fn reopen_row(
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    id: CaseId,
    conversation: ConversationId,
    was: CaseState,
    by: Option<String>,
) -> Result<(), Problem> {
    let now = changes.journal.now;
    changes.change(id, |row| {
        row.state = CaseState::Open;
        row.snoozed_until = None;
        row.resolved_at = None;
        row.resolved_by = None;
        row.resolve_reason = None;
        row.sort_at = now;
    })?;
    let (code, kind) = match was {
        CaseState::Snoozed => ("woke", kinds::CASE_WOKE),
        _ => ("reopened", kinds::CASE_REOPENED),
    };
    let mut line = Activity::new(code, []);
    line.args.extend(by.map(|name| ("by".to_owned(), name)));
    changes.note_activity(conversation, line, code == "reopened")?;
    changes.journal.event(kind, Some(id), &json!({}));
    // Its owner may have left meanwhile, or been limited to other cases.
    free_and_tell(tx, changes, id, conversation)
}

/// Opens a resolved case again, as it was: who had waited for a reply when it was resolved waits on, since then, and a question
/// for a rating that is not answered yet is taken back.
///
/// # Errors
/// When it is not visible or not resolved.
pub fn reopen(app: &Desk, tx: &mut Tx<'_>, signed: &Signed, id: CaseId) -> Result<(), Problem> {
    signed.need(Permission::CasesResolve)?;
    let (mut changes, case, last) = begin(app, tx, signed, id)?;
    if case.state != CaseState::Resolved {
        return Err(Problem::new(Code::Conflict, "Only a resolved case can be reopened."));
    }
    let waited = match case.resolved_at {
        Some(at) => clocks::ended_unanswered(tx, signed.workspace, id, at)?,
        None => None,
    };
    super::ratings::take_back(tx, signed.workspace, &case)?;
    let by = by(tx, signed.workspace, signed.actor())?;
    reopen_row(tx, &mut changes, id, last, case.state, Some(by))?;
    changes.change(id, |row| row.waiting_since = waited)?;
    changes.close(tx)
}

/// Closes a case with a reason; asks the customer for a rating when the workspace and the caller want it.
///
/// # Errors
/// When it is not visible or not open, the reason is none of the workspace's, or a needed field is empty.
pub fn resolve(
    app: &Desk,
    tx: &mut Tx<'_>,
    signed: &Signed,
    id: CaseId,
    reason: &str,
    ask_rating: bool,
) -> Result<(), Problem> {
    signed.need(Permission::CasesResolve)?;
    let (mut changes, case, last) = begin(app, tx, signed, id)?;
    if !matches!(case.state, CaseState::Open | CaseState::Snoozed) {
        return Err(Problem::new(Code::Conflict, "Only an open case can be resolved."));
    }
    let settings = settings::of(tx, signed.workspace)?;
    if !settings.resolve_reasons.iter().any(|it| it == reason) {
        let known = settings.resolve_reasons.join(", ");
        return Err(Problem::invalid("reason", format!("must be one of: {known}")));
    }
    let missing = workspace::missing_to_resolve(tx, signed.workspace, &held_fields(&case))?;
    if !missing.is_empty() {
        return Err(Problem::invalid(
            "fields",
            format!("must be filled in before the case is resolved: {}", missing.join(", ")),
        ));
    }
    let by = by(tx, signed.workspace, signed.actor())?;
    close_row(&mut changes, id, last, signed.staff_id(), reason, &by)?;
    if ask_rating && settings.csat.enabled {
        super::ratings::ask(app, tx, &mut changes, id, last, &settings.csat)?;
    }
    changes.close(tx)
}

/// Marks a row as resolved, with the line that says so.
pub(crate) fn close_row(
    changes: &mut Changes<'_>,
    id: CaseId,
    conversation: ConversationId,
    staff: Option<StaffId>,
    reason: &str,
    by: &str,
) -> Result<(), Problem> {
    let now = changes.journal.now;
    changes.change(id, |row| {
        row.state = CaseState::Resolved;
        row.snoozed_until = None;
        row.waiting_since = None;
        row.resolved_at = Some(now);
        row.resolved_by = staff;
        row.resolve_reason = Some(reason.to_owned());
    })?;
    let args = [("reason", reason.to_owned()), ("by", by.to_owned())];
    changes.note_activity(conversation, Activity::new("resolved", args), true)?;
    changes.journal.event(kinds::CASE_RESOLVED, Some(id), &json!({"reason": reason}));
    Ok(())
}

/// Staff begins a case with a customer.
///
/// # Errors
/// When the customer or the inbox does not exist, or the message does not fit.
pub fn start(
    app: &Desk,
    tx: &mut Tx<'_>,
    signed: &Signed,
    customer: CustomerId,
    inbox: InboxId,
    body: &str,
) -> Result<CaseId, Problem> {
    let mut first = Post {
        workspace: signed.workspace,
        by: signed.actor(),
        to: Target::Customer { customer, inbox, conversation: ConversationId::new(app.now(), &app.random) },
        kind: Kind::Message,
        id: None,
        body: body.to_owned(),
        files: Vec::new(),
        mentions: Vec::new(),
        seen: None,
        origin: None,
        insist: Insist::No,
        form: None,
    };
    let guard = super::post::admit(&mut first)?;
    customers::refuse_hidden(tx, signed, customer)?;
    let mut changes = Changes::open(app, tx, signed.workspace, signed.actor(), app.now())?;
    let conversation = ConversationId::new(app.now(), &app.random);
    let case = changes.open_case(tx, conversation, customer, inbox, Author::Staff)?;
    changes.change(case, |row| row.assignee = signed.staff_id())?;
    if changes.case(case).is_some_and(|it| !signed.scope.holds(&it.spot())) {
        return Err(Problem::not_found());
    }
    let words = Words {
        kind: Kind::Message,
        author: Author::Staff,
        body: first.body,
        data: MessageData { guard, ..MessageData::default() },
        client_key: None,
        public: true,
        origin: None,
    };
    changes.write(signed.actor(), conversation, words)?;
    changes.close(tx)?;
    Ok(case)
}
