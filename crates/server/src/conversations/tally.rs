//! How many cases each view holds: exact at any size, from counts that the transactions keep which move cases.

pub(crate) use super::counts::{Bucket, Owner};
use super::types::Counts;
use crate::{
    access::{Reach, Signed, Spot},
    http::Problem,
};
use ombud_base::id::{StaffId, WorkspaceId};
use ombud_db::{DbError, Tx, sql};
use parking_lot::Mutex;
use std::collections::HashMap;

/// The counts of a workspace, from which those of each member of staff follow.
pub struct Tally {
    /// Of all cases; those of one owner are in none of these.
    buckets: Vec<(Bucket, i64)>,
    /// Of each owner's cases.
    owned: HashMap<StaffId, Vec<(Bucket, i64)>>,
    /// Where customers wait for those who look and see some cases for no other reason than that they are theirs.
    elsewhere: HashMap<StaffId, Vec<(Bucket, i64)>>,
    loads: HashMap<StaffId, i64>,
    mentions: HashMap<StaffId, Vec<(Bucket, i64)>>,
    /// What was summed up of `buckets`: a thousand who see the same have it summed up once.
    sums: Mutex<HashMap<Reach, Counts>>,
}

impl Tally {
    /// Reads them: exact, for the transactions that move cases keep them. [`Tally::counts_of`] answers for `lookers` only.
    ///
    /// # Errors
    /// As the database says.
    pub fn read(tx: &mut Tx<'_>, ws: WorkspaceId, lookers: &[Signed]) -> Result<Self, Problem> {
        let (mut buckets, mut owned) = (Vec::new(), HashMap::<_, Vec<_>>::new());
        for (bucket, n) in Bucket::all(tx, ws)? {
            match bucket.owner {
                Owner::One(staff) => owned.entry(staff).or_default().push((bucket, n)),
                Owner::Nobody | Owner::Somebody => buckets.push((bucket, n)),
            }
        }
        Ok(Self {
            buckets,
            elsewhere: elsewhere(tx, ws, &owned, lookers)?,
            owned,
            loads: by_staff(
                tx,
                ws,
                sql!("SELECT id, load FROM staff WHERE workspace_id = $1 AND load <> 0"),
            )?,
            mentions: mentions(tx, ws)?,
            sums: Mutex::default(),
        })
    }

    /// What `signed` may see of them.
    pub fn counts_of(&self, signed: &Signed) -> Counts {
        // Whose the cases are is not in these buckets, so it does not matter who looks.
        let reach = Reach { me: None, ..signed.reach() };
        let mut counts = self.sums.lock().entry(reach).or_insert_with(|| self.summed_up(signed)).clone();
        let Some(staff) = signed.staff_id() else { return counts };
        for (bucket, n) in
            self.owned.get(&staff).into_iter().flatten().filter(|it| theirs_alone(signed, &it.0))
        {
            count(&mut counts, signed, bucket, *n);
        }
        let waiting =
            self.elsewhere.get(&staff).into_iter().flatten().filter(|it| theirs_alone(signed, &it.0));
        counts.waiting += waiting.map(|it| it.1).sum::<i64>();
        counts.mine = self.loads.get(&staff).copied().unwrap_or(0);
        let mentioned = self.mentions.get(&staff).into_iter().flatten();
        counts.mentions = mentioned.filter(|it| signed.sees(&it.0.spot())).map(|it| it.1).sum();
        counts
    }

    fn summed_up(&self, signed: &Signed) -> Counts {
        let mut counts = Counts::default();
        for (bucket, n) in self.buckets.iter().filter(|it| signed.sees(&it.0.spot())) {
            count(&mut counts, signed, bucket, *n);
            counts.unassigned += if bucket.open && bucket.owner == Owner::Nobody { *n } else { 0 };
        }
        counts
    }

    /// How many open cases of one owner `chosen` takes.
    pub(crate) fn load_of(&self, staff: StaffId, chosen: impl Fn(&Spot<'_>) -> bool) -> i64 {
        let theirs = self.owned.get(&staff).into_iter().flatten();
        theirs.filter(|it| it.0.open && chosen(&it.0.spot())).map(|it| it.1).sum()
    }

    /// All open and sleeping cases that `chosen` takes: its bucket and how many.
    pub(crate) fn sums(&self, chosen: impl Fn(&Spot<'_>) -> bool) -> impl Iterator<Item = (&Bucket, i64)> {
        self.buckets.iter().filter(move |it| chosen(&it.0.spot())).map(|it| (&it.0, it.1))
    }
}

fn count(counts: &mut Counts, signed: &Signed, bucket: &Bucket, n: i64) {
    if !bucket.open {
        counts.snoozed += n;
        return;
    }
    counts.all += n;
    counts.waiting += if bucket.waiting { n } else { 0 };
    if let Some(team) = bucket.team {
        counts.team += if signed.teams.contains(&team) { n } else { 0 };
        *counts.teams.entry(team).or_default() += n;
    }
}

/// Whether they see what is in it because it is theirs, and for no other reason.
fn theirs_alone(signed: &Signed, bucket: &Bucket) -> bool {
    signed.sees(&bucket.spot()) && !signed.sees(&Spot { assignee: None, ..bucket.spot() })
}

/// Where customers wait for those who see cases that only their being theirs shows them. There are few such people with few such
/// cases; an owner's buckets do not say it, for then two more counts would move with every message.
fn elsewhere(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    owned: &HashMap<StaffId, Vec<(Bucket, i64)>>,
    lookers: &[Signed],
) -> Result<HashMap<StaffId, Vec<(Bucket, i64)>>, DbError> {
    let mut found = HashMap::new();
    for signed in lookers {
        let Some(staff) = signed.staff_id().filter(|it| !found.contains_key(it)) else { continue };
        let theirs = owned.get(&staff).into_iter().flatten();
        if theirs.into_iter().any(|(bucket, _)| bucket.open && theirs_alone(signed, bucket)) {
            found.insert(staff, waiting_for(tx, ws, staff)?);
        }
    }
    Ok(found)
}

/// Where the open cases of one owner lie whose customers wait.
fn waiting_for(tx: &mut Tx<'_>, ws: WorkspaceId, staff: StaffId) -> Result<Vec<(Bucket, i64)>, DbError> {
    tx.all(
        sql!(
            "SELECT assignee_id, team_id, inbox_id, type, count(*) FROM cases WHERE workspace_id = $1 AND state = 'open' ",
            "AND waiting_since IS NOT NULL AND assignee_id IS NOT NULL AND assignee_id = $2 ",
            "GROUP BY assignee_id, team_id, inbox_id, type"
        ),
        &[ws.into(), staff.into()],
        |row| {
            let owner = Owner::One(row.get(0)?);
            let (team, inbox, kind) = (row.get(1)?, row.get(2)?, row.get(3)?);
            Ok((Bucket { open: true, team, inbox, owner, waiting: true, kind }, row.get(4)?))
        },
    )
}

/// Of whom there are mentions that they have not looked at, and where.
fn mentions(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<HashMap<StaffId, Vec<(Bucket, i64)>>, DbError> {
    let all = tx.all(
        sql!(
            "SELECT n.staff_id, k.team_id, k.inbox_id, k.type, k.assignee_id, count(*) FROM mentions n ",
            "JOIN cases k ON k.workspace_id = n.workspace_id AND k.id = n.case_id ",
            "WHERE n.workspace_id = $1 AND n.seen = FALSE ",
            "GROUP BY n.staff_id, k.team_id, k.inbox_id, k.type, k.assignee_id"
        ),
        &[ws.into()],
        |row| {
            let staff: StaffId = row.get(0)?;
            let (team, inbox, kind) = (row.get(1)?, row.get(2)?, row.get(3)?);
            let owner = row.get::<Option<StaffId>>(4)?.map_or(Owner::Nobody, Owner::One);
            Ok((staff, (Bucket { open: true, team, inbox, owner, waiting: false, kind }, row.get(5)?)))
        },
    )?;
    let mut found = HashMap::<_, Vec<_>>::new();
    for (staff, counted) in all {
        found.entry(staff).or_default().push(counted);
    }
    Ok(found)
}

fn by_staff(tx: &mut Tx<'_>, ws: WorkspaceId, text: &str) -> Result<HashMap<StaffId, i64>, DbError> {
    Ok(tx.all(text, &[ws.into()], |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect())
}

/// How many cases each view of the caller holds.
///
/// # Errors
/// As the database says.
pub fn counts(tx: &mut Tx<'_>, signed: &Signed) -> Result<Counts, Problem> {
    Ok(Tally::read(tx, signed.workspace, std::slice::from_ref(signed))?.counts_of(signed))
}
