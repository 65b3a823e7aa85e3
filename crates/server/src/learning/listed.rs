//! The list of what staff said that messages are about, as each of them may see it.

use super::{Learner, Written, in_line, positions, unanswered::looks, written_at_each};
use crate::{
    access::{Permission, Signed},
    conversations::reading,
    http::{Page, Paging, Params, Problem, decode_cursor, encode_cursor},
    trust::{Read, Sight},
    understanding::{Tree, used},
};
use axum::{Json, extract::State};
use ombud_base::{
    Time,
    id::{CaseId, StaffId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};
use ombud_nlp::intents::OUT_OF_SCOPE;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Which corrections.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Which {
    /// Only those that say this intent, or correct it: an intent of the tree, or `oos`.
    #[param(example = "withdrawal.pending")]
    intent: Option<String>,
    /// Only those of this member of staff.
    by: Option<StaffId>,
}

/// What somebody said that a customer's words are about, with the words, where you may see them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ListedCorrection {
    /// Where the last of the words stands: by it the correction is taken back.
    pub pos: i64,
    /// The case that the words are in; null: one that you do not see.
    pub case: Option<CaseId>,
    /// Its number.
    #[schema(example = 1042)]
    pub case_number: Option<i64>,
    /// The words, at most 200 characters of them, masked as everything that you see; null: you do not see the case, or the words
    /// are gone.
    pub text: Option<String>,
    /// What they are about: an intent, or `oos`.
    #[schema(example = "withdrawal.pending")]
    pub intent: String,
    /// What they had been read as; null: nothing was sure enough.
    pub read_as: Option<String>,
    /// Who said so; null: a programme.
    pub by: Option<StaffId>,
    /// When.
    pub at: Time,
    /// The first version of the classifier that learnt from it; null: none has yet.
    pub learnt_in: Option<i64>,
    /// Whether the version that is in use has learnt from it.
    pub in_use: bool,
}

/// One as it is stored.
struct Row {
    pos: i64,
    case: CaseId,
    positions: Vec<i64>,
    intent: String,
    read_as: Option<String>,
    by: Option<StaffId>,
    at: Time,
    learnt_in: Option<i64>,
}

/// The intent of a case of which this was said: none for what has nothing to do with the platform.
pub(super) fn known(said: &str) -> Option<String> {
    Some(said.to_owned()).filter(|it| it != OUT_OF_SCOPE)
}

fn rows(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    which: &Which,
    (at, pos): (i64, i64),
    limit: i64,
) -> Result<Vec<Row>, DbError> {
    let (intent, by) = (which.intent.as_deref().unwrap_or_default(), which.by.map(|it| it.0));
    tx.all(
        sql!(
            "SELECT pos, case_id, positions, intent, read_as, staff_id, at, learnt_in FROM corrections ",
            "WHERE workspace_id = $1 AND (at < $2 OR (at = $2 AND pos < $3)) AND ($4 = '' OR intent = $4 OR read_as = $4) ",
            "AND ($5 = FALSE OR staff_id = $6) ORDER BY at DESC, pos DESC LIMIT $7"
        ),
        &[
            ws.into(),
            at.into(),
            pos.into(),
            intent.into(),
            by.is_some().into(),
            by.unwrap_or_default().into(),
            limit.into(),
        ],
        |row| {
            let mut row = row.reader();
            Ok(Row {
                pos: row.next()?,
                case: row.next()?,
                positions: positions(&row.next::<String>()?)?,
                intent: row.next()?,
                read_as: row.next()?,
                by: row.next()?,
                at: row.next()?,
                learnt_in: row.next()?,
            })
        },
    )
}

/// Corrections as somebody sees them, and whom that shows: the customers, where their words are read.
fn shown(
    tx: &mut Tx<'_>,
    signed: &Signed,
    (sight, used): (&Sight, i64),
    rows: Vec<Row>,
) -> Result<(Vec<ListedCorrection>, Vec<Read>), Problem> {
    let ws = signed.workspace;
    let places: Vec<&[i64]> = rows.iter().map(|it| it.positions.as_slice()).collect();
    let written = written_at_each(tx, ws, &places)?;
    // They may have gone with their conversation into another case.
    let now_in =
        |(row, words): (&Row, &Option<(Written, CaseId)>)| words.as_ref().map_or(row.case, |it| it.1);
    let now_in: Vec<CaseId> = rows.iter().zip(&written).map(now_in).collect();
    let cases = reading::cases(tx, ws, &now_in)?;
    let (mut items, mut read) = (Vec::with_capacity(rows.len()), Vec::new());
    for ((row, words), case) in rows.into_iter().zip(written).zip(cases) {
        let case = case.filter(|it| signed.sees(&it.spot()));
        let text = words.filter(|_| case.is_some()).map(|it| in_line(&it.0, |line| sight.text(line)));
        let looked_at = text.is_some();
        items.push(ListedCorrection {
            pos: row.pos,
            case: case.as_ref().map(|it| it.id),
            case_number: case.as_ref().map(|it| it.number),
            text,
            intent: row.intent,
            read_as: row.read_as,
            by: row.by,
            at: row.at,
            learnt_in: row.learnt_in,
            in_use: row.learnt_in.is_some_and(|it| it <= used),
        });
        read.extend(case.filter(|_| looked_at));
    }
    let looks = looks(tx, signed, &read)?;
    Ok((items, looks))
}

/// What staff said that messages are about, the newest first; with the words of cases that you see.
#[utoipa::path(
    get, path = "/understanding/corrections", tag = "understanding", params(Which, Paging),
    responses((status = 200, body = Page<ListedCorrection>))
)]
pub(super) async fn list_corrections(
    State(learner): State<Learner>,
    signed: Signed,
    Params(which): Params<Which>,
    Params(paging): Params<Paging>,
) -> Result<Json<Page<ListedCorrection>>, Problem> {
    signed.need_any(&[Permission::RoutingManage, Permission::ReportsView])?;
    let limit = paging.limit()?;
    let named = which.intent.as_deref().filter(|it| !it.is_empty() && *it != OUT_OF_SCOPE);
    if named.is_some_and(|it| Tree::get().intent(it).is_none()) {
        return Err(Problem::invalid("intent", "is no intent of the tree, nor `oos`"));
    }
    let from = paging.cursor.as_deref().map(decode_cursor::<(i64, i64)>).transpose()?;
    let from = from.unwrap_or((i64::MAX, i64::MAX));
    let seer = signed.clone();
    let read = learner.db.snapshot::<_, Problem, _>(move |tx| {
        let ws = seer.workspace;
        let mut rows = rows(tx, ws, &which, from, limit + 1)?;
        let wanted = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = rows.len() > wanted;
        rows.truncate(wanted);
        let last = rows.last().filter(|_| more);
        let next = last.map(|it| encode_cursor(&(it.at.micros(), it.pos)));
        let (sight, used) = (Sight::of(tx, &seer)?, used(tx, ws)?);
        let (items, looks) = shown(tx, &seer, (&sight, used), rows)?;
        Ok((Page { next, items }, looks))
    });
    let (page, looks) = read.await?;
    learner.trust.observe(&signed, looks).await;
    Ok(Json(page))
}
