//! The auditor's folder.

use super::*;
use crate::ledger::busy_desk;
use ombud_ledger::{Trust, auditor, bundle};
use serde_json::json;
use std::process::Command;

/// Runs the verifier as an auditor does: whether it is content, and what it says.
fn verify(outside: &Outside, file: &[u8], more: &[&str]) -> (bool, String) {
    let path = outside.auditor().with_extension("jsonl");
    std::fs::write(&path, file).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_ombud"));
    command.args([
        "ledger",
        "verify",
        path.to_str().unwrap(),
        "--auditor",
        outside.auditor().to_str().unwrap(),
    ]);
    let output = command.args(more).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(said).unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn each_head_goes_into_the_auditors_files_and_the_log_must_agree_with_all() {
    each_engine_with_folder(|app, outside| async move {
        let (_, anna, talk) = busy_desk(&app).await;
        let mut signed = vec![sign(&app).await];
        for n in 0..5 {
            app.advance(Duration::from_secs(9 * 3600));
            anna.write(&talk, &format!("d{n}"), "and a day later").await;
            signed.push(sign(&app).await);
            app.run_jobs().await;
        }
        let notes = outside.notes();
        assert!(signed.iter().all(|it| notes.contains(&it.note)), "{notes:?}");
        let key = log_key(&app).await;
        // Whoever was signed in at the beginning no longer is.
        let admin = app.sign_in("Admin").await;
        let last = sign(&app).await;
        app.run_jobs().await;
        let place = std::fs::read_dir(outside.auditor()).unwrap().next().unwrap().unwrap().path();
        let mut days: Vec<String> = std::fs::read_dir(&place)
            .unwrap()
            .map(|it| it.unwrap().file_name().into_string().unwrap())
            .collect();
        days.sort();
        assert_eq!(days, ["2026-01-05.txt", "2026-01-06.txt", "2026-01-07.txt"]);
        let held = &targets(&admin).await[0];
        assert_eq!(
            (&held["id"], &held["kind"], &held["trouble"]),
            (&json!("folder"), &json!("folder"), &Json::Null)
        );
        assert!(held["held_size"].as_i64() >= Some(last.size), "{held}");
        let posture = admin.get("/security-check").await.ok();
        let outside_of_here =
            posture["checks"].as_array().unwrap().iter().find(|it| it["id"] == "heads_outside");
        assert_eq!(outside_of_here.unwrap()["state"], "pass", "{posture}");

        let file = export(&app).await;
        let (good, said) = verify(&outside, &file, &["--key", &key.to_string()]);
        assert!(good && said.contains("Everything fits.") && said.contains("heads in 3 files"), "{said}");
        let trust = Trust { log: Some(key), checkpoints: outside.notes(), ..Trust::default() };
        assert!(bundle::verify(&file[..], &trust).unwrap().is_good());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_auditor_finds_a_log_that_was_rolled_back_or_forked() {
    each_engine_with_folder(|app, outside| async move {
        let (_, anna, talk) = busy_desk(&app).await;
        let early = sign(&app).await;
        let word = copied_word(&app).await;
        anna.write(&talk, "late", "Mia asked me for my password").await;
        let late = sign(&app).await;
        app.run_jobs().await;
        assert!(late.size > early.size);

        // The operator puts an old backup back: what is exported is shorter than what the auditor has.
        roll_back(&app, early.size, word).await;
        let (good, said) = verify(&outside, &export(&app).await, &[]);
        assert!(!good && said.contains(&format!("there were {} leaves", late.size)), "{said}");
        later(&app).await;
        let hitch = ledger_trouble(&app).await;
        assert_eq!(hitch.0, "rolled_back", "{hitch:?}");
        assert_eq!(refusals(&app).await, 1);

        // Then goes on as if nothing had been: it is as long again, and another.
        for n in 0..4 {
            app.advance(Duration::from_secs(60));
            anna.write(&talk, &format!("n{n}"), "thank you, Mia").await;
        }
        let forked = sign(&app).await;
        assert!(forked.size > late.size);
        let (good, said) = verify(&outside, &export(&app).await, &[]);
        assert!(!good && said.contains("another root"), "{said}");
        later(&app).await;
        let hitch = ledger_trouble(&app).await;
        assert_eq!(hitch.0, "forked", "{hitch:?}");
        assert_eq!(refusals(&app).await, 2, "each trouble is told once");
        later(&app).await;
        assert_eq!(refusals(&app).await, 2);
        assert!(!outside.notes().contains(&forked.note), "nothing is written over what the auditor has");
    })
    .await;
}

async fn ledger_trouble(app: &TestApp) -> (String, String) {
    let ws = app.workspace;
    app.read(move |tx| {
        tx.one(
            "SELECT trouble, detail FROM anchor_troubles WHERE workspace_id = $1 AND target = 'folder'",
            &[ws.into()],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_changed_in_the_auditors_files_is_found() {
    each_engine_with_folder(|app, outside| async move {
        let (_, anna, talk) = busy_desk(&app).await;
        let first = sign(&app).await;
        app.run_jobs().await;
        anna.write(&talk, "more", "and more").await;
        let second = sign(&app).await;
        app.run_jobs().await;
        let file = export(&app).await;
        let place = std::fs::read_dir(outside.auditor()).unwrap().next().unwrap().unwrap().path();
        let day = std::fs::read_dir(place).unwrap().next().unwrap().unwrap().path();
        let whole = std::fs::read_to_string(&day).unwrap();
        let bad = [
            (
                "a root",
                whole.replacen(first.note.lines().nth(2).unwrap(), second.note.lines().nth(2).unwrap(), 1),
            ),
            ("a size", whole.replacen(&format!("\n{}\n", first.size), &format!("\n{}\n", first.size - 1), 1)),
            ("their order", auditor::record(&second.note, "") + &auditor::record(&first.note, "")),
            (
                "something else",
                format!(
                    "{}what is this?\n\n{}",
                    auditor::record(&first.note, ""),
                    auditor::record(&second.note, "")
                ),
            ),
        ];
        for (what, text) in bad {
            assert_ne!(text, whole, "{what}");
            std::fs::write(&day, text).unwrap();
            let (good, said) = verify(&outside, &file, &[]);
            assert!(!good, "{what}: {said}");
        }
        // A writer that was interrupted has changed nothing, and goes on.
        std::fs::write(&day, format!("{whole}{}", &second.note[..40])).unwrap();
        let (good, said) = verify(&outside, &file, &[]);
        assert!(good && said.contains("interrupted"), "{said}");
        app.advance(Duration::from_secs(1));
        anna.write(&talk, "third", "the third").await;
        let third = sign(&app).await;
        app.run_jobs().await;
        assert!(outside.notes().contains(&third.note));
        assert!(verify(&outside, &export(&app).await, &[]).0);
        std::fs::remove_file(&day).unwrap();
        let (good, said) = verify(&outside, &file, &[]);
        assert!(!good && said.contains("has no head of"), "{said}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_that_is_gone_is_told_and_made_up_for() {
    each_engine_with_folder(|app, outside| async move {
        let (desk, anna, talk) = busy_desk(&app).await;
        // A share that is not mounted: nothing is written below its place.
        let away = outside.auditor().with_extension("away");
        std::fs::rename(outside.auditor(), &away).unwrap();
        sign(&app).await;
        app.run_jobs().await;
        app.advance(Duration::from_secs(31));
        app.run_jobs().await;
        let trouble = targets(&desk.admin).await[0]["trouble"].clone();
        assert_eq!((&trouble["code"], &trouble["grave"]), (&json!("unwritable"), &json!(false)), "{trouble}");
        assert!(trouble["tries"].as_i64() >= Some(2) && !outside.auditor().exists(), "{trouble}");
        anna.write(&talk, "more", "and more").await;
        sign(&app).await;
        std::fs::rename(away, outside.auditor()).unwrap();
        later(&app).await;
        let last = sign(&app).await;
        app.run_jobs().await;
        let now = &targets(&desk.admin).await[0];
        assert_eq!(now["trouble"], Json::Null, "{now}");
        assert!(now["held_size"].as_i64() >= Some(last.size), "{now}");
        let ws = app.workspace;
        let heads: i64 = app
            .read(move |tx| {
                tx.one("SELECT count(*) FROM checkpoints WHERE workspace_id = $1", &[ws.into()], |row| {
                    row.get(0)
                })
            })
            .await;
        assert_eq!(outside.notes().len() as i64, heads, "each head once");
    })
    .await;
}
