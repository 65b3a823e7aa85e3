//! What ships with the program answers the questions that check it: `content/eval/questions.tsv`. Of these lines nothing was taught.

use crate::{
    support::{Client, TestApp, each_engine},
    talk::desk,
};
use serde_json::{Value as Json, json};
use std::{collections::HashMap, fs, path::Path};

/// One question with what is right for it.
struct Question {
    id: String,
    text: String,
    articles: Vec<String>,
    team: String,
    urgent: bool,
    note: String,
}

fn questions() -> Vec<Question> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/eval/questions.tsv");
    let text = fs::read_to_string(file).unwrap();
    let line = |line: &str| {
        let [id, _lang, text, articles, _intent, team, urgent, note] =
            line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        Question {
            id: id.into(),
            text: text.into(),
            articles: articles.split('|').map(str::to_owned).collect(),
            team: team.into(),
            urgent: urgent == "yes",
            note: note.into(),
        }
    };
    text.lines().skip(1).map(line).collect()
}

/// How many of how many were right, and in which they were not.
#[derive(Default)]
struct Tally {
    right: usize,
    all: usize,
    wrong: Vec<String>,
}

impl Tally {
    fn count(&mut self, right: bool, wrong: impl FnOnce() -> String) {
        self.all += 1;
        self.right += usize::from(right);
        if !right {
            self.wrong.push(wrong());
        }
    }

    fn percent(&self) -> usize {
        self.right * 100 / self.all.max(1)
    }
}

/// What the desk does with the questions, by what was looked at.
async fn ask_all(admin: &Client, teams: &HashMap<String, String>) -> HashMap<&'static str, Tally> {
    let mut tallies = HashMap::<&'static str, Tally>::new();
    for it in questions() {
        let found = admin.post("/understanding/try", json!({"text": it.text})).await.ok();
        let reading = &found["reading"];
        let slug = |article: &Json| article["path"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
        let first = found["articles"].as_array().unwrap().first().map(slug).unwrap_or_default();
        let rule = found["why"]["rule"].as_str().unwrap().to_owned();
        let mut count = |what, right, said: &str| {
            let wrong = || format!("{} [{said}]", it.id);
            tallies.entry(what).or_default().count(right, wrong);
        };
        if it.note.contains("advice") {
            // The best article is not the one that is given, where the position is.
            let source = found["sources"][0]["path"].as_str().unwrap_or_default();
            let given = ["answer", "more", "position"].contains(&rule.as_str())
                && !source.ends_with("/investment-advice");
            count("position or person", !given, &format!("{rule} {source}"));
            continue;
        }
        if it.articles == [""] {
            count("left alone", rule != "answer", &format!("{rule} {first}"));
            continue;
        }
        count("answered at once", rule == "answer" || rule == "flow" || rule.starts_with("hand_over"), "");
        count("article", it.articles.contains(&first), &format!("{first} for {}", it.articles.join("|")));
        let team = teams.get(&it.team).map(String::as_str);
        let said = format!("{} for {}", reading["routed_as"], it.team);
        count("team", reading["team"].as_str() == team, &said);
        if ["theft", "phrase", "compromise", "self-harm"].iter().any(|kind| it.note.contains(kind)) {
            let now = reading["urgency"] == "urgent";
            count("urgent at once", now, &format!("{}", reading["intent"]));
            let asked = reading["may_be_urgent"] == true;
            count("urgent or asked", now || asked, &format!("{}", reading["intent"]));
        } else if !it.urgent {
            count("not urgent", reading["urgency"] != "urgent", &format!("{}", reading["urgent_for"]));
            count("not asked", reading["may_be_urgent"] != true, "");
        }
    }
    tallies
}

#[tokio::test(flavor = "multi_thread")]
async fn what_ships_answers_the_questions_that_check_it() {
    each_engine(|app: TestApp| async move {
        let desk = desk(&app, json!({})).await;
        desk.admin.post("/knowledge/import", json!({"format": "shipped", "publish": true})).await.ok();
        let mut teams = HashMap::new();
        for role in
            ["support", "transactions", "security", "verification", "compliance", "payments", "complaints"]
        {
            let team = json!({"name": role, "members": [], "skills": []});
            let team = desk.admin.post("/teams", team).await.ok()["id"].as_str().unwrap().to_owned();
            desk.admin.put(&format!("/understanding/routes/{role}"), json!({"team": team})).await.ok();
            teams.insert(role.to_owned(), team);
        }
        let tallies = ask_all(&desk.admin, &teams).await;
        let mut names: Vec<_> = tallies.keys().copied().collect();
        names.sort_unstable();
        for name in names {
            let it = &tallies[name];
            println!("{name}: {} of {}, {} %\n  {}", it.right, it.all, it.percent(), it.wrong.join("\n  "));
        }
        // What was reached, less a little; the figures are in docs/understanding.md. No article that ships gives advice.
        for (what, least) in [
            ("article", 85),
            ("team", 88),
            ("urgent at once", 94),
            ("urgent or asked", 96),
            ("not urgent", 90),
            ("not asked", 85),
            ("position or person", 96),
        ] {
            assert!(tallies[what].percent() >= least, "{what}: {} %", tallies[what].percent());
        }
    })
    .await;
}
