//! Planted customers beside real ones: how their plans are carried out, and that nothing of what is kept or shown tells which they are.

use crate::{
    bot::desk_with_bot,
    support::{Client, TestApp, each_engine},
    talk::{Customer, Desk, desk},
};
use ombud_base::{
    Time, Uuid,
    id::{CanaryId, ConversationId},
};
use ombud_db::{DbError, Tx};
use ombud_server::{
    http::Code,
    trust::{self, CanaryState, Planted},
};
use serde_json::{Value as Json, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

pub async fn kept(app: &TestApp, planted: &Json) -> Option<Planted> {
    let id: CanaryId = planted["id"].as_str().unwrap().parse().unwrap();
    let workspace = app.workspace;
    app.read(move |tx| trust::canary(tx, workspace, id)).await
}

/// Moves the clock to the next job, and runs it; whom the bot owes an answer gets it before the clock goes on.
async fn next_job(app: &TestApp) {
    let due = app.app.runner().next_due_at().await.unwrap().expect("nothing is to come");
    app.advance(due.since(app.app.now()));
    app.run_jobs().await;
    answered(app).await;
}

/// Waits until the bot has answered everybody.
async fn answered(app: &TestApp) {
    let owed =
        "SELECT count(*) FROM cases WHERE bot = 'talks' AND waiting_since IS NOT NULL AND state = 'open'";
    for _ in 0..400 {
        ombud_server::bot::answer_due(&app.app.bot).await.unwrap();
        if app.read(|tx| tx.one(owed, &[], |row| row.get::<i64>(0))).await == 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("the bot owes an answer");
}

/// Lets time go by; what is due meanwhile is done at its own time.
pub async fn pass(app: &TestApp, by: Duration) {
    let end = app.app.now() + by;
    while app.app.runner().next_due_at().await.unwrap().is_some_and(|due| due <= end) {
        next_job(app).await;
    }
    app.advance(end.since(app.app.now()));
}

/// Carries a plan out until `there`; answers the canary as it then is. What is sensitive is fresh again.
pub async fn carried(app: &TestApp, planted: &Json, there: fn(&Planted) -> bool) -> Json {
    for _ in 0..200 {
        let kept = kept(app, planted).await.expect("given up");
        if there(&kept) {
            app.prove_again().await;
            return serde_json::to_value(&kept.canary).unwrap();
        }
        next_job(app).await;
    }
    panic!("the plan does not come to an end");
}

/// The canary once its customer has come.
pub async fn arrived(app: &TestApp, planted: &Json) -> Json {
    carried(app, planted, |it| it.canary.customer.is_some()).await
}

/// The canary once all of it is in place.
pub async fn in_place(app: &TestApp, planted: &Json) -> Json {
    carried(app, planted, |it| it.canary.state == CanaryState::InPlace).await
}

/// A guest of the widget who writes, is answered, and closes.
struct Guest {
    customer: Customer,
    conversation: String,
}

/// Ids as a browser makes them, a moment before they arrive.
fn made(app: &TestApp) -> String {
    let ago = 30_000 + app.app.random.below(200_000).cast_signed();
    ConversationId::new(Time::from_micros(app.app.now().micros() - ago), &app.app.random).to_string()
}

impl Guest {
    /// `early`: they say who they are before they ask; `watches`: their browser shows them what happens; they close after so many minutes.
    async fn visits(
        app: &TestApp,
        desk: &Desk,
        words: &str,
        (early, watches): (bool, bool),
        minutes: u64,
    ) -> Self {
        let moment = |most: u64| Duration::from_micros(5_000_000 + app.app.random.below(most * 1_000_000));
        pass(app, moment(200)).await;
        let begun = json!({"inbox": desk.inbox["key"], "language": "en", "time_zone": "Europe/London"});
        let begun = app.anonymous().post("/widget/sessions", begun).await.ok();
        let session = begun["session"].as_str().unwrap().to_owned();
        let id = begun["customer"]["id"].as_str().unwrap().to_owned();
        let customer = Customer { client: app.bearer(&session), session, id };
        let own = json!({"name": "Gina Guest", "email": format!("g{}@guests.example", app.app.random.below(1 << 40))});
        pass(app, moment(60)).await;
        if early {
            customer.client.patch("/widget/customer", own.clone()).await.ok();
            pass(app, moment(60)).await;
        }
        let conversation = made(app);
        customer.write(&conversation, &made(app), words).await;
        answered(app).await;
        if !early {
            pass(app, moment(60)).await;
            customer.client.patch("/widget/customer", own).await.ok();
        }
        pass(app, Duration::from_secs(minutes * 60) + moment(60)).await;
        customer.client.post(&format!("/widget/conversations/{conversation}/close"), json!({})).await.ok();
        let guest = Self { customer, conversation };
        if watches {
            guest.reads(app).await;
        }
        guest
    }

    async fn reads(&self, app: &TestApp) {
        let (mut socket, _) = self.customer.connect(app, json!({})).await;
        socket.send(json!({"t": "read", "conversation": self.conversation, "seq": 99})).await;
        let id: ConversationId = self.conversation.parse().unwrap();
        for _ in 0..400 {
            let unread = app.read(move |tx| {
                let text = "SELECT last_public_seq - customer_read FROM conversations WHERE id = $1";
                tx.one(text, &[id.into()], |row| row.get::<i64>(0))
            });
            if unread.await == 0 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("it was not read");
    }
}

/// What can be told of one customer, each by its name: how times stand to each other, words, counts, what is absent.
type Facts = BTreeMap<String, String>;

fn id_of(text: &Json) -> Uuid {
    text.as_str().unwrap().parse().unwrap()
}

/// One row, by these columns; times are put apart.
fn row_of(
    tx: &mut Tx<'_>,
    facts: &mut Facts,
    times: &mut Vec<(String, i64)>,
    (table, by, id): (&str, &str, Uuid),
    columns: &[(&str, char)],
) -> Result<(), DbError> {
    for (column, kind) in columns {
        let shown = match kind {
            't' | 'n' => format!("SELECT {column} FROM {table} WHERE {by} = $1"),
            'b' => format!(
                "SELECT CAST(CASE WHEN {column} THEN 1 ELSE 0 END AS BIGINT) FROM {table} WHERE {by} = $1"
            ),
            // Sealed, or an id: only whether there is something.
            _ => format!(
                "SELECT CAST(CASE WHEN {column} IS NULL THEN 0 ELSE 1 END AS BIGINT) FROM {table} WHERE {by} = $1"
            ),
        };
        let name = format!("{table}.{column}");
        if *kind == 'w' {
            let text = format!("SELECT {column} FROM {table} WHERE {by} = $1");
            let word = tx.one(&text, &[id.into()], |row| row.get::<Option<String>>(0))?;
            facts.insert(name, word.unwrap_or_else(|| "-".into()));
            continue;
        }
        let number = tx.one(&shown, &[id.into()], |row| row.get::<Option<i64>>(0))?;
        match (kind, number) {
            ('t', Some(at)) => times.push((name, at)),
            (_, number) => {
                facts.insert(name, number.map_or_else(|| "-".into(), |it| it.to_string()));
            }
        }
    }
    Ok(())
}

/// What a thief with the database finds of a customer who has one case.
fn by_sql(tx: &mut Tx<'_>, customer: Uuid) -> Result<Facts, DbError> {
    let (mut facts, mut times) = (Facts::new(), Vec::new());
    let one = |tx: &mut Tx<'_>, text: &str| tx.one(text, &[customer.into()], |row| row.get::<Uuid>(0));
    let case = one(tx, "SELECT id FROM cases WHERE customer_id = $1")?;
    let conversation = one(tx, "SELECT id FROM conversations WHERE customer_id = $1")?;
    let mut rows = |of, columns: &[(&str, char)]| row_of(tx, &mut facts, &mut times, of, columns);
    rows(
        ("customers", "id", customer),
        &[
            ("created_at", 't'),
            ("last_seen_at", 't'),
            ("name", 'x'),
            ("email", 'x'),
            ("email_by_staff", 'b'),
            ("language", 'w'),
            ("time_zone", 'x'),
            ("note", 'x'),
            ("fields", 'x'),
            ("blocked", 'b'),
            ("proof", 'w'),
            ("tier", 'w'),
            ("erased_at", 't'),
        ],
    )?;
    rows(
        ("customer_sessions", "customer_id", customer),
        &[("created_at", 't'), ("last_seen_at", 't'), ("expires_at", 't')],
    )?;
    rows(("identities", "customer_id", customer), &[("created_at", 't'), ("kind", 'w'), ("proof", 'w')])?;
    rows(
        ("cases", "id", case),
        &[
            ("created_at", 't'),
            ("last_at", 't'),
            ("sort_at", 't'),
            ("resolved_at", 't'),
            ("waiting_since", 't'),
            ("snoozed_until", 't'),
            ("next_due_at", 't'),
            ("exposed_at", 't'),
            ("type", 'w'),
            ("subject", 'x'),
            ("state", 'w'),
            ("priority", 'n'),
            ("team_id", 'x'),
            ("assignee_id", 'x'),
            ("language", 'w'),
            ("preview_pos", 'x'),
            ("last_from", 'w'),
            ("resolved_by", 'x'),
            ("resolve_reason", 'x'),
            ("merged_into", 'x'),
            ("fields", 'x'),
            ("messages", 'n'),
            ("next_due", 'w'),
            ("bot", 'w'),
        ],
    )?;
    rows(
        ("conversations", "id", conversation),
        &[
            ("created_at", 't'),
            ("last_seq", 'n'),
            ("last_public_seq", 'n'),
            ("customer_read", 'n'),
            ("staff_read", 'n'),
            ("mailed", 'n'),
        ],
    )?;
    let said = tx.all(
        "SELECT seq, public_seq, at, kind, author_kind, client_key, pos FROM messages WHERE conversation_id = $1 ORDER BY seq",
        &[conversation.into()],
        |row| {
            let key = row.get::<Option<String>>(5)?.unwrap_or_default();
            let told = format!(
                "{:?} {} {} {} {}",
                row.get::<Option<i64>>(1)?.is_some(),
                row.get::<String>(3)?,
                row.get::<String>(4)?,
                key.len(),
                key.chars().take(2).collect::<String>(),
            );
            Ok((row.get::<i64>(0)?, row.get::<i64>(2)?, told))
        },
    )?;
    for (seq, at, told) in said {
        facts.insert(format!("message {seq}"), told);
        times.push((format!("message {seq}"), at));
    }
    let events = tx.all(
        "SELECT pos, at, kind, actor_kind FROM events WHERE customer_id = $1 OR case_id = $2 ORDER BY pos",
        &[customer.into(), case.into()],
        |row| Ok((row.get::<i64>(0)?, row.get::<i64>(1)?, row.get::<String>(2)?, row.get::<String>(3)?)),
    )?;
    for (nth, (pos, at, kind, actor)) in events.iter().enumerate() {
        facts.insert(format!("event {kind} by {actor}"), "yes".into());
        if nth == 0 {
            facts.insert("first event".into(), kind.clone());
        }
        // Who stands beside it, and when.
        let beside = tx.all(
            "SELECT at FROM events WHERE pos IN ($1, $2) AND COALESCE(customer_id, case_id, workspace_id) NOT IN ($3, $4)",
            &[(pos - 1).into(), (pos + 1).into(), customer.into(), case.into()],
            |row| row.get::<i64>(0),
        )?;
        facts.insert(format!("{kind} shares its moment"), beside.contains(at).to_string());
        if !times.iter().any(|(name, _)| name == kind) {
            times.push((kind.clone(), *at));
        }
    }
    let made = |id: Uuid| i64::try_from(id.as_u128() >> 80).unwrap() * 1000;
    for (name, id) in [("customers.id", customer), ("cases.id", case), ("conversations.id", conversation)] {
        times.push((name.into(), made(id)));
    }
    for (nth, (a, first)) in times.iter().enumerate() {
        facts.insert(
            format!("{a} is a whole second"),
            (first % 1_000_000 == 0 && !a.ends_with(".id")).to_string(),
        );
        for (b, second) in &times[nth + 1..] {
            // An id knows milliseconds alone.
            let whole = |at: &i64| if a.ends_with(".id") || b.ends_with(".id") { at / 1000 } else { *at };
            facts.insert(format!("{a} to {b}"), format!("{:?}", whole(first).cmp(&whole(second))));
        }
    }
    Ok(facts)
}

/// What an answer tells: of each member whether it is there, of words and times what they say.
fn by_answer(name: &str, answer: &Json, facts: &mut Facts) {
    match answer {
        Json::Object(members) => {
            members.iter().for_each(|(key, value)| by_answer(&format!("{name}.{key}"), value, facts));
        }
        Json::Array(items) => {
            facts.insert(format!("{name}[]"), items.len().to_string());
            items.iter().enumerate().for_each(|(nth, it)| by_answer(&format!("{name}[{nth}]"), it, facts));
        }
        Json::String(text) => {
            let word = text.len() <= 14 && text.bytes().all(|it| it.is_ascii_lowercase() || it == b'_');
            let personal = ["name", "body", "preview", "email"].iter().any(|it| name.ends_with(it));
            let told = if word && !personal { text.clone() } else { "a text".into() };
            facts.insert(name.into(), told);
        }
        Json::Number(_) => drop(facts.insert(name.into(), "a number".into())),
        other => drop(facts.insert(name.into(), other.to_string())),
    }
}

/// How the times of one answer stand to each other.
fn order_of(name: &str, item: &Json, facts: &mut Facts) {
    let Some(members) = item.as_object() else { return };
    let times: Vec<(&String, Time)> =
        members.iter().filter_map(|(key, it)| Some((key, it.as_str()?.parse().ok()?))).collect();
    for (nth, (a, first)) in times.iter().enumerate() {
        for (b, second) in &times[nth + 1..] {
            facts.insert(format!("{name}.{a} to {b}"), format!("{:?}", first.cmp(second)));
        }
    }
}

/// What staff are shown of a customer, in lists and by opening.
async fn by_screen(reader: &Client, customers: &Json, cases: &Json, customer: &str) -> Facts {
    let mut facts = Facts::new();
    let listed = |all: &Json, is: &dyn Fn(&Json) -> bool| {
        all["items"].as_array().unwrap().iter().find(|it| is(it)).unwrap().clone()
    };
    let one = listed(customers, &|it| it["id"] == customer);
    let case = listed(cases, &|it| it["customer"]["id"] == customer);
    let path = format!("/cases/{}", case["id"].as_str().unwrap());
    let detail = reader.get(&path).await.ok();
    let thread = reader.get(&format!("{path}/messages")).await.ok();
    let person = reader.get(&format!("/customers/{customer}")).await.ok();
    for (name, answer) in
        [("in a list", &one), ("case in a list", &case), ("case", &detail), ("person", &person)]
    {
        by_answer(name, answer, &mut facts);
        order_of(name, answer, &mut facts);
    }
    // What the bot says depends on the words; who speaks, and in which order, does not.
    for (nth, it) in thread["items"].as_array().unwrap().iter().enumerate() {
        for member in ["kind", "from", "public_seq", "seq"] {
            facts.insert(format!("thread {nth} {member}"), it[member].to_string());
        }
    }
    facts
}

/// The facts by which canaries alone are found: rules that name one value, which no guest has.
fn that_tell(canaries: &[Facts], guests: &[Facts]) -> Vec<String> {
    let names: BTreeSet<&String> = canaries.iter().chain(guests).flat_map(BTreeMap::keys).collect();
    let values = |all: &[Facts], name: &String| -> BTreeSet<String> {
        all.iter().map(|it| it.get(name).cloned().unwrap_or_else(|| "absent".into())).collect()
    };
    let told = names.into_iter().filter_map(|name| {
        let only: Vec<String> = values(canaries, name).difference(&values(guests, name)).cloned().collect();
        (!only.is_empty()).then(|| format!("{name} is {only:?}, of guests {:?}", values(guests, name)))
    });
    told.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn canaries_are_told_from_guests_by_no_list_no_detail_and_no_row() {
    each_engine(|app| async move {
        let desk = desk_with_bot(&app).await;
        let security = app.sign_in("Security").await;
        let mut guests = Vec::new();
        for (nth, words) in ["my withdrawal is pending", "is anybody there?"].into_iter().enumerate() {
            let how = (nth == 0, nth == 1);
            guests.push(Guest::visits(&app, &desk, words, how, 9).await);
        }
        app.prove_again().await;
        let mut planted = Vec::new();
        for _ in 0..4 {
            let new = json!({"domain": "letters.example", "inbox": desk.inbox["id"], "cases": 1});
            let it = security.post("/trust/canaries", new).await.ok();
            assert_eq!(
                (&it["state"], &it["customer"], &it["cases"]),
                (&json!("arriving"), &Json::Null, &json!([]))
            );
            assert!(
                it["arrives_by"].is_string() && it["email"].as_str().unwrap().ends_with("@letters.example")
            );
            planted.push(it);
            app.advance(Duration::from_micros(1_234_567));
        }
        guests.push(Guest::visits(&app, &desk, "how long does a withdrawal take?", (true, true), 3).await);
        let mut canaries = Vec::new();
        for it in &planted {
            canaries.push(in_place(&app, it).await);
        }
        // Guests who ask the very same, so that the bot does the same: what is left to tell them by is how they came.
        for (nth, it) in canaries.iter().enumerate() {
            let case: Uuid = id_of(&it["cases"][0]);
            let talk = app.read(move |tx| {
                let text = "SELECT id FROM conversations WHERE case_id = $1";
                tx.one(text, &[case.into()], |row| row.get::<ConversationId>(0))
            });
            let words = app.bodies(&talk.await.to_string()).await.remove(0);
            for early in [true, false] {
                let minutes = if early { 150 } else { 11 };
                let watches = (nth % 2 == 0) == early;
                guests.push(Guest::visits(&app, &desk, &words, (early, watches), minutes).await);
            }
        }
        // Nothing but the event says that they were planted, and nobody stands beside it.
        let planting = app.read(|tx| {
            tx.all("SELECT at FROM events WHERE kind = 'security.canary_planted'", &[], |row| {
                row.get::<i64>(0)
            })
        });
        let times =
            app.read(|tx| tx.all("SELECT created_at FROM customers", &[], |row| row.get::<i64>(0))).await;
        for at in planting.await {
            assert!(
                times.iter().all(|it| (it - at).abs() > 2_000_000),
                "somebody came as a canary was planted"
            );
        }
        // The rest of the plans is left: what is kept of them says nothing of whom they made.
        pass(&app, Duration::from_secs(7 * 3600)).await;
        for it in &planted {
            assert!(kept(&app, it).await.unwrap().plan.is_none(), "a plan is not at its end");
        }
        let ids = canaries.iter().map(|it| it["customer"].clone());
        let guests = guests.iter().map(|it| (false, json!(it.customer.id)));
        let everybody: Vec<(bool, Json)> = ids.map(|id| (true, id)).chain(guests).collect();
        let mut facts = (Vec::new(), Vec::new());
        for (canary, id) in &everybody {
            let customer = id_of(id);
            let rows = app.read(move |tx| by_sql(tx, customer)).await;
            if *canary { facts.0.push(rows) } else { facts.1.push(rows) }
        }
        // Looks are events, too: nobody looks before the rows are compared.
        let reader = app.sign_in("Admin").await;
        let customers = reader.get("/customers?limit=100").await.ok();
        let cases = reader.get("/cases?view=resolved&limit=100").await.ok();
        let mut all = facts.0.iter_mut().chain(&mut facts.1);
        for (_, id) in &everybody {
            let shown = by_screen(&reader, &customers, &cases, id.as_str().unwrap()).await;
            all.next().unwrap().extend(shown);
        }
        assert!(facts.0[0].len() > 150, "{:?}", facts.0[0]);
        assert_eq!(that_tell(&facts.0, &facts.1), Vec::<String>::new());
        // As they were planted once, they would be told by this very comparison.
        let mut clumsy = facts.0[0].clone();
        clumsy.insert("cases.created_at to cases.resolved_at".into(), "Equal".into());
        clumsy.insert("message 1".into(), "true message customer 0 ".into());
        assert_eq!(that_tell(&[clumsy], &facts.1).len(), 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_goes_on_after_a_standstill_and_stops_when_it_is_given_up() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let security = app.sign_in("Security").await;
        let plant = async |cases: i64| {
            let new = json!({"domain": "letters.example", "inbox": desk.inbox["id"], "cases": cases});
            security.post("/trust/canaries", new).await.ok()
        };
        let customers = async || {
            let text = "SELECT count(*) FROM customers WHERE workspace_id = $1";
            let ws = app.workspace;
            app.read(move |tx| tx.one(text, &[ws.into()], |row| row.get::<i64>(0))).await
        };
        // Given up before anybody came: nobody comes.
        let first = plant(1).await;
        security.delete(&format!("/trust/canaries/{}", first["id"].as_str().unwrap())).await.ok();
        pass(&app, Duration::from_secs(3600)).await;
        assert_eq!(customers().await, 0);
        app.prove_again().await;

        // Given up in the middle: no case follows the one there is.
        let second = plant(2).await;
        carried(&app, &second, |it| it.canary.cases.len() == 1).await;
        security.delete(&format!("/trust/canaries/{}", second["id"].as_str().unwrap())).await.ok();
        let cases =
            async || app.read(|tx| tx.all("SELECT state FROM cases", &[], |row| row.get::<String>(0))).await;
        pass(&app, Duration::from_secs(5 * 86_400)).await;
        assert_eq!(cases().await.len(), 1, "what was open stays as it is");
        let security = app.sign_in("Security").await;

        // A server that stood still for a day goes on where it was: each step at a time of its own, none at once with the next.
        let new = json!({"domain": "letters.example", "inbox": desk.inbox["id"], "cases": 1});
        let third = security.post("/trust/canaries", new).await.ok();
        app.advance(Duration::from_secs(86_400));
        app.run_jobs().await;
        let it = kept(&app, &third).await.unwrap();
        assert!(it.canary.customer.is_some() && it.canary.cases.is_empty(), "one step, and no more");
        let third = in_place(&app, &third).await;
        assert_eq!(third["numbers"].as_array().unwrap().len(), 1);
        assert_eq!(cases().await.iter().filter(|it| *it == "resolved").count(), 1);

        // Where nobody can come now, they come once somebody can; and not at all where a canary would stand out.
        let security = app.sign_in("Security").await;
        let inbox = format!("/inboxes/{}", desk.inbox["id"].as_str().unwrap());
        let new = json!({"domain": "letters.example", "inbox": desk.inbox["id"], "cases": 1});
        let fourth = security.post("/trust/canaries", new.clone()).await.ok();
        let admin = app.sign_in("Admin").await;
        admin.patch(&inbox, json!({"enabled": false})).await.ok();
        pass(&app, Duration::from_secs(2 * 3600)).await;
        let waiting = kept(&app, &fourth).await.unwrap().canary;
        assert_eq!((waiting.state, waiting.customer), (CanaryState::Arriving, None));
        assert!(waiting.arrives_by.unwrap() > app.app.now());
        app.prove_again().await;
        admin.patch(&inbox, json!({"enabled": true})).await.ok();
        arrived(&app, &fourth).await;
        admin.patch(&inbox, json!({"enabled": true, "identity_required": true})).await.ok();
        security.post("/trust/canaries", new).await.problem(Code::Invalid);
    })
    .await;
}
